"""Reviews: events as people say they are, in place of what was coded."""

from collections.abc import Mapping
from dataclasses import replace

from sayso.linking.decisions import Review
from sayso.linking.reports import Report, ReportedEvent
from sayso.model import Member, correct


def review_report(report: Report, reviews: Mapping[Member, Review]) -> Report:
    """The report with its events as people say they are; without those that were rejected."""
    if not reviews:
        return report
    kept = (
        event if review is None else _corrected(event, review)
        for event in report.events
        for review in [reviews.get(replace(report.member, event=event.id))]
        if review is None or not review.rejected
    )
    return replace(report, events=tuple(kept))


def _corrected(event: ReportedEvent, review: Review) -> ReportedEvent:
    for name, value in review.values.items():
        event = correct(event, name, value)
    return event
