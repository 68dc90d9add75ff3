"""Doers that an act's own clause does not name: who, of those named beside it, is told to have done it.

A log-linear model weighs every actor that is named in the sentences that tell an act, or right beside them. Its
features say who the actor is, where it is named, in what role, and by which words; the weights are learned
(`training/events/`) and stand in `lang/<language>/event_weights.toml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.coding.events.descriptions import is_insurgent
from sayso.coding.events.drafts import Draft, Side
from sayso.coding.events.syntax import coordinated, in_class
from sayso.coding.events.weighing import likelihood
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords
from sayso.model import Actor, Article, Span

BESIDE = 2
"""How many sentences off the act's own a doer may be named; those who speak of themselves as doers, anywhere."""
MOST = 3
NEAR = 6
"""How many words off its head a naming is described."""
SPEAKING = ("asserts", "denies", "alleges")
BELONGING = ("leads", "member_of", "affiliated_with")
STATE = frozenset({"MIL", "COP", "GOV", "SPY"})
INSURGENT = frozenset({"REB", "UAF", "CRM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Where an actor is named: the mention, and the token at its head."""

    actor: Actor
    span: Span
    head: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The actors of an article: their namings by sentence, and what the article does with them."""

    by_sentence: dict[int, list[Naming]]
    count: dict[str, int]
    sectors: dict[str, str | None]
    of_sector: dict[str, tuple[int, ...]]
    """How often the actors of each sector are named."""
    speakers: frozenset[str]
    acting: dict[str, int]
    """How many drafts each acts in; `suffering` how many each is a recipient of."""
    suffering: dict[str, int]
    insurgents: int
    """How many organizations of insurgents are named."""
    groups: dict[str, frozenset[str]]
    """Whom each belongs to or leads, as the article says."""
    near: dict[str, int]
    """How many drafts each is named in or beside."""
    leading: frozenset[str]
    """Who is named in the title or the lead."""


def link_doers(parse: Parse, article: Article, drafts: list[Draft], words: EventWords) -> list[Draft]:
    """Drafts of violence with the doers that the sentences beside them name, as far as the weights find it likely.

    An act without a doer gets the likeliest, and is then alleged: nobody says it in so many words. Described insurgents
    stand for the likeliest group that is named.
    """
    if not words.doers:
        return drafts
    cast = find_cast(parse, article, drafts)
    asked = [d.kind == "ASSAULT" and not d.reciprocal and not d.historical for d in drafts]
    return [_linked(parse, d, cast, words) if ask else d for d, ask in zip(drafts, asked, strict=True)]


def _linked(parse: Parse, draft: Draft, cast: Cast, words: EventWords) -> Draft:
    state = state_of(draft)
    mine, heads = {side.actor for side in draft.actors}, {side.head for side in draft.actors if side.named}
    least = {"open": words.least_open, "described": words.least_described, "named": words.least_named}[state]
    weighed = [
        (likelihood(doer_features(parse, draft, actor, namings, cast, words), words.doers), actor, namings)
        for actor, namings in candidates(parse, draft, cast, words)
        if actor.id not in mine and not heads & {naming.head.i for naming in namings}
    ]
    likely = sorted((one for one in weighed if one[0] >= least), key=lambda one: -one[0])
    likely = [one for place, one in enumerate(likely) if not place or one[0] >= words.least_further][:MOST]
    for _, actor, namings in likely:
        draft = _with_doer(parse, draft, actor, namings, words)
        beside = _beside(parse, namings)
        for weight, other, others in weighed:  # a list of suspects is accused as a whole
            if other.id != actor.id and weight >= least / 2 and beside & {naming.head.i for naming in others}:
                draft = replace(draft, actors=(*draft.actors, _side(others[0])))
    if likely and state == "open" and draft.status == "asserted":
        return replace(draft, status="alleged")
    return draft


def _beside(parse: Parse, namings: list[Naming]) -> set[int]:
    """The tokens that are coordinated with the heads of namings: "a colonel, two lieutenants and six soldiers"."""
    found: set[int] = set()
    for naming in namings:
        top = naming.head
        while top.dep == "conj" and top.head != top.i:
            top = parse.tokens[top.head]
        found.update(token.i for token in coordinated(parse, top))
    return found


def _with_doer(parse: Parse, draft: Draft, actor: Actor, namings: list[Naming], words: EventWords) -> Draft:
    told = sentences_of(parse, draft)
    naming = min(namings, key=lambda n: (min(abs(n.head.sentence - s) for s in told), abs(n.head.i - draft.token)))
    sides = draft.actors
    if actor.kind == "organization":
        sides = tuple(
            replace(s, actor=actor.id, spans=(*s.spans[:1], naming.span), named=True, pronoun=False)
            if not s.named
            and (_armed(parse, s, words) or _of_us(parse, s, words) or naming.head.i in parse.subtree(s.head))
            else s
            for s in draft.actors
        )
    return replace(draft, actors=sides if sides != draft.actors else (*draft.actors, _side(naming)))


def _armed(parse: Parse, side: Side, words: EventWords) -> bool:
    return is_insurgent(parse, parse.tokens[side.head], words)


def _of_us(parse: Parse, side: Side, words: EventWords) -> bool:
    """Whether a party is told in the first person: "our units"."""
    return any(parse.tokens[i].text.casefold() in words.persons["we"] for i in parse.subtree(side.head))


def _insurgent(parse: Parse, side: Side, words: EventWords) -> bool:
    return any(in_class(parse, t, ("insurgents",), words) for span in side.spans for t in parse.tokens_in(span))


def _side(naming: Naming) -> Side:
    token = naming.head
    return Side(
        head=token.i,
        spans=(naming.span,),
        actor=naming.actor.id,
        key=token.lemma.casefold(),
        indefinite=False,
        sort="",
        named=token.name is not None,
        pronoun=False,
    )


def state_of(draft: Draft) -> str:
    """Whether a draft's doers are known: `open`, only `described`, or `named`."""
    if not draft.actors:
        return "open"
    return "named" if any(side.named or (side.pronoun and side.actor) for side in draft.actors) else "described"


def find_cast(parse: Parse, article: Article, drafts: list[Draft]) -> Cast:
    """Who is in an article, and in which roles."""
    by_sentence: dict[int, list[Naming]] = {}
    count: dict[str, int] = {}
    for actor in article.actors:
        for mention in actor.mentions:
            tokens = parse.tokens_in(mention)
            if not tokens or tokens[0].pos == "PRON":
                continue
            inside = {t.i for t in tokens}
            head = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[-1])
            by_sentence.setdefault(head.sentence, []).append(Naming(actor=actor, span=mention, head=head))
            count[actor.id] = count.get(actor.id, 0) + 1
    of_sector: dict[str, list[int]] = {}
    for actor in article.actors:
        of_sector.setdefault(actor.sector or "none", []).append(count.get(actor.id, 0))
    near: dict[str, int] = {}
    for draft in drafts:
        if draft.kind == "ASSAULT":
            told = {s + k for s in sentences_of(parse, draft) for k in (-1, 0, 1)}
            for one in {naming.actor.id for s in told for naming in by_sentence.get(s, ())}:
                near[one] = near.get(one, 0) + 1
    leads = [s.i for s in parse.sentences if s.region == "title" or (s.region == "body" and s.i - parse.lead in (0, 1))]
    groups: dict[str, set[str]] = {}
    for relation in article.relations:
        if relation.kind in BELONGING and relation.status == "asserted":
            groups.setdefault(relation.from_actor, set()).add(relation.to_actor)
    acting: dict[str, int] = {}
    suffering: dict[str, int] = {}
    for draft in drafts:
        for table, sides in ((acting, draft.actors), (suffering, draft.recipients)):
            for side in sides:
                if side.actor and draft.kind == "ASSAULT":
                    table[side.actor] = table.get(side.actor, 0) + 1
    return Cast(
        by_sentence=by_sentence,
        count=count,
        sectors={actor.id: actor.sector for actor in article.actors},
        of_sector={one: tuple(n) for one, n in of_sector.items()},
        speakers=frozenset(a.speaker for a in article.attributions if a.speaker and a.stance in SPEAKING),
        acting=acting,
        suffering=suffering,
        groups={one: frozenset(others) for one, others in groups.items()},
        near=near,
        leading=frozenset(naming.actor.id for s in leads for naming in by_sentence.get(s, ())),
        insurgents=sum(a.kind == "organization" and a.sector in INSURGENT for a in article.actors),
    )


def sentences_of(parse: Parse, draft: Draft) -> set[int]:
    """The sentences that tell a draft."""
    return {draft.sentence, *(t[0].sentence for m in draft.mentions if (t := parse.tokens_in(m)))}


def candidates(parse: Parse, draft: Draft, cast: Cast, words: EventWords) -> Iterator[tuple[Actor, list[Naming]]]:
    """The actors named in or beside the sentences of a draft, with where; all organizations where "we" did it.

    Without its recipients, the groups that they belong to, insurgents where insurgents are hit, and whoever is of the
    other side than a doer who is known.
    """
    told = sentences_of(parse, draft)
    region = parse.sentences[draft.sentence].region
    harmed = {side.actor for side in draft.recipients if side.actor}
    harmed.update(group for one in list(harmed) for group in cast.groups.get(one, ()))
    fighters = any(_insurgent(parse, side, words) for side in draft.recipients)
    known = {cast.sectors.get(side.actor or "") for side in draft.actors}
    barred: set[str] = set()
    if fighters or known & STATE:
        barred |= INSURGENT
    if known & INSURGENT:
        barred |= STATE
    found: dict[str, list[Naming]] = {}
    if any(_of_us(parse, side, words) for side in draft.actors):
        for namings in cast.by_sentence.values():
            for naming in namings:
                if naming.actor.kind == "organization" and naming.actor.id not in harmed:
                    found.setdefault(naming.actor.id, []).append(naming)
    for sentence in sorted({s + k for s in told for k in range(-BESIDE, BESIDE + 1)}):
        if not 0 <= sentence < len(parse.sentences):
            continue
        if sentence not in told and parse.sentences[sentence].region != region:
            continue
        for naming in cast.by_sentence.get(sentence, ()):
            if naming.actor.id not in harmed and naming.actor.sector not in barred:
                if naming in found.get(naming.actor.id, ()):
                    continue
                found.setdefault(naming.actor.id, []).append(naming)
    for namings in found.values():
        yield namings[0].actor, namings


def doer_features(
    parse: Parse, draft: Draft, actor: Actor, namings: list[Naming], cast: Cast, words: EventWords
) -> set[str]:
    """What speaks for or against an actor as the doer of a draft, as names of features."""
    told = sentences_of(parse, draft)
    state, sector = state_of(draft), actor.sector or "none"
    mine = any(side.actor == actor.id for side in draft.actors)
    acts, harmed = min(2, cast.acting.get(actor.id, 0) - mine), min(2, cast.suffering.get(actor.id, 0))
    count = cast.count[actor.id]
    gap = min(BESIDE + 1, *(abs(n.head.sentence - s) for n in namings for s in told))
    inside = any(n.head.i in parse.subtree(side.head) for n in namings for side in draft.actors)
    found = {
        "bias", f"kind {actor.kind}", f"sector {sector}", f"state {state}", f"sector {sector} {state}",
        f"mode {draft.mode}", f"sector {sector} {draft.mode}", f"gap {gap}", f"gap {gap} {sector}",
        f"acts {acts} harmed {harmed}", f"acts {acts} {sector}", f"in a doer's phrase {inside} {actor.kind}",
        f"named {'1' if count == 1 else '2' if count == 2 else '3-5' if count < 6 else '6+'}",
    }  # fmt: skip
    near = min(4, cast.near.get(actor.id, 0))
    found.update((f"near {near}", f"near {near} {sector}", f"in lead {actor.id in cast.leading} {sector}"))
    if mine:
        found.add("is actor")
    if any(side.actor and actor.id in cast.groups.get(side.actor, ()) for side in draft.actors):
        found.add("group of a doer")
    if any(one in cast.acting for one, groups in cast.groups.items() if actor.id in groups):
        found.add("group of somebody who acts")
    if draft.nominal:
        found.add(f"nominal {state}")
    if any(_of_us(parse, side, words) for side in draft.actors):
        found.add(f"said of us {actor.id in cast.speakers} {sector}")
    rank = sum(n > count for n in cast.of_sector.get(sector, ())) if sector != "none" else 9
    found.add(f"rank {min(rank, 3)} {sector}")
    if actor.id in cast.speakers:
        found.update(("speaks", f"speaks {sector}"))
    if actor.sector in INSURGENT:
        found.add(f"insurgents {min(cast.insurgents, 3)} {state} {actor.kind}")
    if draft.recipients:
        found.add(f"recipients {draft.recipients[0].sort} {sector}")
        if any(n.head.i in parse.subtree(side.head) for n in namings for side in draft.recipients):
            found.add("in a recipient's phrase")
    for naming in namings:
        found.update(_where(parse, draft, naming, told, words))
    return found


def _described(parse: Parse, naming: Naming, inside: str, words: EventWords) -> Iterator[str]:
    """What the words of a naming say: suspected, strangers, armed, how many."""
    head = naming.head
    forms = {parse.tokens[i].text.casefold() for i in parse.subtree(head.i) if abs(i - head.i) <= NEAR}
    if forms & words.status.alleging_adjectives:
        yield f"{inside} suspected"
    if forms & words.strangers:
        yield f"{inside} strangers"
    if head.name is None and head.pos == "NOUN":
        sort = next((one for one in ("insurgents", "armed", "people") if in_class(parse, head, (one,), words)), "other")
        number = "many" if head.tag == "NNS" else "one"
        known = any(c.text.casefold() in words.syntax.definite for c in parse.children(head.i, "det"))
        yield f"{inside} noun {sort} {number} {'definite' if known else 'new'}"


def _where(parse: Parse, draft: Draft, naming: Naming, told: set[int], words: EventWords) -> Iterator[str]:
    token = naming.head
    inside = "in" if token.sentence in told else "beside"
    sentence = parse.sentences[token.sentence]
    yield f"region {sentence.region}"
    dep = token.dep
    while dep in ("conj", "compound", "appos", "nmod") and token.head != token.i:
        token = parse.tokens[token.head]
        yield f"{inside} below {dep}"
        dep = token.dep
    head = parse.tokens[token.head]
    if dep == "pobj":
        dep = f"pobj {head.text.casefold()}"
        head = parse.tokens[head.head]
    yield f"{inside} {dep}"
    if dep.startswith(("pobj", "nsubj", "dobj", "poss")):
        lemma = head.lemma.casefold()
        yield f"{inside} {dep} < {lemma}"
        for name, listed in (("saying", words.saying), ("violent", words.violent), ("attending", words.attending)):
            if lemma in listed:
                yield f"{inside} {dep} < verb of {name}"
    yield from _described(parse, naming, inside, words)
    lemmas = {t.lemma.casefold() for t in parse.tokens_of(sentence)}
    claims = words.claims
    for name, listed in (("ascribing", claims.ascribing), ("accusing", claims.accusing), ("doers", claims.doers),
                         ("responsibility", claims.responsibilities | claims.guilty), ("shares", claims.shares),
                         ("violent", words.violent), ("denying", words.status.negating_verbs)):  # fmt: skip
        if lemmas & listed:
            yield f"{inside} sentence {name}"
    if token.sentence == draft.sentence:
        yield "before" if naming.head.i < draft.token else "after"
        yield f"distance {min(4, abs(naming.head.i - draft.token) // 5)}"
        path = [draft.token, *parse.ancestors(draft.token)]
        steps = next((path.index(i) for i in (token.i, *parse.ancestors(token.i)) if i in path), None)
        yield f"path {steps} {dep}"
