"""Coding on this machine: in this process, or in worker processes that may hang or die without harm to the rest."""

import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from math import inf
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from sayso.captures import Page
from sayso.engines.bounds import Bounds, bound_memory, now_s
from sayso.engines.coder import Coder, LoadCoder, code_or_say_why, load_coder, not_coded
from sayso.errors import ConfigError, SaysoError
from sayso.model import Capture, CodedCapture

IN_FLIGHT_PER_WORKER = 4
"""Captures read ahead or waiting for an earlier one, per worker: bounds memory, hides captures of uneven length."""


def code_captures(
    captures: Iterable[Capture | Page], *, jobs: int = 1, load: LoadCoder = load_coder, bounds: Bounds | None = None
) -> Generator[CodedCapture, None, None]:
    """Each capture read, where it is a page still, and coded, in the order of `captures`, by `jobs` worker processes.

    One job without bounds codes in this process. `load` is called once per worker and, for worker processes, must be
    importable by name. A capture that raises, kills its worker or goes past `bounds` comes back with a Problem
    (`coder_failed`, `coder_timeout`) and no articles. Raises ConfigError if no coder can be loaded.
    """
    workers = Workers(jobs, load, bounds)
    try:
        yield from workers.code(captures)
    finally:
        workers.stop()


def _code_here(captures: Iterable[Capture | Page], load: LoadCoder) -> Iterator[CodedCapture]:
    coder: Coder | None = None
    for capture in captures:
        coder = coder or load()  # not before there is something to code
        yield code_or_say_why(capture, coder)


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    place: int | None = None  # place in the order of the capture that it has in hand
    loaded: bool = False
    since_s: float = 0.0  # when it was given that capture, or had loaded


class Workers:
    """Worker processes, one pipe each, so that a dead one is known by the capture it had in hand.

    They stay, loaded, from one call of `code` to the next; none are needed for one job without bounds.
    """

    def __init__(self, jobs: int = 1, load: LoadCoder = load_coder, bounds: Bounds | None = None) -> None:
        self._context = get_context("spawn")  # no worker inherits a lock, a database or another worker's pipe
        self._jobs = jobs
        self._load = load
        self._here = jobs == 1 and bounds is None
        self._bounds = bounds or Bounds()
        self._workers: list[_Worker] = []

    def code(self, captures: Iterable[Capture | Page]) -> Generator[CodedCapture, None, None]:
        """As `code_captures`; whoever does not go on to the end stops the workers."""
        whole = False
        try:
            yield from _code_here(captures, self._load) if self._here else self._code(iter(captures))
            whole = True
        finally:
            if not whole:
                self.stop()

    def _code(self, captures: Iterator[Capture | Page]) -> Iterator[CodedCapture]:
        window: deque[Capture | Page] = deque()  # read and not yet handed out, oldest first
        done: dict[int, CodedCapture] = {}
        first, next_out = 0, 0  # places of the oldest in the window, and of the next to be handed out to a worker
        exhausted = False
        while True:
            while not exhausted and len(window) < self._jobs * IN_FLIGHT_PER_WORKER:
                capture = next(captures, None)
                exhausted = capture is None
                if capture is not None:
                    window.append(capture)
                    next_out = self._hand_out(window, first, next_out)
            if not window:
                return
            if first not in done:
                next_out = self._hand_out(window, first, next_out)
                done |= self._collect(window, first)
            while first in done:
                window.popleft()
                yield done.pop(first)
                first += 1

    def stop(self) -> None:
        """End the workers, whatever they have in hand."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def _hand_out(self, window: deque[Capture | Page], first: int, next_out: int) -> int:
        """Give waiting captures to idle workers, starting workers up to `jobs`; the place after the last one given."""
        while next_out < first + len(window):
            worker = next((worker for worker in self._workers if worker.place is None), None)
            if worker is None and len(self._workers) == self._jobs:
                break
            worker = worker or self._start()
            worker.place, worker.since_s = next_out, now_s()
            with suppress(OSError):  # it died idle or while it loaded: its pipe is at its end, which `_collect` sees
                worker.pipe.send(window[next_out - first])
            next_out += 1
        return next_out

    def _collect(self, window: deque[Capture | Page], first: int) -> dict[int, CodedCapture]:
        """Wait for workers; what they coded by place, with a Problem for what a dead or a late one had in hand."""
        busy = {worker.pipe: worker for worker in self._workers if worker.place is not None}
        done: dict[int, CodedCapture] = {}
        for pipe in wait(list(busy), timeout=self._patience_s()):
            worker = busy[pipe]  # type: ignore[index]
            place = worker.place
            assert place is not None
            try:
                result = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                message = f"the worker process died while it coded this capture (exit code {worker.process.exitcode})"
                done[place] = not_coded(window[place - first], message)
                continue
            if isinstance(result, SaysoError):
                raise result
            if result is None:  # it has loaded, and begins only now
                worker.loaded, worker.since_s = True, now_s()
                continue
            worker.place = None
            done[place] = result
        for worker in [worker for worker in self._workers if self._left_s(worker) <= 0]:
            assert worker.place is not None
            if worker.pipe.poll():  # it was done at the last moment
                continue
            worker.process.kill()
            self._bury(worker)
            message = f"coding this capture took longer than {self._bounds.timeout_s:g} s"
            done[worker.place] = not_coded(window[worker.place - first], message, kind="coder_timeout")
        return done

    def _patience_s(self) -> float | None:
        """Until the first worker at work will be late; None while none can be."""
        left = min((self._left_s(worker) for worker in self._workers), default=inf)
        return None if left == inf else max(left, 0.0)

    def _left_s(self, worker: _Worker) -> float:
        """How much longer a worker may take for what it has in hand; for ever while it loads or is idle."""
        if self._bounds.timeout_s is None or worker.place is None or not worker.loaded:
            return inf
        return worker.since_s + self._bounds.timeout_s - now_s()

    def _bury(self, worker: _Worker) -> None:
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._load, self._bounds), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process=process, pipe=ours)
        self._workers.append(worker)
        return worker


def _work(pipe: Connection, load: LoadCoder, bounds: Bounds) -> None:
    """What a worker does: load, then code what comes until the pipe ends. Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        try:
            coder = load()
        except SaysoError as error:
            pipe.recv()
            pipe.send(ConfigError(error.message, hint=error.hint))
            return
        bound_memory(bounds)
        pipe.send(None)
        while True:
            pipe.send(code_or_say_why(pipe.recv(), coder))
    except (EOFError, OSError):
        return  # the parent has gone
