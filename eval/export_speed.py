"""How long exports take, and how much memory: `python -m eval.export_speed --articles 10000`.

The record is of made-up news (`eval/made_news.py`), ten events to an article, all of the day that it was
printed, not linked.
"""

import argparse
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.made_news import make_news
from sayso.export import EXPORTERS
from sayso.ids import record_id
from sayso.model import Article, CodedCapture, When
from sayso.record import EventFilter, Record, Run, open_record

EVENTS = 10  # of an article


def main() -> None:
    """Print a line for each format: rows, seconds of processor time, peak memory so far."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    articles = parser.parse_args().articles
    with TemporaryDirectory() as folder, open_record(str(Path(folder) / "r.db"), create=True) as record:
        run = Run(record, coder="1")
        for coded in _repeated(make_news(articles, seed=1)):
            run.write(coded)
        run.end()
        for name in EXPORTERS:
            _export(record, name, Path(folder) / name)


def _export(record: Record, name: str, path: Path) -> None:
    begun = time.process_time()
    with path.open("wb") as file:
        rows = EXPORTERS[name](record, EventFilter(), file).rows
    _tell(name, rows, begun)


def _tell(what: str, rows: int, begun: float) -> None:
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:8} {rows:8,} rows  {time.process_time() - begun:7.1f} s  peak {peak_mb:,} MB", flush=True)


def _repeated(news: Iterator[CodedCapture]) -> Iterator[CodedCapture]:
    """Each article with its events told so many times, under ids of their own."""
    for coded in news:
        yield replace(
            coded,
            articles=tuple(
                replace(
                    article,
                    events=tuple(
                        replace(event, id=record_id("event", event.id, no), when=_day(article))
                        for event in article.events
                        for no in range(EVENTS)
                    ),
                )
                for article in coded.articles
            ),
        )


def _day(article: Article) -> When | None:
    """As if all happened on the day that it was printed."""
    day = article.published.value if article.published else None
    return When(start=day, end=day, granularity="day", basis="relative", evidence=None) if day else None


if __name__ == "__main__":
    main()
