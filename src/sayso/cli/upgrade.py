"""`sayso upgrade`: a record of an earlier version, brought to this one."""

import click

from sayso.cli.options import RECORD, resolve_target
from sayso.record import upgrade_record


@click.command()
@click.argument("names", nargs=-1, metavar="[RECORD]")
@RECORD
@click.option("--no-copy", is_flag=True, help="Do not keep a copy of the file as it was.")
def upgrade(names: tuple[str, ...], record: str | None, no_copy: bool) -> None:
    """Bring a record that an earlier sayso made to this version; all that it holds is kept.

    A file is copied first. For a record in PostgreSQL, make a backup with pg_dump before.
    """
    name = resolve_target(names, record).record
    done = upgrade_record(name, copy=not no_copy)
    if done.before == done.after:
        click.echo(f"it is of version {done.after} already", err=True)
        return
    kept = f"; as it was: {done.copy}" if done.copy else ""
    click.echo(f"from version {done.before} to {done.after}{kept}", err=True)
    click.echo("hint: `sayso read` with the same captures codes and links them as this version does", err=True)
