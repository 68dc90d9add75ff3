"""Gathering mentions into actors: names first, then what the text equates, then descriptions and pronouns in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.coding.actors.aliases import find_same
from sayso.coding.actors.anaphora import Discourse, antecedent, described_before
from sayso.coding.actors.mentions import Mention
from sayso.coding.actors.namesakes import full_names, is_acronym_of
from sayso.coding.parses import Parse
from sayso.lang.actors import ActorWords


@dataclass(slots=True)
class Sets:
    """Disjoint sets of numbers, by parent."""

    parent: list[int]

    def find(self, i: int) -> int:
        """The number that stands for the set of `i`."""
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make one set of those of `i` and `j`; the earlier one stands for both."""
        one, other = sorted((self.find(i), self.find(j)))
        self.parent[other] = one


@dataclass(frozen=True, slots=True)
class Gathered:
    """The mentions of each actor, and the heads of descriptions that the text itself says to be one with a name."""

    clusters: tuple[tuple[Mention, ...], ...]
    equated: frozenset[int]


def gather(parse: Parse, mentions: Sequence[Mention], pronouns: Sequence[Mention], words: ActorWords) -> Gathered:
    """Mentions of one actor together, each set in the order of the text, the sets by their first mention."""
    listed = sorted(mentions, key=lambda mention: (mention.first, -mention.last))
    sets, equated = _known_same(parse, listed, words)
    number: dict[int, int] = {}
    discourse = Discourse(parse)
    waiting = [(mention, -1) for mention in pronouns] + [(mention, i) for i, mention in enumerate(listed)]
    for mention, i in sorted(waiting, key=lambda pair: (pair[0].first, -pair[0].last)):
        if i < 0:
            at = antecedent(discourse, mention, words)
            if at is not None:
                discourse.add(mention, at, set(), set())
            continue
        root = sets.find(i)
        at = number.get(root)
        if at is None:
            before = described_before(discourse, mention, words) if mention.form == "description" else None
            at = number[root] = discourse.open() if before is None else before
        nouns = _nouns_of(parse, mention, words)
        discourse.add(mention, at, {(noun, mention.plural) for noun in nouns}, nouns | set(mention.key))
    return Gathered(tuple(tuple(cluster.mentions) for cluster in discourse.clusters), equated)


def _known_same(parse: Parse, mentions: list[Mention], words: ActorWords) -> tuple[Sets, frozenset[int]]:
    """Sets of mentions that are one actor's by their names or because the text equates them."""
    sets = Sets(list(range(len(mentions))))
    place = {id(mention): i for i, mention in enumerate(mentions)}
    names = [mention for mention in mentions if mention.form == "name"]
    full = full_names({mention.key: mention.kind for mention in names}, words)
    first: dict[tuple[str, ...], int] = {}
    for mention in names:
        key = full.get(mention.key, mention.key)
        i = place[id(mention)]
        sets.join(first.setdefault(key, i), i)
    _join_acronyms(parse, names, place, sets)
    equated: set[int] = set()
    for one, other in find_same(parse, mentions, words):
        sets.join(place[id(one)], place[id(other)])
        equated.update(m.head for m in (one, other) if m.form == "description")
    _join_heads(parse, mentions, sets, words)
    return sets, frozenset(equated)


def _join_acronyms(parse: Parse, names: list[Mention], place: dict[int, int], sets: Sets) -> None:
    long: dict[str, set[int]] = {}
    for mention in names:
        if mention.kind == "organization" and mention.last - mention.first > 1:
            spelled = tuple(
                t.text.casefold() for t in parse.tokens[mention.first : mention.last] if t.text[0].isalpha()
            )
            initials = "".join(word[0] for word in spelled if word not in ("of", "for", "and", "the", "in", "to", "on"))
            for letters in {initials, "".join(word[0] for word in spelled)}:
                if is_acronym_of(letters, spelled):
                    long.setdefault(letters, set()).add(sets.find(place[id(mention)]))
    for mention in names:
        text = parse.words(mention.span)
        letters = text.replace(".", "")
        if mention.kind == "organization" and letters.isupper() and 2 < len(letters) < 9:
            owners = {sets.find(i) for i in long.get(letters.casefold(), ())}
            if len(owners) == 1:
                sets.join(owners.pop(), place[id(mention)])


def _join_heads(parse: Parse, mentions: list[Mention], sets: Sets, words: ActorWords) -> None:
    """As in "the ISIS group": a body's name and the common noun for a body right behind it."""
    by_head = {mention.head: i for i, mention in enumerate(mentions) if mention.form == "description"}
    for i, mention in enumerate(mentions):
        if mention.form != "name" or mention.kind != "organization" or mention.last >= len(parse.tokens):
            continue
        after = by_head.get(mention.last)
        if after is not None and parse.tokens[mention.head].head == mention.last:
            described = mentions[after]
            if (
                described.kind in ("organization", "group")
                and not parse.tokens[mention.last].tag.endswith("S")
                and described.noun in words.lists.cues.saying_again
            ):
                sets.join(i, after)


def _nouns_of(parse: Parse, mention: Mention, words: ActorWords) -> set[str]:
    """Nouns that a later "the ..." may take the mention up by."""
    synonyms = words.lists.cues.synonyms
    if mention.form == "description":
        return {mention.noun, synonyms.get(mention.noun, mention.noun)}
    found: set[str] = set()
    if mention.form == "name":
        if mention.kind == "organization" and len(mention.key) > 1:
            found.update(word for word in (mention.key[-1], mention.key[0]) if word in words.organizations)
        if mention.role:
            for token in parse.tokens[mention.role[0] : mention.role[1]]:
                if token.pos in ("NOUN", "PROPN"):
                    lemma = token.lemma.lower()
                    found.update((lemma, synonyms.get(lemma, lemma)))
    return found
