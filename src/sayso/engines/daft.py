"""Coding shards by Daft, on the processes of one machine or, by Ray, on those of many (docs/decisions, "cluster")."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.engines.local import Workers
from sayso.engines.shards import Shard, Work, code_shard, find_done
from sayso.errors import ConfigError, RetryableError

QUIET = {"DO_NOT_TRACK": "1", "RAY_USAGE_STATS_ENABLED": "0", "DAFT_PROGRESS_BAR": "0"}
"""Set before Daft is imported: it and Ray would tell their makers that they are used, and draw over our progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Where Daft runs: `workers` processes; `ray` is the address of a Ray cluster ("local" starts one here), or None
    for processes of this machine.
    """

    workers: int
    ray: str | None = None


def code_shards(shards: Sequence[Shard], work: Work, cluster: Cluster) -> Iterator[Shard]:
    """Code the shards that are not done; each as its turn comes and it is done.

    Raises ConfigError if Daft is not installed or a worker cannot load the coder, RetryableError where a worker is
    lost: what is done stays done.
    """
    done = find_done(shards, work.folder)
    waiting = [shard for shard in shards if shard not in done]
    if not waiting:
        return
    daft = _daft(cluster)

    @daft.cls(max_concurrency=cluster.workers, use_process=True)
    class CodeShard:
        def __init__(self) -> None:
            self._workers = Workers(load=work.load, bounds=work.bounds)  # loaded once for all shards of this process

        @daft.method(return_dtype=daft.DataType.bool())
        def code(self, number: int) -> bool:
            return code_shard(waiting[number], work, self._workers)

    numbers = daft.from_pydict({"shard": list(range(len(waiting)))}).into_batches(1)
    coded = numbers.select("shard", CodeShard().code(daft.col("shard")).alias("done"))
    try:
        for row in coded.iter_rows():
            yield waiting[row["shard"]]
    except ConfigError:
        raise
    except Exception as error:
        raise RetryableError(
            f"a worker was lost, or could not write to {work.folder}: {error}",
            hint="give the same command again: what is done is not done again",
        ) from error


def _daft(cluster: Cluster) -> Any:
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import daft
    except ModuleNotFoundError as error:
        raise ConfigError("Daft is not installed", hint="pip install 'sayso[cluster]'") from error
    if cluster.ray:
        daft.set_runner_ray(None if cluster.ray == "local" else cluster.ray, noop_if_initialized=True)
    else:
        daft.set_runner_native()
    return daft
