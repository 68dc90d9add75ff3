"""Articles with their events, claims and tallies: cards on narrow terminals, a table on wide ones."""

from collections.abc import Iterator, Mapping

from rich.box import SQUARE
from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.cli.linked import review_words
from sayso.cli.marked import LABEL, Mark, hanging, marked, one_line, words_of
from sayso.cli.styles import STYLES
from sayso.model import PARTIES, Attribution, Event, Review, Tally, read_parties
from sayso.record import FoundArticle
from sayso.wording import (
    SHORT_ID,
    SIGNS,
    casualty_words,
    chain_words,
    date_words,
    number_words,
    paragraph_of,
    party_words,
    period_words,
    sign_of,
    speaker_words,
    status_words,
    tally_words,
    when_words,
    where_words,
)

Reviews = Mapping[str, Review]
NO_REVIEWS: Reviews = {}
WIDE = 120  # columns from which on a table is easier to read than cards
INDENT = 2
SURROUNDINGS = 240  # characters shown around the figure of a tally
TRIGGER = "bold underline"
BACKGROUND = "dim"


def show_article(console: Console, found: FoundArticle, *, claims: bool, reviews: Reviews = NO_REVIEWS) -> None:
    """An article: its head, the events asked for, its tallies, and its claims if wanted. `reviews` are by event id."""
    console.print(_head(console, found))
    if console.width >= WIDE and found.events:
        console.print(_table(console, found, reviews))
    else:
        for event in _now(found, reviews):
            console.print(_card(console, found, event, reviews))
            console.print()
    article = found.article
    if article.tallies and _is_whole(found):
        console.print(_section("running tallies (counts over a period, no events)"))
        for tally in article.tallies:
            console.print(_tally(console, found, tally))
        console.print()
    if claims and article.attributions:
        console.print(_section("claims"))
        for attribution in article.attributions:
            console.print(_claim(console, found, attribution))
        console.print()


def _now(found: FoundArticle, reviews: Reviews) -> Iterator[Event]:
    """The events as people say they are."""
    for event in found.events:
        review = reviews.get(event.id)
        yield review.correct(event) if review else event


def _head(console: Console, found: FoundArticle) -> RenderableType:
    article, capture = found.article, found.capture
    title = words_of(capture.text or "", article.title) or "(no title)"
    facts = [article.publisher or "publisher unknown", date_words(article.published) or "date unknown"]
    facts += [f"agency: {article.agency}"] if article.agency else []
    shown = "" if _is_whole(found) else f"{len(found.events)} of "
    numbers = [
        shown + number_words(len(article.events), "event"),
        number_words(len(article.attributions), "claim"),
        number_words(len(article.tallies), "tally", "tallies"),
    ]
    return Group(
        Rule(style="blue"),
        Text(title, style="bold"),
        Text(" · ".join(map(one_line, facts)), style="blue"),
        Text(f"{one_line(capture.url or capture.path)} · {', '.join(numbers)}", style="dim"),
        "",
    )


def _is_whole(found: FoundArticle) -> bool:
    return len(found.events) == len(found.article.events)


def _card(console: Console, found: FoundArticle, event: Event, reviews: Reviews) -> RenderableType:
    head, short = what(event), Text(event.id[:SHORT_ID], style="dim")
    gap = console.width - head.cell_len - short.cell_len
    first = Text.assemble(head, " " * gap if gap > 0 else "  ", short)
    fields = [hanging(console, INDENT, name, Text(words)) for name, words in _fields(found, event, reviews)]
    return Group(first, *fields, hanging(console, INDENT, "text", _evidence(console, found, event)))


def _table(console: Console, found: FoundArticle, reviews: Reviews) -> Table:
    table = Table(expand=True, show_lines=True, box=SQUARE, border_style="dim", header_style="dim")
    table.add_column("what", ratio=3)
    table.add_column("who, whom, when, where, how many, on whose word", ratio=6)
    table.add_column("text", ratio=6)
    for event in _now(found, reviews):
        fields = Table.grid(padding=(0, 1, 0, 0))
        fields.add_column(width=LABEL, style="dim")
        fields.add_column()
        for name, words in _fields(found, event, reviews):
            fields.add_row(name, Text(words))
        head = Text.assemble(what(event, between="\n"), (f"\n{event.id[:SHORT_ID]}", "dim"))
        table.add_row(head, fields, _evidence(console, found, event))
    return table


def what(event: Event, *, between: str = "  ") -> Text:
    """An event's type and how its article vouches for it."""
    style = BACKGROUND if event.historical else STYLES[event.status]
    name = f"{event.type} {event.mode}" if event.mode else event.type
    return Text.assemble(
        (f"{sign_of(event.status, historical=event.historical)} ", style),
        (name, "bold dim" if event.historical else "bold"),
        (between + status_words(event.status, historical=event.historical), style),
    )


def _fields(found: FoundArticle, event: Event, reviews: Reviews) -> Iterator[tuple[str, str]]:
    """The fields of an event as people say they are, with what was coded behind those that they corrected."""
    review = reviews.get(event.id)
    coded = next(one for one in found.article.events if one.id == event.id)
    was = _told(found, coded, None)
    fields = {
        name: f"{words or 'not told'} (coded: {was[name] or 'not told'})" if words != was[name] else words
        for name, words in _told(found, review.correct(coded) if review else coded, review).items()
    }
    fields |= {"says": chain_words(event.chain), "review": review_words(review)}
    return ((name, words) for name, words in fields.items() if words)


def _told(found: FoundArticle, event: Event, review: Review | None) -> dict[str, str]:
    article, text = found.article, found.capture.text or ""
    given = review.values if review else {}
    who, whom = (
        "; ".join(party.name for party in read_parties(given[side]))
        if side in given
        else party_words(getattr(event, side), article, text)
        for side in PARTIES
    )
    return {
        "who": who,
        "whom": whom,
        "when": when_words(event.when),
        "where": where_words(event.where),
        "toll": casualty_words(event.casualties),
    }


def _evidence(console: Console, found: FoundArticle, event: Event) -> Text:
    style = f"{STYLES[event.status]} {TRIGGER}"
    mark = Mark(span=event.trigger, style=style, sign="*")
    line = marked(found.capture.text or "", event.sentence, [mark], colour=console.color_system is not None)
    if event.historical:
        line.stylize(BACKGROUND)
    return line


def _section(name: str) -> Text:
    return Text(name, style="bold cyan")


def _tally(console: Console, found: FoundArticle, tally: Tally) -> RenderableType:
    counter = f"counted by {one_line(tally.counter)}" if tally.counter else ""
    line = " · ".join(filter(None, [tally_words(tally), period_words(tally.period), counter]))
    mark = Mark(span=tally.evidence, style=TRIGGER, sign="*")
    around = paragraph_of(found.article, tally.evidence)
    evidence = marked(
        found.capture.text or "", around, [mark], colour=console.color_system is not None, longest=SURROUNDINGS
    )
    return Group(hanging(console, 0, "Σ", Text(line), label_width=1), hanging(console, INDENT, "text", evidence))


def _claim(console: Console, found: FoundArticle, claim: Attribution) -> RenderableType:
    article, text = found.article, found.capture.text or ""
    carrier = next((one for one in article.attributions if one.id == claim.parent), None)
    denies = claim.stance == "denies"
    line = Text.assemble(
        (f"{SIGNS['denied'] if denies else '“'} ", STYLES["denied"] if denies else "dim"),
        (speaker_words(claim, article, text) or "(no source named)", "italic"),
        (f" {claim.stance}", STYLES["denied"] if denies else "bold"),
        (f" in a {claim.medium.replace('_', ' ')}" if claim.medium else "", "dim"),
        (f", as {speaker_words(carrier, article, text)} says" if carrier else "", "dim"),
    )
    content = Text(" … ").join(marked(text, span, [], colour=False) for span in claim.content)
    return Group(line, hanging(console, INDENT, "text", content))
