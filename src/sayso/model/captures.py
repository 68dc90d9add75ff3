"""Captures: pages as they were retrieved, with the text view that every span points into."""

from dataclasses import dataclass, field
from typing import Literal

from sayso.model.problems import Problem
from sayso.model.spans import Span

BlockKind = Literal["heading", "paragraph", "item", "caption", "quote", "cell", "meta", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a page with structure (HTML): a run of the text view, without line breaks at its ends.

    `level` is 1 to 6 for a heading. `link_share` is the share of its characters that stand in links, 0 to 1.
    `main` says whether the page's main-text extractor kept it; None where none was asked. `path` names the elements
    around it, six at most, from the outermost inwards, with class and id, as `div.story#main/p`; a container behind
    others like it has its number (`li:2`). It tells neighbours of one container from those of another.
    """

    span: Span
    kind: BlockKind
    level: int | None = None
    link_share: float = 0.0
    main: bool | None = None
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadatum:
    """What a page says of itself outside its visible text: one field, one value, and where it stands in the text view.

    `name` is one of title, author, published, modified, publisher, description, url, language. `span` is the value's
    place in the text view (readers write metadata behind the visible text, as lines of kind `meta`).
    """

    name: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One speaker's turn in a transcript: the words, without the speaker's name in front of them.

    `speaker` is the span of the speaker's name, or None where nobody is named. `start_s` and `end_s` are seconds from
    the start of the recording.
    """

    span: Span
    speaker: Span | None = None
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One page as retrieved. A capture that could not be read has an empty text and says why in `problems`.

    `id` is `sha256:` and the digest of the raw bytes. `text` is the text view: a deterministic function of the bytes,
    the media type and `view` (name and version of the reader's view, such as `html/1`). `publisher` is what the
    container (a JSONL field) says, else None. `captured_at` is ISO 8601, or None.
    """

    id: str
    path: str
    text: str
    media_type: str
    view: str
    url: str | None = None
    captured_at: str | None = None
    publisher: str | None = None
    blocks: tuple[Block, ...] = ()
    metadata: tuple[Metadatum, ...] = ()
    turns: tuple[Turn, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
