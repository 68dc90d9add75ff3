"""Attributions: who says so."""

from dataclasses import dataclass

from sayso.model.spans import Span
from sayso.model.vocabulary import Kind, Medium, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A source, the cue that signals it and the content that is attributed; each a tuple of spans in order.

    `speaker` is the id of the actor that the source stands for, or None. `anonymous`: the source is described and not
    named ("a security source"). `parent` is the id of the attribution that carries this one; parents form no cycle.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    stance: Stance
    medium: Medium | None = None
    speaker: str | None = None
    anonymous: bool = False
    parent: str | None = None
