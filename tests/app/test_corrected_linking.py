"""Corrections flow into linking: a corrected event is compared anew, and what comes of it is as from scratch."""

import json
from pathlib import Path

import msgspec
import pytest
from eval.made_news import make_news
from sqlalchemy import select

from sayso.engines import Linker
from sayso.linking import decide, link, load_link_knowledge, read_reports
from sayso.model import CodedCapture, Event, Member
from sayso.record import Record, Run, add_judgement, find_links_naming, open_record
from sayso.record.judging import read_effective
from sayso.record.reviewers import change_blindness
from sayso.record.schema import links

KNOWLEDGE = load_link_knowledge()
NEWS = list(make_news(24, seed=5))


def kept_links(record: Record) -> list[str]:
    with record.reading() as connection:
        return sorted(json.dumps(body, sort_keys=True) for body in connection.execute(select(links.c.body)).scalars())


def from_scratch(captures: list[CodedCapture], record: Record) -> list[str]:
    reports = [report for coded in captures for report in read_reports(coded)]
    made = link(reports, KNOWLEDGE, decide(read_effective(record)))
    return sorted(json.dumps(msgspec.to_builtins(one), sort_keys=True) for one in made)


def told_by_several(record: Record) -> tuple[Member, Event]:
    """A dated event of a happening that several articles tell, none of them a copy of another one."""
    for coded in NEWS:
        for article in coded.articles:
            for event in article.events:
                member = Member(capture=coded.capture.id, article=article.id, event=event.id)
                found = [one for one in find_links_naming(record, event.id) if one.kind == "event"]
                if event.when and found and found[0].body["origins"] > 1:
                    return member, event
    raise AssertionError("no made happening is told by several")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = open_record(str(tmp_path / "r.db"), create=True)
    run = Run(record, coder="1")
    for coded in NEWS:
        run.write(coded)
    Linker(record, KNOWLEDGE).link()
    return record


def test_a_report_leaves_its_happening_when_its_date_is_corrected_and_comes_back_when_that_is_undone(
    record: Record,
) -> None:
    member, _ = told_by_several(record)
    before = kept_links(record)
    away = add_judgement(record, "correct", (member,), by="ada", field="when", value='"1999-01-02"')
    Linker(record, KNOWLEDGE).link(by="ada")
    assert kept_links(record) == from_scratch(NEWS, record)
    assert kept_links(record) != before
    others = [one for link in find_links_naming(record, member.event or "") for one in link.members if one != member]
    assert [one for one in others if one.event] == []
    add_judgement(record, "withdraw", (), by="ada", withdraws=away.id)
    Linker(record, KNOWLEDGE).link(by="ada")
    assert kept_links(record) == before


def test_what_is_sealed_is_not_linked_until_it_is_opened(record: Record) -> None:
    member, _ = told_by_several(record)
    before = kept_links(record)
    change_blindness(record, seal=["ada"])
    add_judgement(record, "correct", (member,), by="ada", field="where", value='"Elsewhere"')
    Linker(record, KNOWLEDGE).link()
    assert kept_links(record) == before
    change_blindness(record, reveal=["ada"])
    Linker(record, KNOWLEDGE).link()
    assert kept_links(record) != before
    assert kept_links(record) == from_scratch(NEWS, record)
