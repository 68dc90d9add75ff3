"""Texts of captures as a reader may see them: no character that is unseen or turns the order of what is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.report.entries import voices_words
from sayso.report.records import Dossier, Entry, Footnote

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
STATUS_LABELS = {
    "asserted": "asserted",
    "alleged": "alleged",
    "denied": "denied",
    "negated": "said not to be so",
    "planned": "planned",
    "hypothetical": "only possible",
}
EXCERPT = 300  # characters of a quotation that stand beside its sentence


def visible(value: object) -> object:
    """A string with what cannot be seen, or reorders its neighbours, named by its code point; all else as it is."""
    if type(value) is str:  # not markup, which is made here
        return _UNSEEN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", value)
    return value


def seen(words: str) -> str:
    """`words` for a reader; see `visible`."""
    return str(visible(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation in three parts, of which the middle one tells the event; `cut`: only a part of it is here."""

    before: str
    mark: str
    after: str
    cut: bool


def status_label(entry: Entry) -> str:
    """How an event is vouched for, in plain words."""
    return STATUS_LABELS[entry.status] + (", background" if entry.background else "")


def quoted(note: Footnote, longest: int = 0, mark: tuple[int, int] | None = None) -> Quoted:
    """The quotation, whole or about `longest` characters of it around its mark; white space as single blanks.

    `mark` is by the same offsets as the footnote's.
    """
    text = note.quotation
    start, end = (mark[0] - note.start, mark[1] - note.start) if mark else (0, 0)
    if not 0 <= start <= end <= len(text):
        start = end = 0
    low, high = 0, len(text)
    if longest and len(text) > longest:
        low = max(0, min(start - longest // 2, len(text) - longest))
        high = min(len(text), max(low + longest, end))
        low += text[low:start].find(" ") + 1 if low else 0
        high = max(end, text.rfind(" ", end, high)) if high < len(text) else high
    before, marked, after = (_spaced(text[a:b]) for a, b in ((low, start), (start, end), (end, high)))
    lead, tail = "… " if low else "", " …" if high < len(text) else ""
    return Quoted(before=lead + before, mark=marked, after=after + tail, cut=bool(lead or tail))


def place_of(note: Footnote) -> str:
    """Where the article of a footnote came from: outlet, date and headline, or the file."""
    return ", ".join(
        filter(None, [note.publisher or "publisher not known", note.published or "date not known", f"“{note.title}”"])
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """A place of a map: its number there, how exactly it is known, and the keys of its entries."""

    number: int
    name: str
    where: str
    exact: str
    entries: tuple[str, ...]


def spots_of(dossier: Dossier) -> tuple[Spotted, ...]:
    """The places of all entries, numbered in the order in which they first occur."""
    found: dict[object, list[Entry]] = {}
    for entry in dossier.entries:
        if entry.spot:
            found.setdefault(entry.spot, []).append(entry)
    return tuple(
        Spotted(
            number=no,
            name=spot.name,  # pyright: ignore[reportAttributeAccessIssue]
            where=same[0].where,
            exact="the place itself" if same[0].spot and same[0].spot.precision == "exact" else "an area",
            entries=tuple(entry.key for entry in same),
        )
        for no, (spot, same) in enumerate(found.items(), 1)
    )


def lines_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """What is said of an entry beside its sentences: name and value. Of several reports, what counts for all."""
    if len(entry.told) > 1:
        yield "Who", entry.who or "not named"
        if entry.whom:
            yield "Whom", entry.whom
    yield "When", entry.when or "not stated"
    yield "Where", entry.where or "not stated"
    if entry.toll and len(entry.told) > 1:
        yield "How many", entry.toll
    yield "Reported by", voices_words(entry.voices)


def _spaced(words: str) -> str:
    """`words` with each run of white space as one blank."""
    return re.sub(r"\s+", " ", words)
