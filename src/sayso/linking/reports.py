"""Reports: coded articles as linking sees them, with the words that their spans stand for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.errors import CaptureError
from sayso.model import (
    Actor,
    Article,
    Attribution,
    Casualties,
    CodedCapture,
    Event,
    Member,
    Party,
    Place,
    PublicationDate,
    Span,
    When,
    Where,
)
from sayso.model.vocabulary import ActorKind, RelationKind, Stance, Status

HEAD_LENGTH, HEAD_LINES = 80, 6  # what a page prints above its first article, as far as it is kept

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedActor:
    """An actor of one article. `roles` are in the text's words; `mentions` counts how often it is named."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    roles: tuple[str, ...]
    country: str | None
    sector: str | None
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedParty:
    """One side of an event: its words, and the actor it stands for (an id of the same report), if resolved."""

    words: str
    actor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedEvent:
    """An event as one article tells it. `sentence` is that of its trigger, `telling` all sentences that tell it; `said`
    is what was said, where the event is that somebody said something.
    """

    id: str
    type: str
    mode: str | None
    status: Status
    historical: bool
    trigger: str
    sentence: str
    telling: str
    actors: tuple[ReportedParty, ...]
    recipients: tuple[ReportedParty, ...]
    when: When | None
    where: Where | None
    casualties: tuple[Casualties, ...]
    attribution: str | None
    chain: tuple[str, ...]
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedClaim:
    """An attribution as one article tells it, in words; `speaker` is an actor's id of the same report."""

    id: str
    source: str
    cue: str
    content: str
    stance: Stance
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedRelation:
    """What holds between two actors of the report, by their ids."""

    kind: RelationKind
    from_actor: str
    to_actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedPlace:
    """A place that the report names by itself, once however often. `kind` is the gazetteer's (`Place.kind`)."""

    name: str
    country: str | None
    admin1: str | None
    kind: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page that a report stands on. `head` are the first short lines above its first article, as printed, `above`
    is the line right above it, empty where there is none.

    `articles` counts its articles, `longest` the characters of the longest body; `credited` says whether any of them
    has a byline or a date line of its own.
    """

    head: tuple[str, ...] = ()
    above: str = ""
    articles: int = 1
    longest: int = 0
    credited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article. `text` is its body, paragraphs joined by a line break; titles, bylines and datelines as printed.

    `member` names it; reports are kept in the order of their members wherever order shows. `days` are those that its
    expressions of time name or its events fell on (ISO).
    """

    member: Member
    title: str
    text: str
    captions: tuple[str, ...]
    byline: str
    dateline: str
    url: str | None
    captured_at: str | None
    publisher: str | None
    agency: str | None
    authors: tuple[str, ...]
    published: PublicationDate | None
    events: tuple[ReportedEvent, ...]
    actors: tuple[ReportedActor, ...]
    claims: tuple[ReportedClaim, ...]
    relations: tuple[ReportedRelation, ...]
    places: tuple[ReportedPlace, ...] = ()
    days: tuple[str, ...] = ()
    page: Page = Page()

    def day(self) -> str | None:
        """The day of publication (ISO), or the latest that it can be; None where nothing is known."""
        return self.published and (self.published.value or self.published.latest)


def read_reports(coded: CodedCapture) -> tuple[Report, ...]:
    """The articles of a coded capture as reports, in order.

    Raises CaptureError (`kind` = `coded_without_text`) where the capture was coded without its text: linking compares
    words.
    """
    if coded.capture.text is None and coded.articles:
        raise CaptureError(
            f"{coded.capture.path}: coded without its text",
            kind="coded_without_text",
            hint="linking compares words: run `sayso code --with-text`",
        )
    text = coded.capture.text or ""
    page = _page(coded.articles, text)
    return tuple(_report(coded, article, text, page) for article in coded.articles)


def _page(articles: tuple[Article, ...], text: str) -> Page:
    starts = [span.start for article in articles for span in (article.title, *article.body[:1]) if span]
    above = [line.strip() for line in text[: min(starts, default=0)].split("\n") if line.strip()]
    return Page(
        head=tuple(line for line in above if len(line) <= HEAD_LENGTH)[:HEAD_LINES],
        above=above[-1][:HEAD_LENGTH] if above else "",
        articles=len(articles),
        longest=max((sum(span.length() for span in article.body) for article in articles), default=0),
        credited=any(
            article.byline or (article.published and article.published.basis in ("byline", "date_line"))
            for article in articles
        ),
    )


def _report(coded: CodedCapture, article: Article, text: str, page: Page) -> Report:
    return Report(
        member=Member(capture=coded.capture.id, article=article.id),
        title=_words(text, [article.title] if article.title else []),
        text="\n".join(_words(text, [span]) for span in article.body),
        captions=tuple(text[span.start : span.end] for span in article.captions),
        byline=_words(text, [article.byline] if article.byline else []),
        dateline=_words(text, [article.dateline] if article.dateline else []),
        url=coded.capture.url,
        captured_at=coded.capture.captured_at,
        publisher=article.publisher,
        agency=article.agency,
        authors=article.authors,
        published=article.published,
        events=tuple(_event(event, article, text) for event in article.events),
        actors=tuple(_actor(actor, text) for actor in article.actors),
        claims=tuple(_claim(attribution, text) for attribution in article.attributions),
        relations=tuple(
            ReportedRelation(kind=relation.kind, from_actor=relation.from_actor, to_actor=relation.to_actor)
            for relation in article.relations
        ),
        places=_places(article.places),
        days=_days(article),
        page=page,
    )


def _places(places: Iterable[Place]) -> tuple[ReportedPlace, ...]:
    """The places named, in the order of their first mention; people named for a place are none."""
    named: dict[tuple[str, int | None], list[Place]] = {}
    for place in places:
        if place.use != "adjective":
            named.setdefault((place.name, place.geonames_id), []).append(place)
    return tuple(
        ReportedPlace(
            name=first.name,
            country=first.country,
            admin1=first.admin1,
            kind=first.kind,
            lat=first.lat,
            lon=first.lon,
            geonames_id=first.geonames_id,
            mentions=len(mentions),
        )
        for mentions in named.values()
        for first in mentions[:1]
    )


def _days(article: Article) -> tuple[str, ...]:
    """The calendar days that the article names, in order."""
    named = [timex.value for timex in article.timexes]
    named += [event.when.start for event in article.events if event.when and event.when.start == event.when.end]
    return tuple(sorted({value[:10] for value in named if value and _DAY.match(value)}))


def _event(event: Event, article: Article, text: str) -> ReportedEvent:
    return ReportedEvent(
        id=event.id,
        type=event.type,
        mode=event.mode,
        status=event.status,
        historical=event.historical,
        trigger=_words(text, [event.trigger]),
        sentence=_words(text, [event.sentence]),
        telling=_words(text, _lines_of(text, article, [event.sentence, *event.mentions])),
        actors=tuple(_party(party, text) for party in event.actors),
        recipients=tuple(_party(party, text) for party in event.recipients),
        when=event.when,
        where=event.where,
        casualties=event.casualties,
        attribution=event.attribution,
        chain=event.chain,
        said=_words(text, _said(event, article)).strip(),
    )


def _said(event: Event, article: Article) -> list[Span]:
    """What is said where an event is that somebody said something: the content of the attributions whose cues tell it,
    without what others say in it.
    """
    told = [event.trigger, *event.mentions]
    own = [a for a in article.attributions if any(cue.overlaps(word) for cue in a.cue for word in told)]
    ids = {attribution.id for attribution in own}
    inner = [span for a in article.attributions if a.parent in ids and a not in own for span in (*a.cue, *a.content)]
    return sorted({part for attribution in own for span in attribution.content for part in _without(span, inner)})


def _without(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """What is left of a span."""
    start = span.start
    for hole in sorted(holes):
        if hole.overlaps(Span(start, span.end)):
            if start < hole.start:
                yield Span(start, hole.start)
            start = max(start, hole.end)
    if start < span.end:
        yield Span(start, span.end)


def _actor(actor: Actor, text: str) -> ReportedActor:
    return ReportedActor(
        id=actor.id,
        name=actor.name,
        aliases=actor.aliases,
        kind=actor.kind,
        roles=tuple(_words(text, [role.text]) for role in actor.roles),
        country=actor.country,
        sector=actor.sector,
        mentions=len(actor.mentions),
    )


def _party(party: Party, text: str) -> ReportedParty:
    return ReportedParty(words=_words(text, party.spans), actor=party.actor)


def _claim(attribution: Attribution, text: str) -> ReportedClaim:
    return ReportedClaim(
        id=attribution.id,
        source=_words(text, attribution.source),
        cue=_words(text, attribution.cue),
        content=_words(text, attribution.content),
        stance=attribution.stance,
        speaker=attribution.speaker,
    )


def _lines_of(text: str, article: Article, spans: Iterable[Span]) -> list[Span]:
    """The paragraphs, headline and captions in which the spans stand, each once and in order."""
    parts = [*([article.title] if article.title else []), *article.body, *article.captions]
    return sorted({part for part in parts for span in spans if part.contains(span)})


def _words(text: str, spans: Iterable[Span]) -> str:
    """What the spans stand for, on one line."""
    return " ".join(" ".join(text[span.start : span.end].split()) for span in spans)
