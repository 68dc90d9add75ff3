"""Verbal acts, told in sentences of our own: who speaks ill of whom, who demands what of whom, and what is denied."""

from dataclasses import replace

import pytest
from tests.unit.test_events import article_of, code, only, only_of, said, span_of

from sayso.coding.articles.credits import find_dateline
from sayso.coding.articles.signs import compile_signs
from sayso.lang import load_words
from sayso.model import Article, Attribution, Span

SAID = [
    ("Peter Okello said the militia was responsible for the killings in Lira.", "Peter Okello", "militia"),
    ("Eritrea was behind the bombing, the Ethiopian minister said.", "Ethiopian minister", "Eritrea"),
    ("The bishop says the mayor is to blame.", "bishop", "mayor"),
    ('"The junta has blood on its hands," the lawyer said.', "lawyer", "junta"),
    ("The ambassador told reporters that Belarus had violated the treaty.", "ambassador", "Belarus"),
    ("The nuns said the governor had failed to protect them.", "nuns", "governor"),
    ("Critics insist that the senator has sought to mislead the court.", "Critics", "senator"),
    ("The general said the ministers were corrupt and cared only about money.", "general", "ministers"),
    ('"Those ministers are nothing but thieves," said the cleric.', "cleric", "ministers"),
    ("A statement from the guerrillas said the mayor was a traitor.", "guerrillas", "mayor"),
    ("The union said the army's raid was unlawful.", "union", "army"),
    ("The senator called the general a traitor.", "senator", "general"),
    ("The cleric branded the deputy a liar.", "cleric", "deputy"),
    ("Ukraine laid the blame for the blast on Russia.", "Ukraine", "Russia"),
    ("The judge held the police responsible for the deaths.", "judge", "police"),
    ("The minister's accusation that Chad was arming the rebels shocked nobody.", "minister", "Chad"),
    ("The committee heard witnesses who blamed the flood on the dam operator.", "witnesses", "dam operator"),
]


@pytest.mark.parametrize(("text", "speaker", "accused"), SAID)
def test_somebody_speaks_ill_of_somebody(text: str, speaker: str, accused: str) -> None:
    event = only(text, "ACCUSE")
    assert (said(text, event.actors), said(text, event.recipients), event.status) == ([speaker], [accused], "asserted")


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the hospital was responsible for three districts.",
        "The trainer said the team was behind schedule.",
        "The front said it was behind the bombing.",
        "The general said he had failed to protect the town.",
        "The mayor said the officers were not to blame.",
        "The doctor said the patient had failed the test.",
        "The mayor called the general a friend.",
    ],
)
def test_who_speaks_well_or_of_themselves_accuses_nobody(text: str) -> None:
    assert not [event for event in code(text).events if event.type in ("ACCUSE", "CONSULT")]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The villagers demanded the release of the teacher from the militia.", "militia"),
        ("Eritrea demanded the withdrawal of the monitors from the valley.", "monitors"),
        ("Imam Gani demanded an apology from the premier.", "premier"),
        ("The hostage's wife pleaded with the kidnappers to let him go.", "kidnappers"),
    ],
)
def test_of_whom_something_is_demanded(text: str, asked: str) -> None:
    assert said(text, only(text, "REQUEST").recipients) == [asked]


def test_one_speaker_accuses_several() -> None:
    text = "The senator accused the general of theft and accused some of the bishops of lying about the harvest."
    events = [event for event in code(text).events if event.type == "ACCUSE"]
    assert [said(text, event.recipients) for event in events] == [["general"], ["some of the bishops"]]


def test_what_is_only_heard_on_a_recording_is_alleged() -> None:
    text = "Marta Silva also accused the generals of treason."
    article = article_of(text)
    heard = Attribution(
        id="s",
        source=(span_of(text, "Marta Silva"),),
        cue=(span_of(text, "accused"),),
        content=(span_of(text, "the generals of treason"),),
        kind="indirect",
        stance="alleges",
        medium="recording",
    )
    assert only_of(code(text, replace(article, attributions=(heard,))), "ACCUSE").status == "alleged"


# What is denied -----------------------------------------------------------------------------------------------------


def denial(text: str, cue: str, content: str, **fields: str) -> Attribution:
    values = {"id": "d", "kind": "indirect", "stance": "denies", **fields}
    return Attribution(source=(), cue=(span_of(text, cue),), content=(span_of(text, content),), **values)  # type: ignore[arg-type]


def with_attributions(text: str, *attributions: Attribution) -> Article:
    return code(text, replace(article_of(text), attributions=attributions))


def test_a_denial_beside_what_the_report_tells_leaves_it_alleged() -> None:
    text = "Soldiers killed six farmers in Pando, which the ministry denied."
    event = only_of(with_attributions(text, denial(text, "denied", text[: text.index(", which")])), "ASSAULT")
    assert (event.status, event.chain) == ("alleged", ())


def test_a_relative_clause_in_a_denial_is_not_denied() -> None:
    text = "The governor denied that police had beaten the students who protested on Monday."
    events = with_attributions(text, denial(text, "denied", text[text.index("that") : -1])).events
    assert {event.type: event.status for event in events} == {"ASSAULT": "denied", "PROTEST": "asserted"}


def test_a_claim_that_is_denied_is_denied() -> None:
    text = "Prison officials denied the inmates' claim that guards had beaten a boy."
    outer = denial(text, "denied", "the inmates' claim that guards had beaten a boy")
    inner = denial(text, "claim", "that guards had beaten a boy", id="c", stance="alleges", parent="d")
    assert only_of(with_attributions(text, outer, inner), "ASSAULT").status == "denied"


# Datelines ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("Islamic State (IS) militants attacked a village.", None),
        ("Islamic State (IS) – also known by other names – attacked a village.", None),
        ("World Health Organization (WHO) — experts there said so — was warned.", None),
        ("Beirut (NNA) — The minister left.", "Beirut (NNA)"),
        ("TRIPOLI (LANA) - The minister left.", "TRIPOLI (LANA)"),
    ],
)
def test_a_body_and_its_short_form_are_no_dateline(line: str, dateline: str | None) -> None:
    found = find_dateline(line, Span(0, len(line)), compile_signs(load_words("en").articles))
    assert (line[found.start : found.end] if found else None) == dateline
