"""The records everybody speaks of. Standard library only."""

from sayso.model.actors import Actor, Relation, Role
from sayso.model.articles import Article, CaptureHead, CodedCapture
from sayso.model.attributions import Attribution
from sayso.model.captures import Block, Capture, Metadatum, Turn
from sayso.model.corrections import FIELDS, correct
from sayso.model.events import Casualties, Event, Party, Period, Tally
from sayso.model.faults import find_faults
from sayso.model.judgements import Change, Judgement
from sayso.model.links import (
    ActorLink,
    ClaimLink,
    CopyLink,
    EventLink,
    Link,
    Member,
    MergedFigure,
    MergedValue,
    Reported,
)
from sayso.model.places import Place, Where
from sayso.model.problems import Problem
from sayso.model.spans import Span, covers, hull, overlap_length, trim
from sayso.model.times import PublicationDate, Timex, When

__all__ = [
    "FIELDS",
    "Actor",
    "ActorLink",
    "Article",
    "Attribution",
    "Block",
    "Capture",
    "CaptureHead",
    "Casualties",
    "Change",
    "ClaimLink",
    "CodedCapture",
    "CopyLink",
    "Event",
    "EventLink",
    "Judgement",
    "Link",
    "Member",
    "MergedFigure",
    "MergedValue",
    "Metadatum",
    "Party",
    "Period",
    "Place",
    "Problem",
    "PublicationDate",
    "Relation",
    "Reported",
    "Role",
    "Span",
    "Tally",
    "Timex",
    "Turn",
    "When",
    "Where",
    "correct",
    "covers",
    "find_faults",
    "hull",
    "overlap_length",
    "trim",
]
