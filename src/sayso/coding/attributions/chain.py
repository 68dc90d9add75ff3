"""The chain of who says so: from the publisher through an agency and relays to the innermost speaker."""

import re

from sayso.coding.parses import Parse
from sayso.model import Article, Attribution, Span

_ADDED = re.compile(r"[,(—–]|(?:\s(?:of|in|by|for|from|to|with|on))?\s(?:who|whom|which|that|what|where)\s")
_REST = re.compile(r"\s(?:of|from|in|on|at|by|with|for|to|between|among|based|led|known)\s")
_LONGEST = 5  # words of a name after which what follows a preposition is left out


def attribution_at(article: Article, span: Span) -> Attribution | None:
    """The innermost attribution of the article whose content holds `span` whole; None where nobody else says it.

    Of two that hold it, the one with the shorter content is the inner one; of two with one content the relayed one.
    """
    holding = [found for found in article.attributions if any(part.contains(span) for part in found.content)]
    return min(holding, key=_size, default=None)


def _size(found: Attribution) -> tuple[int, bool]:
    return sum(part.length() for part in found.content), found.parent is None


def chain_of(article: Article, text: Parse | str, attribution: Attribution | None) -> tuple[str, ...]:
    """Names of who says so, outermost reporter first: publisher, agency, then the speakers from the outer to the inner.

    A speaker goes by the name of the actor that it was resolved to, else by the words of the source. Links that the
    text leaves open are left out, and so is a link that repeats the one before it. With no attribution the chain is
    that of the article's own voice. `text` is the text view of the capture, or its parse.
    """
    links = [name for name in (article.publisher, article.agency) if name]
    by_id = {found.id: found for found in article.attributions}
    names = {actor.id: actor.name for actor in article.actors}
    inwards: list[str] = []
    seen: set[str] = set()
    at = attribution
    while at is not None and at.id not in seen:
        seen.add(at.id)
        name = names.get(at.speaker or "") or _said(text if isinstance(text, str) else text.text, at.source)
        if name:
            inwards.insert(0, name)
        at = by_id.get(at.parent or "")
    for name in inwards:
        if not links or links[-1].casefold() != name.casefold():
            links.append(name)
    return tuple(links)


def _said(text: str, spans: tuple[Span, ...]) -> str:
    """The words of a source without what is only added to them: a relative clause, an apposition, a long rest."""
    whole = " ".join(" ".join(text[span.start : span.end].split()) for span in spans)
    core = _ADDED.split(whole, maxsplit=1)[0].strip() or whole
    if core.count(" ") >= _LONGEST:
        short = _REST.split(core, maxsplit=1)[0].strip()
        core = short if " " in short else core
    return core
