"""Reading reference files: what others coded, as incidents. What cannot be read becomes a problem."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.errors import ConfigError
from sayso.reference.fields import UnreadableError
from sayso.reference.incidents import Incident
from sayso.reference.schemes import Scheme, schemes
from sayso.reference.table import Layout, Row, RowProblem, decode, find_layout, read_rows

__all__ = ["Reference", "RowProblem", "read_reference"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A reference file as it was read."""

    scheme: Scheme
    incidents: list[Incident]
    problems: list[RowProblem] = field(default_factory=list[RowProblem])


def read_reference(raw: bytes, scheme: str | None = None) -> Reference:
    """The incidents of a file of a scheme; of the one that its header, or its number of columns, tells, if None.

    Raises ConfigError for a file that is of none of the schemes, or not of the one that is named.
    """
    lines = decode(raw)
    start = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    known, layout = _scheme(lines[start] if start < len(lines) else "", scheme)
    incidents: list[Incident] = []
    problems: list[RowProblem] = []
    for row in read_rows(lines[start:], layout):
        for read in _read(known, row, start):
            if isinstance(read, Incident):
                incidents.append(read)
            else:
                problems.append(read)
    return Reference(scheme=known, incidents=_distinct(incidents), problems=problems)


def _scheme(line: str, name: str | None) -> tuple[Scheme, Layout]:
    tried = schemes() if name is None else {name: schemes()[name]}
    found = [(known, find_layout(line, known.columns, known.renamed)) for known in tried.values()]
    layouts = [(known, layout) for known, layout in found if layout and known.day in layout.columns]
    if not layouts:
        what = f"is no {name} file" if name else "is of no scheme that is known"
        shown = f"it begins {line[:60]!r}" if line else "it is empty"
        hint = f"name the scheme with --as ({', '.join(schemes())}); its columns are in docs/EXPORTS.md"
        raise ConfigError(f"the file {what}: {shown}", hint=hint)
    return max(layouts, key=lambda one: (one[1].header, len(set(filter(None, one[1].columns)))))


def _read(scheme: Scheme, row: Row | RowProblem, skipped: int) -> Iterator[Incident | RowProblem]:
    if isinstance(row, RowProblem):
        yield RowProblem(line=row.line + skipped, kind=row.kind, message=row.message)
        return
    try:
        yield scheme.read(row.values, row.line + skipped)
    except UnreadableError as error:
        yield RowProblem(line=row.line + skipped, kind="unreadable_field", message=str(error))


def _distinct(incidents: list[Incident]) -> list[Incident]:
    """Without rows that say again what another one of their id said; the last one counts, as in updates."""
    return list({(one.id, one.first, one.place, one.sub): one for one in incidents}.values())
