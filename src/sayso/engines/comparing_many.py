"""Comparing very many captures of a record at once: who is to be compared follows from all keys that there are.

Keys are bound to time, mostly. So what is new is cut into chunks by time, each of which is compared with itself and
with all before it, in whichever process.
"""

import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from sayso.engines.comparing import write_comparisons
from sayso.engines.sketches import Sketches
from sayso.errors import RetryableError
from sayso.linking import (
    Comparison,
    LinkKnowledge,
    Outlines,
    Sketch,
    compare,
    find_pairs,
    keys_of,
    load_link_knowledge,
)
from sayso.linking.grouping import Pair, pair_of
from sayso.record import Record, open_record
from sayso.record.link_keys import ArticleKey, Keyed, add_keys, clear_keys, remove_keys, select_keyed
from sayso.record.linked import mark_begun, select_begun, select_compared

READ = 50  # captures read in one go
SLICE = 500  # the same, by a worker
CHUNK = 1000  # captures whose comparisons are written at once
Places = NDArray[np.int64]
"""Rows of two places of articles in `Plan.articles`, the smaller first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be compared: `pairs` of `articles`, all in order of time. `captures` are the new ones in this order.

    `old` are pairs of articles of other captures that share a key that counts no more, or again.
    """

    articles: list[ArticleKey]
    captures: list[int]
    pairs: Places
    old: list[Pair[ArticleKey]]

    def chunks(self) -> Iterator[tuple[list[int], Places]]:
        """The new captures in parts, each with its pairs with all before it; the first with the old ones, too."""
        part_of = {no: 1 + number // CHUNK for number, no in enumerate(self.captures)}
        part = np.array([part_of.get(no, 0) for no, _ in self.articles], dtype=np.int64)
        later = part[self.pairs].max(axis=1, initial=0)
        for number in range(max(part_of.values(), default=0) + 1):
            captures = self.captures[(number - 1) * CHUNK : number * CHUNK] if number else []
            yield captures, self.pairs[later == number]


class Comparer:
    """Reads the articles of a record and compares pairs of them. It changes nothing and locks nothing."""

    def __init__(self, record: Record, sketches: Sketches, knowledge: LinkKnowledge) -> None:
        self._record, self._sketches, self._knowledge = record, sketches, knowledge
        self._outlines = Outlines(knowledge)
        self._outlined: dict[ArticleKey, int] = {}

    def read(self, capture_nos: Sequence[int]) -> dict[ArticleKey, Keyed]:
        """The keys of all articles of some captures."""
        keyed: dict[ArticleKey, Keyed] = {}
        for first in range(0, len(capture_nos), READ):
            with self._record.reading() as connection:
                read = self._sketches.of(connection, capture_nos[first : first + READ])
            keyed |= {article: (sketch.day(), keys_of(sketch, self._knowledge)) for article, sketch in read.items()}
            self._outline(read)
        return keyed

    def packed(self, capture_nos: Sequence[int]) -> dict[int, list[bytes]]:
        """The sketches of captures that were read, for `Sketches.unpack` in another process."""
        return self._sketches.packed(capture_nos)

    def compare(self, articles: Sequence[ArticleKey], pairs: Places) -> dict[Pair[ArticleKey], Comparison]:
        """What comes of comparing pairs of articles, where anything does."""
        places = np.unique(pairs).tolist()
        missing = sorted({articles[place][0] for place in places if articles[place] not in self._outlined})
        found: dict[Pair[ArticleKey], Comparison] = {}
        with self._record.reading() as connection:
            for first in range(0, len(missing), READ):
                self._outline(self._sketches.of(connection, missing[first : first + READ]))
            number = np.full(len(articles), -1, dtype=np.int64)
            number[places] = [self._outlined[articles[place]] for place in places]
            known = list(self._outlined)
            for a, b in self._outlines.worth(number[pairs]):
                left, right = (self._sketches.one(connection, known[n]) for n in (a, b))
                value = compare(left, right, self._knowledge)
                if value:
                    found[pair_of(known[a], known[b])] = value
        return found

    def _outline(self, sketches: Mapping[ArticleKey, Sketch]) -> None:
        for article, sketch in sketches.items():
            if article not in self._outlined:
                self._outlined[article] = len(self._outlined)
                self._outlines.add(sketch)


class Crew:
    """Comparers in worker processes, each of which knows a part of what is new by heart."""

    def __init__(self, address: str, jobs: int) -> None:
        start = get_context("spawn")  # no worker inherits a lock or a database
        self._workers = [
            ProcessPoolExecutor(1, mp_context=start, initializer=_start, initargs=(address,)) for _ in range(jobs)
        ]

    def read(self, capture_nos: Sequence[int], sketches: Sketches) -> dict[ArticleKey, Keyed]:
        """As `Comparer.read`; the sketches are put into `sketches`."""
        share = -(-len(capture_nos) // len(self._workers))
        asked = [
            worker.submit(_read, capture_nos[first : min(first + SLICE, (number + 1) * share)])
            for number, worker in enumerate(self._workers)
            for first in range(number * share, min((number + 1) * share, len(capture_nos)), SLICE)
        ]
        keyed: dict[ArticleKey, Keyed] = {}
        for future in asked:
            read, packed = future.result()
            keyed |= read
            sketches.unpack(packed)
        return keyed

    def compare(
        self, articles: Sequence[ArticleKey], chunks: Sequence[Places]
    ) -> Iterator[dict[Pair[ArticleKey], Comparison]]:
        """As `Comparer.compare`, of each chunk of pairs in turn."""
        asked: list[Future[dict[Pair[ArticleKey], Comparison]]] = []
        for number, pairs in enumerate(chunks):
            places, inside = np.unique(pairs, return_inverse=True)
            mine = [articles[place] for place in places.tolist()]
            worker = self._workers[number * len(self._workers) // len(chunks)]
            asked.append(worker.submit(_compare, mine, inside.reshape(-1, 2)))
        yield from (future.result() for future in asked)

    def end(self) -> None:
        """Let the workers go, whatever they have in hand."""
        for worker in self._workers:
            worker.shutdown(wait=False, cancel_futures=True)


def compare_many(
    record: Record,
    capture_nos: Sequence[int],
    sketches: Sketches,
    knowledge: LinkKnowledge,
    *,
    jobs: int,
    tell: Callable[[int, int], None],
) -> None:
    """Compare very many captures of a record with each other and with all others that share a key with them that
    counts, by `jobs` worker processes; what comes of it does not depend on their number.

    Nothing is locked while they read and compare. A capture that is coded anew or reviewed meanwhile bears no mark any
    more that it was begun, and is left to the next call; so is what is not done when it is broken off.
    """
    with record.writing() as connection:
        mark_begun(connection, capture_nos)
    sketches.forget(capture_nos)
    here = Comparer(record, sketches, knowledge)
    crew = Crew(record.address, jobs) if jobs > 1 and record.address else None
    try:
        keyed = crew.read(capture_nos, sketches) if crew else here.read(capture_nos)
        with record.writing() as connection:
            plan = _plan(connection, capture_nos, keyed)
        chunks = list(plan.chunks())
        parts = [pairs for _, pairs in chunks]
        made = crew.compare(plan.articles, parts) if crew else (here.compare(plan.articles, part) for part in parts)
        done = 0
        for (captures, _), found in zip(chunks, made, strict=True):
            with record.writing() as connection:
                _write(connection, captures, found, sketches, [] if captures else plan.old)
            done += len(captures)
            tell(done, len(capture_nos))
    except BrokenProcessPool as error:
        raise RetryableError(
            "a worker that compares was lost", hint="give the same command again: what is done is not done again"
        ) from error
    finally:
        if crew:
            crew.end()


def _write(
    connection: Connection,
    captures: Sequence[int],
    found: Mapping[Pair[ArticleKey], Comparison],
    sketches: Sketches,
    old: Sequence[Pair[ArticleKey]],
) -> None:
    begun = select_begun(connection)
    kept = [no for no in captures if no in begun]
    late = set(captures).difference(kept)
    still = {pair: value for pair, value in found.items() if late.isdisjoint(no for no, _ in pair)}
    write_comparisons(connection, kept, sketches.of(connection, kept), still, old)


_comparer: Comparer | None = None  # of a worker process


def _start(address: str) -> None:
    """Make ready a worker process. Ctrl-C is the parent's to answer."""
    global _comparer
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    knowledge = load_link_knowledge()
    _comparer = Comparer(open_record(address), Sketches(knowledge), knowledge)


def _read(capture_nos: Sequence[int]) -> tuple[dict[ArticleKey, Keyed], dict[int, list[bytes]]]:
    assert _comparer
    return _comparer.read(capture_nos), _comparer.packed(capture_nos)


def _compare(articles: Sequence[ArticleKey], pairs: Places) -> dict[Pair[ArticleKey], Comparison]:
    assert _comparer
    return _comparer.compare(articles, pairs)


def _plan(connection: Connection, capture_nos: Sequence[int], keyed: Mapping[ArticleKey, Keyed]) -> Plan:
    """Put the keys of new captures in the place of those that they had, and say what is to be compared."""
    begun = select_begun(connection)
    new = {no for no in capture_nos if no in begun}
    before = select_keyed(connection)
    others = {article: value for article, value in before.items() if article[0] not in new}
    if not others:
        clear_keys(connection)
    else:
        for article in before.keys() - others.keys():
            remove_keys(connection, article)
    own = {article: value for article, value in keyed.items() if article[0] in new}
    add_keys(connection, own)
    kept = others | own
    articles = sorted(kept, key=lambda article: (kept[article][0], article))
    pairs = find_pairs([kept[article][1] for article in articles], [kept[article][0] for article in articles])
    fresh = np.array([article[0] in new for article in articles], dtype=np.bool_)[pairs].any(axis=1)
    stay = _named(articles, pairs[~fresh]) if others else set[Pair[ArticleKey]]()
    met = stay - _counted(before) if len(others) < len(before) else set[Pair[ArticleKey]]()
    parted = {pair for pair in select_compared(connection) if pair[0][0] not in new and pair[1][0] not in new} - stay
    place = {article: number for number, article in enumerate(articles)}
    again = [sorted((place[one], place[other])) for one, other in sorted(met)]
    captures = dict.fromkeys([*(no for no, _ in articles if no in new), *sorted(new)])
    return Plan(
        articles=articles,
        captures=list(captures),
        pairs=np.concatenate([np.array(again, dtype=np.int64).reshape(-1, 2), pairs[fresh]]),
        old=sorted(met | parted),
    )


def _counted(keyed: Mapping[ArticleKey, Keyed]) -> set[Pair[ArticleKey]]:
    """The pairs of articles that share a key that counts."""
    articles = sorted(keyed)
    pairs = find_pairs([keyed[article][1] for article in articles], [keyed[article][0] for article in articles])
    return _named(articles, pairs)


def _named(articles: Sequence[ArticleKey], pairs: Places) -> set[Pair[ArticleKey]]:
    return {pair_of(articles[a], articles[b]) for a, b in pairs.tolist()}
