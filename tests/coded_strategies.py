"""Hypothesis strategies for everything that the coded format can say, made from the records' types."""

from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from sayso.model import CodedCapture, Span

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
NUMBERS = st.integers(0, 2**63 - 1)
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: NUMBERS,
    float: st.floats(allow_nan=False, allow_infinity=False).map(lambda degrees: degrees + 0.0),  # no -0.0
    bool: st.booleans(),
    NoneType: st.none(),
    Span: st.builds(Span, NUMBERS, NUMBERS),
}


def of_type(hint: Any) -> st.SearchStrategy[Any]:
    if hint in LEAVES:
        return LEAVES[hint]
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: of_type(hints[field.name]) for field in fields(hint)})
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*map(of_type, get_args(hint)))
    assert get_origin(hint) is tuple
    return st.lists(of_type(get_args(hint)[0]), max_size=2).map(tuple)


CODED: st.SearchStrategy[CodedCapture] = of_type(CodedCapture)
