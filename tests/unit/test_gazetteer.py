import pickle

import pytest

from sayso.coding.places import Gazetteer, load_gazetteer
from sayso.coding.places.folding import fold, fold_loosely
from sayso.lang.loading import read_words
from sayso.lang.places import PlaceWords

WORDS = read_words("en", "places", PlaceWords)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(WORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sa‘īr", "Sa'ir"), ("Dhī Qār", "Dhi Qar"), ("St. Louis", "Saint Louis"), ("Stoke-on-Trent", "stoke on trent")],
)
def test_spellings_that_are_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dayr al Balaḩ", "Deir el-Balah"),
        ("An Nuşayrāt", "Nuseirat"),
        ("Jabālyā", "Jabalia"),
        ("Qalqīlyah", "Qalqilya"),
        ("Khān Yūnis", "Khan Younis"),
    ],
)
def test_transliterations_that_are_one_name(one: str, other: str) -> None:
    def loosely(name: str) -> str:
        return fold_loosely(fold(name), WORDS.articles, WORDS.spellings)

    assert loosely(one) == loosely(other)


def test_countries_have_geonames_ids_and_points(gazetteer: Gazetteer) -> None:
    syria = gazetteer.country("SY")
    assert syria is not None
    assert (syria.name, syria.kind, syria.geonames_id) == ("Syria", "country", 163843)
    assert syria.lat == pytest.approx(35, abs=1.5)
    assert gazetteer.country("XX") is None


def test_subdivisions_know_what_they_lie_in(gazetteer: Gazetteer) -> None:
    (hebron,) = (entry for entry in gazetteer.lookup("Hebron") if entry.country == "PS" and entry.kind == "admin2")
    assert gazetteer.admin_name(hebron.admin1) == "West Bank"


def test_english_names_of_places_that_are_called_otherwise(gazetteer: Gazetteer) -> None:
    assert {entry.country for entry in gazetteer.lookup("Bombay")} >= {"IN"}
    assert any(entry.country == "SY" for entry in gazetteer.lookup("Palmyra"))


def test_abbreviations(gazetteer: Gazetteer) -> None:
    assert [entry and entry.admin1 for entry in map(gazetteer.abbreviated, ("Ill.", "W. Va.", "TX", "Zz."))] == [
        "US.IL",
        "US.WV",
        "US.TX",
        None,
    ]


def test_every_list_names_places_that_the_gazetteer_has(gazetteer: Gazetteer) -> None:
    for exonym in WORDS.exonyms:
        for english in exonym.english:
            assert any(entry.country == exonym.country for entry in gazetteer.lookup(english)), english
    for country, capital in WORDS.capitals.items():
        assert any(entry.name == capital and entry.country == country for entry in gazetteer.lookup(capital)), capital
    for name in WORDS.adjectives:
        assert any(entry.kind in ("region", "admin1") for entry in gazetteer.lookup(name)), name
    for code in WORDS.abbreviations:
        assert gazetteer.admin_name(code), code
    for code in (*WORDS.demonyms, *WORDS.country_names):
        assert gazetteer.country(code), code


def test_a_gazetteer_can_be_sent_to_another_process(gazetteer: Gazetteer) -> None:
    sent = pickle.loads(pickle.dumps(gazetteer))
    assert sent.lookup("Nuseirat") == gazetteer.lookup("Nuseirat") != ()
