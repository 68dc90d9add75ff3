"""What every coded capture must fulfil, beyond its types: spans, references and order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

from sayso.model.articles import Article, CodedCapture
from sayso.model.spans import Span, covers

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def find_faults(coded: CodedCapture) -> list[str]:
    """Every way in which a coded capture breaks its promises, as sentences; empty if it keeps them all.

    The promises: a span is not empty and lies in the text (checked where `capture.text` is there); title, body,
    captions and furniture of an article are in order and share no character, and bodies of two articles neither;
    whatever is read from an article stands in its title, body or captions; ids are unique and references meet;
    parents of attributions form no cycle; `min` ≤ `best` ≤ `max`; dates are ISO 8601, earliest first.
    """
    length = None if coded.capture.text is None else len(coded.capture.text)
    faults: list[str] = []
    for article in coded.articles:
        faults += [f"article {article.id}: {fault}" for fault in _article_faults(article, length)]
    faults += _repeated("article", (article.id for article in coded.articles))
    bodies = sorted(span for article in coded.articles for span in article.body)
    faults += [f"bodies share {b}" for a, b in pairwise(bodies) if a.overlaps(b)]
    return faults


def _article_faults(article: Article, length: int | None) -> Iterator[str]:
    for path, span in _spans(article, ""):
        if not 0 <= span.start < span.end or (length is not None and span.end > length):
            yield f"{path}: {tuple(span)} is no span of the text"
    for name in ("body", "captions", "furniture"):
        spans: tuple[Span, ...] = getattr(article, name)
        if list(spans) != sorted(spans):
            yield f"{name}: out of order"
    yield from _layout_faults(article)
    yield from _reading_faults(article)
    yield from _reference_faults(article)
    yield from _value_faults(article)


def _layout_faults(article: Article) -> Iterator[str]:
    parts = [("title", span) for span in [article.title] if span]
    for name in ("body", "captions", "furniture"):
        parts += [(name, span) for span in getattr(article, name)]
    parts.sort(key=lambda part: part[1])
    for (one, a), (other, b) in pairwise(parts):
        if a.overlaps(b):
            yield f"{one} {tuple(a)} and {other} {tuple(b)} share characters"


def _reading_faults(article: Article) -> Iterator[str]:
    """What is read stands in what was to be read; evidence for a date may stand anywhere on the page."""
    text = [*([article.title] if article.title else []), *article.body, *article.captions]
    read: list[tuple[str, Span]] = [("timex", timex.span) for timex in article.timexes]
    read += [("place", place.span) for place in article.places]
    read += [("mention", span) for actor in article.actors for span in actor.mentions]
    for attribution in article.attributions:
        read += [("source", s) for s in attribution.source] + [("cue", s) for s in attribution.cue]
        read += [("content", s) for s in attribution.content]
    for event in article.events:
        read += [("trigger", event.trigger), *(("mention of an event", span) for span in event.mentions)]
        read += [("party", span) for party in (*event.actors, *event.recipients) for span in party.spans]
        if not event.sentence.contains(event.trigger):
            yield f"event {event.id}: the trigger is outside its sentence"
    read += [("tally", tally.evidence) for tally in article.tallies]
    for what, span in read:
        if not covers(text, span):
            yield f"{what} {tuple(span)} is outside title, body and captions"


def _reference_faults(article: Article) -> Iterator[str]:
    actors = {actor.id for actor in article.actors}
    attributions = {attribution.id: attribution for attribution in article.attributions}
    yield from _repeated("actor", (actor.id for actor in article.actors))
    yield from _repeated("attribution", (attribution.id for attribution in article.attributions))
    yield from _repeated("event", (event.id for event in article.events))
    named = [("role", role.of) for actor in article.actors for role in actor.roles]
    named += [("speaker", attribution.speaker) for attribution in article.attributions]
    named += [("party", party.actor) for event in article.events for party in (*event.actors, *event.recipients)]
    named += [("relation", end) for relation in article.relations for end in (relation.from_actor, relation.to_actor)]
    yield from (f"{what} names actor {end}, which is not there" for what, end in named if end and end not in actors)
    said = [("parent", attribution.parent) for attribution in article.attributions]
    said += [("event", event.attribution) for event in article.events]
    said += [("relation", relation.attribution) for relation in article.relations]
    yield from (
        f"{what} names attribution {end}, which is not there" for what, end in said if end and end not in attributions
    )
    for attribution in article.attributions:
        seen = {attribution.id}
        while attribution.parent in attributions:
            attribution = attributions[attribution.parent]
            if attribution.id in seen:
                yield f"attribution {attribution.id} carries itself"
                break
            seen.add(attribution.id)


def _value_faults(article: Article) -> Iterator[str]:
    counts = [("casualties", count) for event in article.events for count in event.casualties]
    for what, count in [*counts, *(("tally", tally) for tally in article.tallies)]:
        bounds = [bound for bound in (count.min, count.best, count.max) if bound is not None]
        if bounds != sorted(bounds) or any(bound < 0 for bound in bounds):
            yield f"{what}: {count.min}, {count.best}, {count.max} are out of order"
    dates = [("when", event.when.start, event.when.end) for event in article.events if event.when]
    if article.published:
        dates.append(("published", article.published.earliest, article.published.latest))
        dates.append(("published", article.published.value, None))
    for what, start, end in dates:
        if any(date is not None and not _ISO.match(date) for date in (start, end)):
            yield f"{what}: {start} to {end} is not ISO 8601"
        elif start and end and start[: len(end)] > end[: len(start)]:
            yield f"{what}: {start} is after {end}"


def _spans(value: Any, path: str) -> Iterator[tuple[str, Span]]:
    if isinstance(value, Span):
        yield path, value
    elif is_dataclass(value):
        for part in fields(value):
            yield from _spans(getattr(value, part.name), f"{path}.{part.name}")
    elif isinstance(value, tuple):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _spans(item, path)


def _repeated(what: str, ids: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [f"{what} id {name} occurs twice" for name in ids if name in seen or seen.add(name)]
