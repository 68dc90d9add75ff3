"""What people decided about who or what is the same, as grouping needs it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import combinations

from sayso.linking.grouping import Pair, pair_of
from sayso.model import Judgement, Member

IDENTITY = ("same", "not_same", "undecided")


@dataclass(slots=True)
class Review:
    """What people say of one event. `values` are corrected fields; `last` is the judgement that counts."""

    last: Judgement
    rejected: bool = False
    values: dict[str, object] = field(default_factory=dict[str, object])


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Pairs of members that people called the same, not the same, or undecided; no pair is in two of them. `reviews`
    are what they say of single events.
    """

    reviews: Mapping[Member, Review] = field(default_factory=dict[Member, Review])
    tied: frozenset[Pair[Member]] = frozenset()
    apart: frozenset[Pair[Member]] = frozenset()
    undecided: frozenset[Pair[Member]] = frozenset()

    def pairs(self) -> frozenset[Pair[Member]]:
        """All pairs that anything was decided about."""
        return self.tied | self.apart | self.undecided

    def about(self, part: str | None, articles: Set[Member] | None = None) -> "Decisions":
        """Those about parts of one kind: `event`, `actor`, `attribution`, or whole articles (None); and only those
        about two of `articles`, where these are given.
        """

        def chosen(pairs: frozenset[Pair[Member]]) -> frozenset[Pair[Member]]:
            return frozenset(
                pair
                for pair in pairs
                if part_of(pair[0]) == part and (articles is None or all(m.in_article() in articles for m in pair))
            )

        return Decisions(tied=chosen(self.tied), apart=chosen(self.apart), undecided=chosen(self.undecided))


def part_of(member: Member) -> str | None:
    """Which part of an article a member names: `event`, `actor`, `attribution`; None for the article itself."""
    return next((part for part in ("event", "actor", "attribution") if getattr(member, part) is not None), None)


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that were not taken back, in the order of their time and id. Withdrawals themselves are left out;
    one that was taken back itself has no effect.
    """
    ordered = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    gone: set[str] = set()
    for judgement in reversed(ordered):  # the last word first: a withdrawal that was withdrawn takes nothing back
        if judgement.verdict == "withdraw" and judgement.id not in gone and judgement.withdraws:
            gone.add(judgement.withdraws)
    return [judgement for judgement in ordered if judgement.verdict != "withdraw" and judgement.id not in gone]


def read_reviews(judgements: Iterable[Judgement]) -> dict[Member, Review]:
    """The reviews that stand, by event. A later judgement counts before an earlier one; accepting an event, or
    correcting it, takes its rejection back.
    """
    found: dict[Member, Review] = {}
    for judgement in standing(judgements):
        if judgement.verdict not in ("accept", "correct", "reject"):
            continue
        for member in judgement.members:
            review = found.setdefault(member, Review(last=judgement))
            review.last = judgement
            review.rejected = judgement.verdict == "reject"
            if judgement.verdict == "correct" and judgement.field:
                review.values[judgement.field] = json.loads(judgement.value or "null")
    return found


def decide(judgements: Iterable[Judgement]) -> Decisions:
    """What people's judgements say of each pair and of each event; of two about one, the later one counts."""
    judgements = list(judgements)
    latest: dict[Pair[Member], str] = {}
    for judgement in standing(judgements):
        if judgement.verdict in IDENTITY:
            for pair in _pairs(judgement.members):
                latest[pair] = judgement.verdict
    return Decisions(
        reviews=read_reviews(judgements),
        tied=frozenset(pair for pair, verdict in latest.items() if verdict == "same"),
        apart=frozenset(pair for pair, verdict in latest.items() if verdict == "not_same"),
        undecided=frozenset(pair for pair, verdict in latest.items() if verdict == "undecided"),
    )


def _pairs(members: Iterable[Member]) -> Iterator[Pair[Member]]:
    for one, other in combinations(dict.fromkeys(members), 2):
        yield pair_of(one, other)
