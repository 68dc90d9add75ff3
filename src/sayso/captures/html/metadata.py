"""What a page says of itself: title, authors, dates, publisher, description, language, address."""

import re
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from sayso.captures.html.blocks import Run
from sayso.captures.html.dates import find_date, iso_date
from sayso.captures.html.jsonld import Thing, find_article, named, strings
from sayso.captures.html.titles import find_titles

TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title")
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator")
PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date_published", "parsely-pub-date", "pubdate",
    "publishdate", "publish-date", "publish_date", "sailthru.date", "article.published", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified")
PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "twitter:site")
DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_HOST = re.compile(r"^(?:\w+:)?//([^/?#]*).*$")
_BY = re.compile(r"^\s*(?:(?:written|reporting|story|words)\s+)?by\b[:\s]+", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;|&]|\band\b)\s*")
_NO_NAME = re.compile(r"https?:|www\.|@|/|^\W*$")
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){1,3}$")


def find_metadata(root: HtmlElement, runs: Sequence[Run], things: list[Thing]) -> list[tuple[str, str]]:
    """Names and values as of Metadatum, the best title first. Values are on one line and not empty."""
    article = find_article(things) or {}
    metas = _metas(root)
    publishers = [*_of(metas, PUBLISHERS[:1]), *named(article.get("publisher"), things), *_of(metas, PUBLISHERS[1:])]
    address = _address(root, metas)
    titles = find_titles(
        headings=[run for run in runs if run.kind == "heading"],
        social=_of(metas, TITLES),
        headline=strings(article.get("headline")),
        head=_head_title(root),
        sites=publishers,
        host=_HOST.sub(r"\1", address[0]) if address else "",
    )
    found = [("title", title) for title in titles]
    found += [("author", name) for name in _authors(root, metas, article, things)]
    published = _first_date([*strings(article.get("datePublished")), *_of(metas, PUBLISHED)])
    published = published or _marked_date(root) or find_date(root)
    modified = _first_date([*strings(article.get("dateModified")), *_of(metas, MODIFIED)])
    found += [("published", published)] if published else []
    found += [("modified", modified)] if modified else []
    found += [("publisher", name) for name in publishers[:1]]
    found += [("description", text) for text in _of(metas, DESCRIPTIONS)[:1]]
    found += [("language", language) for language in _language(root, metas)]
    found += [("url", link) for link in address]
    return found


def _metas(root: HtmlElement) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.append((name.strip().lower(), content))
    return found


def _of(metas: Sequence[tuple[str, str]], names: Iterable[str]) -> list[str]:
    """The contents of the page's <meta> of these names, in the order of the names."""
    return [content for name in names for key, content in metas if key == name]


def _head_title(root: HtmlElement) -> list[str]:
    return [text for text in (" ".join((element.text or "").split()) for element in root.iter("title")) if text][:1]


def _authors(root: HtmlElement, metas: Sequence[tuple[str, str]], article: Thing, things: list[Thing]) -> list[str]:
    """Who wrote it: by the linked data, else by <meta>, else by links marked as the author's."""
    for candidates in (
        named(article.get("author"), things) or named(article.get("creator"), things),
        *([value] for value in _of(metas, AUTHORS) if not _NO_NAME.search(value)),
        [" ".join(link.itertext()) for link in root.iter("a") if "author" in link.get("rel", "").split()],
    ):
        names = [name for candidate in candidates for name in split_names(candidate)]
        if names:
            return list(dict.fromkeys(names))
    return []


def split_names(text: str) -> list[str]:
    """The names in a byline; what is an address or a handle is none. One that is no list of names stays whole."""
    text = " ".join(_BY.sub("", text).split())
    parts = [part for part in _BETWEEN_NAMES.split(text) if part]
    listed = parts if len(parts) > 1 and all(_PERSON.match(part) for part in parts) else [text]
    return [name for name in listed if not _NO_NAME.search(name)]


def _first_date(values: Iterable[str]) -> str | None:
    return next(filter(None, map(iso_date, values)), None)


def _marked_date(root: HtmlElement) -> str | None:
    """The date of an element that is marked up as the time of publication (microdata, `<time pubdate>`)."""
    for element in root.iter():
        if element.get("itemprop") == "datePublished" or (element.tag == "time" and "pubdate" in element.attrib):
            found = iso_date(element.get("datetime") or element.get("content") or "")
            if found:
                return found
    return None


def _language(root: HtmlElement, metas: Sequence[tuple[str, str]]) -> list[str]:
    given = [root.get("lang") or "", *_of(metas, ("content-language", "og:locale"))]
    return [language.strip() for language in given if language.strip()][:1]


def _address(root: HtmlElement, metas: Sequence[tuple[str, str]]) -> list[str]:
    links = (
        element.get("href") or "" for element in root.iter("link") if element.get("rel", "").lower() == "canonical"
    )
    given = (" ".join(address.split()) for address in (*links, *_of(metas, ("og:url",))))
    return [address for address in given if address][:1]
