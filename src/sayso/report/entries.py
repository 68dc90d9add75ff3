"""One happening as an entry of the dossier: told by each report, with what reports agree on and what not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sayso.linking import Review
from sayso.model import Event, Span, Where, hull
from sayso.model.corrections import value_words
from sayso.report.drawings.maps import RADIUS_KM
from sayso.report.gathering import Happening, Report, Source, texts_of
from sayso.report.naming import capitalised, joined, party_phrase, shortened
from sayso.report.notes import Notes, file_name
from sayso.report.phrases import BY_ARTICLE, day_words, place_words, toll_words, when_phrase
from sayso.report.records import Entry, FieldRow, Sentence, Side, Spot, Told, Voices
from sayso.report.telling import Vocabulary, noun_of, tell
from sayso.wording import number_words, one_line, speaker_words, status_words, words_of

FIGURE = "casualties."
ALONE = ("type", "mode")  # what two coders call differently, two sources need not dispute


def write_entry(key: str, happening: Happening, notes: Notes, vocabulary: Vocabulary) -> Entry:
    """The entry of a happening, its footnotes taken down in `notes`."""
    merged: Mapping[str, Any] = happening.link.body["merged"] if happening.link else {}
    lead = _lead(happening.reports, merged)
    event, source = lead.event, lead.source
    words = vocabulary.words
    told = tuple(_told(happening.reports, notes, vocabulary))
    seen = {report.no: _note_of(report, notes) for report in happening.reports}
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
        agreed=tuple(_agreed(happening, merged, seen, notes, vocabulary)),
        disputed=tuple(_disputed(happening, merged, seen, notes, vocabulary)),
        events=tuple(dict.fromkeys(report.event.id for report in happening.reports)),
    )


def cited(sources: Iterable[Source], vocabulary: Vocabulary) -> str:
    """Articles as they are cited: outlet, date and headline, and the names of the captures' files."""
    files: dict[str, list[str]] = {}
    for source in sources:
        title = words_of(source.words, source.article.title)
        named = f"“{shortened(title)}”" if title else "no headline"
        article = ", ".join([outlet_words(source), date_of(source, vocabulary), named])
        files.setdefault(article, []).append(file_name(source.capture.path))
    return "; ".join(f"{article}, {', '.join(dict.fromkeys(names))}" for article, names in files.items())


def outlet_words(source: Source) -> str:
    """Who published an article."""
    return shortened(one_line(source.article.publisher)) if source.article.publisher else "publisher not known"


def date_of(source: Source, vocabulary: Vocabulary) -> str:
    """The date of publication as people write it."""
    published = source.article.published
    if published is None or not published.value:
        return "date not known"
    return day_words(published.value, vocabulary.words)


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


def _lead(reports: Sequence[Report], merged: Mapping[str, Any]) -> Report:
    """The report that stands for all in headings, on the map and in time: the one that shares most merged values."""

    def likeness(report: Report) -> tuple[int, int]:
        shared = sum(
            report.no in one["members"] for value in merged.values() for one in value["reported"]
            if one["value"] == value.get("value", value.get("best"))
        )  # fmt: skip
        return shared, -report.no

    return max(reports, key=likeness)


def _note_of(report: Report, notes: Notes) -> int:
    return notes.quote(report.source, report.event.sentence, report.event.trigger)


def _told(reports: Sequence[Report], notes: Notes, vocabulary: Vocabulary) -> Iterator[Told]:
    """Each report; captures of one text that say the same are told once, with a footnote each."""
    alike: dict[tuple[object, ...], list[Report]] = {}
    for report in reports:
        said = tell(report.event, report.source.article, report.source.words, vocabulary)
        alike.setdefault((report.source.text, said, _review_words(report.review)), []).append(report)
    for (_, said, review), same in alike.items():
        first = same[0]
        yield Told(
            sentence=Sentence(words=str(said), notes=tuple(dict.fromkeys(_note_of(one, notes) for one in same))),
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
        own = tuple(_note_of(one, notes) for one in same)
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
        for who, numbers in _denials(same, notes).items():
            yield Sentence(words=f"In the same article {who} denies something; compare.", notes=tuple(numbers))


def _evidence(report: Report, spans: Sequence[Span], notes: Notes) -> list[int]:
    """Footnotes for spans outside the sentence of the event."""
    outside = [span for span in spans if not report.event.sentence.contains(span)]
    return list(dict.fromkeys(notes.quote_around(report.source, span) for span in outside))


def _denials(reports: Sequence[Report], notes: Notes) -> dict[str, list[int]]:
    """What those who are said to have done it deny in the same article, by their names; as linking looks for it."""
    found: dict[str, list[int]] = {}
    for report in reports:
        article, text = report.source.article, report.source.words
        doers = {party.actor for party in report.event.actors if party.actor}
        for claim in article.attributions:
            if claim.stance == "denies" and claim.speaker in doers:
                around = notes.quote_around(report.source, hull([*claim.cue, *claim.content] or claim.source))
                found.setdefault(speaker_words(claim, article, text), []).append(around)
    return found


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


def _agreed(
    happening: Happening, merged: Mapping[str, Any], seen: Mapping[int, int], notes: Notes, vocabulary: Vocabulary
) -> Iterator[FieldRow]:
    """Fields of which two texts of two origins give one and the same value, and none another that contradicts it."""
    if happening.link is None or happening.link.body["origins"] < 2:
        return
    by_no = {report.no: report for report in happening.reports}
    for field, value in merged.items():
        if value["disagreements"] or (field == "type" and "mode" in merged):
            continue
        shared = [one for one in value["reported"] if texts_of([by_no[no] for no in one["members"] if no in by_no]) > 1]
        if shared:
            yield _row(field, shared, happening, seen, notes, vocabulary)


def _disputed(
    happening: Happening, merged: Mapping[str, Any], seen: Mapping[int, int], notes: Notes, vocabulary: Vocabulary
) -> Iterator[FieldRow]:
    for field, value in merged.items():
        if value["disagreements"] and field not in ALONE:
            chosen = ""
            if "rule" in value:
                given = f"Reports give from {value['low']:,} to {value['high']:,}."
                chosen = f"{given} The rule {value['rule']} chooses {value['best']:,}."
            row = _row(field, value["disagreements"], happening, seen, notes, vocabulary, chosen)
            if len(row.sides) > 1:
                yield row


def _row(
    field: str,
    reported: Sequence[Mapping[str, Any]],
    happening: Happening,
    seen: Mapping[int, int],
    notes: Notes,
    vocabulary: Vocabulary,
    chosen: str = "",
) -> FieldRow:
    by_no = {report.no: report for report in happening.reports}
    further = _denied_by(happening, notes) if field == "status" else {}
    sides = [
        Side(
            value=_value_words(field, one["value"], happening, vocabulary),
            said_by=(
                *_said_by([by_no[no] for no in one["members"] if no in by_no], seen, vocabulary),
                *further.get(str(one["value"]), ()),
            ),
        )
        for one in reported
    ]
    told = tuple(side for side in sides if side.said_by)  # a rejected report tells nothing
    return FieldRow(name=vocabulary.words.fields.get(field, field), sides=told, chosen=chosen)


def _denied_by(happening: Happening, notes: Notes) -> dict[str, list[Sentence]]:
    """Who denies what is told on somebody's word, beside the reports that linking takes for denials."""
    told = [report for report in happening.reports if report.event.status == "alleged"]
    said = [
        Sentence(words=f"{who} denies something in the same article", notes=tuple(numbers))
        for who, numbers in _denials(told, notes).items()
    ]
    return {"denied": said}


def _said_by(reports: Sequence[Report], seen: Mapping[int, int], vocabulary: Vocabulary) -> Iterator[Sentence]:
    """Who gives a value: one line a text, with all its footnotes."""
    by_text: dict[object, list[Report]] = {}
    for report in reports:
        by_text.setdefault(report.source.text, []).append(report)
    for same in by_text.values():
        voice = " ← ".join(map(one_line, same[0].event.chain[1:] or same[0].event.chain))
        articles = cited([one.source for one in same], vocabulary)
        yield Sentence(
            words=f"{voice}, in: {articles}" if voice else articles, notes=tuple(seen[one.no] for one in same)
        )


def _value_words(field: str, value: Any, happening: Happening, vocabulary: Vocabulary) -> str:
    if isinstance(value, list | tuple):
        return joined([one_line(str(one)) for one in value])
    if field == "when":
        return " to ".join(day_words(part, vocabulary.words) or "an unknown day" for part in str(value).split("/"))
    if field == "type":
        return noun_of(str(value), None, vocabulary.words)
    if field == "mode":
        return noun_of(happening.reports[0].event.type, str(value), vocabulary.words)
    if field == "status" and value == "denied" and all(report.event.status != "denied" for report in happening.reports):
        return "alleged, and denied by those of whom it is told"
    if field == "status":
        return status_words(str(value), historical=False).lower()
    return one_line(f"{value:,}" if isinstance(value, int) else str(value))


def order_of(event: Event) -> tuple[str, str]:
    """Where an event stands in time: by its first day or, where that is open, its last; undated ones behind all."""
    when = event.when
    at = (when.start or when.end) if when else None
    return (at or "~", (when.end or "~") if when else "~")
