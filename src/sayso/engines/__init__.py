"""Engines: where the coder is mapped over captures."""

from sayso.engines.coder import Coder, LoadCoder, load_coder
from sayso.engines.coder_version import coder_version
from sayso.engines.local import code_captures

__all__ = ["Coder", "LoadCoder", "code_captures", "coder_version", "load_coder"]
