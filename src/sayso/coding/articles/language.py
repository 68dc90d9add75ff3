"""Language: whether a text is in the language whose words are given."""

import re

from sayso.lang.articles import ArticleWords

SAMPLE = 4000
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
FEW_WORDS = 12


def find_language(text: str, words: ArticleWords, language: str) -> str | None:
    """`language` if a text is in it, else None. A text of a few Latin words without foreign ones is taken for it."""
    tokens = [token.casefold() for token in _TOKEN.findall(text[:SAMPLE])]
    if not tokens:
        return language if text.strip() and text.isascii() else None
    latin = sum(bool(_LATIN.match(token)) for token in tokens)
    if latin < 0.6 * len(tokens):
        return None
    own = sum(token in _set(words.function_words) for token in tokens)
    foreign = sum(token in _set(words.foreign_words) for token in tokens)
    if len(tokens) < FEW_WORDS:
        return language if own >= foreign else None
    return language if own > foreign and own >= 0.08 * len(tokens) else None


def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)
