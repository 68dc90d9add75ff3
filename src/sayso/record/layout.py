"""How a record of `sayso.model` lies in a table: which columns it has, and back.

The model is the schema: a table is made from the fields of a record type, so the two cannot drift apart.

- A number, a string, a truth value: a column of the field's name.
- A Span: two columns, `<field>_start` and `<field>_end`.
- A record within a record (`when`, `where`, `published`): its columns behind `<field>_`; all NULL where there is none.
- A list of spans or of words that nobody filters on, and a record that may be all None (`period`): a JSON column.
- A list of records, and the lists named in PROMOTED: a table of its own, see `sayso.record.schema`.
"""

import types
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from sqlalchemy import JSON, BigInteger, Boolean, Column, Float

from sayso.model import Actor, Event, Span
from sayso.record.values import Words

PROMOTED = {(Event, "mentions"), (Actor, "mentions"), (Actor, "aliases")}
"""Lists of spans or words that are searched, so each member has a row."""

Shape = Literal["value", "span", "nested", "json", "rows"]
_SQL = {str: Words, int: BigInteger, float: Float, bool: Boolean}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a record type. `inner` is its type without None and, for shape `rows`, that of one member."""

    name: str
    shape: Shape
    inner: Any
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """A member of a list of words that has a table of its own."""

    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanRow:
    """A member of a list of spans that has a table of its own."""

    span: Span


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """The fields of a record type, in order, with how each is kept."""
    hints = get_type_hints(record)
    return tuple(_field(record, field.name, hints[field.name]) for field in fields(record))


def columns_of(record: type, *, prefix: str = "", nullable: bool = False) -> list[Column[Any]]:
    """The columns of a record type's own table; those of shape `rows` have none here."""
    columns: list[Column[Any]] = []
    for field in fields_of(record):
        name, empty = prefix + field.name, nullable or field.optional
        if field.shape == "value":
            columns.append(Column(name, _SQL[field.inner](), nullable=empty))
        elif field.shape == "span":
            columns += [Column(f"{name}_{end}", BigInteger(), nullable=empty) for end in Span._fields]
        elif field.shape == "nested":
            columns += columns_of(field.inner, prefix=name + "_", nullable=True)
        elif field.shape == "json":
            columns.append(Column(name, JSON(none_as_null=True), nullable=empty))
    return columns


def row_of(record: Any, *, prefix: str = "") -> dict[str, Any]:
    """The values of a record's own columns."""
    row: dict[str, Any] = {}
    for field in fields_of(type(record)):
        name, value = prefix + field.name, getattr(record, field.name)
        if field.shape == "value":
            row[name] = value
        elif field.shape == "span":
            row[name + "_start"], row[name + "_end"] = value or (None, None)
        elif field.shape == "nested":
            row |= _nulls(field.inner, name + "_") if value is None else row_of(value, prefix=name + "_")
        elif field.shape == "json":
            row[name] = msgspec.to_builtins(value)
    return row


def record_of(record: type, row: Mapping[str, Any], lists: Mapping[str, tuple[Any, ...]], *, prefix: str = "") -> Any:
    """The record that a row was made from; `lists` holds its fields of shape `rows`."""
    values: dict[str, Any] = {}
    for field in fields_of(record):
        name = prefix + field.name
        if field.shape == "value":
            values[field.name] = row[name]
        elif field.shape == "span":
            start, end = row[name + "_start"], row[name + "_end"]
            values[field.name] = None if start is None else Span(start, end)
        elif field.shape == "nested":
            given = any(row[column] is not None for column in _nulls(field.inner, name + "_"))
            values[field.name] = record_of(field.inner, row, {}, prefix=name + "_") if given else None
        elif field.shape == "json":
            value = row[name]
            values[field.name] = None if value is None else msgspec.convert(value, field.inner)
        else:
            values[field.name] = lists[field.name]
    return record(**values)


@cache
def _nulls(record: type, prefix: str) -> dict[str, None]:
    return {column.name: None for column in columns_of(record, prefix=prefix)}


def _field(record: type, name: str, hint: Any) -> Field:
    inner, optional = _without_none(hint)
    if get_origin(inner) is tuple:
        member = get_args(inner)[0]
        if is_dataclass(member):
            return Field(name=name, shape="rows", inner=member, optional=False)
        if (record, name) in PROMOTED:
            return Field(name=name, shape="rows", inner=SpanRow if member is Span else WordRow, optional=False)
        return Field(name=name, shape="json", inner=inner, optional=False)
    if inner is Span:
        return Field(name=name, shape="span", inner=inner, optional=optional)
    if is_dataclass(inner):
        never_null = any(field.shape == "value" and not field.optional for field in fields_of(inner))
        return Field(name=name, shape="nested" if never_null else "json", inner=inner, optional=optional)
    if get_origin(inner) is Literal:
        inner = str
    return Field(name=name, shape="value", inner=inner, optional=optional)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        members = [member for member in get_args(hint) if member is not type(None)]
        if len(members) == 1:
            return members[0], len(members) < len(get_args(hint))
    return hint, False
