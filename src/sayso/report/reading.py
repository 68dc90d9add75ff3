"""A dossier out of its file: its footnotes, and whether the file is as it was written."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jinja2 import TemplateError

from sayso import __version__
from sayso.errors import ConfigError
from sayso.report.carried import decode_dossier, is_intact
from sayso.report.html import DATA, write_html
from sayso.report.markdown import read_comments, read_footnotes, write_markdown
from sayso.report.pdf import CREATOR, read_attached, typesetter, write_pdf
from sayso.report.records import FORMAT, Dossier, Footnote

_SCRIPT = re.compile(rf'<script type="application/json" id="{DATA}">([^<]*)</script>')
NO_DOSSIER = "it holds no dossier of sayso"
HINT = "give a file that `sayso report` wrote, as it was written: html, md or pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a file carries. `as_written`: whether its data are intact, and what people see in it follows from them; None
    where that cannot be told, `why` says the reason. It tells a change, not a forgery: that takes the file's digest.
    """

    footnotes: tuple[Footnote, ...]
    as_written: bool | None
    why: str = ""


def read_dossier(raw: bytes) -> Carried:
    """The footnotes of a dossier in any of its formats. Raises ConfigError for what is none."""
    if raw.startswith(b"%PDF"):
        return _from_pdf(raw)
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")  # as mail programs and editors may have left it
    except UnicodeDecodeError as error:
        raise ConfigError(NO_DOSSIER, hint=HINT) from error
    data = _only(_SCRIPT.findall(text))
    if data is not None:
        return _compared(data, text.encode(), write_html)
    return _from_markdown(text)


def _only(found: Sequence[str]) -> str | None:
    if len(found) > 1:
        raise ConfigError("it holds more than one dossier", hint=HINT)
    return found[0] if found else None


def _compared(data: str, raw: bytes, write: Callable[[Dossier], bytes]) -> Carried:
    """The footnotes in `data`, and whether the file is what follows from them."""
    dossier = decode_dossier(data)
    if dossier.program != __version__:
        return Carried(footnotes=dossier.footnotes, as_written=None, why=_other(dossier))
    try:
        same = is_intact(data) and write(dossier) == raw
    except (LookupError, ValueError, ArithmeticError, TypeError, TemplateError):
        same = False  # data of which sayso would have made no file
    return Carried(footnotes=dossier.footnotes, as_written=same)


def _from_pdf(raw: bytes) -> Carried:
    data = _only([text for text in read_attached(raw) if f'"format":"{FORMAT}"' in text])
    if data is None:
        raise ConfigError(NO_DOSSIER, hint=HINT)
    footnotes = decode_dossier(data).footnotes
    known = typesetter()
    if known is None or known.encode() not in b"".join(CREATOR.findall(raw)):
        why = f"it was typeset by another typesetter than the one here ({known or 'none'})"
        return Carried(footnotes=footnotes, as_written=None, why=why)
    try:
        return _compared(data, raw, write_pdf)
    except ConfigError:
        return Carried(footnotes=footnotes, as_written=False)


def _from_markdown(text: str) -> Carried:
    data = _only(read_comments(text))
    if data is not None:
        carried = _compared(data, text.encode(), write_markdown)
        if carried.as_written is not None:
            return carried
    found = read_footnotes(text)  # the comment was taken out, or is of another version
    if not found:
        raise ConfigError(NO_DOSSIER, hint=HINT)
    footnotes = tuple(note for note, _ in found)
    numbers = [note.number for note in footnotes]
    if not all(same for _, same in found) or len(set(numbers)) != len(numbers):
        return Carried(footnotes=footnotes, as_written=False)
    why = "the data at its end are gone, or of another sayso; only its footnotes can be compared"
    return Carried(footnotes=footnotes, as_written=None, why=why)


def _other(dossier: Dossier) -> str:
    return f"it was written by sayso {dossier.program}, this is {__version__}"
