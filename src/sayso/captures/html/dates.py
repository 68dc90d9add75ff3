"""Dates of pages: ISO 8601 from what pages write, and htmldate's guess where nothing is marked up."""

import logging
import re
from copy import deepcopy
from datetime import datetime
from email.utils import parsedate_to_datetime

import htmldate
from lxml.html import HtmlElement

from sayso.captures.html.tree import is_deep

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T\s]+(?P<time>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")

logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def iso_date(text: str) -> str | None:
    """A date or a moment as ISO 8601 with the zone that it is given in; None for what is none.

    Read are ISO 8601 as pages write it (blanks, `+0000`, fractions of a second, which are dropped) and RFC 2822.
    """
    text = text.strip()
    compact = _COMPACT.match(text)
    if compact:
        text = "-".join(compact.groups())
    found = _ISO.match(text)
    try:
        if not found:
            return parsedate_to_datetime(text).isoformat()
        zone = found["zone"] or ""
        zone = "+00:00" if zone in {"Z", "UTC", "GMT"} else zone
        if zone and len(zone) != len("+00:00"):
            zone = zone[:3] + ":" + (zone[3:] or "00")
        written = found["day"] + (f"T{found['time']}{zone}" if found["time"] else "")
        datetime.fromisoformat(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return written


def find_date(root: HtmlElement) -> str | None:
    """The day of publication by htmldate, from the page's markup only; None where it finds none.

    Captions are taken out first and running text is not searched: a date in them is not the page's.
    """
    if is_deep(root):
        return None
    tree = deepcopy(root)
    for element in list(tree.iter("figure", "figcaption")):
        element.drop_tree()
    try:
        return htmldate.find_date(tree, original_date=True, extensive_search=False)
    except Exception:
        return None
