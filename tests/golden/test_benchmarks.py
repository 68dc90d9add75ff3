"""Outputs of benchmark inputs keep their promises; read where the benchmarks are at hand.

`make eval` holds every document of every split against the same promises and fails on one that is broken. Here every
second one is read, so that the tests stay quick.
"""

from pathlib import Path

import pytest
from eval.bench import NoBenchmarksError, Split, bench_folder
from eval.run import read_floors

from sayso.captures import read_captures
from sayso.coding import Knowledge, code_capture
from sayso.model import find_faults

PARTS, READ = 4, 2


@pytest.mark.slow
@pytest.mark.parametrize("part", range(READ))
@pytest.mark.parametrize("split", read_floors(), ids=lambda split: f"{split.task}.{split.name}")
def test_outputs_keep_every_promise(split: Split, part: int, tmp_path: Path, knowledge: Knowledge) -> None:
    try:
        bench_folder()
    except NoBenchmarksError as error:
        pytest.skip(str(error))
    split.write_inputs(tmp_path)
    paths = sorted(str(path) for path in tmp_path.iterdir())[2 * part :: PARTS]
    for capture in read_captures(paths, max_bytes=20_000_000):
        coded = code_capture(capture, knowledge)
        assert find_faults(coded) == [], capture.path
        assert coded.capture.text == capture.text
