"""Languages: word lists as data, one folder a language, and the types they are checked against."""

from sayso.lang.numbers import NumberWords, read_number
from sayso.lang.words import Words, load_words

__all__ = ["NumberWords", "Words", "load_words", "read_number"]
