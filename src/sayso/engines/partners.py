"""Who is to be compared with whom, as articles come into a record and leave it.

What counts is decided by `linking.pairs`: a key that too many have counts only between articles of one time, or not at
all. So an article that comes in may part others that were compared for the sake of such a key, and one that leaves may
bring others together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from sqlalchemy import Connection

from sayso.linking.grouping import Pair, pair_of
from sayso.linking.pairs import CROWD, MANY, Keys, days_of, pair_holders, times_of
from sayso.record.link_keys import ArticleKey, add_keys, count_holders, remove_keys, select_holders, select_keys

Holders = list[ArticleKey]


@dataclass(slots=True)
class Partners:
    """What comes of changes: `met` are pairs to compare; of `crowds`, articles with a key that counts no more between
    them, each pair is to be looked at again.
    """

    met: set[Pair[ArticleKey]] = field(default_factory=set[Pair[ArticleKey]])
    crowds: list[Holders] = field(default_factory=list[Holders])

    def enter(self, connection: Connection, article: ArticleKey, day: int, keys: Keys) -> None:
        """An article comes in."""
        add_keys(connection, {article: (day, keys)})
        for held, times in _held(connection, article):
            others = [other for _, other in held if other != article]
            if times is None and len(held) > MANY:  # one more than count everywhere
                self.crowds.append(others)
                self.met |= {pair_of(*pair) for pair in pair_holders(held) if article in pair}
            elif times is not None and len(held) == CROWD + 1:
                self.crowds.append(others)
            elif times is None or len(held) <= CROWD:
                self.met |= {pair_of(article, other) for other in others}

    def leave(self, connection: Connection, article: ArticleKey) -> None:
        """An article leaves, with its keys; what was found in comparing it is left to others to remove."""
        for held, times in _held(connection, article):
            others = [other for _, other in held if other != article]
            if len(held) == (MANY if times is None else CROWD) + 1:
                self.met |= {pair_of(*pair) for pair in combinations(others, 2)}
        self.met = {pair for pair in self.met if article not in pair}
        remove_keys(connection, article)

    def parted(self, connection: Connection, compared: Iterable[Pair[ArticleKey]]) -> set[Pair[ArticleKey]]:
        """Those of the pairs that were compared, or are to be, that share no key any more that counts."""
        crowds = [set(crowd) for crowd in self.crowds]
        near = {pair for pair in (*compared, *self.met) if any(crowd.issuperset(pair) for crowd in crowds)}
        return {pair for pair in near if not share_key(connection, pair)}


def share_key(connection: Connection, pair: Pair[ArticleKey]) -> bool:
    """Whether two articles share a key that counts between them."""
    mine, theirs = (select_keys(connection, article) for article in pair)
    shared = mine.keys() & theirs.keys()
    counts = count_holders(connection, shared)
    if any(counts[key] <= MANY for key in shared):
        return True
    times = {time for key in shared for time in times_of(mine[key]) if time in times_of(theirs[key])}
    return any(len(list(select_holders(connection, [key], days_of(time)))) <= CROWD for time in times for key in shared)


def _held(connection: Connection, article: ArticleKey) -> Iterator[tuple[Sequence[tuple[int, ArticleKey]], int | None]]:
    """For each key of an article who has it, with their days: all of them, where they are not more than one too many
    (and then None), else those of each time of the article (and that time).
    """
    own = select_keys(connection, article)
    counts = count_holders(connection, own)
    few = [key for key in own if 1 < counts[key] <= MANY + 1]
    by_key: defaultdict[int, list[tuple[int, ArticleKey]]] = defaultdict(list)
    for key, day, holder in select_holders(connection, few):
        by_key[key].append((day, holder))
    for held in by_key.values():
        yield held, None
    many = [key for key in own if counts[key] > MANY + 1]
    for time in times_of(next(iter(own.values()))) if many else ():
        by_key.clear()
        for key, day, holder in select_holders(connection, many, days_of(time)):
            by_key[key].append((day, holder))
        for held in by_key.values():
            yield held, time
