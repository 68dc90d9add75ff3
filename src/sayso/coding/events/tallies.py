"""Finding tallies: running counts over a period, which are never events."""

import re
from functools import cache

from sayso.coding.events.casualties import casualties_of
from sayso.coding.events.quantities import Count, count_of
from sayso.coding.events.syntax import patients
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Sentence, Token
from sayso.coding.timexes import timex_interval
from sayso.lang.events import EventWords
from sayso.lang.numbers import NumberWords
from sayso.model import Article, Period, Span, Tally
from sayso.model.vocabulary import TallyKind

FEWEST = 3
"""A smaller count is told of one happening, whatever period the sentence names."""
MANY = 20
"""An undated count in the present perfect behind the lead is a running one from this number on."""
LARGE = 2000
"""No single happening kills, wounds or arrests so many: a count this large is a running one, period or not."""
LEAD_SENTENCES = 3
ACCORDING = re.compile(r"\b[Aa]ccording to ((?:an? |the )?[^,.;]{2,80})")


def find_tallies(parse: Parse, article: Article, words: EventWords, numbers: NumberWords) -> tuple[Tally, ...]:
    """The tallies of an article in the order of the text."""
    found: list[Tally] = []
    for token in parse.tokens:
        for count, kind, who in running_counts(parse, token, words, numbers):
            sentence = parse.sentence_of(token.i)
            if any(tally.evidence.overlaps(count.span) for tally in found):
                continue
            found.append(
                Tally(
                    kind=kind,
                    min=count.min,
                    best=count.best,
                    max=count.max,
                    who=who,
                    period=_period(parse, article, sentence),
                    counter=_counter(parse, article, sentence),
                    evidence=count.span,
                )
            )
    return tuple(found)


def running_counts(
    parse: Parse, token: Token, words: EventWords, numbers: NumberWords
) -> list[tuple[Count, TallyKind, str | None]]:
    """What a verb of harm, or a noun for acts, counts over a period: each count, its kind, and who or what is counted.

    Empty where the word tells one happening, however many it harmed.
    """
    counts = [found for found in _counts(parse, token, words, numbers) if _most(found[0]) >= FEWEST]
    if not counts:
        return []
    largest = max(_most(count) for count, _, _ in counts)
    sentence = parse.sentence_of(token.i)
    if largest >= LARGE or (largest >= MANY and _undated_perfect(parse, token, sentence)):
        return counts
    told = token.dep == "dobj" and parse.tokens[token.head].lemma in words.support_verbs
    if largest >= MANY and token.pos == "NOUN" and counts[0][1] in ("attacks", "arrests", "other") and not told:
        return counts
    if token.lemma.casefold() in words.casualty_nouns and token.pos == "NOUN" and token.lemma != "death":
        return []
    text = parse.text[sentence.span.start : sentence.span.end]
    return counts if _period_pattern(words.tally_periods).search(text) else []


@cache
def _period_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


def _counts(
    parse: Parse, token: Token, words: EventWords, numbers: NumberWords
) -> list[tuple[Count, TallyKind, str | None]]:
    lemma = token.lemma.casefold()
    if token.pos == "NOUN" and lemma in words.tally_nouns:
        count = count_of(parse, token, words, numbers) if parse.children(token.i, "nummod") else None
        counted = parse.words(Span(count.span.end, token.end)) if count and count.span.end < token.end else lemma
        return [(count, words.tally_nouns[lemma], counted)] if count else []
    if token.pos == "VERB" and lemma in words.tally_verbs:
        harm = words.tally_verbs[lemma]
        heads = parse.children(token.i, "nsubj") if lemma == "die" else patients(parse, token, words)
        return [
            (Count(min=c.min, best=c.best, max=c.max, span=c.evidence), c.kind, c.who)
            for c in casualties_of(parse, heads, harm, words, numbers)
        ]
    return []


def _most(count: Count) -> int:
    return max(count.min or 0, count.best or 0, count.max or 0)


def _undated_perfect(parse: Parse, token: Token, sentence: Sentence) -> bool:
    """Whether a count stands in the present perfect without a day, behind the news itself: "have killed 220 people"."""
    if not any(c.text.casefold() in ("have", "has") for c in parse.children(token.i, "aux")):
        return False
    dated = any(parse.names[t.name].label in ("DATE", "TIME") for t in parse.tokens_of(sentence) if t.name is not None)
    return sentence.region == "body" and sentence.i - parse.lead >= LEAD_SENTENCES and not dated


def _period(parse: Parse, article: Article, sentence: Sentence) -> Period | None:
    """The stretch that the sentence's first readable timex covers; open at the end after "since"."""
    for timex in article.timexes:
        if sentence.span.contains(timex.span) and (interval := timex_interval(timex.value)):
            before = parse.text[max(sentence.span.start, timex.span.start - 20) : timex.span.start]
            return Period(start=interval[0], end=None if "since" in before.casefold() else interval[1])
    return None


def _counter(parse: Parse, article: Article, sentence: Sentence) -> str | None:
    """Who counts: whom "according to" names, or the source of an attribution that holds the sentence."""
    if found := ACCORDING.search(parse.text[sentence.span.start : sentence.span.end]):
        return " ".join(found[1].split())
    for one in article.attributions:
        if one.source and any(part.overlaps(sentence.span) for part in one.content):
            return parse.words(one.source[0])
    return None
