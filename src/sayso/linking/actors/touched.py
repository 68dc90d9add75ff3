"""Who is who anew, where new articles touch it: the links that may be others now, and what they are.

Whether two full names are one depends on both alone, and where a short name belongs on all full names that it may stand
for. So it is enough to group those that the new articles name, those that these are grouped with, and the short names
that may stand for any of them, among all that these in turn may be taken for. That this gives what grouping all actors
gives is tested.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field, replace

from sayso.lang.identity import IdentityWords
from sayso.linking.actors.items import alone_key, pair_copies
from sayso.linking.actors.judging import actor_keys, full_keys, near_keys, short_keys
from sayso.linking.actors.links import Weighed, tell_links, weigh_actors
from sayso.linking.actors.sightings import ActorProfile, Signature
from sayso.linking.grouping import Pair, join
from sayso.model import ActorLink, Member


@dataclass(slots=True)
class Named:
    """One item, with the articles that hold it. `signatures`: one for each way to read it; unnamed actors have none."""

    signatures: dict[tuple[str, ...], Signature] = field(default_factory=dict[tuple[str, ...], Signature])
    profiles: list[ActorProfile] = field(default_factory=list[ActorProfile])
    actors: list[Member] = field(default_factory=list[Member])


class Register:
    """All actors by what they are looked up by."""

    def __init__(self, profiles: Iterable[ActorProfile], copies: Iterable[Pair[Member]], words: IdentityWords) -> None:
        self._words = words
        self.named: defaultdict[str, Named] = defaultdict(Named)
        self.home: dict[Member, str] = {}
        self._full: defaultdict[str, list[str]] = defaultdict(list)
        self._fuller: defaultdict[str, list[str]] = defaultdict(list)
        self._shorter: defaultdict[str, list[str]] = defaultdict(list)
        self._near: defaultdict[str, list[str]] = defaultdict(list)
        self._short: defaultdict[str, list[str]] = defaultdict(list)
        self._called: defaultdict[str, list[str]] = defaultdict(list)
        self.by_article = {profile.member: profile for profile in profiles}
        for profile in self.by_article.values():
            self._add(profile)
        self._copies: defaultdict[Member, list[Pair[Member]]] = defaultdict(list)
        copies = sorted(copies)
        for pair in copies:
            self._copies[pair[0]].append(pair)
        self._partners: defaultdict[Member, list[Member]] = defaultdict(list)
        for one, other in pair_copies(self.by_article, copies):
            self._partners[one].append(other)
            self._partners[other].append(one)

    def _add(self, profile: ActorProfile) -> None:
        for sighting in profile.sightings:
            signature = sighting.signature
            key = alone_key(sighting.member) if signature.ambiguous else f"named {signature.key}"
            item = self.named[key]
            read = (signature.key, *(part for name in signature.names for part in (name.text, name.reading)))
            if read not in item.signatures:
                item.signatures[read] = signature
                self._enlist(key, signature)
            item.profiles.append(profile)
            item.actors.append(sighting.member)
            self.home[sighting.member] = key
        for _, _, actor in profile.called:
            if actor not in self.home:
                item = self.named[alone_key(actor)]
                item.profiles.append(profile)
                item.actors.append(actor)
                self.home[actor] = alone_key(actor)

    def _enlist(self, key: str, signature: Signature) -> None:
        if signature.state:
            return
        if signature.ambiguous:
            for found in {*short_keys(signature), *actor_keys(signature, self._words)}:
                self._short[found].append(key)
            for name in signature.names:
                self._called[" ".join(name.key)].append(key)
            return
        for held, keys in (
            (self._full, {*full_keys(signature), *actor_keys(signature, self._words)}),
            (self._fuller, {*full_keys(signature)}),
            (self._shorter, {*short_keys(signature)}),
            (self._near, {*near_keys(signature, self._words)}),
        ):
            for found in keys:
                held[found].append(key)

    def is_short(self, key: str) -> bool:
        """Whether it is one whose name many share."""
        return any(signature.ambiguous for signature in self.named[key].signatures.values())

    def _read(self, keys: Iterable[str]) -> list[Signature]:
        """How these are read, each way once; states left out."""
        found = {read: one for key in keys for read, one in self.named[key].signatures.items() if not one.state}
        return list(found.values())

    def around(self, keys: Iterable[str]) -> set[str]:
        """Full names with all that may be one with them, directly or through others."""
        found: set[str] = set()
        waiting = [key for key in keys if self.named[key].signatures and not self.is_short(key)]
        while waiting:
            key = waiting.pop()
            if key in found:
                continue
            found.add(key)
            for signature in self._read([key]):
                waiting += [other for name in actor_keys(signature, self._words) for other in self._full[name]]
                waiting += [other for name in short_keys(signature) for other in self._fuller[name]]
                waiting += [other for name in full_keys(signature) for other in self._shorter[name]]
        return found

    def short_for(self, fuller: Iterable[str]) -> set[str]:
        """The short names that may stand for one of these."""
        read = self._read(fuller)
        names = {name for one in read for name in (*full_keys(one), *actor_keys(one, self._words))}
        return {short for name in names for short in self._short.get(name, ())}

    def fuller_than(self, shorts: Iterable[str]) -> set[str]:
        """The full names that short ones may stand for."""
        read = self._read(shorts)
        names = {name for one in read for name in (*short_keys(one), *actor_keys(one, self._words))}
        return {full for name in names for full in self._full.get(name, ())}

    def alike(self, shorts: Iterable[str]) -> set[str]:
        """Short names that are called the same in the same company."""
        found: set[str] = set()
        for key in shorts:
            company = self.named[key].profiles[0].company
            for called in {" ".join(name.key) for one in self._read([key]) for name in one.names}:
                found |= {o for o in self._called[called] if not company.isdisjoint(self.named[o].profiles[0].company)}
        return found

    def near(self, keys: Iterable[str]) -> set[str]:
        """Full names that a slip may have made of these."""
        read = self._read(key for key in keys if not self.is_short(key))
        names = {name for one in read for name in near_keys(one, self._words)}
        return {other for name in names for other in self._near.get(name, ())}

    def copied(self, keys: Iterable[str]) -> set[str]:
        """The same actors in copies of their articles."""
        return {self.home[other] for key in keys for actor in self.named[key].actors for other in self._partners[actor]}

    def actors(self, keys: Iterable[str]) -> set[Member]:
        """All actors that these stand for."""
        return {actor for key in keys for actor in self.named[key].actors}

    def need(self, keys: Set[str]) -> set[str]:
        """All that tells with whom these are grouped, themselves too."""
        fuller = self.around(keys)
        own = {key for key in keys if self.is_short(key)}
        shorts = self.short_for(fuller) | own | self.alike(own)
        return {*keys, *fuller, *shorts, *self.around(self.fuller_than(shorts)), *self.near(keys), *self.copied(keys)}

    def weigh(self, keys: Set[str]) -> Weighed:
        """These in groups, as if nobody else were named."""
        held = {profile.member: profile for key in keys for profile in self.named[key].profiles}
        cut = (
            replace(profile, sightings=tuple(one for one in profile.sightings if self.home[one.member] in keys))
            for profile in held.values()
        )
        copies = (pair for member in held for pair in self._copies.get(member, ()) if pair[1] in held)
        return weigh_actors(cut, copies, self._words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """`links` are all links of today that name one of `actors`; those of yesterday that name one are out of date."""

    actors: Set[Member]
    links: tuple[ActorLink, ...]


def relink_actors(
    register: Register,
    articles: Iterable[Member],
    one_with: Callable[[Set[Member]], Set[Member]],
    decided: Set[Member] = frozenset(),
) -> Relinked | None:
    """The links that may be others now that these articles are new or have other copies; None where they cannot be told
    from these alone, for people `decided` about actors that come in.

    `one_with` tells with whom actors were one before.
    """
    fresh = {register.home[actor] for one in articles for _, _, actor in register.by_article[one].called}
    wanted = fresh | register.short_for(register.around(fresh))
    exact: set[str] = set()  # whose groups must be right, for it is a question whether they are one with some of these
    near: set[str] = set()
    weighed = register.weigh(near)
    while True:
        wanted |= {register.home[actor] for actor in one_with(register.actors(wanted))}
        exact |= wanted
        needed = register.need(exact)
        if not needed <= near:
            near |= needed
            weighed = register.weigh(near)
        tied = wanted | _tied(weighed, wanted)
        asked = exact | _asked(weighed, tied)
        asked |= _tied(weighed, asked)
        if tied == wanted and asked == exact:
            break
        wanted, exact = tied, asked
    if not decided.isdisjoint(register.actors(near)):
        return None
    actors = register.actors(wanted)
    links = (link for link in tell_links(weighed) if not actors.isdisjoint(link.members))
    return Relinked(actors=actors, links=tuple(links))


def _tied(weighed: Weighed, wanted: Set[str]) -> set[str]:
    """All that hang together with some by whatever speaks for one actor."""
    held = join([*weighed.evidence.scores, *weighed.evidence.opened])
    return {key for group in held if not wanted.isdisjoint(group) for key in group}


def _asked(weighed: Weighed, wanted: Set[str]) -> set[str]:
    """All of those groups of which it is a question, or told, whether they are one with a group of some."""
    groups = weighed.groups
    roots = {groups.root(key) for key in wanted}
    pairs = ((groups.root(a), groups.root(b)) for a, b in (*weighed.evidence.doubts, *weighed.evidence.told_apart))
    return {key for pair in pairs if not roots.isdisjoint(pair) for root in pair for key in groups.members(root)}
