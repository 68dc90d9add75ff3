"""The formats that a dossier can be written in, by the name that `sayso report --to` takes."""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.report.html import write_html
from sayso.report.markdown import write_markdown
from sayso.report.pdf import write_pdf
from sayso.report.records import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A format: the bytes of a dossier in it, the same every time, and its media type."""

    write: Callable[[Dossier], bytes]
    media_type: str


WRITERS: dict[str, Writer] = {
    "html": Writer(write=write_html, media_type="text/html; charset=utf-8"),
    "md": Writer(write=write_markdown, media_type="text/markdown; charset=utf-8"),
    "pdf": Writer(write=write_pdf, media_type="application/pdf"),
}
