"""Actors: who is named or described in an article, and what holds between them."""

from dataclasses import dataclass

from sayso.model.spans import Span
from sayso.model.vocabulary import ActorKind, RelationKind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role that the text gives an actor: the span of its words, and the id of the actor it is a role in, if known."""

    text: Span
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that acts or is acted upon, within one article.

    `name` is the fullest form in the text, or the description of an unnamed one ("gunmen"). `mentions` are all
    spans that name, describe or (resolved) stand for it, in order. `aliases` are other names, never pronouns.
    `country` is ISO 3166-1 alpha-2, `sector` a PLOVER sector code; None where nothing supports one.
    """

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What the text says holds between two actors; `from` and `to` in the coded format."""

    kind: RelationKind
    from_actor: str
    to_actor: str
    status: Status
    attribution: str | None
    evidence: Span
