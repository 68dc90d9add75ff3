"""One event: every value with the words it was read from, and on whose word it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.requests import Request

from sayso.model import Article, Attribution, Event, Judgement, Member, Party, Span
from sayso.record import Location, find_locations
from sayso.record.event_pages import read_event
from sayso.record.event_rows import ArticleHead
from sayso.record.link_pages import judgements_on
from sayso.web.marking import Mark, mark_text
from sayso.web.pages.happening import Happening, cells_of, disputed_cells, happening_of
from sayso.web.pages.heads import head_of
from sayso.web.pages.review import form_of
from sayso.web.query import Query
from sayso.web.site import Answer, Site
from sayso.web.wrong import NotFoundError
from sayso.wording import (
    casualty_words,
    dates_of,
    find_actor,
    one_line,
    paragraph_of,
    size_words,
    speaker_words,
    when_words,
    where_words,
    words_of,
)

LABELS = {
    "trigger": "What", "mention": "Told again", "actor": "Who", "recipient": "Whom", "when": "When", "where": "Where",
    "toll": "How many", "source": "Source", "cue": "Cue", "content": "Said",
}  # fmt: skip
INFERRED = {
    "publication": "inferred from the date of publication",
    "capture": "inferred from the date of capture",
    "relative": "resolved against the article's date",
    "explicit": "",
}
LONGEST = 300  # characters of the words of a field
PASSAGE = 3_000  # characters shown on either side of a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A value of an event: how it is read, on what basis, and the characters it was read from, if there are any."""

    name: str
    label: str
    value: str
    basis: str
    span: Span | None
    words: str
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One of those who say so. `part`: publisher, agency or source; `span` is where the text names it."""

    name: str
    part: str
    span: Span | None
    cue: str
    stance: str
    actor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Another capture that holds this event."""

    capture: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """An event with its fields, its chain and its passage. `tellings` are the captures that it stands in."""

    event: Event
    head: ArticleHead
    locations: tuple[Location, ...]
    summary: str
    fields: tuple[Field, ...]
    chain: tuple[ChainLink, ...]
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
    (event,) = one.events
    text = one.capture.text or ""
    passage = _around(event.sentence, paragraph_of(one.article, event.sentence))
    member = Member(capture=one.capture.id, article=one.article.id, event=event.id)
    kind = site.ontology.types.get(event.type)
    page = EventPage(
        event=event,
        head=head_of(one),
        locations=find_locations(site.record, one.capture.id),
        summary=_summary(event, one.article, text),
        fields=tuple(_fields(event, one.article, text)),
        chain=tuple(_chain(event, one.article, text)),
        claims=tuple(_claims(event, one.article, text)),
        passage=passage,
        passage_words=text[passage.start : passage.end],
        definition=kind.definition if kind else "",
        tellings=tuple(Telling(capture=each.capture.id, path=each.capture.path) for each in found),
        happening=happening_of(site.record, event.id),
        judgements=tuple(judgements_on(site.record, member)),
    )
    disputed = disputed_cells(page.happening) if page.happening else set[tuple[int, str]]()
    shown = {
        "passage": mark_text(text, passage, _passage_marks(page)),
        "disputed": disputed,
        "cells_of": cells_of,
        "member": member,
        "seen": len(page.judgements),
        "done": query.one("done"),
        **form_of(site),
    }
    return Answer(template="event.html", title=page.summary, data=page, shown=shown)


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


def _summary(event: Event, article: Article, text: str) -> str:
    what = f"{event.type} {event.mode}" if event.mode else event.type
    who, whom = (_names(side, article, text) for side in (event.actors, event.recipients))
    return f"{what}: {who or '?'} → {whom}" if whom else f"{what}: {who or 'nobody named'}"


def _names(parties: Sequence[Party], article: Article, text: str) -> str:
    return "; ".join(dict.fromkeys(_name(party, article, text) for party in parties))


def _name(party: Party, article: Article, text: str) -> str:
    actor = find_actor(article, party.actor)
    return one_line(actor.name) if actor else " … ".join(words_of(text, span) for span in party.spans)


def _fields(event: Event, article: Article, text: str) -> Iterator[Field]:
    what = " ".join(filter(None, [event.type, event.mode]))
    yield _field("trigger", what, event.trigger, text, basis=", ".join(event.contexts))
    for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            actor = find_actor(article, party.actor)
            known = [actor.kind, actor.country, actor.sector] if actor else []
            for span in party.spans[:1]:
                name = _name(party, article, text)
                yield _field(side, name, span, text, basis=", ".join(filter(None, known)), actor=party.actor)
    if event.when:
        basis = INFERRED.get(event.when.basis, event.when.basis)
        precise = "" if event.when.granularity == "day" else f"to the {event.when.granularity}"
        value = dates_of(event.when) if event.when.basis == "explicit" else when_words(event.when)
        yield _field("when", value, event.when.evidence, text, basis=", ".join(filter(None, [precise, basis])))
    if event.where:
        where = event.where
        point = None if where.lat is None or where.lon is None else f"{where.lat:.3f}, {where.lon:.3f}"
        geonames = f"GeoNames {where.geonames_id}" if where.geonames_id else None
        basis = " · ".join(filter(None, [point, geonames]))
        yield _field("where", where_words(where), where.evidence, text, basis=basis)
    for group in event.casualties:
        bounds = "" if group.min == group.max else f"best {size_words(group.best, group.best, group.best)}"
        yield _field("toll", casualty_words([group]), group.evidence, text, basis=bounds)
    for span in event.mentions:
        yield _field("mention", "the same event", span, text)


def _field(name: str, value: str, span: Span | None, text: str, *, basis: str = "", actor: str | None = None) -> Field:
    words = words_of(text, Span(span.start, min(span.end, span.start + LONGEST))) if span else ""
    return Field(name=name, label=LABELS[name], value=value, basis=basis, span=span, words=words, actor=actor)


def _carriers(event: Event, article: Article) -> list[Attribution]:
    """The attribution that carries the event and those around it, the innermost first."""
    by_id = {attribution.id: attribution for attribution in article.attributions}
    found: list[Attribution] = []
    at = by_id.get(event.attribution or "")
    while at is not None and at not in found:
        found.append(at)
        at = by_id.get(at.parent or "")
    return found


def _chain(event: Event, article: Article, text: str) -> Iterator[ChainLink]:
    """The names of the chain with the places of their sources, matched by name from the inside out."""
    carriers = {speaker_words(one, article, text).casefold(): one for one in reversed(_carriers(event, article))}
    inner = _carriers(event, article)
    for no, name in enumerate(event.chain):
        carrier = carriers.get(one_line(name).casefold())
        if carrier is None and no == len(event.chain) - 1 and inner:
            carrier = inner[0]  # a source whose words are cut for the chain
        part = "source" if carrier else "publisher" if name == article.publisher else "agency"
        yield ChainLink(
            name=one_line(name),
            part=part,
            span=carrier.source[0] if carrier and carrier.source else None,
            cue=words_of(text, carrier.cue[0]) if carrier and carrier.cue else "",
            stance=carrier.stance if carrier else "",
            actor=carrier.speaker if carrier else None,
        )


def _claims(event: Event, article: Article, text: str) -> Iterator[Field]:
    for one in _carriers(event, article):
        speaker = speaker_words(one, article, text)
        unnamed = "not named" if one.anonymous else ""
        medium = one.medium.replace("_", " ") if one.medium else ""
        for span in one.source:
            yield _field("source", speaker, span, text, basis=unnamed, actor=one.speaker)
        for span in one.cue:
            yield _field("cue", one.stance, span, text, basis=medium)
        for span in one.content:
            yield _field("content", f"{one.kind} speech", span, text)
