"""When an act happened that a report tells without a date: shortly before the report."""

from datetime import date, timedelta

from sayso.coding.events.drafts import Draft
from sayso.model import Article, When

NEWS_DAYS = 7
"""Nine in ten undated acts of wire reports happened in this many days before the report, four in ten on its day."""
REPORTED = frozenset({"asserted", "alleged", "denied"})
CERTAIN = frozenset({"dateline", "metadata", "url", "byline", "date_line"})
"""Where a date of publication is written as such; what a caption or a neighbour suggests is no ground for more."""


def when_reported(draft: Draft, article: Article) -> When | None:
    """The week up to publication, for an act told as news in a report with a dateline; else None.

    `basis` is `publication`, and `evidence` is where the date of publication stands.
    """
    published = article.published
    if published is None or published.basis not in CERTAIN or article.dateline is None:
        return None
    if draft.historical or draft.status not in REPORTED:
        return None
    day = _day(published.value)
    if day is None:
        return None
    first = day - timedelta(NEWS_DAYS)
    return When(
        start=first.isoformat(),
        end=day.isoformat(),
        granularity="interval",
        basis="publication",
        evidence=published.evidence,
    )


def _day(value: str | None) -> date | None:
    if value is None or len(value) < len("2000-01-01"):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
