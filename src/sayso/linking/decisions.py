"""What people decided about who or what is the same, as grouping needs it."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from sayso.linking.grouping import Pair
from sayso.model import IDENTITY, Judgement, Member, Review, pairs_of, read_reviews, standing

__all__ = ["IDENTITY", "Decisions", "Review", "decide", "part_of", "read_reviews", "standing"]


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


def decide(judgements: Iterable[Judgement]) -> Decisions:
    """What people's judgements say of each pair and of each event; of two about one, the later one counts."""
    judgements = list(judgements)
    latest: dict[Pair[Member], str] = {}
    for judgement in standing(judgements):
        if judgement.verdict in IDENTITY:
            for pair in pairs_of(judgement):
                latest[pair] = judgement.verdict
    return Decisions(
        reviews=read_reviews(judgements),
        tied=frozenset(pair for pair, verdict in latest.items() if verdict == "same"),
        apart=frozenset(pair for pair, verdict in latest.items() if verdict == "not_same"),
        undecided=frozenset(pair for pair, verdict in latest.items() if verdict == "undecided"),
    )
