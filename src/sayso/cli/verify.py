"""`sayso verify`: the footnotes of a dossier against the captures, without the record."""

from collections import Counter
from hashlib import sha256
from pathlib import Path

import click
import msgspec

from sayso.build import find_captures
from sayso.cli.errors import PROBLEMS
from sayso.config import read_settings
from sayso.report import VERIFIED, Carried, Checked, read_dossier, verify_footnotes
from sayso.wording import number_words, one_line


@click.command()
@click.argument("dossier", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("captures", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a footnote.")
@click.pass_context
def verify(ctx: click.Context, dossier: Path, captures: tuple[str, ...], as_json: bool) -> None:
    """Check the footnotes of DOSSIER (html, md or pdf) against CAPTURES: files and folders, read as `sayso read` does.

    Each footnote is `verified`, or its `text differs`, or its `capture missing`. Exit code 0 if all are verified and
    the dossier was not altered, 1 if not. Who wrote it is not checked: compare its SHA-256 with the author's.
    """
    raw = dossier.read_bytes()
    carried = read_dossier(raw)
    checked = verify_footnotes(carried.footnotes, find_captures(captures, read_settings()))
    for one in checked:
        click.echo(_json(one) if as_json else _line(one))
    counts = Counter(one.verdict for one in checked)
    told = ", ".join(f"{number} {verdict}" for verdict, number in counts.items()) or "none"
    click.echo(f"{number_words(len(checked), 'footnote')}: {told}", err=True)
    click.echo(f"{_written(carried)}; sha256:{sha256(raw).hexdigest()}", err=True)
    ctx.exit(0 if carried.as_written is not False and set(counts) <= {VERIFIED} else PROBLEMS)


def _line(one: Checked) -> str:
    note = one.note
    why = f": {one_line(one.detail)}" if one.detail else ""
    return f"[{note.number}] {one.verdict}  {one_line(note.name)} {note.start}-{note.end}{why}"


def _json(one: Checked) -> str:
    fields = {"number": one.note.number, "verdict": one.verdict, "detail": one.detail}
    place = {name: getattr(one.note, name) for name in ("capture", "name", "start", "end")}
    return msgspec.json.encode(fields | place).decode("utf-8")


def _written(carried: Carried) -> str:
    if carried.as_written is None:
        return f"whether the dossier was altered cannot be told: {carried.why}"
    if carried.as_written:
        return "the dossier says what its data say, and they are intact"
    return "THE DOSSIER WAS ALTERED after it was written"
