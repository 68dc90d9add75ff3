"""Profiles: what of a report decides whether it is a copy of another, read once."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.linking.copies.outlets import Outlet, find_outlet, is_masthead, without_outlet
from sayso.linking.copies.signs import CopySigns
from sayso.linking.copies.words import Sentence, Worded, read_words, repair
from sayso.linking.reports import Page, Report
from sayso.model import Member

SHINGLE = 4  # words in a row that make a key
MOST_KEYS = 48
LEAST_TOLD, REPEATED = 5, 0.6  # words of a sentence that tells something; share of them that stand in the headline
DIGEST_LENGTH = 1100  # characters; items of a digest are short


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A report as its copies are told by. `text` is repaired and without dateline; `body` are its words.

    `told` is 1 for each sentence of the body that tells something, 0 for headings, pointers and what repeats the
    headline. `title` are the words of the headline. `dated`: it has a dateline. `in_digest`: one of several short items
    on a page. `updated`: the headline says that this is a later version.
    """

    member: Member
    text: str
    body: Worded
    told: bytes
    title: frozenset[int]
    keys: tuple[int, ...]
    outlet: Outlet
    agency: str | None
    dated: bool
    day: str | None
    in_digest: bool
    updated: bool


def read_profile(report: Report, signs: CopySigns) -> Profile:
    """What `judge_copy` compares; costs about as much as reading the text once."""
    text = repair(report.text.removeprefix(report.dateline))
    body = read_words(text)
    title = _title(report, signs)
    return Profile(
        member=report.member,
        text=text,
        body=body,
        told=bytes(_tells(sentence, text, body, title, signs) for sentence in body.sentences),
        title=title,
        keys=tuple(dict.fromkeys(_keys(body)))[:MOST_KEYS],
        outlet=find_outlet(report, signs),
        agency=report.agency,
        dated=bool(report.dateline),
        day=report.day(),
        in_digest=_is_digest(report.page, signs),
        updated=bool(signs.update.match(report.title)),
    )


def copy_keys(profile: Profile) -> tuple[int, ...]:
    """Reports that are worth comparing share one of these: of every sentence the one shingle that sorts first, which
    stays the same when other words of the sentence are changed.
    """
    return profile.keys


def _tells(sentence: Sentence, text: str, body: Worded, title: frozenset[int], signs: CopySigns) -> bool:
    words = body.words[sentence.first : sentence.last]
    if len(words) < LEAST_TOLD or text[sentence.start] in "([*" or signs.pointer.match(text, sentence.start):
        return False
    bare = text[sentence.start : sentence.end].rstrip("\"'”’) ]")
    return bare[-1:] in (".", "!", "?", "…") and sum(word in title for word in words) < REPEATED * len(words)


def _title(report: Report, signs: CopySigns) -> frozenset[int]:
    """The words of the headline, without the label of an update and the name of the outlet behind it."""
    if is_masthead(report.title, report.text, signs):
        return frozenset()
    title = repair(report.title)
    while (label := signs.update.match(title)) is not None:
        title = title[label.end() :]
    return frozenset(read_words(without_outlet(title, signs)).words)


def _keys(body: Worded) -> Iterator[int]:
    for sentence in body.sentences:
        words = body.words[sentence.first : sentence.last]
        if len(words) >= 2 * SHINGLE:
            yield min(_mix(words[place : place + SHINGLE].tolist()) for place in range(len(words) - SHINGLE + 1))


def _mix(words: list[int]) -> int:
    """One number for some words in a row; evenly spread, in every process the same."""
    mixed = 0xCBF29CE484222325
    for word in words:
        mixed = ((mixed ^ word) * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        mixed ^= mixed >> 29
    return mixed


def _is_digest(page: Page, signs: CopySigns) -> bool:
    if page.articles < 2:
        return False
    return any(signs.digest.search(line) for line in page.head) or (page.longest <= DIGEST_LENGTH and not page.credited)
