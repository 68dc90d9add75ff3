"""Judgements in the record: kept for ever, in the order in which they were made."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from sayso.errors import RecordError
from sayso.ids import record_id
from sayso.model import Judgement, Member
from sayso.model.vocabulary import Verdict
from sayso.record.database import Record, now
from sayso.record.linked import article_keys, mark_ungrouped
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

    Raises RecordError for a member that the record does not hold, and for a judgement to withdraw that is not there.
    """
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


def _judgement(row: Mapping[Any, Any], members: tuple[Member, ...]) -> Judgement:
    values: dict[str, Any] = {str(name): value for name, value in row.items() if name != "no"}
    return Judgement(members=members, **values)


def _members_of(connection: Connection, record: Record, judgement_id: str) -> tuple[Member, ...]:
    for judgement in select_judgements(connection):
        if judgement.id == judgement_id:
            return judgement.members
    raise RecordError(f"{record.name} holds no judgement {judgement_id}", hint="`sayso judgements` lists them")
