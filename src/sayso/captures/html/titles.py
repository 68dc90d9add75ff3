"""The title of a page, from what several places on it say."""

import re
import unicodedata
from collections.abc import Sequence

from sayso.captures.html.blocks import Run

MAX_CUTS = 10  # parts that a title may have behind the headline
_SEPARATOR = re.compile(r"\s+[|\-–—·•»*:]{1,2}\s+")


def find_titles(
    *,
    headings: Sequence[Run],
    social: Sequence[str],
    headline: Sequence[str],
    head: Sequence[str],
    sites: Sequence[str],
) -> list[str]:
    """Every title that the page gives, the best first, each as the page prints it where a heading says the same.

    `headings` are its visible headings, `social` its og:title and the like, `headline` the linked data's, `head` its
    <title>, `sites` the names of its publisher, which are cut off the ends. Sites write one headline to be read, one to
    be shared and one to be searched: what the page prints and its linked data confirm is the first; then what linked
    data and <title> agree on; then what is to be shared.
    """
    printed = {_key(run.text): run.text for run in reversed(headings)}
    tops = {_key(run.text): run.text for run in headings if run.level == 1}
    known = {*printed, *map(_key, headline)}
    heads = [_without_site(text, known, sites) for text in head]
    agreed = {*tops, *map(_key, heads)}
    confirmed = sorted((text for text in headline if _key(text) in agreed), key=lambda text: _key(text) not in tops)
    shared = [_without_site(text, known, sites) for text in social]
    candidates = {_key(text): text for text in (*confirmed, *shared[:1], *headline, *tops.values(), *shared, *heads)}
    return [printed.get(key, text) for key, text in candidates.items() if key]


def _without_site(title: str, known: set[str], sites: Sequence[str]) -> str:
    """A title without the name of the site at its end: what is left is a known title, or what is cut is the site."""
    names = {_key(site) for site in sites}
    cuts = list(_SEPARATOR.finditer(title))[-MAX_CUTS:]
    for cut in reversed(cuts):
        if _key(title[: cut.start()]) in known:
            return title[: cut.start()]
    for cut in cuts:
        if any(_key(part) in names for part in _SEPARATOR.split(title[cut.end() :])):
            return title[: cut.start()]
    return title


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(filter(str.isalnum, plain)).casefold()
