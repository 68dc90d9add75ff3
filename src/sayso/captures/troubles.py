"""Captures that could not be read, and what to do about them: nothing is dropped unseen."""

from dataclasses import replace

from sayso.captures.retrieval import Retrieval
from sayso.ids import bytes_id, unread_id
from sayso.model import Capture, Problem

UNREAD_VIEW = "none/1"


def problem(kind: str, message: str) -> Problem:
    """A Problem of this stage."""
    return Problem(stage="captures", kind=kind, message=message)


def too_large(max_bytes: int) -> Problem:
    """More bytes than are read of one capture, packed or unpacked."""
    return problem(
        "too_large",
        f"larger than {max_bytes:,} bytes (after unpacking); raise SAYSO_MAX_CAPTURE_BYTES to read it, or cut it",
    )


def truncated(what: str) -> Problem:
    """A file that ends in the middle of something."""
    return problem("truncated", f"{what} ends in the middle; what stands before was read: copy or fetch it again")


def unread(
    retrieval: Retrieval,
    trouble: Problem,
    *,
    raw: bytes | None = None,
    digest: str | None = None,
    media_type: str = "",
) -> Capture:
    """A capture without text that says why.

    `digest` stands for bytes too many to be kept, else `raw` is hashed; where there is neither, the path is the id, so
    that two captures whose bytes could not be had are two.
    """
    if digest is not None:
        name = f"sha256:{digest}"
    else:
        name = bytes_id(raw) if raw is not None else unread_id(retrieval.path)
    return Capture(
        id=name,
        path=retrieval.path,
        text="",
        media_type=media_type or "application/octet-stream",
        view=UNREAD_VIEW,
        url=retrieval.url,
        captured_at=retrieval.captured_at,
        publisher=retrieval.publisher,
        problems=(trouble,),
    )


def with_problem(capture: Capture, trouble: Problem) -> Capture:
    """The capture with one problem more, the first of all."""
    return replace(capture, problems=(trouble, *capture.problems))
