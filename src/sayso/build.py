"""The composition root: which parts are used, put together from settings."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, fields, replace
from itertools import chain, takewhile

from sayso.captures import Page, find_files, find_pages, read_page
from sayso.config import Settings
from sayso.engines import (
    Bounds,
    Cluster,
    Linker,
    Relinking,
    Work,
    code_captures,
    code_shards,
    coder_version,
    find_done,
    forget_shard,
    plan_shards,
    read_shards,
)
from sayso.errors import ConfigError
from sayso.linking import DEFAULT_RULE, RULES
from sayso.model import Capture, CodedCapture, Problem
from sayso.record import Counts, Record, Run, Written, count, is_retried
from sayso.storage import make_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading captures into a record has come to so far; `counts` is of the captures read, old and new."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    counts: Counts = field(default_factory=Counts)


def find_captures(paths: Iterable[str], settings: Settings) -> Iterator[Capture | Page]:
    """Every capture under `paths`, in a stable order, to be read by who codes it.

    Raises CaptureError at once for a path that is not there.
    """
    return find_pages(tuple(paths), max_bytes=settings.max_capture_bytes)


def code_all(captures: Iterable[Capture | Page], settings: Settings) -> Generator[CodedCapture, None, None]:
    """Each capture read and coded, in their order, within the bounds that are set."""
    return code_captures(captures, jobs=settings.jobs, bounds=_bounds(settings))


def read_into(
    record: Record,
    captures: Iterable[Capture | Page],
    settings: Settings,
    *,
    coder: str | None = None,
    tell: Callable[[Reading, str], None] = lambda reading, path: None,
) -> Reading:
    """Code captures into the record, but for those that it holds already as this coder codes them.

    Each capture is written whole before the next; whatever interrupts the run, the same call goes on from there.
    `tell` hears after each capture how far it is, and its path. Raises RetryableError if the record is locked or
    its disk is full.
    """
    run = Run(record, coder=coder or coder_version())
    reading = Reading()

    def unknown() -> Iterator[Capture | Page]:
        nonlocal reading
        for capture in captures:
            if run.holds(capture):
                if not run.knows_location(capture):
                    run.note_location(read_page(capture))
                reading = _told(reading, Written.UNCHANGED, count(record, capture.id))
                tell(reading, capture.path)
            else:
                yield capture

    with closing(code_all(unknown(), settings)) as coded_captures:
        for coded in coded_captures:
            written = _write(run, coded)
            reading = _told(reading, written, count(record, coded.capture.id))
            tell(reading, coded.capture.path)
    run.end()
    return reading


def read_by_cluster(
    record: Record,
    paths: Iterable[str],
    settings: Settings,
    cluster: Cluster,
    *,
    folder: str,
    tell: Callable[[Reading, str], None] = lambda reading, path: None,
) -> Reading:
    """As `read_into`, with the coding done by Daft, shard by shard, into a `folder` that all workers see.

    The record is the same as `read_into` makes: shards go into it in the order of their files, and one with a capture
    that is to be tried again is coded again by the next run. Raises ConfigError if
    Daft is not installed, CaptureError for a path that is not there, RetryableError where a worker is lost.
    """
    make_folder(folder)
    shards = plan_shards(find_files(tuple(paths)), coder=coder_version(), shard_bytes=settings.shard_bytes)
    work = Work(folder=folder, max_bytes=settings.max_capture_bytes, bounds=_bounds(settings))
    run = Run(record, coder=coder_version())
    reading = Reading()
    kept = 0
    done = find_done(shards, folder)
    for shard in chain(code_shards(shards, work, cluster), [None]):  # once more when all are done, if only long ago
        done |= {shard} if shard else find_done(shards, folder)
        ready = list(takewhile(done.__contains__, shards[kept:]))
        for one in ready:
            retried = False
            for coded in read_shards([one], folder):
                written = _write(run, coded)
                reading = _told(reading, written, count(record, coded.capture.id))
                tell(reading, coded.capture.path)
                retried = retried or is_retried(coded)
            if retried:
                forget_shard(one, folder)
        kept += len(ready)
    run.end()
    return reading


def link_record(
    record: Record, settings: Settings, *, by: str = "machine", tell: Callable[[int, int], None] = lambda done, of: None
) -> Relinking:
    """Link what the record holds and has not linked yet; `by` says in the change feed whose doing it is.

    `tell` hears how many of the new captures are compared. Broken off, the same call goes on from there. Raises
    ConfigError for a rule of figures that there is not.
    """
    return Linker(record, rule=figure_rule(settings), jobs=settings.jobs).link(by=by, tell=tell)


def figure_rule(settings: Settings) -> str:
    """The rule of figures that is set, or linking's own. Raises ConfigError for one that there is not."""
    rule = settings.rule or DEFAULT_RULE
    if rule not in RULES:
        raise ConfigError(f"no rule of figures is called {rule}", hint=f"there are {', '.join(RULES)}")
    return rule


def _bounds(settings: Settings) -> Bounds | None:
    bounds = Bounds(timeout_s=settings.capture_timeout_s, memory_bytes=settings.capture_memory_bytes)
    return None if bounds == Bounds() else bounds


def _write(run: Run, coded: CodedCapture) -> Written:
    try:
        return run.write(coded)
    except (OverflowError, UnicodeError) as error:
        problem = Problem(stage="events", kind="not_recordable", message=f"{type(error).__name__}: {error}")
        return run.write(replace(coded, articles=(), problems=(*coded.problems, problem)))


def _told(reading: Reading, written: Written, counts: Counts) -> Reading:
    return Reading(
        new=reading.new + (written is Written.NEW),
        changed=reading.changed + (written is Written.CHANGED),
        unchanged=reading.unchanged + (written is Written.UNCHANGED),
        counts=Counts(
            **{
                field.name: getattr(reading.counts, field.name) + getattr(counts, field.name)
                for field in fields(Counts)
            }
        ),
    )
