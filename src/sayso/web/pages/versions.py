"""Two versions or copies of one article, compared."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from starlette.requests import Request

from sayso.model import Article, CodedCapture, Member
from sayso.record import FoundArticle, Kept, Printed, Record, read_printed
from sayso.record.event_pages import read_capture
from sayso.record.event_rows import ArticleHead
from sayso.record.link_pages import find_copies
from sayso.web.pages.heads import head_of
from sayso.web.query import Query
from sayso.web.site import Answer, Site
from sayso.web.wrong import NotFoundError

LONGEST = 60_000  # characters of each side that are compared
WORDS = 1_500  # words of a changed paragraph that are compared one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another article that is the same text, and how."""

    relation: str
    capture: str
    article: str
    printed: Printed
    shared: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words that both have (`same`), or that only the one (`gone`) or the other (`new`) has."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffPage:
    """What two articles share and what not, in the order of the text; `cut` if one is too long to be compared whole."""

    one: ArticleHead
    other: ArticleHead
    stretches: tuple[Stretch, ...]
    same: bool
    cut: bool


def others_of(record: Record, member: Member) -> tuple[Other, ...]:
    """The other articles that are the text of this one, as linking found them."""
    links = find_copies(record, member)
    printed = read_printed(record, [other for link in links for other in link.members if other != member])
    return tuple(
        _other(link, other, printed[other])
        for link in links
        for other in link.members
        if other != member and other in printed
    )


def show_diff(site: Site, request: Request, query: Query) -> Answer:
    """`/captures/ID/articles/ID/diff?capture=ID&article=ID`: an article against another version of it."""
    one, one_text = _article(site, request.path_params["id"], request.path_params["article"])
    other, other_text = _article(site, query.one("capture"), query.one("article"))
    stretches = compare(one_text[:LONGEST], other_text[:LONGEST])
    page = DiffPage(
        one=one,
        other=other,
        stretches=tuple(stretches),
        same=one_text == other_text,
        cut=max(len(one_text), len(other_text)) > LONGEST,
    )
    return Answer(template="diff.html", title="Two versions", data=page)


def compare(one: str, other: str) -> list[Stretch]:
    """The stretches of two texts: paragraph by paragraph, and in changed paragraphs word by word."""
    ones, others = one.splitlines(keepends=True), other.splitlines(keepends=True)
    stretches: list[Stretch] = []
    for kind, a, b, c, d in SequenceMatcher(None, ones, others, autojunk=False).get_opcodes():
        if kind == "equal":
            stretches.append(Stretch(kind="same", words="".join(ones[a:b])))
        else:
            stretches += _compare_words("".join(ones[a:b]), "".join(others[c:d]))
    return stretches


def _compare_words(one: str, other: str) -> list[Stretch]:
    ones, others = _words(one), _words(other)
    if max(len(ones), len(others)) > WORDS:
        return [Stretch(kind=kind, words=words) for kind, words in (("gone", one), ("new", other)) if words]
    found: list[Stretch] = []
    for kind, a, b, c, d in SequenceMatcher(None, ones, others, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Stretch(kind="same", words="".join(ones[a:b])))
            continue
        sides = (("gone", ones[a:b]), ("new", others[c:d]))
        found += [Stretch(kind=side, words="".join(words)) for side, words in sides if words]
    return found


def _words(text: str) -> list[str]:
    """Words with the white space behind them."""
    words: list[str] = []
    for part in text.split(" "):
        words.append(part + " ")
    if words:
        words[-1] = words[-1][:-1]
    return [word for word in words if word]


def _other(link: Kept, member: Member, printed: Printed) -> Other:
    return Other(
        relation=link.body["relation"],
        capture=member.capture,
        article=member.article,
        printed=printed,
        shared=link.body["shared"],
    )


def _article(site: Site, capture: str, name: str) -> tuple[ArticleHead, str]:
    coded: CodedCapture | None = read_capture(site.record, capture)
    article: Article | None = next((one for one in coded.articles if one.id == name), None) if coded else None
    if coded is None or article is None:
        raise NotFoundError("the record holds no such article", hint="it may have been coded anew, under another id")
    text = coded.capture.text or ""
    parts = [*([article.title] if article.title else []), *article.body]
    head = head_of(FoundArticle(capture=coded.capture, article=article, events=()))
    return head, "\n\n".join(text[part.start : part.end] for part in parts)
