"""Parts of speech and lemmas by the NLP library's rules, each case of which is worked out once.

The rules look at a word, its tag and its label, and in a few patterns ("let 's", "there was") at the word beside it. So
what they say of a word, or of a run of words that such patterns may tie together, is remembered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Seen = tuple[int, int, int]
"""What the rules look at, as the library's numbers of strings: the word, its tag, its label."""
_MEMORY = 500_000
"""Cases remembered at most."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is known of a token beside its place: see `Token`."""

    lemma: str
    pos: str
    tag: str
    dep: str


class Forms:
    """The attribute ruler and the lemmatizer of a loaded model, with a memory."""

    def __init__(self, model: Any) -> None:
        from spacy.matcher import Matcher
        from spacy.tokens import Doc

        self._doc, self._vocab = Doc, model.vocab
        self._rules = model.get_pipe("attribute_ruler"), model.get_pipe("lemmatizer")
        self._sides = Matcher(model.vocab), Matcher(model.vocab)
        patterns = [one for rule in self._rules[0].patterns for one in rule["patterns"] if len(one) > 1]
        for pattern in patterns:
            for side, part in zip(self._sides, pattern, strict=True):  # there are none of three
                side.add("pair", [[part]])
        self._pairing: dict[Seen, tuple[bool, bool]] = {}
        self._known: dict[tuple[Seen, ...], list[Form]] = {}

    def of(self, seen: Sequence[Seen]) -> list[Form]:
        """The forms of the words of one document, in order."""
        found: list[Form] = []
        if not seen:
            return found
        run: tuple[Seen, ...] = (seen[0],)
        for before, after in pairwise(seen):
            if self._pairs(before)[0] and self._pairs(after)[1]:
                run = (*run, after)
            else:
                found += self._read(run)
                run = (after,)
        return found + self._read(run)

    def _pairs(self, word: Seen) -> tuple[bool, bool]:
        """Whether a pattern of two words may hold this one as its first, as its second."""
        known = self._pairing.get(word)
        if known is None:
            doc = self._made((word,))
            known = bool(self._sides[0](doc)), bool(self._sides[1](doc))
            if len(self._pairing) < _MEMORY:
                self._pairing[word] = known
        return known

    def _read(self, run: tuple[Seen, ...]) -> list[Form]:
        known = self._known.get(run)
        if known is None:
            doc = self._made(run)
            for rules in self._rules:
                doc = rules(doc)
            known = [Form(token.lemma_, token.pos_, token.tag_, token.dep_) for token in doc]
            if len(self._known) < _MEMORY:
                self._known[run] = known
        return known

    def _made(self, run: tuple[Seen, ...]) -> Any:
        strings = self._vocab.strings
        words, tags, labels = ([strings[number] for number in column] for column in zip(*run, strict=True))
        return self._doc(self._vocab, words=words, tags=tags, deps=labels, heads=[0] * len(run))
