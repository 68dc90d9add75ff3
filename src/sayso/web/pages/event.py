"""One event: every value with the words it was read from, and on whose word it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.requests import Request

from sayso.coding.attributions import attribution_at
from sayso.model import (
    PARTIES,
    Article,
    Event,
    Judgement,
    Member,
    Review,
    Span,
    effective,
    read_parties,
    read_reviews,
    visible,
)
from sayso.record import FoundArticle, Location, find_locations
from sayso.record.blindness import read_blind
from sayso.record.event_pages import find_outlets, read_event
from sayso.record.event_rows import ArticleHead
from sayso.record.judging import read_judgements_on
from sayso.record.link_pages import judgements_on
from sayso.web.marking import Mark, mark_text
from sayso.web.pages.chains import Chain, ChainLink, carriers_of, find_chains
from sayso.web.pages.event_fields import Field, field_of, find_fields, names_of
from sayso.web.pages.happening import Happening, cells_of, disputed_cells, happening_of
from sayso.web.pages.heads import head_of
from sayso.web.query import Query
from sayso.web.reviewing import form_of
from sayso.web.site import Answer, Site
from sayso.web.viewer import viewer_of
from sayso.web.wrong import NotFoundError
from sayso.wording import one_line, paragraph_of, speaker_words

PASSAGE = 3_000  # characters shown on either side of a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Another capture that holds this event."""

    capture: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """An event with its fields, its chains and its passage. `event` is as people say it is, `coded` as it was coded;
    `review` is the judgement that counts, None where nobody judged it. Of all judgements those are given that the
    viewer may see.

    `tellings` are the captures that it stands in. `chain` is the fullest of `chains`.
    """

    event: Event
    coded: Event
    review: Judgement | None
    head: ArticleHead
    locations: tuple[Location, ...]
    summary: str
    fields: tuple[Field, ...]
    chain: tuple[ChainLink, ...]
    chains: tuple[Chain, ...]
    claims: tuple[Field, ...]
    passage: Span
    passage_words: str
    definition: str
    tellings: tuple[Telling, ...]
    happening: Happening | None
    judgements: tuple[Judgement, ...]


def show_one_event(site: Site, request: Request, query: Query) -> Answer:
    """`/events/ID`; `?capture=ID` where the event stands in several captures."""
    found = read_event(site.record, request.path_params["id"])
    if not found:
        raise NotFoundError("the record holds no such event", hint="it may have been coded anew, under another id")
    asked = query.one("capture")
    one = next((each for each in found if each.capture.id == asked), found[0])
    viewer = viewer_of(request)
    page = view_event(site, one, viewer, found)
    shown = shown_with(site, page, one, viewer) | {"done": query.one("done")}
    return Answer(template="event.html", title=page.summary, data=page, shown=shown)


def view_event(site: Site, one: FoundArticle, viewer: str | None, found: Sequence[FoundArticle] = ()) -> EventPage:
    """An event as `viewer` is shown it: with the values that have an effect on the record, or to one who codes blind
    with their own and those that are settled. `found` is the event in all captures that it stands in.
    """
    (coded,) = one.events
    text = one.capture.text or ""
    blind = read_blind(site.record)
    seen = visible(judgements_on(site.record, member_of(one)), blind, viewer)
    review = read_reviews(seen if viewer in blind else effective(seen, blind)).get(member_of(one))
    event = review.correct(coded) if review else coded
    passage = _around(coded.sentence, paragraph_of(one.article, coded.sentence))
    chains = find_chains(coded, one.article, text, _outlet(site, one))
    kind = site.ontology.types.get(event.type)
    return EventPage(
        event=event,
        coded=coded,
        review=review.last if review else None,
        head=head_of(one),
        locations=find_locations(site.record, one.capture.id),
        summary=_summary(event, one.article, text, review),
        fields=tuple(find_fields(coded, one.article, text, review)),
        chain=chains[0].links if chains else (),
        chains=tuple(chains),
        claims=tuple(_claims(coded, one.article, text)),
        passage=passage,
        passage_words=text[passage.start : passage.end],
        definition=kind.definition if kind else "",
        tellings=tuple(Telling(capture=each.capture.id, path=each.capture.path) for each in found),
        happening=happening_of(site.record, coded.id),
        judgements=tuple(seen),
    )


def shown_with(site: Site, page: EventPage, one: FoundArticle, viewer: str | None) -> dict[str, object]:
    """What a template needs to show an event and the forms that judge it."""
    text = one.capture.text or ""
    return {
        "passage": mark_text(text, page.passage, _passage_marks(page)),
        "disputed": disputed_cells(page.happening) if page.happening else set[tuple[int, str]](),
        "cells_of": cells_of,
        "member": member_of(one),
        "seen": len(page.judgements),
        "report_members": page.happening.named if page.happening else (),
        "seen_reports": _count_seen(site, page.happening, viewer) if page.happening else 0,
        "names": [one_line(actor.name) for actor in one.article.actors],
        **form_of(site, viewer),
    }


def _count_seen(site: Site, happening: Happening, viewer: str | None) -> int:
    """How many judgements on any report of a happening the viewer may see."""
    shown = [happening.named[report.no] for report in happening.reports]
    return len(visible(read_judgements_on(site.record, shown), read_blind(site.record), viewer))


def member_of(one: FoundArticle) -> Member:
    """The event of `one.events` as judgements name it."""
    return Member(capture=one.capture.id, article=one.article.id, event=one.events[0].id)


def _around(sentence: Span, paragraph: Span) -> Span:
    """What is shown of a paragraph that may be very long."""
    start = max(paragraph.start, sentence.start - PASSAGE)
    return Span(start, min(paragraph.end, max(start + 2 * PASSAGE, min(sentence.end, sentence.start + 2 * PASSAGE))))


def _passage_marks(page: EventPage) -> list[Mark]:
    """What is marked in the passage of an event's page."""
    marks = [Mark(span=page.event.sentence, kind="sentence")]
    for field in (*page.fields, *page.claims):
        if field.span and field.name != "content":
            marks.append(Mark(span=field.span, kind=field.name, label=f"{field.label}: {field.value}"))
    return marks


def _summary(event: Event, article: Article, text: str, review: Review | None) -> str:
    what = f"{event.type} {event.mode}" if event.mode else event.type
    given = review.values if review else {}
    who, whom = (
        "; ".join(party.name for party in read_parties(given[side]))
        if side in given
        else names_of(getattr(event, side), article, text)
        for side in PARTIES
    )
    return f"{what}: {who or '?'} → {whom}" if whom else f"{what}: {who or 'nobody named'}"


def _outlet(site: Site, one: FoundArticle) -> str | None:
    """The outlet of the page, where only one is named on it."""
    if one.article.publisher:
        return None
    outlets = find_outlets(site.record, one.capture.id)
    return outlets[0] if len(outlets) == 1 else None


def _claims(event: Event, article: Article, text: str) -> Iterator[Field]:
    held = [attribution_at(article, span) for span in event.mentions]
    own = next((one for one in article.attributions if one.id == event.attribution), None)
    innermost = dict.fromkeys(one.id for one in (own, *held) if one)
    by_id = {one.id: one for one in article.attributions}
    carriers = {one.id: one for name in innermost for one in carriers_of(by_id[name], article)}
    for one in carriers.values():
        speaker = speaker_words(one, article, text)
        unnamed = "not named" if one.anonymous else ""
        medium = one.medium.replace("_", " ") if one.medium else ""
        for span in one.source:
            yield field_of("source", speaker, span, text, basis=unnamed, actor=one.speaker)
        for span in one.cue:
            yield field_of("cue", one.stance, span, text, basis=medium)
        for span in one.content:
            yield field_of("content", f"{one.kind} speech", span, text)
