"""Actor links: which actors of different articles are one, which are not, and of which nobody can say."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from sayso.ids import record_id
from sayso.lang.identity import IdentityWords
from sayso.linking.actors.evidence import Evidence, weigh_full_names
from sayso.linking.actors.groups import Groups, ranked
from sayso.linking.actors.items import Item, Items, alone_key, gather_items, pair_copies
from sayso.linking.actors.short_names import weigh_short_names
from sayso.linking.actors.sightings import ActorProfile
from sayso.linking.grouping import Pair, pair_of
from sayso.model import ActorLink, Member
from sayso.model.vocabulary import Identity

COPIED = 0.99
MOST_REASONS = 6


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
    weighed = weigh_actors(profiles, copies, words, tied=tied, apart=apart, undecided=undecided)
    return (
        *tell_links(weighed, tied),
        *_decided(weighed.items, "not_same", apart, weighed.unnamed),
        *_decided(weighed.items, "undecided", undecided, weighed.unnamed),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Actors in groups, and what that rests on. `unnamed` are those that are in no item, by the key that stands for
    them, with what they are called.
    """

    items: Items
    groups: Groups
    evidence: Evidence
    unnamed: Mapping[str, tuple[str, Member]]


def weigh_actors(
    profiles: Iterable[ActorProfile],
    copies: Iterable[Pair[Member]],
    words: IdentityWords,
    *,
    tied: Set[Pair[Member]] = frozenset(),
    apart: Set[Pair[Member]] = frozenset(),
    undecided: Set[Pair[Member]] = frozenset(),
) -> Weighed:
    """What `link_actors` tells as links."""
    listed = sorted(profiles, key=lambda profile: profile.member)
    items = gather_items(listed, {actor for pair in (*apart, *undecided) for actor in pair})
    by_article = {profile.member: profile for profile in listed}
    paired = list(pair_copies(by_article, sorted(copies)))
    evidence = weigh_full_names(items, words)
    for one, other in paired:
        evidence.tie(items.of(one), items.of(other), COPIED, "the same words in copies of one text")
    decided = (pair_of(items.of(one), items.of(other)) for one, other in (*apart, *undecided))
    groups = Groups(apart=_kept_apart({*evidence.parted, *decided}))
    for one, other in sorted(tied):
        groups.join(items.of(one), items.of(other))
    _join(groups, evidence.scores, items, anchored=False)
    short = weigh_short_names(items, groups, words)
    _join(groups, short.scores, items, anchored=True)
    evidence.add(short)
    unnamed = _unnamed(by_article, items, (*paired, *tied, *apart, *undecided))
    return Weighed(items=items, groups=groups, evidence=evidence, unnamed=unnamed)


def tell_links(weighed: Weighed, tied: Set[Pair[Member]] = frozenset()) -> Iterator[ActorLink]:
    """The links that follow, but for what people decided to part or to leave open."""
    items, groups, evidence = weighed.items, weighed.groups, weighed.evidence
    yield from _same(items, groups, evidence, tied, weighed.unnamed)
    yield from _told_apart(items, groups, evidence)
    yield from _open(items, groups, evidence)


def _unnamed(
    profiles: Mapping[Member, ActorProfile], items: Items, pairs: Iterable[Pair[Member]]
) -> dict[str, tuple[str, Member]]:
    """Actors of some pairs that are in no item, by the key that stands for them, with what they are called."""
    actors = {actor for pair in pairs for actor in pair if actor not in items.homes}
    articles = {Member(capture=actor.capture, article=actor.article) for actor in actors}
    called = [entry for article in articles if article in profiles for entry in profiles[article].called]
    return {alone_key(actor): (name, actor) for _, name, actor in called if actor in actors}


def _kept_apart(pairs: Iterable[Pair[str]]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return dict(found)


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


def _told_apart(items: Items, groups: Groups, evidence: Evidence) -> Iterator[ActorLink]:
    """What near names make a reader ask, answered: they are two."""
    found: dict[Pair[str], str] = {}
    for (one, other), reason in sorted(evidence.told_apart.items()):
        roots = pair_of(groups.root(one), groups.root(other))
        if roots[0] != roots[1]:
            found.setdefault(roots, reason)
    for roots, reason in sorted(found.items()):
        held = [items.by_key[key] for root in roots for key in sorted(groups.members(root)) if key in items.by_key]
        yield _link("not_same", held, score=1.0, reasons=[reason])


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
        id=record_id("actor", judgement, *(members[:1] if judgement == "same" else members)),
        members=tuple(members),
        judgement=judgement,
        name=order[0] if order else "",
        aliases=tuple(sorted(order[1:])),
        by=by,
        score=round(score, 4),
        reasons=tuple(dict.fromkeys(reasons))[:MOST_REASONS],
    )
