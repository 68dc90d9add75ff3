"""Mentions: spans that name or describe somebody, or stand for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.coding.parses import Parse, Token
from sayso.lang.actors import ActorWords
from sayso.model import Span
from sayso.model.vocabulary import ActorKind

Form = Literal["name", "description", "pronoun"]
Gender = Literal["male", "female"]

LEAST_CAPITALS = 3
MOST_LOW = 0.1
"""A sentence with hardly a word in lower case, for so many capitalised ones, is set like a headline."""
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "PROPN", "NUM"})
SENTENCE_ENDS = frozenset({".", "!", "?", ".”", '."'})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Tokens `first` to `last` (exclusive) of a sentence, with the one that heads them.

    `key` are the words by which it is compared with others: of a name without particles and titles, of a description
    the lemmas of the noun and of what stands before it. `noun` is the lemma of a description's head, else "".
    `counted` descriptions have a number or an indefinite quantity and speak of new people unless they are `definite`.
    `role` are the tokens before a name that say what its bearer is.
    """

    first: int
    last: int
    head: int
    span: Span
    form: Form
    kind: ActorKind
    key: tuple[str, ...]
    noun: str = ""
    plural: bool = False
    gender: Gender | None = None
    definite: bool = False
    counted: bool = False
    sentence: int = 0
    role: tuple[int, int] | None = None


def kind_of(mentions: Sequence[Mention]) -> ActorKind:
    """The kind of an actor: that of its name, if it has one, else of its first mention that tells."""
    for mention in mentions:
        if mention.form == "name":
            return mention.kind
    for mention in mentions:
        if mention.kind != "unknown":
            return mention.kind
    return "unknown"


def fold(word: str) -> str:
    """A word as it is compared: without case, apostrophes and a possessive ending."""
    folded = word.casefold().replace("’", "'").replace("‘", "'").replace("`", "'")
    return folded.removesuffix("'s").replace("'", "")


def is_capital(token: Token) -> bool:
    """Whether the token is written with a capital letter at its beginning, or inside it ("al-Sadr", "eBay")."""
    return token.text[0].isupper() or (len(token.text) > 2 and token.text != token.text.lower())


def is_set_as_headline(tokens: Sequence[Token], *, title: bool = False) -> bool:
    """Whether all words of a sentence but small ones are capitalised, so that capitals do not tell names."""
    spelled = [token for token in tokens if token.text.isalpha()]
    capital = sum(token.text[0].isupper() for token in spelled)
    if capital < LEAST_CAPITALS or (tokens[-1].text in SENTENCE_ENDS and not title):
        return False
    low = sum(token.text[0].islower() and token.pos in CONTENT for token in spelled)
    return low <= capital * MOST_LOW


def headline_sentences(parse: Parse) -> frozenset[int]:
    """Places of the sentences that are set as headlines."""
    return frozenset(s.i for s in parse.sentences if is_set_as_headline(parse.tokens_of(s), title=s.region == "title"))


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token of `first` to `last` (exclusive) that depends on something outside; the last such one if several."""
    for i in range(last - 1, first - 1, -1):
        token = parse.tokens[i]
        if not first <= token.head < last or token.head == i:
            return i
    return last - 1


def span_of(parse: Parse, first: int, last: int) -> Span:
    """The characters of tokens `first` to `last` (exclusive), without signs at their ends: "Hamas" of "Hamas-"."""
    start, end = parse.tokens[first].start, parse.tokens[last - 1].end
    while start < end - 1 and not parse.text[start].isalnum():
        start += 1
    while end - 1 > start and parse.text[end - 1] in "-–—[(/":
        end -= 1
    return Span(start, end)


def one_word(
    parse: Parse,
    token: Token,
    *,
    form: Form,
    kind: ActorKind,
    key: tuple[str, ...],
    plural: bool = False,
    gender: Gender | None = None,
) -> Mention:
    """A mention that is one token: a pronoun, or the adjective of a state."""
    return Mention(
        first=token.i, last=token.i + 1, head=token.i, span=span_of(parse, token.i, token.i + 1), form=form, kind=kind,
        key=key, plural=plural, gender=gender, sentence=token.sentence,
    )  # fmt: skip


def name_key(parse: Parse, first: int, last: int, words: ActorWords) -> tuple[str, ...]:
    """The words of a name by which it is compared: folded, without particles, hyphens and abbreviating points."""
    names = words.lists.names
    light = names.particles - names.starts
    folded = [fold(parse.tokens[i].text) for i in range(first, last)]
    opening = parse.tokens[first]
    if "-" not in folded[0] and opening.text[0].isupper() and folded[0] not in ("al", "the") and folded[0] in light:
        light = (
            light - {folded[0]} if last == first + 1 or parse.tokens[first + 1].text not in "-‑" else light
        )  # "La Paz"
    parts = [part for word in folded for part in word.split("-")]
    kept = [part.replace(".", "") for part in parts if any(c.isalnum() for c in part)]
    plain = [part for part in kept if part not in light and part not in ("the", *names.suffixes)]
    return tuple(plain or kept)


def is_apart(parse: Parse, i: int) -> bool:
    """Whether white space stands before token `i`, or nothing does."""
    return i == 0 or parse.tokens[i - 1].end < parse.tokens[i].start


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A name: tokens `first` to `last` (exclusive); `title` is where the title before it begins, or None."""

    first: int
    last: int
    key: tuple[str, ...]
    title: int | None = None
    sure: bool = True
    """False in headlines, where capitals tell nothing and the name has to be known from elsewhere."""


def label_of(parse: Parse, i: int) -> str:
    """The NLP library's label of the name that token `i` belongs to, or ""."""
    name = parse.tokens[i].name
    return "" if name is None else parse.names[name].label
