"""Plain text → a capture."""

from sayso.captures.decode import decode
from sayso.captures.retrieval import Retrieval
from sayso.ids import bytes_id
from sayso.model import Capture, Problem

VIEW = "text/1"
MEDIA_TYPE = "text/plain"


def read_text(raw: bytes, retrieval: Retrieval) -> Capture:
    """The bytes as characters, newlines as they are: offsets into the text are offsets into the decoded file."""
    decoded = decode(raw, declared=retrieval.charset)
    problems = list(decoded.problems)
    if not (decoded.text or "").strip() and not problems:
        problems.append(Problem(stage="captures", kind="empty", message="there is no text in it"))
    return Capture(
        id=bytes_id(raw),
        path=retrieval.path,
        text=decoded.text or "",
        media_type=MEDIA_TYPE,
        view=VIEW,
        url=retrieval.url,
        captured_at=retrieval.captured_at,
        publisher=retrieval.publisher,
        problems=tuple(problems),
    )
