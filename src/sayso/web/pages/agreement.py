"""Agreement between coders, and a queue of what they leave to be settled."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from sayso.model import Judgement, Member
from sayso.record import FoundArticle, read_printed
from sayso.record.agreement import Agreement, Dispute, aspect_words
from sayso.record.blindness import read_blind
from sayso.record.event_pages import read_event
from sayso.record.judging import read_judgements_on
from sayso.record.reviewers import Reviewer, read_reviewers
from sayso.web.judging import settling_words
from sayso.web.pages.event import EventPage, shown_with, view_event
from sayso.web.query import BadRequestError, Query
from sayso.web.reviewing import form_of
from sayso.web.site import Answer, Site
from sayso.web.viewer import viewer_of

LISTED = 100  # disputes that are named on the page of agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """How far coders agree, and who they are. To one who codes blind, and to one who gave no name where anybody does,
    no agreement is shown.
    """

    agreement: Agreement | None
    reviewers: tuple[Reviewer, ...]
    viewer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that can be settled on, and who gave it. `sent` is what the form sends."""

    words: str
    coders: tuple[str, ...]
    why: tuple[str, ...]
    sent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing on which coders differ; `other` is what the form sends for a value that none of them gave."""

    aspect: str
    words: str
    choices: tuple[Choice, ...]
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjudicationPage:
    """The dispute at hand, with the event that it is about (None: it is about a pair of reports or actors). `left`
    counts it and those behind it.
    """

    dispute: Dispute | None
    questions: tuple[Question, ...]
    event: EventPage | None
    left: int
    seen: int
    judged: tuple[Judgement, ...]
    viewer: str | None
    hidden: bool


def show_agreement(site: Site, request: Request, query: Query) -> Answer:
    """`/agreement`: Krippendorff's alpha for each kind of decision, by pairs of coders, and what is to be settled."""
    viewer = viewer_of(request)
    hidden = _is_hidden(site, viewer)
    page = AgreementPage(
        agreement=None if hidden else site.at_hand.agreement(),
        reviewers=tuple(read_reviewers(site.record)),
        viewer=viewer,
    )
    shown = form_of(site, viewer) | {"listed": LISTED, "aspect_words": aspect_words}
    return Answer(template="agreement.html", title="Agreement", data=page, shown=shown)


def show_adjudication(site: Site, request: Request, query: Query) -> Answer:
    """`/adjudicate`: what coders decided differently, one event or pair at a time; behind `?after=ID`, or `?id=ID`."""
    viewer = viewer_of(request)
    hidden = _is_hidden(site, viewer)
    disputes = () if hidden else site.at_hand.disputes()
    left = _behind(disputes, query)
    dispute = left[0] if left else None
    members: tuple[Member, ...] = dispute.members if dispute else ()
    so_far = read_judgements_on(site.record, members)
    event, shown = None, form_of(site, viewer)
    one = _find_event(site, members)
    if one is not None:
        event = view_event(site, one, viewer)
        shown = shown_with(site, event, one, viewer)
    page = AdjudicationPage(
        dispute=dispute, questions=tuple(_questions(dispute)) if dispute else (), event=event, left=len(left),
        seen=len(so_far), judged=tuple(so_far), viewer=viewer, hidden=hidden,
    )  # fmt: skip
    shown["printed"] = read_printed(site.record, members) if event is None else {}
    shown["done"] = query.one("done")
    return Answer(template="adjudicate.html", title="Settle", data=page, shown=shown)


def _find_event(site: Site, members: Sequence[Member]) -> FoundArticle | None:
    """The event that a dispute is about; None for a pair."""
    if len(members) != 1 or members[0].event is None:
        return None
    found = read_event(site.record, members[0].event)
    return next((one for one in found if one.capture.id == members[0].capture), None)


def _is_hidden(site: Site, viewer: str | None) -> bool:
    blind = read_blind(site.record)
    return bool(blind) and (viewer is None or viewer in blind)


def _behind(disputes: Sequence[Dispute], query: Query) -> list[Dispute]:
    """The disputes from the one that is asked for on, or behind the one that was seen last; all if that is settled."""
    names = [dispute.id for dispute in disputes]
    asked, after = query.one("id"), query.one("after")
    if asked and asked not in names:
        raise BadRequestError(f"{asked!r} is not to be settled (any more); `/adjudicate` begins at the first that is")
    if asked:
        return list(disputes[names.index(asked) :])
    return list(disputes[names.index(after) + 1 :] if after in names else disputes)


def _questions(dispute: Dispute) -> list[Question]:
    questions: list[Question] = []
    for unit in dispute.units:
        values = {decision.key: decision for decision in reversed(unit.decisions)}
        choices = [
            Choice(
                words=values[key].words,
                coders=tuple(one.coder for one in unit.decisions if one.key == key),
                why=tuple(why for one in unit.decisions if one.key == key and (why := one.why(unit.aspect))),
                sent=settling_words(unit.members, unit.aspect, values[key].value),
            )
            for key in dict.fromkeys(one.key for one in unit.decisions)
        ]
        other = "" if unit.aspect in ("kept", "identity") else settling_words(unit.members, unit.aspect, "other")
        questions.append(
            Question(aspect=unit.aspect, words=aspect_words(unit.aspect), choices=tuple(choices), other=other)
        )
    return questions
