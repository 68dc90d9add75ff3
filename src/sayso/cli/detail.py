"""One event in full: each field with its span, its characters and what they were resolved to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.cli.marked import Mark, hanging, marked, one_line, words_of
from sayso.cli.styles import STYLES
from sayso.model import Article, Attribution, Event, Party, Review, Span, value_words
from sayso.record import FoundArticle, Location
from sayso.wording import (
    chain_words,
    date_words,
    dates_of,
    find_actor,
    paragraph_of,
    sign_of,
    size_words,
    speaker_words,
    status_words,
)

COLOURS = {
    "correct": "bold",
    "trigger": "bold underline red",
    "mention": "underline red",
    "actor": "bold green",
    "recipient": "bold yellow",
    "when": "bold cyan",
    "where": "bold magenta",
    "toll": "bold blue",
    "source": "italic green",
    "cue": "italic cyan",
    "content": "",
    "sentence": "",
}
LABEL_WIDTH = 8
PASSAGE = 2_000  # characters of the paragraph shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of an event as it is shown: its name, its place in the text if it has one, and what it stands for."""

    name: str
    span: Span | None
    meaning: str = ""


def show_event(
    console: Console, found: FoundArticle, locations: Sequence[Location], review: Review | None = None
) -> None:
    """The event of `found.events`, of which there is one, with everything that it rests on. Its fields are shown as
    they were coded, with what people say they are behind them.
    """
    (coded,) = found.events
    event = review.correct(coded) if review else coded
    article, capture, text = found.article, found.capture, found.capture.text or ""
    fields = [*_event_fields(coded, article, review), *_attribution_fields(coded, article, text)]
    what = f"{event.type} {event.mode}" if event.mode else event.type
    style = STYLES[event.status]
    console.print(Rule(style="blue"))
    console.print(
        Text.assemble(
            (f"{sign_of(event.status, historical=event.historical)} ", style),
            (what, "bold"),
            (f"  {status_words(event.status, historical=event.historical)}", style),
            (f"  {', '.join(event.contexts)}" if event.contexts else "", "dim"),
        )
    )
    for name, words in (
        ("event", event.id),
        ("says", chain_words(event.chain) or "(nobody named)"),
        ("article", words_of(text, article.title) or article.id),
        ("", " · ".join(filter(None, [article.publisher, article.agency, date_words(article.published)]))),
        ("capture", capture.id),
        *(("met at" if no == 0 else "", _location_words(place)) for no, place in enumerate(locations)),
    ):
        if words:
            console.print(hanging(console, 0, name, Text(one_line(words)), label_width=LABEL_WIDTH))
    console.print()
    console.print(_field_table(fields, text))
    console.print()
    passage = paragraph_of(article, event.sentence)
    marks = [
        Mark(span=field.span, style=COLOURS[field.name], sign="*" if field.name == "trigger" else "")
        for field in fields
        if field.span and COLOURS[field.name]
    ]
    shown = marked(text, passage, marks, colour=console.color_system is not None, longest=PASSAGE)
    console.print(hanging(console, 0, "text", shown, label_width=LABEL_WIDTH))
    console.print()


def _location_words(place: Location) -> str:
    return " · ".join(filter(None, [place.path, place.url, place.captured_at]))


def _field_table(fields: Sequence[Field], text: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("field", no_wrap=True)
    table.add_column("[start,end)", no_wrap=True, justify="right")
    table.add_column("characters", ratio=1)
    table.add_column("read as", ratio=1)
    for field in fields:
        place = f"[{field.span.start},{field.span.end})" if field.span else "–"
        words = marked(text, field.span, [], colour=False, longest=160) if field.span else Text("–", style="dim")
        table.add_row(Text(field.name, style=COLOURS[field.name]), Text(place), words, Text(one_line(field.meaning)))
    return table


def _event_fields(event: Event, article: Article, review: Review | None) -> Iterator[Field]:
    for field in review.values if review else ():
        words = f"{field}: {value_words(field, review.values[field])}, by {review.given[field].by}" if review else ""
        yield Field(name="correct", span=None, meaning=words)
    yield Field(name="trigger", span=event.trigger, meaning=" ".join(filter(None, [event.type, event.mode])))
    for span in event.mentions:
        yield Field(name="mention", span=span, meaning="the same event")
    yield from _party_fields("actor", event.actors, article)
    yield from _party_fields("recipient", event.recipients, article)
    if event.when:
        dates = dates_of(event.when)
        yield Field(
            name="when", span=event.when.evidence, meaning=f"{dates}, {event.when.granularity}, {event.when.basis}"
        )
    if event.where:
        where = event.where
        degrees = None if where.lat is None or where.lon is None else f"{where.lat:g}°, {where.lon:g}°"
        known = [where.name, where.admin1, where.country, degrees, where.precision]
        geonames = f"GeoNames {where.geonames_id}" if where.geonames_id else None
        yield Field(name="where", span=where.evidence, meaning=", ".join(filter(None, [*known, geonames])))
    for group in event.casualties:
        words = f"{size_words(group.min, group.best, group.max)} {group.kind}"
        yield Field(name="toll", span=group.evidence, meaning=f"{words}: {group.who}" if group.who else words)


def _party_fields(side: str, parties: Sequence[Party], article: Article) -> Iterator[Field]:
    for party in parties:
        actor = find_actor(article, party.actor)
        known = [actor.name, actor.kind, actor.country, actor.sector] if actor else []
        for span in party.spans:
            yield Field(name=side, span=span, meaning=", ".join(filter(None, known)))


def _attribution_fields(event: Event, article: Article, text: str) -> Iterator[Field]:
    """The attribution that carries the event and those around it, the innermost first."""
    by_id = {attribution.id: attribution for attribution in article.attributions}
    seen: set[str] = set()
    current: Attribution | None = by_id.get(event.attribution or "")
    while current and current.id not in seen:
        seen.add(current.id)
        anonymous = ", not named" if current.anonymous else ""
        medium = f", {current.medium.replace('_', ' ')}" if current.medium else ""
        for span in current.source:
            yield Field(name="source", span=span, meaning=speaker_words(current, article, text) + anonymous)
        for span in current.cue:
            yield Field(name="cue", span=span, meaning=current.stance + medium)
        for span in current.content:
            yield Field(name="content", span=span, meaning=f"{current.kind} speech")
        current = by_id.get(current.parent or "")
