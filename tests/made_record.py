"""Records with linked reports, made by hand: what exports and comparisons start from."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from made import made_capture
from sayso.model import Actor, Article, Casualties, CodedCapture, Event, Party, Span
from sayso.model.vocabulary import CasualtyKind
from sayso.record import Record, Run, open_record


def open_made(path: Path, *captures: CodedCapture) -> Record:
    """A new record at a path that holds these captures, not linked."""
    record = open_record(str(path), create=True)
    run = Run(record, coder="1")
    for coded in captures:
        run.write(coded)
    run.end()
    return record


def with_event(coded: CodedCapture, **changes: object) -> CodedCapture:
    """The capture with its first event changed, and no other event in it."""
    (article,) = coded.articles
    event: Event = replace(article.events[0], **changes)  # type: ignore[arg-type]
    return replace(coded, articles=(replace(article, events=(event,)),))


def with_country(coded: CodedCapture, code: str) -> CodedCapture:
    """The capture with its country, which there is not, replaced by one that there is."""
    (article,) = coded.articles
    actors = tuple(replace(actor, country=code if actor.country else None) for actor in article.actors)
    events = tuple(replace(e, where=replace(e.where, country=code) if e.where else None) for e in article.events)
    return replace(coded, articles=(replace(article, actors=actors, events=events),))


def with_sides(coded: CodedCapture, doers: Iterable[Actor], targets: Iterable[Actor]) -> CodedCapture:
    """The capture with other actors, on the two sides of its first event."""
    (article,) = coded.articles
    doers, targets = tuple(doers), tuple(targets)
    span = article.events[0].trigger
    sides = {
        "actors": tuple(Party(spans=(span,), actor=one.id) for one in doers),
        "recipients": tuple(Party(spans=(span,), actor=one.id) for one in targets),
    }
    changed = with_event(coded, attribution=None, chain=(), **sides)
    known: Article = replace(changed.articles[0], actors=(*doers, *targets), attributions=(), relations=())
    return replace(changed, articles=(known,))


def an_actor(name: str, sector: str | None, country: str | None = None) -> Actor:
    """An actor whose id follows from its name."""
    span = made_capture().articles[0].events[0].trigger
    return Actor(id=name.replace(" ", "_"), name=name, kind="group", mentions=(span,), country=country, sector=sector)


def a_count(kind: CasualtyKind, least: int | None, best: int | None, most: int | None, who: str = "") -> Casualties:
    """A number of people."""
    return Casualties(kind=kind, min=least, best=best, max=most, who=who or None, evidence=Span(0, 1))
