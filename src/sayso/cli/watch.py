"""`sayso watch`: what arrives is read, and what it changes is told."""

import json
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import click
import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.captures.feeds import is_web_address
from sayso.cli.errors import INTERRUPTED
from sayso.cli.linked import link_head
from sayso.cli.listing import what
from sayso.cli.options import JOBS, RECORD
from sayso.config import read_settings
from sayso.errors import RetryableError
from sayso.record import News, Record, keep_told, open_record
from sayso.watching import Watcher
from sayso.wording import SHORT_ID, date_words, event_words, one_line, words_of

STYLES = {
    "new story": "green", "corroborated": "bold green", "disputed": "bold yellow", "new figure": "bold yellow",
    "joined": "magenta", "parted": "magenta", "withdrawn": "red",
}  # fmt: skip
HOOK_TIMEOUT_S = 30.0
INDENT = 4


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="FOLDER|FEED|LIST.opml...")
@RECORD
@JOBS
@click.option("--every", type=click.FloatRange(min=1), default=60, show_default=True, help="Seconds between two looks.")
@click.option("--once", is_flag=True, help="Look once and end.")
@click.option("--to", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--hook", metavar="URL", help="Send what is new there, too: one POST a look, with a JSON object.")
@click.option("--keep", metavar="FOLDER", default="fetched", show_default=True, help="Where pages of feeds are kept.")
@click.pass_context
def watch(
    ctx: click.Context, places: tuple[str, ...], record: str | None, jobs: int | None, every: float, once: bool,
    form: str, hook: str | None, keep: str,
) -> None:  # fmt: skip
    """Read what arrives in folders, or in the feeds of the web that are named, and say what it changes.

    A new story, one more independent origin, a new figure or dispute, a happening withdrawn. What the record holds
    before it is watched for the first time is not told. Only the pages of the feeds that you name are fetched.
    """
    if hook and not is_web_address(hook):
        raise click.BadParameter("it must be http:// or https://", param_hint="--hook")
    settings = read_settings()
    settings = replace(settings, record=record or settings.record, jobs=jobs or settings.jobs)
    console = Console(highlight=False, markup=False, emoji=False)

    def trouble(sentence: str) -> None:
        click.echo(one_line(sentence), err=True)

    with open_record(settings.record, create=True) as opened:
        watcher = Watcher(opened, places, settings, keep=Path(keep), trouble=trouble)
        try:
            while True:
                try:
                    _tell(opened, watcher, console, form, hook)
                except RetryableError as error:
                    if once:
                        raise
                    trouble(f"{error.message}; looking again in {every:g} s")
                if once:
                    return
                time.sleep(every)
        except KeyboardInterrupt:
            click.echo("stopped; the same command goes on from here", err=True)
            ctx.exit(INTERRUPTED)


def _tell(record: Record, watcher: Watcher, console: Console, form: str, hook: str | None) -> None:
    news, until = watcher.look()
    if hook and news:
        _send(hook, news)
    for one in news:
        if form == "jsonl":
            click.echo(json.dumps(_fields(one), ensure_ascii=False))
        else:
            first, *others = _lines(one)
            console.print(first, *(Padding(line, (0, 0, 0, INDENT)) for line in others), sep="\n")
    keep_told(record, until)


def _send(hook: str, news: Sequence[News]) -> None:
    """Raises RetryableError where the other side does not take it: the same news is sent with the next look."""
    body = json.dumps({"news": [_fields(one) for one in news]}, ensure_ascii=False).encode()
    try:
        with urlopen(Request(hook, data=body, headers={"Content-Type": "application/json"}), timeout=HOOK_TIMEOUT_S):
            return
    except OSError as error:
        raise RetryableError(f"{hook} did not take the news: {error}", hint="it is sent again") from error


def _fields(news: News) -> dict[str, Any]:
    """A piece of news as JSON: links and events as in the link and the coded format."""
    if news.article:
        capture, article = news.article.capture, news.article.article
        return {
            "news": news.kind,
            "capture": {"id": capture.id, "path": capture.path, "url": capture.url},
            "article": {
                "id": article.id, "title": words_of(capture.text or "", article.title), "publisher": article.publisher,
                "events": [msgspec.to_builtins(event) for event in news.article.events],
            },
        }  # fmt: skip
    change = news.change
    assert change is not None
    return {
        "news": news.kind, "at": change.at, "no": change.no, "change": change.change, "kind": change.kind,
        "id": change.link, "others": list(change.others), "details": list(change.details),
        "link": news.link.body if news.link else None,
    }  # fmt: skip


def _lines(news: News) -> list[Text]:
    """One piece of news: what it is, which happening or article, and what changed of it."""
    lines = [Text(news.kind, style=STYLES.get(news.kind, "cyan"))]
    if news.article:
        text, article = news.article.capture.text or "", news.article.article
        lines[0] = Text.assemble(lines[0], "  ", (words_of(text, article.title) or "(no title)", "bold"))
        facts = [article.publisher or "publisher unknown", date_words(article.published) or "date unknown"]
        lines.append(Text(" · ".join(map(one_line, facts)), style="blue"))
        lines += [Text.assemble(what(event), "  ", event_words(event, article, text)) for event in news.article.events]
    elif news.change:
        lines[0] = Text.assemble(lines[0], (f"  {news.change.at}", "dim"))
        lines += link_head(news.link).split("\n") if news.link else [Text(news.change.link[:SHORT_ID], style="dim")]
        lines += [Text(one_line(detail), style="dim") for detail in news.change.details]
    return lines
