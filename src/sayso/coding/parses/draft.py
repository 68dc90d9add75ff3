"""A parse in the making: the NLP library's documents, added one after another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sayso.coding.parses.forms import Form, Forms, Seen
from sayso.coding.parses.names import Found
from sayso.coding.parses.parse import Name, Parse, Region, Sentence, Token
from sayso.model import Span


class Draft:
    """Tokens, sentences and names of the stretches of `text` so far. White space is no token."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[Token] = []
        self._sentences: list[Sentence] = []
        self._names: list[Name] = []

    def parse(self, lead: int) -> Parse:
        """What was added, as a parse; `lead` is the offset of the lead behind a dateline, or 0."""
        return Parse(
            text=self._text,
            tokens=tuple(self._tokens),
            sentences=tuple(self._sentences),
            names=tuple(self._names),
            lead=next((s.i for s in self._sentences if s.region == "body" and s.span.start >= lead), 0),
            _starts=tuple(token.start for token in self._tokens),
        )

    def add(self, doc: Any, number: int, region: Region, offset: int, forms: Forms, names: Sequence[Found]) -> None:
        """Add the document of paragraph `number`, which begins at `offset` of the text."""
        rows = _rows_of(doc, offset, len(self._tokens))
        in_name: dict[int, int] = {}
        for first, last, label in names:
            kept = [i for i in _whole(range(first, last), rows.words) if rows.places[i] is not None]
            if kept:
                in_name.update(dict.fromkeys(kept, len(self._names)))
                span, (start, stop) = rows.span(kept), rows.run(kept)
                self._names.append(Name(i=len(self._names), span=span, label=label, first=start, last=stop))
        found = forms.of(rows.seen)
        for sentence in doc.sents:
            kept = [i for i in range(sentence.start, sentence.end) if rows.places[i] is not None]
            if kept:
                self._add_sentence(rows, kept, sentence.root.i, number, region)
                self._add_tokens(rows, kept, found, in_name)

    def _add_sentence(self, rows: "_Rows", kept: list[int], root: int, number: int, region: Region) -> None:
        (first, last), place = rows.run(kept), rows.places[root]
        self._sentences.append(
            Sentence(
                i=len(self._sentences),
                span=rows.span(kept),
                first=first,
                last=last,
                root=first if place is None else place,
                paragraph=number,
                region=region,
            )
        )

    def _add_tokens(self, rows: "_Rows", kept: list[int], forms: list[Form], in_name: dict[int, int]) -> None:
        sentence = len(self._sentences) - 1
        for i in kept:
            form, start, word, place = forms[i], rows.starts[i], rows.words[i], len(self._tokens)
            head = rows.places[rows.heads[i]]
            self._tokens.append(
                Token(
                    i=place,
                    start=start,
                    end=rows.ends[i],
                    text=self._text[start] if word in ("(", ")") else word,
                    lemma=form.lemma,
                    pos=form.pos,
                    tag=form.tag,
                    dep=form.dep,
                    head=place if head is None else head,
                    sentence=sentence,
                    children=tuple(rows.children[i]),
                    name=in_name.get(i),
                )
            )


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the library says of each token of a document, white space among them.

    `places` are their places in the parse, None for white space; `children` are such places, `heads` places of the
    document.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    seen: list[Seen]
    places: list[int | None]
    heads: list[int]
    children: list[list[int]]

    def span(self, kept: list[int]) -> Span:
        return Span(self.starts[kept[0]], self.ends[kept[-1]])

    def run(self, kept: list[int]) -> tuple[int, int]:
        first, last = self.places[kept[0]], self.places[kept[-1]]
        assert first is not None and last is not None
        return first, last + 1


def _rows_of(doc: Any, offset: int, place: int) -> _Rows:
    text: str = doc.text
    read: list[list[int]] = doc.to_array(("HEAD", "IDX", "LENGTH", "IS_SPACE")).view(np.int64).T.tolist()
    seen: list[list[int]] = doc.to_array(("ORTH", "TAG", "DEP")).tolist()
    to_heads, firsts, lengths, spaces = read
    words = [text[first : first + length] for first, length in zip(firsts, lengths, strict=True)]
    places: list[int | None] = []
    for space in spaces:
        places.append(None if space else place)
        place += not space
    children: list[list[int]] = [[] for _ in words]
    for i, (to_head, own) in enumerate(zip(to_heads, places, strict=True)):
        if to_head and own is not None:
            children[i + to_head].append(own)
    return _Rows(
        words=words,
        starts=[offset + first for first in firsts],
        ends=[offset + first + length for first, length in zip(firsts, lengths, strict=True)],
        seen=[(word, tag, label) for word, tag, label in seen],
        places=places,
        heads=[i + to_head for i, to_head in enumerate(to_heads)],
        children=children,
    )


def _whole(name: range, words: Sequence[str]) -> range:
    """The tokens of a name without what is beyond a bracket that it only opens or closes: "Front" of "Front [NF"."""
    forms = words[name.start : name.stop]
    if "(" in forms and ")" not in forms:
        return name[: forms.index("(")]
    return name[forms.index(")") + 1 :] if ")" in forms and "(" not in forms else name
