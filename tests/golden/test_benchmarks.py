"""Every span of every output of every benchmark input keeps its promises; read where the benchmarks are at hand."""

from pathlib import Path

import pytest
from eval.bench import NoBenchmarksError, Split, bench_folder
from eval.run import read_floors

from sayso.captures import read_captures
from sayso.coding import Knowledge, code_capture
from sayso.model import find_faults

PARTS = 4


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("split", read_floors(), ids=lambda split: f"{split.task}.{split.name}")
def test_outputs_keep_every_promise(split: Split, part: int, tmp_path: Path, knowledge: Knowledge) -> None:
    try:
        bench_folder()
    except NoBenchmarksError as error:
        pytest.skip(str(error))
    split.write_inputs(tmp_path)
    paths = sorted(str(path) for path in tmp_path.iterdir())[part::PARTS]
    for capture in read_captures(paths, max_bytes=20_000_000):
        coded = code_capture(capture, knowledge)
        assert find_faults(coded) == [], capture.path
        assert coded.capture.text == capture.text
