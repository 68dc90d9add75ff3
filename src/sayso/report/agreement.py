"""What the reports of a happening agree on and what they dispute, with who says which."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sayso.model import hull
from sayso.report.citing import cited
from sayso.report.gathering import Happening, Report, texts_of
from sayso.report.naming import joined
from sayso.report.notes import Notes
from sayso.report.phrases import day_words
from sayso.report.records import FieldRow, Sentence, Side
from sayso.report.telling import Vocabulary, noun_of
from sayso.wording import one_line, speaker_words, status_words

ALONE = ("type", "mode")  # what two coders call differently, two sources need not dispute


def find_agreed(happening: Happening, notes: Notes, vocabulary: Vocabulary) -> Iterator[FieldRow]:
    """Fields of which two texts of two origins give one and the same value, and none another that contradicts it."""
    if happening.link is None or happening.link.body["origins"] < 2:
        return
    merged = happening.merged()
    for field, value in merged.items():
        if value["disagreements"] or (field == "type" and "mode" in merged):
            continue
        shared = [one for one in value["reported"] if texts_of(happening.numbered(one["members"])) > 1]
        if shared:
            yield _row(field, shared, happening, notes, vocabulary)


def find_disputed(happening: Happening, notes: Notes, vocabulary: Vocabulary) -> Iterator[FieldRow]:
    """Fields of which reports give values that cannot all be right; of figures, which one counts, and by which rule."""
    for field, value in happening.merged().items():
        if field in ALONE or not value["disagreements"]:
            continue
        chosen = ""
        if "rule" in value:
            given = f"Reports give from {value['low']:,} to {value['high']:,}."
            chosen = f"{given} The rule {value['rule']} chooses {value['best']:,}."
        row = _row(field, value["disagreements"], happening, notes, vocabulary, chosen)
        if len(row.sides) > 1:
            yield row


def find_denials(reports: Sequence[Report], notes: Notes) -> dict[str, list[int]]:
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


def _row(
    field: str,
    reported: Sequence[Mapping[str, Any]],
    happening: Happening,
    notes: Notes,
    vocabulary: Vocabulary,
    chosen: str = "",
) -> FieldRow:
    sides: list[Side] = []
    for one in reported:
        said_by = list(_said_by(happening.numbered(one["members"]), notes, vocabulary))
        if field == "status" and one["value"] == "denied":
            said_by += _denied_by(happening, notes)
        if said_by:  # a rejected report tells nothing
            value = _value_words(field, one["value"], happening, vocabulary)
            sides.append(Side(value=value, said_by=tuple(said_by)))
    return FieldRow(name=vocabulary.words.fields.get(field, field), sides=tuple(sides), chosen=chosen)


def _said_by(reports: Sequence[Report], notes: Notes, vocabulary: Vocabulary) -> Iterator[Sentence]:
    """Who gives a value: one line a text, with all its footnotes."""
    by_text: dict[object, list[Report]] = {}
    for report in reports:
        by_text.setdefault(report.source.text, []).append(report)
    for same in by_text.values():
        voice = " ← ".join(map(one_line, same[0].event.chain[1:] or same[0].event.chain))
        articles = cited([one.source for one in same], vocabulary)
        words = f"{voice}, in: {articles}" if voice else articles
        yield Sentence(words=words, notes=tuple(notes.quote_event(one) for one in same))


def _denied_by(happening: Happening, notes: Notes) -> Iterator[Sentence]:
    """Who denies what is told on somebody's word, beside the reports that linking takes for denials."""
    told = [report for report in happening.reports if report.event.status == "alleged"]
    for who, numbers in find_denials(told, notes).items():
        yield Sentence(words=f"{who} denies something in the same article", notes=tuple(numbers))


def _value_words(field: str, value: Any, happening: Happening, vocabulary: Vocabulary) -> str:
    if isinstance(value, list | tuple):
        return joined([one_line(str(one)) for one in value])
    if field == "when":
        return " to ".join(day_words(part, vocabulary.words) or "an unknown day" for part in str(value).split("/"))
    if field in ALONE:
        kind, mode = (str(value), None) if field == "type" else (happening.reports[0].event.type, str(value))
        return noun_of(kind, mode, vocabulary.words)
    if field == "status" and value == "denied" and all(one.event.status != "denied" for one in happening.reports):
        return "alleged, and denied by those of whom it is told"
    if field == "status":
        return status_words(str(value), historical=False).lower()
    return f"{value:,}" if isinstance(value, int) else one_line(str(value))
