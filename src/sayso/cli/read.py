"""`sayso read`: captures into the record."""

from dataclasses import replace

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from sayso.build import Reading, find_captures, link_record, read_by_cluster, read_into
from sayso.cli.errors import INTERRUPTED, PROBLEMS
from sayso.cli.options import JOBS, RECORD
from sayso.config import read_settings
from sayso.engines import Cluster, Relinking
from sayso.record import open_record
from sayso.wording import number_words


@click.command()
@click.argument("paths", nargs=-1, required=True)
@RECORD
@JOBS
@click.option("--engine", type=click.Choice(["local", "daft"]), default="local", show_default=True, help="What codes.")
@click.option("--ray", metavar="ADDRESS", help="With daft: a Ray cluster; `local` starts one on this machine.")
@click.option("--work", metavar="FOLDER", default="shards", show_default=True, help="With daft: seen by all workers.")
@click.option("--no-link", is_flag=True, help="Leave linking to the next read without this.")
@click.pass_context
def read(
    ctx: click.Context, paths: tuple[str, ...], record: str | None, jobs: int | None, engine: str, ray: str | None,
    work: str, no_link: bool,
) -> None:  # fmt: skip
    """Code the captures under PATHS into the record; what it holds already is not coded again.

    PATHS are files, folders, patterns, the same in an S3-style store (`s3://bucket/folder/`), or - for standard input.

    A run that was broken off goes on where it stopped when the same command is given again.
    """
    if ray and engine != "daft":
        raise click.UsageError("--ray goes with --engine daft")
    settings = read_settings()
    settings = replace(settings, record=record or settings.record, jobs=jobs or settings.jobs)
    captures = find_captures(paths, settings)
    reading, linked = Reading(), Relinking()
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed} captures"),
        TimeElapsedColumn(),
    )
    with (
        open_record(settings.record, create=True) as opened,
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress,
    ):
        task = progress.add_task("reading", total=None)

        def tell(so_far: Reading, path: str) -> None:
            nonlocal reading
            reading = so_far
            progress.update(task, advance=1, description=path[-40:])

        try:
            if engine == "daft":
                cluster = Cluster(workers=settings.jobs, ray=ray)
                read_by_cluster(opened, paths, settings, cluster, folder=work, tell=tell)
            else:
                read_into(opened, captures, settings, tell=tell)
            if not no_link:
                task = progress.add_task("linking", total=None)
                linked = link_record(
                    opened, settings, tell=lambda done, of: progress.update(task, completed=done, total=of)
                )
        except KeyboardInterrupt:
            progress.stop()
            click.echo(f"stopped: {summary(reading)}", err=True)
            click.echo("hint: give the same command again to go on from here", err=True)
            ctx.exit(INTERRUPTED)
    click.echo(f"{opened.name}: {summary(reading)}", err=True)
    if linked.compared:
        click.echo(f"{number_words(linked.links, 'link')} with other captures; `sayso stories` shows them", err=True)
    if not reading.counts.captures:
        click.echo(f"no captures under {', '.join(paths)}", err=True)
    if reading.counts.problems:
        click.echo(f"hint: `sayso problems {opened.name}` lists what could not be read or coded", err=True)
        ctx.exit(PROBLEMS)


def summary(reading: Reading) -> str:
    """How many captures were read, and what is in them."""
    counts = reading.counts
    parts = {"new": reading.new, "coded anew": reading.changed, "unchanged": reading.unchanged}
    told = ", ".join(f"{number} {word}" for word, number in parts.items() if number) or "none"
    numbers = [
        number_words(counts.articles, "article"),
        number_words(counts.events, "event"),
        number_words(counts.claims, "claim"),
        number_words(counts.tallies, "tally", "tallies"),
        number_words(counts.problems, "problem"),
    ]
    return f"{number_words(counts.captures, 'capture')} ({told}); {', '.join(numbers)}"
