"""`sayso agreement` and `sayso reviewers`: how far coders agree, and who codes blind."""

import getpass

import click
import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.build import link_record
from sayso.cli.marked import hanging
from sayso.cli.options import RECORD
from sayso.config import read_settings
from sayso.errors import RecordError
from sayso.record import Record, open_record
from sayso.record.agreement import Agreement, CoderPair, Dispute, aspect_words, read_agreement
from sayso.record.agreement_alpha import Alpha
from sayso.record.blindness import read_blind
from sayso.record.reviewers import change_blindness, read_reviewers
from sayso.wording import SHORT_ID, number_words, one_line

ALIKE = 4  # alphas of one pair of coders that are named, the lowest first


@click.command()
@click.argument("name", required=False, metavar="[RECORD]")
@RECORD
@click.option("--disputes", is_flag=True, help="List what is left to be settled, too.")
@click.option("--json", "as_json", is_flag=True, help="Write it as JSON.")
@click.option("--by", metavar="NAME", help="Who asks; SAYSO_CODER or the name you are logged in with if not given.")
def agreement(name: str | None, record: str | None, disputes: bool, as_json: bool, by: str | None) -> None:
    """Show how far coders of one record agree.

    Krippendorff's alpha for each kind of decision, with an interval from 1,000 samples of the units.

    Units are events, or pairs of reports, that two coders or more decided about. Whoever accepts an event, or corrects
    a field of it, vouches for all its other fields. Judgements that settle are nobody's coding and do not count.
    """
    settings = read_settings()
    with open_record(record or name or settings.record) as opened:
        _refuse_blind(opened, by or settings.coder or getpass.getuser())
        found = read_agreement(opened)
    if as_json:
        click.echo(msgspec.json.encode(found).decode("utf-8"))
        return
    console = Console(highlight=False, markup=False, emoji=False)
    if not found.rows:
        click.echo("no event and no pair of reports was judged by two coders", err=True)
        click.echo(
            "hint: each judges under a name of their own: `sayso judge --by NAME`, or in the web pages", err=True
        )
        return
    console.print(Text(f"{', '.join(map(one_line, found.coders))} on {number_words(found.events, 'event')}", "bold"))
    console.print()
    console.print(_table(found))
    console.print()
    for pair in found.pairs:
        if pair.units:
            console.print(hanging(console, 0, "pair", Text(pair_words(pair))))
    console.print()
    if disputes:
        for dispute in found.disputes:
            console.print(
                hanging(console, 0, dispute.id[:SHORT_ID], Text(_dispute_words(dispute)), label_width=SHORT_ID)
            )
    left = number_words(len(found.disputes), "thing")
    click.echo(f"{left} left to be settled, {number_words(found.settled, 'decision')} settled", err=True)


def _table(found: Agreement) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("decision", no_wrap=True)
    table.add_column("metric", no_wrap=True, style="dim")
    for name in ("units", "pairs", "alpha", "95 %", "alike"):
        table.add_column(name, no_wrap=True, justify="right")
    for row in found.rows:
        alpha = row.alpha
        same = "–" if alpha.same is None else f"{alpha.same:.0%}"
        table.add_row(
            row.name, alpha.metric, f"{alpha.units:,}", f"{alpha.pairs:,}", number_or_dash(alpha.value),
            interval_words(alpha), same,
        )  # fmt: skip
    return table


def pair_words(pair: CoderPair) -> str:
    """Two coders on one line, with the decisions on which they agree least."""
    same = "" if pair.same is None else f", {pair.same:.0%} alike"
    known = sorted((value, name) for name, value in pair.alphas.items() if value is not None)
    lowest = ", ".join(f"{name} {value:.2f}" for value, name in known[:ALIKE])
    words = f"{pair.one} and {pair.other}: {number_words(pair.units, 'decision')}{same}"
    return one_line(f"{words}; lowest alpha: {lowest}" if lowest else words)


def number_or_dash(value: float | None) -> str:
    """A number to two places; a dash for one that is not defined."""
    return "–" if value is None else f"{value:.2f}"


def interval_words(alpha: Alpha) -> str:
    """The bounds of an interval; nothing where they say nothing."""
    return "" if alpha.low is None or alpha.high is None else f"{alpha.low:.2f} to {alpha.high:.2f}"


def _dispute_words(dispute: Dispute) -> str:
    told: list[str] = []
    for unit in dispute.units:
        sides = " | ".join(f"{one.coder} {one.words}" for one in unit.decisions)
        told.append(f"{aspect_words(unit.aspect)}: {sides}")
    return one_line("; ".join(told))


@click.command()
@click.argument("name", required=False, metavar="[RECORD]")
@RECORD
@click.option("--blind", multiple=True, metavar="NAME", help="This coder codes blind from now on; may be repeated.")
@click.option("--open", "opened_names", multiple=True, metavar="NAME", help="The coding of this coder is opened.")
def reviewers(name: str | None, record: str | None, blind: tuple[str, ...], opened_names: tuple[str, ...]) -> None:
    """List who judged a record, and let coders code blind.

    Who codes blind sees no judgement of others, and their own have no effect on the record, until somebody settles
    what they differ on or their coding is opened. It rests on the names that people give, not on passwords.
    """
    settings = read_settings()
    with open_record(record or name or settings.record) as opened:
        if blind or opened_names:
            change_blindness(opened, seal=blind, reveal=opened_names)
            link_record(opened, settings)
        found = read_reviewers(opened)
    for one in found:
        last = f"  last {one.last[:10]}" if one.last else ""
        click.echo(f"{one_line(one.name)}  {number_words(one.judgements, 'judgement')}{last}{'  blind' * one.blind}")
    if not found:
        click.echo("nobody has judged anything yet", err=True)


def _refuse_blind(record: Record, coder: str) -> None:
    if coder in read_blind(record):
        raise RecordError(
            f"{coder} codes blind and sees no agreement yet",
            hint=f"`sayso reviewers --open {coder}` opens the coding when it is done",
        )
