"""Actor links: which actors of different articles are one, which are not, and of which nobody can say."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain, combinations

from sayso.ids import record_id
from sayso.lang.identity import IdentityWords
from sayso.linking.actors.groups import Groups, ranked
from sayso.linking.actors.items import Item, Items, alone_key, gather_items, pair_copies
from sayso.linking.actors.judging import ActorVerdict, actor_keys, full_keys, judge_actors, near_keys, short_keys
from sayso.linking.actors.sightings import TOWN, ActorProfile, Signature
from sayso.linking.grouping import Pair, pair_of
from sayso.model import ActorLink, Member
from sayso.model.vocabulary import Identity

COPIED = 0.99
BY_COMPANY, BY_COUNTRY = 0.8, 0.72
MOST_NAMED = 3  # namesakes among whom a short form is still a question
MOST_REASONS = 6


@dataclass(slots=True)
class Evidence:
    """What speaks for joining items, and what is a question; by pair of items, each with its reason."""

    scores: dict[Pair[str], float] = field(default_factory=dict[Pair[str], float])
    doubts: dict[Pair[str], float] = field(default_factory=dict[Pair[str], float])
    reasons: dict[Pair[str], str] = field(default_factory=dict[Pair[str], str])

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


def link_actors(
    profiles: Iterable[ActorProfile],
    copies: Iterable[Pair[Member]],
    words: IdentityWords,
    *,
    tied: Set[Pair[Member]] = frozenset(),
    apart: Set[Pair[Member]] = frozenset(),
    undecided: Set[Pair[Member]] = frozenset(),
) -> tuple[ActorLink, ...]:
    """The links of all actors, in a stable order. `copies` are pairs of articles of one text; `tied`, `apart` and
    `undecided` pairs of actors are what people decided, and win.

    Cost grows with the number of articles, and with the square of those who share a family name and an initial.
    """
    listed = sorted(profiles, key=lambda profile: profile.member)
    items = gather_items(listed, {actor for pair in (*apart, *undecided) for actor in pair})
    by_article = {profile.member: profile for profile in listed}
    paired = list(pair_copies(by_article, sorted(copies)))
    groups = Groups(apart=_kept_apart(items, (*apart, *undecided)))
    evidence = Evidence()
    for one, other in sorted(tied):
        groups.join(items.of(one), items.of(other))
    for one, other in paired:
        evidence.tie(items.of(one), items.of(other), COPIED, "the same words in copies of one text")
    _full_names(items, evidence, words)
    _join(groups, evidence.scores, items, anchored=False)
    short = Evidence()
    _short_names(items, groups, short, words)
    _company(items, short)
    _join(groups, short.scores, items, anchored=True)
    for (one, other), score in short.scores.items():
        evidence.tie(one, other, score, short.reasons[one, other])
    for (one, other), score in short.doubts.items():
        evidence.doubt(one, other, score, short.reasons[one, other])
    unnamed = _unnamed(by_article, items, (*paired, *tied, *apart, *undecided))
    return (
        *_same(items, groups, evidence, tied, unnamed),
        *_open(items, groups, evidence),
        *_decided(items, "not_same", apart, unnamed),
        *_decided(items, "undecided", undecided, unnamed),
    )


def _unnamed(
    profiles: Mapping[Member, ActorProfile], items: Items, pairs: Iterable[Pair[Member]]
) -> dict[str, tuple[str, Member]]:
    """Actors of some pairs that are in no item, by the key that stands for them, with what they are called."""
    actors = {actor for pair in pairs for actor in pair if actor not in items.homes}
    articles = {Member(capture=actor.capture, article=actor.article) for actor in actors}
    called = [entry for article in articles if article in profiles for entry in profiles[article].called]
    return {alone_key(actor): (name, actor) for _, name, actor in called if actor in actors}


def _kept_apart(items: Items, pairs: Iterable[Pair[Member]]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[items.of(one)].add(items.of(other))
        found[items.of(other)].add(items.of(one))
    return dict(found)


def _full_names(items: Items, evidence: Evidence, words: IdentityWords) -> None:
    """Signatures that share a key, compared."""
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
    shared = one.shares(other) if verdict.needs in ("company", "doubt") else one.kin & other.kin
    together = not one.articles.isdisjoint(other.articles)
    if verdict.needs == "nothing":
        evidence.tie(one.key, other.key, verdict.score, verdict.reason)
    elif verdict.needs == "doubt":
        if shared and not together:
            evidence.doubt(one.key, other.key, verdict.score, verdict.reason)
    elif shared and not (together and verdict.needs == "kin"):
        evidence.tie(one.key, other.key, max(verdict.score, BY_COMPANY), _with(verdict.reason, shared))
    elif verdict.needs == "company" and verdict.score > BY_COMPANY:
        evidence.doubt(one.key, other.key, verdict.score, verdict.reason)


def _with(reason: str, shared: Set[str]) -> str:
    return f"{reason}; both in the company of {len(shared)} that few name"


def _short_names(items: Items, groups: Groups, evidence: Evidence, words: IdentityWords) -> None:
    """Ambiguous names, each with the one fuller name that fits it in its company; several are a question."""
    fuller: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items.by_key.values():
        if not item.signature.ambiguous:
            for key in {*full_keys(item.signature), *actor_keys(item.signature, words)}:
                fuller[key].append(item)
    judged: dict[str, list[tuple[Item, ActorVerdict]]] = {}
    for item in items.by_key.values():
        if not item.signature.ambiguous:
            continue
        if item.signature.key not in judged:
            judged[item.signature.key] = list(_fitting(item.signature, fuller, words))
        _place(item, judged[item.signature.key], groups, evidence, words)


def _fitting(
    signature: Signature, fuller: Mapping[str, list[Item]], words: IdentityWords
) -> Iterator[tuple[Item, ActorVerdict]]:
    keys = {*short_keys(signature), *actor_keys(signature, words)}
    near = {item.key: item for key in keys for item in fuller.get(key, ())}
    for _, item in sorted(near.items()):
        verdict = judge_actors(signature, item.signature, words)
        if verdict:
            yield item, verdict


def _place(
    item: Item, fitting: Sequence[tuple[Item, ActorVerdict]], groups: Groups, evidence: Evidence, words: IdentityWords
) -> None:
    """Join a short name to the only group that it fits; ask where it fits several, or none for certain."""
    fits = [Fit.of(item, full, verdict, words) for full, verdict in fitting if item.articles.isdisjoint(full.articles)]
    best = max((fit.rank for fit in fits), default=0)
    by_group: dict[str, Fit] = {}
    for fit in sorted((fit for fit in fits if fit.rank == best > 0), key=lambda fit: (fit.score, fit.full.key)):
        by_group[groups.root(fit.full.key)] = fit
    by_group = _rather_persons(by_group)
    if len(by_group) == 1 and best > 1 and not item.sightings[0].crowded:
        fit = next(iter(by_group.values()))
        evidence.tie(item.key, fit.full.key, fit.score, fit.reason)
    elif len(by_group) <= MOST_NAMED:
        for fit in by_group.values():
            evidence.doubt(item.key, fit.full.key, fit.score, fit.reason)


@dataclass(frozen=True, slots=True)
class Fit:
    """How an ambiguous name fits a fuller one.

    `rank`: 3 by itself or in the company it is in, 2 for the one that the article's country is known for, 1 where they
    have no more than a country in common, 0 not at all.
    """

    full: Item
    rank: int
    score: float
    reason: str

    @classmethod
    def of(cls, item: Item, full: Item, verdict: ActorVerdict, words: IdentityWords) -> "Fit":
        """The fit by a verdict on the names and by the articles of both."""
        if verdict.needs == "nothing":
            return cls(full, 3, verdict.score, verdict.reason)
        shared = item.shares(full)
        if shared and verdict.needs in ("company", "kin"):
            return cls(full, 3, max(verdict.score, BY_COMPANY), _with(verdict.reason, shared))
        common = item.signature.names[0].words[-1].text in words.many_bear
        country = full.signature.country
        if verdict.needs == "company" and country in item.countries and not common:
            return cls(full, 2, BY_COUNTRY, f"{verdict.reason}; the only one of {country} known by it")
        return cls(
            full, int(bool(shared) or not item.countries.isdisjoint(full.countries)), verdict.score, verdict.reason
        )


def _rather_persons(found: dict[str, Fit]) -> dict[str, Fit]:
    """A surname is that of the person, where a body is called the same ("Assad")."""
    fuller = {root: fit for root, fit in found.items() if len(fit.full.signature.names[0].words) > 1}
    return fuller or found


def _company(items: Items, evidence: Evidence) -> None:
    """Equal ambiguous names of articles that have company in common: joined one to the next, for all would be equal."""
    held: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for key, item in items.by_key.items():
        if item.signature.ambiguous and not item.sightings[0].crowded:
            for name in item.signature.names:
                called = " ".join(name.key)
                spelled[called] = min(name.text, spelled.get(called, name.text))
                for other in item.company:
                    held[called, other].append(key)
    for (name, _), keys in held.items():
        for one, other in zip(sorted(keys), sorted(keys)[1:], strict=False):
            evidence.tie(one, other, BY_COMPANY - 0.05, f"“{spelled[name]}” in the same company")


def _join(groups: Groups, scores: Mapping[Pair[str], float], items: Items, *, anchored: bool) -> None:
    """Join pairs, the likeliest first. With `anchored`, no two groups that hold a full name are made one by short ones,
    nor two actors of one article.
    """
    for one, other in ranked(scores):
        if groups.root(one) == groups.root(other) or not groups.may_join(one, other):
            continue
        if anchored and not _may_meet(groups.members(one), groups.members(other), items):
            continue
        groups.join(one, other)


def _may_meet(one: Sequence[str], other: Sequence[str], items: Items) -> bool:
    left, right = ([items.by_key[key] for key in keys if key in items.by_key] for keys in (one, other))
    if all(any(not item.signature.ambiguous for item in side) for side in (left, right)):
        return False
    countries = [{item.signature.country for item in side if item.signature.country} for side in (left, right)]
    if countries[0] and countries[1] and countries[0].isdisjoint(countries[1]):
        return False
    articles = set[Member]().union(*(item.articles for item in left))
    return all(articles.isdisjoint(item.articles) for item in right)


def _same(
    items: Items,
    groups: Groups,
    evidence: Evidence,
    tied: Set[Pair[Member]],
    unnamed: Mapping[str, tuple[str, Member]],
) -> Iterator[ActorLink]:
    inside: defaultdict[str, list[Pair[str]]] = defaultdict(list)
    for pair in evidence.scores:
        if groups.root(pair[0]) == groups.root(pair[1]):
            inside[groups.root(pair[0])].append(pair)
    decided = {items.of(actor) for pair in tied for actor in pair}
    alone = ([key] for key, item in items.by_key.items() if len(item.sightings) > 1 and len(groups.members(key)) == 1)
    for keys in sorted([*groups.listed(), *alone]):
        pairs = sorted(inside[groups.root(keys[0])], key=lambda pair: (evidence.scores[pair], pair))
        yield _link(
            "same",
            [items.by_key[key] for key in keys if key in items.by_key],
            score=min((evidence.scores[pair] for pair in pairs), default=1.0),
            reasons=[evidence.reasons[pair] for pair in pairs],
            by="people" if not decided.isdisjoint(keys) else "machine",
            unnamed=[unnamed[key] for key in keys if key in unnamed],
        )


def _open(items: Items, groups: Groups, evidence: Evidence) -> Iterator[ActorLink]:
    """Questions, one for two groups."""
    asked: dict[Pair[str], Pair[str]] = {}
    for pair in ranked(evidence.doubts):
        roots = pair_of(groups.root(pair[0]), groups.root(pair[1]))
        if roots[0] != roots[1]:
            asked.setdefault(roots, pair)
    for roots, pair in sorted(asked.items()):
        if not any(_answered(key, items, groups) for key in pair):
            held = (sorted(groups.members(root)) for root in roots)
            yield _link(
                "undecided",
                [items.by_key[key] for keys in held for key in keys if key in items.by_key],
                score=evidence.doubts[pair],
                reasons=[evidence.reasons[pair]],
            )


def _decided(
    items: Items, judgement: Identity, pairs: Set[Pair[Member]], unnamed: Mapping[str, tuple[str, Member]]
) -> Iterator[ActorLink]:
    """What people decided to part or to leave open."""
    for pair in sorted(pairs):
        keys = [items.of(actor) for actor in pair]
        held = [items.by_key[key] for key in keys if key in items.by_key]
        rest = [unnamed[key] for key in keys if key in unnamed]
        yield _link(judgement, held, score=1.0, reasons=[], by="people", unnamed=rest)


def _answered(key: str, items: Items, groups: Groups) -> bool:
    """Whether a short name has found its fuller one after all."""
    if not items.by_key[key].signature.ambiguous:
        return False
    held = (items.by_key[other] for other in groups.members(key) if other in items.by_key)
    return any(not item.signature.ambiguous for item in held)


def _link(
    judgement: Identity,
    items: Sequence[Item],
    *,
    score: float,
    reasons: Iterable[str],
    by: str = "machine",
    unnamed: Sequence[tuple[str, Member]] = (),
) -> ActorLink:
    names: Counter[str] = Counter()
    for item in items:
        for sighting in item.sightings:
            names[sighting.name] += max(1, sighting.mentions)
            names.update(dict.fromkeys(sighting.aliases, 0))
    for name, _ in unnamed:
        names[name] += 1
    order = sorted(names, key=lambda name: (len(name.split()) == 1, -names[name], name))
    members = sorted([s.member for item in items for s in item.sightings] + [member for _, member in unnamed])
    return ActorLink(
        id=record_id("actor", judgement, *members),
        members=tuple(members),
        judgement=judgement,
        name=order[0] if order else "",
        aliases=tuple(sorted(order[1:])),
        by=by,
        score=round(score, 4),
        reasons=tuple(dict.fromkeys(reasons))[:MOST_REASONS],
    )
