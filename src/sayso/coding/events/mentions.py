"""Whom a token stands for: the mentions of an article's actors, found by place."""

from bisect import bisect_right
from dataclasses import dataclass

from sayso.coding.parses import Parse
from sayso.model import Article, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """The actor of every token that a mention covers, and each actor's mentions that are no pronouns, in order."""

    by_token: dict[int, str]
    last_token: dict[int, tuple[int, str]]
    """By the last token of a mention: its first token, and the actor."""
    names: dict[str, list[Span]]

    def at(self, token: int) -> str | None:
        """The id of the actor whom a token is part of a mention of."""
        return self.by_token.get(token)

    def within(self, parse: Parse, span: Span) -> str | None:
        """The id of the actor of the last mention that lies in a span whole."""
        tokens = parse.tokens_in(span)
        for token in reversed(tokens):
            ends = self.last_token.get(token.i)
            if ends is not None and ends[0] >= tokens[0].i:
                return ends[1]
        return None

    def naming(self, actor: str, start: int) -> Span | None:
        """The last mention of an actor up to an offset that is no pronoun, else the first; None if there is none."""
        names = self.names.get(actor)
        if not names:
            return None
        return names[max(0, bisect_right(names, start, key=lambda span: span.start) - 1)]


def index_mentions(parse: Parse, article: Article) -> Mentions:
    """The mentions of an article's actors by place; of two that share a token, that of the earlier actor counts."""
    by_token: dict[int, str] = {}
    last_token: dict[int, tuple[int, str]] = {}
    names: dict[str, list[Span]] = {}
    for actor in article.actors:
        for mention in actor.mentions:
            tokens = parse.tokens_in(mention)
            if not tokens:
                continue
            last_token[tokens[-1].i] = tokens[0].i, actor.id
            for token in tokens:
                by_token.setdefault(token.i, actor.id)
            if tokens[0].pos != "PRON":
                names.setdefault(actor.id, []).append(mention)
    return Mentions(by_token=by_token, last_token=last_token, names=names)
