"""`sayso report`: a brief of events that can be checked against the captures."""

from hashlib import sha256
from pathlib import PurePath

import click

from sayso.cli.options import RECORD, event_filter, resolve_target
from sayso.cli.output import open_output
from sayso.record import EventFilter, find_articles, open_record
from sayso.report import WRITERS, asked_words, compose_dossier
from sayso.wording import number_words


@click.command()
@click.argument("names", nargs=-1, metavar="[RECORD]")
@RECORD
@click.option("--to", "form", type=click.Choice(sorted(WRITERS)), help="The format; the suffix of --out if not given.")
@click.option("--out", default="-", metavar="FILE", help="Where to write; - is standard output.")
@click.option("--title", default="", help="What it is headed with.")
@click.option("--date", "dated", default="", help="A date to print on it; no clock is looked at.")
@event_filter
def report(
    names: tuple[str, ...], record: str | None, form: str | None, out: str, title: str, dated: str, wanted: EventFilter
) -> None:
    """Write a dossier of the events asked for: what is reported, on whose word, what is disputed, and footnotes.

    It is one file that needs nothing else. `sayso verify` checks its footnotes against the captures.
    """
    form = form or PurePath(out).suffix.removeprefix(".").lower()
    if form not in WRITERS:
        raise click.UsageError(f"give --to {'|'.join(sorted(WRITERS))}, or a name with such a suffix to --out")
    with open_record(resolve_target(names, record).record) as opened:
        found = find_articles(opened, wanted)
        dossier = compose_dossier(opened, found, asked=asked_words(wanted), title=title, dated=dated)
    written = WRITERS[form].write(dossier)
    with open_output(out) as file:
        file.write(written)
    told = f"{number_words(len(dossier.entries), 'event')}, {number_words(len(dossier.footnotes), 'footnote')}"
    click.echo(f"{told}; sha256:{sha256(written).hexdigest()}", err=True)
    click.echo(f"hint: `sayso verify {out if out != '-' else 'FILE'} CAPTURES` checks the footnotes", err=True)
