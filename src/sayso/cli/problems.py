"""`sayso problems`: what could not be read or coded."""

import click

from sayso.cli.options import RECORD, resolve_target
from sayso.record import find_problems, open_record
from sayso.wording import problem_words


@click.command()
@click.argument("names", nargs=-1, metavar="[RECORD]")
@RECORD
def problems(names: tuple[str, ...], record: str | None) -> None:
    """List what could not be read or coded, by capture: path, stage, kind and message."""
    with open_record(resolve_target(names, record).record) as opened:
        for found in find_problems(opened):
            click.echo(problem_words(found.path, found.problem))
