"""Judgements: what people decided. A judgement is never changed; a later one may take it back."""

from dataclasses import dataclass

from sayso.model.links import Member
from sayso.model.vocabulary import ChangeKind, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision about coded things, with who made it, when (ISO 8601, UTC) and why.

    `same`, `not_same` and `undecided` are about two or more members of one kind and override the machine, pair by
    pair; with a `value` such as `[[0], [1, 2]]` only pairs of members of different groups, by their numbers.
    `accept`, `correct` and `reject` are about one member; `correct` gives the new `value` (JSON) of `field`, named as
    in the coded format (`when`, `casualties.killed`). `note` says something in `why` alone. `withdraw` takes back the
    judgement whose id is `withdraws`. One that `settles` decides what coders decided differently. Of two judgements
    that clash, one that settles counts before one that does not, else the later one.
    """

    id: str
    verdict: Verdict
    members: tuple[Member, ...]
    by: str
    at: str
    why: str = ""
    field: str | None = None
    value: str | None = None
    withdraws: str | None = None
    settles: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How one link came to be as it is, in one re-linking.

    `created`; `updated` (other members, or another value of a field); `superseded` (a figure gave way to a later one);
    `merged` (it took in the links `others`); `split` (the links `others` were parted from it); `withdrawn`. `details`
    are sentences for people. `no` orders the feed; `by` is machine, or whose judgement it was.
    """

    no: int
    at: str
    change: ChangeKind
    link: str
    kind: str
    others: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    by: str = "machine"
