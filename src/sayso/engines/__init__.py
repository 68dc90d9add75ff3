"""Engines: where the coder is mapped over captures, and the links of a record are kept up to date."""

from sayso.engines.bounds import Bounds
from sayso.engines.coder import Coder, LoadCoder, load_coder
from sayso.engines.coder_version import coder_version
from sayso.engines.linker import Linker, Relinking
from sayso.engines.local import code_captures

__all__ = ["Bounds", "Coder", "Linker", "LoadCoder", "Relinking", "code_captures", "coder_version", "load_coder"]
