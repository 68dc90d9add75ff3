"""Words of many short texts, to find those that hold what is asked for. Kept in memory, by SQLite's FTS5."""

import re
import sqlite3
from collections.abc import Iterable
from threading import Lock

import numpy as np

from sayso.record.columns import Mask

_ASKED = re.compile(r'"([^"]*)"|(\S+)')
LONGEST = 4_000  # characters of one text that are searched


class TextSearch:
    """Texts by their number, from 0 on."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._lock = Lock()
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute(
            "CREATE VIRTUAL TABLE words USING fts5(text, content='', detail=full, tokenize='unicode61')"
        )
        rows = ((no, text[:LONGEST].encode("utf-8", "replace").decode("utf-8")) for no, text in enumerate(texts))
        self._connection.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", rows)
        self._connection.commit()
        self._size = int(self._connection.execute("SELECT count(*) FROM words_docsize").fetchone()[0])

    def find(self, asked: str) -> Mask:
        """Which texts hold every word and every "phrase" asked for; a word that ends in * stands for all it begins."""
        found = np.zeros(self._size, dtype=np.bool_)
        query = _query(asked)
        if query:
            with self._lock:
                rows = self._connection.execute("SELECT rowid FROM words WHERE words MATCH ?", (query,)).fetchall()
            found[[no for (no,) in rows]] = True
        return found


def _query(asked: str) -> str:
    """What is asked, in FTS5's words: all quoted, so that nothing in it is an operator."""
    parts: list[str] = []
    for phrase, word in _ASKED.findall(asked.replace("\x00", " ")):
        bare = (phrase or word).replace('"', " ").strip("* ")
        if any(character.isalnum() for character in bare):
            parts.append(f'"{bare}"' + ("*" if word.endswith("*") else ""))
    return " AND ".join(parts)
