"""What comes first in the review queue, and that it is gone through once, in whatever steps."""

from pathlib import Path

import pytest

from made import made_captures
from sayso.model import ActorLink, EventLink, Member, MergedFigure, MergedValue, Reported
from sayso.record import Record, Run, add_judgement, open_record
from sayso.record.doubt import doubt_of
from sayso.record.linked import article_keys, insert_links
from sayso.record.review_queue import count_queue, read_judged, read_next

CAPTURES = made_captures(6)
EVENTS = [
    Member(capture=one.capture.id, article=one.articles[0].id, event=one.articles[0].events[0].id) for one in CAPTURES
]
ACTORS = [
    Member(capture=one.capture.id, article=one.articles[0].id, actor=one.articles[0].actors[0].id) for one in CAPTURES
]


def happening(name: str, members: list[Member], *, sides: int = 0, score: float = 1.0) -> EventLink:
    reported = tuple(Reported(value=no, members=(0,)) for no in range(sides))
    killed = MergedFigure(best=1, low=0, high=9, rule="median", reported=reported, disagreements=reported)
    when = MergedValue(value="2025-12-25")
    merged: dict[str, MergedFigure | MergedValue] = {"casualties.killed": killed, "when": when}
    return EventLink(
        id=name, members=tuple(sorted(members)), articles=2, publishers=1, origins=1, merged=merged, score=score
    )


def identity(name: str, score: float, **more: str) -> ActorLink:
    given = {"judgement": "undecided"} | more
    return ActorLink(id=name, members=tuple(sorted(ACTORS[:2])), name="army", score=score, **given)  # type: ignore[arg-type]


LINKS = [
    happening("a", EVENTS[:2]),  # all agree, and it is sure that it is one
    happening("b", EVENTS[2:4], sides=2),
    happening("c", EVENTS[4:], sides=4),
    happening("d", EVENTS[:1], score=0.1),  # alone: nothing to be sure of
    happening("e", EVENTS[1:3], score=0.55),
    identity("f", 0.5),
    identity("g", 0.9),
    identity("h", 0.5, by="Ada"),
    identity("i", 0.5, judgement="same"),
]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = open_record(str(tmp_path / "r.db"), create=True)
    run = Run(record, coder="1")
    for coded in CAPTURES:
        run.write(coded)
    with record.writing() as connection:
        where = article_keys(connection, [member for link in LINKS for member in link.members])
        insert_links(connection, LINKS, where)
    return record


def queue(record: Record) -> list[str]:
    """All of the queue, by skipping one thing after another."""
    judged, place, found = read_judged(record), "", list[str]()
    while step := read_next(record, judged, place):
        found.append(step[0].id)
        place = step[1]
    assert len(found) == count_queue(record, judged)
    return found


def test_disputed_happenings_come_first_then_what_is_least_sure(record: Record) -> None:
    assert queue(record) == ["c", "b", "f", "e", "g"]


def test_the_doubt_about_a_dispute_is_above_that_about_anything_unsure() -> None:
    from msgspec import to_builtins

    doubts = {link.id: doubt_of(to_builtins(link)) for link in LINKS}
    assert doubts["c"] > doubts["b"] > 1 >= doubts["f"] > doubts["e"] > doubts["g"] > 0
    assert all(doubts[name] == 0 for name in "adhi")


def test_what_is_judged_leaves_the_queue_until_it_is_taken_back_and_a_note_judges_nothing(record: Record) -> None:
    add_judgement(record, "note", EVENTS[4:], by="Ada", why="look again")  # type: ignore[arg-type]
    assert "c" in queue(record)
    accepted = [add_judgement(record, "accept", (member,), by="Ada") for member in EVENTS[4:]]
    assert queue(record) == ["b", "f", "e", "g"]
    assert count_queue(record, read_judged(record, "Bo")) == 5
    add_judgement(record, "withdraw", (), by="Ada", withdraws=accepted[0].id)
    assert queue(record) == ["c", "b", "f", "e", "g"]


@pytest.mark.parametrize("place", ["c", "x~c", "~"])
def test_a_place_that_is_none_is_refused(record: Record, place: str) -> None:
    with pytest.raises(ValueError):
        read_next(record, read_judged(record), place)
