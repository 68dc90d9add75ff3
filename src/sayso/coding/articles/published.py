"""When an article was published: from metadata, its address, date lines, bylines, datelines; by captions only bounded.

A photo may be years older than the text that it stands with, so the date in a caption bounds the date of publication
and gives it only where caption and text name the same weekday. An unknown date stays unknown.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.coding.articles.dates import WrittenDate, find_dates, weekday_of
from sayso.coding.articles.signs import DATELINE, DATELINE_REACH, Signs
from sayso.model import Article, Capture, PublicationDate, Span
from sayso.model.vocabulary import PublishedBasis

LEAD_PARAGRAPHS = 3  # where an article says on which weekday its news happened
_IN_ADDRESS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-]?(?P<m>0[1-9]|1[0-2]|[a-z]{3})[/-]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_UPDATED = re.compile(r"\b(?:updated|modified|revised|corrected)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a page shows of the order of day and month in its numbers: day first, month first, or (None) neither."""

    day_first: bool | None


def find_published(
    capture: Capture, article: Article, dates: Sequence[Span], signs: Signs, order: Order
) -> PublicationDate | None:
    """When the article was published, with what says so; None where nothing does. `dates` are its date lines."""
    known = _of_metadata(capture) or _of_address(capture, signs)
    if known:
        return known
    dateline = _dateline(capture.text, article, signs)
    credited: list[tuple[Span, PublishedBasis]] = [(span, "date_line") for span in dates]
    if article.byline:
        credited.append((article.byline, "byline"))
    text = article.body[0].start if article.body else 0
    credited.sort(key=lambda one: (one[0].start > text, bool(_UPDATED.search(capture.text[one[0].start : one[0].end]))))
    for span, basis in credited:
        for written, at in _written(capture.text, span, signs):
            if written.year:
                return _settled(written, at, basis, order, dateline)
    opening = dateline or _opening(capture.text, article, signs)
    if opening and opening[0].year:
        return _settled(*opening, "dateline", order, None)
    return _of_captions(capture.text, article, signs)


def find_order(texts: Iterable[str], signs: Signs) -> Order:
    """The order of day and month in a page's numeric dates, where some of them allow one order only."""
    day_first = month_first = 0
    for text in texts:
        for written in find_dates(text, signs):
            if written.numeric and len(written.readings) == 1:
                first = int(re.match(r"\d+", text[written.start : written.end])[0])  # type: ignore[index]
                day = int(written.readings[0][8:])
                month = int(written.readings[0][5:7])
                if day != month:
                    day_first += first == day
                    month_first += first == month
    return Order(day_first=day_first > month_first if day_first != month_first else None)


def with_neighbours(articles: Sequence[Article], text: str, signs: Signs) -> list[Article]:
    """Articles without a date, dated by a neighbour on the page whose weekday is the one that they tell of."""
    known = [a.published for a in articles if a.published and a.published.value and len(a.published.value) >= 10]
    days = {one.value[:10]: one for one in known if one.value and one.basis != "metadata"}
    if len(days) != 1:
        return list(articles)
    ((day, source),) = days.items()
    dated: list[Article] = []
    for article in articles:
        own = article.published
        bound = own.earliest if own else None
        undated = own is None or (own.value is None and own.basis == "caption" and bound is not None and bound <= day)
        if undated and _lead_weekdays(text, article, signs)[:1] == [weekday_of(day)]:
            found = PublicationDate(value=day, earliest=day, latest=day, basis="neighbour", evidence=source.evidence)
            article = replace(article, published=found)
        dated.append(article)
    return dated


def _of_metadata(capture: Capture) -> PublicationDate | None:
    for name in ("published", "modified"):
        for field in capture.metadata:
            if field.name == name and re.match(r"\d{4}", field.value):
                value = field.value[:10] if re.match(r"\d{4}-\d\d-\d\d", field.value) else field.value[:4]
                if name == "published":
                    return _certain(value, "metadata", field.span)
                return PublicationDate(value=None, earliest=None, latest=value, basis="metadata", evidence=field.span)
    return None


def _of_address(capture: Capture, signs: Signs) -> PublicationDate | None:
    found = [(field.value, field.span) for field in capture.metadata if field.name == "url"]
    addresses: list[tuple[str, Span | None]] = [*found, *([(capture.url, None)] if capture.url else [])]
    for address, span in addresses:
        match = _IN_ADDRESS.search(address)
        if match:
            month = signs.words.months.get(match["m"]) or (int(match["m"]) if match["m"].isdigit() else 0)
            value = _calendar_day(int(match["y"]), month, int(match["d"]))
            if value:
                evidence = Span(span.start + match.start(), span.start + match.end()) if span else None
                return _certain(value, "url", evidence)
    return None


def _calendar_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _written(text: str, span: Span, signs: Signs) -> list[tuple[WrittenDate, Span]]:
    found = find_dates(text[span.start : span.end], signs)
    return [(one, Span(span.start + one.start, span.start + one.end)) for one in found]


def _dateline(text: str, article: Article, signs: Signs) -> tuple[WrittenDate, Span] | None:
    """The date in the dateline of the first paragraph, or behind a place and a dash ("CAIRO - 25 July 2022: ")."""
    if not article.body:
        return None
    start = article.body[0].start
    head = text[start : min(article.body[0].end, start + DATELINE_REACH)]
    match = DATELINE.match(head)
    if not match:
        return None
    for written in find_dates(head, signs):
        behind = head[match.end() : written.start] if written.start >= match.end() else ""
        if (
            written.start <= match.end()
            and not behind.strip()
            and (written.start < match.end() or _is_cut(head, written))
        ):
            return written, Span(start + written.start, start + written.end)
    return None


def _opening(text: str, article: Article, signs: Signs) -> tuple[WrittenDate, Span] | None:
    """A full date that the headline or the first paragraph opens with, as an entry does and a sentence does not."""
    for span in (article.title, *article.body[:1]):
        if span is None:
            continue
        head = text[span.start : min(span.end, span.start + DATELINE_REACH)]
        written = next(find_dates(head, signs), None)
        if written and written.start == 0 and re.match(r"\s*[-–—:|]?\s+[\"“‘]?[A-Z]", head[written.end :]):
            return written, Span(span.start, span.start + written.end)
    return None


def _is_cut(head: str, written: WrittenDate) -> bool:
    return head[written.end : written.end + 1] == ":" or head[written.end : written.end + 3].strip() in (
        "--",
        "–",
        "—",
        "-",
    )


def _settled(
    written: WrittenDate,
    at: Span,
    basis: PublishedBasis,
    order: Order,
    dateline: tuple[WrittenDate, Span] | None,
) -> PublicationDate:
    """The one reading that a weekday, a dateline or the page's other dates leave; else the span of all readings."""
    readings = written.readings
    if len(readings) > 1 and dateline:
        agreed = tuple(value for value in readings if any(value.endswith(other[-6:]) for other in dateline[0].readings))
        readings = agreed or readings
    if len(readings) > 1 and order.day_first is not None:
        readings = (readings[0] if order.day_first else readings[1],)
    if len(readings) == 1:
        return _certain(readings[0], basis, at)
    return PublicationDate(value=None, earliest=min(readings), latest=max(readings), basis=basis, evidence=at)


def _of_captions(text: str, article: Article, signs: Signs) -> PublicationDate | None:
    weekdays = _lead_weekdays(text, article, signs)
    bound: PublicationDate | None = None
    for span in article.captions:
        for written, at in _written(text, span, signs):
            day = written.day
            if day is None:
                continue
            if written.weekday is not None and written.weekday == weekday_of(day) and written.weekday in weekdays:
                return _certain(day, "caption", at)
            if bound is None or (bound.earliest is not None and day > bound.earliest):
                bound = PublicationDate(value=None, earliest=day, latest=None, basis="caption", evidence=at)
    return bound


def _lead_weekdays(text: str, article: Article, signs: Signs) -> list[int]:
    """The weekdays that the first paragraphs name, in order."""
    lead = " ".join(text[span.start : span.end] for span in article.body[:LEAD_PARAGRAPHS])
    names = (found[0].lower() for found in signs.weekday.finditer(lead))
    return [signs.words.weekdays[name] for name in names]


def _certain(value: str, basis: PublishedBasis, evidence: Span | None) -> PublicationDate:
    return PublicationDate(value=value, earliest=value, latest=value, basis=basis, evidence=evidence)
