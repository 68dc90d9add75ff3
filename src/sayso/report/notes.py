"""Footnotes: where exactly the words stand that a sentence rests on."""

import re
from dataclasses import dataclass, field

from sayso.model import Span
from sayso.report.gathering import Report, Source
from sayso.report.naming import shortened
from sayso.report.records import CaptureRow, Footnote
from sayso.wording import one_line, paragraph_of, words_of

LONGEST = 700  # characters of a quotation; what is longer is cut around its mark, at blanks
_SENTENCE_END = re.compile(r"[.!?][”\"'’)]*\s+")


@dataclass(slots=True)
class Notes:
    """The footnotes of a dossier in the order in which they are first referred to; equal ones are one."""

    _numbers: dict[tuple[str, int, int], int] = field(default_factory=dict[tuple[str, int, int], int])
    _made: list[tuple[Source, Span]] = field(default_factory=list[tuple[Source, Span]])

    def quote(self, source: Source, passage: Span, mark: Span | None = None) -> int:
        """The number of the footnote that quotes `passage`, or the part of it around `mark` where it is very long."""
        span = _cut(source.words, passage, mark)
        key = (source.capture.id, span.start, span.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._made) + 1
            self._made.append((source, span))
        return self._numbers[key]

    def quote_event(self, report: Report) -> int:
        """The number of the footnote that quotes the sentence of an event."""
        return self.quote(report.source, report.event.sentence, report.event.trigger)

    def quote_around(self, source: Source, span: Span) -> int:
        """The number of the footnote that quotes the sentence or line around some words."""
        return self.quote(source, _sentence_around(source, span), span)

    def footnotes(self) -> tuple[Footnote, ...]:
        """All of them."""
        return tuple(_footnote(no, *one) for no, one in enumerate(self._made, 1))

    def captures(self) -> tuple[CaptureRow, ...]:
        """The captures that they point into, in the order of their first footnotes."""
        found: dict[str, list[Source]] = {}
        for source, _ in self._made:
            found.setdefault(source.capture.id, []).append(source)
        return tuple(_capture_row(sources[0], len(sources)) for sources in found.values())


def file_name(path: str) -> str:
    """The name of a capture's file without its folders, which are nobody's business outside."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _footnote(number: int, source: Source, span: Span) -> Footnote:
    article, capture = source.article, source.capture
    published = article.published
    return Footnote(
        number=number,
        capture=capture.id,
        name=file_name(capture.path),
        view=capture.view,
        text_sha256=capture.text_sha256,
        start=span.start,
        end=span.end,
        quotation=source.words[span.start : span.end],
        publisher=shortened(one_line(article.publisher)) if article.publisher else None,
        published=published.value if published else None,
        title=shortened(words_of(source.words, article.title)),
    )


def _capture_row(source: Source, notes: int) -> CaptureRow:
    capture = source.capture
    return CaptureRow(
        id=capture.id,
        name=file_name(capture.path),
        media_type=capture.media_type,
        view=capture.view,
        text_sha256=capture.text_sha256,
        url=capture.url,
        captured_at=capture.captured_at,
        notes=notes,
    )


def _sentence_around(source: Source, span: Span) -> Span:
    """The sentence of a paragraph that holds a span; sentences end with a stop and a blank."""
    paragraph = paragraph_of(source.article, span)
    start, end = paragraph
    for found in _SENTENCE_END.finditer(source.words, paragraph.start, paragraph.end):
        if found.end() <= span.start:
            start = found.end()
        elif found.start() >= span.end - 1:
            end = found.start() + len(found.group().rstrip())
            break
    return Span(start, end)


def _cut(text: str, passage: Span, mark: Span | None) -> Span:
    if passage.length() <= LONGEST:
        return passage
    middle = (
        mark if mark and passage.contains(mark) and mark.length() <= LONGEST else Span(passage.start, passage.start)
    )
    start = max(passage.start, min(middle.start - LONGEST // 3, passage.end - LONGEST))
    end = min(passage.end, start + LONGEST)
    while passage.start < start < middle.start and not text[start - 1].isspace():
        start += 1
    while middle.end < end < passage.end and not text[end].isspace():
        end -= 1
    return Span(start, end)
