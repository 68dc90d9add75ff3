"""Linked data in a page (JSON-LD, schema.org): the object that describes its article, however it is packed."""

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from lxml.html import HtmlElement

Thing: TypeAlias = Mapping[str, Any]

_ARTICLES = """
    newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle reviewnewsarticle
    askpublicnewsarticle liveblogposting report article blogposting socialmediaposting discussionforumposting
    techarticle scholarlyarticle advertisercontentarticle satiricalarticle webpage
"""
ARTICLES = _ARTICLES.split()  # schema.org's types of articles, the more telling first
MAX_OBJECTS = 20_000
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>|;)\s*$")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")


def find_things(root: HtmlElement) -> list[Thing]:
    """Every JSON object in the page's linked data, from the outermost inwards. What is not JSON is passed over."""
    things: list[Thing] = []
    for script in root.iter("script"):
        if script.get("type", "").split(";")[0].strip().lower() == "application/ld+json":
            things.extend(_objects(_load(script.text or "")))
        if len(things) > MAX_OBJECTS:
            break
    return things


def find_article(things: list[Thing]) -> Thing | None:
    """The object that describes the page's article: the first of the most telling type; None if there is none."""
    ranked = [(min(map(_rank, types(thing)), default=len(ARTICLES)), thing) for thing in things]
    rank, best = min(ranked, key=lambda pair: pair[0], default=(len(ARTICLES), None))
    return best if rank < len(ARTICLES) else None


def stated_body(things: list[Thing]) -> str:
    """The text of the page's article as its linked data give it, "" if they do not."""
    body = (find_article(things) or {}).get("articleBody")
    return html.unescape(body) if isinstance(body, str) else ""


def types(thing: Thing) -> list[str]:
    """The types of an object, in lower case without a vocabulary's address."""
    given = thing.get("@type", ())
    listed = given if isinstance(given, list) else [given]
    return [name.rsplit("/", 1)[-1].lower() for name in listed if isinstance(name, str)]


def strings(value: object) -> list[str]:
    """The texts in a value: itself, its elements, or the names of the things in it. Character references are read."""
    found: list[str] = []
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            found.append(" ".join(html.unescape(html.unescape(item)).split()))
        elif isinstance(item, list):
            waiting.extend(reversed(item))
        elif isinstance(item, dict):
            waiting.append(item.get("name") or item.get("@value"))
    return [text for text in found if text]


def named(value: object, things: list[Thing]) -> list[str]:
    """As `strings`, with references (`{"@id": …}`) looked up among the page's things."""
    names = {str(thing["@id"]): thing for thing in reversed(things) if "@id" in thing and thing.get("name")}
    listed = value if isinstance(value, list) else [value]
    found: list[str] = []
    for item in listed:
        if isinstance(item, dict) and not item.get("name") and str(item.get("@id")) in names:
            item = names[str(item["@id"])]
        found.extend(strings(item))
    return found


def _rank(name: str) -> int:
    return ARTICLES.index(name) if name in ARTICLES else len(ARTICLES)


def _load(text: str) -> object:
    text = _WRAPPING.sub("", text)
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: object) -> Iterator[Thing]:
    waiting = deque([value])
    while waiting:
        item = waiting.popleft()
        if isinstance(item, dict):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
