"""The local engine: order, faults and limits, with one process and with several."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from sayso import __version__
from sayso.captures import Page
from sayso.captures.retrieval import Retrieval
from sayso.engines import Bounds, Coder, code_captures, coder_version
from sayso.engines.local import IN_FLIGHT_PER_WORKER, Workers
from sayso.errors import ConfigError
from sayso.ids import bytes_id, text_digest
from sayso.model import Capture, CaptureHead, CodedCapture


def captures(*texts: str) -> list[Capture]:
    return [
        Capture(id=bytes_id(text.encode()), path=f"{no}.txt", text=text, media_type="text/plain", view="text/1")
        for no, text in enumerate(texts)
    ]


def coder(capture: Capture) -> CodedCapture:
    if capture.text == "raise":
        raise ValueError("an odd page")
    if capture.text == "deep":
        return coder(capture)
    if capture.text == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if capture.text == "leave":
        os._exit(3)
    if capture.text == "hang":
        time.sleep(60)
    if capture.text == "swell":
        bytearray(400_000_000)
    if capture.text == "slow":
        time.sleep(0.3)
    if capture.text == "places":
        exec("1 / 0", {"__name__": "sayso.coding.places.toponyms"})  # as if that module had failed
    return CodedCapture(
        capture=CaptureHead(
            id=capture.id,
            path=capture.path,
            url=None,
            media_type=capture.media_type,
            captured_at=None,
            view=capture.view,
            text_sha256=text_digest(capture.text),
            text=capture.text,
        )
    )


def load() -> Coder:
    return coder


def load_slowly() -> Coder:
    time.sleep(1)
    return coder


def load_nothing() -> Coder:
    raise ConfigError("the lexicon is missing", hint="install sayso again")


def texts_and_problems(found: list[CodedCapture]) -> list[tuple[str | None, str]]:
    return [(coded.capture.text, coded.problems[-1].kind if coded.problems else "") for coded in found]


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_captures_and_a_fault_costs_one_capture(jobs: int) -> None:
    given = captures("slow", "a", "raise", "b", "deep", "slow", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")
    found = list(code_captures(given, jobs=jobs, load=load))
    failed = {"raise", "deep"}
    assert texts_and_problems(found) == [(c.text, "coder_failed" if c.text in failed else "") for c in given]
    assert found[2].problems[0].message == "ValueError: an odd page"
    assert [coded.capture.path for coded in found] == [capture.path for capture in given]


@pytest.mark.parametrize("death", ["die", "leave"])
def test_a_worker_that_dies_costs_the_capture_it_had_in_hand(death: str) -> None:
    given = captures("a", death, "b", death + " not", "c", death, "d")
    found = list(code_captures(given, jobs=2, load=load))
    assert texts_and_problems(found) == [(c.text, "coder_failed" if c.text == death else "") for c in given]
    assert "died" in found[1].problems[0].message


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_capture_that_hangs_or_swells_costs_itself_alone(jobs: int) -> None:
    given = captures("a", "hang", "b", "swell", "c", "slow", "d")
    bounds = Bounds(timeout_s=1, memory_bytes=200_000_000)
    found = list(code_captures(given, jobs=jobs, load=load, bounds=bounds))
    assert texts_and_problems(found) == [
        ("a", ""), ("hang", "coder_timeout"), ("b", ""), ("swell", "coder_failed"), ("c", ""), ("slow", ""), ("d", ""),
    ]  # fmt: skip
    assert found[1].problems[0].message == "coding this capture took longer than 1 s"
    assert found[3].problems[0].message.startswith("MemoryError")
    assert not multiprocessing.active_children()


def test_loading_does_not_count_as_time_for_the_first_capture() -> None:
    found = list(code_captures(captures("a", "b"), load=load_slowly, bounds=Bounds(timeout_s=0.5)))
    assert texts_and_problems(found) == [("a", ""), ("b", "")]


@pytest.mark.parametrize("bounds", [None, Bounds(timeout_s=60)])
def test_a_page_is_read_by_who_codes_it(bounds: Bounds | None) -> None:
    where = Retrieval(path="a.jsonl#1", max_bytes=1000)
    pages = [
        Page(raw=b'{"text": "a", "url": "http://a.example/1"}', kind="line", retrieval=where),
        Page(raw=b"b", kind="no such reader", retrieval=where),
    ]
    read, unread = code_captures(pages, load=load, bounds=bounds)
    assert (read.capture.id, read.capture.text) == (pages[0].id, "a")
    assert (unread.capture.id, unread.capture.path, unread.capture.text) == (pages[1].id, "a.jsonl#1", "")
    assert [(problem.stage, problem.kind) for problem in unread.problems] == [("captures", "coder_failed")]


def test_the_stage_of_a_fault_is_where_it_was_raised() -> None:
    found = list(code_captures(captures("places", "raise"), load=load))
    assert [coded.problems[0].stage for coded in found] == ["places", "parses"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_coder_that_cannot_be_loaded_stops_everything(jobs: int) -> None:
    with pytest.raises(ConfigError, match="lexicon") as caught:
        list(code_captures(captures("a", "b"), jobs=jobs, load=load_nothing))
    assert caught.value.hint == "install sayso again"


def test_workers_stay_from_one_call_to_the_next_and_go_when_one_is_given_up() -> None:
    workers = Workers(jobs=2, load=load, bounds=Bounds(timeout_s=60))
    first = list(workers.code(captures("a", "b", "c")))
    there = set(multiprocessing.active_children())
    again = list(workers.code(captures("slow", "die", "d")))
    assert texts_and_problems(first + again) == [
        ("a", ""), ("b", ""), ("c", ""), ("slow", ""), ("die", "coder_failed"), ("d", ""),
    ]  # fmt: skip
    assert len(there) == 2
    assert there & set(multiprocessing.active_children())
    given_up = workers.code(captures("a", "b", "c"))
    next(given_up)
    given_up.close()
    assert not multiprocessing.active_children()
    assert texts_and_problems(list(workers.code(captures("a")))) == [("a", "")]
    workers.stop()


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_is_loaded_for_nothing(jobs: int) -> None:
    assert list(code_captures([], jobs=jobs, load=load_nothing)) == []


def test_captures_are_not_read_far_ahead() -> None:
    read = 0

    def many() -> Iterator[Capture]:
        nonlocal read
        for capture in captures(*(str(no) for no in range(100))):
            read += 1
            yield capture

    coded = code_captures(many(), jobs=2, load=load)
    for taken, _ in enumerate(coded, start=1):
        assert read <= taken + 2 * IN_FLIGHT_PER_WORKER
    assert read == 100


def test_an_engine_that_is_left_leaves_no_worker_behind() -> None:
    coded = code_captures(captures("a", "slow", "slow", "slow"), jobs=2, load=load)
    next(coded)
    pids = [child.pid for child in multiprocessing.active_children()]
    coded.close()
    assert pids
    assert not multiprocessing.active_children()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid or 0, 0)


def test_the_version_of_the_coder_names_its_release_and_is_the_same_in_another_process() -> None:
    there = subprocess.run(
        [sys.executable, "-c", "from sayso.engines import coder_version; print(coder_version())"],
        env=dict(os.environ) | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == coder_version()
    assert coder_version().startswith(f"{__version__}+")
