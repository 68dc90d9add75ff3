"""Looks: what each unit of a page seems to be, judged by itself and by how often the page prints it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sayso.coding.articles.dates import find_dates
from sayso.coding.articles.signs import (
    AGO,
    CLOCK,
    COPYRIGHT,
    COUNTER,
    DATELINE,
    DATELINE_REACH,
    ELLIPSIS,
    FULL_STOP,
    HEAD,
    NAME,
    RULE,
    SENTENCE_END,
    TAIL,
    ZONE,
    Signs,
)
from sayso.coding.articles.units import Unit, key_of
from sayso.model import Span

Kind = Literal[
    "prose",
    "line",
    "label",
    "caption",
    "byline",
    "date",
    "stamp",
    "credit",
    "summary",
    "teaser",
    "pointer",
    "box",
    "notice",
    "field",
    "rule",
    "meta",
]

LONG_SENTENCE, LONG_LINE, LONG_HEADLINE, LONGEST_NOTICE = 9, 22, 30, 30  # words
LONGEST_CAPTION = 60
_LETTERS = re.compile(r"[^\W\d_]")
_CREDIT_TAIL = re.compile(r"(?P<stop>[.!?\"”’]\s*)?[(\[](?P<inside>[^()\[\]]{2,70})[)\]]\.?$")
_CLOSING_CREDIT = re.compile(r"[.!?\"”’]\s*(?:[(\[]|--+|[–—-])\s*(?P<inside>[^()\[\].]{2,40})[)\]]?\.?$")
_OPEN_CREDIT = re.compile(r"(?:[.!?\"”]\s+|\s[/|–—-]\s*)(?P<inside>[A-Za-z][\w'’&./ -]{1,50})$")
_PHOTO_LABEL = re.compile(
    r"(?:photo|photos|image|picture|credit|courtesy|photograph|video)\b[^.:]{0,20}[:/]", re.IGNORECASE
)
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_PART = re.compile(r"\s*(?:[|•·/]|\s[–—-]\s)\s*")
_ENTRIES = re.compile(r"\s*[|•·]\s*|\s+[›»>]\s+")
FEWEST_ENTRIES, LONGEST_ENTRY = 3, 3  # links in a row; words of each


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A unit with what it seems to be.

    `prose` is reading text; `line` could be a headline, a heading or an entry of a list; `label` is a line of a few
    words; `stamp` a time of day or an age ("2 hours ago"); `summary` and `teaser` tell what is told elsewhere;
    `pointer` and `box` lead away from the page; `notice` is the site's own voice. `title_share` is the share of
    capitalised words among those that only a headline capitalises. `times` counts its printings on the page; `named`
    says that the page calls it the headline, `doubled` that the page prints it again before the text that follows,
    `demoted` that it reads like text but is a comment.
    """

    unit: Unit
    kind: Kind
    title_share: float = 0.0
    ended: bool = False
    times: int = 1
    named: bool = False
    doubled: bool = False
    demoted: bool = False


def find_looks(units: Sequence[Unit], signs: Signs) -> list[Look]:
    """How each unit looks, in order."""
    times = Counter(unit.key for unit in units if unit.key)
    looks: list[Look] = []
    for place, unit in enumerate(units):
        before = looks[-1] if looks else None
        titled = _titled(unit, signs)
        if titled is not None:
            looks.append(Look(unit=titled, kind="line", title_share=1.0, named=True))
            continue
        kind = _kind_of(unit, signs, before)
        shares = _title_share(unit.text)
        ended = bool(SENTENCE_END.search(unit.text[-TAIL:]))
        if kind in ("line", "label", "prose", "caption") and 3 <= unit.words <= LONGEST_CAPTION:
            kind = "caption" if _is_doubled(units, place) else kind
        looks.append(Look(unit=unit, kind=kind, title_share=shares, ended=ended, times=max(1, times[unit.key])))
    return [_last_paragraph(looks, place, signs) for place in range(len(looks))]


def _last_paragraph(looks: Sequence[Look], place: int, signs: Signs) -> Look:
    """A paragraph that only seemed to be a caption, because the text closes with the name of its agency."""
    look = looks[place]
    if look.kind != "caption" or look.unit.kind or look.times > 1 or place == 0 or looks[place - 1].kind != "prose":
        return look
    closes = place + 1 == len(looks) or looks[place + 1].kind not in ("prose", "caption")
    return replace(look, kind="prose") if closes and closing_agency(look.unit.text, signs) else look


def closing_agency(text: str, signs: Signs) -> str | None:
    """The agency, as it is written, whose name closes a paragraph behind its last sentence."""
    closing = _CLOSING_CREDIT.search(text[-TAIL:])
    name = closing["inside"].strip() if closing else ""
    return name if name.casefold() in signs.words.agencies and _agency_in(name, signs) else None


def _titled(unit: Unit, signs: Signs) -> Unit | None:
    """The headline in a line that calls it so ("HEADLINE: ..."), without that word; None for other lines."""
    field = signs.field.match(unit.text) if unit.kind is None else None
    if field is None or (field["name"] or "").casefold() not in signs.words.title_fields or unit.level is not None:
        return None
    shown = unit.text[field.end() :]
    if not shown or (unit.text != shown and unit.span.length() != len(unit.text)):
        return None
    words = unit.words - len(field[0].split())
    return replace(
        unit, span=Span(unit.span.start + field.end(), unit.span.end), text=shown, key=key_of(shown), words=words
    )


def _is_doubled(units: Sequence[Unit], place: int) -> bool:
    """Whether the neighbour above or below prints the same line."""
    key = units[place].key
    above = place > 0 and units[place - 1].key == key
    below = place + 1 < len(units) and units[place + 1].key == key
    return bool(key) and (above or below)


def _kind_of(unit: Unit, signs: Signs, before: Look | None) -> Kind:
    text, words = unit.text, unit.words
    if unit.kind in ("meta", "cell"):
        return "meta"
    if text.strip("()[]*_ .:").casefold() in signs.words.closing_words:
        return "rule"
    if not _LETTERS.search(text[:HEAD]):
        return _kind_without_letters(text, signs)
    if unit.kind == "caption":
        return "caption"
    lowered = text.strip("()[]*_ .:-").casefold()
    if lowered in signs.words.author_headings or (lowered in signs.words.box_labels and words <= 6):
        return "box" if lowered in signs.words.box_labels else "label"
    if before is not None and before.kind == "label" and _names_authors(before.unit.text, signs) and is_names(text):
        return "byline"
    if signs.credit.match(text):
        return "credit"
    if words <= 24:
        short = _kind_of_short(unit, signs)
        if short is not None:
            return short
    if words <= LONGEST_CAPTION and is_caption(text, signs):
        return "caption"
    return _kind_of_text(unit, signs)


def _kind_without_letters(text: str, signs: Signs) -> Kind:
    if RULE.match(text):
        return "rule"
    if any(True for _ in find_dates(text[:HEAD], signs)):
        return "date"
    return "stamp" if CLOCK.search(text[:HEAD]) else "label"


def _names_authors(text: str, signs: Signs) -> bool:
    return text.strip("()[]*_ .:-").casefold() in signs.words.author_headings


def _kind_of_short(unit: Unit, signs: Signs) -> Kind | None:
    """What a line of up to 24 words is if it follows one of the set forms, else None."""
    text, words = unit.text, unit.words
    if COPYRIGHT.match(text) or COUNTER.match(text):
        return "notice"
    if signs.pointer.match(text) or (unit.link_share > 0.9 and words >= 4 and unit.kind is None):
        return "pointer"
    if is_date_line(text, signs):
        return "date"
    if is_stamp(text):
        return "stamp"
    if is_byline(text, signs):
        return "byline"
    if is_menu(text):
        return "notice"
    if signs.field.match(text) and words <= 20 and not SENTENCE_END.search(text[-12:]):
        return "field"
    return None


def is_menu(text: str) -> bool:
    """Whether a line is a row of links or a trail of sections: "Home | World | Sport", "Home > World > Asia"."""
    entries = _ENTRIES.split(text.strip(" |•·›»>"))
    return len(entries) >= FEWEST_ENTRIES and all(0 < len(entry.split()) <= LONGEST_ENTRY for entry in entries)


def _kind_of_text(unit: Unit, signs: Signs) -> Kind:
    text, words = unit.text, unit.words
    tail = text[-TAIL:]
    if signs.summary.match(text) and words >= 6:
        return "summary"
    if ELLIPSIS.search(tail) and words >= 5 and text[:1] not in '"“‘':
        return "teaser"
    if is_notice(text, words, signs):
        return "notice"
    if unit.level is not None and words <= LONG_HEADLINE:
        return "line" if words >= 2 else "label"
    if words >= LONG_SENTENCE and (has_dateline(text, dated=True) or closing_agency(text, signs)):
        return "prose"
    share = _title_share(text)
    ended = bool(SENTENCE_END.search(tail))
    if ended and words >= 4 and not (share >= 0.75 and words <= 20 and words >= 5):
        question = text.rstrip("\"'”’")[-1:] in "?!"
        if not (question and words <= 16 and (share >= 0.6 or words < 6)):
            return "prose"
    if (words >= LONG_LINE and share < 0.6) or _has_sentence(text):
        return "prose"
    if words >= 14 and share < 0.5 and text[-1] in ":,;-–—":
        return "prose"
    if words >= LONG_SENTENCE and text[0] in '"“' and text.count('"') != 1 and share < 0.5 and ended:
        return "prose"
    return "line" if words >= 4 or (words >= 2 and len(text) >= 18) else "label"


def has_dateline(text: str, *, dated: bool = False) -> bool:
    """Whether a text begins with a place and a date or an agency, or (not `dated`) a place in capitals, and a dash."""
    match = DATELINE.match(text[:DATELINE_REACH])
    if not match:
        return False
    if match["date"] or (match["agency"] and match["dash"] != ":"):
        return True
    return not dated and match["dash"] != ":" and match["place"].split(",")[0].isupper()


def _has_sentence(text: str) -> bool:
    """Whether a line holds a whole sentence, and not only an abbreviation, before what stands at its end."""
    stop = FULL_STOP.search(text)
    if stop is None:
        return False
    sentence = text[: stop.start()]
    return sentence.count(" ") >= 5 and _title_share(sentence) < 0.6


def is_date_line(text: str, signs: Signs) -> bool:
    """Whether a line holds a date, or dates, and nothing else but labels, times, time zones and weekdays."""
    if len(text) > 120 or not any(c.isdigit() for c in text):
        return False
    found = list(find_dates(text, signs))
    if not found:
        return False
    rest = text
    for one in reversed(found):
        rest = rest[: one.start] + " " + rest[one.end :]
    rest = CLOCK.sub(" ", ZONE.sub(" ", rest))
    rest = signs.month_or_weekday.sub(" ", rest)
    rest = re.sub(r"\bat\b|\bT\b", " ", rest)
    for _ in range(3):
        rest = signs.date_label.sub(" ", rest.strip(" |•·,–—-:()[]\t/.;*_"))
    return not re.search(r"\w", rest)


def is_stamp(text: str) -> bool:
    """Whether a line is a time of day or an age and nothing else."""
    if len(text) > 60:
        return False
    rest = AGO.sub(" ", ZONE.sub(" ", CLOCK.sub(" ", text)))
    return rest != text and not re.search(
        r"\w{3,}",
        re.sub(r"\b(?:last|first|updated?|posted|published|modified|at|about)\b", " ", rest, flags=re.IGNORECASE),
    )


def is_byline(text: str, signs: Signs) -> bool:
    """Whether a line names reporters: "By A B", or names beside a date or an agency."""
    if len(text) > 160 or (SENTENCE_END.search(text[-4:]) and not text.endswith(("Jr.", "Sr."))):
        return False
    dated_by = _BY.split(text, maxsplit=1)  # "Posted on May 3, 2019 by A B"
    if len(dated_by) == 2 and is_date_line(dated_by[0], signs):
        return is_names(dated_by[1])
    opener = signs.byline.match(text)
    bare = re.sub(r"\bwith agenc(?:y|ies)\b", "", text[opener.end() :] if opener else text)
    parts = [part for part in _PART.split(bare) if part]
    dated = [part for part in parts if is_date_line(part, signs) or is_stamp(part)]
    named = [part for part in parts if part not in dated]
    if opener:
        cut = re.split(r"[,|•·]|\s-\s", bare, maxsplit=1)[0]
        return bool(named) and is_names(cut) and len(bare.split()) <= 16
    return bool(dated) and len(named) == 1 and is_names(named[0])


def is_names(text: str) -> bool:
    """Whether a text may be a list of names of people: capitalised words, commas and "and"."""
    words = re.split(r"[\s,;&]+", text.strip("*_()[] "))
    words = [word for word in words if word and word.casefold() not in ("and", "with", "in", "for", "dr.", "the")]
    return 1 <= len(words) <= 14 and all(NAME.match(word) for word in words) and words[0][:1].isupper()


def is_caption(text: str, signs: Signs) -> bool:
    """Whether a line ends, or begins, with the credit of a photo."""
    if COPYRIGHT.match(text):
        return False
    tail = text[-TAIL:]
    if "©" in tail[2:]:
        return True
    bracket = _CREDIT_TAIL.search(tail)
    if bracket and _is_credit(bracket["inside"], signs, after_stop=bracket["stop"] is not None):
        return True
    open_end = _OPEN_CREDIT.search(tail)
    if open_end and not SENTENCE_END.search(tail[-3:]):
        inside = open_end["inside"].strip()
        if len(inside.split()) <= 6 and _is_photo_credit(inside, signs):
            return True
    return bool(_PHOTO_LABEL.match(text)) or bool(_PHOTO_LABEL.search(tail[-60:]))


def _is_credit(inside: str, signs: Signs, *, after_stop: bool) -> bool:
    if _is_photo_credit(inside, signs):
        return True
    parts = inside.replace("/", " ").split()
    return after_stop and len(parts) <= 6 and all(part[:1].isupper() or part in ("and", "via", "for") for part in parts)


def _is_photo_credit(inside: str, signs: Signs) -> bool:
    return bool(signs.photo.search(inside)) or _agency_in(inside, signs)


def _agency_in(inside: str, signs: Signs) -> bool:
    """Whether an agency is named, in capitals or as a name: "map" is a word, "MAP" an agency."""
    return any(
        found[0][:1].isupper() or found[0] in signs.words.agencies.values() for found in signs.agency.finditer(inside)
    )


def is_notice(text: str, words: int, signs: Signs) -> bool:
    """Whether a line is the site's own voice: a set phrase, or its own words with an address to the reader."""
    if words > LONGEST_NOTICE:
        return False
    tokens = [token.strip(".,;:!?()[]\"'“”").casefold() for token in text.split()]
    site = sum(token in signs.words.widget_words for token in tokens)
    address = any(token in signs.words.address_words for token in tokens)
    phrase = signs.notice.search(text) is not None
    if words <= 8:
        return phrase or site >= 2 or (site == 1 and (address or words <= 2))
    if "said" in tokens:
        return False
    if phrase and words <= 22:
        return address or site >= 2 or not SENTENCE_END.search(text[-12:])
    return site >= 2 and address


def _title_share(text: str) -> float:
    """Share of capitalised words among those of four letters or more, but for the first."""
    words = [word.strip("\"'“”‘’(),:;.!?") for word in text[: 2 * HEAD].split()[1:]]
    long = [word for word in words if len(word) >= 4 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) / len(long) if len(long) >= 2 else 0.0
