"""On whose word an event stands: every chain of reporters that carries one of its tellings in the article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.coding.attributions import attribution_at, chain_of
from sayso.model import Article, Attribution, Event, Span
from sayso.wording import one_line, speaker_words, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One of those who say so. `part`: publisher, agency or source; `span` is where the text names it.

    `inferred` says from what a link follows that the article itself does not name; empty for all others.
    """

    name: str
    part: str
    span: Span | None
    cue: str
    stance: str
    actor: str | None
    inferred: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Reporters from the outermost inwards, and the words in the article that stand on their word.

    `own` is the one on which the status of the event rests; `words` are those of the spans of `tellings`.
    """

    links: tuple[ChainLink, ...]
    own: bool
    tellings: tuple[Span, ...]
    words: tuple[str, ...]


def find_chains(event: Event, article: Article, text: str, outlet: str | None) -> list[Chain]:
    """The chains of an event, the fullest first; one that another holds in order, with the same innermost speaker, is
    told with that one. `outlet` is that of the page, for an article that does not name its own.
    """
    by_id = {one.id: one for one in article.attributions}
    told: dict[str, list[Span]] = {event.attribution or "": [event.trigger]}
    for span in event.mentions:
        held = attribution_at(article, span)
        told.setdefault(held.id if held else "", []).append(span)
    chains: list[Chain] = []
    for no, (name, spans) in enumerate(told.items()):
        carrier = by_id.get(name)
        names = event.chain if no == 0 else chain_of(article, text, carrier)
        links = tuple(_links(names, carriers_of(carrier, article), article, text, outlet))
        if links:
            words = tuple(words_of(text, span) for span in spans)
            chains.append(Chain(links=links, own=no == 0, tellings=tuple(spans), words=words))
    chains.sort(key=lambda chain: (-len(chain.links), not chain.own))
    return _joined(chains)


def carriers_of(innermost: Attribution | None, article: Article) -> list[Attribution]:
    """An attribution and those around it, the innermost first."""
    by_id = {attribution.id: attribution for attribution in article.attributions}
    found: list[Attribution] = []
    at = innermost
    while at is not None and at not in found:
        found.append(at)
        at = by_id.get(at.parent or "")
    return found


def _joined(chains: Sequence[Chain]) -> list[Chain]:
    kept: list[Chain] = []
    for chain in chains:
        names = [link.name.casefold() for link in chain.links]
        for at, fuller in enumerate(kept):
            if _holds([link.name.casefold() for link in fuller.links], names):
                kept[at] = replace(
                    fuller,
                    own=fuller.own or chain.own,
                    tellings=(*fuller.tellings, *chain.tellings),
                    words=(*fuller.words, *chain.words),
                )
                break
        else:
            kept.append(chain)
    return kept


def _holds(fuller: Sequence[str], names: Sequence[str]) -> bool:
    """Whether all of `names` stand in the fuller chain in their order, and the last one of both is the same."""
    rest = iter(fuller)
    return fuller[-1] == names[-1] and all(name in rest for name in names)


def _links(
    names: Sequence[str], inner: Sequence[Attribution], article: Article, text: str, outlet: str | None
) -> Iterator[ChainLink]:
    """The names of a chain with the places of their sources, matched by name from the inside out."""
    if article.publisher is None and outlet and outlet not in names:
        yield ChainLink(
            name=outlet, part="publisher", span=None, cue="", stance="", actor=None,
            inferred="named by another article of this page",
        )  # fmt: skip
    carriers = {speaker_words(one, article, text).casefold(): one for one in reversed(inner)}
    for no, name in enumerate(names):
        carrier = carriers.get(one_line(name).casefold())
        if carrier is None and no == len(names) - 1 and inner:
            carrier = inner[0]  # a source whose words are cut for the chain
        part = "source" if carrier else "publisher" if name == article.publisher else "agency"
        yield ChainLink(
            name=one_line(name),
            part=part,
            span=carrier.source[0] if carrier and carrier.source else None,
            cue=words_of(text, carrier.cue[0]) if carrier and carrier.cue else "",
            stance=carrier.stance if carrier else "",
            actor=carrier.speaker if carrier else None,
        )
