"""Engines: where the coder is mapped over captures, and the links of a record are kept up to date."""

from sayso.engines.bounds import Bounds
from sayso.engines.coder import Coder, LoadCoder, load_coder
from sayso.engines.coder_version import coder_version
from sayso.engines.daft import Cluster, code_shards
from sayso.engines.linker import Linker, Relinking
from sayso.engines.local import code_captures
from sayso.engines.shards import Shard, Work, find_done, forget_shard, plan_shards, read_shards

__all__ = [
    "Bounds",
    "Cluster",
    "Coder",
    "Linker",
    "LoadCoder",
    "Relinking",
    "Shard",
    "Work",
    "code_captures",
    "code_shards",
    "coder_version",
    "find_done",
    "forget_shard",
    "load_coder",
    "plan_shards",
    "read_shards",
]
