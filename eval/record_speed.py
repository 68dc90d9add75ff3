"""How fast a record is in each database, side by side: `python -m eval.record_speed NEW.db postgresql://...`.

The records named must not be there yet, or be empty. Captures are made up (`eval.made_record`).
"""

import argparse
import time
from collections.abc import Callable
from itertools import islice

from eval.made_record import made_captures
from sayso.record import EventFilter, Run, find_articles, open_record, read_coded
from sayso.record.event_index import EventIndex, read_event_index
from sayso.record.event_rows import read_event_rows
from sayso.record.lists import read_claims


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", nargs="+")
    parser.add_argument("--events", type=int, default=5_000)
    given = parser.parse_args()
    tables = [measure(name, given.events) for name in given.records]
    print(f"| {given.events} events |", " | ".join(name.split(":")[0][-24:] for name in given.records), "|")
    print("|---|", "---|" * len(tables), sep="")
    for what in tables[0]:
        print(f"| {what} |", " | ".join(table[what] for table in tables), "|")


def measure(name: str, events: int) -> dict[str, str]:
    captures = list(made_captures(events))
    told: dict[str, str] = {}

    def timed(what: str, call: Callable[[], object], unit: str = "s", per: int = 1, scale: float = 1.0) -> object:
        begun = time.perf_counter()
        result = call()
        told[what] = f"{(time.perf_counter() - begun) / per * scale:.2f} {unit}"
        return result

    with open_record(name, create=True) as record:
        run = Run(record, coder="1")
        timed("a capture written", lambda: [run.write(coded) for coded in captures], "ms", len(captures), 1000)
        timed("a capture read whole", lambda: sum(1 for _ in read_coded(record)), "ms", len(captures), 1000)
        index = timed("index of the web pages", lambda: read_event_index(record))
        assert isinstance(index, EventIndex)
        keys = [index.keys[row] for row in index.page(index.all_of({}), "when", 50)]
        timed("a page of events", lambda: read_event_rows(record, keys), "ms", scale=1000)
        timed("a page of claims", lambda: read_claims(record, limit=50, after="", before=""), "ms", scale=1000)
        wanted = EventFilter(actor="ada", since="2025-03")
        timed("events of an actor", lambda: list(islice(find_articles(record, wanted), 20)), "ms", scale=1000)
    return told


if __name__ == "__main__":
    main()
