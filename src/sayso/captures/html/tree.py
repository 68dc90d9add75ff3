"""Bytes → an lxml tree, without recursion and without trust in what the page says of itself."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]  (etree is compiled and has no stub)
from lxml.html import HtmlElement

MAX_DEPTH_FOR_LIBRARIES = 200  # other people's code recurses over the tree; Python's limit is 1,000 frames
MAX_ATTRIBUTES = 1000  # of one tag; libxml2 compares each attribute with all before it
LEAVES = frozenset(  # elements that hold text and no containers, and those that must keep what they hold out of it
    {"a", "br", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "link", "meta", "p", "script", "style", "title"}
)
_TAG = re.compile(r"</?([a-zA-Z][^\s/<>]*)[^<>]*>")
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+"""
_START_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE})*+")  # takes all that it looks at: linear in the page
_CROWDED = re.compile(rf"<[^\s/>]++(?:{_ATTRIBUTE}){{{MAX_ATTRIBUTES}}}")
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""")
_HEAD_BYTES = 4096  # HTML wants the declaration in the first 1,024; many pages have it a little later


def declared_charset(raw: bytes) -> str | None:
    """The encoding that the page itself declares (meta charset, XML declaration), or None."""
    head = raw[:_HEAD_BYTES]
    found = _XML_ENCODING.search(head) or _META_CHARSET.search(head)
    return found.group(1).decode("ascii", "ignore") if found else None


def parse_html(text: str) -> HtmlElement | None:
    """The tree of a page, or None where nothing in it is an element or text.

    libxml2 gives up where elements are nested more than 2,048 deep; of such a page the containers are dropped. Of a
    tag with more than MAX_ATTRIBUTES the others are dropped.
    """
    text = _START_TAG.sub(_uncrowded, text)
    root, too_deep = _parse(text)
    return _parse(_TAG.sub(_without_containers, text))[0] if too_deep else root


def _parse(text: str) -> tuple[HtmlElement | None, bool]:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, recover=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    limits = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return root, any(entry.type == limits for entry in parser.error_log)


def _uncrowded(tag: re.Match[str]) -> str:
    whole = tag.group()
    crowded = _CROWDED.match(whole) if len(whole) > 2 * MAX_ATTRIBUTES else None
    return crowded.group() if crowded else whole


def _without_containers(tag: re.Match[str]) -> str:
    return tag.group() if tag.group(1).lower() in LEAVES else "<br><br>"


Step = Literal["enter", "leave", "pass"]


def walk(root: HtmlElement, skip: Callable[[HtmlElement], bool]) -> Iterator[tuple[HtmlElement, Step]]:
    """Every element as it is entered and as it is left, in document order, without recursion.

    An element for which `skip` is true is passed: what is inside it does not come, what follows it does.
    """
    waiting: list[tuple[HtmlElement, bool]] = [(root, True)]
    while waiting:
        element, entering = waiting.pop()
        if not entering:
            yield element, "leave"
        elif skip(element):
            yield element, "pass"
        else:
            yield element, "enter"
            waiting.append((element, False))
            waiting.extend((child, True) for child in element.iterchildren(reversed=True))


def is_deep(root: HtmlElement) -> bool:
    """Whether elements are nested deeper than code that recurses over the tree can follow: not ours, other people's."""
    return bool(root.xpath(f"boolean(.//*[ancestor::*[{MAX_DEPTH_FOR_LIBRARIES}]])"))
