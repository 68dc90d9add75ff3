"""One happening as an entry of the dossier: told by each report, with what reports agree on and what not."""

from collections.abc import Iterator, Sequence
from typing import Any

from sayso.linking import Review
from sayso.model import Event, Span, Where
from sayso.model.corrections import value_words
from sayso.report.agreement import find_agreed, find_denials, find_disputed
from sayso.report.citing import cited
from sayso.report.drawings.maps import RADIUS_KM
from sayso.report.gathering import Happening, Report
from sayso.report.naming import capitalised, party_phrase
from sayso.report.notes import Notes
from sayso.report.phrases import BY_ARTICLE, place_words, toll_words, when_phrase
from sayso.report.records import Entry, Sentence, Spot, Told, Voices
from sayso.report.telling import Vocabulary, noun_of, tell
from sayso.wording import number_words, one_line


def write_entry(key: str, happening: Happening, notes: Notes, vocabulary: Vocabulary) -> Entry:
    """The entry of a happening, its footnotes taken down in `notes`."""
    lead = _lead(happening)
    event, source = lead.event, lead.source
    words = vocabulary.words
    told = tuple(_told(happening.reports, notes, vocabulary))
    when, where = event.when, event.where
    return Entry(
        key=key,
        noun=capitalised(noun_of(event.type, event.mode, words)),
        who=party_phrase(event.actors, source.article, source.words, words),
        whom=party_phrase(event.recipients, source.article, source.words, words),
        status=event.status,
        background=event.historical,
        when=when_phrase(when, words),
        first=when.start if when else None,
        last=when.end if when else None,
        dated_by_article=when is not None and when.basis in BY_ARTICLE,
        where=place_words(where, vocabulary.countries, words),
        spot=spot_of(where),
        toll=toll_words(event.casualties),
        voices=_voices(happening),
        told=told,
        agreed=tuple(find_agreed(happening, notes, vocabulary)),
        disputed=tuple(find_disputed(happening, notes, vocabulary)),
        events=tuple(dict.fromkeys(report.event.id for report in happening.reports)),
    )


def spot_of(where: Where | None) -> Spot | None:
    """Where an event is drawn on a map; None where its place has no coordinates."""
    if where is None or where.lat is None or where.lon is None:
        return None
    how = where.precision or "near"
    return Spot(
        name=one_line(where.name),
        country=where.country,
        lat=where.lat,
        lon=where.lon,
        radius_km=None if how == "country" else RADIUS_KM[how],
        precision=how,
    )


def _lead(happening: Happening) -> Report:
    """The report that stands for all in headings, on the map and in time: the one that shares most merged values."""
    merged = happening.merged().values()

    def likeness(report: Report) -> tuple[int, int]:
        chosen = ((one["reported"], one.get("value", one.get("best"))) for one in merged)
        shared = sum(
            report.no in one["members"] for reported, best in chosen for one in reported if one["value"] == best
        )
        return shared, -report.no

    return max(happening.reports, key=likeness)


def _told(reports: Sequence[Report], notes: Notes, vocabulary: Vocabulary) -> Iterator[Told]:
    """Each report; captures of one text that say the same are told once, with a footnote each."""
    alike: dict[tuple[object, ...], list[Report]] = {}
    for report in reports:
        said = tell(report.event, report.source.article, report.source.words, vocabulary)
        alike.setdefault((report.source.text, said, _review_words(report.review)), []).append(report)
    for (_, said, review), same in alike.items():
        first = same[0]
        yield Told(
            sentence=Sentence(words=str(said), notes=tuple(dict.fromkeys(notes.quote_event(one) for one in same))),
            mark=(first.event.trigger.start, first.event.trigger.end),
            further=tuple(_further(same, notes, vocabulary)),
            source=cited([one.source for one in same], vocabulary),
            status=first.event.status,
            background=first.event.historical,
            review=str(review),
        )


def _further(same: Sequence[Report], notes: Notes, vocabulary: Vocabulary) -> Iterator[Sentence]:
    """What else the report gives, with footnotes to words that stand outside the event's own sentence."""
    event = same[0].event
    if event.casualties:
        found = tuple(no for one in same for no in _evidence(one, [c.evidence for c in one.event.casualties], notes))
        own = tuple(notes.quote_event(one) for one in same)
        given = f"Numbers that it gives: {toll_words(event.casualties)}."
        yield Sentence(words=given, notes=tuple(dict.fromkeys(found or own)))
    places = tuple(no for one in same for no in _evidence(one, _span(one.event.where), notes))
    if event.where and places:
        where = place_words(event.where, vocabulary.countries, vocabulary.words)
        yield Sentence(words=f"The place is read from another passage: {where}.", notes=places)
    times = tuple(no for one in same for no in _evidence(one, _span(one.event.when), notes))
    if event.when and times:
        when = when_phrase(event.when, vocabulary.words)
        yield Sentence(words=f"The date is read from another passage: {when}.", notes=times)
    sources = tuple(no for one in same for no in _evidence(one, _source_spans(one), notes))
    if sources:
        yield Sentence(words="Who says so is read from another passage.", notes=sources)
    if event.status == "alleged":
        for who, numbers in find_denials(same, notes).items():
            yield Sentence(words=f"In the same article {who} denies something; compare.", notes=tuple(numbers))


def _evidence(report: Report, spans: Sequence[Span], notes: Notes) -> list[int]:
    """Footnotes for spans outside the sentence of the event."""
    outside = [span for span in spans if not report.event.sentence.contains(span)]
    return list(dict.fromkeys(notes.quote_around(report.source, span) for span in outside))


def _span(found: Any) -> list[Span]:
    return [found.evidence] if found is not None and found.evidence is not None else []


def _source_spans(report: Report) -> list[Span]:
    claims = [one for one in report.source.article.attributions if one.id == report.event.attribution]
    return [span for one in claims for span in one.source[:1]]


def _review_words(review: Review | None) -> str:
    """What people decided about a report; empty where nobody has."""
    if review is None:
        return ""
    day = review.last.at[:10]
    changed = "; ".join(
        f"{name.replace('_', ' ')}: {value_words(name, value)}" for name, value in review.values.items()
    )
    said = f"Corrected ({one_line(changed)})" if changed else "Accepted"
    why = f": {one_line(review.last.why)}" if review.last.why else ""
    return f"{said} by {one_line(review.last.by)}, {day}{why}"


def _voices(happening: Happening) -> Voices:
    if happening.link is None:
        known = 1 if happening.reports[0].source.article.publisher else 0
        return Voices(articles=1, publishers=known, origins=1)
    body = happening.link.body
    return Voices(articles=body["articles"], publishers=body["publishers"], origins=body["origins"])


def voices_words(voices: Voices) -> str:
    """`2 articles, 1 publisher, 2 independent origins`."""
    publishers = number_words(voices.publishers, "publisher") if voices.publishers else "publisher not known"
    return ", ".join(
        [number_words(voices.articles, "article"), publishers, number_words(voices.origins, "independent origin")]
    )


def order_of(event: Event) -> tuple[str, str]:
    """Where an event stands in time: by its first day or, where that is open, its last; undated ones behind all."""
    when = event.when
    at = (when.start or when.end) if when else None
    return (at or "~", (when.end or "~") if when else "~")
