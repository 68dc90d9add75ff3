"""A parse: tokens, sentences and names of one article, with syntax, free of any NLP library's types."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from sayso.model import Span

Region = Literal["title", "body", "caption"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token. `i` is its place in `Parse.tokens`; `head` is the place of its syntactic head (its own for a root).

    `pos` is a Universal Dependencies part of speech, `tag` a Penn Treebank tag, `dep` a ClearNLP dependency label
    (`nsubj`, `dobj`, `nsubjpass`, `agent`, `pobj` ...), `lemma` in lower case but for names. `children` are the places
    of its dependents, in order. `name` is the place in `Parse.names` of the name that it belongs to, or None.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    children: tuple[int, ...] = ()
    name: int | None = None

    @property
    def span(self) -> Span:
        """Where the token stands in the capture's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: tokens `first` to `last` (exclusive). `paragraph` counts the title, captions and body paragraphs."""

    i: int
    span: Span
    first: int
    last: int
    root: int
    paragraph: int
    region: Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as the NLP library finds it, with its OntoNotes label (`PERSON`, `ORG`, `GPE`, `NORP`, `DATE` ...)."""

    i: int
    span: Span
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """The parsed text of one article: title, captions and body paragraphs, in the order in which they stand."""

    text: str
    """The text view of the whole capture; token offsets point into it."""
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    lead: int = 0
    """The place of the first sentence of the body, behind a dateline; 0 if there is no body."""
    _starts: tuple[int, ...] = field(default=(), repr=False)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.sentences[self.tokens[i].sentence]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence, in order."""
        return self.tokens[sentence.first : sentence.last]

    def subtree(self, i: int) -> list[int]:
        """Places of token `i` and of all that depends on it, in the order of the text."""
        found, waiting = [i], list(self.tokens[i].children)
        while waiting:
            place = waiting.pop()
            found.append(place)
            waiting.extend(self.tokens[place].children)
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """Places of the heads of token `i`, from the nearest to the root of its sentence."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def span(self, places: Iterable[int]) -> Span:
        """The smallest span that holds all of these tokens. Raises ValueError if there are none."""
        listed = list(places)
        return Span(self.tokens[min(listed)].start, self.tokens[max(listed)].end)

    def words(self, span: Span) -> str:
        """The characters of a span, with every run of white space as one blank."""
        return " ".join(self.text[span.start : span.end].split())

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that share a character with a span, in order."""
        first = bisect_right(self._starts, span.start)
        if first and self.tokens[first - 1].end > span.start:
            first -= 1
        last = bisect_right(self._starts, span.end - 1)
        return self.tokens[first:last]

    def children(self, i: int, *deps: str) -> list[Token]:
        """Dependents of token `i`, of these labels only where some are given, in order."""
        return [self.tokens[c] for c in self.tokens[i].children if not deps or self.tokens[c].dep in deps]
