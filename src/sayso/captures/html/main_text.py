"""Which blocks of a page are its main text: trafilatura's choice, found among the blocks and set right by style."""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy

import trafilatura
from lxml.html import HtmlElement

from sayso.captures.html.blocks import Run, Style
from sayso.captures.html.tree import is_deep

ANCHOR = 25  # letters and digits from which on a block's text is taken to stand once in the main text
NEAR = 8  # blocks: how far off the long neighbours of a short block may be
MANY = 50  # lines between two long neighbours that are looked through for a short block
SHINGLE = 4  # words
KEPT = 0.6  # share of a block's shingles that the extractor must have kept
LINKED = 0.9  # share of a block's characters in links from which on it is a pointer to another page
ALIKE = 0.3  # share of main text among the blocks of one style from which on the others are main text too
ENOUGH = 500  # characters of main text that this style must have
LONG = 60  # characters: shorter blocks of the style are main text only if the extractor says so
READING = {"paragraph", "quote", "item", "other"}
MOST = 0.3  # share of the main text from which on an element is not furniture, whatever its class says
SHORT = 0.5  # share of the body in the page's linked data below which the extractor has missed it

_EMBED = re.compile(r"^blockquote .*\b(?:twitter|instagram|tiktok|reddit|bluesky|fb|threads|mastodon)-", re.IGNORECASE)
_FURNITURE = re.compile(
    r"""(?:^|[\s_-])(?:
        newsletter | related | popular | trending | recirc\w* | comments? | tooltip | modal | cookies? | consent
        | author[-_]*(?:bio\w*|info|data|content|box) | biography | subscri\w+ | sidebar | widget | menu | nav
        | breadcrumbs? | social | share | sharing | promo | teaser | advert\w* | sponsor\w* | outbrain | taboola
    )(?=$|[\s_-])""",
    re.IGNORECASE | re.VERBOSE,
)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def find_main(root: HtmlElement, runs: Sequence[Run], stated: str = "") -> list[bool | None]:
    """For every block whether it is main text; None for all where no main text is found.

    `stated` is the body of the article as the page's linked data give it; it counts where the extractor finds less
    than half of it.
    """
    text = _extracted(root)
    text = stated if len(text) < SHORT * len(stated) else text
    return list(_by_style(runs, _align(text, runs))) if text else [None] * len(runs)


def _extracted(root: HtmlElement) -> str:
    if is_deep(root):
        return ""
    try:
        return trafilatura.extract(deepcopy(root), include_comments=False, include_tables=False) or ""
    except Exception:  # a library that breaks on a page must not cost us the page
        return ""


def _align(text: str, runs: Sequence[Run]) -> list[bool]:
    """Long blocks are found anywhere in the main text, short ones only between their long neighbours' lines."""
    lines = [_key(line) for line in text.splitlines()]
    place_of = {key: i for i, key in enumerate(lines) if len(key) >= ANCHOR}
    shingles = _shingles(text)
    keys = [_key(run.text) for run in runs]
    places = [place_of.get(key) for key in keys]
    main: list[bool] = []
    for i, (run, key) in enumerate(zip(runs, keys, strict=True)):
        if places[i] is not None:
            main.append(True)
        elif len(key) >= ANCHOR:
            own = _shingles(run.text)
            main.append(len(own & shingles) >= KEPT * len(own))
        else:
            before = next((place for place in reversed(places[max(0, i - NEAR) : i]) if place is not None), None)
            after = next((place for place in places[i + 1 : i + 1 + NEAR] if place is not None), None)
            start = before + 1 if before is not None else (after or 0) - NEAR
            stop = after if after is not None else start + NEAR
            main.append((before, after) != (None, None) and key in lines[max(0, start) : stop][:MANY])
    return main


def _by_style(runs: Sequence[Run], main: Sequence[bool]) -> Iterator[bool]:
    """What the extractor left out of its own kind comes in; pointers, embedded posts, furniture and repeats go out."""
    every, kept, within = Counter[Style](), Counter[Style](), Counter[str]()
    for run, is_main in zip(runs, main, strict=True):
        every[run.style] += len(run.text)
        kept[run.style] += len(run.text) if is_main else 0
    classes = {style: {name for element in style for name in element.split()[1:]} for style in every}
    for style, length in kept.items():
        within.update(dict.fromkeys(classes[style], length))
    outside = {name for name, length in within.items() if _FURNITURE.search(name) and length < MOST * kept.total()}
    furniture = {style for style in every if classes[style] & outside or any(map(_EMBED.match, style))}
    alike = {style for style in every if kept[style] >= max(ENOUGH, ALIKE * every[style])}
    at_home: dict[str, Style] = {}
    for run, is_main in zip(runs, main, strict=True):
        if is_main and kept[run.style] >= kept[at_home.setdefault(run.text, run.style)]:
            at_home[run.text] = run.style
    for run, is_main in zip(runs, main, strict=True):
        wanted = is_main or (run.style in alike and run.kind in READING and len(run.text) >= LONG)
        home = at_home.get(run.text, run.style)
        yield wanted and run.style not in furniture and run.link_share < LINKED and run.style == home


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
