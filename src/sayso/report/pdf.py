"""The dossier as PDF, typeset by Typst, with its data attached.

Captured text reaches the typesetter as data, never as markup, so nothing in it can be a command.
"""

import json
import re
import zlib
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from sayso.errors import ConfigError
from sayso.report import texts
from sayso.report.carried import encode_dossier
from sayso.report.entries import voices_words
from sayso.report.records import Dossier, Footnote, Told
from sayso.report.showing import EXCERPT, lines_of, place_of, quoted, seen, spots_of, status_label
from sayso.report.svg import AREA, LAND, map_panels, map_svg, timeline_of
from sayso.wording import SIGNS

TEMPLATE = Path(__file__).parent / "templates" / "dossier.typ"
ATTACHED = re.compile(rb"<<(?:[^<>]|<<[^<>]*>>)*/Type\s*/EmbeddedFile(?:[^<>]|<<[^<>]*>>)*>>\s*stream\r?\n")
CREATOR = re.compile(rb"/Creator\s*\(([^)]*)\)")
LENGTH = re.compile(rb"/Length\s+(\d+)")
MOST_BYTES = 256_000_000  # of an attachment, unpacked


def write_pdf(dossier: Dossier) -> bytes:
    """The file; the same dossier gives the same bytes. Raises ConfigError where the typesetter is not installed."""
    typst = _typst()
    view = json.dumps(_seen(_view(dossier)), ensure_ascii=True)
    try:
        return typst.compile(
            TEMPLATE.read_bytes(),
            format="pdf",
            ignore_system_fonts=True,  # the same file on every machine
            sys_inputs={"view": view, "data": encode_dossier(dossier)},
        )
    except typst.TypstError as error:
        raise ConfigError(f"the PDF cannot be typeset: {error}", hint="write the dossier --to html instead") from error


def read_attached(raw: bytes) -> list[str]:
    """The texts attached to a PDF that `write_pdf` made; none where it was saved anew by something that packs them
    otherwise.
    """
    found: list[str] = []
    for head in ATTACHED.finditer(raw):
        length = LENGTH.search(head.group())
        if length is None:
            continue
        packed = raw[head.end() : head.end() + int(length[1])]
        try:
            plain = zlib.decompressobj().decompress(packed, MOST_BYTES) if b"/FlateDecode" in head.group() else packed
            found.append(plain.decode("utf-8"))
        except (zlib.error, UnicodeError):
            continue
    return found


def typesetter() -> str | None:
    """The name and version of the typesetter that is installed, as its files give it; None for none."""
    try:
        found = CREATOR.search(_typst().compile(b"", format="pdf", ignore_system_fonts=True))
    except ConfigError:
        return None
    return found[1].decode("ascii", "replace") if found else None


def _typst() -> ModuleType:
    try:
        import typst
    except ImportError as error:
        raise ConfigError(
            "a PDF needs the typesetter Typst, which is not installed",
            hint='pip install "sayso[pdf]", or write the dossier --to html and print it from a browser',
        ) from error
    return typst


def _view(dossier: Dossier) -> dict[str, Any]:
    """What the template prints: the dossier, and what is drawn or worded from it."""
    notes = {note.number: note for note in dossier.footnotes}
    spots = spots_of(dossier)
    by_number = {spot.number: spot for spot in spots}
    panels = map_panels(dossier, spots)
    drawn = timeline_of(dossier)
    labels = [f"Map {no}: {panel.title}" for no, panel in enumerate(panels, 1)]
    return {
        "dossier": msgspec.to_builtins(dossier),
        "texts": {name: value for name, value in vars(texts).items() if name.isupper()},
        "signs": SIGNS,
        "colours": {"area": AREA, "land": LAND},
        "quotes": {str(note.number): msgspec.to_builtins(quoted(note)) for note in dossier.footnotes},
        "excerpts": {entry.key: [_excerpt(told, notes) for told in entry.told] for entry in dossier.entries},
        "places": {str(note.number): place_of(note) for note in dossier.footnotes},
        "lines": {entry.key: list(lines_of(entry)) for entry in dossier.entries},
        "statuses": {entry.key: status_label(entry) for entry in dossier.entries},
        "voices": {entry.key: voices_words(entry.voices) for entry in dossier.entries},
        "maps": [
            {
                "label": label,
                "svg": map_svg(panel, seen(label)),
                "spots": [msgspec.to_builtins(by_number[number]) for number in panel.numbers],
            }
            for label, panel in zip(labels, panels, strict=True)
        ],
        "ticks": msgspec.to_builtins(drawn.ticks),
        "bars": [
            {
                "key": bar.event.key,
                "x": bar.x,
                "width": bar.width,
                "known": not (bar.event.dated_by_article or bar.open_start or bar.open_end),
                "beyond": bar.beyond,
            }
            for bar in drawn.bars
        ],
    }


def _excerpt(told: Told, notes: Mapping[int, Footnote]) -> Any:
    """The words beside a sentence; None for a sentence without a footnote."""
    first = next(iter(told.sentence.notes), None)
    return None if first is None else msgspec.to_builtins(quoted(notes[first], EXCERPT, told.mark))


def _seen(value: Any) -> Any:
    """A value with every string as a reader may see it."""
    if isinstance(value, str):
        return seen(str(value))
    if isinstance(value, Mapping):
        return {key: _seen(one) for key, one in value.items()}
    return [_seen(one) for one in value] if isinstance(value, list | tuple) else value
