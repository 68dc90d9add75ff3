"""How values lie in the columns of every database: text in one order, NUL characters, JSON."""

from typing import Any

import msgspec
from sqlalchemy import Dialect, Text, TypeDecorator
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import TypeEngine

JSON_CODEC: dict[str, Any] = {
    "json_serializer": lambda value: msgspec.json.encode(value).decode("utf-8"),
    "json_deserializer": msgspec.json.decode,
}
"""Arguments of `create_engine`: JSON columns are written and read by msgspec."""

NUL = "\0"
END = "\U0010ffff"  # no character of any script; behind a text in which another character stands for NUL
STAND_INS = "\N{SYMBOL FOR NULL}\ufdd0\ufdd1\ufdd2\ufdd3"


class Words(TypeDecorator[str]):
    """Text that any database holds, ordered by code points.

    PostgreSQL holds no NUL. There a text with some is kept with a character that it does not contain in the place of
    each, and that character and END behind it: offsets stay as they are, and what is read is what was written.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text in the order of code points, as SQLite has it."""
        if dialect.name == "postgresql":
            from sqlalchemy.dialects import postgresql  # here, for a record in a file starts without it

            return postgresql.TEXT(collation="C")  # as it is: the dialect would make it VARCHAR
        return dialect.type_descriptor(Text())

    def bind_processor(self, dialect: Dialect) -> Any:
        """What makes a text fit for the database; None where it is fit as it is."""
        return without_nul if dialect.name == "postgresql" else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """What makes the text of what the database holds; None where that is the text."""
        return with_nul if dialect.name == "postgresql" else None


class lowered(GenericFunction[str]):  # noqa: N801 - as SQLAlchemy names functions
    """A text in lower case, of whatever script, as Python's `str.lower` has it."""

    type = Text()
    inherit_cache = True


@compiles(lowered)
def _lower(element: lowered, compiler: SQLCompiler, **how: Any) -> str:
    """SQLite's `lower` is replaced by Python's when it is opened; PostgreSQL's goes by the collation."""
    (text,) = element.clauses
    collation = ' COLLATE "und-x-icu"' if compiler.dialect.name == "postgresql" else ""
    return f"lower({compiler.process(text, **how)}{collation})"


def without_nul(text: str | None) -> str | None:
    """A text as PostgreSQL can hold it. Raises UnicodeEncodeError for one with half a surrogate pair."""
    if text is None or (text.isascii() and NUL not in text):
        return text
    text.encode("utf-8")  # here, for the driver would break off in the middle of a message
    if NUL not in text and not text.endswith(END):
        return text
    stand_in = next((c for c in STAND_INS if c not in text), None) or _unused(text)
    return text.replace(NUL, stand_in) + stand_in + END


def with_nul(kept: str | None) -> str | None:
    """The text of which `without_nul` made this."""
    if kept is None or not kept.endswith(END):
        return kept
    return kept[:-2].replace(kept[-2], NUL)


def _unused(text: str) -> str:
    used = set(text)
    return next(c for c in map(chr, range(0xE000, 0x10FFFF)) if c not in used)
