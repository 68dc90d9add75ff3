"""Footnotes against the captures that they point into, which are read again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.captures import Page, read_page
from sayso.ids import text_digest
from sayso.model import Capture
from sayso.report.notes import file_name
from sayso.report.records import Footnote

Verdict = Literal["verified", "text differs", "capture missing"]
VERIFIED: Verdict = "verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What became of one footnote; `detail` says why it is not verified, empty where it is."""

    note: Footnote
    verdict: Verdict
    detail: str = ""


def verify_footnotes(footnotes: Sequence[Footnote], captures: Iterable[Capture | Page]) -> list[Checked]:
    """Each footnote with its verdict. Captures that no footnote points into are passed over, unread.

    A footnote is verified if a capture has the digest that it names, the reader makes the same text of it, and exactly
    the quoted characters stand at its offsets.
    """
    wanted = {note.capture for note in footnotes}
    found: dict[str, Capture] = {}
    others: dict[str, str] = {}
    for capture in captures:
        if capture.id in wanted:
            found[capture.id] = found.get(capture.id) or read_page(capture)
        else:
            others.setdefault(file_name(capture.path), capture.id)
    digests = {name: text_digest(capture.text) for name, capture in found.items()}
    return [_check(note, found.get(note.capture), digests, others) for note in footnotes]


def _check(note: Footnote, capture: Capture | None, digests: dict[str, str], others: dict[str, str]) -> Checked:
    if capture is None:
        same_name = others.get(note.name)
        detail = f"{note.name} is here, but is another file: {same_name}" if same_name else f"no file is {note.capture}"
        return Checked(note=note, verdict="capture missing", detail=detail)
    at_place = _at(capture.text, note.start, note.end) == note.quotation
    if digests[capture.id] != note.text_sha256:
        return Checked(note=note, verdict="text differs", detail=_other_text(note, capture, at_place=at_place))
    if at_place:
        return Checked(note=note, verdict=VERIFIED)
    return Checked(note=note, verdict="text differs", detail=_elsewhere(note, capture.text))


def _at(text: str, start: int, end: int) -> str | None:
    return text[start:end] if 0 <= start < end <= len(text) else None


def _other_text(note: Footnote, capture: Capture, *, at_place: bool) -> str:
    if not capture.text and capture.problems:
        return f"the file is the same, but cannot be read: {capture.problems[0].message}"
    readers = "" if capture.view == note.view else f" ({note.view} then, {capture.view} now)"
    quoted = "the quoted words stand at their place all the same" if at_place else _elsewhere(note, capture.text)
    return f"the file is the same, but its text is read otherwise{readers}; {quoted}"


def _elsewhere(note: Footnote, text: str) -> str:
    place = text.find(note.quotation) if note.quotation else -1
    if place < 0:
        return "the quoted words do not stand in it"
    return (
        f"the quoted words do not stand at {note.start} to {note.end}, but at {place} to {place + len(note.quotation)}"
    )
