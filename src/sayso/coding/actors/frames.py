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
POLITICAL = frozenset({"PTY", "REB", "UAF", "OPP", "GOV", "MIL"})
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
    aside: bool = False
    """Said in passing, by an apposition, a participle or a title."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Which actor a token stands for: `heads` by the head of a mention, `inside` by any token of one.

    `kinds` gives the kind of each actor.
    """

    parse: Parse
    heads: dict[int, str]
    inside: dict[int, str]
    kinds: dict[str, str]

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
        return cls(parse, heads, inside, {actor.id: actor.kind for actor in actors})

    def is_person(self, actor: str) -> bool:
        """Whether an actor is one person."""
        return self.kinds[actor] == "person"

    def at(self, i: int) -> list[tuple[int, str]]:
        """The actors that the phrase headed by token `i` speaks of: of its head, and of what is joined to it."""
        found: list[tuple[int, str]] = []
        waiting = [i]
        while waiting:
            place = waiting.pop(0)
            actor = self.heads.get(place) or self._owner(place)
            if actor:
                found.append((place, actor))
            waiting.extend(self._examples(place))
            waiting.extend(
                child.i for child in self.parse.children(place, "conj") if child.pos in ("NOUN", "PROPN", "PRON")
            )
        return found

    def _examples(self, i: int) -> list[int]:
        """Tokens behind "including": "several fronts, including A and B"."""
        prepositions = [child for child in self.parse.children(i, "prep") if child.text.lower() == "including"]
        return [inner.i for child in prepositions for inner in self.parse.children(child.i, "pobj")]

    def _owner(self, i: int) -> str | None:
        """As in "ISIS targets", "the group's defences": whoever a thing belongs to."""
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
    yield from _by_roles(parse, actors, words)
    for token in parse.tokens:
        lemma = token.lemma.lower()
        if token.text.lower() in words.relation_listings:
            for frame in words.relation_listings[token.text.lower()]:
                yield from _by_listing(parse, token, frame, parties)
        if token.tag == "VBG" and token.dep in ("nsubj", "pobj", "dobj"):
            lemma = token.text.lower()  # "fighting between A and B"
        if token.pos in ("NOUN", "PROPN") or lemma == token.text.lower() != token.lemma.lower():
            for frame in words.relation_nouns.get(lemma, ()):
                yield from _by_noun(parse, token, frame, parties)
            for frame in words.relation_acts.get(lemma, ()):
                yield from _by_act(parse, token, frame, parties, words)
            yield from _by_owner(parse, token, parties, words)
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
    *,
    aside: bool = False,
) -> Iterator[Statement]:
    negated = any(t.text.lower() in NEGATIONS for t in parse.children(trigger.i, "neg", "det"))
    for i, one in ones:
        for j, other in others:
            if one != other:
                first, second = (other, one) if frame.swap else (one, other)
                yield Statement(
                    kind=frame.kind, from_actor=first, to_actor=second, trigger=trigger.span,
                    evidence=parse.span((i, j, trigger.i)), negated=negated, aside=aside,
                )  # fmt: skip


def _by_roles(parse: Parse, actors: tuple[Actor, ...], words: ActorWords) -> Iterator[Statement]:
    """Titles and appositions whose body is known: "B leader Jan Novak", "Jan Novak, an MP from B"."""
    for actor in actors:
        for role in actor.roles:
            tokens = parse.tokens_in(role.text)
            if role.of is None or role.of == actor.id or not tokens:
                continue
            head = parse.tokens[head_of(parse, tokens[0].i, tokens[-1].i + 1)]
            kinds: list[RelationKind] = [
                frame.kind for t in (head, tokens[-1]) for frame in words.relation_nouns.get(t.lemma.lower(), ())
            ]
            for kind in sorted(set(kinds)) or ["affiliated_with"]:
                yield Statement(
                    kind=kind, from_actor=actor.id, to_actor=role.of, trigger=head.span, evidence=role.text, aside=True
                )


def _by_owner(parse: Parse, token: Token, parties: Parties, words: ActorWords) -> Iterator[Statement]:
    """As in "Maliki's Dawa Party", "China's state broadcaster CCTV": a body of a person, the named body of a state."""
    body = parties.heads.get(token.i)
    if body is None or parties.kinds[body] != "organization":
        return
    for owner in parse.children(token.i, "poss"):
        holder = parties.heads.get(owner.i)
        if holder is None or holder == body or owner.pos == "PRON":
            continue
        political = words.organization_sectors.get(token.lemma.lower()) in POLITICAL
        if (parties.is_person(holder) and political) or (parties.kinds[holder] == "state" and token.pos == "PROPN"):
            yield Statement(
                kind="affiliated_with", from_actor=body if parties.kinds[holder] == "state" else holder,
                to_actor=holder if parties.kinds[holder] == "state" else body, trigger=token.span,
                evidence=parse.span((owner.i, token.i)), aside=True,
            )  # fmt: skip


def _by_listing(parse: Parse, token: Token, frame: RelationFrame, parties: Parties) -> Iterator[Statement]:
    """As in "B, including A"."""
    whole = [(token.head, parties.heads[token.head])] if token.head in parties.heads else []
    for inner in parse.children(token.i, "pobj"):
        parts = [(i, actor) for i, actor in parties.at(inner.i) if i in parties.heads and not parties.is_person(actor)]
        if whole and not parties.is_person(whole[0][1]):
            yield from _statements(parse, frame, token, parts, whole, aside=True)


def _by_noun(parse: Parse, token: Token, frame: RelationFrame, parties: Parties) -> Iterator[Statement]:
    """As in "leader of B", "B's leader", "B leader"; the noun's own actor stands in the relation to B."""
    holder = parties.heads.get(token.i)
    at = token.i
    if holder is None:  # "one of the members of B"
        for i in parse.ancestors(token.i):
            if parse.tokens[i].text.lower() == "one":
                at, holder = i, parties.heads.get(i)
            if parse.tokens[i].pos != "ADP":
                break
    if holder is None and token.dep in ("appos", "attr"):  # "X, an offshoot of B"; "X is a wing of B"
        at = token.head if token.dep == "appos" else next((c.i for c in parse.children(token.head, "nsubj")), token.i)
        holder = parties.heads.get(at)
    if holder is None:
        return
    found: list[tuple[int, str]] = []
    before = ("compound", "poss", "nmod") if parties.is_person(holder) else ("poss",)
    for child in parse.children(token.i, *before):
        found.extend(parties.at(child.i))
    for child in parse.children(token.i, "prep"):
        if child.text.lower() in COMPLEMENTS:
            for inner in parse.children(child.i, "pobj"):
                found.extend(parties.at(inner.i))
    if not found and token.i + 2 < len(parse.tokens) and parse.tokens[token.i + 1].text == "," and token.dep == "appos":
        follows = parties.inside.get(token.i + 2)  # "Jan Novak, commander, Northern Command"
        if follows and parties.kinds[follows] == "organization":
            found.append((token.i + 2, follows))
    yield from _statements(parse, frame, token, [(at, holder)], found, aside=True)
    if frame.kind == "allied_with" and holder == parties.heads.get(token.i):  # "A's allies in B" are B's for A too
        owners = [party for child in parse.children(token.i, "poss") for party in parties.at(child.i)]
        yield from _statements(
            parse, frame, token, owners, [party for party in found if party not in owners], aside=True
        )


def _by_act(
    parse: Parse, token: Token, frame: RelationFrame, parties: Parties, words: ActorWords
) -> Iterator[Statement]:
    """As in "A launched strikes against B", "the dispute between A and B", "the coalition against B"."""
    for preposition in parse.children(token.i, "prep"):
        if preposition.text.lower() not in frame.prepositions:
            continue
        for inner in parse.children(preposition.i, "pobj"):
            if preposition.text.lower() == "between":
                both = parties.at(inner.i)
                yield from _statements(parse, frame, token, both[:1], both[1:])
            else:
                doers = _doers(parse, token, preposition, parties, words)
                yield from _statements(parse, frame, token, doers, parties.at(inner.i))


def _doers(
    parse: Parse, token: Token, before_object: Token, parties: Parties, words: ActorWords
) -> list[tuple[int, str]]:
    """Who does what a noun tells: the actor that it is, its owner, or the subject of the verb that governs it."""
    if token.i in parties.heads:
        return [(token.i, parties.heads[token.i])]
    for child in parse.children(token.i, "poss", "compound"):
        if parties.at(child.i):
            return parties.at(child.i)
    for child in parse.children(token.i, "prep"):
        if child.text.lower() in ("by", "of") and child.i != before_object.i:
            for inner in parse.children(child.i, "pobj"):
                if parties.at(inner.i):
                    return parties.at(inner.i)
    if token.dep == "pobj" and parse.tokens[token.head].text.lower() == "in":
        return _nearest_body(parse, parse.tokens[token.head].i, parties)
    for at in parse.ancestors(token.i):
        if parse.tokens[at].pos in ("VERB", "AUX"):
            if parse.tokens[at].lemma in words.lists.cues.saying:
                return []
            return [doer for doer in _subjects(parse, parse.tokens[at], parties) if not parties.is_person(doer[1])]
    return []


def _nearest_body(parse: Parse, i: int, parties: Parties) -> list[tuple[int, str]]:
    """Whom "in the fight against ..." is said of: the nearest body, state or group before it in the sentence."""
    first = parse.sentence_of(i).first
    for at in range(i - 1, first - 1, -1):
        actor = parties.heads.get(at)
        if actor and not parties.is_person(actor):
            return [(at, actor)]
    return []


def _subjects(parse: Parse, verb: Token, parties: Parties) -> list[tuple[int, str]]:
    """Who does what a verb says: its subject, its agent, or that of the verb or noun that it hangs on."""
    persons = True  # through a noun or an adverbial clause a person far off is seldom who does it
    for _ in range(5):
        for agent in parse.children(verb.i, "agent"):
            for inner in parse.children(agent.i, "pobj"):
                return parties.at(inner.i)
        subjects = parse.children(verb.i, "nsubj")
        if subjects:
            if subjects[0].text.lower() in RELATIVES and verb.dep == "relcl":
                return parties.at(verb.head)
            return [p for p in parties.at(subjects[0].i) if persons or not parties.is_person(p[1])]
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
            verb, persons = governing, False
        else:
            persons = persons and verb.dep in ("xcomp", "conj")
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
            return _led(parse, head, parties)
        return _nearest_before(parse, verb, parties)
    if verb.dep in ("acomp", "attr"):
        return _subjects(parse, parse.tokens[verb.head], parties)
    return []


def _led(parse: Parse, noun: Token, parties: Parties) -> list[tuple[int, str]]:
    """Of "the leaders of B, led by A" it is B that is led."""
    for child in parse.children(noun.i, "prep"):
        if child.text.lower() == "of" and noun.lemma.lower() in (
            "leader",
            "member",
            "head",
            "commander",
            "representative",
        ):
            for inner in parse.children(child.i, "pobj"):
                if inner.i in parties.heads:
                    return [(inner.i, parties.heads[inner.i])]
    return parties.at(noun.i)


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
                yield from _statements(
                    parse, frame, verb, _undergoers(parse, verb, parties), parties.at(other.i), aside=verb.dep == "acl"
                )
    if verb.tag == "VBN":
        for frame in words.relation_verbs.get(lemma, ()):
            for agent in parse.children(verb.i, "agent"):
                for inner in parse.children(agent.i, "pobj"):
                    yield from _statements(
                        parse,
                        frame,
                        verb,
                        parties.at(inner.i),
                        _undergoers(parse, verb, parties),
                        aside=verb.dep != "ccomp" and not parse.children(verb.i, "auxpass"),
                    )


def _by_hyphen(parse: Parse, token: Token, frame: RelationFrame, parties: Parties) -> Iterator[Statement]:
    """As in "A-led B"."""
    if token.i < 2 or parse.tokens[token.i - 1].text not in ("-", "‑", "‐"):
        return
    one = parties.inside.get(token.i - 2)
    head = parse.tokens[token.head]
    described = parties.heads.get(head.i)
    before = [(c.i, parties.heads[c.i]) for c in (parse.tokens[token.i - 2],) if c.i in parties.heads]
    if described and (before or one):
        ones = before or [(token.i - 2, one or "")]
        yield from _statements(parse, frame, token, ones, [(head.i, described)], aside=True)
