"""`sayso disagreements`: where reports of one happening do not agree, side by side."""

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
        console.print(Rule(style="blue"))
        console.print(link_head(link))
        for field, merged in link.body.get("merged", {}).items():
            if merged["disagreements"]:
                _show_field(console, field, merged, link, printed)
        for line in link.body.get("disagreements", ()):
            console.print(hanging(console, 2, "claim", Text(line)))
        console.print()
    click.echo(f"{number_words(len(found), 'link')} with disagreements", err=True)


def _show_field(
    console: Console, field: str, merged: dict[str, Any], link: Kept, printed: dict[Member, Printed]
) -> None:
    if "rule" in merged:
        told = (
            f"best {value_words(merged['best'])}, low {value_words(merged['low'])}, high {value_words(merged['high'])}"
        )
        console.print(Text.assemble((f"  {field}", "bold"), (f"  {told} (rule: {merged['rule']})", "dim")))
    else:
        console.print(Text(f"  {field}", style="bold"))
    for side in merged["disagreements"]:
        who = "; ".join(dict.fromkeys(reporter_words(link.members[no], printed) for no in side["members"]))
        console.print(hanging(console, 4, value_words(side["value"]), Text(who), label_width=24))
