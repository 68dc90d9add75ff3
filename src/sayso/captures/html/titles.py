"""The title of a page, from what several places on it say."""

import re
import unicodedata
from collections.abc import Sequence

from sayso.captures.html.blocks import Run

_SEPARATOR = re.compile(r"\s+[|\-–—·•»*:]{1,2}\s+")


def find_titles(
    *,
    headings: Sequence[tuple[Run, bool | None]],
    social: Sequence[str],
    headline: Sequence[str],
    head: Sequence[str],
    sites: Sequence[str],
) -> list[str]:
    """Every title that the page gives, the best first.

    `headings` are its visible headings with whether they are main text, `social` its og:title and the like, `headline`
    the linked data's, `head` its <title>, `sites` the names of its publisher, which are cut off the ends.
    """
    tops = [run.text for run, _ in headings if run.level == 1]
    known = {_key(text) for text in (*tops, *headline)}
    candidates = [_without_site(text, known, sites) for text in (*social[:1], *headline[:1], *tops[:1], *social, *head)]
    return list(dict.fromkeys(text for text in candidates if text))


def _without_site(title: str, known: set[str], sites: Sequence[str]) -> str:
    """A title without the name of the site at its end: what is left is a known title, or what is cut is the site."""
    names = {_key(site) for site in sites}
    for cut in reversed(list(_SEPARATOR.finditer(title))):
        if _key(title[: cut.start()]) in known:
            return title[: cut.start()]
    for cut in _SEPARATOR.finditer(title):
        rest = _SEPARATOR.split(title[cut.end() :])
        if any(_key(part) in names for part in rest):
            return title[: cut.start()]
    return title


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(filter(str.isalnum, plain)).casefold()
