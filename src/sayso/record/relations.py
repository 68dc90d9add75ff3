"""Relations that articles state, by the names of those between whom they hold."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, select

from sayso.record.database import Record
from sayso.record.identities import Identities
from sayso.record.queries import TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationCount:
    """A relation between two names, and in how many articles it is stated so."""

    kind: str
    status: str
    left: str
    right: str
    count: int


def read_relation_counts(record: Record, identities: Identities, limit: int) -> list[RelationCount]:
    """The relations that are stated most often, names and kinds taken together."""
    relation, actors = TABLES["relations"], TABLES["actors"]
    left, right = actors.alias("left_actor"), actors.alias("right_actor")

    def is_of(side: Any, column: Any) -> Any:
        actor = side.c
        return and_(
            actor.capture_no == relation.c.capture_no, actor.article_no == relation.c.article_no, actor.id == column
        )

    joined = relation.join(left, is_of(left, relation.c.from_actor)).join(right, is_of(right, relation.c.to_actor))
    own = relation.c
    wanted = select(
        own.capture_no, own.article_no, own.kind, own.status, own.from_actor, left.c.name.label("left_name"),
        own.to_actor, right.c.name.label("right_name"),
    ).select_from(joined)  # fmt: skip
    counts: Counter[tuple[str, str, str, str]] = Counter()
    with record.reading() as connection:
        for row in connection.execute(wanted):
            place = (row.capture_no, row.article_no)
            one = identities.name_of((*place, row.from_actor), row.left_name)
            other = identities.name_of((*place, row.to_actor), row.right_name)
            counts[row.kind, row.status, one, other] += 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [
        RelationCount(kind=kind, status=status, left=one, right=other, count=number)
        for (kind, status, one, other), number in ordered[:limit]
    ]
