"""Finding tallies: running counts over a period, which are never events."""

import re

from sayso.coding.events.casualties import casualties_of
from sayso.coding.events.quantities import Count, count_of
from sayso.coding.events.syntax import patients
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Sentence, Token
from sayso.coding.timexes import timex_interval
from sayso.lang.events import EventWords
from sayso.lang.numbers import NumberWords, read_number
from sayso.model import Article, Period, Span, Tally
from sayso.model.vocabulary import CasualtyKind, TallyKind

FEWEST = 2
LEAD_SENTENCES = 3
MANY = 20
LARGE = 2000
"""No single happening that is news kills, wounds or arrests so many: a count this large is a tally."""
PERIOD = re.compile(
    r"\b(since (?!(?:early |late |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|dawn|morning|midnight|noon|yesterday|then)|so far (?:this|in)|in recent (?:years|months|weeks)|to date|(?:over|in|during|for) the (?:past|last) (?!(?:few |24 |48 |two |several )?(?:hours|minutes))"
    r"|in the same period|over the course of|this year|last year|in (?:19|20)\d\d|in total|each year|annually|every (?:year|month|week|day)|between (?:19|20)\d\d"
    r"|(?:in|of|for) the (?:\w+ )?(?:month|year|quarter|half)|throughout|during the (?:war|conflict|uprising)|years? of (?:war|conflict|fighting))\b",
    re.I,
)
HARM: dict[str, CasualtyKind] = {
    "kill": "killed", "die": "killed", "murder": "killed", "execute": "killed", "wound": "injured", "injure": "injured",
    "arrest": "arrested", "detain": "arrested", "displace": "displaced", "kidnap": "abducted", "abduct": "abducted",
}  # fmt: skip
MONTHS = re.compile(r"\b(January|February|March|April|May|June|July|August|September|October|November|December) was\b")


def find_tallies(parse: Parse, article: Article, words: EventWords, numbers: NumberWords) -> tuple[Tally, ...]:
    """The tallies of an article in the order of the text."""
    found: list[Tally] = []
    for token in parse.tokens:
        if not counts_over_period(parse, token, words, numbers):
            continue
        for count, kind, who in _counts(parse, token, words, numbers):
            sentence = parse.sentence_of(token.i)
            if any(t.evidence.overlaps(count.span) for t in found):
                continue
            found.append(
                Tally(
                    kind=kind,
                    min=count.min,
                    best=count.best,
                    max=count.max,
                    who=who,
                    period=_period(article, parse, sentence),
                    counter=_counter(parse, article, sentence),
                    evidence=count.span,
                )  # fmt: skip
            )
    return tuple(found)


def counts_over_period(parse: Parse, token: Token, words: EventWords, numbers: NumberWords) -> bool:
    """Whether a verb of harm, or a noun for acts, is counted over a period rather than told as one happening."""
    lemma = token.lemma.casefold()
    if not ((token.pos == "VERB" and lemma in HARM) or (token.pos == "NOUN" and lemma in words.tally_nouns)):
        return False
    sentence = parse.sentence_of(token.i)
    text = parse.text[sentence.span.start : sentence.span.end]
    if token.pos == "VERB" and any(
        (c.best or c.min or 0) >= LARGE for c, _, _ in _counts(parse, token, words, numbers)
    ):
        return True
    if token.pos == "VERB" and _undated_perfect(parse, token, sentence):
        return any((c.best or c.min or 0) >= MANY for c, _, _ in _counts(parse, token, words, numbers))
    if not PERIOD.search(text) and not MONTHS.search(text):
        return False
    if token.pos == "NOUN" and not any(
        c.pos == "NUM" or read_number(c.text, numbers) for c in parse.children(token.i, "nummod")
    ):
        return False
    return bool(_counts(parse, token, words, numbers))


def _undated_perfect(parse: Parse, token: Token, sentence: Sentence) -> bool:
    """Whether a count stands in the present perfect without a day, behind the news itself: "have killed 220 people"."""
    if not any(c.text.casefold() in ("have", "has") for c in parse.children(token.i, "aux")):
        return False
    first = next((s.i for s in parse.sentences if s.region == "body"), 0)
    dated = any(parse.names[t.name].label in ("DATE", "TIME") for t in parse.tokens_of(sentence) if t.name is not None)
    return sentence.region == "body" and sentence.i - first >= LEAD_SENTENCES and not dated


def _counts(
    parse: Parse, token: Token, words: EventWords, numbers: NumberWords
) -> list[tuple[Count, TallyKind, str | None]]:
    lemma = token.lemma.casefold()
    if token.pos == "NOUN":
        count = count_of(parse, token, words, numbers)
        kind: TallyKind = _kind(words.tally_nouns[lemma])
        if count and _many(count):
            return [(count, kind, parse.words(Span(count.span.end, token.end)) or lemma)]
        return []
    heads = patients(parse, token, words) if lemma != "die" else parse.children(token.i, "nsubj")
    counted: list[tuple[Count, TallyKind, str | None]] = []
    for c in casualties_of(parse, heads, HARM[lemma], words, numbers):
        count = Count(min=c.min, best=c.best, max=c.max, span=c.evidence)
        if _many(count):
            counted.append((count, _kind(HARM[lemma]), c.who))
    return counted


def _kind(name: str) -> TallyKind:
    kinds: dict[str, TallyKind] = {
        "killed": "killed", "injured": "injured", "arrested": "arrested", "displaced": "displaced",
        "abducted": "abducted", "missing": "missing", "attacks": "attacks", "arrests": "arrests", "other": "other",
    }  # fmt: skip
    return kinds[name]


def _many(count: Count) -> bool:
    return max(count.min or 0, count.best or 0, count.max or 0) > FEWEST


def _period(article: Article, parse: Parse, sentence: Sentence) -> Period | None:
    """The stretch that the sentence's timexes cover; open at the end after "since"."""
    text = parse.text[sentence.span.start : sentence.span.end].casefold()
    for timex in article.timexes:
        if sentence.span.contains(timex.span) and (interval := timex_interval(timex.value)):
            since = "since" in text[: timex.span.start - sentence.span.start][-20:]
            return Period(start=interval[0], end=None if since else interval[1])
    return None


def _counter(parse: Parse, article: Article, sentence: Sentence) -> str | None:
    """Who counts: whom "according to" names, or the source of an attribution that holds the sentence."""
    text = parse.text[sentence.span.start : sentence.span.end]
    found = re.search(r"\b[Aa]ccording to ((?:an? |the )?[^,.;]{2,80})", text)
    if found:
        return " ".join(found[1].split())
    for one in article.attributions:
        if one.source and any(part.overlaps(sentence.span) for part in one.content):
            return parse.words(one.source[0])
    return None
