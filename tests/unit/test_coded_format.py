import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from coded_strategies import CODED
from sayso.captures import read_captures
from sayso.coded_format import decode, encode, json_schema
from sayso.coding import Knowledge, code_capture
from sayso.errors import CaptureError
from sayso.model import CodedCapture

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(coded=CODED)
def test_what_is_written_is_read_back_the_same(coded: CodedCapture) -> None:
    assert decode(encode(coded, with_text=True)) == coded


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(coded=CODED)
def test_whatever_the_records_can_hold_keeps_to_the_schema(coded: CodedCapture) -> None:
    VALIDATOR.validate(json.loads(encode(coded)))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_the_examples_as_coded_keep_to_the_schema(examples, knowledge: Knowledge) -> None:
    coded = [code_capture(capture, knowledge) for capture in read_captures([str(examples)], max_bytes=10**7)]
    assert len(coded) == 3
    for one in coded:
        VALIDATOR.validate(json.loads(encode(one)))
        VALIDATOR.validate(json.loads(encode(one, with_text=True)))
        assert decode(encode(one, with_text=True)) == one


def test_the_text_is_written_only_when_asked_for(examples, knowledge: Knowledge) -> None:
    capture = next(iter(read_captures([str(examples)], max_bytes=10**7)))
    coded = code_capture(capture, knowledge)
    assert "text" not in json.loads(encode(coded))["capture"]
    assert json.loads(encode(coded, with_text=True))["capture"]["text"] == capture.text


@pytest.mark.parametrize(
    "line", ["", "no JSON", "[]", "{}", '{"capture": 1}', b"\xff", '{"capture": {"id": 3}, "articles": []}']
)
def test_what_is_no_coded_capture_is_refused_with_a_hint(line: str | bytes) -> None:
    with pytest.raises(CaptureError) as caught:
        decode(line)
    assert caught.value.kind == "not_coded_format"
    assert "sayso code" in caught.value.hint
