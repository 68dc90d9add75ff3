"""Which blocks of a page are its main text: trafilatura's choice, found again among the blocks."""

import logging
from collections.abc import Sequence
from copy import deepcopy

import trafilatura
from lxml.html import HtmlElement

from sayso.captures.html.blocks import Run
from sayso.captures.html.tree import MAX_DEPTH_FOR_LIBRARIES, depth

ANCHOR = 25  # letters and digits from which on a block's text is taken to stand once in the main text
SHINGLE = 4  # words
KEPT = 0.6  # share of a block's shingles that the extractor must have kept

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def find_main(root: HtmlElement, runs: Sequence[Run]) -> list[bool | None]:
    """For every block whether it is main text; None for all where the extractor cannot be asked or finds nothing."""
    text = _extracted(root)
    if not text:
        return [None] * len(runs)
    return _align(text, runs)


def _extracted(root: HtmlElement) -> str:
    if depth(root) > MAX_DEPTH_FOR_LIBRARIES:
        return ""
    try:
        return trafilatura.extract(deepcopy(root), include_comments=False, include_tables=True) or ""
    except Exception:
        return ""


def _align(text: str, runs: Sequence[Run]) -> list[bool | None]:
    """Long blocks are found anywhere in the main text, short ones only between their long neighbours' places."""
    whole = _key(text)
    shingles = _shingles(text)
    keys = [_key(run.text) for run in runs]
    ends: list[tuple[int, int] | None] = []
    for key in keys:
        place = whole.find(key) if len(key) >= ANCHOR else -1
        ends.append((place, place + len(key)) if place >= 0 else None)
    main: list[bool | None] = []
    for i, (run, key) in enumerate(zip(runs, keys, strict=True)):
        if ends[i]:
            main.append(True)
        elif len(key) >= ANCHOR:
            own = _shingles(run.text)
            main.append(bool(own) and len(own & shingles) >= KEPT * len(own))
        else:
            before = next((end for end in reversed(ends[max(0, i - 8) : i]) if end), None)
            after = next((end for end in ends[i + 1 : i + 9] if end), None)
            start = before[1] if before else 0
            stop = after[0] if after else len(whole)
            main.append(bool(key) and (before or after) is not None and key in whole[start:stop])
    return main


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
