"""`sayso disagreements`: where reports of one happening do not agree, side by side."""

from collections.abc import Mapping
from typing import Any

import click
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from sayso.cli.linked import link_head, reporter_words, value_words
from sayso.cli.marked import hanging
from sayso.cli.options import RECORD
from sayso.config import read_settings
from sayso.model import Member
from sayso.record import Kept, Printed, find_links, open_record, read_printed
from sayso.wording import number_words

INDENT = 2


@click.command()
@click.argument("name", required=False, metavar="[RECORD]")
@RECORD
def disagreements(name: str | None, record: str | None) -> None:
    """List what reports of one happening disagree on: figures, who did it, when, where, whether it happened."""
    console = Console(highlight=False, markup=False, emoji=False)
    with open_record(record or name or read_settings().record) as opened:
        found = list(find_links(opened, disputed=True))
        printed = read_printed(opened, [member for link in found for member in link.members])
    for link in found:
        _show(console, link, printed)
    click.echo(f"{number_words(len(found), 'link')} with disagreements", err=True)


def _show(console: Console, link: Kept, printed: Mapping[Member, Printed]) -> None:
    """What is disputed, who reports it with a number each, and each side with the numbers of those who say so."""
    articles = dict.fromkeys(member.in_article() for member in link.members)
    numbers = {article: f"[{no}]" for no, article in enumerate(articles, 1)}
    console.print(Rule(style="blue"))
    console.print(link_head(link))
    for article, number in numbers.items():
        console.print(hanging(console, INDENT, number, Text(reporter_words(article, printed)), label_width=3))
    for field, merged in link.body.get("merged", {}).items():
        if merged["disagreements"]:
            console.print(_heading(field, merged))
            for side in merged["disagreements"]:
                who = dict.fromkeys(numbers[link.members[no].in_article()] for no in side["members"])
                words = Text.assemble(value_words(side["value"]), ("  " + " ".join(who), "dim"))
                console.print(hanging(console, 2 * INDENT, "–", words, label_width=1))
    for line in link.body.get("disagreements", ()):
        console.print(hanging(console, INDENT, "–", Text(line), label_width=1))
    console.print()


def _heading(field: str, merged: Mapping[str, Any]) -> Text:
    told = ""
    if "rule" in merged:
        chosen = ", ".join(f"{name} {value_words(merged[name])}" for name in ("best", "low", "high"))
        told = f"  {chosen} (rule: {merged['rule']})"
    return Text.assemble((" " * INDENT + field, "bold"), (told, "dim"))
