"""Choosing figures by another rule than the record was linked by, as linking itself would."""

from collections.abc import Sequence

import msgspec

from sayso.happenings.happening import Account
from sayso.linking import Comparison, Decisions, Report, load_link_knowledge, read_reports
from sayso.linking.copies import count_independent, find_kinships, find_origins
from sayso.linking.grouping import pair_of
from sayso.linking.merged import merge_tellings, read_tellings
from sayso.linking.reviews import review_report
from sayso.model import CodedCapture, Member, MergedFigure
from sayso.record import Kept, Record
from sayso.record.linked import article_keys, select_comparisons

PREFIX = "casualties."


class Replay:
    """Replays a rule over the reports of one happening. Who is independent of whom follows from what linking found in
    comparing them, which the record keeps.
    """

    def __init__(self, record: Record, rule: str, decisions: Decisions) -> None:
        self._record = record
        self._rule = rule
        self._decisions = decisions

    def __call__(self, accounts: Sequence[Account], link: Kept) -> dict[str, int]:
        """The figures that the rule chooses, by kind."""
        reports = {member: report for account in accounts for member, report in [self._report(account)]}
        comparisons = self._comparisons(list(reports))
        verdicts = {pair: found.copy for pair, found in comparisons.items() if found.copy}
        akin = [pair for pair, found in comparisons.items() if found.akin]
        origins = [find_origins(report, load_link_knowledge().copies) for report in reports.values()]
        about = self._decisions.about(None, set(reports))
        kinships = find_kinships(origins, verdicts, akin, about.tied, about.apart)
        told = [
            (member, report, event)
            for account in accounts
            for article in [Member(capture=account.capture.id, article=account.article.id)]
            for report in [reports[article]]
            for event in report.events
            if event.id == account.event.id
            for member in [Member(capture=article.capture, article=article.article, event=event.id)]
        ]
        independence = count_independent([member for member, _, _ in told], kinships)
        merged = merge_tellings(read_tellings(told, kinships, independence), load_link_knowledge().identity, self._rule)
        return {
            field.removeprefix(PREFIX): figure.best
            for field, figure in merged.items()
            if isinstance(figure, MergedFigure) and figure.best is not None
        }

    def _report(self, account: Account) -> tuple[Member, Report]:
        coded = CodedCapture(capture=account.capture, articles=(account.article,))
        (report,) = read_reports(coded)
        return report.member, review_report(report, self._decisions.reviews)

    def _comparisons(self, articles: Sequence[Member]) -> dict[tuple[Member, Member], Comparison]:
        with self._record.reading() as connection:
            keys = article_keys(connection, articles)
            members = {key: Member(capture=capture, article=article) for (capture, article), key in keys.items()}
            inside = [members[keys[one.capture, one.article]] for one in articles if (one.capture, one.article) in keys]
            return {
                pair_of(members[one], members[other]): msgspec.convert(found, Comparison)
                for one, other, found in select_comparisons(connection, [keys[m.capture, m.article] for m in inside])
                if one in members and other in members
            }
