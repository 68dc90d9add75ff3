"""Whom "the guerrillas" are: descriptions of an armed group, joined to the one group that the article names."""

from dataclasses import replace

from sayso.coding.events.drafts import Draft, Side
from sayso.coding.events.syntax import in_class
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords
from sayso.model import Actor, Article, Span

NONSTATE = frozenset({"REB", "UAF", "CRM"})


def join_descriptions(parse: Parse, article: Article, drafts: list[Draft], words: EventWords) -> list[Draft]:
    """Drafts whose parties that are described as insurgents stand for the group of insurgents that the article names.

    Only where it names one such group and no other; the nearest naming of the group becomes a span of the party.
    """
    organizations = [a for a in article.actors if a.kind == "organization" and _is_named(parse, a)]
    named = [a for a in organizations if a.sector in NONSTATE or _has_insurgents(parse, a, words)]
    described = {a.id for a in article.actors if not _is_named(parse, a)}
    if not named:
        sides = (s for d in drafts for s in (*d.actors, *d.recipients))
        first = next((s for s in sides if s.actor in described and _fits(parse, s, described, words)), None)
        named = [a for a in article.actors if first is not None and a.id == first.actor]
    if len(named) != 1:
        return drafts
    group = named[0]

    def joined(sides: tuple[Side, ...]) -> tuple[Side, ...]:
        return tuple(
            _as_group(parse, s, group) if s.actor != group.id and _fits(parse, s, described, words) else s
            for s in sides
        )

    return [replace(d, actors=joined(d.actors), recipients=joined(d.recipients)) for d in drafts]


def join_groups(parse: Parse, article: Article, drafts: list[Draft], words: EventWords) -> list[Draft]:
    """Drafts whose doers are told with the organization whose they are: "gunmen from the Front", "an army unit".

    They are told as the organization then, and their own words stay as the first span.
    """
    named: dict[int, list[tuple[Token, Actor, Span]]] = {}
    organizations = [actor for actor in article.actors if actor.kind == "organization"]
    called = {name: actor for actor in organizations for name in (actor.name, *actor.aliases)}
    for actor in organizations:
        for mention in actor.mentions:
            if tokens := parse.tokens_in(mention):
                inside = {t.i for t in tokens}
                head = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[-1])
                named.setdefault(head.sentence, []).append((head, actor, mention))

    def grouped(side: Side) -> Side:
        token = parse.tokens[side.head]
        if side.named or side.pronoun or not in_class(parse, token, ("armed", "members"), words):
            return side
        for head, actor, mention in named.get(token.sentence, ()):
            if actor.id != side.actor and _belongs(parse, token, head):
                return replace(side, actor=actor.id, spans=(*side.spans[:1], mention), named=True)
        for child in parse.children(token.i, "compound", "nmod", "amod", "poss"):
            naming = parse.span([i for i in parse.subtree(child.i) if parse.tokens[i].dep not in ("det", "case")])
            if owner := called.get(parse.words(naming)):  # inside the mention of a group of its own: "NLF units"
                return replace(side, actor=owner.id, spans=(*side.spans[:1], naming), named=True)
        return side

    return [replace(d, actors=tuple(map(grouped, d.actors))) for d in drafts]


def _belongs(parse: Parse, noun: Token, name: Token) -> bool:
    """Whether a name hangs on a noun as whose it is: before it, or behind "of" or "from"."""
    while name.head != name.i:
        head = parse.tokens[name.head]
        if name.dep in ("compound", "nmod", "poss", "appos") and head.i == noun.i:
            return True
        if name.dep == "pobj" and head.text.casefold() in ("of", "from"):
            head = parse.tokens[head.head]
        elif name.dep not in ("compound", "nmod", "appos"):
            return False
        if head.i == noun.i:
            return True
        name = head
    return False


def _fits(parse: Parse, side: Side, described: set[str], words: EventWords) -> bool:
    """Whether a party is insurgents without a name; "a guerrilla" may be anybody, "a rebel column" is one of theirs."""
    token = parse.tokens[side.head]
    if side.named or side.pronoun or (side.actor is not None and side.actor not in described):
        return False
    if side.indefinite and in_class(parse, token, ("insurgents",), words):
        return False
    apart = {c.lemma.casefold() for c in parse.children(token.i, "amod", "det", "nummod")} & words.apart
    return not apart and is_insurgent(parse, token, words)


def is_insurgent(parse: Parse, token: Token, words: EventWords) -> bool:
    """Whether a noun is a word for insurgents, or for an armed body that such a word modifies ("a rebel column")."""
    if in_class(parse, token, ("insurgents",), words):
        return True
    return in_class(parse, token, ("armed",), words) and any(
        in_class(parse, c, ("insurgents",), words) for c in parse.children(token.i, "compound", "amod", "nmod")
    )


def _has_insurgents(parse: Parse, actor: Actor, words: EventWords) -> bool:
    """Whether an organization's name stands beside a word for its insurgents: "NLF guerrillas", "rebels of the NLF"."""
    for mention in actor.mentions:
        tokens = parse.tokens_in(mention)
        head = next((t for t in tokens if t.head not in {o.i for o in tokens}), None)
        if head is None:
            continue
        above = parse.tokens[head.head]
        if head.dep == "pobj" and above.text.casefold() in ("of", "from"):
            above = parse.tokens[above.head]
        elif head.dep not in ("compound", "nmod"):
            continue
        if in_class(parse, above, ("insurgents",), words):
            return True
    return False


def _as_group(parse: Parse, side: Side, group: Actor) -> Side:
    start = side.spans[0].start
    naming: Span = min(group.mentions, key=lambda m: (m.start > start, abs(m.start - start)))
    return replace(side, actor=group.id, spans=(*side.spans[:1], naming))


def _is_named(parse: Parse, actor: Actor) -> bool:
    """Whether an actor has a name of its own, by the capitals of its name."""
    return any(word[:1].isupper() for word in actor.name.split()[-2:]) and any(
        t.pos == "PROPN" for m in actor.mentions[:3] for t in parse.tokens_in(m)
    )
