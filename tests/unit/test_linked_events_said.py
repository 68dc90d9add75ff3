"""Verbal acts of one speaker, told by several reports: what was said tells whether they are one."""

from tests.made_events import event, told

from sayso.linking.events import load_event_signs, read_profile
from sayso.linking.events.happenings import HAPPENING_FEATURES, compare_happenings
from sayso.linking.events.judging import weigh
from sayso.linking.reports import Report, read_reports
from sayso.model import Article, Attribution, CaptureHead, CodedCapture, Event, Span

SIGNS = load_event_signs("en")


def accusation(name: str, said: str, speaker: str = "Ottar Brekkvik") -> Report:
    act = event(
        name,
        f"{speaker} accused some leaders {said}."
        if name == "one"
        else f"On the tape, {speaker} mocked leaders {said}.",
        "ACCUSE",
        "allege" if name == "one" else "disapprove",
        trigger="accused" if name == "one" else "mocked",
        actors=[speaker],
        recipients=["some leaders"] if name == "one" else ["guild heads"],
        said=said,
    )
    before = event(f"{name} before", "Nothing else was known of him or them on that day.")
    return told(name, before, act, people=["Ottar Brekkvik", "Marta Silva"])


def likeness(one: Report, other: Report) -> tuple[dict[str, float], float]:
    home, away = read_profile(one, SIGNS), read_profile(other, SIGNS)
    found = compare_happenings(home.events[1], away.events[1], home, away, SIGNS.rarity)
    return dict(zip(HAPPENING_FEATURES, found, strict=True)), weigh(found, HAPPENING_FEATURES, SIGNS.happening)


def test_what_one_speaker_is_told_to_have_said_counts() -> None:
    farms = accusation("one", "of being preoccupied with orchards and yachts")
    again, bribes = accusation("two", "of minding nothing but yachts"), accusation("two", "of taking bribes")
    same, other = likeness(farms, again), likeness(farms, bribes)
    assert same[0]["said"] > 0 == other[0]["said"]
    assert same[1] > other[1]
    assert same[0]["other_mode"] == 0  # criticism and accusation are often one


def test_two_speakers_who_say_the_same_are_two() -> None:
    farms = accusation("one", "of minding nothing but yachts")
    other = accusation("two", "of minding nothing but yachts", "Marta Silva")
    assert likeness(farms, other)[0]["said"] == 0


def test_what_is_said_stands_in_the_attribution_whose_cue_tells_it() -> None:
    text = "Silva accused the mayor of calling the judges crooks."
    words = {word: Span(text.index(word), text.index(word) + len(word)) for word in ("Silva", "accused", "calling")}
    outer, inner = (Span(text.index(start), len(text) - 1) for start in ("the mayor", "the judges"))
    about = {"kind": "indirect", "stance": "alleges"}
    said = (
        Attribution(id="o", source=(words["Silva"],), cue=(words["accused"],), content=(outer,), **about),  # type: ignore[arg-type]
        Attribution(id="i", source=(), cue=(words["calling"],), content=(inner,), parent="o", **about),  # type: ignore[arg-type]
    )
    told_so = Event(
        id="e",
        type="ACCUSE",
        mode="allege",
        contexts=(),
        status="asserted",
        historical=False,
        trigger=words["accused"],
        sentence=Span(0, len(text)),
    )
    article = Article(id="a", body=(Span(0, len(text)),), attributions=said, events=(told_so,), language="en")
    head = CaptureHead(
        id="c", path="c", url=None, media_type="text/plain", captured_at=None, view="t", text_sha256="", text=text
    )
    (report,) = read_reports(CodedCapture(capture=head, articles=(article,)))
    assert report.events[0].said == "the mayor of"
