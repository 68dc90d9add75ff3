"""How long a worker may take for one capture, and how much memory."""

import re
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one capture may cost the worker process that codes it; None is no bound.

    Time is counted once the worker has loaded. Memory is what it may take beyond what it holds when it has loaded.
    """

    timeout_s: float | None = None
    memory_bytes: int | None = None


def now_s() -> float:
    """Seconds on a clock that nobody sets back."""
    return time.monotonic()


def bound_memory(bounds: Bounds) -> None:
    """Bound the memory of this process from now on; more raises MemoryError in it. Does nothing where the system
    cannot: the bound is of private memory (`RLIMIT_DATA`), which Linux alone counts whole (from 4.7 on).
    """
    held = _held_bytes()
    if bounds.memory_bytes is None or held is None:
        return
    import resource  # not on Windows

    with suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (held + bounds.memory_bytes, hard))


def _held_bytes() -> int | None:
    """The private memory of this process as the bound counts it; None where the system does not tell."""
    try:
        found = re.search(r"^VmData:\s+(\d+) kB$", Path("/proc/self/status").read_text("ascii"), re.MULTILINE)
    except OSError:
        return None
    return int(found[1]) * 1024 if found else None
