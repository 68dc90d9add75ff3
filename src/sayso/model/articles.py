"""Coded captures: articles and the records read from them, as the coded format names them.

Every span points into the text view of the capture. None means that the text does not say; it never means zero.
"""

from dataclasses import dataclass

from sayso.model.actors import Actor, Relation
from sayso.model.attributions import Attribution
from sayso.model.events import Event, Tally
from sayso.model.places import Place
from sayso.model.problems import Problem
from sayso.model.spans import Span
from sayso.model.times import PublicationDate, Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text of a page, with what was read from it.

    `title` is the first printing of the headline; `body` the paragraphs of reading text in order, without headline,
    captions, widgets and related links; `captions` every printing of every caption; `furniture` what belongs to
    neither. `publisher` is the outlet; `agency` the wire service credited for the whole article. `authors` are names
    as the byline or the metadata give them. `language` is ISO 639-1.
    """

    id: str
    title: Span | None = None
    body: tuple[Span, ...] = ()
    captions: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()
    byline: Span | None = None
    dateline: Span | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    agency: str | None = None
    published: PublicationDate | None = None
    language: str | None = None
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    tallies: tuple[Tally, ...] = ()
    timexes: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureHead:
    """What a coded capture keeps of the capture it was made from; see Capture. `text` is the text view."""

    id: str
    path: str
    url: str | None
    media_type: str
    captured_at: str | None
    view: str
    text_sha256: str
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedCapture:
    """One capture and everything read from it: one line of the coded format."""

    capture: CaptureHead
    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
