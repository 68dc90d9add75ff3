"""The ontology: PLOVER 2.0 event types, modes, contexts and sectors as data."""

from sayso.ontology.loading import Ontology, load_ontology

__all__ = ["Ontology", "load_ontology"]
