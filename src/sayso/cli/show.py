"""`sayso show`: what the record says, for people."""

from collections.abc import Mapping
from dataclasses import replace

import click
from rich.console import Console
from rich.text import Text

from sayso.cli.detail import LABEL_WIDTH, show_event
from sayso.cli.errors import WRONG_USAGE
from sayso.cli.linked import review_lines, voices_words
from sayso.cli.listing import show_article
from sayso.cli.marked import hanging
from sayso.cli.options import RECORD, event_filter, resolve_target
from sayso.model import Member, Review, read_reviews
from sayso.record import (
    EventFilter,
    FoundArticle,
    Record,
    find_articles,
    find_events,
    find_links_naming,
    find_locations,
    open_record,
)
from sayso.record.judging import read_effective
from sayso.record.reviewed_articles import find_reviewed_articles
from sayso.wording import LEGEND, SHORT_ID, number_words, status_words


@click.command()
@click.argument("names", nargs=-1, metavar="[RECORD] [EVENT-ID]")
@RECORD
@click.option("--claims", is_flag=True, help="Show who says what in each article, too.")
@event_filter
@click.pass_context
def show(ctx: click.Context, names: tuple[str, ...], record: str | None, claims: bool, wanted: EventFilter) -> None:
    """Show events by article, or one event in full with the characters that it was read from.

    EVENT-ID may be the first digits of an id.
    """
    target = resolve_target(names, record)
    console = Console(highlight=False, markup=False, emoji=False)
    with open_record(target.record) as opened:
        if target.event is not None:
            ctx.exit(_show_one(console, opened, target.event))
        articles = events = 0
        reviews = read_reviews(read_effective(opened))
        chosen = find_articles(opened) if not wanted.restricts() else find_reviewed_articles(opened, wanted, reviews)
        for found in chosen:
            show_article(console, found, claims=claims, reviews=_of(found, reviews))
            articles += 1
            events += len(found.events)
    if not articles:
        click.echo("no event is as asked for" if wanted.restricts() else "the record holds no article", err=True)
    else:
        click.echo(f"{number_words(events, 'event')} in {number_words(articles, 'article')} · {LEGEND}", err=True)
        click.echo("hint: `sayso show EVENT-ID` shows an event with the characters it was read from", err=True)


def _show_one(console: Console, record: Record, prefix: str) -> int:
    found = find_events(record, prefix)
    ids = sorted({one.events[0].id for one in found})
    if not ids:
        click.echo(f"error: {record.name} holds no event {prefix}", err=True)
        click.echo("hint: `sayso show` lists the events with their ids", err=True)
        return WRONG_USAGE
    if len(ids) > 1:
        click.echo(f"error: {len(ids)} events begin with {prefix}; give more digits", err=True)
        for one in found:
            click.echo(_line(one), err=True)
        return WRONG_USAGE
    reviews = read_reviews(read_effective(record))
    for one in found:
        review = _of(one, reviews).get(ids[0])
        show_event(console, one, find_locations(record, one.capture.id), review)
        for line in review_lines(review) if review else ():
            console.print(hanging(console, 0, "review", Text(line), label_width=LABEL_WIDTH))
    for link in find_links_naming(record, ids[0]):
        if link.kind == "event":
            words = (
                f"{voices_words(link)}: {number_words(len(link.members), 'report')} of it, link {link.id[:SHORT_ID]}"
            )
            console.print(hanging(console, 0, "told by", Text(words), label_width=LABEL_WIDTH))
    return 0


def _of(found: FoundArticle, reviews: Mapping[Member, Review]) -> dict[str, Review]:
    """What people say of the events of an article, by the events' ids."""
    article = Member(capture=found.capture.id, article=found.article.id)
    named = {event.id: reviews.get(replace(article, event=event.id)) for event in found.article.events}
    return {name: review for name, review in named.items() if review}


def _line(found: FoundArticle) -> str:
    (event,) = found.events
    what = " ".join(filter(None, [event.type, event.mode]))
    status = status_words(event.status, historical=event.historical)
    return Text(f"  {event.id}  {what}, {status}  {found.capture.path}").plain
