"""Reviews: which judgements count, who may see them, and what they say of single events."""

import json
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from sayso.model.corrections import correct
from sayso.model.events import Event
from sayso.model.judgements import Judgement
from sayso.model.links import Member

IDENTITY = ("same", "not_same", "undecided")
ON_EVENTS = ("accept", "correct", "reject")


@dataclass(slots=True)
class Review:
    """What people say of one event. `values` are corrected fields, `given` the judgements that correct them; `last` is
    the judgement that counts.
    """

    last: Judgement
    rejected: bool = False
    values: dict[str, object] = field(default_factory=dict[str, object])
    given: dict[str, Judgement] = field(default_factory=dict[str, Judgement])

    def correct(self, event: Event) -> Event:
        """The event as people say it is. A value that the field cannot hold (any more) is passed over."""
        for name, value in self.values.items():
            try:
                event = correct(event, name, value)
            except ValueError:
                continue
        return event


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that were not taken back, in the order in which they count: by their time and id, those that
    settle what coders decided differently behind all others. Withdrawals themselves are left out; one that was taken
    back itself has no effect.
    """
    ordered = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    gone: set[str] = set()
    for judgement in reversed(ordered):  # the last word first: a withdrawal that was withdrawn takes nothing back
        if judgement.verdict == "withdraw" and judgement.id not in gone and judgement.withdraws:
            gone.add(judgement.withdraws)
    left = [judgement for judgement in ordered if judgement.verdict != "withdraw" and judgement.id not in gone]
    return sorted(left, key=lambda judgement: judgement.settles)


def effective(judgements: Iterable[Judgement], blind: Set[str]) -> list[Judgement]:
    """Those that have an effect on the record: what coders who code blind decide has none until it is settled or
    their coding is opened. `blind` are their names.
    """
    return [one for one in judgements if one.settles or one.verdict == "withdraw" or one.by not in blind]


def visible(judgements: Iterable[Judgement], blind: Set[str], viewer: str | None) -> list[Judgement]:
    """Those that `viewer` may see: all of them, but for one who codes blind only what is their own and what is
    settled. Where anybody codes blind, one who does not say who they are (None) sees nothing that is sealed.
    """
    judgements = list(judgements)
    if not blind or (viewer is not None and viewer not in blind):
        return judgements
    settled = {about for one in standing(judgements) if one.settles for about in subjects(one)}
    return [
        one
        for one in judgements
        if one.by == viewer
        or one.settles
        or (viewer is None and one.by not in blind)
        or settled.issuperset(subjects(one))
    ]


def subjects(judgement: Judgement) -> list[tuple[Member, str]]:
    """What a judgement decides, member by member: `identity`, a field, or `kept` (whether the event is one at all)."""
    if judgement.verdict in IDENTITY:
        aspect = "identity"
    else:
        aspect = judgement.field or ("kept" if judgement.verdict in ON_EVENTS else judgement.verdict)
    return [(member, aspect) for member in judgement.members]


def read_reviews(judgements: Iterable[Judgement]) -> dict[Member, Review]:
    """The reviews that stand, by event. A later judgement counts before an earlier one, one that settles before one
    that does not; accepting an event, or correcting it, takes its rejection back.
    """
    found: dict[Member, Review] = {}
    for judgement in standing(judgements):
        if judgement.verdict not in ON_EVENTS:
            continue
        for member in judgement.members:
            review = found.setdefault(member, Review(last=judgement))
            review.last = judgement
            review.rejected = judgement.verdict == "reject"
            if judgement.verdict == "correct" and judgement.field:
                review.values[judgement.field] = json.loads(judgement.value or "null")
                review.given[judgement.field] = judgement
    return found


def pairs_of(judgement: Judgement) -> Iterator[tuple[Member, Member]]:
    """The pairs that a judgement on identity is about, each in order. Where its value names groups of members, by
    their numbers (`[[0], [1, 2]]`), these are the pairs of members of different groups.
    """
    members = list(judgement.members)
    groups: list[list[int]] = json.loads(judgement.value) if judgement.value else []
    home = {no: group for group, nos in enumerate(groups) for no in nos}
    seen: set[tuple[Member, Member]] = set()
    for one in range(len(members)):
        for other in range(one + 1, len(members)):
            a, b = sorted((members[one], members[other]))
            if a == b or (a, b) in seen or (groups and home.get(one) == home.get(other)):
                continue
            seen.add((a, b))
            yield a, b


def split_off(members: Sequence[Member], parted: Iterable[Member]) -> tuple[tuple[Member, ...], str]:
    """The members and the value of a judgement that parts some members of a link from its others; an empty value where
    there are no others.
    """
    gone = [member for member in members if member in set(parted)]
    rest = [member for member in members if member not in set(gone)]
    groups = [list(range(len(gone))), list(range(len(gone), len(members)))]
    return (*gone, *rest), json.dumps(groups) if gone and rest else ""
