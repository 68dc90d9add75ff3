"""Finding actors and gathering their mentions."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.coding.actors.anaphora import find_pronouns
from sayso.coding.actors.descriptions import find_descriptions
from sayso.coding.actors.gather import Gathered, gather
from sayso.coding.actors.kinds import NameKind, decide_kinds
from sayso.coding.actors.mentions import Found, Gender, Mention, head_of, kind_of, name_key, span_of
from sayso.coding.actors.names import find_names
from sayso.coding.actors.roles import role_before, role_of, role_spans
from sayso.coding.actors.sectors import country_of, sector_of
from sayso.coding.actors.states import acting_adjectives, stands_for_state, state_key, state_name
from sayso.coding.parses import Parse, Token
from sayso.ids import record_id
from sayso.lang.actors import UNKNOWN, ActorWords, Body
from sayso.model import Actor, Article, Role
from sayso.model.vocabulary import ActorKind


def find_actors(parse: Parse, article: Article, words: ActorWords) -> tuple[Actor, ...]:
    """The actors of an article in the order of their first mention."""
    found = find_names(parse, words)
    kinds = decide_kinds(parse, found, article.places, words)
    named = [mention for name in found if (mention := _name_mention(parse, name, kinds[name.key], words))]
    taken = frozenset(i for mention in named for i in range(mention.first, mention.last))
    taken |= frozenset(i for name in found for i in range(name.first, name.last))
    named += acting_adjectives(parse, taken, words)
    titled = frozenset(i for mention in named if mention.role for i in range(*mention.role))
    described = find_descriptions(parse, taken | titled, words)
    named, described = _merged_names(parse, named, described, words)
    gathered = gather(parse, [*named, *described], find_pronouns(parse, words), words)
    return _actors(parse, article, gathered, words)


def _name_mention(parse: Parse, name: Found, kind: NameKind, words: ActorWords) -> Mention | None:
    """A name as a mention of an actor; None where it names a place, or a state that does nothing here."""
    head = head_of(parse, name.first, name.last)
    text = parse.words(span_of(parse, name.first, name.last))
    token = parse.tokens[head]
    key = name.key
    acting: ActorKind
    if kind == "state" or (kind == "place" and text in words.seats and _governs(parse, token)):
        if not stands_for_state(parse, name, head, words):
            return None
        acting = "state"
        code = words.state_of(text) or words.seats.get(text)
        if code is None:
            return None
        key = state_key(code)
    elif kind == "group":
        if token.tag not in ("NNS", "NNPS"):
            return None
        acting = "group"
    elif kind in ("person", "organization"):
        acting = kind
    else:
        return None
    first = name.first
    if acting == "person" and name.title is not None:
        first = _kept_title(parse, name.title, first, alone=len(key) == 1, words=words)
    given = words.given_names.get(key[0]) if acting == "person" and len(key) > 1 else None
    gender: Gender | None = "male" if given == "male" else "female" if given == "female" else None
    role = (
        role_before(parse, name.first, name.title, words, person=acting == "person")
        if acting in ("person", "organization")
        else None
    )
    return Mention(
        first=first, last=name.last, head=head, span=span_of(parse, first, name.last), form="name", kind=acting,
        key=key, plural=acting == "group", gender=gender, sentence=token.sentence, role=role,
    )  # fmt: skip


def _merged_names(
    parse: Parse, named: list[Mention], described: list[Mention], words: ActorWords
) -> tuple[list[Mention], list[Mention]]:
    """Of "the Sadrist movement": an adjective that the NLP library takes for a name makes a name with its noun."""
    by_head = {mention.head: mention for mention in described}
    merged: dict[int, Mention] = {}
    for name in named:
        body = by_head.get(name.last)
        at = parse.tokens[name.head].name
        if body and body.kind == "organization" and at is not None and parse.names[at].label == "NORP":
            key = name_key(parse, name.first, body.last, words)
            span = span_of(parse, name.first, body.last)
            merged[name.first] = replace(body, first=name.first, form="name", key=key, noun="", span=span)
    heads = {mention.head for mention in merged.values()}
    kept = [merged.get(name.first, name) for name in named]
    return kept, [mention for mention in described if mention.head not in heads]


def _governs(parse: Parse, token: Token) -> bool:
    """Whether a capital city does what a government does: it is the subject of a verb of action or of saying."""
    verb = parse.tokens[token.head]
    return token.dep == "nsubj" and verb.pos == "VERB" and verb.lemma not in ("have", "lie", "see", "remain", "become")


def _kept_title(parse: Parse, title: int, first: int, *, alone: bool, words: ActorWords) -> int:
    """Where a name begins with the title that people use as part of it: "Crown Prince Salman", "Pope Francis".

    `alone`: it is one word without the title; then a cleric's title is part of it too.
    """
    for start in range(title, first):
        sector = words.person_sectors.get(" ".join(t.text.lower() for t in parse.tokens[start:first]))
        if sector == "ELI" or (sector == "REL" and alone):
            return start
    return first


def _actors(parse: Parse, article: Article, gathered: Gathered, words: ActorWords) -> tuple[Actor, ...]:
    clusters = gathered.clusters
    cluster_of = {m.head: number for number, cluster in enumerate(clusters) for m in cluster}
    names = [_name_of(parse, cluster, words) for cluster in clusters]
    ids = [
        record_id("actor", article.id, name, *cluster[0].span) for name, cluster in zip(names, clusters, strict=True)
    ]
    actors: list[Actor] = []
    for number, cluster in enumerate(clusters):
        roles = role_spans(parse, cluster, gathered.equated)
        ranges = [(first, last) for first, last, _ in roles]
        records: dict[tuple[int, int], Role] = {}
        for first, last, head in roles:
            of = role_of(parse, first, last, head, cluster_of, number)
            records[first, last] = Role(text=span_of(parse, first, last), of=None if of is None else ids[of])
        kind = kind_of(cluster)
        known = _known(parse, cluster, words) if kind != "person" else UNKNOWN
        left_out = ("pronoun", "name") if kind == "person" else ("pronoun",)  # nobody is of Chad for being called Chad
        spoken = [(m.first, m.last) for m in cluster if m.form not in left_out]
        actors.append(
            Actor(
                id=ids[number],
                name=names[number],
                kind=kind,
                mentions=tuple(sorted({m.span for m in cluster})),
                aliases=_aliases(parse, cluster, names[number], words),
                roles=tuple(records[at] for at in sorted(records)),
                country=_state_of(cluster)
                or country_of(parse, [*spoken, *ranges], words, whole=kind != "person")
                or known.country,
                sector=known.sector or sector_of(parse, cluster, ranges, words),
            )
        )
    return tuple(actors)


def _known(parse: Parse, cluster: Sequence[Mention], words: ActorWords) -> Body:
    """What is known of a body by one of its names."""
    found = (words.known_bodies.get(parse.words(m.span)) for m in cluster if m.form == "name")
    return next((body for body in found if body), UNKNOWN)


def _state_of(cluster: Sequence[Mention]) -> str | None:
    return next((m.key[1] for m in cluster if m.kind == "state"), None)


def _name_of(parse: Parse, cluster: Sequence[Mention], words: ActorWords) -> str:
    """The fullest name, else the fullest description; of equally full ones the first."""
    named = [m for m in cluster if m.form == "name"] or [m for m in cluster if m.form == "description"]
    if named[0].kind == "state":
        named = [m for m in named if _is_state_name(parse, m, words)]
        if not named:
            return state_name(cluster[0].key, words)
    fullest = max(named, key=lambda m: (m.last - m.first, -m.first))
    span = fullest.span
    if fullest.form == "description":
        for owner in parse.children(fullest.head, "poss"):  # "Maliki's coalition", "his men"
            first = min(parse.subtree(owner.i))
            if first < fullest.first:
                span = span_of(parse, first, fullest.last)
    return parse.words(span).rstrip("-–—")


def _is_state_name(parse: Parse, mention: Mention, words: ActorWords) -> bool:
    """Whether a mention of a state is a name of it, not an adjective."""
    text = parse.words(mention.span)
    return text in words.state_names or text not in words.nationalities


def _aliases(parse: Parse, cluster: Sequence[Mention], name: str, words: ActorWords) -> tuple[str, ...]:
    """The other names of the text, in order, without those that differ in capitals alone."""
    found: dict[str, str] = {}
    for mention in cluster:
        if mention.form == "name":
            text = parse.words(mention.span)
            adjective = mention.kind == "state" and not _is_state_name(parse, mention, words)
            if text.casefold() != name.casefold() and not adjective:
                found.setdefault(text.casefold(), text)
    return tuple(found.values())
