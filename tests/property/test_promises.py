"""Whatever the text: coding raises nothing, and what it writes keeps every promise of the format."""

import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.coded_format import decode, encode, json_schema, to_builtins
from sayso.coding import Knowledge, code_capture
from sayso.ids import bytes_id
from sayso.model import Capture, find_faults

SENTENCES = [
    "Gunmen attacked the home of Mahmoud Nasser in Basra on Thursday, killing at least 12, said a security source.",
    "“We did not fire,” the army said in a statement. “They opened fire first.",
    "The ministry denied that its forces had arrested 264 people since October 7, 2023, AFP reported.",
    "In November, during a visit by interim President Ahmed Karim to Paris, the two sides signed an agreement.",
    "According to the U.N., more than 1,000 Palestinians, including dozens of children, have been displaced.",
    "BAGHDAD, July 12 (Reuters) - Police shot dead two protesters, activists said.",
    "Armed Gang Forces Residents Out of Eastern District",
    "Protesters in Port Halden Demand Inquiry - Photo: Jane Roe/AP",
    "TT",
    "Read also: Ten things to know",
    "## What comes next",
    'He said: \'It was "them" who "did it.',
]
MARKS = "\u200f\u202e\u2066\U0001f600\u0301\ufeff\x00\ud7ff\U0010ffffﬁİß“”\"'«»(]…—\u0600\r\x0c\u2028\u00a0\t"
ODD = st.one_of(st.sampled_from(MARKS), st.just("\r\n"), st.just("\n\n\n"), st.just("e\u0301"))
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES),
        ODD,
        st.text(max_size=30),
        st.sampled_from(["\n", "\n\n", " ", ""]),
    ),
    max_size=24,
).map("".join)


def coded_text(text: str, knowledge: Knowledge):
    text = text.encode("utf-8", "replace").decode("utf-8")
    raw = text.encode("utf-8")
    capture = Capture(id=bytes_id(raw), path="odd.txt", text=text, media_type="text/plain", view="text/1")
    return code_capture(capture, knowledge)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_odd_texts_are_coded_and_keep_every_promise(text: str, knowledge: Knowledge) -> None:
    coded = coded_text(text, knowledge)
    assert find_faults(coded) == []
    jsonschema.validate(json.loads(encode(coded)), json_schema())
    assert decode(encode(coded, with_text=True)) == coded


@settings(max_examples=15, deadline=None)
@given(text=TEXTS)
def test_coding_twice_gives_the_same(text: str, knowledge: Knowledge) -> None:
    assert to_builtins(coded_text(text, knowledge)) == to_builtins(coded_text(text, knowledge))


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "a" * 1_000_000,
        "word " * 20_000,
        "“" * 20_000,
        "Police arrested two men, " * 4_000,
        "\n".join(["TT"] * 100_000),
        "(" * 10_000 + ")" * 10_000,
        "1" * 500_000,
        "\u202e\u0301" * 100_000,
    ],
    ids=["one-word", "words", "quotes", "one-sentence", "widgets", "brackets", "digits", "marks"],
)
def test_a_line_of_up_to_a_megabyte_is_coded(line: str, knowledge: Knowledge) -> None:
    assert find_faults(coded_text(line, knowledge)) == []
