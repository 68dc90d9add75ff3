"""Finding events."""

from dataclasses import replace

from sayso.coding.attributions import attribution_at, chain_of
from sayso.coding.events.assurance import weigh_assurance
from sayso.coding.events.background import is_background, is_generic, is_tally, told_violently
from sayso.coding.events.casualties import Loose, casualties_of, find_loose
from sayso.coding.events.claims import claimed_by, is_claim, points_back, told_as_fact
from sayso.coding.events.contents import govern
from sayso.coding.events.contexts import contexts_of
from sayso.coding.events.dating import date_event
from sayso.coding.events.descriptions import join_descriptions, join_groups
from sayso.coding.events.doers import link_doers
from sayso.coding.events.drafts import Draft, Side
from sayso.coding.events.mentions import Mentions, index_mentions
from sayso.coding.events.merging import merge_drafts
from sayso.coding.events.phrases import phrase
from sayso.coding.events.reality import mark_talk
from sayso.coding.events.roles import find_sides, is_party, is_reciprocal
from sayso.coding.events.status import (
    heard_on_recording,
    is_denied_beside,
    is_presupposed,
    is_settled,
    status_in_text,
    status_with,
)
from sayso.coding.events.syntax import in_class, prepositional
from sayso.coding.events.tallies import LARGE
from sayso.coding.events.triggers import Found, find_triggers
from sayso.coding.events.when_where import Setting, find_setting, when_of, where_at
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.ids import record_id
from sayso.lang.events import EventWords
from sayso.lang.numbers import NumberWords
from sayso.model import Article, Attribution, Event, Party, Span
from sayso.ontology import EventType, Ontology

SORTS = ("armed", "people", "sites", "vehicles", "organizations", "states")
NAMED = ("PERSON", "ORG", "GPE", "FAC", "NORP")
LEAD_SENTENCES = 2


def find_events(
    parse: Parse, article: Article, ontology: Ontology, words: EventWords, numbers: NumberWords
) -> tuple[Event, ...]:
    """The events of an article in the order of their triggers, each happening once.

    What is said to be planned, possible, denied or not done is an event with that status. Tallies are none.
    """
    drafts = find_drafts(parse, article, ontology, words, numbers)
    drafts = mark_talk(parse, article, drafts, words)
    drafts = join_groups(parse, article, link_doers(parse, article, drafts, words), words)
    drafts = weigh_assurance(parse, article, drafts, words)
    return tuple(_event(parse, article, draft, ontology) for draft in drafts)


def find_drafts(
    parse: Parse, article: Article, ontology: Ontology, words: EventWords, numbers: NumberWords
) -> list[Draft]:
    """The happenings of an article as their own clauses tell them, before learned weights are asked."""
    setting = find_setting(parse, article, words)
    mentions = index_mentions(parse, article)
    found = govern(parse, find_triggers(parse, ontology, words), ontology.types, words)
    drafts: list[Draft] = []
    for trigger, kind, mode in found:
        draft = _draft(parse, article, trigger, kind, mode, setting, mentions, words, numbers)
        if draft is not None:
            drafts.append(draft)
    drafts = join_descriptions(parse, article, drafts, words)
    loose = [one for one in find_loose(parse, words, numbers) if (one.casualties.best or 0) < LARGE]
    drafts = _with_loose(parse, drafts, loose)
    acts = {d.sentence for d in drafts if d.kind == "ASSAULT" and not d.violent}
    drafts = [d for d in drafts if not d.violent or d.sentence in acts or told_violently(parse, d, words)]
    drafts = [draft for draft in merge_drafts(parse, drafts, words) if _says_something(draft)]
    return join_groups(parse, article, drafts, words)


def _says_something(draft: Draft) -> bool:
    """Whether a draft tells more than a word: a party, a figure, a day, or a place that its own sentence names.

    Plurals and nouns of mass without an article ("torture", "killings of peasants") tell of such acts in general if all
    that they name is to whom such acts are done.
    """
    if not draft.nominal or draft.actors or draft.casualties or draft.mentions:
        return True
    if draft.kind == "ASSAULT" and draft.unbounded:
        return draft.dated or (draft.where_near and any(side.named for side in draft.recipients))
    return bool(draft.recipients or draft.when or draft.where_near)


def _draft(
    parse: Parse, article: Article, found: Found, kind: str, mode: str | None, setting: Setting,
    mentions: Mentions, words: EventWords, numbers: NumberWords,
) -> Draft | None:  # fmt: skip
    token = found.token
    sentence = parse.sentence_of(token.i)
    if is_tally(parse, found, words, numbers) or is_generic(parse, found, words):
        return None
    acting, receiving = find_sides(parse, found, words)
    if found.trigger.pointer and not (acting and points_back(parse, token, words)):
        return None
    reciprocal = is_reciprocal(found)
    if reciprocal:
        acting, receiving = [*acting, *(t for t in receiving if t.i not in {a.i for a in acting})], []
    actors = [_side(parse, t, mentions, words) for t in acting]
    actors = [s for t, s in zip(acting, actors, strict=True) if kind != "ASSAULT" or _somebody(parse, t, s, words)]
    recipients = [_side(parse, t, mentions, words) for t in receiving]
    if not reciprocal:
        actors, recipients = _apart(actors, recipients, words)
    trigger = parse.span([token.i, *(i for i in found.others if abs(i - token.i) <= 4)])
    attribution = attribution_at(article, trigger)
    in_text = status_in_text(parse, token, words)
    parties = [span for side in (*actors, *recipients) for span in side.spans]
    casualties = ()
    if found.trigger.result and kind == found.kind.name and in_text in ("asserted", "alleged", "planned"):
        casualties = tuple(casualties_of(parse, receiving, found.trigger.result, words, numbers))
    if any((one.best or 0) >= LARGE for one in casualties):
        return None  # no single happening: a tally
    when, dated = when_of(parse, found, setting, words)
    claimed = found.nominal and is_claim(parse, token, words)
    bare = found.nominal and not actors and not recipients
    disputed = False
    if attribution is not None and attribution.stance == "denies":
        disputed = is_denied_beside(parse, token, attribution)
        if disputed and in_text == "asserted":
            in_text = "alleged"
        if disputed or is_presupposed(parse, token, attribution):
            attribution = None
    elif attribution is not None and in_text in ("asserted", "alleged") and _denied_above(article, attribution):
        in_text = "denied"
    verbal = found.kind.quad in (1, 3)
    if in_text == "asserted" and (
        heard_on_recording(parse, token, words) or (verbal and _uttered_on_recording(article, trigger))
    ):
        in_text = "alleged"
    if in_text == "asserted" and acting and _uncertain(parse, found, acting, words):
        in_text = "alleged"
    if bare and kind not in ("ASSAULT", "PROTEST", "COERCE"):
        return None
    return Draft(
        token=token.i,
        lemma=token.lemma.casefold(),
        trigger=trigger,
        sentence=sentence.i,
        region=sentence.region,
        kind=kind,
        mode=mode,
        status=status_with(
            attribution,
            in_text,
            verbal=verbal,
            settled=is_settled(parse, token, words),
            disputed=claimed,
        ),
        historical=is_background(parse, found, when if dated else None, article, words),
        reciprocal=reciprocal,
        nominal=found.nominal,
        result=found.trigger.result is not None or found.trigger.violent,
        again=found.nominal and any(c.text.casefold() in words.syntax.pointing for c in parse.children(token.i, "det")),
        plural=token.tag in ("NNS", "NNPS"),
        unbounded=found.nominal
        and (token.tag in ("NNS", "NNPS") or not parse.children(token.i, "det", "nummod"))
        and not parse.children(token.i, "nummod", "poss")
        and not any(c.text.casefold() in words.syntax.definite for c in parse.children(token.i, "det")),
        lead=sentence.i - parse.lead < LEAD_SENTENCES,
        violent=found.trigger.violent,
        pointer=found.trigger.pointer,
        acled=found.trigger.acled if kind == found.kind.name else None,
        claimed=claimed,
        disputed=disputed,
        actors=tuple(actors),
        recipients=tuple(recipients),
        casualties=casualties,
        when=when,
        dated=dated,
        where=where_at(parse, found, setting, parties, words),
        where_near=sentence.i in setting.places,
        attribution=attribution.id if attribution else None,
        chain=chain_of(article, parse, attribution),
    )


def _denied_above(article: Article, attribution: Attribution) -> bool:
    """Whether what somebody says is what another denies: "denied her claim that they had beaten him"."""
    by_id = {one.id: one for one in article.attributions}
    above = by_id.get(attribution.parent or "")
    while above is not None and above.stance != "denies":
        above = by_id.get(above.parent or "")
    return above is not None


def _uttered_on_recording(article: Article, trigger: Span) -> bool:
    """Whether a verbal act is itself what somebody is only heard saying: its word is the cue of such an attribution."""
    return any(
        said.medium == "recording" and any(cue.overlaps(trigger) for cue in said.cue) for said in article.attributions
    )


def _uncertain(parse: Parse, found: Found, acting: list[Token], words: EventWords) -> bool:
    """Whether who did it is only suspected or claimed: "suspected rebels", "claimed responsibility for the attack"."""
    claimants = claimed_by(parse, found.token, words) if found.nominal else []
    if claimants and all(actor in claimants for actor in acting):
        return not told_as_fact(parse, found.token, words)
    return all(
        any(c.text.casefold() in words.status.alleging_adjectives for c in parse.children(actor.i, "amod"))
        for actor in acting
    )


def mode_by_words(draft: Draft, kind: EventType, forms: set[str]) -> str | None:
    """The mode that means named in the sentences of a draft (`forms`) give it, if its triggers give none."""
    named = next((mode for mode in kind.modes if mode.name == draft.mode), None)
    if named is not None and not named.words:
        return draft.mode
    fitting = (mode.name for mode in kind.modes if forms.intersection(mode.words) and (mode.refines or named is None))
    return next(fitting, draft.mode)


def _forms(parse: Parse, draft: Draft) -> set[str]:
    """The words of the sentences that tell a draft, as lemmas and as written; without whom or what it hit."""
    sentences = {draft.sentence, *(t[0].sentence for m in draft.mentions if (t := parse.tokens_in(m)))}
    hit = {token.i for side in draft.recipients for span in side.spans for token in parse.tokens_in(span)}
    names = {side.key for side in draft.recipients}
    tokens = (
        token
        for i in sentences
        for token in parse.tokens_of(parse.sentences[i])
        if token.i not in hit and token.lemma.casefold() not in names
    )
    return {form for token in tokens for form in (token.lemma.casefold(), token.text.casefold())}


def _side(parse: Parse, token: Token, mentions: Mentions, words: EventWords) -> Side:
    whole = list(prepositional(parse, token, ("of",))) if token.pos in ("PRON", "DET", "ADJ", "NUM") else []
    noun = whole[0] if whole else token  # "some of the leaders" are leaders
    span = phrase(parse, token, words)
    span = Span(span.start, max(span.end, phrase(parse, noun, words).end))
    actor = mentions.at(token.i)
    if actor is None and noun.pos in ("NOUN", "PROPN"):  # "positions of the army" stand for the army
        actor = mentions.within(parse, span)
    named = mentions.naming(actor, span.start) if noun.pos == "PRON" and actor else None
    spans = [span] if named is None else [span, named]
    return Side(
        head=token.i,
        spans=tuple(spans),
        actor=actor,
        key="@locals" if in_class(parse, noun, ("locals",), words) else noun.lemma.casefold(),
        indefinite=any(c.text.casefold() in words.syntax.indefinite for c in parse.children(token.i, "det")),
        sort=next((sort for sort in SORTS if in_class(parse, noun, (sort,), words)), ""),
        named=noun.name is not None and parse.names[noun.name].label in NAMED,
        pronoun=noun.pos == "PRON",
    )


def _somebody(parse: Parse, token: Token, side: Side, words: EventWords) -> bool:
    """Whether who stands as the doer is known for an actor, or its word for somebody who can act."""
    return side.actor is not None or token.pos != "NOUN" or is_party(parse, token, words)


def _apart(actors: list[Side], recipients: list[Side], words: EventWords) -> tuple[list[Side], list[Side]]:
    """The sides without a pronoun that makes somebody act on themselves: whom it stands for is then not known."""
    known = {side.actor for side in recipients if side.actor} & {side.actor for side in actors if side.actor}
    doubtful = [
        side
        for side in (*recipients, *actors)
        if side.pronoun and side.actor in known and not side.key.endswith(words.syntax.reflexive)
    ]
    if not doubtful:
        return actors, recipients
    unknown = doubtful[0]
    unresolved = replace(unknown, actor=None, spans=unknown.spans[:1])
    return (
        [unresolved if side is unknown else side for side in actors],
        [unresolved if side is unknown else side for side in recipients],
    )


def _with_loose(parse: Parse, drafts: list[Draft], loose: list[Loose]) -> list[Draft]:
    """Drafts with the figures that stand by themselves, each given to the nearest act before it, or in its sentence."""
    drafts = list(drafts)
    for one in loose:
        best: tuple[int, int] | None = None
        for place, draft in enumerate(drafts):
            gap = one.token.sentence - draft.sentence
            fits = draft.kind in ("ASSAULT", "COERCE", "PROTEST") and draft.status in ("asserted", "alleged")
            if not fits or not 0 <= gap <= 1 or (gap and parse.sentences[draft.sentence].region != "body"):
                continue
            if any(c.evidence.overlaps(one.casualties.evidence) for c in draft.casualties):
                best = None
                break
            cost = 100 * gap + abs(one.token.i - draft.token) + (0 if draft.kind == "ASSAULT" else 50)
            if best is None or cost < best[0]:
                best = (cost, place)
        if best is not None:
            draft = drafts[best[1]]
            drafts[best[1]] = replace(draft, casualties=(*draft.casualties, one.casualties))
    return drafts


def _parties(sides: tuple[Side, ...]) -> tuple[Party, ...]:
    """The sides as parties, without pronouns that stand for nobody known."""
    return tuple(Party(spans=side.spans, actor=side.actor) for side in sides if side.actor or not side.pronoun)


def _event(parse: Parse, article: Article, draft: Draft, ontology: Ontology) -> Event:
    sentence = parse.sentences[draft.sentence]
    kind, forms = ontology.types[draft.kind], _forms(parse, draft)
    mode = mode_by_words(draft, kind, forms)
    by_means = [name for m in kind.modes if m.name == mode for word, name in m.acled.items() if word in forms]
    return Event(
        id=record_id("event", article.id, draft.kind, draft.trigger.start),
        type=draft.kind,
        mode=mode,
        contexts=contexts_of(parse, sentence, ontology.contexts),
        status=draft.status,
        historical=draft.historical,
        trigger=draft.trigger,
        sentence=sentence.span,
        mentions=draft.mentions,
        actors=_parties(draft.actors),
        recipients=_parties(draft.recipients),
        when=date_event(draft, article),
        where=draft.where,
        casualties=draft.casualties,
        attribution=draft.attribution,
        chain=draft.chain,
        acled_sub_event_type=draft.acled or next(iter(by_means), None),
    )
