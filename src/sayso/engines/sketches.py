"""Sketches of the articles of a record, read when they are asked for and kept as long as there is room."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from sayso.linking import LinkKnowledge, Shelf, Sketch, correct_report, read_reports, read_sketch
from sayso.model import read_reviews
from sayso.record.judging import select_effective
from sayso.record.link_keys import ArticleKey
from sayso.record.linked import select_captures

AT_HAND = 6000  # articles; others are packed
MOST_BYTES = 2_000_000_000  # of those that are packed


class Sketches:
    """Sketches by the numbers of capture and article. Corrections of what a person reviewed are in them."""

    def __init__(self, knowledge: LinkKnowledge) -> None:
        self._knowledge = knowledge
        self._shelf: Shelf[ArticleKey] = Shelf(AT_HAND)
        self._articles: dict[int, int] = {}

    def forget(self, capture_nos: Iterable[int]) -> None:
        """Read these captures anew when they are asked for."""
        for no in capture_nos:
            for n in range(self._articles.pop(no, 0)):
                self._shelf.forget((no, n))

    def read(self, connection: Connection, capture_nos: Iterable[int]) -> None:
        """Have the sketches of these captures."""
        missing = sorted({no for no in capture_nos if no not in self._articles})
        if not missing:
            return
        reviews = read_reviews(select_effective(connection))
        for no, coded in select_captures(connection, missing):
            reports = read_reports(coded)
            for n, report in enumerate(reports):
                self._shelf.put((no, n), read_sketch(correct_report(report, reviews), self._knowledge))
            self._articles[no] = len(reports)
        kept = set(missing)
        while self._shelf.packed_bytes > MOST_BYTES and (old := next(iter(self._articles))) not in kept:
            self.forget([old])

    def of(self, connection: Connection, capture_nos: Iterable[int]) -> dict[ArticleKey, Sketch]:
        """The sketches of some captures, by article, in order."""
        wanted = sorted(set(capture_nos))
        self.read(connection, wanted)
        return {(no, n): self._shelf.sketch((no, n)) for no in wanted for n in range(self._articles[no])}

    def packed(self, capture_nos: Iterable[int]) -> dict[int, list[bytes]]:
        """The sketches of some captures that were read, packed for `unpack`."""
        return {no: [self._shelf.packed((no, n)) for n in range(self._articles[no])] for no in capture_nos}

    def unpack(self, packed: Mapping[int, Sequence[bytes]]) -> None:
        """Have sketches that others read."""
        for no, articles in packed.items():
            for n, sketch in enumerate(articles):
                self._shelf.put_packed((no, n), sketch)
            self._articles[no] = len(articles)

    def one(self, connection: Connection, article: ArticleKey) -> Sketch:
        """The sketch of one article."""
        self.read(connection, [article[0]])
        return self._shelf.sketch(article)
