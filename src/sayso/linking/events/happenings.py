"""How two events of different articles are one happening: what, who, when, where and how many."""

import math
from collections.abc import Set

from sayso.lang.rarity import Rarity
from sayso.linking.events.profiles import EventProfile, Profile
from sayso.linking.events.stories import cosine

FAR_DAYS = 3  # reports differ by a day or two about one happening, hardly by more
YEARS_APART = 2
STEM = 4  # letters that a name and the adjective made of it share
UNREAL = frozenset({"planned", "hypothetical"})
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})  # who says it to whom is what it is
LATE_DAYS = 1  # a report may be dated a day before what it tells, by time zone

HAPPENING_FEATURES = (
    "same_type",
    "sole_type",
    "kin_type",
    "same_mode",
    "other_mode",
    "trigger",
    "sentence",
    "said",
    "telling",
    "actors",
    "other_actors",
    "recipients",
    "other_recipients",
    "strange_actors",
    "strange_recipients",
    "same_days",
    "days_off",
    "too_late",
    "same_place",
    "other_place",
    "other_day_and_place",
    "same_figure",
    "other_figure",
    "ranks",
    "one_past",
    "other_status",
    "one_negated",
    "hypothetical",
    "both_lead",
    "other_ages",
    "spoken",
    "other_parties",
    "turned_round",
)

KIN = (
    frozenset({"ASSAULT", "COERCE", "MOBILIZE"}),
    frozenset({"COERCE", "SANCTION", "ACCUSE"}),
    frozenset({"ACCUSE", "REJECT", "THREATEN"}),
    frozenset({"REQUEST", "THREATEN"}),
    frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"}),
    frozenset({"CONCEDE", "RETREAT", "AGREE"}),
    frozenset({"AID", "SUPPORT", "COOPERATE"}),
)  # what one coder calls by the one name, another calls by the other
KIN_MODES = (frozenset({"allege", "disapprove"}), frozenset({"change", "yield"}))


def compare_happenings(
    one: EventProfile, other: EventProfile, home: Profile, away: Profile, rarity: Rarity
) -> tuple[float, ...]:
    """The features of a pair of events, in the order of HAPPENING_FEATURES; `home` and `away` are their reports."""
    same_type = one.type == other.type
    modes = bool(same_type and one.mode and other.mode)
    actors, recipients = _alike(one.actors, other.actors, rarity), _alike(one.recipients, other.recipients, rarity)
    gap = _gap(one.days, other.days)
    figures = [_agree(one.figures[kind], other.figures[kind]) for kind in one.figures.keys() & other.figures.keys()]
    elsewhere = _elsewhere(one, other)
    same_place = one.place is not None and one.place == other.place
    strange_actors = _strange(one.named_actors, other.named_actors)
    strange_recipients = _strange(one.named_recipients, other.named_recipients)
    return (
        float(same_type),
        float(same_type and one.type in home.sole_types and one.type in away.sole_types),
        float(not same_type and any({one.type, other.type} <= kin for kin in KIN)),
        float(modes and one.mode == other.mode),
        float(modes and one.mode != other.mode and not any({one.mode, other.mode} <= kin for kin in KIN_MODES)),
        float(one.trigger == other.trigger),
        cosine(one.sentence, other.sentence),
        max(_alike(one.said, other.said, rarity), 0.0) if actors > 0 else 0.0,
        cosine(one.telling, other.telling),
        max(actors, 0.0),
        float(actors < 0),
        max(recipients, 0.0),
        float(recipients < 0),
        float(strange_actors),
        float(strange_recipients),
        float(gap == 0),
        math.log1p(gap) if gap is not None else 0.0,
        float(_too_late(one, away) or _too_late(other, home)),
        float(same_place and one.local),
        float(elsewhere),
        float(elsewhere and bool(gap) and one.exact and other.exact),
        float(any(figures)),
        float(bool(figures) and not any(figures)),
        math.log1p(one.rank) + math.log1p(other.rank),
        float(one.historical != other.historical),
        float((one.status in UNREAL) != (other.status in UNREAL)),
        float((one.status == "negated") != (other.status == "negated")),
        float(one.status == other.status == "hypothetical"),
        float(one.leads and other.leads),
        float(_aged_apart(one.ages, other.ages)),
        float(same_type and one.type in SPOKEN),
        float(same_type and one.type in SPOKEN and (strange_actors or strange_recipients)),
        float(_turned_round(one, other, rarity)),
    )


def could_be_one(one: EventProfile, other: EventProfile) -> bool:
    """Whether what two events are called can be one thing: one type, two that coders confuse, or one word for it."""
    pair = {one.type, other.type}
    return len(pair) == 1 or one.trigger == other.trigger or any(pair <= kin for kin in KIN)


def are_far(one: EventProfile, other: EventProfile) -> bool:
    """Whether two events are too many days apart to be one, however alike they are told."""
    gap = _gap(one.days, other.days)
    return gap is not None and gap >= FAR_DAYS


def _alike(one: Set[str], other: Set[str], rarity: Rarity) -> float:
    """How much of the words of the shorter of two parties the other has; - 1 for nothing, 0 where either is empty."""
    if not one or not other:
        return 0.0
    weight = math.fsum(rarity.of(word) for word in one & other)
    whole = min(math.fsum(rarity.of(word) for word in one), math.fsum(rarity.of(word) for word in other))
    return weight / whole if weight and whole else -1.0


def _strange(one: Set[str], other: Set[str]) -> bool:
    """Whether both name somebody, and nobody whom the other names: no word that begins alike ("Iran", "Iranian")."""
    return bool(one) and bool(other) and {name[:STEM] for name in one}.isdisjoint({name[:STEM] for name in other})


def _aged_apart(one: Set[int], other: Set[int]) -> bool:
    """Whether both give the ages of victims, and none that could be one: reports are often a year off."""
    return bool(one) and bool(other) and min(abs(a - b) for a in one for b in other) >= YEARS_APART


def _turned_round(one: EventProfile, other: EventProfile, rarity: Rarity) -> bool:
    """Whether those who act are those acted upon in the other, on both sides, and neither side is the same in both."""
    if _alike(one.actors, other.actors, rarity) > 0 or _alike(one.recipients, other.recipients, rarity) > 0:
        return False
    crossed = _alike(one.actors, other.recipients, rarity), _alike(other.actors, one.recipients, rarity)
    return min(crossed) > 0


def _gap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> int | None:
    """The days between two intervals: 0 where they overlap, None where either is unknown."""
    if one is None or other is None:
        return None
    return max(0, one[0] - other[1], other[0] - one[1])


def _too_late(event: EventProfile, report: Profile) -> bool:
    """Whether the event happened after the report came out."""
    return bool(event.days and report.published and event.days[0] > report.published + LATE_DAYS)


def _elsewhere(one: EventProfile, other: EventProfile) -> bool:
    """Whether the events were in different places: two towns, or two countries."""
    if one.country and other.country and one.country != other.country:
        return True
    return one.local and other.local and None not in (one.place, other.place) and one.place != other.place


def _agree(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two figures, each from its least to its most, can be one."""
    return one[0] <= other[1] and other[0] <= one[1]
