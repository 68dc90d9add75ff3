"""Judgements in the record: kept for ever, in the order in which they were made."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from sayso.errors import RecordError
from sayso.ids import record_id
from sayso.model import Judgement, Member, correct
from sayso.model.vocabulary import ChangeKind, Verdict
from sayso.record.changes import add_changes
from sayso.record.database import Record, now
from sayso.record.linked import article_keys, mark_ungrouped
from sayso.record.queries import find_events
from sayso.record.schema import judgement_members, judgements


def add_judgement(
    record: Record,
    verdict: Verdict,
    members: tuple[Member, ...],
    *,
    by: str,
    why: str = "",
    field: str | None = None,
    value: str | None = None,
    withdraws: str | None = None,
) -> Judgement:
    """Write down what somebody decided; the groups of the articles concerned are to be made again.

    Raises RecordError for a member that the record does not hold, for a judgement to withdraw that is not there, and
    for a correction that is none (`sayso.model.correct`).
    """
    if verdict == "correct":
        _check_correction(record, members, field, value)
    at = now(timespec="microseconds")  # the order of judgements is that of their times
    with record.writing() as connection:
        if withdraws is not None:
            members = members or _members_of(connection, record, withdraws)
        where = article_keys(connection, members)
        for member in members:
            if (member.capture, member.article) not in where:
                raise RecordError(
                    f"{record.name} holds no article {member.article}", hint="`sayso show` lists what it holds"
                )
        count = connection.execute(select(judgements.c.no).order_by(judgements.c.no.desc()).limit(1)).scalar() or 0
        judgement = Judgement(
            id=record_id("judgement", count + 1, verdict, members, by, at, why, field, value, withdraws),
            verdict=verdict,
            members=members,
            by=by,
            at=at,
            why=why,
            field=field,
            value=value,
            withdraws=withdraws,
        )
        row = msgspec.to_builtins(judgement)
        del row["members"]
        no = connection.execute(insert(judgements).returning(judgements.c.no), row).scalar_one()
        if members:
            rows = [{"judgement_no": no, "no": n} | msgspec.to_builtins(m) for n, m in enumerate(members)]
            connection.execute(insert(judgement_members), rows)
        mark_ungrouped(connection, {article[0] for article in where.values()})
        _tell(connection, judgement)
    return judgement


def select_judgements(connection: Connection, *, member: Member | None = None) -> list[Judgement]:
    """All judgements in the order in which they were made, or those that name `member`."""
    found: dict[int, list[Member]] = {}
    named = judgement_members
    for row in connection.execute(select(named).order_by(named.c.judgement_no, named.c.no)):
        parts = {part: getattr(row, part) for part in ("capture", "article", "event", "actor", "attribution")}
        found.setdefault(row.judgement_no, []).append(Member(**parts))
    rows = connection.execute(select(judgements).order_by(judgements.c.no)).mappings()
    listed = [_judgement(row, tuple(found.get(row["no"], ()))) for row in rows]
    return [one for one in listed if member is None or member in one.members]


def read_judgements(record: Record, *, member: Member | None = None) -> list[Judgement]:
    """As `select_judgements`."""
    with record.reading() as connection:
        return select_judgements(connection, member=member)


def _check_correction(record: Record, members: tuple[Member, ...], field: str | None, value: str | None) -> None:
    for member in members:
        if member.event is None:
            raise RecordError("only events can be corrected", hint="give the id of an event")
        try:
            for found in find_events(record, member.event):
                correct(found.events[0], field or "", json.loads(value or "null"))
        except ValueError as error:
            raise RecordError(str(error), hint="nothing was written down") from error


def _tell(connection: Connection, judgement: Judgement) -> None:
    """What people say of single events goes into the change feed."""
    said: dict[str, tuple[ChangeKind, str]] = {
        "accept": ("updated", "accepted"),
        "correct": ("updated", f"{judgement.field}: corrected to {judgement.value}"),
        "reject": ("withdrawn", "rejected"),
    }
    if judgement.verdict in said:
        change, words = said[judgement.verdict]
        details = [f"{words} ({judgement.why})" if judgement.why else words]
        for event in dict.fromkeys(member.event for member in judgement.members if member.event):
            add_changes(connection, [(change, event, [], details)], {event: "event"}, judgement.by)


def _judgement(row: Mapping[Any, Any], members: tuple[Member, ...]) -> Judgement:
    values: dict[str, Any] = {str(name): value for name, value in row.items() if name != "no"}
    return Judgement(members=members, **values)


def _members_of(connection: Connection, record: Record, judgement_id: str) -> tuple[Member, ...]:
    for judgement in select_judgements(connection):
        if judgement.id == judgement_id:
            return judgement.members
    raise RecordError(f"{record.name} holds no judgement {judgement_id}", hint="`sayso judgements` lists them")
