"""Quotations: what stands between quotation marks. An odd mark never swallows more than its paragraph."""

from dataclasses import dataclass

from sayso.coding.attributions.trees import Run, Trees
from sayso.coding.parses import Parse

_OPENS, _CLOSES, _STRAIGHT = (
    frozenset("“„«"),
    frozenset("”»"),
    frozenset(('"', "''", "``")),
)
_SPEECH_ENDS = frozenset((",", ".", "?", "!", "…", "...", "—", "–"))
_LEAST_SPEECH = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: the tokens between two marks and the marks. `open_ended`: no closing mark before the paragraph ends.

    `speech`: it reads as something said (a sentence, or the beginning or end of one), not as a name or a scare quote.
    """

    run: Run
    paragraph: int
    speech: bool
    open_ended: bool = False


def find_quotations(trees: Trees) -> list[Quotation]:
    """The outermost quotations in double marks, in order. A closing mark with nothing open is passed over."""
    parse, found = trees.parse, list[Quotation]()
    for number, (first, last) in trees.paragraphs.items():
        opened: int | None = None
        for i in range(first, last):
            mark = _mark(parse, i, opened is not None)
            if mark == "opens" and opened is None:
                opened = i
            elif mark == "closes" and opened is not None:
                found.append(Quotation((opened, i + 1), number, _is_speech(parse, opened + 1, i)))
                opened = None
        if opened is not None:
            found.append(
                Quotation(
                    (opened, last),
                    number,
                    _is_speech(parse, opened + 1, last),
                    open_ended=True,
                )
            )
    return found


def _mark(parse: Parse, i: int, is_open: bool) -> str | None:
    token = parse.tokens[i]
    if token.text in _OPENS:
        return "opens"
    if token.text in _CLOSES:
        return "closes"
    if token.text not in _STRAIGHT:
        return None
    before = token.start == 0 or parse.text[token.start - 1].isspace() or parse.text[token.start - 1] in "([-–—/"
    after = token.end >= len(parse.text) or parse.text[token.end].isspace() or parse.text[token.end] in ",.;:!?)]"
    if before == after:  # no help from the blanks around it
        return "closes" if is_open else "opens"
    return "opens" if before else "closes"


def _is_speech(parse: Parse, first: int, last: int) -> bool:
    words = [token for token in parse.tokens[first:last] if token.pos not in ("PUNCT", "SPACE")]
    if not words:
        return False
    ends = parse.tokens[last - 1].text in _SPEECH_ENDS
    verbal = any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in words)
    return (verbal and (ends or len(words) >= _LEAST_SPEECH)) or (
        ends and words[0].text[:1].isupper() and len(words) > 1
    )
