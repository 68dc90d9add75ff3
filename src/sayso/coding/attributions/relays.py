"""Relays: who is quoted by whoever is quoted ("AFP reported, citing the ministry")."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.coding.attributions.linking import Finding
from sayso.coding.attributions.trees import Run, Trees
from sayso.coding.parses import Token
from sayso.lang.attributions import AttributionWords

_INNER, _OUTER = "relay:inner", "relay:outer"
_LONGEST_CUE = 6  # tokens: "based on figures provided by"
_NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"))


def with_relays(trees: Trees, findings: list[Finding], words: AttributionWords) -> list[Finding]:
    """The findings, and for each one whose source says from whom it has it one of the same content, carried by it;
    for one whose source is quoted by somebody, one of the same content that carries it.

    Only people, bodies and sources are quoted, no documents or reasons ("citing fears"). What was found before for a
    word of relaying gives way.
    """
    relays = list(_relays(trees, findings, words))
    heads, carriers = {relay.head for _, relay in relays}, {id(finding.parent) for finding in findings}
    kept = {id(finding): finding for finding in findings if finding.head not in heads or id(finding) in carriers}
    for finding, relay in relays:
        if relay.name == _OUTER and id(finding) in kept:
            kept[id(finding)] = replace(finding, parent=relay)
    return sorted([*kept.values(), *(r for _, r in relays)], key=lambda found: (found.content[0], found.cue or (0, 0)))


def _relays(trees: Trees, findings: list[Finding], words: AttributionWords) -> Iterator[tuple[Finding, Finding]]:
    """Each finding that says from whom it has it, or who has it from its source, with that one."""
    for finding in findings:
        if finding.head is None or finding.source is None:
            continue
        for word in _citing(trees, finding, words):
            other = _quoted(trees, word, words)
            if other is not None and not _overlap(other, finding.content):
                cue = (word.i, max(word.i + 1, min(other[0], word.i + _LONGEST_CUE)))
                outer = word.tag == "VBN" and trees.child(word.i, "agent") is not None  # "officials quoted by AFP"
                name, parent = (_OUTER, finding.parent) if outer else (_INNER, finding)
                yield finding, Finding(word.i, name, cue, other, finding.content, finding.likelihood, parent)
                break


def _citing(trees: Trees, finding: Finding, words: AttributionWords) -> Iterator[Token]:
    """Words of relaying that hang on the cue's head or stand in the source."""
    assert finding.head is not None and finding.source is not None
    near = [child.i for child in trees.parse.children(finding.head)] + list(range(*finding.source))
    for i in sorted(set(near)):
        token = trees.parse.tokens[i]
        if token.tag in ("VBG", "VBN") and token.lemma.casefold() in words.relaying:
            yield token


def _quoted(trees: Trees, word: Token, words: AttributionWords) -> Run | None:
    """The one who is quoted: the object, or whoever is behind it ("figures from the ministry"); None if nobody is."""
    place: Token | None = trees.child(word.i, "dobj")
    if place is None and (preposition := trees.child(word.i, "prep", "agent")) is not None:
        place = trees.child(preposition.i, "pobj")
    for _ in range(2):
        if place is None:
            return None
        named = place.name is not None and trees.parse.names[place.name].label in _NAMED
        if named or place.lemma.casefold() in words.anonymous_nouns or place.lemma.casefold() in words.bodies:
            return trees.run(place.i)
        behind = next(
            (c for c in trees.parse.children(place.i, "prep", "acl") if c.text.casefold() in words.origins), None
        )
        place = trees.child(behind.i, "pobj") if behind is not None else None
    return None


def _overlap(run: Run, content: tuple[Run, ...]) -> bool:
    return any(run[0] < last and first < run[1] for first, last in content)
