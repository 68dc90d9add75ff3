"""Whatever the coded format can say, the record keeps."""

from hypothesis import HealthCheck, given, settings

from coded_strategies import CODED
from sayso.coded_format import encode
from sayso.model import CodedCapture
from sayso.record import Run, open_record, read_coded


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(coded=CODED)
def test_a_capture_comes_back_as_it_was_written(coded: CodedCapture) -> None:
    with open_record(":memory:", create=True) as record:
        Run(record, coder="1").write(coded)
        (found,) = read_coded(record)
    assert found == coded
    assert encode(found, with_text=True) == encode(coded, with_text=True)
