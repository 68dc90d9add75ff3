"""The records everybody speaks of. Standard library only."""

from sayso.model.actors import Actor, Relation, Role
from sayso.model.articles import Article, CaptureHead, CodedCapture
from sayso.model.attributions import Attribution
from sayso.model.captures import Block, Capture, Metadatum, Turn
from sayso.model.corrections import FIELDS, PARTIES, NamedParty, correct, read_parties, value_words
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
from sayso.model.resolved import resolve_value
from sayso.model.reviews import (
    IDENTITY,
    Review,
    effective,
    pairs_of,
    read_reviews,
    split_off,
    standing,
    subjects,
    visible,
)
from sayso.model.spans import Span, covers, hull, overlap_length, trim
from sayso.model.times import PublicationDate, Timex, When

__all__ = [
    "FIELDS",
    "IDENTITY",
    "PARTIES",
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
    "NamedParty",
    "Party",
    "Period",
    "Place",
    "Problem",
    "PublicationDate",
    "Relation",
    "Reported",
    "Review",
    "Role",
    "Span",
    "Tally",
    "Timex",
    "Turn",
    "When",
    "Where",
    "correct",
    "covers",
    "effective",
    "find_faults",
    "hull",
    "overlap_length",
    "pairs_of",
    "read_parties",
    "read_reviews",
    "resolve_value",
    "split_off",
    "standing",
    "subjects",
    "trim",
    "value_words",
    "visible",
]
