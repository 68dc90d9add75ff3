"""Judgements in the record: kept for ever, in the order in which they were made."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select

from sayso.errors import RecordError
from sayso.ids import record_id
from sayso.model import Judgement, Member, effective, resolve_value, value_words, visible
from sayso.model.vocabulary import ChangeKind, Verdict
from sayso.record.blindness import select_blind
from sayso.record.changes import add_changes
from sayso.record.database import Record, now
from sayso.record.linked import article_keys, mark_uncompared, mark_ungrouped
from sayso.record.queries import EVENTS, find_events
from sayso.record.schema import carried, judgement_members, judgements

PARTS = ("capture", "article", "event", "actor", "attribution")
PLACE = ("name", "country", "admin1", "lat", "lon", "geonames_id", "precision")
SLICE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody decides, before it is written down; the fields are those of `Judgement`."""

    verdict: Verdict
    members: tuple[Member, ...]
    by: str
    why: str = ""
    field: str | None = None
    value: str | None = None
    withdraws: str | None = None
    settles: bool = False


class StaleError(RecordError):
    """Something else was decided about the same things in the meantime; `since` are the judgements on them by now."""

    def __init__(self, since: Sequence[Judgement]) -> None:
        super().__init__("somebody else decided about this in the meantime", hint="nothing was written down")
        self.since = tuple(since)


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
    settles: bool = False,
) -> Judgement:
    """Write down what somebody decided; the groups of the articles concerned are to be made again.

    Raises RecordError for a member that the record does not hold, for a judgement to withdraw that is not there, and
    for a correction that is none (`sayso.model.resolve_value`).
    """
    draft = Draft(
        verdict=verdict, members=members, by=by, why=why, field=field, value=value, withdraws=withdraws, settles=settles
    )
    return add_judgements(record, [draft])[0]


def add_judgements(record: Record, drafts: Sequence[Draft], *, seen: int | None = None) -> list[Judgement]:
    """Write down all that somebody decided, or nothing; otherwise as `add_judgement`.

    `seen` is the number of judgements on the members that whoever decides knows of. Raises StaleError where it is
    another one by now.
    """
    checked = [_checked(record, draft) for draft in drafts]
    with record.writing() as connection:
        blind = select_blind(connection)
        if seen is not None and checked:
            members = [member for draft in checked for member in draft.members]
            known = visible(select_judgements(connection, members=members), blind, checked[0].by)
            if len(known) != seen:
                raise StaleError(known)
        return [_add(connection, record, draft, sealed=draft.by in blind and not draft.settles) for draft in checked]


def select_judgements(connection: Connection, *, members: Iterable[Member] | None = None) -> list[Judgement]:
    """All judgements in the order in which they were made, or those that name one of `members`. Events that were coded
    anew under another id stand under the one they have now.
    """
    heirs = _heirs(connection)
    if members is None:
        rows = list(connection.execute(select(judgements).order_by(judgements.c.no)).mappings())
        named = _named(connection, None, heirs)
        return [_judgement(row, named.get(row["no"], ())) for row in rows]
    wanted = set(members)
    nos: set[int] = set()
    for part in _slices(sorted({member.capture for member in wanted})):
        of = select(judgement_members.c.judgement_no).where(judgement_members.c.capture.in_(part))
        nos |= set(connection.execute(of).scalars())
    found: list[Judgement] = []
    for part in _slices(sorted(nos)):
        named = _named(connection, part, heirs)
        chosen = select(judgements).where(judgements.c.no.in_(part)).order_by(judgements.c.no)
        found += [_judgement(row, named.get(row["no"], ())) for row in connection.execute(chosen).mappings()]
    return [one for one in found if not wanted.isdisjoint(one.members)]


def select_effective(connection: Connection) -> list[Judgement]:
    """All judgements that have an effect on the record: those that are not sealed (`sayso.model.effective`)."""
    return effective(select_judgements(connection), select_blind(connection))


def read_effective(record: Record) -> list[Judgement]:
    """As `select_effective`."""
    with record.reading() as connection:
        return select_effective(connection)


def read_judgements(record: Record, *, member: Member | None = None) -> list[Judgement]:
    """As `select_judgements`: all, or those that name `member`."""
    with record.reading() as connection:
        return select_judgements(connection, members=None if member is None else [member])


def read_judgements_on(record: Record, members: Iterable[Member]) -> list[Judgement]:
    """Those that name one of `members`."""
    with record.reading() as connection:
        return select_judgements(connection, members=members)


def take_effect(connection: Connection, made: Iterable[Judgement], *, tell: bool = True) -> None:
    """What judgements concern is to be compared or grouped again; what they say of events goes into the feed."""
    for judgement in made:
        where = article_keys(connection, judgement.members)
        nos = {article[0] for article in where.values()}
        mark_ungrouped(connection, nos)
        if judgement.verdict in ("correct", "withdraw"):  # corrected, an event may be like others than before
            mark_uncompared(connection, nos)
        if tell:
            _tell(connection, judgement)


def _add(connection: Connection, record: Record, draft: Draft, *, sealed: bool) -> Judgement:
    if draft.withdraws is not None:
        draft = replace(draft, members=draft.members or _members_of(connection, record, draft.withdraws))
    where = article_keys(connection, draft.members)
    for member in draft.members:
        if (member.capture, member.article) not in where:
            raise RecordError(f"{record.name} holds no article {member.article}", hint="`sayso show` lists them")
    at = now(timespec="microseconds")  # the order of judgements is that of their times
    count = connection.execute(select(judgements.c.no).order_by(judgements.c.no.desc()).limit(1)).scalar() or 0
    values = {name: getattr(draft, name) for name in Draft.__slots__}
    judgement = Judgement(id=record_id("judgement", count + 1, at, *values.values()), at=at, **values)
    row = msgspec.to_builtins(judgement)
    del row["members"]
    no = connection.execute(insert(judgements).returning(judgements.c.no), row).scalar_one()
    if draft.members:
        rows = [{"judgement_no": no, "no": n} | msgspec.to_builtins(m) for n, m in enumerate(draft.members)]
        connection.execute(insert(judgement_members), rows)
    if not sealed:
        take_effect(connection, [judgement])
    return judgement


def _checked(record: Record, draft: Draft) -> Draft:
    """The draft with the value of a correction as it is kept: with what the article knows of it."""
    if draft.verdict != "correct":
        return draft
    value: object = None
    for member in draft.members:
        if member.event is None:
            raise RecordError("only events can be corrected", hint="give the id of an event")
        try:
            for found in find_events(record, member.event):
                given = json.loads(draft.value or "null")
                value = resolve_value(
                    draft.field or "", given, found.events[0], found.article, found.capture.text or ""
                )
        except ValueError as error:
            raise RecordError(str(error), hint="nothing was written down") from error
    if draft.field == "where" and isinstance(value, str):
        with record.reading() as connection:
            value = _known_place(connection, value) or value
    return replace(draft, value=json.dumps(value, ensure_ascii=False))


def _known_place(connection: Connection, name: str) -> dict[str, Any] | None:
    """The place of this name at which most events of the record are, with its coordinates; None if there is none."""
    event = EVENTS.c
    columns = [event[f"where_{part}"].label(part) for part in PLACE]
    known = select(*columns, func.count().label("events")).where(
        func.lower(event.where_name) == name.strip().lower(), event.where_lat.is_not(None)
    )
    row = connection.execute(known.group_by(*columns).order_by(func.count().desc(), *columns).limit(1)).first()
    return None if row is None else {part: getattr(row, part) for part in PLACE}


def _tell(connection: Connection, judgement: Judgement) -> None:
    """What people say of single events goes into the change feed."""
    said: dict[str, ChangeKind] = {"accept": "updated", "correct": "updated", "reject": "withdrawn"}
    if judgement.verdict in said:
        words = {"accept": "accepted", "reject": "rejected"}.get(judgement.verdict, "")
        if judgement.field:
            words = f"{judgement.field}: corrected to {value_words(judgement.field, json.loads(judgement.value or ''))}"
        words = f"settled: {words}" if judgement.settles else words
        details = [f"{words} ({judgement.why})" if judgement.why else words]
        for event in dict.fromkeys(member.event for member in judgement.members if member.event):
            add_changes(connection, [(said[judgement.verdict], event, [], details)], {event: "event"}, judgement.by)


def _judgement(row: Mapping[Any, Any], members: Sequence[Member]) -> Judgement:
    values: dict[str, Any] = {str(name): value for name, value in row.items() if name != "no"}
    return Judgement(members=tuple(members), **values)


def _named(
    connection: Connection, nos: Sequence[int] | None, heirs: Mapping[tuple[str, str], tuple[str, str]]
) -> dict[int, list[Member]]:
    """The members of judgements, by the judgements' numbers."""
    named = judgement_members
    wanted = select(named).order_by(named.c.judgement_no, named.c.no)
    if nos is not None:
        wanted = wanted.where(named.c.judgement_no.in_(nos))
    found: defaultdict[int, list[Member]] = defaultdict(list)
    for row in connection.execute(wanted):
        member = Member(**{part: getattr(row, part) for part in PARTS})
        heir = heirs.get((member.capture, member.event or ""))
        found[row.judgement_no].append(replace(member, article=heir[0], event=heir[1]) if heir else member)
    return found


def _heirs(connection: Connection) -> dict[tuple[str, str], tuple[str, str]]:
    """Article and event in which an event goes on, by its capture and id."""
    rows = {(row.capture, row.event): (row.now_article, row.now_event) for row in connection.execute(select(carried))}
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for (capture, event), heir in rows.items():
        seen = {event}
        while heir[1] not in seen and (capture, heir[1]) in rows:
            seen.add(heir[1])
            heir = rows[capture, heir[1]]
        if heir[1] != event:
            found[capture, event] = heir
    return found


def _members_of(connection: Connection, record: Record, judgement_id: str) -> tuple[Member, ...]:
    no = connection.execute(select(judgements.c.no).where(judgements.c.id == judgement_id)).scalar_one_or_none()
    if no is None:
        raise RecordError(f"{record.name} holds no judgement {judgement_id}", hint="`sayso judgements` lists them")
    return tuple(_named(connection, [no], {}).get(no, ()))


def _slices(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (items[first : first + SLICE] for first in range(0, len(items), SLICE))
