"""Fields that are no figures over all reports of a happening: what, who, whom, when, where, and whether it is so."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.lang.identity import IdentityWords
from sayso.linking.actors import Name, read_name, same_name
from sayso.linking.distance import distance_km
from sayso.linking.merged.figures import report_values
from sayso.linking.merged.tellings import Telling
from sayso.model import MergedValue, When
from sayso.model.vocabulary import STATUSES

PRECISE = ("exact", "near", "district", "province", "country", None)
TOWN = ("exact", "near")
NEXT_KM = 25.0  # a district and its city, a village and the town beside it
_ARTICLE = re.compile(r"^(?:the|an?)\s+")
ALIKE = 0.6  # names that may be one: a short form of the other, and better


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one report says of one field, in words, and where the choice between equals falls (the least first)."""

    telling: Telling
    words: str
    order: tuple[int, ...] = ()


def merge_values(tellings: Sequence[Telling], names: IdentityWords) -> dict[str, MergedValue]:
    """The fields by name; one of which no report says anything is left out."""
    merged = {
        "type": _merge([Said(telling=t, words=t.event.type) for t in tellings], _never),
        "mode": _merge([Said(telling=t, words=t.event.mode) for t in tellings if t.event.mode], _never),
        "when": _merge(
            [Said(telling=t, words=words, order=(_length(t.event.when),)) for t in tellings if (words := _when(t))],
            _other_time,
        ),
        "where": _merge(
            [
                Said(telling=t, words=t.event.where.name, order=(PRECISE.index(t.event.where.precision),))
                for t in tellings
                if t.event.where
            ],
            _other_place,
        ),
        "actors": _merge_parties(tellings, lambda telling: telling.actors, names),
        "recipients": _merge_parties(tellings, lambda telling: telling.recipients, names),
        "status": _merge_status(tellings),
    }
    return {field: value for field, value in merged.items() if value is not None}


def _merge(said: Sequence[Said], differs: Callable[[Telling, Telling], bool]) -> MergedValue | None:
    """The value that the most origins report, of several the finest; what differs between two texts."""
    if not said:
        return None
    origins: dict[str, set[int]] = {}
    for one in said:
        origins.setdefault(one.words, set()).add(one.telling.origin)
    finest = {one.words: min(other.order for other in said if other.words == one.words) for one in said}
    reported = report_values((one.words, one.telling.number) for one in said)
    apart = any(
        one.telling.text != other.telling.text and differs(one.telling, other.telling)
        for one, other in combinations(said, 2)
    )
    return MergedValue(
        value=min(origins, key=lambda words: (-len(origins[words]), finest[words], words)),
        reported=reported,
        disagreements=reported if apart else (),
    )


def _merge_parties(
    tellings: Sequence[Telling], side: Callable[[Telling], tuple[str, ...]], names: IdentityWords
) -> MergedValue | None:
    """The parties of one side: all names that reports give, each once, those of the most origins first. Bare numbers
    are no names.
    """
    said = [Said(telling=telling, words=", ".join(side(telling))) for telling in tellings if side(telling)]
    read = {text: read_name(text, names) for telling in tellings for text in side(telling)}
    named = {text: name for text, name in read.items() if name.reading != "common"}

    def called(telling: Telling) -> list[Name]:
        texts = [text for text in side(telling) if text in named]
        return [named[text] for text in texts if named[text].reading == "person" or text not in telling.bodies]

    def bodies(telling: Telling) -> list[Name]:
        of_groups = [
            read_name(body, names, "organization") for t in side(telling) for body in telling.bodies.get(t, ())
        ]
        return [*of_groups, *(name for name in called(telling) if name.reading != "person")]

    def differ(one: Telling, other: Telling) -> bool:
        """Both name somebody, and nobody whom the other names. "Gunmen" and "two men" are no names, but "leaders of the
        Front" name a body, to which another may be held.
        """
        mine, theirs = called(one), called(other)
        if not (mine and theirs):
            mine, theirs = bodies(one), bodies(other)
        return bool(mine and theirs) and not any(same_name(a, b, names) >= ALIKE for a in mine for b in theirs)

    merged = _merge(said, differ)
    if merged is None:
        return None
    origins: dict[str, set[int]] = {}
    for one in said:
        for name in side(one.telling):
            origins.setdefault(name, set()).add(one.telling.origin)
    kept: dict[str, str] = {}
    for name in sorted(origins, key=lambda name: -len(origins[name])):
        if any(sign.isalpha() for sign in name):
            kept.setdefault(_ARTICLE.sub("", name.casefold()), name)
    return MergedValue(
        value=tuple(kept.values()) or tuple(origins), reported=merged.reported, disagreements=merged.disagreements
    )


def _never(_one: Telling, _other: Telling) -> bool:
    """What two coders call differently, two sources need not dispute."""
    return False


def _merge_status(tellings: Sequence[Telling]) -> MergedValue | None:
    """The status that most origins give it; what is denied by whom it is told of is reported denied beside."""
    own = _merge(
        [Said(telling=t, words=t.event.status, order=(STATUSES.index(t.event.status),)) for t in tellings], _denies
    )
    if own is None or not any(telling.denied for telling in tellings):
        return own
    told = [(t.event.status, t.number) for t in tellings] + [("denied", t.number) for t in tellings if t.denied]
    reported = report_values(dict.fromkeys(told))
    apart = any(one.text != other.text and _denies(one, other) for one, other in combinations(tellings, 2))
    return MergedValue(value=own.value, reported=reported, disagreements=reported if apart else ())


def _denies(one: Telling, other: Telling) -> bool:
    """One says that it is so, or that somebody says so, and one that it is not, or is denied."""
    return (_affirmed(one) and _refused(other)) or (_affirmed(other) and _refused(one))


def _affirmed(telling: Telling) -> bool:
    return telling.event.status in ("asserted", "alleged")


def _refused(telling: Telling) -> bool:
    return telling.denied or telling.event.status in ("denied", "negated")


def _when(telling: Telling) -> str | None:
    when = telling.event.when
    if when is None or not (when.start or when.end):
        return None
    return when.start if when.start == when.end else f"{when.start or ''}/{when.end or ''}"


def _length(when: When | None) -> int:
    """How much time an interval leaves open: less for a day than for a month."""
    if when is None or not when.start or not when.end:
        return 9
    return 0 if when.start == when.end and len(when.start) >= 10 else 1 if when.start[:7] == when.end[:7] else 2


def _other_time(one: Telling, other: Telling) -> bool:
    """Whether two intervals have no day in common."""
    a, b = one.event.when, other.event.when
    if a is None or b is None:
        return False
    return _before(a.end, b.start) or _before(b.end, a.start)


def _before(end: str | None, start: str | None) -> bool:
    """Whether an interval that ends with `end` is over when another begins; a coarser date is so only as a whole."""
    if not end or not start:
        return False
    size = min(len(end), len(start), 10)
    return end[:size] < start[:size]


def _other_place(one: Telling, other: Telling) -> bool:
    """Whether two places cannot be one: two countries, or two towns that are not next to each other."""
    a, b = one.event.where, other.event.where
    if a is None or b is None:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    apart_km = distance_km(a, b) if a.precision in TOWN and b.precision in TOWN else None
    return apart_km is not None and apart_km > NEXT_KM
