"""`sayso copy`: a record as another one."""

import click

from sayso.record import copy_record, open_record
from sayso.wording import number_words


@click.command()
@click.argument("record", metavar="RECORD")
@click.argument("new", metavar="NEW")
def copy(record: str, new: str) -> None:
    """Copy RECORD, with all that was linked and judged, into NEW: a file or the URL of a database.

    So a record moves from a file into PostgreSQL, or from there into a file to hand over.
    """
    with open_record(record) as opened:
        count = copy_record(opened, new)
    click.echo(f"{number_words(count, 'capture')} copied", err=True)
