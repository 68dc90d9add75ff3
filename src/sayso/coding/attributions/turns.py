"""Turns of a transcript: each one is what its speaker says."""

from collections.abc import Iterator

from sayso.coding.attributions.linking import Finding
from sayso.coding.attributions.trees import Run, Trees
from sayso.model import Span, Turn


def find_turns(trees: Trees, turns: tuple[Turn, ...]) -> Iterator[Finding]:
    """One finding for each turn with a named speaker: source the name, no cue, content the words of the turn."""
    for turn in turns:
        if turn.speaker is None:
            continue
        start = turn.speaker.end if turn.span.contains(turn.speaker) else turn.span.start
        content, source = (
            _run(trees, Span(start, turn.span.end)),
            _run(trees, turn.speaker),
        )
        if content is not None:
            yield Finding(
                head=None,
                name="turn",
                cue=None,
                source=source,
                content=(content,),
                likelihood=1.0,
            )


def _run(trees: Trees, span: Span) -> Run | None:
    """The tokens of a span, without a colon or dash in front; None if there is no word."""
    if span.start >= span.end:
        return None
    places = [token.i for token in trees.parse.tokens_in(span)]
    while places and trees.parse.tokens[places[0]].text in (
        ":",
        "-",
        "–",
        "—",
        "]",
        ")",
    ):
        places.pop(0)
    return (places[0], places[-1] + 1) if places else None
