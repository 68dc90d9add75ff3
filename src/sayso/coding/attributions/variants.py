"""Variants: where a content could end other than where the parser lets it end.

Reporters add to what they report: ", who is 60", ", citing the law". Parsers lose the second half of a long clause.
So a content that closes with such an addition comes without it, too, and one that stops early comes with the rest of
its sentence. `scoring` chooses.
"""

from collections.abc import Iterator

from sayso.coding.attributions.contents import Quotes, tighten_outside
from sayso.coding.attributions.frames import Frame
from sayso.coding.attributions.trees import Run, Trees

_LONGEST = 150  # tokens of a content in which an addition is looked for
_ADDED = frozenset(("relcl", "advcl", "acl", "prep", "appos", "conj", "npadvmod", "nsubj", "advmod"))

Variant = tuple[tuple[Run, ...], str]
"""A content, and a name for what was done to its end."""


def variants_of(trees: Trees, quotes: Quotes, frame: Frame, content: tuple[Run, ...]) -> Iterator[Variant]:
    """The content as it is and, where there are any, without its last addition and with the rest of the sentence."""
    first, last = content[-1]
    start = _dated(trees, frame, first, last)
    if start is not None:
        yield (*content[:-1], (start, last)), "dated"
    if quotes.at(last - 1) is not None or (frame.cue[0] >= last and len(content) == 1):
        yield content, _ending(trees, last)
        return
    opening = quotes.at(first)
    if opening is not None and first == opening.run[0] and opening.run[1] < last:
        yield (*content[:-1], opening.run), f"quote:{_word(trees, opening.run[1])}"
    addition = _addition(trees, quotes, first, last)
    if addition is not None:
        place, name = addition
        yield content, f"whole:{name}"
        yield (
            (*content[:-1], tighten_outside(trees, quotes, (first, place))),
            f"cut:{name}",
        )
    else:
        yield content, _ending(trees, last)
    end = trees.parse.sentence_of(frame.head).last
    full = tighten_outside(trees, quotes, (first, end))
    governed = any(last <= above < full[1] for above in trees.parse.ancestors(frame.head))
    if last < full[1] and frame.cue[1] <= first and not governed and not frame.source_within((last, full[1])):
        yield (*content[:-1], full), f"more:{_word(trees, last)}"


def _dated(trees: Trees, frame: Frame, first: int, last: int) -> int | None:
    """Where a content starts after a date that belongs to the saying: "said on Monday it had lost"."""
    if frame.cue[1] != first:
        return None
    tokens = trees.parse.tokens
    place = first + 1 if tokens[first].pos == "ADP" else first
    name = tokens[place].name if place < last else None
    if name is None or trees.parse.names[name].label not in ("DATE", "TIME"):
        return None
    end = trees.parse.names[name].last
    return end if end < last and tokens[end].pos != "PUNCT" else None


def _addition(trees: Trees, quotes: Quotes, first: int, last: int) -> tuple[int, str] | None:
    """Where the addition that closes a content starts (its comma), and what kind it is."""
    tokens = trees.parse.tokens
    for i in range(first + 1, min(last - 1, first + _LONGEST)):
        if tokens[i].dep == "cc" and quotes.at(i) is None and _clause_after(trees, i, last):
            return i, "conj"
        if tokens[i].text not in (",", "—", "–", "--") or quotes.at(i) is not None:
            continue
        top = next((t for t in tokens[i + 1 : last] if t.head <= i or t.head >= last), None)
        if top is not None and top.dep in _ADDED and trees.left[top.i] == i + 1 and trees.right[top.i] >= last:
            word = tokens[i + 1]
            return (
                i,
                f"{top.dep} {word.text.casefold() if word.tag in ('WP', 'WDT', 'WRB', 'IN', 'CC') else word.tag}",
            )
    return None


def _clause_after(trees: Trees, i: int, last: int) -> bool:
    """Whether a conjunction joins a clause with a subject of its own that reaches to the end."""
    for joined in trees.parse.children(trees.parse.tokens[i].head, "conj"):
        subject = trees.child(joined.i, "nsubj", "nsubjpass")
        if subject is not None and trees.left[subject.i] == i + 1 and trees.right[joined.i] >= last:
            return True
    return False


def _ending(trees: Trees, last: int) -> str:
    return f"plain:{_word(trees, last)}"


def _word(trees: Trees, place: int) -> str:
    if place >= len(trees.parse.tokens):
        return "end"
    token = trees.parse.tokens[place]
    closed = token.pos in ("CCONJ", "SCONJ", "ADP", "PUNCT", "PART")
    return token.text.casefold() if closed else token.tag
