"""`sayso changes`: what the last linkings made of the links."""

import click
from rich.console import Console
from rich.text import Text

from sayso.cli.options import RECORD, IsoDate
from sayso.config import read_settings
from sayso.record import open_record, read_changes

STYLES = {
    "created": "green",
    "updated": "cyan",
    "superseded": "bold yellow",
    "merged": "magenta",
    "split": "magenta",
    "withdrawn": "red",
}


@click.command()
@click.argument("name", required=False, metavar="[RECORD]")
@RECORD
@click.option("--since", type=IsoDate(), help="Only changes on or after this date.")
@click.option("--kind", type=click.Choice(["copy", "event", "actor", "claim"]), help="Only changes of such links.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many changes, the latest.")
def changes(name: str | None, record: str | None, since: str | None, kind: str | None, limit: int | None) -> None:
    """List what was created, updated, superseded, merged, split and withdrawn, in order."""
    console = Console(highlight=False, markup=False, emoji=False)
    with open_record(record or name or read_settings().record) as opened:
        found = [change for change in read_changes(opened, since=since) if kind in (None, change.kind)]
    for change in found[-limit:] if limit else found:
        by = "" if change.by == "machine" else f"  by {change.by}"
        line = Text.assemble(
            (f"{change.at}  ", "dim"),
            (f"{change.change:<10}", STYLES[change.change]),
            f" {change.kind} {change.link[:8]}",
            (by, "bold"),
        )
        console.print(line)
        for detail in change.details:
            console.print(Text(f"    {detail}", style="dim"))
        if change.others:
            console.print(Text(f"    with {', '.join(other[:8] for other in change.others)}", style="dim"))
