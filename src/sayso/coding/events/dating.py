"""The day of an event: what its words say, bounded by the day of the report; else shortly before the report."""

from dataclasses import replace
from datetime import date, timedelta

from sayso.coding.events.drafts import Draft
from sayso.model import Article, Span, When

NEWS_DAYS = 14
"""Nine in ten undated acts that wire reports tell as news happened in so many days before the report: most of them in
the last four, a few in the second week."""
REPORTED = frozenset({"asserted", "alleged", "denied"})
CERTAIN = frozenset({"dateline", "metadata", "url", "byline", "date_line"})
"""Where a date of publication is written as such; what a caption or a neighbour suggests is no ground for more."""


def date_event(draft: Draft, article: Article) -> When | None:
    """When the event of a draft happened, if anything says so.

    What is reported as done was done by the day of publication: "this week" ends there, and a later date beside it is
    that of something else. An act that a report with a
    dateline tells as news without a date happened in the week before; then `basis` is `publication`, and `evidence` is
    where the date of publication stands.
    """
    written = publication_day(article)
    if draft.status not in REPORTED or written is None:
        return draft.when
    day = written.isoformat()
    if draft.when is not None and (draft.when.start or "") <= day:
        if draft.when.start and draft.when.start < day < (draft.when.end or ""):
            return replace(draft.when, end=day, granularity="interval")
        return draft.when
    published = article.published
    if draft.historical or article.dateline is None or published is None or published.basis not in CERTAIN:
        return None
    return up_to(written, published.evidence)


def publication_day(article: Article) -> date | None:
    """The day of publication; None where it is not known to the day."""
    value = article.published.value if article.published else None
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def up_to(day: date, evidence: Span | None, days: int = NEWS_DAYS) -> When:
    """The stretch of so many days that ends with `day`, inferred from publication."""
    return When(
        start=(day - timedelta(days)).isoformat(),
        end=day.isoformat(),
        granularity="interval",
        basis="publication",
        evidence=evidence,
    )
