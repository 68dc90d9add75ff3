"""Which events a dossier is of: the reports asked for, and with each of them all reports of the same happening."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sayso.errors import ConfigError
from sayso.linking import Review, decide
from sayso.model import Article, CaptureHead, CodedCapture, Event, Member, correct
from sayso.record import FoundArticle, Kept, Record
from sayso.record.event_pages import read_capture
from sayso.record.judging import read_effective
from sayso.record.link_pages import find_copies, find_links_of

MOST = 5_000  # events asked for; a brief of more is none
SLICE = 400  # ids in one question to the record


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article with its capture. `text` names the text that it is: copies and versions of one article share it."""

    member: Member
    capture: CaptureHead
    article: Article
    text: Member

    @property
    def words(self) -> str:
        """The text view of the capture."""
        return self.capture.text or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An event as one article tells it, corrected where somebody did so; `no` is its number in the link."""

    no: int
    source: Source
    event: Event
    review: Review | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One happening with its reports; `link` holds what they come to together, None where there is one report."""

    link: Kept | None
    reports: tuple[Report, ...]

    def merged(self) -> Mapping[str, Any]:
        """What the reports come to together, by field, in the link format; empty where there is one report."""
        return self.link.body["merged"] if self.link else {}

    def numbered(self, members: Iterable[int]) -> list[Report]:
        """The reports of these numbers that are there."""
        wanted = set(members)
        return [report for report in self.reports if report.no in wanted]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a dossier is made of. `rejected` are events that were asked for and that somebody rejected."""

    happenings: tuple[Happening, ...]
    sources: tuple[Source, ...]
    rejected: tuple[tuple[Event, Review], ...]


def gather(record: Record, found: Iterable[FoundArticle]) -> Gathered:
    """The happenings of which a report is asked for, in the order in which their first report stands in the record.

    Raises ConfigError where more events are asked for than a brief can be of.
    """
    library = _Library(record)
    asked: dict[Member, tuple[Source, Event]] = {}
    for one in found:
        source = library.add(one.capture, one.article)
        for event in one.events:
            asked[replace(source.member, event=event.id)] = (source, event)
        if len(asked) > MOST:
            raise ConfigError(f"more than {MOST:,} events are asked for", hint="narrow them by filters, or by --limit")
    reviews = decide(read_effective(record)).reviews
    linked = _links_by_member(record, asked)
    happenings: list[Happening] = []
    done: set[str] = set()
    rejected: list[tuple[Event, Review]] = []
    for member, (source, event) in asked.items():
        link = linked.get(member)
        review = reviews.get(member)
        if review and review.rejected:
            rejected.append((event, review))
        elif link is None:
            report = _reviewed(0, source, event, review)
            happenings.append(Happening(link=None, reports=(report,)))
        elif link.id not in done:
            done.add(link.id)
            happenings.append(Happening(link=link, reports=tuple(_reports(link, library, reviews))))
    return Gathered(happenings=tuple(happenings), sources=library.sources(), rejected=tuple(rejected))


class _Library:
    """The articles read so far; a capture that no filter has found is read when it is first asked for."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._sources: dict[Member, Source] = {}
        self._captures: dict[str, CodedCapture | None] = {}

    def add(self, capture: CaptureHead, article: Article) -> Source:
        member = Member(capture=capture.id, article=article.id)
        if member not in self._sources:
            copies = [link for link in find_copies(self._record, member) if link.body["relation"] != "excerpt"]
            text = min([member, *(other.in_article() for link in copies for other in link.members)])
            self._sources[member] = Source(member=member, capture=capture, article=article, text=text)
        return self._sources[member]

    def find(self, member: Member) -> Source | None:
        """The article of a member; None where the record does not hold it any more."""
        known = self._sources.get(member.in_article())
        if known:
            return known
        if member.capture not in self._captures:
            self._captures[member.capture] = read_capture(self._record, member.capture)
        coded = self._captures[member.capture]
        article = next((one for one in coded.articles if one.id == member.article), None) if coded else None
        return self.add(coded.capture, article) if coded and article else None

    def sources(self) -> tuple[Source, ...]:
        return tuple(self._sources.values())


def _links_by_member(record: Record, asked: Iterable[Member]) -> dict[Member, Kept]:
    ids = [member.event or "" for member in asked]
    found: dict[Member, Kept] = {}
    for first in range(0, len(ids), SLICE):
        for link in find_links_of(record, ids[first : first + SLICE], "event"):
            found.update((member, link) for member in link.members if member.event)
    return found


def _reports(link: Kept, library: _Library, reviews: Mapping[Member, Review]) -> Iterator[Report]:
    for no, member in enumerate(link.members):
        review = reviews.get(member)
        if member.event is None or (review and review.rejected):
            continue
        source = library.find(member)
        events = source.article.events if source else ()
        event = next((one for one in events if one.id == member.event), None)
        if source and event:  # else it was coded anew, and is not linked yet
            yield _reviewed(no, source, event, review)


def _reviewed(no: int, source: Source, event: Event, review: Review | None) -> Report:
    for field, value in (review.values if review else {}).items():
        event = correct(event, field, value)
    return Report(no=no, source=source, event=event, review=review)


def texts_of(reports: Sequence[Report]) -> int:
    """How many different texts report it."""
    return len({report.source.text for report in reports})
