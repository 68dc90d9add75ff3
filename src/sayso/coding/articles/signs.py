"""Signs: the patterns by which single lines show what they are, made from the word lists of a language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.lang.articles import ArticleWords

DATELINE_REACH = 160
HEAD, TAIL = 240, 320  # signs stand at the ends of a line; longer lines are not read through

SENTENCE_END = re.compile(r"[.!?。！？؟۔।]+[\"'”’»)\]*_]*(?:\s*\[[^\[\]]{1,40}\])*$")
FULL_STOP = re.compile(r"(?<=[a-z]{3})[.!?][\"'”’)]*\s+[\"'“‘(]?[A-Z\d]")
ELLIPSIS = re.compile(r"(?:\.{3,}|…|\[\.\.\.\]|\[…\])$")
RULE = re.compile(r"[\W_]+$")
TIME = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?(?:\.\d+)?"
CLOCK = re.compile(
    rf"\b{TIME}\s*(?:[ap]\.?m\.?)?\b|\b\d{{1,2}}(?:[0-5]\d)?\s*[ap]\.?m\b\.?|\bat\s+[0-2]\d[0-5]\d\b",
    re.IGNORECASE,
)
AGO = re.compile(
    r"\b(?:\d+|an?|one|few|several)\s+\w+\s+ago\b|\byesterday\b|\bjust now\b"
    r"|\b\d+[\s-]?(?:minutes?|mins?|m|hours?|hrs?|h|d|days?)\b(?:\s+(?:ago|read|to read))?",
    re.IGNORECASE,
)
COUNTER = re.compile(r"(?:\w+\s+)?\d+\s*(?:of|/)\s*\d+(?:\s+\w+)?$", re.IGNORECASE)
ZONE = re.compile(
    r"\b(?:GMT|UTC|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|PT|CT|MT|IST|EET|EEST|MSK|AST|Z)\b(?:\s*[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d\b"
)
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)
NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'’.\-]*|al-[A-Z]\w+|bin|de|del|della|der|van|von|la|le|el|al|da|dos|di)$")
DATELINE = re.compile(
    r"[(\[]?(?P<place>[A-ZÀ-Þ][\w'’.\-]*(?:[ /,]{1,2}(?:[A-ZÀ-Þ][\w'’.\-]*|of|the|and|al|de|el|la)){0,6})"
    r"(?:\s*\([A-Z][\w .]{1,24}\)(?=,?\s+[A-Z\d]))?"
    r"(?P<date>,?\s+(?:[A-Z][A-Za-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][A-Za-z]{2,8}\.?)(?:,?\s+\d{2,4})?)?,?"
    r"(?P<agency>\s*[(\[][^()\[\]]{2,40}[)\]])?"
    r"\s*(?P<dash>--+|[–—―]|-(?=\s)|:(?=\s)|(?<=\))(?=\s))\s*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Compiled patterns. Those named `*_line` match a whole line; the others are searched for in one."""

    words: ArticleWords
    date: re.Pattern[str]
    byline: re.Pattern[str]
    credit: re.Pattern[str]
    date_label: re.Pattern[str]
    field: re.Pattern[str]
    summary: re.Pattern[str]
    photo: re.Pattern[str]
    agency: re.Pattern[str]
    pointer: re.Pattern[str]
    notice: re.Pattern[str]
    error: re.Pattern[str]
    comments: re.Pattern[str]
    month_or_weekday: re.Pattern[str]
    weekday: re.Pattern[str]
    told: re.Pattern[str]


def compile_signs(words: ArticleWords) -> Signs:
    """The patterns for one language."""
    return Signs(
        words=words,
        date=_date_pattern(words),
        byline=re.compile(rf"(?:{_any(words.byline_openers)})\b\s*[:\-–—]?\s*(?=\S)", re.IGNORECASE),
        credit=re.compile(rf"[(\[*_]{{0,2}}\s*(?:{_any(words.credit_openers)})\b", re.IGNORECASE),
        date_label=re.compile(rf"(?:{_any(words.date_labels)})\b\s*[:\-–—]?\s*", re.IGNORECASE),
        field=re.compile(
            rf"(?:(?P<name>{_any(words.field_labels)})\s*:\s*|(?:{_any(words.topic_labels)})\s+(?=[A-Z]))",
            re.IGNORECASE,
        ),
        summary=re.compile(rf"(?:{_any(words.summary_labels)})\s*[:.\-–—]\s*", re.IGNORECASE),
        photo=re.compile(rf"\b(?:{_any(words.photo_words)})\b", re.IGNORECASE),
        agency=re.compile(rf"(?<![\w])(?:{_any(words.agencies)})(?![\w])", re.IGNORECASE),
        pointer=re.compile(
            rf"[\[(►▶»>→*\s]*(?:{_any(words.pointer_labels)})\s*(?:[:|»>→►]|[–—-](?=\s))\s*(?=\S)", re.IGNORECASE
        ),
        notice=re.compile(rf"\b(?:{_any(words.widget_phrases)})\b", re.IGNORECASE),
        error=re.compile(rf"\b(?:{_any(words.error_phrases)})\b", re.IGNORECASE),
        weekday=re.compile(rf"\b(?:{_any(name for name in words.weekdays if name.endswith('day'))})\b", re.IGNORECASE),
        told=re.compile(rf"\b[Ss]ources?(?:\s+\w+){{0,8}}?\s+told\s+(?P<outlet>{_any(words.newspapers)})\b"),
        comments=re.compile(
            rf"(?:\d+\s+)?(?:{_any(words.comment_labels)})\s*(?:[(\[]?\d*[)\]]?)?\s*:?$", re.IGNORECASE
        ),
        month_or_weekday=re.compile(rf"\b(?:{_any([*words.months, *words.weekdays])})\b", re.IGNORECASE),
    )


def _any(phrases: Iterable[str]) -> str:
    """One of the phrases, the longest first; blanks match any run of white space."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))


def _date_pattern(words: ArticleWords) -> re.Pattern[str]:
    """One pattern for all ways of writing a date that are read here."""
    months = "|".join(sorted(map(re.escape, words.months), key=len, reverse=True))
    weekdays = "|".join(sorted(map(re.escape, words.weekdays), key=len, reverse=True))
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    nth = rf"{day}(?:st|nd|rd|th)?"
    year = r"(?:\d{4}(?!\w)|\d{2}(?![\w:]))"
    month_first = rf"(?P<mm>{months})\.?\s+(?P<md>{nth})(?:,?\s+(?P<my>\d{{4}})(?!\w))?(?![\w:]|\.\d)"
    day_first = rf"(?P<dd>{nth})[ \-/](?:of\s+)?(?P<dm>{months})\.?(?:,?[ \-/]?\s*'?(?P<dy>{year}))?(?!\w)"
    return re.compile(
        rf"(?<![\w.])(?:"
        rf"(?P<iso>(?P<iy>\d{{4}})[-/.](?P<im>0?[1-9]|1[0-2])[-/.](?P<id>{day})(?!\d))"
        rf"|(?:(?P<weekday>{weekdays})\.?,?\s+(?:the\s+)?)?(?:{month_first}|{day_first})"
        rf"|(?P<num>(?P<n1>\d{{1,2}})(?P<sep>[-/.])(?P<n2>\d{{1,2}})(?P=sep)(?P<ny>\d{{4}}|\d{{2}})(?![\w:]|[-/.]\d))"
        rf"|(?P<alone>{months})\.?,?\s+(?P<year>\d{{4}})(?!\w)"
        rf")",
        re.IGNORECASE,
    )
