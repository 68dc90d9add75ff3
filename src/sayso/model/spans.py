"""Spans: where in a capture's text something stands."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)`: half-open, in Unicode code points, into the text view of one capture."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether every character of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start


def overlap_length(one: Span, other: Span) -> int:
    """Number of code points that two spans share; 0 if they are apart."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that contains all of `spans`. Raises ValueError if there are none."""
    listed = list(spans)
    return Span(min(span.start for span in listed), max(span.end for span in listed))


def covers(spans: Iterable[Span], inner: Span) -> bool:
    """Whether one of `spans` contains `inner` whole."""
    return any(span.contains(inner) for span in spans)


def trim(text: str, start: int, end: int) -> Span:
    """`[start, end)` without white space at its ends; empty (`start == end`) if it holds nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
