"""The dossier as one HTML file: nothing is fetched, nothing runs, everything captured is escaped."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sayso.report import texts
from sayso.report.carried import encode_dossier
from sayso.report.entries import voices_words
from sayso.report.records import Dossier
from sayso.report.showing import EXCERPT, lines_of, place_of, quoted, spots_of, status_label, visible
from sayso.report.svg import axis_svg, bar_svgs, map_panels, map_svg, timeline_of
from sayso.wording import SIGNS, number_words

HERE = Path(__file__).parent / "templates"
DATA = "sayso-dossier"
"""The id of the element that holds the data."""


def write_html(dossier: Dossier) -> bytes:
    """The file, in UTF-8; the same dossier gives the same bytes."""
    style = (HERE / "dossier.css").read_text(encoding="utf-8")
    spots = spots_of(dossier)
    panels = map_panels(dossier, spots)
    by_number = {spot.number: spot for spot in spots}
    labels = [f"Map {no}: {panel.title}" for no, panel in enumerate(panels, 1)]
    drawn = timeline_of(dossier)
    html = ENVIRONMENT.get_template("dossier.html").render(
        dossier=dossier,
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'",
        data=Markup(encode_dossier(dossier)),
        entries={entry.key: entry for entry in dossier.entries},
        notes={note.number: note for note in dossier.footnotes},
        maps=[
            (label, map_svg(panel, label), [by_number[number] for number in panel.numbers])
            for label, panel in zip(labels, panels, strict=True)
        ],
        unplaced=[entry for entry in dossier.entries if entry.spot is None],
        timeline=drawn,
        bars=bar_svgs(drawn),
        axis=axis_svg(drawn),
        agreed=[entry for entry in dossier.entries if entry.agreed],
        disputed=[entry for entry in dossier.entries if entry.disputed],
        denied=[entry for entry in dossier.entries if entry.status in ("denied", "negated")],
    )
    return html.encode("utf-8", "replace")


ENVIRONMENT = Environment(
    loader=FileSystemLoader(HERE),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=visible,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.globals.update(  # pyright: ignore[reportCallIssue]
    DATA=DATA, texts=texts, EXCERPT=EXCERPT, SIGNS=SIGNS, lines_of=lines_of, quoted=quoted, place_of=place_of
)
ENVIRONMENT.filters.update(status_label=status_label, voices=voices_words, count_words=number_words)
