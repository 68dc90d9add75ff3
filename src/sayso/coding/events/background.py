"""What is not the news: background, generalities, running counts, and deaths without violence."""

from datetime import date

from sayso.coding.events.drafts import Draft
from sayso.coding.events.tallies import running_counts
from sayso.coding.events.triggers import Found
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords
from sayso.lang.numbers import NumberWords
from sayso.model import Article, When

OLD_DAYS = 10
"""An event this many days before publication is background."""


def is_background(parse: Parse, found: Found, when: When | None, article: Article, words: EventWords) -> bool:
    """Whether the event is told as something of before: by its date, a pluperfect outside speech, or "previous"."""
    published = article.published.value if article.published else None
    if when and when.end and published and len(published) == 10 and len(when.end) == 10:
        return (date.fromisoformat(published) - date.fromisoformat(when.end)).days >= OLD_DAYS
    token = found.token
    if not found.nominal and (_pluperfect(parse, token, words) or _of_the_past(parse, token, words)):
        return True
    return found.nominal and any(c.lemma.casefold() in words.before for c in parse.children(token.i, "amod"))


def _pluperfect(parse: Parse, token: Token, words: EventWords) -> bool:
    """Whether a verb is told in the pluperfect, but not as what somebody said."""
    if token.tag != "VBN" or not any(
        c.text.casefold() in words.status.pluperfect for c in parse.children(token.i, "aux")
    ):
        return False
    return not any(parse.tokens[i].lemma in words.saying for i in parse.ancestors(token.i))


def _of_the_past(parse: Parse, token: Token, words: EventWords) -> bool:
    """Whether a verb is put into the past at large: "have attacked them in the past", "previously bombed"."""
    beside = [t for thing in parse.children(token.i, "dobj") for t in parse.children(thing.i, "prep")]
    for child in [*parse.children(token.i, "prep", "advmod"), *beside]:
        inner = parse.children(child.i, "pobj") if child.dep == "prep" else [child]
        if any(t.text.casefold() in words.long_ago for t in inner if not parse.children(t.i, "amod", "nummod")):
            return True
    return False


def is_generic(parse: Parse, found: Found, words: EventWords) -> bool:
    """Whether a noun speaks of acts in general: "attacks have risen", "such attacks", "terrorist attacks" in plural."""
    token = found.token
    if not found.nominal:
        return found.kind.name == "ASSAULT" and _habitual(parse, token, words)
    head = parse.tokens[token.head]
    if token.dep in ("nsubj", "nsubjpass") and head.lemma.casefold() in words.trends:
        return True
    modifiers = {c.lemma.casefold() for c in parse.children(token.i, "amod", "det", "advmod", "nummod")}
    if token.tag in ("NNS", "NNPS") and modifiers & words.former:
        return True
    return bool(modifiers & words.in_general)


def _habitual(parse: Parse, token: Token, words: EventWords) -> bool:
    """Whether a verb tells what somebody does as a rule: a simple present in the body ("they attack convoys")."""
    if any(c.text.casefold() in words.habits for c in parse.children(token.i, "advmod")):
        return True
    if token.tag not in ("VBZ", "VBP") or parse.children(token.i, "aux", "auxpass"):
        return False
    sentence = parse.sentence_of(token.i)
    if sentence.region != "body" or sentence.i == parse.lead:
        return False  # headlines are told in the present, and a lead may be one
    return not any(
        t.name is not None and parse.names[t.name].label in ("DATE", "TIME", "CARDINAL")
        for t in parse.tokens_of(sentence)
    )


def is_tally(parse: Parse, found: Found, words: EventWords, numbers: NumberWords) -> bool:
    """Whether the trigger counts over a period and tells no single happening; see tallies."""
    token = found.token
    beside = [token, *(parse.children(token.i, "dobj") if found.trigger.objects else ())]
    if found.nominal:
        beside += [parse.tokens[i] for i in list(parse.ancestors(token.i))[:4]]
    return any(running_counts(parse, one, words, numbers) for one in beside)


def told_violently(parse: Parse, draft: Draft, words: EventWords) -> bool:
    """Whether violence is told beside deaths, wounds, strikes or explosions that may also be accidents.

    Violent words of the sentence decide; else accidents rule it out, and then the sentences around it decide.
    """
    if draft.actors and any(_armed(parse, parse.tokens[side.head], words) for side in draft.actors):
        return True
    for near in (0, 2, len(parse.sentences)):
        violent, accidental = _told(parse, draft, near, words)
        if violent != accidental:
            return violent > accidental
    return False


def _told(parse: Parse, draft: Draft, near: int, words: EventWords) -> tuple[int, int]:
    """How many words for violence and for accidents stand in the sentence of a draft and in those near it."""
    first, last = max(0, draft.sentence - near), min(len(parse.sentences), draft.sentence + near + 1)
    lemmas: set[str] = set()
    for i in range(first, last):
        lemmas |= _lemmas(parse, i, draft.token)
    return len(lemmas & words.violent), len(lemmas & words.accidental)


def _lemmas(parse: Parse, sentence: int, skip: int) -> set[str]:
    tokens = parse.tokens_of(parse.sentences[sentence])
    return {form for t in tokens if t.i != skip for form in (t.lemma.casefold(), t.text.casefold())}


def _armed(parse: Parse, token: Token, words: EventWords) -> bool:
    return token.lemma.casefold() in words.classes["armed"].lemmas
