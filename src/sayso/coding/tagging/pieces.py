"""Word pieces of an uncased BERT vocabulary, greedy and with a memory."""

import unicodedata
from collections.abc import Mapping, Sequence

PAD, UNKNOWN, START, SEPARATOR = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
_LONGEST = 40
_MARKS = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | dict.fromkeys("‘’‛`´", "'") | {"―": "—", "‑": "-", "‐": "-"})


class Pieces:
    """Splits words into numbers of word pieces (Wu et al. 2016, longest match first)."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """`vocabulary` lists the pieces in the order of their numbers; pieces inside a word begin with `##`."""
        self._numbers: Mapping[str, int] = {piece: i for i, piece in enumerate(vocabulary)}
        self.pad, self.start, self.separator = (self._numbers[piece] for piece in (PAD, START, SEPARATOR))
        self._unknown = (self._numbers[UNKNOWN],)
        self._memory: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one; the number of `[UNK]` for what the vocabulary cannot spell."""
        known = self._memory.get(word)
        if known is None:
            known = self._split(word.translate(_MARKS))
            if len(self._memory) < 200_000:
                self._memory[word] = known
        return known

    def _split(self, word: str) -> tuple[int, ...]:
        folded = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        if not folded or len(folded) > _LONGEST:
            return self._unknown
        found: list[int] = []
        start = 0
        while start < len(folded):
            end = len(folded)
            while end > start:
                number = self._numbers.get(("##" if start else "") + folded[start:end])
                if number is not None:
                    found.append(number)
                    break
                end -= 1
            else:
                return self._unknown
            start = end
        return tuple(found)
