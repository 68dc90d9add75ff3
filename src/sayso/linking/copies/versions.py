"""Versions: the reports of one article in the order in which they were printed."""

from collections.abc import Iterable

from sayso.linking.copies.signs import CopySigns
from sayso.linking.reports import Report


def order_versions(reports: Iterable[Report], signs: CopySigns) -> tuple[Report, ...]:
    """Captures and versions of one article, the earliest first.

    By the day of publication or, without one, of capture; on one day by how often the headline calls itself an update,
    then by the time of capture, then by length, since articles grow. Reports without any day come first.
    """
    return tuple(sorted(reports, key=lambda report: _age(report, signs)))


def _age(report: Report, signs: CopySigns) -> tuple[str, int, str, int, str, str]:
    day = report.day() or (report.captured_at or "")[:10]
    title, updates = report.title, 0
    while (label := signs.label.match(title)) is not None:
        updates += signs.update.match(title) is not None
        title = title[label.end() :]
    updates += signs.update.search(title) is not None
    member = report.member
    return (day, updates, report.captured_at or "", len(report.text), member.capture, member.article)
