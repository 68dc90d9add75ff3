"""Origins: on whose report a report rests, as a whole and for single events, with the words that say so."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.linking.copies.outlets import find_outlet, name_words
from sayso.linking.copies.signs import CopySigns
from sayso.linking.reports import Report, ReportedEvent
from sayso.model import Member

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]")
_PARTS = re.compile(r"\s*(?:/|,|;|&|\band\b|\bwith\b|\|)\s*")
_ENDING = re.compile(r"(?:[-–—(\[]\s*)([A-Z][\w. /-]{1,30}?)[)\]]?\.?\s*$")
_CREDITED = re.compile(
    r"\s*[:\-–—]?\s*(?:the\s+)?(?P<name>[A-ZÀ-Þ][\w'’&.-]*(?:\s+(?:[A-ZÀ-Þ][\w'’&.-]*|of|the|and|&|for)){0,5})"
)
LONGEST_CREDIT = 200  # characters of a line
CITING_REACH = 40
STANDING_WORDS = 3  # a phrase of so many words is a credit wherever it stands in its line
CREDIT_PARAGRAPHS = 3  # credits for the whole text stand at its end

Basis = Literal["credit", "dateline", "byline", "ending", "cited"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """An agency or outlet that a report goes back to; `words` say so, `basis` where they stand."""

    name: str
    basis: Basis
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Where a report comes from. `outlet` printed it; None where nothing says who. `roots` wrote it: empty means that
    the outlet's own report is all we know of. `cited` are agencies whose reports it cites somewhere in the text.
    `events` holds, by id, the roots of events that are told on somebody else's report.
    """

    member: Member
    outlet: str | None
    roots: tuple[Root, ...]
    cited: tuple[Root, ...]
    events: Mapping[str, tuple[Root, ...]]


def find_origins(report: Report, signs: CopySigns) -> Origins:
    """What a report says of where it comes from."""
    outlet = find_outlet(report, signs).name
    roots = _unique(_credits(report, signs), outlet)
    cited = _unique(_cited(report.text, signs), outlet)
    events = {event.id: found for event in report.events if (found := _unique(_of_event(event, signs), outlet))}
    return Origins(member=report.member, outlet=outlet, roots=roots, cited=cited, events=events)


def _credits(report: Report, signs: CopySigns) -> Iterator[Root]:
    for match in _BRACKETS.finditer(report.dateline):
        for name in _agencies(match[1], signs):
            yield Root(name=name, basis="dateline", words=report.dateline)
    for name in _agencies(report.byline, signs):
        yield Root(name=name, basis="byline", words=report.byline)
    if report.agency:
        yield Root(name=report.agency, basis="credit", words=report.agency)
    paragraphs = [line for line in report.text.split("\n") if line.strip()]
    ending = _ENDING.search(paragraphs[-1]) if paragraphs else None
    for name in _agencies(ending[1], signs) if ending else ():
        yield Root(name=name, basis="ending", words=ending[0].strip() if ending else name)
    for line in paragraphs[-CREDIT_PARAGRAPHS:]:
        yield from _credit_line(line, signs)


def _credit_line(line: str, signs: CopySigns) -> Iterator[Root]:
    """Whom a line such as "Originally published by the Valley Courier" credits, or "AFP contributed to this report"."""
    if len(line) > LONGEST_CREDIT:
        return
    for name, words in _citations(line, signs):
        if "contributed" in words:
            yield Root(name=name, basis="credit", words=line.strip())
    for match in signs.credit.finditer(line):
        before = line[: match.start()].rstrip(" (*_[")
        if before and before[-1:] not in ".!?:—–" and len(match[0].split()) < STANDING_WORDS:
            continue
        named = _CREDITED.match(line, match.end())
        if named and (signs.outlet.search(named["name"]) or named["name"].casefold() in signs.agencies):
            yield Root(name=_usual(named["name"].rstrip(".-"), signs), basis="credit", words=line.strip())


def _cited(text: str, signs: CopySigns) -> Iterator[Root]:
    for name, words in _citations(text, signs):
        yield Root(name=name, basis="cited", words=words)


def _citations(text: str, signs: CopySigns) -> Iterator[tuple[str, str]]:
    """Agencies whose reports a text cites, each with the words that cite it."""
    for match in signs.agency.finditer(text):
        behind = signs.reports.match(text, match.end())
        before = signs.reported_by.search(text[max(0, match.start() - CITING_REACH) : match.start()])
        if behind or before:
            words = (before[0] if before else "") + match[0] + (behind[0] if behind else "")
            yield _usual(match[0], signs), " ".join(words.split())


def _of_event(event: ReportedEvent, signs: CopySigns) -> Iterator[Root]:
    """The agencies in the chain of those who say that an event happened."""
    for link in event.chain:
        bare = re.sub(r"^the\s+|\s+(?:news\s+)?(?:agency|wire|service)$", "", link.strip(), flags=re.IGNORECASE)
        name = signs.agencies.get(link.strip().casefold()) or signs.agencies.get(bare.casefold())
        if name and link[:1].isupper():
            yield Root(name=name, basis="cited", words=link)
    yield from _cited(event.sentence, signs)


def _agencies(credit: str, signs: CopySigns) -> Iterator[str]:
    for part in _PARTS.split(credit):
        name = signs.agencies.get(part.strip(" .*_").casefold())
        if name and part.strip(" .*_")[:1].isupper():
            yield name


def _usual(name: str, signs: CopySigns) -> str:
    return signs.agencies.get(" ".join(name.split()).casefold(), name)


def _unique(roots: Iterator[Root], outlet: str | None) -> tuple[Root, ...]:
    """Each root once; an agency that prints its own report rests on nobody else."""
    own = name_words(outlet or "")
    found: dict[str, Root] = {}
    for root in roots:
        if not own or name_words(root.name) != own:
            found.setdefault(root.name, root)
    return tuple(found.values())
