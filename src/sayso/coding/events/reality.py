"""Whether an article tells of an act of violence that took place, or only talks of violence.

A log-linear model weighs how an act is told: by which form of which word, how definitely, of whom, with which day and
place, by whom and where in the article. It knows no trigger words and no names. The weights are learned
(`training/events/`) and stand in `lang/<language>/event_weights.toml`.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sayso.coding.events.dating import publication_day
from sayso.coding.events.drafts import Draft, Side
from sayso.coding.events.weighing import likelihood
from sayso.coding.parses import Parse
from sayso.lang.events import EventWords
from sayso.model import Article, When

NEWS = frozenset({"asserted", "alleged", "denied", "planned"})
SHORT = 4
"""In a text of fewer sentences nothing is background to something else."""


def mark_talk(parse: Parse, article: Article, drafts: list[Draft], words: EventWords) -> list[Draft]:
    """Drafts of violence with those as background that are more likely talk of violence than news of it."""
    if not words.told or sum(s.region == "body" and s.i >= parse.lead for s in parse.sentences) < SHORT:
        return drafts
    telling = find_telling(parse, article, drafts, words)
    return [
        replace(draft, historical=True)
        if draft.kind == "ASSAULT"
        and draft.status in NEWS
        and likelihood(told_features(parse, article, draft, telling, words), words.told) < words.least_told
        else draft
        for draft in drafts
    ]


def told_features(parse: Parse, article: Article, draft: Draft, telling: frozenset[str], words: EventWords) -> set[str]:
    """How a draft is told, as names of features, with those of its article (`telling`)."""
    token = parse.tokens[draft.token]
    form = "noun" if draft.nominal else "verb"
    place = draft.sentence - parse.lead
    found = {
        "bias", *telling, form, f"{form} {token.tag}", f"{form} {token.dep}", f"mode {draft.mode}",
        f"status {draft.status}", f"region {draft.region}",
        f"place {0 if place <= 0 else 1 if place == 1 else 2 if place < 5 else 3}",
        f"told {min(3, len(draft.mentions))}", f"actors {_sides(draft.actors)}",
        f"recipients {_sides(draft.recipients)}", f"actors {bool(draft.actors)} recipients {bool(draft.recipients)}",
        f"day {_day(draft.when, article)} {draft.dated}", f"where {draft.where_near} {_grain(draft)}",
        f"counted {bool(draft.casualties)}", f"unbounded {draft.unbounded} {draft.plural}", f"again {draft.again}",
    }  # fmt: skip
    found.update(f"recipient {side.sort}" for side in draft.recipients)
    found.update(f"actor {side.sort}" for side in draft.actors)
    found.update(_around(parse, draft, words))
    return found


def find_telling(parse: Parse, article: Article, drafts: list[Draft], words: EventWords) -> frozenset[str]:
    """How an article tells of violence: in the first person or not, and how often with a day."""
    body = [s for s in parse.sentences if s.region == "body" and s.i >= parse.lead]
    own = sum(
        any(t.text.casefold() in words.persons["we"] | words.persons["i"] for t in parse.tokens_of(s)) for s in body
    )
    share = own / max(1, len(body))
    violent = [d for d in drafts if d.kind == "ASSAULT"]
    dated = sum(_day(d.when, article) == "now" and d.dated for d in violent)
    lead = any(d.sentence - body[0].i < 2 for d in violent) if body else False
    return frozenset({
        f"article own {0 if share == 0 else 1 if share < 0.15 else 2 if share < 0.4 else 3}",
        f"article dated {min(2, dated)}", f"article lead {lead}", f"article acts {min(4, len(violent))}",
    })  # fmt: skip


def _around(parse: Parse, draft: Draft, words: EventWords) -> Iterator[str]:
    token = parse.tokens[draft.token]
    form = "noun" if draft.nominal else "verb"
    head = parse.tokens[token.head]
    if token.dep == "pobj":
        yield f"behind {head.text.casefold()}"
    yield f"{form} below {head.pos}"
    for child in parse.children(token.i, "aux", "auxpass", "det", "poss", "mark", "neg"):
        yield f"{form} {child.dep} {child.text.casefold() if child.dep != 'poss' else ''}"
    sentence = parse.sentences[draft.sentence]
    forms = {t.text.casefold() for t in parse.tokens_of(sentence)}
    for name in ("we", "you", "i"):
        if forms & words.persons[name]:
            yield f"person {name}"
    if forms & {'"', "“", "”"}:
        yield "quoted"
    yield f"said {draft.attribution is not None}"


def _sides(sides: tuple[Side, ...]) -> str:
    if not sides:
        return "none"
    return "named" if any(s.named for s in sides) else "pronoun" if all(s.pronoun for s in sides) else "described"


def _grain(draft: Draft) -> str | None:
    return draft.where.precision if draft.where else None


def _day(when: When | None, article: Article) -> str:
    """How long before publication, in words; "none" where no day is told."""
    written = publication_day(article)
    if when is None or when.end is None or written is None or len(when.end) != 10:
        return "none" if when is None else "vague"
    days = (written - date.fromisoformat(when.end)).days
    return "coming" if days < 0 else "now" if days < 3 else "week" if days < 15 else "old"
