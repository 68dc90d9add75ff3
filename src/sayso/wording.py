"""How fields of the record are worded for people: short, and with no word that the record does not give."""

import re
from collections.abc import Sequence

from sayso.model import (
    Actor,
    Article,
    Attribution,
    Casualties,
    Event,
    Party,
    Period,
    Problem,
    PublicationDate,
    Span,
    Tally,
    When,
    Where,
)

UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls, with which a page could rule the terminal or turn the order of what is read."""

SIGNS = {"asserted": "●", "alleged": "?", "denied": "✗", "negated": "✗", "planned": "→", "hypothetical": "~"}
LEGEND = "● asserted  ○ background  ? alleged  ✗ denied  → planned  ~ hypothetical"
SHORT_ID = 8  # digits of an id that are shown where the whole is not needed


def one_line(words: str) -> str:
    """`words` with each run of white space as one blank, and controls as U+FFFD."""
    return UNSHOWN.sub("\ufffd", " ".join(words.split()))


def words_of(text: str, span: Span | None) -> str:
    """The characters of a span on one line; empty for None."""
    return one_line(text[span.start : span.end]) if span else ""


def number_words(number: int, one: str, many: str = "") -> str:
    """A number and the noun it counts, which takes an `s` for many unless they are named."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sign_of(status: str, *, historical: bool) -> str:
    """One character for the status; hollow where an asserted event is background."""
    return "○" if historical and status == "asserted" else SIGNS[status]


def status_words(status: str, *, historical: bool) -> str:
    """The status, in capitals where it is not plainly asserted, and whether the event is background."""
    said = status if status == "asserted" else status.upper()
    return f"{said}, background" if historical else said


def date_words(published: PublicationDate | None) -> str:
    """When an article was published, with what says so; empty if not known."""
    if published is None:
        return ""
    value = published.value or interval_words(published.earliest, published.latest)
    return f"{value} ({published.basis.replace('_', ' ')})" if value else ""


def interval_words(start: str | None, end: str | None) -> str:
    """One date, or two with a dash; an open bound is `…`."""
    if start == end:
        return start or ""
    return f"{start or '…'} – {end or '…'}"


def when_words(when: When | None) -> str:
    """When an event happened; said to be inferred where only the date of publication or capture bounds it."""
    if when is None:
        return ""
    words = dates_of(when)
    return f"{words} (by date of {when.basis})" if when.basis in ("publication", "capture") else words


def dates_of(when: When) -> str:
    """The dates of an event as precise as they are known: a whole month as `2025-11`, a whole year as `2025`."""
    digits = {"month": len("2025-11"), "year": len("2025")}.get(when.granularity)
    if digits and when.start and when.end and when.start[:digits] == when.end[:digits]:
        return when.start[:digits]
    return interval_words(when.start, when.end) or "…"


def where_words(where: Where | None) -> str:
    """The place with its region and country, and how exact it is unless exact."""
    if where is None:
        return ""
    around = [part for part in (where.admin1, where.country) if part and part != where.name]
    words = ", ".join([where.name, *around])
    return f"{words} ({where.precision})" if where.precision not in (None, "exact") else words


def size_words(least: int | None, best: int | None, most: int | None) -> str:
    """A count with its bounds: `5`, `≥ 5`, `≤ 5`, `3 – 5 (best 4)`; `?` if no number is given."""
    if least is None and most is None:
        return "?" if best is None else f"{best:,}"
    if least is None:
        return f"≤ {most:,}"
    if most is None:
        return f"≥ {least:,}"
    if least == most:
        return f"{least:,}"
    return f"{least:,} – {most:,}" + (f" (best {best:,})" if best not in (None, least, most) else "")


def casualty_words(casualties: Sequence[Casualties]) -> str:
    """How many of whom, by kind."""
    return "; ".join(_counted(group) for group in casualties)


def party_words(parties: Sequence[Party], article: Article, text: str) -> str:
    """Each party by the name of its actor, or in the words of the text."""
    names: list[str] = []
    for party in parties:
        actor = find_actor(article, party.actor)
        name = one_line(actor.name) if actor else " … ".join(words_of(text, span) for span in party.spans)
        if name not in names:
            names.append(name)
    return "; ".join(names)


def event_words(event: Event, article: Article, text: str) -> str:
    """An event on one line, behind its type: who to whom, when, where, how many; without what is not known."""
    parties = [party_words(side, article, text) for side in (event.actors, event.recipients)]
    who = f"{parties[0] or 'somebody'} → {parties[1]}" if parties[1] else parties[0]
    facts = (who, when_words(event.when), where_words(event.where), casualty_words(event.casualties))
    return " · ".join(fact for fact in facts if fact)


def chain_words(chain: Sequence[str]) -> str:
    """Who says so, from the outermost reporter inwards."""
    return " ← ".join(one_line(name) for name in chain)


def speaker_words(attribution: Attribution, article: Article, text: str) -> str:
    """Whose claim it is: the speaker's name, or the source in the words of the text."""
    actor = find_actor(article, attribution.speaker)
    if actor:
        return one_line(actor.name)
    return " … ".join(words_of(text, span) for span in attribution.source)


def tally_words(tally: Tally) -> str:
    """What is counted, and how many."""
    return _counted(tally)


def _counted(counted: Casualties | Tally) -> str:
    words = f"{size_words(counted.min, counted.best, counted.max)} {counted.kind}"
    return f"{words} ({one_line(counted.who)})" if counted.who and counted.who != counted.kind else words


def period_words(period: Period | None) -> str:
    """The time that a tally counts over; empty if not known."""
    if period is None or period.start == period.end is None:
        return ""
    if period.end is None:
        return f"since {period.start}"
    return interval_words(period.start, period.end) if period.start else f"until {period.end}"


def problem_words(path: str, problem: Problem) -> str:
    """A problem on one line: where, at which stage, of which kind, and what it is."""
    return one_line(f"{path}: {problem.stage}: {problem.kind}: {problem.message}")


def paragraph_of(article: Article, span: Span) -> Span:
    """The title, paragraph or caption that a span stands in; the span itself if it stands in none."""
    around = [*([article.title] if article.title else []), *article.body, *article.captions]
    return next((part for part in around if part.contains(span)), span)


def find_actor(article: Article, actor_id: str | None) -> Actor | None:
    """The actor of an article with this id, or None."""
    return next((actor for actor in article.actors if actor.id == actor_id), None)
