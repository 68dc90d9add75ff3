"""Credits: who wrote an article, which agency sent it, which outlet printed it."""

import re
from collections.abc import Iterable, Sequence

from sayso.coding.articles.looks import is_date_line, is_names, is_stamp
from sayso.coding.articles.signs import COPYRIGHT, DATELINE, DATELINE_REACH, Signs
from sayso.model import Capture, Span

_PART = re.compile(r"\s*(?:[|•·/;\n]|\s[–—-]\s)\s*")
_BETWEEN = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright\b)[\s:]*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?[\s,]*(?:by\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w'’&.-]*(?:\s+(?:[A-ZÀ-Þ][\w'’&-]*|\d{1,3}(?!\w)|of|the|and|&)){0,5})\b",
    re.IGNORECASE,
)
_NO_OWNER = re.compile(r"^(?:all|rights|reserved|notice|policy|terms|privacy)\b", re.IGNORECASE)
_RIGHTS = re.compile(r"[.,]?\s*(?:all\s+rights.*|inc|ltd|llc|limited|corp)\.?$", re.IGNORECASE)


def find_dateline(text: str, first: Span, signs: Signs) -> Span | None:
    """The place, date and agency that a first paragraph opens with, without the dash; None where it opens otherwise."""
    match = DATELINE.match(text[first.start : min(first.end, first.start + DATELINE_REACH)])
    if not match:
        return None
    known = match["agency"] and agency_of(match["agency"], signs)
    if match["agency"] and not known and (not match["dash"] or _abbreviates(match["agency"], match["place"])):
        return None
    capitals = match["place"].split(",")[0].isupper() and len(match["place"]) > 2 and match["dash"] != ":"
    if not (capitals or match["date"] or (match["agency"] and match["dash"] != ":")):
        return None
    return Span(first.start, first.start + len(match[0][: match.start("dash")].rstrip()))


def _abbreviates(brackets: str, name: str) -> bool:
    """Whether the brackets behind a name hold its initials: a body and its short form, no place and its agency."""
    letters = "".join(sign for sign in brackets if sign.isalpha())
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return len(initials) > 1 and letters.casefold() == initials.casefold()


def agency_in_dateline(text: str, dateline: Span, signs: Signs) -> str | None:
    """The agency that stands in the brackets of a dateline."""
    brackets = re.search(r"[(\[]([^()\[\]]+)[)\]]$", text[dateline.start : dateline.end])
    return agency_of(brackets[1], signs) if brackets else None


def agency_of(credit: str, signs: Signs) -> str | None:
    """The agency that a credit names and names alone, in its usual spelling; None for anything else."""
    bare = credit.strip(" \t()[].,:;*_–—-").removeprefix("via ").removeprefix("Source:").strip()
    name = signs.words.agencies.get(bare.casefold())
    return name if name is not None and (bare[:1].isupper() or bare == name) else None


def agency_of_lines(lines: Iterable[str], signs: Signs) -> str | None:
    """The agency that one of these lines credits: its own line, or a part of a byline."""
    for line in lines:
        opener = signs.byline.match(line)
        bare = line[opener.end() :] if opener else line
        for part in (bare, *_PART.split(bare), *_BETWEEN.split(bare)):
            name = agency_of(part, signs)
            if name:
                return name
    return None


def find_authors(lines: Iterable[str], signs: Signs) -> tuple[str, ...]:
    """The names of people in the first of these bylines that holds any; agencies, dates and places are left out."""
    names: list[str] = []
    for line in lines:
        opener = signs.byline.match(line)
        bare = line[opener.end() :] if opener else line
        for part in _PART.split(bare.strip("*_ ")):
            if is_date_line(part, signs) or is_stamp(part):
                continue
            for name in _BETWEEN.split(part):
                name = name.strip(" \t.,*_()[]")
                if name and len(name) <= 60 and is_names(name) and not agency_of(name, signs) and name not in names:
                    names.append(name)
        if names:
            break
    return tuple(names)


def find_owner(lines: Iterable[str], signs: Signs) -> str | None:
    """The outlet whose page this is, by its copyright line; None where there is none or an agency is named."""
    for line in lines:
        if not COPYRIGHT.match(line):
            continue
        match = _OWNER.match(line)
        if not match:
            continue
        name = _RIGHTS.sub("", match["name"]).strip(" .,")
        if name and not _NO_OWNER.match(name) and not agency_of(name, signs) and not name.isdigit():
            return name
    return None


def publisher_of(capture: Capture, owner: str | None) -> str | None:
    """The outlet by the container of the capture, the page's metadata, or its copyright line, in this order."""
    said = next((field.value for field in capture.metadata if field.name == "publisher" and field.value.strip()), None)
    return capture.publisher or said or owner


def told_outlet(paragraphs: Sequence[str], signs: Signs) -> str | None:
    """The newspaper that sources speak to in the text, if it is one only: papers name themselves so."""
    found = {match["outlet"] for paragraph in paragraphs for match in signs.told.finditer(paragraph)}
    return found.pop() if len(found) == 1 else None
