"""The change feed: what a re-linking made of the links that were there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from sayso.model import Change
from sayso.model.vocabulary import ChangeKind
from sayso.record.database import Record, now
from sayso.record.linked import Kept
from sayso.record.schema import changes

Part = tuple[str, ...]


def find_changes(
    old: Mapping[str, Kept], new: Mapping[str, Kept]
) -> Iterator[tuple[ChangeKind, str, list[str], list[str]]]:
    """What became of `old` links, by id, in a re-linking that made `new` ones in their place.

    Yields the change, the id of the link (of the old one where it is gone), the ids of others that it concerns, and
    details as sentences; in the order of the ids. A link goes on in that link of its kind that shares most members
    with it.
    """
    heirs, sources = _lineage(old, new)
    for name, link in sorted(new.items()):
        before = sources[name]
        if not before:
            yield "created", name, [], [_count(link), *_voices(link), *_disputes_told({}, _disputes(link))]
            continue
        main = name if name in before else before[0]
        others = [one for one in before if one != main]
        if others:
            yield "merged", name, [one for one in before if one != name], [_count(link)]
        details, superseded = _differences(old[main], link)
        if main == name and not details and not superseded:
            continue
        if superseded:
            yield "superseded", name, [], superseded
        if not others and (details or main != name):
            yield "updated", name, [main] if main != name else [], details or ["its id"]
    for name, _ in sorted(old.items()):
        if not heirs[name]:
            yield "withdrawn", name, [], [_count(old[name])]
        elif len(heirs[name]) > 1:
            yield "split", name, [one for one in heirs[name] if one != name], [_count(old[name])]


def add_changes(
    connection: Connection,
    found: Iterable[tuple[ChangeKind, str, list[str], list[str]]],
    kinds: Mapping[str, str],
    by: str,
) -> int:
    """Write changes to the feed; how many. `kinds` gives the kind of link by its id."""
    at = now()
    rows = [
        {"at": at, "change": change, "link": link, "kind": kinds[link], "others": others, "details": details, "by": by}
        for change, link, others, details in found
    ]
    if rows:
        connection.execute(insert(changes), rows)
    return len(rows)


def read_changes(record: Record, *, since: str | None = None, after: int = 0, limit: int | None = None) -> list[Change]:
    """The feed in its order: changes at or after `since` (ISO date or time, any precision), behind number `after`."""
    wanted = select(changes).where(changes.c.no > after)
    if since is not None:
        wanted = wanted.where(changes.c.at >= since)
    with record.reading() as connection:
        rows = connection.execute(wanted.order_by(changes.c.no).limit(limit))
        return [
            Change(
                no=row.no,
                at=row.at,
                change=row.change,
                link=row.link,
                kind=row.kind,
                others=tuple(row.others),
                details=tuple(row.details),
                by=row.by,
            )
            for row in rows
        ]


def _lineage(old: Mapping[str, Kept], new: Mapping[str, Kept]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """For each old link the new ones that hold its members, for each new one the old; those that share most first."""
    homes: defaultdict[tuple[str, Any], list[str]] = defaultdict(list)
    for name, link in new.items():
        for member in link.members:
            homes[link.kind, member].append(name)
    shared: defaultdict[tuple[str, str], int] = defaultdict(int)
    for name, link in old.items():
        for member in link.members:
            for home in homes.get((link.kind, member), ()):
                shared[name, home] += 1
    heirs: dict[str, list[str]] = {name: [] for name in old}
    sources: dict[str, list[str]] = {name: [] for name in new}
    for (one, other), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        heirs[one].append(other)
        sources[other].append(one)
    return heirs, sources


def _differences(old: Kept, new: Kept) -> tuple[list[str], list[str]]:
    """What differs between two states of one link, and which figures gave way to later ones; as sentences."""
    details: list[str] = []
    superseded: list[str] = []
    added = len(set(new.members) - set(old.members))
    gone = len(set(old.members) - set(new.members))
    if (added or gone) and new.kind != "actor":  # who is named once more is no news
        details.append(", ".join([f"{added} members more"] * bool(added) + [f"{gone} members fewer"] * bool(gone)))
    for name in ("articles", "publishers", "origins", "relation", "judgement", "name"):
        if old.body.get(name) != new.body.get(name):
            details.append(f"{name}: {old.body.get(name)} → {new.body.get(name)}")
    fields = sorted({*old.body.get("merged", {}), *new.body.get("merged", {})})
    for field in fields:
        before, after = (_value(link.body.get("merged", {}).get(field)) for link in (old, new))
        if before != after:
            figure = isinstance(before, int) and isinstance(after, int)
            (superseded if figure else details).append(f"{field}: {_told(before)} → {_told(after)}")
    details += _disputes_told(_disputes(old), _disputes(new))
    return details, superseded


def _voices(link: Kept) -> list[str]:
    """How many independent origins a happening has that one report alone told before."""
    return [f"origins: 1 → {link.body['origins']}"] if link.body.get("origins", 1) > 1 else []


def _disputes(link: Kept) -> dict[str, tuple[str, ...]]:
    """What the members of a link differ on, and the sides: by the field of a happening, or as the claim words it."""
    merged = link.body.get("merged", {}).items()
    found = {field: tuple(_told(side["value"]) for side in value.get("disagreements", ())) for field, value in merged}
    return {field: sides for field, sides in found.items() if sides} | dict.fromkeys(
        link.body.get("disagreements", ()), ()
    )


def _disputes_told(old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Which disputes are new or have new sides, and which are over; as sentences."""
    begun = [field for field, sides in new.items() if field not in old or set(sides) - set(old[field])]
    told = [f"disputed: {field}" + f": {' against '.join(new[field])}" * bool(new[field]) for field in begun]
    return told + [f"no longer disputed: {field}" for field in old if field not in new]


def _value(field: Any) -> Any:
    return None if field is None else field.get("best", field.get("value"))


def _told(value: Any) -> str:
    return "unknown" if value is None else "; ".join(value) if isinstance(value, list) else str(value)


def _count(link: Kept) -> str:
    return f"{len(link.members)} members"
