"""A record as another one: from a file into PostgreSQL, from there into a file."""

from sqlalchemy import func, insert, select

from sayso.errors import RecordError
from sayso.record.database import Record, open_record
from sayso.record.schema import METADATA, captures, info, judgements

BATCH = 500  # rows in one statement


def copy_record(source: Record, name: str) -> int:
    """Write all that a record holds into a new one at a path or URL, all of it or nothing; how many captures.

    Raises RecordError if something is there already.
    """
    with open_record(name, create=True) as target, source.reading() as there, target.writing() as here:
        for table in (captures, judgements):
            if here.execute(select(table.c.no).limit(1)).first() is not None:
                raise RecordError(f"{target.name} holds something already", hint="name a new record")
        own = set(here.execute(select(info.c.name)).scalars())
        for table in METADATA.sorted_tables:
            rows = there.execution_options(yield_per=BATCH).execute(select(table)).mappings()
            for part in rows.partitions():
                kept = [dict(row) for row in part if table is not info or row["name"] not in own]
                if kept:
                    here.execute(insert(table), kept)
        target.renumber(here)
        return here.execute(select(func.count()).select_from(captures)).scalar_one()
