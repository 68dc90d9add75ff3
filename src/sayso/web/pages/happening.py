"""What several reports say of one happening: side by side, with what they agree on and what not."""

from dataclasses import dataclass, replace
from typing import Any

from sayso.model import Member, effective, read_reviews
from sayso.record import Kept, Record, find_links_naming
from sayso.record.blindness import select_blind
from sayso.record.event_rows import EventRow
from sayso.record.judging import select_judgements
from sayso.record.link_pages import MOST, Report, read_reports
from sayso.web.reviewed import review_row
from sayso.wording import casualty_words, when_words, where_words

FIGURE = "casualties."
LABELS = {
    "type": "What", "mode": "Mode", "status": "Status", "actors": "Who", "recipients": "Whom", "when": "When",
    "where": "Where",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedField:
    """One field over all reports: its best value, for figures the bounds and the rule, and the values that differ."""

    name: str
    label: str
    value: str
    bounds: str
    rule: str
    differing: tuple["Differing", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A value, and the numbers of the reports that give it."""

    value: str
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One happening with its reports; `articles`, `publishers` and independent `origins` count who reports it.

    `members` counts the reports; of these `named` are the first ones, by their numbers.
    """

    id: str
    articles: int
    publishers: int
    origins: int
    score: float
    reasons: tuple[str, ...]
    fields: tuple[MergedField, ...]
    reports: tuple[Report, ...]
    members: int
    named: tuple[Member, ...]


def happening_of(record: Record, event_id: str) -> Happening | None:
    """The happening that an event is a report of; None where no other report is known."""
    link = next((one for one in find_links_naming(record, event_id) if one.kind == "event"), None)
    return read_happening(record, link) if link and len(link.members) > 1 else None


def read_happening(record: Record, link: Kept) -> Happening:
    """A happening from its link."""
    body = link.body
    return Happening(
        id=link.id,
        articles=body["articles"],
        publishers=body["publishers"],
        origins=body["origins"],
        score=body["score"],
        reasons=tuple(body.get("reasons", ())),
        fields=merged_fields(link),
        reports=_reports(record, link),
        members=len(link.members),
        named=link.members[:MOST],
    )


def _reports(record: Record, link: Kept) -> tuple[Report, ...]:
    """The reports of a happening as people say they are."""
    named = link.members[:MOST]
    with record.reading() as connection:
        made = effective(select_judgements(connection, members=named), select_blind(connection))
    reviews = read_reviews(made)
    return tuple(replace(report, row=review_row(report.row, reviews)) for report in read_reports(record, link))


def merged_fields(link: Kept) -> tuple[MergedField, ...]:
    """The fields of a happening over all its reports."""
    return tuple(_field(name, merged) for name, merged in link.body["merged"].items())


def disputed_cells(happening: Happening) -> set[tuple[int, str]]:
    """Which reports give which field a value that others do not agree with."""
    return {(no, _column(field.name)) for field in happening.fields for one in field.differing for no in one.reports}


def cells_of(row: EventRow) -> dict[str, str]:
    """The values of one report, by column."""
    event = row.event
    return {
        "type": " ".join(filter(None, [event.type, event.mode])),
        "status": event.status + (", background" if event.historical else ""),
        "actors": "; ".join(name.name for name in row.doers),
        "recipients": "; ".join(name.name for name in row.recipients),
        "when": when_words(event.when),
        "where": where_words(event.where),
        "toll": casualty_words(event.casualties),
    }


def _column(name: str) -> str:
    return "toll" if name.startswith(FIGURE) else "type" if name == "mode" else name


def _field(name: str, merged: dict[str, Any]) -> MergedField:
    figure = "rule" in merged
    low, high = merged.get("low"), merged.get("high")
    return MergedField(
        name=name,
        label=name.removeprefix(FIGURE).replace("_", " ").capitalize() if figure else LABELS.get(name, name),
        value=_words(merged.get("best", merged.get("value"))),
        bounds=f"{_words(low)} – {_words(high)}" if figure and low != high else "",
        rule=merged.get("rule", ""),
        differing=tuple(
            Differing(value=_words(one["value"]), reports=tuple(one["members"])) for one in merged["disagreements"]
        ),
    )


def _words(value: Any) -> str:
    if value is None:
        return "not known"
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
