"""Agreement between coders of one record, and what they leave to be settled."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.model import FIELDS, Judgement, Member, Review, Span
from sayso.record.agreement_alpha import Alpha, Metric, find_alpha
from sayso.record.agreement_units import (
    FIGURE,
    IDENTITY_ASPECT,
    KEPT,
    NOT_TOLD,
    Seen,
    Unit,
    coded_by_several,
    find_units,
    reviews_by_coder,
    spans_of,
)
from sayso.record.database import Record
from sayso.record.days import OPEN, first_day
from sayso.record.event_rows import Name, read_event_rows
from sayso.record.judging import select_judgements
from sayso.record.review_queue import select_keys

BATCH = 300
KINDS = {"event": "same happening", "actor": "same actor", "attribution": "same claim", "": "same text"}
NAMES = {KEPT: "is an event", IDENTITY_ASPECT: "are one", "actors": "who", "recipients": "whom",
         "historical": "background"}  # fmt: skip
_WORD = re.compile(r"\w+")
Values = Mapping[str, Hashable | None]
"""What each coder says of one unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    """Alpha of one kind of decision."""

    name: str
    alpha: Alpha


@dataclass(frozen=True, slots=True, kw_only=True)
class CoderPair:
    """Two coders: how many units both decided, which share of them alike, and their alphas by the name of the row."""

    one: str
    other: str
    units: int
    same: float | None
    alphas: dict[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What coders left to be settled about one event or one pair: the units that differ, none of them settled."""

    id: str
    members: tuple[Member, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far coders agree. `events` were judged by two coders or more, `settled` counts units that differed and were
    settled; `disputes` come with those of most units first.
    """

    coders: tuple[str, ...]
    events: int
    rows: tuple[AgreementRow, ...]
    pairs: tuple[CoderPair, ...]
    disputes: tuple[Dispute, ...]
    settled: int


def aspect_words(aspect: str) -> str:
    """What a unit is about, for people."""
    return NAMES.get(aspect, aspect.removeprefix(FIGURE))


def read_agreement(record: Record) -> Agreement:
    """The agreement of everybody who judged events or pairs of a record, sealed judgements included."""
    return find_agreement(*_read(record))


def read_disputes(record: Record) -> tuple[Dispute, ...]:
    """What is left to be settled, as in `read_agreement`; sooner, for no alpha is computed."""
    units = find_units(*_read(record))
    return tuple(_disputes(unit for unit in units if unit.differs() and unit.settled is None))


def find_agreement(judgements: Sequence[Judgement], seen: Mapping[Member, Seen]) -> Agreement:
    """The agreement of some judgements; `seen` are the events that several coders judged."""
    units = find_units(judgements, seen)
    reviews = reviews_by_coder(judgements)
    coders = tuple(sorted({decision.coder for unit in units for decision in unit.decisions}))
    named = _by_name(units)
    rows = [AgreementRow(name=name, alpha=_alpha(found, metric)) for (name, metric), found in named.items()]
    words = find_alpha([list(values.values()) for values in _words(seen, reviews)], sampled=False)
    rows.append(AgreementRow(name="words of who and whom", alpha=words))
    differ = [unit for unit in units if unit.differs()]
    return Agreement(
        coders=coders,
        events=len(seen),
        rows=tuple(row for row in rows if row.alpha.units),
        pairs=tuple(_pair(one, other, named, units) for one, other in combinations(coders, 2)),
        disputes=tuple(_disputes(unit for unit in differ if unit.settled is None)),
        settled=sum(unit.settled is not None for unit in differ),
    )


def _read(record: Record) -> tuple[list[Judgement], dict[Member, Seen]]:
    with record.reading() as connection:
        judgements = select_judgements(connection)
    return judgements, _read_seen(record, coded_by_several(judgements))


def _read_seen(record: Record, members: set[Member]) -> dict[Member, Seen]:
    """The events of these members; those that the record does not hold are left out."""
    with record.reading() as connection:
        keys = list(select_keys(connection, members))
    found: dict[Member, Seen] = {}
    for first in range(0, len(keys), BATCH):
        for row in read_event_rows(record, keys[first : first + BATCH]):
            member = Member(capture=row.head.capture, article=row.head.article, event=row.event.id)
            names = {"actors": _named(row.doers), "recipients": _named(row.recipients)}
            found[member] = Seen(event=row.event, names=names, sentence=row.sentence)
    return {member: seen for member, seen in found.items() if member in members}


def _named(parties: Sequence[Name]) -> tuple[str, ...]:
    return tuple(party.name for party in parties)


def _by_name(units: Iterable[Unit]) -> dict[tuple[str, Metric], list[Values]]:
    """What coders say, by the name of the row and its metric, in the order in which rows are shown."""
    order = {name: no for no, name in enumerate((KEPT, *FIELDS, IDENTITY_ASPECT))}
    found: defaultdict[tuple[str, Metric], list[Values]] = defaultdict(list)
    for unit in sorted(units, key=lambda unit: order[unit.aspect]):
        for name, metric, values in _rows_of(unit):
            found[name, metric].append(values)
    return dict(found)


def _rows_of(unit: Unit) -> Iterator[tuple[str, Metric, Values]]:
    """A unit as values to be compared. A figure is compared as a number where it is told, and whether it is told as a
    thing of its own; a date as such, and by how many days it is off.
    """
    keys: Values = {decision.coder: decision.key for decision in unit.decisions}
    if unit.aspect == IDENTITY_ASPECT:
        member = unit.members[0]
        part = next((part for part in ("event", "actor", "attribution") if getattr(member, part)), "")
        yield KINDS[part], "nominal", keys
    elif unit.aspect.startswith(FIGURE):
        kind = unit.aspect.removeprefix(FIGURE)
        if any(key is not None for key in keys.values()):
            yield kind, "interval", keys
            yield f"{kind}: told", "nominal", {coder: key is not None for coder, key in keys.items()}
    else:
        yield aspect_words(unit.aspect), "nominal", keys
        if unit.aspect == "when":
            yield "when, in days", "interval", {coder: _day(key) for coder, key in keys.items()}


def _day(key: Hashable) -> int | None:
    if key == NOT_TOLD or not isinstance(key, tuple):
        return None
    day = first_day(str(key[0] or key[1]))
    return None if day == OPEN else day


def _alpha(units: Iterable[Values], metric: Metric) -> Alpha:
    return find_alpha([list(values.values()) for values in units], metric)


def _words(seen: Mapping[Member, Seen], reviews: Mapping[str, Mapping[Member, Review]]) -> Iterator[Values]:
    """Each word of the sentences of events that several coders kept: the side of the event that coders give it to.

    So coders who mark a name with its title and without are told apart by a word, not by the whole name.
    """
    for member, event in sorted(seen.items()):
        marked = {
            coder: spans_of(event, found[member])
            for coder, found in reviews.items()
            if member in found and not found[member].rejected
        }
        if len(marked) < 2:
            continue
        start = event.event.sentence.start
        for match in _WORD.finditer(event.sentence):
            word = Span(start + match.start(), start + match.end())
            yield {coder: _side(word, sides) for coder, sides in marked.items()}


def _side(word: Span, sides: Mapping[str, Sequence[Span]]) -> str:
    return " and ".join(side for side, spans in sides.items() if any(span.overlaps(word) for span in spans))


def _pair(
    one: str, other: str, named: Mapping[tuple[str, Metric], Sequence[Values]], units: Sequence[Unit]
) -> CoderPair:
    alphas: dict[str, float | None] = {}
    for (name, metric), found in named.items():
        both = [
            {coder: values[coder] for coder in (one, other)} for values in found if one in values and other in values
        ]
        if both:
            alphas[name] = find_alpha([list(values.values()) for values in both], metric, sampled=False).value
    shared = [
        (keys[one], keys[other])
        for unit in units
        for keys in [{decision.coder: decision.key for decision in unit.decisions}]
        if one in keys and other in keys and (keys[one] is not None or keys[other] is not None)
    ]
    same = sum(left == right for left, right in shared) / len(shared) if shared else None
    return CoderPair(one=one, other=other, units=len(shared), same=same, alphas=alphas)


def _disputes(units: Iterable[Unit]) -> list[Dispute]:
    """Units by what they are about, those of most units first."""
    found: defaultdict[tuple[Member, ...], list[Unit]] = defaultdict(list)
    for unit in units:
        found[unit.members].append(unit)
    disputes = [Dispute(id=_id(members), members=members, units=tuple(listed)) for members, listed in found.items()]
    return sorted(disputes, key=lambda one: (-len(one.units), one.id))


def _id(members: Sequence[Member]) -> str:
    return "-".join(one.event or one.actor or one.attribution or one.article for one in members)
