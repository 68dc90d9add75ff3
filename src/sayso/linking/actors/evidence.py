"""What speaks for and against one actor: verdicts on signatures, in the light of the articles that hold them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain, combinations

from sayso.lang.identity import IdentityWords
from sayso.linking.actors.items import Item, Items
from sayso.linking.actors.judging import ActorVerdict, actor_keys, full_keys, judge_actors, near_keys, short_keys
from sayso.linking.actors.sightings import TOWN
from sayso.linking.grouping import Pair, pair_of

NAMESAKES = ("son", "kinds")  # a father and a son, a party and an alliance: two where an article has both
BY_COMPANY = 0.8  # at least, where the articles of both name what few name


@dataclass(slots=True)
class Evidence:
    """What speaks for joining two items, what is a question, and why; and what is kept apart.

    `told_apart`: what a reader may take for one, and why it is two. `opened`: ties that became questions.
    """

    scores: dict[Pair[str], float] = field(default_factory=dict[Pair[str], float])
    doubts: dict[Pair[str], float] = field(default_factory=dict[Pair[str], float])
    reasons: dict[Pair[str], str] = field(default_factory=dict[Pair[str], str])
    parted: set[Pair[str]] = field(default_factory=set[Pair[str]])
    told_apart: dict[Pair[str], str] = field(default_factory=dict[Pair[str], str])
    opened: set[Pair[str]] = field(default_factory=set[Pair[str]])

    def tie(self, one: str, other: str, score: float, reason: str) -> None:
        """Something that speaks for one actor; the strongest counts."""
        pair = pair_of(one, other)
        if one != other and score > self.scores.get(pair, 0.0):
            self.scores[pair], self.reasons[pair] = score, reason

    def doubt(self, one: str, other: str, score: float, reason: str) -> None:
        """A question that nothing answers."""
        pair = pair_of(one, other)
        self.doubts[pair] = score
        self.reasons.setdefault(pair, reason)

    def part(self, one: str, other: str) -> None:
        """Two that may not be in one group."""
        self.parted.add(pair_of(one, other))

    def open(self, one: str, other: str) -> None:
        """A tie that becomes a question."""
        pair = pair_of(one, other)
        score = self.scores.pop(pair, None)
        if score is not None:
            self.opened.add(pair)
            self.doubt(one, other, score, self.reasons[pair])

    def add(self, other: "Evidence") -> None:
        """All that another has found."""
        for (left, right), score in other.scores.items():
            self.tie(left, right, score, other.reasons[left, right])
        for (left, right), score in other.doubts.items():
            self.doubt(left, right, score, other.reasons[left, right])
        self.parted |= other.parted


def weigh_full_names(items: Items, words: IdentityWords) -> Evidence:
    """What speaks for and against one actor, of all signatures that share a key."""
    evidence = Evidence()
    full = [item for item in items.by_key.values() if not item.signature.ambiguous]
    _same_signature(full, evidence)
    first = {item.signature.key: item for item in sorted(full, key=lambda item: item.key, reverse=True)}
    found: defaultdict[str, list[Item]] = defaultdict(list)
    near: defaultdict[str, list[Item]] = defaultdict(list)
    shorter: defaultdict[str, list[Item]] = defaultdict(list)
    fuller: defaultdict[str, list[Item]] = defaultdict(list)
    for item in first.values():
        for held, keys in (
            (found, actor_keys(item.signature, words)),
            (near, near_keys(item.signature, words)),
            (shorter, short_keys(item.signature)),
            (fuller, full_keys(item.signature)),
        ):
            for key in set(keys):
                held[key].append(item)
    pairs = (pair for held in found.values() for pair in combinations(held, 2))
    halves = ((one, other) for key in shorter.keys() & fuller.keys() for one in shorter[key] for other in fuller[key])
    seen: set[Pair[str]] = set()
    for one, other in chain(pairs, halves, _in_company(near.values())):
        pair = pair_of(one.key, other.key)
        if one is not other and pair not in seen:
            seen.add(pair)
            verdict = judge_actors(one.signature, other.signature, words)
            if verdict:
                _weigh(one, other, verdict, evidence)
    _leave_open_between(items, evidence)
    return evidence


def _in_company(held: Iterable[Sequence[Item]]) -> Iterator[tuple[Item, Item]]:
    """Pairs of items out of each sequence that share the company of an actor."""
    for items in held:
        by_company: defaultdict[str, list[Item]] = defaultdict(list)
        for item in items if len(items) > 1 else ():
            for key in item.company:
                if not key.startswith(TOWN):
                    by_company[key].append(item)
        for together in by_company.values():
            yield from combinations(together, 2)


def _same_signature(full: Sequence[Item], evidence: Evidence) -> None:
    """Sightings that stand alone only because somebody decided about them are as alike as before."""
    by_signature: defaultdict[str, list[str]] = defaultdict(list)
    for item in full:
        by_signature[item.signature.key].append(item.key)
    for keys in by_signature.values():
        for one, other in combinations(sorted(keys), 2):
            evidence.tie(one, other, 1.0, "one name")


def _weigh(one: Item, other: Item, verdict: ActorVerdict, evidence: Evidence) -> None:
    """A verdict on signatures in the light of the articles that hold them."""
    shared = one.kin & other.kin if verdict.needs == "kin" else one.shares(other)
    together = not one.articles.isdisjoint(other.articles)
    if verdict.needs == "nothing":
        evidence.tie(one.key, other.key, verdict.score, verdict.reason)
    elif verdict.needs == "doubt":
        if together and verdict.how in NAMESAKES:
            evidence.part(one.key, other.key)
            evidence.told_apart[pair_of(one.key, other.key)] = f"{verdict.reason}; an article names both"
        elif shared and not together:
            evidence.doubt(one.key, other.key, verdict.score, verdict.reason)
    elif shared and not (together and verdict.needs == "kin"):
        evidence.tie(one.key, other.key, max(verdict.score, BY_COMPANY), in_company(verdict.reason, shared))
    elif verdict.needs == "conflict":
        evidence.part(one.key, other.key)
        evidence.doubt(one.key, other.key, verdict.score, verdict.reason)
    elif verdict.needs == "company" and verdict.score > BY_COMPANY:
        evidence.doubt(one.key, other.key, verdict.score, verdict.reason)


def _leave_open_between(items: Items, evidence: Evidence) -> None:
    """What is like both of two that are kept apart goes with neither, but where the company of one is its own."""
    tied: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in evidence.scores:
        tied[one].add(other)
        tied[other].add(one)
    for pair in sorted(evidence.parted):
        for between in sorted(tied[pair[0]] & tied[pair[1]]):
            shares = [bool(items.by_key[between].shares(items.by_key[side])) for side in pair]
            for side, shared in zip(pair, shares, strict=True):
                if not shared or all(shares):
                    evidence.open(between, side)


def in_company(reason: str, shared: Set[str]) -> str:
    """A reason, with what articles have in common."""
    return f"{reason}; both in the company of {len(shared)} that few name"
