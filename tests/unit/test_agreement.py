"""What coders decided about the same events, side by side: agreement, and what is left to be settled."""

import json
from dataclasses import replace

import pytest

from made import LEAD, made_capture, span_of
from sayso.model import Event, Judgement, Member, resolve_value, standing
from sayso.model.vocabulary import Verdict
from sayso.record.agreement import Agreement, find_agreement
from sayso.record.agreement_units import Seen, coded_by_several

CODED = made_capture()
ARTICLE = CODED.articles[0]
SHELLING, ARREST = (Member(capture=CODED.capture.id, article=ARTICLE.id, event=event.id) for event in ARTICLE.events)
EVENTS = dict(zip((SHELLING, ARREST), ARTICLE.events, strict=True))
TEXT = CODED.capture.text or ""
ACTORS = {actor.id: actor.name for actor in ARTICLE.actors}


def seen_of(event: Event) -> Seen:
    names = {
        side: tuple(ACTORS.get(party.actor or "", TEXT[slice(*party.spans[0])]) for party in getattr(event, side))
        for side in ("actors", "recipients")
    }
    return Seen(event=event, names=names, sentence=TEXT[slice(*event.sentence)])


SEEN = {member: seen_of(event) for member, event in EVENTS.items()}


def said(no: int, by: str, verdict: Verdict, *members: Member, settles: bool = False, **given: object) -> Judgement:
    field, value = next(iter(given.items()), (None, None))
    name = field.replace("__", ".") if field else None
    if name:
        value = resolve_value(name, value, EVENTS[members[0]], ARTICLE, CODED.capture.text or "")
    at = f"2026-01-{no:02}T00:00:00+00:00"
    shown = json.dumps(value) if name else None
    return Judgement(
        id=f"j{no}", verdict=verdict, members=members, by=by, at=at, field=name, value=shown, settles=settles
    )


def agreement(*judgements: Judgement) -> Agreement:
    wanted = coded_by_several(judgements)
    return find_agreement(judgements, {member: one for member, one in SEEN.items() if member in wanted})


def differing(found: Agreement) -> dict[str, set[str]]:
    return {
        unit.aspect: {f"{one.coder}: {one.words}" for one in unit.decisions}
        for dispute in found.disputes
        for unit in dispute.units
    }


def test_accepting_vouches_for_every_field_as_it_was_coded() -> None:
    found = agreement(
        said(1, "Ada", "accept", SHELLING),
        said(2, "Bo", "correct", SHELLING, when="2025-12-24"),
        said(3, "Bo", "correct", SHELLING, casualties__killed=6),
    )
    assert (found.coders, found.events) == (("Ada", "Bo"), 1)
    assert differing(found) == {
        "when": {"Ada: 2025-12-25", "Bo: 2025-12-24"},
        "casualties.killed": {"Ada: 5", "Bo: 6"},
    }
    rows = {row.name: row.alpha for row in found.rows}
    assert rows["type"].same == 1
    assert rows["when"].same == 0
    assert rows["killed"].metric == "interval"
    (pair,) = found.pairs
    assert (pair.one, pair.other) == ("Ada", "Bo")
    assert pair.same is not None and 0 < pair.same < 1


def test_whoever_rejects_an_event_says_nothing_of_its_fields() -> None:
    found = agreement(said(1, "Ada", "accept", SHELLING), said(2, "Bo", "reject", SHELLING))
    assert differing(found) == {"kept": {"Ada: kept", "Bo: rejected"}}
    assert [row.name for row in found.rows] == ["is an event"]


def test_what_one_coder_alone_judged_is_no_unit() -> None:
    found = agreement(said(1, "Ada", "accept", SHELLING), said(2, "Bo", "accept", ARREST))
    assert (found.events, found.rows, found.disputes) == (0, (), ())


def test_parties_are_one_where_their_words_overlap_and_the_words_are_compared_one_by_one() -> None:
    wide = said(1, "Ada", "correct", SHELLING, recipients="least five traders")
    narrow = said(2, "Bo", "correct", SHELLING, recipients="five traders")
    found = agreement(wide, narrow)
    assert "recipients" not in differing(found)
    words = next(row.alpha for row in found.rows if row.name == "words of who and whom")
    assert words.value is not None and 0.5 < words.value < 1
    other = said(3, "Bo", "correct", SHELLING, recipients="AFP")
    assert differing(agreement(wide, other))["recipients"] == {"Ada: least five traders", "Bo: AFP"}


def test_a_party_that_the_article_does_not_name_is_no_value() -> None:
    with pytest.raises(ValueError, match="names nobody"):
        said(1, "Ada", "correct", SHELLING, actors="the navy")


def test_a_party_is_found_by_an_alias_and_stands_where_the_event_is_told() -> None:
    (party,) = resolve_value("actors", "gunners", EVENTS[SHELLING], ARTICLE, CODED.capture.text or "")  # type: ignore[misc]
    assert party["name"] == "Army gunners"
    assert tuple(party["spans"][0]) == span_of("Army gunners")
    assert LEAD.startswith("Army gunners")


def test_what_is_settled_is_no_dispute_any_more_and_counts_before_what_comes_later() -> None:
    coded = [said(1, "Ada", "accept", SHELLING), said(2, "Bo", "correct", SHELLING, status="alleged")]
    settled = said(3, "Cy", "correct", SHELLING, settles=True, status="alleged")
    found = agreement(*coded, settled)
    assert (found.disputes, found.settled) == ((), 1)
    assert found.coders == ("Ada", "Bo")
    later = said(4, "Ada", "correct", SHELLING, status="denied")
    assert standing([*coded, settled, later])[-1] == settled
    assert agreement(*coded, settled, later).disputes == ()
    taken_back = replace(said(5, "Cy", "withdraw"), withdraws=settled.id)
    assert set(differing(agreement(*coded, settled, taken_back))) == {"status"}


def test_pairs_of_reports_are_units_too() -> None:
    found = agreement(
        said(1, "Ada", "same", SHELLING, ARREST),
        said(2, "Bo", "not_same", ARREST, SHELLING),
        said(3, "Bo", "undecided", ARREST, SHELLING),
    )
    assert [row.name for row in found.rows] == ["same happening"]
    assert differing(found) == {"identity": {"Ada: same", "Bo: undecided"}}
    settled = said(4, "Cy", "not_same", SHELLING, ARREST, settles=True)
    again = agreement(said(1, "Ada", "same", SHELLING, ARREST), said(2, "Bo", "not_same", ARREST, SHELLING), settled)
    assert (again.disputes, again.settled) == ((), 1)
