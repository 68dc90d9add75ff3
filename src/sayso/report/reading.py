"""A dossier out of its file: its footnotes, and whether the file is as it was written."""

import re
from dataclasses import dataclass

from sayso import __version__
from sayso.errors import ConfigError
from sayso.report.carried import decode_dossier, is_intact
from sayso.report.html import DATA, write_html
from sayso.report.markdown import read_comments, read_footnotes, write_markdown
from sayso.report.pdf import read_attached, write_pdf
from sayso.report.records import FORMAT, Dossier, Footnote

_SCRIPT = re.compile(rf'<script type="application/json" id="{DATA}">([^<]*)</script>')
_CREATOR = re.compile(rb"/Creator\s*\(([^)]*)\)")
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
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError(NO_DOSSIER, hint=HINT) from error
    scripts = _SCRIPT.findall(text)
    if len(scripts) == 1:
        dossier = decode_dossier(scripts[0])
        if dossier.program != __version__:
            return Carried(footnotes=dossier.footnotes, as_written=None, why=_other(dossier))
        return Carried(footnotes=dossier.footnotes, as_written=is_intact(scripts[0]) and write_html(dossier) == raw)
    if scripts:
        raise ConfigError("it holds more than one dossier", hint=HINT)
    return _from_markdown(text, raw)


def _from_pdf(raw: bytes) -> Carried:
    found = [text for text in read_attached(raw) if f'"format":"{FORMAT}"' in text]
    if len(found) != 1:
        raise ConfigError("it holds more than one dossier" if found else NO_DOSSIER, hint=HINT)
    dossier = decode_dossier(found[0])
    if dossier.program != __version__:
        return Carried(footnotes=dossier.footnotes, as_written=None, why=_other(dossier))
    try:
        again = write_pdf(dossier)
    except ConfigError as error:
        return Carried(footnotes=dossier.footnotes, as_written=None, why=error.message)
    if _CREATOR.findall(raw) != _CREATOR.findall(again):
        why = "it was typeset by another version of the typesetter"
        return Carried(footnotes=dossier.footnotes, as_written=None, why=why)
    return Carried(footnotes=dossier.footnotes, as_written=is_intact(found[0]) and again == raw)


def _from_markdown(text: str, raw: bytes) -> Carried:
    comments = read_comments(text)
    if len(comments) > 1:
        raise ConfigError("it holds more than one dossier", hint=HINT)
    if comments:
        dossier = decode_dossier(comments[0])
        if dossier.program == __version__:
            return Carried(
                footnotes=dossier.footnotes, as_written=is_intact(comments[0]) and write_markdown(dossier) == raw
            )
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
