"""Reading the ontology's TOML files."""

import msgspec


class Ontology(msgspec.Struct, frozen=True, kw_only=True):
    """What can be coded."""


def load_ontology() -> Ontology:
    """The packaged ontology."""
    return Ontology()
