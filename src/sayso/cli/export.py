"""`sayso export`: the record in a format of others."""

import click

from sayso.cli.options import RECORD, event_filter, resolve_target
from sayso.cli.output import open_output
from sayso.export import EXPORTERS
from sayso.record import EventFilter, open_record


@click.command()
@click.argument("names", nargs=-1, metavar="[RECORD]")
@RECORD
@click.option("--to", "form", type=click.Choice(sorted(EXPORTERS)), required=True, help="The format.")
@click.option("--out", default="-", metavar="FILE", help="Where to write; - is standard output.")
@event_filter
def export(names: tuple[str, ...], record: str | None, form: str, out: str, wanted: EventFilter) -> None:
    """Write the record, or the events asked for, in a format that other programs read.

    jsonl: the coded format, one capture per line; captures that hold an event asked for come whole.
    csv: one event per row.
    """
    with open_record(resolve_target(names, record).record) as opened, open_output(out) as file:
        EXPORTERS[form](opened, wanted, file)
