"""Linking in the record gives what linking from scratch gives, whatever came when; people's judgements stand."""

import json
import random
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from eval.made_news import make_news
from sqlalchemy import select

from records import ONLY_SQLITE, NewRecord
from sayso.engines import Linker, comparing_many, linker, partners
from sayso.errors import RecordError
from sayso.linking import LinkKnowledge, decide, link, load_link_knowledge, pairs, read_reports
from sayso.model import CodedCapture, EventLink, Member
from sayso.record import Record, Run, add_judgement, open_record, read_changes, read_judgements
from sayso.record.schema import links

NEWS = list(make_news(40, seed=3))


@pytest.fixture(scope="module")
def linking() -> LinkKnowledge:
    return load_link_knowledge()


@pytest.fixture(params=["few", "many"])
def comparing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Whether what is new is compared one by one, or all at once."""
    if request.param == "many":
        monkeypatch.setattr(linker, "FEW", 3)
        monkeypatch.setattr(comparing_many, "CHUNK", 4)
    return request.param


def write(record: Record, captures: list[CodedCapture], coder: str = "1") -> None:
    run = Run(record, coder=coder)
    for coded in captures:
        run.write(coded)


def kept_links(record: Record) -> list[str]:
    with record.reading() as connection:
        return sorted(json.dumps(body, sort_keys=True) for body in connection.execute(select(links.c.body)).scalars())


def from_scratch(captures: list[CodedCapture], linking: LinkKnowledge, record: Record) -> list[str]:
    decisions = decide(read_judgements(record))
    made = link([report for coded in captures for report in read_reports(coded)], linking, decisions)
    return sorted(json.dumps(msgspec.to_builtins(one), sort_keys=True) for one in made)


def test_made_news_has_links_of_every_kind_that_it_was_made_for(linking: LinkKnowledge) -> None:
    made = link([report for coded in NEWS for report in read_reports(coded)], linking)
    assert {"copy", "event", "actor"} <= {one.kind for one in made}
    assert any(isinstance(one, EventLink) and one.origins < one.articles for one in made)


@pytest.mark.parametrize(
    ("new_record", "seed", "step", "comparing"),
    [
        ("sqlite", 1, 40, "few"),
        ("postgresql", 2, 7, "few"),
        ("sqlite", 3, 1, "few"),
        ("sqlite", 4, 9, "many"),
        ("postgresql", 5, 22, "many"),
    ],
    indirect=["new_record", "comparing"],
)
@pytest.mark.usefixtures("comparing")
def test_one_at_a_time_and_in_any_order_gives_what_linking_from_scratch_gives(
    new_record: NewRecord, linking: LinkKnowledge, seed: int, step: int
) -> None:
    shuffled = list(NEWS)
    random.Random(seed).shuffle(shuffled)
    with open_record(new_record("r"), create=True) as record:
        linker = Linker(record, linking)
        for first in range(0, len(shuffled), step):
            write(record, shuffled[first : first + step])
            linker.link()
        assert kept_links(record) == from_scratch(NEWS, linking, record)
        assert linker.link().compared == 0


@ONLY_SQLITE
@pytest.mark.usefixtures("comparing")
def test_keys_that_become_common_part_what_shared_no_other(
    new_record: NewRecord, linking: LinkKnowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (pairs, partners):
        monkeypatch.setattr(module, "MANY", 2)
        monkeypatch.setattr(module, "CROWD", 3)
    few = NEWS[:24]
    with open_record(new_record("r"), create=True) as record:
        linker = Linker(record, linking)
        for first in range(0, 24, 5):
            write(record, few[first : first + 5])
            linker.link()
        assert kept_links(record) == from_scratch(few, linking, record)
        left = [replace(coded, articles=()) if n % 3 else coded for n, coded in enumerate(few)]
        write(record, left, coder="2")
        Linker(record, linking).link()
        assert kept_links(record) == from_scratch(left, linking, record)


@pytest.mark.parametrize(
    ("new_record", "comparing"), [("postgresql", "few"), ("sqlite", "many")], indirect=["new_record", "comparing"]
)
@pytest.mark.usefixtures("comparing")
def test_a_capture_coded_anew_takes_its_old_links_with_it(new_record: NewRecord, linking: LinkKnowledge) -> None:
    with open_record(new_record("r"), create=True) as record:
        write(record, NEWS)
        Linker(record, linking).link()
        without = [replace(coded, articles=()) if n % 2 else coded for n, coded in enumerate(NEWS)]
        write(record, without, coder="2")
        Linker(record, linking).link()
        assert kept_links(record) == from_scratch(without, linking, record)
        assert "withdrawn" in {change.change for change in read_changes(record)}


@ONLY_SQLITE  # which record they read makes no difference to them
@pytest.mark.parametrize("comparing", ["many"], indirect=True)
@pytest.mark.usefixtures("comparing")
def test_worker_processes_find_what_one_finds(
    new_record: NewRecord, linking: LinkKnowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linker, "WORTH_A_WORKER", 10)
    with open_record(new_record("r"), create=True) as record:
        write(record, NEWS[:6])
        Linker(record, linking).link()
        write(record, NEWS)
        assert Linker(record, linking, jobs=2).link().compared == 34
        assert kept_links(record) == from_scratch(NEWS, linking, record)


@ONLY_SQLITE
@pytest.mark.parametrize("comparing", ["many"], indirect=True)
@pytest.mark.usefixtures("comparing")
def test_what_is_broken_off_or_coded_anew_while_very_many_are_compared_is_compared_by_the_next_call(
    new_record: NewRecord, linking: LinkKnowledge
) -> None:
    anew = [replace(coded, articles=()) if n in (2, 35) else coded for n, coded in enumerate(NEWS)]
    with open_record(new_record("r"), create=True) as record:
        write(record, NEWS)

        def disturb(done: int, _: int) -> None:
            if done == 8:
                write(record, anew, coder="2")
            if done == 16:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            Linker(record, linking).link(tell=disturb)
        assert 0 < Linker(record, linking).link().compared <= 40
        assert kept_links(record) == from_scratch(anew, linking, record)


def largest(record: Record, kind: str) -> list[Member]:
    bodies: list[dict[str, Any]] = [body for body in map(json.loads, kept_links(record)) if body["kind"] == kind]
    body = max(bodies, key=lambda one: (len(one["members"]), one["id"]))
    return [msgspec.convert(member, Member) for member in body["members"]]


@pytest.mark.parametrize(
    ("new_record", "kind"),
    [("sqlite", "event"), ("postgresql", "copy"), ("sqlite", "actor")],
    indirect=["new_record"],
)
def test_what_people_parted_stays_apart_after_relinking_until_they_take_it_back(
    new_record: NewRecord, linking: LinkKnowledge, kind: str
) -> None:
    with open_record(new_record("r"), create=True) as record:
        write(record, NEWS[:30])
        Linker(record, linking).link()
        before = kept_links(record)
        members = largest(record, kind)
        parted = [add_judgement(record, "not_same", (members[0], other), by="ada", why="no") for other in members[1:]]
        assert Linker(record, linking).link(by="ada").changes
        write(record, NEWS[30:])
        Linker(record, linking).link()
        assert kept_links(record) == from_scratch(NEWS, linking, record)
        assert members[0] not in largest(record, kind) or set(members[1:]).isdisjoint(largest(record, kind))
        for judgement in parted:
            add_judgement(record, "withdraw", (), by="ada", withdraws=judgement.id)
        Linker(record, linking).link()
        assert kept_links(record) == from_scratch(NEWS, linking, record)
        assert len(kept_links(record)) >= len(before)


def test_people_tie_what_the_machine_left_apart(new_record: NewRecord, linking: LinkKnowledge) -> None:
    with open_record(new_record("r"), create=True) as record:
        write(record, NEWS)
        Linker(record, linking).link()
        first, last = (
            Member(capture=coded.capture.id, article=coded.articles[0].id, event=coded.articles[0].events[0].id)
            for coded in (NEWS[0], NEWS[-1])
        )
        add_judgement(record, "same", (first, last), by="ada", why="one campaign")
        Linker(record, linking).link(by="ada")
        held = [json.loads(body)["members"] for body in kept_links(record) if json.loads(body)["kind"] == "event"]
        wanted = [msgspec.to_builtins(member) for member in (first, last)]
        assert any(all(member in members for member in wanted) for members in held)
        assert {change.by for change in read_changes(record)} == {"machine", "ada"}
        assert kept_links(record) == from_scratch(NEWS, linking, record)


def event_of(coded: CodedCapture) -> Member:
    article = coded.articles[0]
    return Member(capture=coded.capture.id, article=article.id, event=article.events[0].id)


def test_a_rejected_event_is_no_report_and_a_corrected_figure_is_merged_as_people_say(
    new_record: NewRecord, linking: LinkKnowledge
) -> None:
    with open_record(new_record("r"), create=True) as record:
        write(record, NEWS)
        Linker(record, linking).link()
        first, second, *_ = largest(record, "event")
        add_judgement(record, "correct", (first,), by="ada", field="casualties.killed", value="97")
        Linker(record, linking).link(by="ada")
        body = next(json.loads(b) for b in kept_links(record) if first.event in b and '"kind": "event"' in b)
        assert body["merged"]["casualties.killed"]["high"] == 97
        assert kept_links(record) == from_scratch(NEWS, linking, record)
        add_judgement(record, "reject", (second,), by="ada", why="a drill")
        Linker(record, linking).link(by="ada")
        assert not any(second.event in b for b in kept_links(record) if '"kind": "event"' in b)
        assert kept_links(record) == from_scratch(NEWS, linking, record)
        told = [change for change in read_changes(record) if change.by == "ada"]
        assert {"withdrawn", "updated"} <= {change.change for change in told}


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("when", '"tomorrow"', "2025-12-25"),
        ("casualties.killed", '"many"', "number"),
        ("status", '"sure"', "asserted"),
        ("colour", '"red"', "no field"),
    ],
)
@ONLY_SQLITE
def test_a_correction_that_a_field_cannot_hold_is_refused(
    new_record: NewRecord, field: str, value: str, says: str
) -> None:
    with open_record(new_record("r"), create=True) as record:
        write(record, NEWS[:1])
        with pytest.raises(RecordError, match=says):
            add_judgement(record, "correct", (event_of(NEWS[0]),), by="ada", field=field, value=value)
        assert read_judgements(record) == []


def test_figures_are_chosen_anew_by_another_rule_and_the_feed_says_so(
    new_record: NewRecord, linking: LinkKnowledge
) -> None:
    with open_record(new_record("r"), create=True) as record:
        write(record, NEWS)
        Linker(record, linking).link()
        first, second, *_ = largest(record, "event")
        for member, killed in ((first, 90), (second, 99)):
            add_judgement(record, "correct", (member,), by="ada", field="casualties.killed", value=str(killed))
        Linker(record, linking, rule="most-conservative").link()
        low = [json.loads(b) for b in kept_links(record) if first.event in b and '"kind": "event"' in b]
        Linker(record, linking, rule="most-recent").link()
        assert low[0]["merged"]["casualties.killed"]["rule"] == "most-conservative"
        assert low[0]["merged"]["casualties.killed"]["best"] == low[0]["merged"]["casualties.killed"]["low"]
        assert kept_links(record) == from_scratch(NEWS, linking, record)
