"""Finding actors and gathering their mentions."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.coding.actors.anaphora import find_pronouns
from sayso.coding.actors.descriptions import find_descriptions
from sayso.coding.actors.gather import Gathered, gather
from sayso.coding.actors.kinds import NameKind, decide_kinds
from sayso.coding.actors.mentions import Mention, head_of, name_key, span_of
from sayso.coding.actors.names import Found, find_names
from sayso.coding.actors.roles import role_before, role_of, role_spans
from sayso.coding.actors.sectors import country_of, sector_of
from sayso.coding.parses import Parse
from sayso.ids import record_id
from sayso.lang.actors import ActorWords
from sayso.model import Actor, Article, Role
from sayso.model.vocabulary import ActorKind

ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "poss", "agent", "attr"})
COMPANIONS = frozenset({"with", "against", "by", "between", "among", "for", "than", "like"})
PARTICIPLES = frozenset(
    {
        "led",
        "backed",
        "allied",
        "affiliated",
        "linked",
        "aligned",
        "supported",
        "funded",
        "run",
        "controlled",
        "held",
        "sponsored",
    }
)


def find_actors(parse: Parse, article: Article, words: ActorWords) -> tuple[Actor, ...]:
    """The actors of an article in the order of their first mention."""
    found = find_names(parse, words)
    kinds = decide_kinds(parse, found, article.places, words)
    named = [mention for name in found if (mention := _name_mention(parse, name, kinds[name.key], words))]
    taken = frozenset(i for mention in named for i in range(mention.first, mention.last))
    taken |= frozenset(i for name in found for i in range(name.first, name.last))
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
    if kind == "state" or (kind == "place" and text in words.seats and token.dep in ("nsubj", "agent")):
        if not _acts(parse, name, head, words):
            return None
        acting = "state"
        key = ("state", words.state_names.get(text) or words.seats[text])
    elif kind == "group":
        if token.tag not in ("NNS", "NNPS"):
            return None
        acting = "group"
    elif kind in ("person", "organization"):
        acting = kind
    else:
        return None
    first = name.first
    if acting == "person" and name.title is not None and len(key) == 1 and _keeps_title(parse, first - 1, words):
        first -= 1
    role = role_before(parse, name.first, name.title, words) if acting in ("person", "organization") else None
    return Mention(
        first=first, last=name.last, head=head, span=span_of(parse, first, name.last), form="name", kind=acting, key=key,
        plural=acting == "group", sentence=token.sentence, role=role,
    )  # fmt: skip


def _merged_names(
    parse: Parse, named: list[Mention], described: list[Mention], words: ActorWords
) -> tuple[list[Mention], list[Mention]]:
    """ "the Sadrist movement": an adjective that the NLP library takes for a name makes a name with its noun."""
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


def _keeps_title(parse: Parse, i: int, words: ActorWords) -> bool:
    """Whether a title is part of the name as people use it: "Pope Francis", "Ayatollah Khamenei"."""
    return words.person_sectors.get(parse.tokens[i].text.lower()) in ("REL", "ELI")


def _acts(parse: Parse, name: Found, head: int, words: ActorWords) -> bool:
    """Whether the name of a state stands for the state and not for the land: as subject, object, possessor, partner."""
    tokens = parse.tokens
    token = tokens[head]
    after = tokens[name.last : name.last + 2]
    if len(after) == 2 and after[0].text in ("-", "‑") and after[1].text.lower() in PARTICIPLES:
        return True
    while token.dep == "conj":
        token = tokens[token.head]
    if token.dep == "poss":
        return tokens[token.head].pos != "PROPN"
    if token.dep == "pobj":
        preposition = tokens[token.head]
        governor, said = tokens[preposition.head], preposition.text.lower()
        related = f"{governor.text.lower()} {said}", f"{governor.lemma.lower()} {said}"
        return said in COMPANIONS or related[0] in words.relation_participles or related[1] in words.relation_verbs
    if token.dep == "appos":  # "our ally Turkey", but not "Ankara, Turkey"
        return tokens[token.head].pos == "NOUN"
    return token.dep in ACTING


def _actors(parse: Parse, article: Article, gathered: Gathered, words: ActorWords) -> tuple[Actor, ...]:
    clusters = gathered.clusters
    cluster_of = {m.head: number for number, cluster in enumerate(clusters) for m in cluster}
    names = [_name_of(parse, cluster) for cluster in clusters]
    ids = [
        record_id("actor", article.id, name, cluster[0].span.start)
        for name, cluster in zip(names, clusters, strict=True)
    ]
    actors: list[Actor] = []
    for number, cluster in enumerate(clusters):
        roles = role_spans(parse, cluster, gathered.equated)
        ranges = [(first, last) for first, last, _ in roles]
        records: dict[tuple[int, int], Role] = {}
        for first, last, head in roles:
            of = role_of(parse, first, last, head, cluster_of, number)
            records[first, last] = Role(text=span_of(parse, first, last), of=None if of is None else ids[of])
        spoken = [(m.first, m.last) for m in cluster if m.form != "pronoun"]
        actors.append(
            Actor(
                id=ids[number],
                name=names[number],
                kind=_kind_of(cluster),
                mentions=tuple(sorted({m.span for m in cluster})),
                aliases=_aliases(parse, cluster, names[number]),
                roles=tuple(records[at] for at in sorted(records)),
                country=country_of(parse, [*spoken, *ranges], words),
                sector=sector_of(parse, cluster, ranges, words),
            )
        )
    return tuple(actors)


def _kind_of(cluster: Sequence[Mention]) -> ActorKind:
    return next((m.kind for m in cluster if m.form == "name"), cluster[0].kind)


def _name_of(parse: Parse, cluster: Sequence[Mention]) -> str:
    """The fullest name, else the fullest description; of equally full ones the first."""
    named = [m for m in cluster if m.form == "name"] or [m for m in cluster if m.form == "description"]
    fullest = max(named, key=lambda m: (m.last - m.first, -m.first))
    span = fullest.span
    if fullest.form == "description":
        for owner in parse.children(fullest.head, "poss"):  # "Maliki's coalition", "his men"
            first = min(parse.subtree(owner.i))
            if first < fullest.first:
                span = span_of(parse, first, fullest.last)
    return parse.words(span).rstrip("-–—")


def _aliases(parse: Parse, cluster: Sequence[Mention], name: str) -> tuple[str, ...]:
    """The other names of the text, in order, without those that differ in capitals alone."""
    found: dict[str, str] = {}
    for mention in cluster:
        if mention.form == "name":
            text = parse.words(mention.span)
            if text.casefold() != name.casefold():
                found.setdefault(text.casefold(), text)
    return tuple(found.values())
