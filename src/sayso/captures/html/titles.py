"""The title of a page, from what several places on it say."""

import re
import unicodedata
from collections.abc import Sequence

from sayso.captures.html.blocks import Run

NAME_LENGTH = 4  # letters from which on a word in a host's name is no chance
MAX_CUTS = 10  # parts that a title may have behind the headline
_SEPARATOR = re.compile(r"\s+[|\-–—·•»*:]{1,2}\s+")


def find_titles(
    *,
    headings: Sequence[Run],
    social: Sequence[str],
    headline: Sequence[str],
    head: Sequence[str],
    sites: Sequence[str],
    host: str = "",
) -> list[str]:
    """Every title that the page gives, the best first, each as the page prints it where a heading says the same.

    `headings` are its visible headings, `social` its og:title and the like, `headline` the linked data's, `head` its
    <title>. The name of the site is cut off the ends: `sites` are the names of its publisher, `host` that of its
    address. Sites write one headline to be read, one to be shared and one to be searched: what the page prints and its
    linked data confirm is the first; then what linked data and <title> agree on; then what is to be shared.
    """
    printed = {_key(run.text): run.text for run in reversed(headings)}
    tops = {_key(run.text): run.text for run in headings if run.level == 1}
    known = {*printed, *map(_key, headline)}
    names = {*map(_key, sites)}
    heads = [_without_site(text, known, names, _key(host)) for text in head]
    agreed = {*tops, *map(_key, heads)}
    confirmed = sorted((text for text in headline if _key(text) in agreed), key=lambda text: _key(text) not in tops)
    shared = [_without_site(text, known, names, _key(host)) for text in social]
    candidates = {_key(text): text for text in (*confirmed, *shared[:1], *headline, *tops.values(), *shared, *heads)}
    return [printed.get(key, text) for key, text in candidates.items() if key]


def _without_site(title: str, known: set[str], names: set[str], host: str) -> str:
    """A title without the name of the site at its end: what is left is a known title, or what is cut is the site."""
    cuts = list(_SEPARATOR.finditer(title))[-MAX_CUTS:]
    for cut in reversed(cuts):
        if _key(title[: cut.start()]) in known:
            return title[: cut.start()]
    for cut in cuts:
        parts = [_key(part) for part in _SEPARATOR.split(title[cut.end() :])]
        if any(part in names or (len(part) >= NAME_LENGTH and part in host) for part in parts):
            return title[: cut.start()]
    return title


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(filter(str.isalnum, plain)).casefold()
