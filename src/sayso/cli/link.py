"""`sayso link`: coded captures in, links out."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from sayso.build import figure_rule
from sayso.cli.errors import PROBLEMS, say_error
from sayso.cli.output import open_output
from sayso.coded_format import decode
from sayso.config import read_settings
from sayso.errors import CaptureError, ConfigError
from sayso.link_format import encode_link
from sayso.linking import RULES, Report, link, load_link_knowledge, read_reports
from sayso.wording import number_words


@click.command("link")
@click.argument("coded", nargs=-1, required=True, metavar="CODED...")
@click.option("--out", default="-", metavar="FILE", help="Where to write JSONL; - is standard output.")
@click.option("--rule", type=click.Choice(sorted(RULES)), help="How a figure is chosen where reports give several.")
@click.pass_context
def link_files(ctx: click.Context, coded: tuple[str, ...], out: str, rule: str | None) -> None:
    """Link coded captures: which are copies, which report one happening, who is who, and who says the opposite.

    CODED are files that `sayso code --with-text` wrote; - is standard input. Each link is a line of JSON.
    """
    reading = _Reading()
    settings = read_settings()
    chosen = figure_rule(replace(settings, rule=rule or settings.rule))
    links = link(reading.reports(coded), load_link_knowledge(), rule=chosen)
    with open_output(out) as file:
        for made in links:
            file.write(encode_link(made) + b"\n")
    found = f"{number_words(reading.articles, 'article')} in {number_words(len(reading.captures), 'capture')}"
    click.echo(f"{number_words(len(links), 'link')} of {found}", err=True)
    if reading.problems:
        click.echo(f"{number_words(reading.problems, 'line')} left out that could not be read", err=True)
        ctx.exit(PROBLEMS)


class _Reading:
    """Coded captures being read, each once however often it comes; `problems` counts lines that are none."""

    def __init__(self) -> None:
        self.captures: set[str] = set()
        self.articles = 0
        self.problems = 0

    def reports(self, names: tuple[str, ...]) -> Iterator[Report]:
        """The articles of all files; what cannot be read is told and passed over."""
        for name in names:
            for number, line in _lines(name):
                try:
                    capture = decode(line)
                    found = read_reports(capture)
                except CaptureError as error:
                    if error.kind == "coded_without_text":
                        raise
                    self.problems += 1
                    say_error(CaptureError(f"{name}, line {number}: {error.message}", kind=error.kind, hint=error.hint))
                    continue
                if capture.capture.id not in self.captures:
                    self.captures.add(capture.capture.id)
                    self.articles += len(found)
                    yield from found


def _lines(name: str) -> Iterator[tuple[int, bytes]]:
    """The lines of a file that are not blank, with their numbers from 1. Raises ConfigError where it is missing."""
    if name == "-":
        yield from ((n, line) for n, line in enumerate(sys.stdin.buffer, 1) if line.strip())
        return
    path = Path(name)
    if not path.is_file():
        raise ConfigError(f"{name} is no file", hint="name what `sayso code --with-text --out FILE` wrote")
    with path.open("rb") as file:
        yield from ((n, line) for n, line in enumerate(file, 1) if line.strip())
