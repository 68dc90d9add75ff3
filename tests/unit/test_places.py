import pytest

from sayso.coding.parses import Parser
from sayso.coding.places import Gazetteer, find_places, load_gazetteer
from sayso.lang.loading import read_words
from sayso.lang.places import PlaceWords
from sayso.model import Place, Span

WORDS = read_words("en", "places", PlaceWords)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(WORDS)


@pytest.fixture
def places(parser: Parser, gazetteer: Gazetteer):
    def find(*paragraphs: str) -> dict[str, Place]:
        text = "\n".join(paragraphs)
        spans: list[Span] = []
        for paragraph in paragraphs:
            start = spans[-1].end + 1 if spans else 0
            spans.append(Span(start, start + len(paragraph)))
        parse = parser.parse_pieces(text, [("body", span) for span in spans])
        found = find_places(parse, gazetteer, WORDS)
        assert all(0 <= place.span.start < place.span.end <= len(text) for place in found)
        return {text[place.span.start : place.span.end]: place for place in found}

    return find


def test_a_city_is_the_largest_of_its_name_where_nothing_else_is_said(places) -> None:
    found = places("Gunmen attacked a hotel in Damascus on Monday.")
    assert (found["Damascus"].country, found["Damascus"].kind, found["Damascus"].geonames_id) == (
        "SY",
        "settlement",
        170654,
    )


def test_the_container_that_is_named_decides(places) -> None:
    found = places("He was born in Paris, Texas, and died in London, Ont., last year.")
    assert (found["Paris"].country, found["Paris"].admin1) == ("US", "Texas")
    assert found["London"].country == "CA"
    assert found["Texas"].kind == "admin1"


def test_neighbours_decide(places) -> None:
    found = places("The fair in Alexandria drew crowds from Arlington and Fairfax County. Virginia paid for it.")
    assert (found["Alexandria"].country, found["Alexandria"].admin1) == ("US", "Virginia")


def test_a_country_of_one_name_with_a_state_by_its_context(places) -> None:
    assert places("Russian troops entered Georgia from Abkhazia, officials in Tbilisi said.")["Georgia"].country == "GE"
    assert places("He moved to Georgia from Alabama and works in Atlanta.")["Georgia"].country == "US"


def test_a_province_is_not_the_city_that_it_is_named_after(places) -> None:
    found = places("Shells fell in Aleppo.", "Two men were held in a village in Dhi Qar province.")
    assert found["Aleppo"].kind == "settlement"
    assert (found["Dhi Qar"].kind, found["Dhi Qar"].country) == ("admin1", "IQ")


def test_transliterations_and_english_names(places) -> None:
    found = places("Troops left Deir al-Balah, Sair and Khan Younis.", "He flew from Kiev to Palmyra in Syria.")
    assert {found[name].country for name in ("Deir al-Balah", "Sair", "Khan Younis")} == {"PS"}
    assert (found["Kiev"].country, found["Palmyra"].country) == ("UA", "SY")


def test_people_of_a_country_are_no_place_of_their_own(places) -> None:
    found = places("Syrian officials met two Americans in Amman.")
    assert (found["Syrian"].use, found["Syrian"].country) == ("adjective", "SY")
    assert (found["Americans"].use, found["Americans"].country) == ("adjective", "US")
    assert found["Amman"].use == "name"
    found = places("A Central American envoy met African Americans.")
    assert (found["Central American"].kind, found["African Americans"].country) == ("region", "US")


def test_words_before_a_name_are_no_provinces_abbreviation(places) -> None:
    found = places("Troops left Apopa, La Libertad and Soyapango in El Salvador.", "He told Reuters, Miss Lind said.")
    assert not {"La", "Miss", "Reuters"} & set(found)
    assert places("She went to Jackson, Miss, on Monday.")["Miss"].admin1 == "Mississippi"


def test_beside_a_place(places) -> None:
    found = places("A bomb went off near the town of Hebron, and another 10 km north of Nablus, not in Jenin.")
    assert found["Hebron"].near
    assert found["Nablus"].near
    assert not found["Jenin"].near


def test_an_unknown_place_takes_its_country_from_the_one_around_it(places) -> None:
    found = places("Men opened fire in the Hayy al-Zahraniya neighborhood in eastern Gaza City.")
    (unknown,) = (place for name, place in found.items() if "Zahraniya" in name)
    assert (unknown.country, unknown.lat, unknown.kind) == ("PS", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "George Houston and Mr. Jordan thanked Mary Paris.",
        "Smith said the children were tired.",
        "The UN and NATO met on Sunday in March.",
        "Police shot no one.",
    ],
)
def test_names_that_are_no_places(places, text: str) -> None:
    assert places(text) == {}


def test_part_of_a_longer_name(places) -> None:
    found = places("The Houston Police Department held three men.")
    assert (found["Houston"].use, found["Houston"].admin1) == ("part", "Texas")


def test_a_namesake_abroad_is_no_answer_for_a_village_that_the_gazetteer_lacks(places) -> None:
    found = places("Rebels in Honduras attacked Tegucigalpa, Choluteca and the village of Wilmersdorf Springs.")
    assert found["Tegucigalpa"].country == "HN"
    found = places("Gunmen in San Salvador, Soyapango and Apopa in El Salvador fled to Escalon neighborhood.")
    assert found["Escalon"].lat is None


def test_a_demonym_says_in_which_country_a_town_lies(places) -> None:
    found = places("A bomb exploded in the Peruvian border town of Qurzovabad, far from La Paz in Bolivia.")
    assert (found["Qurzovabad"].country, found["Qurzovabad"].lat) == ("PE", None)


def test_whom_somebody_is_for_is_no_town(places) -> None:
    assert "Castro" not in places("The pro-Castro rebels left Bogota for Medellin in Colombia.")
