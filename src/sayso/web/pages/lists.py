"""Claims, tallies, captures, problems and the runs: lists in the order of the record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from sayso import __version__
from sayso.model.vocabulary import Medium, Stance, TallyKind
from sayso.record import Counts, count
from sayso.record.link_pages import count_judgements, count_links
from sayso.record.lists import (
    Page,
    RunRow,
    read_captures_page,
    read_info,
    read_problems,
    read_runs,
    read_tallies,
)
from sayso.web.pages.actors import claims_by
from sayso.web.query import BadRequestError, Query
from sayso.web.site import Answer, Site

PAGE = 50
STANCES: tuple[str, ...] = Stance.__args__
MEDIA: tuple[str, ...] = Medium.__args__
TALLY_KINDS: tuple[str, ...] = TallyKind.__args__


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """Some rows of a list with the places to go on from; `choices` are the values that a filter may have."""

    rows: tuple[Any, ...]
    after: str
    before: str
    asked: dict[str, str]
    choices: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    """What the record is, what it holds and which runs made it. `links` are by kind."""

    record: str
    program: str
    info: dict[str, str]
    counts: Counts
    links: dict[str, int]
    judgements: int
    runs: tuple[RunRow, ...]


def show_claims(site: Site, request: Request, query: Query) -> Answer:
    """`/claims`: who says what, how and through what medium."""
    asked = {
        "speaker": query.one("speaker"),
        "stance": query.one("stance", ("", *STANCES)),
        "medium": query.one("medium", ("", *MEDIA)),
    }
    page = _page(
        query, lambda **at: claims_by(site, asked["speaker"], stance=asked["stance"], medium=asked["medium"], **at)
    )
    choices = {"stance": STANCES, "medium": MEDIA}
    return Answer(template="claims.html", title="Claims", data=_list_page(page, asked, choices))


def show_tallies(site: Site, request: Request, query: Query) -> Answer:
    """`/tallies`: running counts over a period, which are no events."""
    kind = query.one("kind", ("", *TALLY_KINDS))
    page = _page(query, lambda **at: read_tallies(site.record, kind=kind, **at))
    data = _list_page(page, {"kind": kind}, {"kind": TALLY_KINDS})
    return Answer(template="tallies.html", title="Tallies", data=data)


def show_captures(site: Site, request: Request, query: Query) -> Answer:
    """`/captures`: pages as they were retrieved, with their articles."""
    page = _page(query, lambda **at: read_captures_page(site.record, **at))
    return Answer(template="captures.html", title="Captures", data=_list_page(page, {}, {}))


def show_problems(site: Site, request: Request, query: Query) -> Answer:
    """`/problems`: what could not be read or coded, and why."""
    page = _page(query, lambda **at: read_problems(site.record, **at))
    return Answer(template="problems.html", title="Problems", data=_list_page(page, {}, {}))


def show_run(site: Site, request: Request, query: Query) -> Answer:
    """`/run`: the record, what it holds and which runs made it."""
    page = RunPage(
        record=site.record.name,
        program=__version__,
        info=read_info(site.record),
        counts=count(site.record),
        links=count_links(site.record),
        judgements=count_judgements(site.record),
        runs=tuple(read_runs(site.record)),
    )
    return Answer(template="run.html", title="Run information", data=page)


def _page(query: Query, read: Callable[..., Page]) -> Page:
    after, before = query.one("after"), query.one("before")
    try:
        return read(limit=PAGE, after=after, before=before)
    except ValueError:
        raise BadRequestError(f"{after or before!r} is no place in the list; begin at its first page") from None


def _list_page(page: Page, asked: dict[str, str], choices: dict[str, tuple[str, ...]]) -> ListPage:
    return ListPage(rows=tuple(page.rows), after=page.after, before=page.before, asked=asked, choices=choices)
