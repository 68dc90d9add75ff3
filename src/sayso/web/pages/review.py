"""The review queue: what is most disputed or least sure, one thing at a time, and forms to judge it."""

from dataclasses import dataclass

from starlette.requests import Request

from sayso.model import Judgement, Member, visible
from sayso.record import FoundArticle, Kept, Printed, Record, read_judgements, read_printed
from sayso.record.blindness import read_blind
from sayso.record.event_index import Key
from sayso.record.event_pages import read_event
from sayso.record.event_rows import read_event_rows
from sayso.record.judging import read_judgements_on
from sayso.record.review_queue import MOST, Judged, count_queue, read_next
from sayso.web.pages.event import EventPage, shown_with, view_event
from sayso.web.pages.happening import Happening, cells_of, disputed_cells, read_happening
from sayso.web.query import BadRequestError, Query
from sayso.web.reviewing import form_of
from sayso.web.site import Answer, Site
from sayso.web.viewer import viewer_of

QUEUES = ("links", "events")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One thing to be judged: a disputed or doubtful happening, or actors of whom it is not sure that they are one.

    `members` are those that are shown; `whole` counts all of them.
    """

    link: str
    kind: str
    question: str
    name: str
    reasons: tuple[str, ...]
    score: float
    members: tuple[Member, ...]
    whole: int
    happening: Happening | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """The thing at hand: a link, or an event in the queue of events. `left` counts it and what else is to be judged,
    `seen` the judgements on it that the viewer may see; `place` is where to go on from.
    """

    queue: str
    viewer: str | None
    blind: bool
    item: ReviewItem | None
    event: EventPage | None
    left: int
    seen: int
    place: str
    judged: tuple[Judgement, ...]
    done: Judgement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The record is coded blind, so whoever reviews it says first who they are."""

    coders: int


def show_review(site: Site, request: Request, query: Query) -> Answer:
    """`/review`: the first thing of a queue, or the one behind `?after=PLACE`.

    `?queue=events` goes through the events that the filters of the list of events ask for, the least sure first. What
    anybody judged is left out; for one who codes blind, and with `?mine=yes`, only what they judged themselves.
    """
    viewer = viewer_of(request)
    blind = read_blind(site.record)
    if blind and viewer is None:
        return Answer(template="who.html", title="Review", data=Asking(coders=len(blind)), shown=form_of(site, None))
    own = viewer in blind or bool(query.yes("mine"))
    judged = site.at_hand.judged(viewer if own else None)
    show = _show_event if query.one("queue", QUEUES) == "events" else _show_link
    try:
        return show(site, query, judged, viewer, blind)
    except (ValueError, OverflowError):
        raise BadRequestError(f"{query.one('after')!r} is no place in the queue; begin at its start") from None


def _show_link(site: Site, query: Query, judged: Judged, viewer: str | None, blind: frozenset[str]) -> Answer:
    found = read_next(site.record, judged, query.one("after"))
    item = _item(site.record, found[0]) if found else None
    members = item.members if item else ()
    so_far = visible(read_judgements_on(site.record, members), blind, viewer)
    page = ReviewPage(
        queue="links", viewer=viewer, blind=viewer in blind, item=item, event=None,
        left=count_queue(site.record, judged), seen=len(so_far), place=found[1] if found else "",
        judged=tuple(so_far), done=_done(site, query),
    )  # fmt: skip
    happening = item.happening if item else None
    printed: dict[Member, Printed] = read_printed(site.record, members) if item and not happening else {}
    shown = form_of(site, viewer) | {
        "printed": printed,
        "disputed": disputed_cells(happening) if happening else set[tuple[int, str]](),
        "cells_of": cells_of,
    }
    return Answer(template="review.html", title="Review", data=page, shown=shown)


def _show_event(site: Site, query: Query, judged: Judged, viewer: str | None, blind: frozenset[str]) -> Answer:
    index = site.snapshot().index
    order = site.at_hand.order(index)
    mask = order.without(index.all_of(index.masks(query.asked())), judged)
    after = query.one("after")
    event, shown, left = None, form_of(site, viewer), 0
    while found := order.next(mask, after):
        row, after, left = found
        one = _find(site.record, index.keys[row])
        if one is not None:  # else it was coded anew since the index was made
            event = view_event(site, one, viewer)
            shown = shown_with(site, event, one, viewer)
            break
    page = ReviewPage(
        queue="events", viewer=viewer, blind=viewer in blind, item=None, event=event, left=left if event else 0,
        seen=len(event.judgements) if event else 0, place=after if event else "",
        judged=event.judgements if event else (), done=_done(site, query),
    )  # fmt: skip
    return Answer(template="review.html", title="Review", data=page, shown=shown)


def _find(record: Record, key: Key) -> FoundArticle | None:
    rows = read_event_rows(record, [key])
    found = read_event(record, rows[0].event.id) if rows else []
    return next((one for one in found if one.capture.id == rows[0].head.capture), None)


def _done(site: Site, query: Query) -> Judgement | None:
    name = query.one("done")
    return next((one for one in read_judgements(site.record) if one.id == name), None) if name else None


def _item(record: Record, link: Kept) -> ReviewItem:
    actor = link.kind == "actor"
    disputed = any(field["disagreements"] for field in link.body.get("merged", {}).values())
    question = "Is this one happening, and who is right?" if disputed else "Are these reports of one happening?"
    return ReviewItem(
        link=link.id,
        kind=link.kind,
        question="Are these one actor?" if actor else question,
        name=link.body.get("name", ""),
        reasons=tuple(link.body.get("reasons", ())),
        score=link.body["score"],
        members=link.members[:MOST],
        whole=len(link.members),
        happening=None if actor else read_happening(record, link),
    )
