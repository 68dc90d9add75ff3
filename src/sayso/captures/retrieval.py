"""What is known of a page besides its bytes: where it stands, and what its container says of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieval:
    """How a page came here. `path` says where it stands, as Capture.path; `max_bytes` is the most that is read of it.

    `url`, `captured_at` (ISO 8601) and `publisher` are what the container says (WARC headers, JSONL fields); `charset`
    is the encoding that it declares (HTTP header). None where it says nothing.
    """

    path: str
    max_bytes: int
    url: str | None = None
    captured_at: str | None = None
    publisher: str | None = None
    charset: str | None = None
