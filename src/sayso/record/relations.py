"""Relations that articles state, by the names of those between whom they hold."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, select

from sayso.record.database import Record
from sayso.record.queries import TABLES
from sayso.wording import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationCount:
    """A relation between two names, and in how many articles it is stated so."""

    kind: str
    status: str
    left: str
    right: str
    count: int


def read_relation_counts(record: Record, limit: int) -> list[RelationCount]:
    """The relations that are stated most often, names and kinds taken together."""
    relation, actors = TABLES["relations"], TABLES["actors"]
    left, right = actors.alias("left_actor"), actors.alias("right_actor")

    def is_of(side: Any, column: Any) -> Any:
        actor = side.c
        return and_(
            actor.capture_no == relation.c.capture_no, actor.article_no == relation.c.article_no, actor.id == column
        )

    joined = relation.join(left, is_of(left, relation.c.from_actor)).join(right, is_of(right, relation.c.to_actor))
    columns = [
        relation.c.kind, relation.c.status, left.c.name.label("left_name"), right.c.name.label("right_name")
    ]  # fmt: skip
    number = func.count().label("number")
    wanted = select(*columns, number).select_from(joined).group_by(*columns).order_by(number.desc(), *columns)
    with record.reading() as connection:
        rows = list(connection.execute(wanted.limit(limit)).mappings())
    return [
        RelationCount(
            kind=row["kind"], status=row["status"], left=one_line(row["left_name"]), right=one_line(row["right_name"]),
            count=row["number"],
        )
        for row in rows
    ]  # fmt: skip
