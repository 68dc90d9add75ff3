"""Which blocks of a page are its main text: trafilatura's choice, found again among the blocks, and set right by them."""

import logging
import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy

import trafilatura
from lxml.html import HtmlElement

from sayso.captures.html.blocks import Run
from sayso.captures.html.tree import MAX_DEPTH_FOR_LIBRARIES, depth

ANCHOR = 25  # letters and digits from which on a block's text is taken to stand once in the main text
NEAR = 8  # blocks: how far off the long neighbours of a short block may be
SHINGLE = 4  # words
KEPT = 0.6  # share of a block's shingles that the extractor must have kept
LINKED = 0.9  # share of a block's characters in links from which on it is a pointer to another page
ALIKE = 0.3  # share of main text among the blocks set alike from which on the others are main text too
ENOUGH = 500  # characters of main text that have to be set alike
READING = {"paragraph", "quote", "item", "other"}
EMBEDDED = re.compile(r"^blockquote .*\b(?:twitter-|instagram-|tiktok-|reddit-|bluesky-|fb-|threads-|mastodon-|text-post-)", re.I)
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:newsletter|related|popular|trending|recirc\w*|comments?|author-?_*(?:bio\w*|info|data|content|box)|biography"
    r"|tooltip|modal|cookies?|consent|subscri\w+|sidebar|widget|menu|nav|breadcrumbs?|social|share|sharing|promo|teaser"
    r"|advert\w*|sponsor\w*|outbrain|taboola|paywall-\w+)(?=$|[\s_-])", re.IGNORECASE)  # fmt: skip

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def find_main(root: HtmlElement, runs: Sequence[Run]) -> list[bool | None]:
    """For every block whether it is main text; None for all where the extractor cannot be asked or finds nothing."""
    text = _extracted(root)
    if not text:
        return [None] * len(runs)
    return list(_refine(runs, _align(text, runs)))


def _extracted(root: HtmlElement) -> str:
    if depth(root) > MAX_DEPTH_FOR_LIBRARIES:
        return ""
    try:
        return trafilatura.extract(deepcopy(root), include_comments=False, include_tables=False) or ""
    except Exception:  # noqa: BLE001  a library that breaks on a page must not cost us the page
        return ""


def _align(text: str, runs: Sequence[Run]) -> list[bool]:
    """Long blocks are found anywhere in the main text, short ones only between their long neighbours' places."""
    whole = _key(text)
    lines = {_key(line) for line in text.splitlines()}
    shingles = _shingles(text)
    keys = [_key(run.text) for run in runs]
    places = [whole.find(key) if len(key) >= ANCHOR else -1 for key in keys]
    main: list[bool] = []
    for i, (run, key) in enumerate(zip(runs, keys, strict=True)):
        if places[i] >= 0:
            main.append(True)
        elif len(key) >= ANCHOR:
            own = _shingles(run.text)
            main.append(len(own & shingles) >= KEPT * len(own))
        else:
            before = next((j for j in range(i - 1, max(-1, i - NEAR), -1) if places[j] >= 0), None)
            after = next((j for j in range(i + 1, min(len(runs), i + NEAR)) if places[j] >= 0), None)
            start = 0 if before is None else places[before] + len(keys[before])
            stop = len(whole) if after is None else places[after]
            beside = (before, after) != (None, None)
            main.append(beside and key in lines and key in whole[start:stop])
    return main


def _refine(runs: Sequence[Run], main: Sequence[bool]) -> list[bool]:
    every, kept = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    containers, kept_in = Counter[str](), Counter[str]()
    total = 0
    for run, is_main in zip(runs, main, strict=True):
        every[run.template] += len(run.text)
        if is_main:
            kept[run.template] += len(run.text)
            total += len(run.text)
            for style in set(run.template):
                kept_in[style] += len(run.text)
    found: list[bool] = []
    for run, is_main in zip(runs, main, strict=True):
        alike = kept[run.template] >= max(ENOUGH, ALIKE * every[run.template])
        wanted = is_main or (alike and run.kind in READING and len(run.text) > 60)
        furniture = any(
            EMBEDDED.search(style) or (FURNITURE.search(style) and kept_in[style] < 0.3 * total) for style in run.template
        )
        found.append(wanted and not furniture and run.link_share < LINKED)
    return found


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
