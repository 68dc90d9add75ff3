"""Profiles: what of a report decides whether it is a copy of another, read once."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

from sayso.linking.copies.outlets import Outlet, find_outlet, is_masthead, without_outlet
from sayso.linking.copies.signs import CopySigns
from sayso.linking.copies.words import Sentence, Worded, read_words, repair
from sayso.linking.reports import Page, Report
from sayso.model import Member

SHINGLE, WINDOW = 6, 12  # words in a row that make a key; shingles in a row of which one is a key
LEAST_SHINGLES, MOST_KEYS = 3, 80  # shingles of a sentence that has a key; keys of a report
MARKS = 2048
LEAST_NAME = 6  # letters of an outlet's name that no common word has
LEAST_TOLD, REPEATED = 5, 0.6  # words of a sentence that tells something; share of them that stand in the headline
LABEL_REACH, LABEL_WORDS = 20, 6  # where a headline says that it heads a digest; a title that is little else
DIGEST_LENGTH, LABELLED_LENGTH = 1100, 2200  # characters of the longest item; on a page that calls itself a digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A report as its copies are told by. `text` is repaired and without dateline; `body` are its words.

    `told` is 1 for each sentence of the body that tells something, 0 for headings, pointers and what repeats the
    headline. `marks` is the set of the words as bits. `title` are the telling words of the headline. `dated`: it has a
    dateline. `in_digest`: a digest of short items, or one of them. `updated`: the headline says that this is a later
    version.
    """

    member: Member
    text: str
    body: Worded
    told: bytes
    marks: int
    keys: tuple[int, ...]
    title: frozenset[int]
    outlet: Outlet
    agency: str | None
    dated: bool
    in_digest: bool
    page: Page
    updated: bool


def read_profile(report: Report, signs: CopySigns) -> Profile:
    """What `judge_copy` compares; costs about as much as reading the text once."""
    text = repair(report.text.removeprefix(report.dateline))
    body = read_words(text)
    title = _title(report, signs)
    outlet = find_outlet(report, signs)
    site = _of_site(text, outlet.name, signs)
    news = [s for s in body.sentences if bisect_left(site, s.start) == bisect_left(site, s.end)]
    told = {sentence.first for sentence in news if _tells(text, sentence, body, title, signs)}
    return Profile(
        member=report.member,
        text=text,
        body=body,
        told=bytes(sentence.first in told for sentence in body.sentences),
        marks=_marks(body),
        keys=tuple(dict.fromkeys(_keys(body, news)))[:MOST_KEYS],
        title=title - signs.function_words or title,
        outlet=outlet,
        agency=report.agency,
        dated=bool(report.dateline),
        in_digest=_is_digest(report, signs),
        page=report.page,
        updated=bool(signs.update.search(report.title)),
    )


def copy_keys(profile: Profile) -> tuple[int, ...]:
    """Reports that are worth comparing share one of these: shingles of the text that stay when words around change."""
    return profile.keys


def words_held(one: Profile, other: Profile) -> float:
    """About which share of the different words of one text, whichever has fewer, stand in the other; 0 to 1."""
    fewer = min(one.marks.bit_count(), other.marks.bit_count())
    return (one.marks & other.marks).bit_count() / fewer if fewer else 0.0


def _of_site(text: str, outlet: str | None, signs: CopySigns) -> list[int]:
    """Where a text has what only a site says of itself, in order: its name, an address, an appeal to subscribe."""
    lower = text.casefold()
    named = [outlet.casefold()] if outlet and len(outlet) >= LEAST_NAME else []
    found = [phrase for phrase in ("@", *named, *signs.notices) if phrase in lower]
    if len(lower) != len(text):  # letters that fold to several: places would not fit
        lower = text.lower() if len(text.lower()) == len(text) else ""
    return sorted(match.start() for phrase in found for match in re.finditer(re.escape(phrase), lower))


def _tells(text: str, sentence: Sentence, body: Worded, title: frozenset[int], signs: CopySigns) -> bool:
    words = body.words[sentence.first : sentence.last]
    if len(words) < LEAST_TOLD or text[sentence.start] in "([*" or signs.pointer.match(text, sentence.start):
        return False
    end = text[sentence.start : sentence.end].rstrip("\"'”’) ]")[-1:]
    return end in (".", "!", "?", "…") and sum(word in title for word in words) < REPEATED * len(words)


def _title(report: Report, signs: CopySigns) -> frozenset[int]:
    """The words of the headline, without the label of an update and the name of the outlet behind it."""
    if is_masthead(report, signs):
        return frozenset()
    title = repair(report.title)
    while (label := signs.label.match(title)) is not None:
        title = title[label.end() :]
    return frozenset(read_words(without_outlet(title, signs)).words)


def _marks(body: Worded) -> int:
    marks = 0
    for word in set(body.words):
        marks |= 1 << word % MARKS
    return marks


def _keys(body: Worded, sentences: Iterable[Sentence]) -> Iterator[int]:
    """The least shingle of every window of a sentence, by winnowing (Schleimer, Wilkerson and Aiken 2003)."""
    packed = body.words.tobytes()
    width = body.words.itemsize
    for sentence in sentences:
        starts = range(sentence.first, sentence.last - SHINGLE + 1)
        mixed = [crc32(packed[width * start : width * (start + SHINGLE)]) for start in starts]
        if len(mixed) >= LEAST_SHINGLES:
            for place in range(max(1, len(mixed) - WINDOW + 1)):
                yield min(mixed[place : place + WINDOW])


def _is_digest(report: Report, signs: CopySigns) -> bool:
    """Whether the page calls itself a digest, or looks like one: several short items, none with a credit of its own."""
    page = report.page
    if _is_label(report.title, signs):
        return True
    if page.credited:
        return False
    labelled = page.articles > 1 and any(signs.digest.search(line) for line in page.head)
    if page.articles > 1 and page.longest <= (LABELLED_LENGTH if labelled else DIGEST_LENGTH):
        return True
    return signs.digest.search(page.above) is not None


def _is_label(title: str, signs: CopySigns) -> bool:
    label = signs.digest.search(title)
    return bool(label and (label.start() <= LABEL_REACH or len(title.split()) <= LABEL_WORDS))
