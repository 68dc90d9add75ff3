"""Signs: patterns made from word lists, by which outlets, digests and credits are told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.lang.words import Words
from sayso.linking.copies.words import word_number

ACRONYM = 6  # letters; shorter names are written as the list has them


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySigns:
    """Compiled patterns, for one language. `agencies` are names of wire services in lower case, with the usual one.

    `reports` matches behind, `reported_by` before the name of an agency whose report is cited. `notices` are what
    only a site says of itself, in lower case.
    """

    digest: re.Pattern[str]
    outlet: re.Pattern[str]
    update: re.Pattern[str]
    label: re.Pattern[str]
    pointer: re.Pattern[str]
    notices: tuple[str, ...]
    page_labels: frozenset[str]
    outlet_words: frozenset[str]
    function_words: frozenset[int]
    agencies: dict[str, str]
    credit: re.Pattern[str]
    agency: re.Pattern[str]
    reports: re.Pattern[str]
    reported_by: re.Pattern[str]


def compile_copy_signs(words: Words) -> CopySigns:
    """The patterns for one language."""
    copies, articles = words.copies, words.articles
    names = {*articles.agencies.values(), *(name.title() for name in articles.agencies if len(name) > ACRONYM)}
    updates = _any(copies.update_labels)
    return CopySigns(
        digest=re.compile(rf"\b(?:{_any(copies.digest_labels)})\b", re.IGNORECASE),
        outlet=re.compile(
            rf"\b(?:{_any(copies.outlet_words)})\b|\b[KW][A-Z]{{2,3}}\b|\w\.(?:com|net|org|co|tv|info)\b", re.IGNORECASE
        ),
        update=re.compile(
            rf"^(?:[\w\s]{{0,12}}[:\-–—|]\s*)?\W*(?:{updates})\b[\s\d]*[:\-–—|]|[(\[](?:{updates})[)\]]\s*$",
            re.IGNORECASE,
        ),
        label=re.compile(
            rf"\W*(?:{_any([*copies.update_labels, *copies.headline_labels])})\b[\s\d]*[:\-–—|]", re.IGNORECASE
        ),
        pointer=re.compile(rf"\W*(?:{_any(articles.pointer_labels)})\s*[:|»>→►–—-]", re.IGNORECASE),
        notices=tuple(phrase.casefold() for phrase in articles.widget_phrases),
        page_labels=frozenset(copies.page_labels),
        outlet_words=frozenset(copies.outlet_words),
        function_words=frozenset(word_number(word) for word in articles.function_words),
        agencies={name.casefold(): usual for name, usual in articles.agencies.items()},
        credit=re.compile(rf"\b(?:{_any(copies.credit_phrases)})\b", re.IGNORECASE),
        agency=re.compile(rf"\b(?=[A-Zd])(?:{_any(names)})\b"),
        reports=re.compile(
            rf"(?:\s+(?:news\s+)?(?:agency|wire|service))?,?\s+(?:{_any(copies.report_verbs)})\b"
            r"|[^.\n]{0,60}\bcontributed\s+(?:reporting\s+)?to\s+th",
            re.IGNORECASE,
        ),
        reported_by=re.compile(rf"\b(?:{_any(copies.citing_phrases)})\s+(?:the\s+)?$", re.IGNORECASE),
    )


def _any(phrases: Iterable[str]) -> str:
    """One of the phrases, the longest first; blanks match any run of white space."""
    return "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(set(phrases), key=lambda p: (-len(p), p))
    )
