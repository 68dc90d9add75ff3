"""`sayso stories`: happenings that several articles report, with how many voices that is."""

import click
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from sayso.cli.linked import link_head, reporter_words, value_of, value_words
from sayso.cli.marked import hanging
from sayso.cli.options import RECORD
from sayso.config import read_settings
from sayso.linking import join_stories
from sayso.record import Kept, find_links, open_record, read_printed
from sayso.wording import number_words

SHOWN = 6  # happenings of one story
PARTIES = {"actors": "who", "recipients": "whom"}


@click.command()
@click.argument("name", required=False, metavar="[RECORD]")
@RECORD
@click.option("--least", type=click.IntRange(min=2), default=2, show_default=True, help="At least so many articles.")
def stories(name: str | None, record: str | None, least: int) -> None:
    """List stories: articles about the same happening, and how many publishers and independent origins they are."""
    console = Console(highlight=False, markup=False, emoji=False)
    with open_record(record or name or read_settings().record) as opened:
        links = {link.id: link for link in find_links(opened, kind="event", least_articles=2)}
        told = {name: {member.in_article() for member in link.members} for name, link in links.items()}
        found = [story for story in join_stories(told) if links[story.links[0]].body["articles"] >= least]
        printed = read_printed(opened, [article for story in found for article in story.articles])
    for story in found:
        console.print(Rule(style="blue"))
        for article in story.articles:
            console.print(hanging(console, 0, "•", Text(reporter_words(article, printed), style="bold"), label_width=1))
        console.print()
        for link in story.links[:SHOWN]:
            _show_happening(console, links[link])
        if len(story.links) > SHOWN:
            console.print(Text(f"  and {number_words(len(story.links) - SHOWN, 'happening')} more", style="dim"))
            console.print()
    click.echo(f"{number_words(len(found), 'story', 'stories')}", err=True)


def _show_happening(console: Console, link: Kept) -> None:
    console.print(link_head(link))
    merged = link.body["merged"]
    for field, label in PARTIES.items():
        if value_of(merged, field):
            console.print(hanging(console, 2, label, Text(value_words(value_of(merged, field)))))
    for field, figure in merged.items():
        if "rule" in figure and figure["best"] is not None:
            bounds = f"{figure['best']}" + (
                f" ({figure['low']} – {figure['high']}, {figure['rule']})" if figure["low"] != figure["high"] else ""
            )
            console.print(hanging(console, 2, "toll", Text(f"{bounds} {field.rpartition('.')[2]}")))
    disputed = [field for field, value in merged.items() if value["disagreements"]]
    if disputed:
        console.print(hanging(console, 2, "differ", Text(", ".join(disputed), style="bold yellow")))
    console.print()
