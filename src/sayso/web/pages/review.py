"""The review queue: what is least sure or most disputed, one thing at a time, and forms to judge it."""

import getpass
from dataclasses import dataclass

from starlette.requests import Request

from sayso.config import read_settings
from sayso.linking import standing
from sayso.model import FIELDS, Judgement, Member
from sayso.record import Kept, Printed, Record, find_links, read_judgements, read_printed
from sayso.web.judging import count_judgements, member_words
from sayso.web.pages.happening import Happening, cells_of, disputed_cells, read_happening
from sayso.web.query import Query
from sayso.web.site import Answer, Site

QUEUE = 500  # things that are looked at for the queue
MEMBERS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One thing to be judged: a disputed happening or actors of whom it is not sure that they are one."""

    link: str
    kind: str
    question: str
    name: str
    reasons: tuple[str, ...]
    score: float
    members: tuple[Member, ...]
    happening: Happening | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """The thing at hand; `left` counts it and those behind it, `seen` the judgements on its members so far."""

    item: ReviewItem | None
    left: int
    seen: int
    judged: tuple[Judgement, ...]
    done: Judgement | None


def show_review(site: Site, request: Request, query: Query) -> Answer:
    """`/review`: the first thing of the queue, or the one behind `?after=LINK`."""
    judgements = read_judgements(site.record)
    queue = _queue(site.record, judgements)
    names = [link.id for link in queue]
    after = query.one("after")
    rest = queue[names.index(after) + 1 :] if after in names else queue
    item = _item(site.record, rest[0]) if rest else None
    members = item.members if item else ()
    done = next((one for one in judgements if one.id == query.one("done")), None)
    page = ReviewPage(
        item=item,
        left=len(rest),
        seen=count_judgements(site.record, members),
        judged=tuple(one for one in judgements if set(one.members) & set(members)),
        done=done,
    )
    happening = item.happening if item else None
    printed: dict[Member, Printed] = read_printed(site.record, members) if item and not happening else {}
    shown = form_of(site) | {
        "printed": printed,
        "disputed": disputed_cells(happening) if happening else set[tuple[int, str]](),
        "cells_of": cells_of,
    }
    return Answer(template="review.html", title="Review", data=page, shown=shown)


def form_of(site: Site) -> dict[str, object]:
    """What the forms of a page need beside its data."""
    return {
        "csrf": site.csrf,
        "coder": read_settings().coder or _login_name(),
        "fields": FIELDS,
        "member_words": member_words,
        "relink_failed": site.relinker.failed,
    }


def _queue(record: Record, judgements: list[Judgement]) -> list[Kept]:
    """Disputed happenings, those of most reports first, then doubtful actors, the surest first; none judged yet."""
    judged = {member for one in standing(judgements) if one.verdict != "note" for member in one.members}

    def is_open(link: Kept) -> bool:
        return not judged.issuperset(link.members) and len(link.members) <= MEMBERS

    disputed = [link for link in find_links(record, kind="event", disputed=True) if is_open(link)][:QUEUE]
    doubtful = [link for link in find_links(record, kind="actor", relation="undecided") if is_open(link)][:QUEUE]
    disputed.sort(key=lambda link: (-link.body["origins"], -len(link.members), link.id))
    doubtful.sort(key=lambda link: (-link.body["score"], link.id))
    return disputed + doubtful


def _item(record: Record, link: Kept) -> ReviewItem:
    actor = link.kind == "actor"
    return ReviewItem(
        link=link.id,
        kind=link.kind,
        question="Are these one actor?" if actor else "Is this one happening, and who is right?",
        name=link.body.get("name", ""),
        reasons=tuple(link.body.get("reasons", ())),
        score=link.body["score"],
        members=link.members,
        happening=None if actor else read_happening(record, link),
    )


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
