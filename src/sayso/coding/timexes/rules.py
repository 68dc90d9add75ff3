"""Rules for expressions of time, compiled: where in a sentence an expression stands, and which words it is made of."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.lang import NumberWords
from sayso.lang.times import TimeRule, TimeWords

_LIST = re.compile(r"\{([a-z]+)(_2)?\}")
_FRAGMENT = re.compile(r"(?<!\?P)<([a-z_]+)>")
_WORD = re.compile(r"9/11|o['’]clock|[^\W\d_][\w.-]*")
_BEHIND = 40
"""How many characters before a match are looked at; what stands there is a word or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An expression of time in a stretch of text: offsets into it, its rule's reading, the words of its groups.

    The group `whole` is all of it.
    """

    start: int
    end: int
    read: str
    order: int
    groups: Mapping[str, str]

    def word(self, name: str) -> str:
        """The words of a group in small letters with single blanks; empty where the expression has none."""
        return self.groups.get(name) or ""


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: TimeRule
    order: int
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    tags: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The rules of a language, ready to be matched."""

    compiled: tuple[_Compiled, ...]
    keys: Mapping[str, frozenset[str]]
    """Which lists the first word of an entry belongs to."""
    stages: re.Pattern[str]
    approximately: re.Pattern[str]
    joins: re.Pattern[str]

    def matches(self, text: str, tag_ending_at: Mapping[int, str]) -> Iterator[Match]:
        """Every match of every rule in `text`; they may overlap. `tag_ending_at`: a word's Penn tag by its end."""
        present = {"digit"} if any(character.isdigit() for character in text) else set[str]()
        for word in _WORD.findall(text.lower()):
            present.update(self.keys.get(word.rstrip("."), ()))
            if "-" in word:
                present.update(*(self.keys.get(piece, ()) for piece in word.split("-")))
        for compiled in self.compiled:
            if compiled.rule.needs and not any(need in present for need in compiled.rule.needs):
                continue
            for found in compiled.pattern.finditer(text):
                if _fits(compiled, found, text, tag_ending_at):
                    yield Match(
                        start=found.start(),
                        end=found.end(),
                        read=compiled.rule.read,
                        order=compiled.order,
                        groups={
                            name: " ".join(word.lower().split())
                            for name, word in (("whole", found[0]), *found.groupdict().items())
                            if word
                        },
                    )


@lru_cache(maxsize=8)
def compile_rules(words: TimeWords, numbers: NumberWords) -> Grammar:
    """The grammar of these words; compiled once for each pair."""
    lists = _lists(words)
    fragments = {**words.fragments, "count": _counts(numbers), "vague": _either(words.vague)}
    keys: dict[str, set[str]] = {"o'clock": {"o'clock"}, "o’clock": {"o’clock"}}
    for name, entries in lists.items():
        for entry in entries:
            keys.setdefault(entry.split()[0].split("-")[0], set()).add(name)
    return Grammar(
        compiled=tuple(_compiled(order, rule, lists, fragments) for order, rule in enumerate(words.rules)),
        keys={key: frozenset(names) for key, names in keys.items()},
        stages=_pattern(words.stages, lists, fragments),
        approximately=_pattern(words.approximately, lists, fragments),
        joins=_pattern(words.joins, lists, fragments),
    )


def _lists(words: TimeWords) -> dict[str, list[str]]:
    named: dict[str, Mapping[str, object]] = {
        "months": words.months,
        "weekdays": words.weekdays,
        "plurals": words.plurals,
        "units": words.units,
        "frequencies": words.frequencies,
        "parts": words.parts,
        "clocks": words.clocks,
        "seasons": words.seasons,
        "holidays": words.holidays,
        "references": words.references,
        "days": words.days,
        "shifts": words.shifts,
        "ordinals": words.ordinals,
        "decades": words.decades,
        "ways": words.ways,
    }
    return {name: list(entries) for name, entries in named.items()}


def _compiled(order: int, rule: TimeRule, lists: dict[str, list[str]], fragments: dict[str, str]) -> _Compiled:
    def optional(source: str) -> re.Pattern[str] | None:
        return _pattern(source, lists, fragments) if source else None

    return _Compiled(
        rule=rule,
        order=order,
        pattern=_pattern(rf"(?<![\w'’])(?:{rule.pattern})(?!\w)", lists, fragments),
        after=optional(rf"(?<!\w){rule.after}" if rule.after else ""),
        before=optional(rule.before),
        not_after=optional(f"{rule.not_after}$" if rule.not_after else ""),
        not_before=optional(rule.not_before),
        tags=frozenset(rule.tags),
    )


def _pattern(source: str, lists: dict[str, list[str]], fragments: dict[str, str]) -> re.Pattern[str]:
    for _ in range(3):
        source = _FRAGMENT.sub(
            lambda found: f"(?:{fragments[found[1]]})" if found[1] in fragments else found[0], source
        )
    source = _LIST.sub(lambda found: f"(?P<{found[1]}{found[2] or ''}>{_either(lists[found[1]])})", source)
    return re.compile(re.sub(r" (?![?+*])", r"\\s+", source).replace(" ?", r"\s?"), re.IGNORECASE)


def _either(entries: list[str]) -> str:
    """An expression for any of the entries, the longest first; a straight apostrophe stands for a curved one too."""
    escaped = (re.escape(entry).replace("\\ ", " ").replace("'", "['’]") for entry in entries)
    return "|".join(sorted(escaped, key=len, reverse=True))


def _counts(numbers: NumberWords) -> str:
    units, tens, scales = (_either(list(entries)) for entries in (numbers.units, numbers.tens, numbers.scales))
    small = rf"(?:{tens})(?:[ -](?:{units}))?|{units}"
    return rf"\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+| 1/2|½)?|(?:(?:{small}|an?) )?(?:{scales})|{small}"


def _fits(compiled: _Compiled, found: re.Match[str], text: str, tag_ending_at: Mapping[int, str]) -> bool:
    start, end = found.span()
    if compiled.tags and tag_ending_at.get(end, "") not in compiled.tags:
        return False
    left = text[max(0, start - _BEHIND) : start]
    if compiled.after and not compiled.after.search(left):
        return False
    if compiled.not_after and compiled.not_after.search(left):
        return False
    if compiled.before and not compiled.before.match(text, end):
        return False
    return not (compiled.not_before and compiled.not_before.match(text, end))
