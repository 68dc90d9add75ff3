"""How sure a report is of who did an act: whether it tells it as a fact, or as a claim, a suspicion or an accusation.

That an act took place is one thing, who did it another: an act whose doer is only claimed or suspected is alleged. A
log-linear model weighs how the doers are told, with the words around them. The weights are learned (`training/events/`)
and stand in `lang/<language>/event_weights.toml`.
"""

from collections.abc import Iterator
from dataclasses import replace

from sayso.coding.events.doers import sentences_of
from sayso.coding.events.drafts import Draft
from sayso.coding.events.weighing import likelihood
from sayso.coding.parses import Parse
from sayso.lang.events import EventWords
from sayso.model import Article, Attribution


def weigh_assurance(parse: Parse, article: Article, drafts: list[Draft], words: EventWords) -> list[Draft]:
    """Drafts of violence with those as alleged whose doers are more likely claimed or suspected than known."""
    if not words.claimed:
        return drafts
    said = {one.id: one for one in article.attributions}
    found: list[Draft] = []
    for draft in drafts:
        if draft.kind == "ASSAULT" and draft.actors and draft.status == "asserted":
            likely = likelihood(assurance_features(parse, draft, said, words), words.claimed)
            if likely >= words.least_claimed:
                draft = replace(draft, status="alleged")
        found.append(draft)
    return found


def assurance_features(parse: Parse, draft: Draft, said: dict[str, Attribution], words: EventWords) -> set[str]:
    """How a draft's doers are told, as names of features."""
    found = {"bias", f"status {draft.status}", f"nominal {draft.nominal}"}
    attribution = said.get(draft.attribution or "")
    if attribution and attribution.speaker and any(side.actor == attribution.speaker for side in draft.actors):
        found.add("says it of itself")
    found.update(_words(parse, draft, words))
    return found


def _words(parse: Parse, draft: Draft, words: EventWords) -> Iterator[str]:
    told = sentences_of(parse, draft)
    near = {s + k for s in told for k in (-1, 1) if 0 <= s + k < len(parse.sentences)} - told
    doers = {parse.tokens[side.head].sentence for side in draft.actors}
    for name, places in (("told", told), ("beside", near), ("doer", doers)):
        tokens = [t for s in places for t in parse.tokens_of(parse.sentences[s])]
        lemmas = {form for t in tokens for form in (t.lemma.casefold(), t.text.casefold())}
        for kind, listed in _lists(words):
            if lemmas & listed:
                yield f"{name} {kind}"
    for side in draft.actors:
        around = {t.text.casefold() for t in (parse.tokens[i] for i in parse.subtree(side.head))}
        if around & words.persons["we"]:
            yield "doer we"
        if around & words.status.alleging_adjectives:
            yield "doer suspected"


def _lists(words: EventWords) -> tuple[tuple[str, frozenset[str]], ...]:
    claims, status = words.claims, words.status
    return (
        ("ascribing", claims.ascribing - claims.blaming), ("responsible", claims.guilty),
        ("responsibility", claims.responsibilities), ("claiming", claims.claiming), ("shares", claims.shares),
        ("doers", claims.doers), ("perhaps", status.possible_adverbs | status.possible_adjectives),
        ("alleging", (status.alleging_verbs | status.alleging_nouns) - claims.blaming),
        ("may", status.possible_auxiliaries),
        ("allegedly", status.alleging_adverbs | status.alleging_adjectives), ("denying", status.negating_verbs),
        ("believing", status.wishing_verbs),
    )  # fmt: skip
