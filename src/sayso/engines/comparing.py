"""Comparing some captures of a record with all that they may have to do with.

Each is compared with whom it shares keys with, at the cost of what it touches. Where very many are new,
`comparing_many.py` leaves the same in the record, at less.
"""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection

from sayso.engines.partners import Partners
from sayso.engines.sketches import Sketches
from sayso.linking import LINKER, Comparison, LinkKnowledge, Sketch, compare, keys_of, pack_actors
from sayso.linking.grouping import Pair
from sayso.record.link_keys import ArticleKey, find_keyed
from sayso.record.linked import (
    add_actors,
    add_comparisons,
    find_compared,
    forget_comparisons,
    mark_compared,
    mark_ungrouped,
    remove_comparisons,
)

AT_ONCE = 500  # pairs compared before the sketches of others are read


def compare_few(
    connection: Connection, capture_nos: Sequence[int], sketches: Sketches, knowledge: LinkKnowledge
) -> None:
    """Compare captures with whom they share keys with that count, and those whom they part or bring together."""
    partners = Partners()
    for article in find_keyed(connection, capture_nos):
        partners.leave(connection, article)
    sketches.forget(capture_nos)
    own = sketches.of(connection, capture_nos)
    for article, sketch in own.items():
        partners.enter(connection, article, sketch.day(), keys_of(sketch, knowledge))
    compared = (pair for crowd in partners.crowds for pair in find_compared(connection, crowd))
    parted = partners.parted(connection, compared)
    pairs = sorted(partners.met - parted)
    found: dict[Pair[ArticleKey], Comparison] = {}
    for first in range(0, len(pairs), AT_ONCE):
        part = pairs[first : first + AT_ONCE]
        known = sketches.of(connection, {no for pair in part for no, _ in pair})
        for one, other in part:
            value = compare(known[one], known[other], knowledge)
            if value:
                found[one, other] = value
    new = set(capture_nos)
    old = [pair for pair in (*pairs, *parted) if pair[0][0] not in new and pair[1][0] not in new]
    write_comparisons(connection, capture_nos, own, found, old)


def write_comparisons(
    connection: Connection,
    capture_nos: Sequence[int],
    own: Mapping[ArticleKey, Sketch],
    found: Mapping[Pair[ArticleKey], Comparison],
    old: Collection[Pair[ArticleKey]],
) -> None:
    """Put what was found in comparing captures, whose sketches are `own`, in the place of what was found before, and
    mark them as compared. `old` are pairs of others, of which only what is in `found` holds any more.
    """
    forget_comparisons(connection, capture_nos)
    remove_comparisons(connection, old)
    mark_ungrouped(connection, {no for pair in old for no, _ in pair})
    add_comparisons(connection, found, {pair for pair, value in found.items() if value.is_copy()})
    add_actors(connection, {article: pack_actors(sketch.actors) for article, sketch in own.items()})
    mark_compared(connection, capture_nos, LINKER)
