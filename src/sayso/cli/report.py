"""`sayso report`: a brief of events that can be checked against the captures."""

from hashlib import sha256
from pathlib import PurePath

import click

from sayso.cli.options import RECORD, event_filter, resolve_target
from sayso.cli.output import open_output
from sayso.record import EventFilter, FoundArticle, Record, find_articles, find_events, open_record
from sayso.report import WRITERS, asked_words, compose_dossier
from sayso.wording import number_words


@click.command()
@click.argument("names", nargs=-1, metavar="[RECORD] [EVENT-ID]")
@RECORD
@click.option("--to", "form", type=click.Choice(sorted(WRITERS)), help="The format; the suffix of --out if not given.")
@click.option("--out", default="-", metavar="FILE", help="Where to write; - is standard output.")
@click.option("--title", default="", help="What it is headed with.")
@click.option("--date", "dated", default="", help="A date to print on it; no clock is looked at.")
@event_filter
def report(
    names: tuple[str, ...], record: str | None, form: str | None, out: str, title: str, dated: str, wanted: EventFilter
) -> None:
    """Write a dossier of one event or of those asked for: what is reported, on whose word, what is disputed, footnotes.

    It is one file that needs nothing else. `sayso verify` checks its footnotes against the captures.
    """
    form = form or PurePath(out).suffix.removeprefix(".").lower()
    if form not in WRITERS:
        raise click.UsageError(f"give --to {'|'.join(sorted(WRITERS))}, or a name with such a suffix to --out")
    target = resolve_target(names, record)
    with open_record(target.record) as opened:
        if target.event is None:
            found, asked = find_articles(opened, wanted), asked_words(wanted)
        else:
            found, asked = _one(opened, target.event), (f"event: {target.event}",)
        dossier = compose_dossier(opened, found, asked=asked, title=title, dated=dated)
    written = WRITERS[form].write(dossier)
    with open_output(out) as file:
        file.write(written)
    told = f"{number_words(len(dossier.entries), 'event')}, {number_words(len(dossier.footnotes), 'footnote')}"
    click.echo(f"{told}; sha256:{sha256(written).hexdigest()}", err=True)
    click.echo(f"hint: `sayso verify {out if out != '-' else 'FILE'} CAPTURES` checks the footnotes", err=True)


def _one(record: Record, prefix: str) -> list[FoundArticle]:
    """The event whose id begins so, in each capture that it stands in."""
    found = find_events(record, prefix)
    ids = {one.events[0].id for one in found}
    if len(ids) != 1:
        what = f"{len(ids)} events begin with {prefix}" if ids else f"{record.name} holds no event {prefix}"
        raise click.UsageError(f"{what}; `sayso show` lists the events with their ids")
    return found
