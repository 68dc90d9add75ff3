"""Dates: of publication, in the text, and of events. All are ISO 8601 and keep their precision."""

from dataclasses import dataclass

from sayso.model.spans import Span
from sayso.model.vocabulary import DateBasis, Granularity, PublishedBasis, TimexType


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationDate:
    """When an article was published. `value` is None where only bounds are known.

    `earliest` and `latest` are inclusive bounds, None where open. `evidence` is where the date was read.
    """

    value: str | None
    earliest: str | None
    latest: str | None
    basis: PublishedBasis
    evidence: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """An expression of time, with TIMEX3's type and value (TimeML 1.2.1).

    `value` keeps what is known where the anchor is not (`XXXX-WXX-4`: a Thursday). `anchor` says what it was resolved
    against: `published`, `text` (an earlier timex), or None for an expression that needs none.
    """

    span: Span
    type: TimexType
    value: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When an event happened: an inclusive interval of ISO days (or of coarser dates); a bound may be open (None)."""

    start: str | None
    end: str | None
    granularity: Granularity
    basis: DateBasis
    evidence: Span | None
