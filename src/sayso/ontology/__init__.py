"""The ontology: PLOVER 2.0 event types, modes, contexts and sectors as data."""

from sayso.ontology.lexicon import Entry, Lexicon
from sayso.ontology.loading import Ontology, load_ontology
from sayso.ontology.records import Context, EventType, Example, Mode, Sector, Trigger

__all__ = [
    "Context", "Entry", "EventType", "Example", "Lexicon", "Mode", "Ontology", "Sector", "Trigger", "load_ontology",
]  # fmt: skip
