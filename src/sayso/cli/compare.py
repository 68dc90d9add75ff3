"""`sayso compare`: the record beside what others coded."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from sayso.cells import write_cell
from sayso.cli.errors import PROBLEMS
from sayso.cli.marked import hanging
from sayso.cli.options import RECORD, event_filter
from sayso.cli.output import STANDARD, open_output
from sayso.config import read_settings
from sayso.errors import ConfigError
from sayso.linking import RULES
from sayso.record import EventFilter, open_record
from sayso.reference import Comparison, Incident, Match, Reference, compare_record, read_reference
from sayso.wording import SHORT_ID, number_words, one_line

T = TypeVar("T")
INDENT = 2
SHOWN = 20  # of one list, in text
WIDEST = 300  # characters of what an incident is told by
SCHEMES = ("acled", "ucdp", "polecat")
NAMES = {"acled": "ACLED", "ucdp": "UCDP GED", "polecat": "POLECAT"}
FACTS = ("id", "date", "place", "type", "actors", "killed")
COLUMNS = [
    *["outcome", "score", "reasons", "differences"], *(f"their_{fact}" for fact in FACTS), "their_line",
    *(f"our_{fact}" for fact in FACTS),
]  # fmt: skip


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="[RECORD] FILE")
@RECORD
@click.option("--as", "scheme", type=click.Choice(SCHEMES), help="The scheme of FILE, if its header does not tell.")
@click.option("--to", "form", type=click.Choice(["text", "jsonl", "csv"]), default="text", help="How to say it.")
@click.option("--out", default=STANDARD, metavar="FILE", help="Where to write; - is standard output.")
@click.option("--rule", type=click.Choice(list(RULES)), help="How a figure is chosen where reports give several.")
@event_filter
@click.pass_context
def compare(
    ctx: click.Context, names: tuple[str, ...], record: str | None, scheme: str | None, form: str, out: str,
    rule: str | None, wanted: EventFilter,
) -> None:  # fmt: skip
    """Compare the record with a file of ACLED, UCDP GED or POLECAT.

    Says which of their events the record has and where the two differ, which it lacks, and which of its own they
    lack. Each is in one pair at most; why two are taken for one is said with every pair. Options restrict what of the
    record is compared, never FILE.
    """
    if not 1 <= len(names) <= 2 - (record is not None):
        raise click.UsageError("give a record and a file")
    path = Path(names[-1])
    if not path.is_file():
        raise ConfigError(
            f"{path} is no file", hint="name a CSV file of ACLED or UCDP, or a tab-separated one of POLECAT"
        )
    reference = read_reference(path.read_bytes(), scheme)
    name = record or (names[0] if len(names) == 2 else read_settings().record)
    with open_record(name) as opened:
        found = compare_record(opened, reference, wanted, rule)
    with open_output(out) as file:
        if form == "text":
            _write_text(found, reference, file)
        else:
            _write_lines(found, file, table=form == "csv")
    for problem in reference.problems:
        click.echo(f"{path}, line {problem.line}: {problem.kind}: {one_line(problem.message)}", err=True)
    click.echo(_summary(found, reference), err=True)
    if reference.problems:
        ctx.exit(PROBLEMS)


def _summary(found: Comparison, reference: Reference) -> str:
    name, differ = NAMES[reference.scheme.name], sum(match.differs() for match in found.matches)
    read = f"{name}: {number_words(len(reference.incidents), 'event')}"
    unread = f", {number_words(len(reference.problems), 'row')} not read" if reference.problems else ""
    ours = f"{len(found.extra):,} of ours they lack · {found.outside:,} of ours are no events of {name}"
    theirs = f"{len(found.matches):,} we have, {differ:,} of them otherwise · {len(found.lacking):,} we lack"
    return f"{read}{unread} · {theirs} · {ours}"


def _write_text(found: Comparison, reference: Reference, out: BinaryIO) -> None:
    """Three lists, the first SHOWN of each."""
    text = TextIOWrapper(out, encoding="utf-8", errors="replace", write_through=True)
    console = Console(file=text, highlight=False, markup=False, emoji=False)
    name = NAMES[reference.scheme.name]
    console.print(_summary(found, reference), style="bold")
    _show_list(console, "we have", found.matches, _show_match)
    _show_list(console, f"{name} has, we lack", found.lacking, _show_incident)
    _show_list(console, f"we have, {name} lacks", found.extra, _show_incident)
    text.detach()  # the file is the caller's to close


def _show_list(console: Console, title: str, listed: Sequence[T], show: Callable[[Console, T], None]) -> None:
    console.print()
    console.print(Rule(f"{title}: {len(listed):,}", align="left", style="blue"))
    for one in listed[:SHOWN]:
        show(console, one)
    if len(listed) > SHOWN:
        console.print(Text(f"and {len(listed) - SHOWN:,} more; --to csv or --to jsonl lists all", style="dim"))


def _show_match(console: Console, match: Match) -> None:
    theirs, ours = match.pair.theirs, match.pair.ours
    console.print(Text.assemble((_head(theirs), "bold"), (f"  {theirs.id} = {ours.id[:SHORT_ID]}", "dim")))
    console.print(hanging(console, INDENT, "why", Text("; ".join(match.pair.reasons), style="dim")))
    for one in match.differences:
        words = f"{one.theirs or 'not known'} | ours: {one.ours or 'not known'}"
        style = "yellow" if one.theirs and one.ours else ""
        console.print(hanging(console, INDENT, one.field, Text(one_line(words)[:WIDEST], style=style)))
    console.print()


def _show_incident(console: Console, one: Incident) -> None:
    console.print(Text.assemble((_head(one), "bold"), (f"  {one.id if one.row else one.id[:SHORT_ID]}", "dim")))
    if one.actors:
        console.print(hanging(console, INDENT, "who", Text(one_line("; ".join(one.actors))[:WIDEST])))
    if one.words:
        console.print(hanging(console, INDENT, "text", Text(one_line(one.words)[:WIDEST])))
    console.print()


def _head(one: Incident) -> str:
    """When, where, what and how many killed, on one line."""
    killed = f"{one.best} killed" if one.best is not None else ""
    facts = [one.when() or "date unknown", one.where() or "place unknown", one.what() or "type unknown", killed]
    return one_line(" · ".join(fact for fact in facts if fact))


def _write_lines(found: Comparison, out: BinaryIO, *, table: bool) -> None:
    """Every outcome on a line: CSV, or JSON with the same keys."""
    text = TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    if table:
        rows.writerow(COLUMNS)
    for row in _rows(found):
        if table:
            rows.writerow([write_cell(row.get(column)) for column in COLUMNS])
        else:
            text.write(json.dumps(row, ensure_ascii=False) + "\n")
    text.flush()
    text.detach()


def _rows(found: Comparison) -> Iterator[dict[str, Any]]:
    for match in found.matches:
        pair = match.pair
        yield {
            "outcome": "differs" if match.differs() else "same",
            "score": pair.score,
            "reasons": "; ".join(pair.reasons),
            "differences": "; ".join(f"{one.field}: {one.theirs} | {one.ours}" for one in match.differences),
            **_facts("their", pair.theirs),
            "their_line": pair.theirs.row,
            **_facts("our", pair.ours),
        }
    for one in found.lacking:
        yield {"outcome": "we_lack", **_facts("their", one), "their_line": one.row}
    for one in found.extra:
        yield {"outcome": "they_lack", **_facts("our", one)}


def _facts(whose: str, one: Incident) -> dict[str, Any]:
    facts = (one.id, one.when(), one.where(), one.what(), "; ".join(one.actors), one.best)
    return {f"{whose}_{fact}": value for fact, value in zip(FACTS, facts, strict=True)}
