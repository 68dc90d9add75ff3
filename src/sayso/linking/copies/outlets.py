"""Outlets: who printed a report, by all that a page shows of it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from sayso.linking.copies.signs import CopySigns
from sayso.linking.copies.words import fold
from sayso.linking.reports import Report

_WORD = re.compile(r"[^\W_]+")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()]*\)")
_SUFFIX = re.compile(r".\s(?:[-–—|]+|::?)\s+(?P<name>[^|–—]{2,70})$")
_BAR = re.compile(r"(?P<said>.+?)\s+[-–—|:»]+\s+(?P<name>[^|–—»]{2,60})")
_NO_NAME = re.compile(r"[,:]|(?:19|20)\d\d|\d[/.-]\d")
_LITTLE = frozenset({"of", "the", "and", "for", "in", "on", "al", "el", "de", "la", "le", "&"})
_DOMAIN = re.compile(r"\.(?:com|net|org|info|tv|co|gov|news)$")
LEAST_SAID = 12  # characters of a headline
MOST_WORDS, LONGEST_SUFFIX = 6, 9

Name = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """What is known of the outlet of a report. `name` is for people. `host` is its web address, without "www".

    `printed` are names that the page prints behind its headline or at its head, `stated` the publisher as coded
    (metadata, copyright line), each as a set of folded words. A line at the head that is not what the copyright line
    says is taken for the name of a section.
    """

    name: str | None
    host: str | None
    printed: tuple[Name, ...]
    stated: Name | None


def find_outlet(report: Report, signs: CopySigns) -> Outlet:
    """What a report's page says of its outlet; everything is None or empty where it says nothing."""
    stated = _told_apart(report.publisher or "", signs)
    bars = [name for line in report.page.head for name in _title_bar(line, report.title)]
    names = [*bars, *_behind(report.title, signs)]
    if not names:
        opening = _masthead((report.title,) if is_masthead(report, signs) else report.page.head, signs)
        names = [name for name in opening if not stated or _alike(_told_apart(name, signs), stated)]
    return Outlet(
        name=report.publisher or next(iter(names), None),
        host=_host(report.url),
        printed=tuple(words for name in names if (words := _told_apart(name, signs))),
        stated=stated or None,
    )


def same_outlet(one: Outlet, other: Outlet) -> bool | None:
    """Whether two reports were printed by one outlet; None where the pages do not say.

    Addresses decide before names. What a page prints of itself weighs more than a copyright line, which syndicated
    texts carry along; a page without such a name is known by its copyright line alone.
    """
    if one.host and other.host:
        return one.host == other.host
    mine = one.printed or ((one.stated,) if one.stated else ())
    theirs = other.printed or ((other.stated,) if other.stated else ())
    if not mine or not theirs:
        return None
    return any(_alike(a, b) for a in mine for b in theirs)


def is_masthead(report: Report, signs: CopySigns) -> bool:
    """Whether what stands for a headline is the name of the outlet: a page may print no headline of its own."""
    named = name_words(report.title)
    if report.publisher and named == name_words(report.publisher):
        return True
    return (
        bool(_masthead((report.title,), signs))
        and bool(signs.outlet.search(report.title))
        and not named & frozenset(_WORD.findall(fold(report.text)))
    )


def name_words(name: str) -> Name:
    """The words of an outlet's name that tell it from others."""
    return frozenset(_WORD.findall(fold(_DOMAIN.sub("", name)))) - _LITTLE


def _alike(one: Name, other: Name) -> bool:
    return one <= other or other <= one


def _is_capitalised(words: list[str]) -> bool:
    return all(word[:1].isupper() or word[:1].isdigit() or "." in word or word in _LITTLE for word in words)


def _told_apart(name: str, signs: CopySigns) -> Name:
    """The words of a name; a name of one word that many outlets bear ("The Times") is no part of longer ones."""
    words = name_words(name)
    alone = next(iter(words)) if len(words) == 1 else ""
    return frozenset({f"the {alone}"}) if alone in signs.outlet_words else words


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.").removeprefix("m.") if host else None


def _masthead(head: tuple[str, ...], signs: CopySigns) -> list[str]:
    """The name that a page opens with: its first short line in capitalised words that is no label of a menu."""
    for line in head[:2]:
        bare = _LINK.sub(r"\1", line).strip(" *#_|-–—\t")
        words = bare.split()
        if not 1 <= len(words) <= MOST_WORDS or bare[-1] in ".!?" or _NO_NAME.search(bare):
            continue
        section = bare.casefold() in signs.page_labels or (len(words) == 1 and not signs.outlet.search(bare))
        return [bare] if not section and _is_capitalised(words) else []
    return []


def without_outlet(title: str, signs: CopySigns) -> str:
    """A headline without the name of the outlet behind it."""
    names = _behind(title, signs)
    return title.removesuffix(names[0]).rstrip(" -–—|:") if names else title


def _title_bar(line: str, title: str) -> list[str]:
    """The name behind the headline in a line that is the title of the page ("Goats stop train | Valley Courier")."""
    bar = _BAR.fullmatch(line)
    said = fold(bar["said"].strip()) if bar else ""
    return [bar["name"]] if bar and len(said) >= LEAST_SAID and fold(title).startswith(said) else []


def _behind(title: str, signs: CopySigns) -> list[str]:
    """The name behind a headline, as title bars have it ("… - Valley Courier")."""
    match = _SUFFIX.search(title)
    name = match["name"].strip() if match else ""
    words = re.findall(r"[\w.&]+", name)
    named = len(words) <= LONGEST_SUFFIX and _is_capitalised(words)
    return [name] if name and named and not title.isupper() and signs.outlet.search(name) else []
