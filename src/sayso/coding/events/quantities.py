"""How many: the number that a noun phrase says, with its bounds."""

from dataclasses import dataclass

from sayso.coding.events.syntax import in_class
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords
from sayso.lang.numbers import NumberWords, read_number
from sayso.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people with its bounds, and the span that says it. All None: some, nobody says how many."""

    min: int | None
    best: int | None
    max: int | None
    span: Span


PEOPLE = ("people", "armed", "officials")


def count_of(parse: Parse, head: Token, words: EventWords, numbers: NumberWords) -> Count | None:
    """How many a noun phrase speaks of. None where it is no phrase for people that can be counted."""
    if head.name is not None and parse.names[head.name].label == "PERSON":
        several = head.text.endswith("s") and any(det.lemma == "the" for det in parse.children(head.i, "det"))
        return None if several else _exactly(1, head.span)  # "the Haddads"
    pieces = _number_tokens(parse, head, numbers)
    if pieces:
        return _read(parse, pieces, words, numbers)
    vague = _vague(parse, head, numbers)
    if vague is not None:
        return Count(min=vague, best=None, max=None, span=head.span)
    if head.pos == "PRON":
        return _exactly(1, head.span) if head.text.casefold() in words.counting.one_person else None
    if (
        head.tag in ("NN", "NNP")
        and head.lemma.casefold() not in words.counting.collective
        and in_class(parse, head, PEOPLE, words)
    ):
        return _exactly(1, head.span) if _singular(parse, head, words) else None
    return None


def _singular(parse: Parse, head: Token, words: EventWords) -> bool:
    return any(c.text.casefold() in words.counting.singular or c.dep == "poss"
               for c in parse.children(head.i, "det", "poss", "nummod")) or any(
                   c.dep == "compound" or c.pos == "PROPN" for c in parse.children(head.i))  # fmt: skip


def _exactly(number: int, span: Span) -> Count:
    return Count(min=number, best=number, max=number, span=span)


def _number_tokens(parse: Parse, head: Token, numbers: NumberWords) -> list[Token]:
    """The tokens of the number that counts the head: a modifier of it, or the head itself ("three of them")."""
    if head.pos == "NUM" or read_number(head.text, numbers) is not None:
        if head.text.casefold() in numbers.joiners:
            return []
        return [parse.tokens[i] for i in parse.subtree(head.i) if i <= head.i]
    for child in parse.children(head.i, "nummod", "amod", "det", "advmod", "npadvmod"):
        if child.name is not None and parse.names[child.name].label in ("DATE", "TIME", "MONEY", "PERCENT"):
            continue
        if child.i > head.i or child.text.casefold() in numbers.joiners:
            continue
        if child.pos == "NUM" or read_number(child.text, numbers) is not None:
            return [parse.tokens[i] for i in parse.subtree(child.i) if i < head.i]
    return []


def _read(parse: Parse, pieces: list[Token], words: EventWords, numbers: NumberWords) -> Count | None:
    said = [t for t in pieces if t.pos == "NUM" or read_number(t.text, numbers) is not None]
    said = [t for t in said if t.text.casefold() not in numbers.joiners or len(said) > 1]
    if not said:
        return None
    text = parse.words(Span(said[0].start, said[-1].end)).casefold()
    value = read_number(text, numbers)
    first = max(parse.sentence_of(said[0].i).first, said[0].i - 4)
    before = " ".join(t.text.casefold() for t in parse.tokens[first : said[0].i])
    start, least, most = said[0].start, False, False
    for phrases, kind in ((words.at_least, "least"), (words.at_most, "most"), (words.about, "about")):
        phrase = next((p for p in phrases if before.endswith(p)), None)
        if phrase:
            start = parse.tokens[said[0].i - len(phrase.split())].start
            least, most = kind == "least", kind == "most"
            break
    span = Span(start, said[-1].end)
    if value is None:
        ends = [
            read_number(part, numbers)
            for part in text.replace("–", "-").replace(" and ", "-").replace(" to ", "-").split("-")
        ]
        if len(ends) == 2 and ends[0] is not None and ends[1] is not None and ends[0] < ends[1]:
            return Count(min=ends[0], best=None, max=ends[1], span=span)
        value = read_number(said[-1].text, numbers)
    if value is None or value < 0:
        return None
    if least:
        return Count(min=value, best=value, max=None, span=span)
    if most:
        return Count(min=None, best=value, max=value, span=span)
    return Count(min=value, best=value, max=value, span=span)


def _vague(parse: Parse, head: Token, numbers: NumberWords) -> int | None:
    if head.text.casefold() in numbers.vague:
        return numbers.vague[head.text.casefold()]
    for child in parse.children(head.i, "amod", "nummod", "det"):
        if child.text.casefold() in numbers.vague:
            return numbers.vague[child.text.casefold()]
    return None
