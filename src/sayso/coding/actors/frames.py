"""Statements of relations, read from the syntax around the words that `relations.toml` lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.coding.actors.mentions import head_of
from sayso.coding.parses import Parse, Token
from sayso.lang.actors import ActorWords, RelationFrame
from sayso.model import Actor, Span
from sayso.model.vocabulary import RelationKind

COMPLEMENTS = frozenset({"of", "in", "for", "from", "with", "at", "to"})
RELATIVES = frozenset({"who", "which", "that"})
NEGATIONS = frozenset({"not", "never", "n't", "n’t", "no"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """That a relation holds (or, negated, does not) between two actors, with the word that says so."""

    kind: RelationKind
    from_actor: str
    to_actor: str
    trigger: Span
    evidence: Span
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Parties:
    """Which actor a token stands for: `heads` by the head of a mention, `inside` by any token of one."""

    parse: Parse
    heads: dict[int, str]
    inside: dict[int, str]

    @classmethod
    def of(cls, parse: Parse, actors: tuple[Actor, ...]) -> "Parties":
        """Of all actors of an article."""
        heads: dict[int, str] = {}
        inside: dict[int, str] = {}
        spans = sorted(((span, actor.id) for actor in actors for span in actor.mentions), key=lambda p: -p[0].length())
        for span, actor in spans:  # the longest first, so that a shorter mention inside keeps its own tokens
            tokens = parse.tokens_in(span)
            if tokens:
                heads[head_of(parse, tokens[0].i, tokens[-1].i + 1)] = actor
                inside.update((token.i, actor) for token in tokens)
        return cls(parse, heads, inside)

    def at(self, i: int) -> list[tuple[int, str]]:
        """The actors that the phrase headed by token `i` speaks of: of its head, and of what is joined to it."""
        found: list[tuple[int, str]] = []
        waiting = [i]
        while waiting:
            place = waiting.pop(0)
            actor = self.heads.get(place) or self._owner(place)
            if actor:
                found.append((place, actor))
            waiting.extend(
                child.i for child in self.parse.children(place, "conj") if child.pos in ("NOUN", "PROPN", "PRON")
            )
        return found

    def _owner(self, i: int) -> str | None:
        """ "ISIS targets", "the group's defences": whoever a thing belongs to."""
        token = self.parse.tokens[i]
        if token.pos != "NOUN":
            return None
        for child in self.parse.children(i, "compound", "poss", "nmod"):
            if child.i in self.heads:
                return self.heads[child.i]
        for child in self.parse.children(i, "prep"):
            if child.text.lower() == "of":
                for inner in self.parse.children(child.i, "pobj"):
                    if inner.i in self.heads:
                        return self.heads[inner.i]
        return None


def find_statements(parse: Parse, actors: tuple[Actor, ...], words: ActorWords) -> Iterator[Statement]:
    """All statements of relations between these actors, as they are come upon."""
    parties = Parties.of(parse, actors)
    for token in parse.tokens:
        lemma = token.lemma.lower()
        if token.pos in ("NOUN", "PROPN"):
            for frame in words.relation_nouns.get(lemma, ()):
                yield from _by_noun(parse, token, frame, parties)
            for frame in words.relation_acts.get(lemma, ()):
                yield from _by_act(parse, token, frame, parties)
        if token.pos in ("VERB", "ADJ", "ADP", "AUX"):
            yield from _by_verb(parse, token, words, parties)
        if token.text.lower() in words.relation_hyphens:
            for frame in words.relation_hyphens[token.text.lower()]:
                yield from _by_hyphen(parse, token, frame, parties)


def _statements(
    parse: Parse,
    frame: RelationFrame,
    trigger: Token,
    ones: list[tuple[int, str]],
    others: list[tuple[int, str]],
    swap: bool = False,
) -> Iterator[Statement]:
    negated = any(t.text.lower() in NEGATIONS for t in parse.children(trigger.i, "neg", "det"))
    for i, one in ones:
        for j, other in others:
            if one != other:
                first, second = (other, one) if swap else (one, other)
                yield Statement(
                    kind=frame.kind, from_actor=first, to_actor=second, trigger=trigger.span,
                    evidence=parse.span((i, j, trigger.i)), negated=negated,
                )  # fmt: skip


def _by_noun(parse: Parse, token: Token, frame: RelationFrame, parties: Parties) -> Iterator[Statement]:
    """ "leader of B", "B's leader", "B leader"; the noun's own actor stands in the relation to B."""
    holder = parties.heads.get(token.i)
    if holder is None:  # a title or role before a name: "B leader Jan Novak"
        name = parse.tokens[token.head]
        if token.dep not in ("compound", "nmod", "appos") or name.i not in parties.heads or name.i < token.i:
            return
        holder = parties.heads[name.i]
        others = [c for c in parse.children(name.i, "compound", "poss", "nmod") if c.i < token.i]
    else:
        others = parse.children(token.i, "compound", "poss", "nmod")
    found: list[tuple[int, str]] = []
    for child in others:
        found.extend(parties.at(child.i))
    for child in parse.children(token.i, "prep"):
        if child.text.lower() in COMPLEMENTS:
            for inner in parse.children(child.i, "pobj"):
                found.extend(parties.at(inner.i))
    yield from _statements(parse, frame, token, [(token.i, holder)], found)


def _by_act(parse: Parse, token: Token, frame: RelationFrame, parties: Parties) -> Iterator[Statement]:
    """ "A launched strikes against B", "the dispute between A and B", "the coalition against B"."""
    for preposition in parse.children(token.i, "prep"):
        if preposition.text.lower() not in frame.prepositions:
            continue
        for inner in parse.children(preposition.i, "pobj"):
            if preposition.text.lower() == "between":
                both = parties.at(inner.i)
                yield from _statements(parse, frame, token, both[:1], both[1:])
            else:
                yield from _statements(parse, frame, token, _doers(parse, token, parties), parties.at(inner.i))


def _doers(parse: Parse, token: Token, parties: Parties) -> list[tuple[int, str]]:
    """Who does what a noun tells: the actor that it is, its owner, or the subject of the verb that governs it."""
    if token.i in parties.heads:
        return [(token.i, parties.heads[token.i])]
    for child in parse.children(token.i, "poss", "compound"):
        if parties.at(child.i):
            return parties.at(child.i)
    for child in parse.children(token.i, "prep"):
        if child.text.lower() in ("by", "of"):
            for inner in parse.children(child.i, "pobj"):
                if parties.at(inner.i):
                    return parties.at(inner.i)
    for at in parse.ancestors(token.i):
        if parse.tokens[at].pos in ("VERB", "AUX"):
            return _subjects(parse, parse.tokens[at], parties)
    return []


def _subjects(parse: Parse, verb: Token, parties: Parties) -> list[tuple[int, str]]:
    """Who does what a verb says: its subject, its agent, or that of the verb or noun that it hangs on."""
    for _ in range(5):
        for agent in parse.children(verb.i, "agent"):
            for inner in parse.children(agent.i, "pobj"):
                return parties.at(inner.i)
        subjects = parse.children(verb.i, "nsubj")
        if subjects:
            if subjects[0].text.lower() in RELATIVES and verb.dep == "relcl":
                return parties.at(verb.head)
            return parties.at(subjects[0].i)
        if parse.children(verb.i, "nsubjpass"):
            return []
        head = parse.tokens[verb.head]
        if head.i == verb.i:
            return []
        if verb.dep in ("acl", "relcl") and verb.tag == "VBG":
            return parties.at(head.i)
        if head.pos in ("NOUN", "PROPN"):
            if parties.at(head.i) and verb.dep == "acl":
                return parties.at(head.i)
            governing = next(
                (parse.tokens[i] for i in parse.ancestors(head.i) if parse.tokens[i].pos in ("VERB", "AUX")), None
            )
            if governing is None:
                return []
            verb = governing
        else:
            verb = head
    return []


def _undergoers(parse: Parse, verb: Token, parties: Parties) -> list[tuple[int, str]]:
    """What a passive or a participle is said of: its subject, or the noun that it describes."""
    for subject in parse.children(verb.i, "nsubjpass", "nsubj"):
        if subject.text.lower() in RELATIVES and verb.dep == "relcl":
            return parties.at(verb.head)
        return parties.at(subject.i)
    if verb.dep in ("acl", "amod", "advcl", "relcl", "appos", "conj"):
        head = parse.tokens[verb.head]
        if head.pos in ("NOUN", "PROPN"):
            return parties.at(head.i)
        nearest = _nearest_before(parse, verb, parties)
        return nearest
    if verb.dep in ("acomp", "attr"):
        return _subjects(parse, parse.tokens[verb.head], parties)
    return []


def _nearest_before(parse: Parse, verb: Token, parties: Parties) -> list[tuple[int, str]]:
    """The mention right before a participle and its comma: where the parser hangs ", led by" on the wrong verb."""
    first = parse.sentence_of(verb.i).first
    i = verb.i - 1
    while i >= first and (parse.tokens[i].text == "," or parse.tokens[i].pos == "ADV"):
        i -= 1
    return parties.at(i) if i >= first and i in parties.heads else []


def _by_verb(parse: Parse, verb: Token, words: ActorWords, parties: Parties) -> Iterator[Statement]:
    lemma, text = verb.lemma.lower(), verb.text.lower()
    objects = {"": parse.children(verb.i, "dobj")}
    for preposition in parse.children(verb.i, "prep", "dative"):
        objects.setdefault(preposition.text.lower(), []).extend(parse.children(preposition.i, "pobj"))
    for said, inner in objects.items():
        for frame in words.relation_verbs.get(f"{lemma} {said}".strip(), ()):
            for other in inner:
                yield from _statements(parse, frame, verb, _subjects(parse, verb, parties), parties.at(other.i))
        for frame in words.relation_participles.get(f"{text} {said}", ()):
            for other in inner:
                yield from _statements(parse, frame, verb, _undergoers(parse, verb, parties), parties.at(other.i))
    if verb.tag == "VBN":
        for frame in words.relation_verbs.get(lemma, ()):
            for agent in parse.children(verb.i, "agent"):
                for inner in parse.children(agent.i, "pobj"):
                    yield from _statements(parse, frame, verb, parties.at(inner.i), _undergoers(parse, verb, parties))


def _by_hyphen(parse: Parse, token: Token, frame: RelationFrame, parties: Parties) -> Iterator[Statement]:
    """ "A-led B"."""
    if token.i < 2 or parse.tokens[token.i - 1].text not in ("-", "‑", "‐"):
        return
    one = parties.inside.get(token.i - 2)
    head = parse.tokens[token.head]
    described = parties.heads.get(head.i)
    before = [(c.i, parties.heads[c.i]) for c in (parse.tokens[token.i - 2],) if c.i in parties.heads]
    if described and (before or one):
        ones = before or [(token.i - 2, one or "")]
        yield from _statements(parse, frame, token, ones, [(head.i, described)], swap=frame.swap)
