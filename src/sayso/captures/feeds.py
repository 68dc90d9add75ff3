"""Feeds (RSS, Atom) and lists of them (OPML): where new pages are named. Nothing is fetched here."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from sayso.errors import CaptureError

SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A page that a feed names: its address, and its title as the feed gives it ("" where it gives none)."""

    url: str
    title: str = ""


def find_feeds(opml: bytes) -> list[str]:
    """The addresses of the feeds that an OPML list names, in its order, each once; only those of the web.

    Raises CaptureError (`not_opml`) for what is no such list.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    try:
        root = etree.fromstring(opml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _not_opml(str(error)) from error
    if etree.QName(root).localname.lower() != "opml":
        raise _not_opml(f"the outermost element is {etree.QName(root).localname!r}")
    addresses = (str(value).strip() for value in root.xpath("//outline/@xmlUrl"))
    return list(dict.fromkeys(address for address in addresses if is_web_address(address)))


def find_items(feed: bytes, base: str) -> list[Item]:
    """The pages that a feed names, in its order, each once; addresses are completed by `base`, that of the feed.

    Raises CaptureError (`not_a_feed`) for what is neither RSS nor Atom.
    """
    import feedparser  # a third of a second, which commands that watch no feed need not wait

    read = feedparser.parse(feed, sanitize_html=False, resolve_relative_uris=False)
    if not read.get("version"):
        why = read.get("bozo_exception")
        raise CaptureError(
            f"{base} is no feed: {why or 'neither RSS nor Atom'}", kind="not_a_feed", hint="give the address of a feed"
        )
    items: dict[str, Item] = {}
    for entry in read.entries:
        url = urljoin(base, str(entry.get("link") or ""))
        if entry.get("link") and is_web_address(url):
            items.setdefault(url, Item(url=url, title=" ".join(str(entry.get("title") or "").split())))
    return list(items.values())


def is_web_address(address: str) -> bool:
    """Whether this is an address of the web, with a host; files and other schemes are none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(parts.hostname)


def _not_opml(why: str) -> CaptureError:
    return CaptureError(
        f"this is no OPML list: {why}", kind="not_opml", hint="export the list from a feed reader again"
    )
