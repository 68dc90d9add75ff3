"""One HTML page → a capture."""

from collections.abc import Sequence

from sayso.captures.decode import decode
from sayso.captures.html.blocks import Run, find_blocks
from sayso.captures.html.jsonld import find_things, stated_body
from sayso.captures.html.main_text import find_main
from sayso.captures.html.metadata import find_metadata
from sayso.captures.html.tree import declared_charset, parse_html
from sayso.captures.retrieval import Retrieval
from sayso.ids import bytes_id
from sayso.model import Block, Capture, Metadatum, Problem, Span

VIEW = "html/1"
MEDIA_TYPE = "text/html"
CLOSE_KINDS = {"item", "cell"}  # neighbours of these kinds stand on lines without a blank one between


def read_html(raw: bytes, retrieval: Retrieval) -> Capture:
    """A page's visible text, block by block, and behind it its metadata as lines `name: value`.

    A page without text has an empty text and a Problem.
    """
    decoded = decode(raw, declared=retrieval.charset or declared_charset(raw))
    problems = list(decoded.problems)
    root = parse_html(decoded.text) if decoded.text else None
    runs = find_blocks(root) if root is not None else []
    things = find_things(root) if root is not None else []
    main = find_main(root, runs, stated_body(things)) if root is not None else []
    facts = find_metadata(root, runs, things) if root is not None else []
    if not runs and not problems:
        problems.append(_empty())
    text, blocks, metadata = _view(runs, main, facts)
    url = retrieval.url or next((value for name, value in facts if name == "url"), None)
    return Capture(
        id=bytes_id(raw),
        path=retrieval.path,
        text=text,
        media_type=MEDIA_TYPE,
        view=VIEW,
        url=url,
        captured_at=retrieval.captured_at,
        publisher=retrieval.publisher,
        blocks=blocks,
        metadata=metadata,
        problems=tuple(problems),
    )


def _view(
    runs: Sequence[Run], main: Sequence[bool | None], facts: Sequence[tuple[str, str]]
) -> tuple[str, tuple[Block, ...], tuple[Metadatum, ...]]:
    pieces: list[str] = []
    blocks: list[Block] = []
    metadata: list[Metadatum] = []
    headings: dict[str, Span] = {}
    end = 0

    def write(text: str, gap: str) -> Span:
        nonlocal end
        pieces.extend((gap if end else "", text))
        start = end + len(gap if end else "")
        end = start + len(text)
        return Span(start, end)

    for i, (run, kept) in enumerate(zip(runs, main, strict=True)):
        close = i > 0 and run.kind in CLOSE_KINDS and runs[i - 1].kind == run.kind
        span = write(run.text, "\n" if close else "\n\n")
        blocks.append(
            Block(span=span, kind=run.kind, level=run.level, link_share=run.link_share, main=kept, path=run.path)
        )
        if run.kind == "heading":
            headings.setdefault(run.text, span)
    for i, (name, value) in enumerate(facts):
        line = write(f"{name}: {value}", "\n" if i else "\n\n")
        blocks.append(Block(span=line, kind="meta"))
        seen = headings.get(value) if name == "title" else None
        metadata.append(Metadatum(name=name, value=value, span=seen or Span(line.end - len(value), line.end)))
    return "".join(pieces), tuple(blocks), tuple(metadata)


def _empty() -> Problem:
    message = "the page shows no text; if a script draws it, capture it again after the script has run"
    return Problem(stage="captures", kind="empty", message=message)
