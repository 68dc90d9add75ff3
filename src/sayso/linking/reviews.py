"""Reviews: events as people say they are, in place of what was coded."""

from collections.abc import Mapping
from dataclasses import replace

from sayso.linking.reports import Report, ReportedEvent, ReportedParty
from sayso.model import PARTIES, Member, Review, correct, read_parties


def review_report(report: Report, reviews: Mapping[Member, Review]) -> Report:
    """The report with its events as people say they are; without those that were rejected."""
    if not reviews:
        return report
    found = {event.id: reviews.get(replace(report.member, event=event.id)) for event in report.events}
    rejected = {name for name, review in found.items() if review is not None and review.rejected}
    corrected = correct_report(report, reviews)
    return replace(corrected, events=tuple(event for event in corrected.events if event.id not in rejected))


def correct_report(report: Report, reviews: Mapping[Member, Review]) -> Report:
    """The report with its events as people say they are, those that were rejected, too."""
    if not reviews or not report.events:
        return report
    events = tuple(_corrected(event, reviews.get(replace(report.member, event=event.id))) for event in report.events)
    return replace(report, events=events)


def _corrected(event: ReportedEvent, review: Review | None) -> ReportedEvent:
    for name, value in review.values.items() if review else ():
        if name in PARTIES:
            parties = tuple(ReportedParty(words=party.name, actor=party.actor) for party in read_parties(value))
            event = replace(event, **{name: parties})
        else:
            event = correct(event, name, value)
    return event
