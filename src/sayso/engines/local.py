"""Coding on this machine: in this process, or in worker processes that may die without harm to the rest."""

import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from sayso.engines.coder import Coder, LoadCoder, code_or_say_why, load_coder, not_coded
from sayso.errors import ConfigError, SaysoError
from sayso.model import Capture, CodedCapture

IN_FLIGHT_PER_WORKER = 4
"""Captures read ahead or waiting for an earlier one, per worker: bounds memory, hides captures of uneven length."""


def code_captures(
    captures: Iterable[Capture], *, jobs: int = 1, load: LoadCoder = load_coder
) -> Generator[CodedCapture, None, None]:
    """Each capture coded, in the order of `captures`, by `jobs` worker processes (1: in this process).

    `load` is called once per worker and, with more than one, must be importable by name. A capture that raises, or
    kills its worker, comes back with a Problem `coder_failed` and no articles. Raises ConfigError if no coder can be
    loaded.
    """
    if jobs == 1:
        yield from _code_here(captures, load)
        return
    pool = _Pool(jobs, load)
    try:
        yield from pool.code(iter(captures))
    finally:
        pool.stop()


def _code_here(captures: Iterable[Capture], load: LoadCoder) -> Iterator[CodedCapture]:
    coder: Coder | None = None
    for capture in captures:
        coder = coder or load()  # not before there is something to code
        yield code_or_say_why(capture, coder)


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    place: int | None = None  # place in the order of the capture that it has in hand


class _Pool:
    """Worker processes, one pipe each, so that a dead one is known by the capture it had in hand."""

    def __init__(self, jobs: int, load: LoadCoder) -> None:
        self._context = get_context("spawn")  # no worker inherits a lock, a database or another worker's pipe
        self._jobs = jobs
        self._load = load
        self._workers: list[_Worker] = []

    def code(self, captures: Iterator[Capture]) -> Iterator[CodedCapture]:
        window: deque[Capture] = deque()  # read and not yet handed out, oldest first
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
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def _hand_out(self, window: deque[Capture], first: int, next_out: int) -> int:
        """Give waiting captures to idle workers, starting workers up to `jobs`; the place after the last one given."""
        while next_out < first + len(window):
            worker = next((worker for worker in self._workers if worker.place is None), None)
            if worker is None and len(self._workers) == self._jobs:
                break
            worker = worker or self._start()
            worker.place = next_out
            with suppress(OSError):  # it died idle or while it loaded: its pipe is at its end, which `_collect` sees
                worker.pipe.send(window[next_out - first])
            next_out += 1
        return next_out

    def _collect(self, window: deque[Capture], first: int) -> dict[int, CodedCapture]:
        """Wait for workers; what they coded by place, with a Problem for what a dead one had in hand."""
        busy = {worker.pipe: worker for worker in self._workers if worker.place is not None}
        done: dict[int, CodedCapture] = {}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]
            place = worker.place
            assert place is not None
            try:
                result = worker.pipe.recv()
            except (EOFError, OSError):
                worker.process.join()
                self._workers.remove(worker)
                message = f"the worker process died while it coded this capture (exit code {worker.process.exitcode})"
                done[place] = not_coded(window[place - first], message)
                continue
            if isinstance(result, SaysoError):
                raise result
            worker.place = None
            done[place] = result
        return done

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._load), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process=process, pipe=ours)
        self._workers.append(worker)
        return worker


def _work(pipe: Connection, load: LoadCoder) -> None:
    """What a worker does: load, then code what comes until the pipe ends. Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        try:
            coder = load()
        except SaysoError as error:
            pipe.recv()
            pipe.send(ConfigError(error.message, hint=error.hint))
            return
        while True:
            pipe.send(code_or_say_why(pipe.recv(), coder))
    except (EOFError, OSError):
        return  # the parent has gone
