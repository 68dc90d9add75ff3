"""What a dossier says of an event: whole sentences, hedged as the source hedges."""

from dataclasses import replace

import pytest

from made import TEXT, made_capture, span_of
from sayso.linking import RULES
from sayso.model import Article, Attribution, Casualties, Event, Party, Span, When, Where
from sayso.model.vocabulary import CASUALTY_KINDS, STATUSES
from sayso.ontology import load_ontology
from sayso.report.compose import RULES as RULE_WORDS
from sayso.report.compose import read_vocabulary
from sayso.report.naming import joined, name_phrase
from sayso.report.phrases import count_words, place_phrase, size_phrase, when_phrase
from sayso.report.telling import tell

VOCABULARY = read_vocabulary("en")
WORDS = VOCABULARY.words
(ARTICLE,) = made_capture().articles
SHELLING, ARREST = ARTICLE.events
AFP, MINISTRY, DENIAL = ARTICLE.attributions


def told(event: Event, *, article: Article = ARTICLE) -> str:
    return tell(event, article, TEXT, VOCABULARY)


def by(claim: Attribution) -> Article:
    return replace(ARTICLE, attributions=(claim,))


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("asserted", "AFP, cited in Halden Post, said that army gunners attacked five traders with heavy weapons."),
        (
            "alleged",
            "According to AFP, cited in Halden Post, it is alleged that army gunners attacked five traders with heavy "
            "weapons.",
        ),
        (
            "denied",
            "According to AFP, cited in Halden Post, it is denied that army gunners attacked five traders with heavy "
            "weapons.",
        ),
        (
            "planned",
            "AFP, cited in Halden Post, said that army gunners would attack five traders with heavy weapons (planned "
            "or announced, not told as done).",
        ),
        (
            "hypothetical",
            "AFP, cited in Halden Post, spoke of the possibility that army gunners might attack five traders with "
            "heavy weapons (not told as done).",
        ),
        (
            "negated",
            "AFP, cited in Halden Post, said that army gunners did not attack five traders with heavy weapons.",
        ),
    ],
)
def test_each_status_is_hedged_in_its_own_way(status: str, sentence: str) -> None:
    assert told(replace(SHELLING, status=status, when=None, where=None)) == sentence  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("status", STATUSES)
def test_where_nobody_is_named_the_article_answers(status: str) -> None:
    said = told(replace(SHELLING, status=status, chain=(), attribution=None))  # pyright: ignore[reportArgumentType]
    assert said.startswith("The article ")
    assert "five traders" in said


def test_who_denies_and_who_alleges_say_so_themselves() -> None:
    assert told(ARREST).startswith("The army, cited in Halden Post, denied that army gunners arrested or detained")
    alleging = by(replace(AFP, stance="alleges"))
    assert told(replace(SHELLING, status="alleged"), article=alleging).startswith(
        "AFP, cited in Halden Post, alleged that"
    )


def test_a_chain_of_three_is_told_from_the_inside_out_with_its_medium() -> None:
    event = replace(SHELLING, chain=("Halden Post", "AFP", "health ministry"), attribution=MINISTRY.id)
    said = told(event)
    assert said.startswith("The health ministry, cited by AFP in Halden Post, said in a statement that army gunners")


def test_those_who_speak_of_themselves_are_they() -> None:
    own = replace(SHELLING, chain=("Army gunners",), when=None, where=None)
    assert told(own) == "Army gunners said that they attacked five traders with heavy weapons."
    one = replace(ARTICLE, actors=tuple(replace(actor, name="Ada Brandt") for actor in ARTICLE.actors))
    assert told(replace(own, chain=("Ada Brandt",)), article=one).startswith("Ada Brandt said that Ada Brandt attacked")


def test_background_place_and_date_are_told() -> None:
    assert told(replace(SHELLING, historical=True)).endswith(
        " in Port Halden, XH, on 25 December 2025 (told as background)."
    )
    in_clause = replace(SHELLING, recipients=(Party(spans=(span_of("the market of Port Halden"),)),))
    assert told(in_clause).endswith("attacked the market of Port Halden with heavy weapons on 25 December 2025.")


def test_who_is_not_named_is_said_not_to_be() -> None:
    assert "that an unnamed party attacked five traders" in told(replace(SHELLING, actors=()))
    assert "that army gunners carried out an attack with heavy weapons" in told(replace(SHELLING, recipients=()))
    pronoun = replace(SHELLING, actors=(Party(spans=(span_of("its"),)),))
    assert "a party called only “its”" in told(pronoun)


def test_a_type_that_nobody_worded_is_told_by_its_name() -> None:
    assert "took part in what is coded as SKIRMISH with regard to five traders" in told(
        replace(SHELLING, type="SKIRMISH", mode=None)
    )


def test_every_type_and_mode_is_worded_with_both_forms_of_its_verb() -> None:
    for name, kind in load_ontology().types.items():
        for key in (name, *(f"{name} {mode.name}" for mode in kind.modes)):
            telling = WORDS.tellings[key]
            assert "{whom}" in telling.whom and "{" not in telling.alone
            assert telling.whom.split()[0].count("|") == telling.alone.split()[0].count("|") == 1
    assert set(RULE_WORDS) == set(RULES)
    assert {f"casualties.{kind}" for kind in CASUALTY_KINDS} <= set(WORDS.fields)


@pytest.mark.parametrize(
    ("text", "name", "phrase"),
    [
        ("A source in the interior ministry spoke.", "interior ministry", "the interior ministry"),
        ("It was an armed gang.", "armed gang", "an armed gang"),
        ("Another operative fled.", "operative", "another operative"),
        ("so security source said", "security source", "the security source"),
        ("gunmen came", "gunmen", "gunmen"),
        ("Troops of the US left.", "US", "the US"),
        ("the Sair group and the Sair council met", "Sair group", "the Sair group"),
        ("in the Orvik offensive Orvik fell", "Orvik", "Orvik"),
        ("Police said. Then police left.", "Police", "police"),
        ("members of a cell fled", "members of a cell", "members of a cell"),
        ("Haddad's brother fled", "Haddad's brother", "Haddad's brother"),
        ("The army left", "The army", "the army"),
        ("Four men fled.", "Four men", "four men"),
        ("https://news.example/dana-orvik Dana Orvik left", "Dana Orvik", "Dana Orvik"),
        ("It hit at least three students", "least three students", "at least three students"),
        ("He shot himself", "himself", "a party called only “himself”"),
    ],
)
def test_names_stand_with_the_article_they_need(text: str, name: str, phrase: str) -> None:
    spans = [Span(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)]
    assert name_phrase(name, spans, text, WORDS) == phrase


def test_a_sentence_ends_with_one_stop() -> None:
    abroad = replace(SHELLING, recipients=(Party(spans=(Span(0, 4),)),), when=None, where=None)
    said = tell(abroad, ARTICLE, "U.S." + TEXT[4:], VOCABULARY)
    assert said.endswith("attacked the U.S. with heavy weapons.")
    plain = replace(abroad, type="SUPPORT", mode=None)
    assert tell(plain, ARTICLE, "U.S." + TEXT[4:], VOCABULARY).endswith("army gunners supported the U.S.")


def test_many_names_are_counted() -> None:
    assert joined(["A", "B"]) == "A and B"
    assert joined(list("ABCDEFG")) == "A, B, C, D and 3 others"


def on(start: str | None, end: str | None, granularity: str = "day", basis: str = "explicit") -> str:
    when = When(start=start, end=end, granularity=granularity, basis=basis, evidence=None)  # pyright: ignore[reportArgumentType]
    return when_phrase(when, WORDS)


def test_dates_are_as_precise_as_they_are_known() -> None:
    assert on("2025-12-05", "2025-12-05") == "on 5 December 2025"
    assert on("2025-11-01", "2025-11-30", "month") == "in November 2025"
    assert on("2008", "2008", "year") == "in 2008"
    assert on("2025-12-01", "2025-12-07", "week") == "between 1 December 2025 and 7 December 2025"
    assert on(None, "2025-12-07") == "on or before 7 December 2025"
    assert on("2025-12-07", None) == "on or after 7 December 2025"
    assert on("2025-12-07", "2025-12-07", basis="publication") == "on 7 December 2025 (by the article’s own date)"
    assert on(None, None) == when_phrase(None, WORDS) == ""


def test_a_place_says_how_exactly_it_is_known() -> None:
    def at(name: str, precision: str) -> str:
        where = Where(
            name=name, country="IQ", admin1="Nineveh", lat=1.0, lon=1.0, geonames_id=None,
            precision=precision, evidence=None,  # pyright: ignore[reportArgumentType]
        )  # fmt: skip
        return place_phrase(where, VOCABULARY.countries, WORDS)

    assert at("Mosul", "exact") == "in Mosul, Iraq"
    assert at("Mosul", "near") == "in or near Mosul, Iraq"
    assert at("Nineveh", "province") == "in Nineveh, Iraq (known to the province only)"
    assert at("Iraq", "country") == at("I.Q.", "country") == "in Iraq"
    assert at("MOSUL", "exact") == "in Mosul, Iraq"


def test_numbers_keep_their_bounds() -> None:
    assert size_phrase(5, 5, 5) == "5"
    assert size_phrase(5, 5, None) == "at least 5"
    assert size_phrase(None, None, 1200) == "at most 1,200"
    assert size_phrase(3, 4, 5) == "3 to 5 (best estimate 4)"
    assert size_phrase(None, None, None) == "an unstated number"
    one = Casualties(kind="killed", min=1, best=1, max=1, who="ISIS\nleader", evidence=Span(0, 1))
    assert count_words(one) == "1 killed (ISIS leader)"
