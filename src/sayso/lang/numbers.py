"""Numbers in words: "two", "twenty-five", "three hundred", "dozens", "a"."""

import re

import msgspec


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """The number words of a language. `vague` are words for a number that the text leaves open, with their least."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    joiners: list[str]
    vague: dict[str, int]
    ordinals: dict[str, int]


LARGEST = 10**15  # more than anything that is counted in news; JSON readers keep whole numbers up to 2**53
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def read_number(phrase: str, words: NumberWords) -> int | None:
    """The whole number that a phrase says ("two", "1,200", "twenty-five", "1.5 million"); None if it says none.

    Vague words ("dozens") are no numbers here: see `NumberWords.vague`. Nor is anything above LARGEST.
    """
    total, part, seen = 0.0, 0.0, False
    for token in re.split(r"[\s-]+", phrase.strip().casefold()):
        if token in words.joiners:
            continue
        if _DIGITS.fullmatch(token):
            part += float(token.replace(",", ""))
        elif token in words.units:
            part += words.units[token]
        elif token in words.tens:
            part += words.tens[token]
        elif token in words.scales:
            scale = words.scales[token]
            part = (part or 1) * scale
            if scale > 100:
                total, part = total + part, 0.0
        else:
            return None
        seen = True
    return round(total + part) if seen and total + part <= LARGEST else None
