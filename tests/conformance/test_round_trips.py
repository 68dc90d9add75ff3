"""What every format is written as says, read back by who reads such files, what the record says; none is left out."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import geopandas
import msgspec
import pytest
from followthemoney import model
from tests.conformance.test_exports import HOSTILE

from made import made_captures
from made_record import a_count, open_made, with_country, with_event
from sayso.cells import read_cell
from sayso.coded_format import decode
from sayso.export import EXPORTERS
from sayso.export.event_rows import DECIMAL, EVENT_COLUMNS, WHOLE
from sayso.export.reports import COLUMNS, report_rows
from sayso.happenings import find_happenings
from sayso.ontology.crosswalks import load_acled, load_polecat, load_ucdp
from sayso.record import EventFilter, Record, read_coded
from sayso.reference import Incident, read_reference
from sayso.wording import one_line

COUNTS = {"event_articles", "event_publishers", "event_origins"}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Three happenings that are events in every scheme: one with figures that differ, one with a hostile name."""
    one, two, three = (with_country(coded, "SY") for coded in made_captures(3))
    (article,) = three.articles
    hostile = replace(three, articles=(replace(article, publisher=HOSTILE),))
    told = with_event(two, casualties=(a_count("killed", 2, 3, 7),))
    with open_made(tmp_path_factory.mktemp("trips") / "r.db", with_event(one), told, with_event(hostile)) as opened:
        yield opened


def written(record: Record, name: str) -> bytes:
    out = io.BytesIO()
    EXPORTERS[name](record, EventFilter(), out)
    return out.getvalue()


def table(raw: bytes) -> list[dict[str, str]]:
    return [
        {name: read_cell(cell) for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""))
    ]


def as_words(row: dict[str, Any]) -> dict[str, str]:
    """A row as the words of its cells; a column that it has no value for is empty."""
    shown = {True: "true", False: "false", None: ""}
    words = {
        name: shown[value] if isinstance(value, bool | None) else one_line(str(value)) for name, value in row.items()
    }
    return dict.fromkeys(COLUMNS, "") | words


def csv_trip(raw: bytes, record: Record) -> None:
    events = {row["id"]: row for row in report_rows(record, EventFilter())}
    rows = table(raw)
    assert len(rows) == len(events)
    for row in rows:
        ours = as_words(events[row["event_id"]])
        assert {name: row[name] for name in EVENT_COLUMNS[1:]} == {name: ours[name] for name in EVENT_COLUMNS[1:]}


def reports_trip(raw: bytes, record: Record) -> None:
    assert table(raw) == [as_words(row) for row in report_rows(record, EventFilter())]


def parquet_trip(raw: bytes, record: Record, folder: Path) -> None:
    (folder / "r.parquet").write_bytes(raw)
    found = duckdb.sql(f"SELECT * FROM read_parquet('{folder / 'r.parquet'}')").fetchall()
    ours = list(report_rows(record, EventFilter()))
    for row, values in zip(ours, found, strict=True):
        for name, value in zip(COLUMNS, values, strict=True):
            typed = name in WHOLE | DECIMAL | COUNTS | {"historical"}
            assert value == (row.get(name) if typed else one_line(str(row.get(name) or "")) or None), name


def jsonl_trip(raw: bytes, record: Record) -> None:
    """The coded captures, whole, but for the text, which is not in the format."""
    coded = [decode(line) for line in raw.splitlines()]
    stored = list(read_coded(record, EventFilter()))
    assert [replace(one, capture=replace(one.capture, text=None)) for one in stored] == coded


def incidents_trip(raw: bytes, record: Record) -> None:
    """Every row of a scheme is the happening that it was written for, as far as the scheme has fields for it."""
    reference = read_reference(raw)
    assert reference.problems == []
    ours = {one.id: one for one in find_happenings(record, EventFilter())}
    assert {one.id for one in reference.incidents} == ours.keys()
    for one in reference.incidents:
        happening = ours[one.id]
        where, when, killed = happening.where, happening.when, happening.figure("killed")
        assert where and when and killed
        assert (one.first and one.first.isoformat(), one.last and one.last.isoformat()) == (when.start, when.end)
        assert (one.place, one.country, one.lat, one.lon) == (where.name, where.country, where.lat, where.lon)
        figures = {"acled": (killed.best,) * 3, "ucdp": (killed.low, killed.best, killed.high), "polecat": (None,) * 3}
        assert (one.low, one.best, one.high) == figures[reference.scheme.name]


class PloverEntity(msgspec.Struct, forbid_unknown_fields=True):
    """An entity of PLOVER's JSON, with the fields that its manual lists."""

    code: str
    sector: str | None = None
    entity_text: str | None = None
    identifier_id: str | None = None
    identifier_text: str | None = None
    religion: str | None = None
    ethnicity: str | None = None
    office: str | None = None
    gender: str | None = None
    age: str | None = None


class PloverLine(msgspec.Struct, kw_only=True):
    """What PLOVER's manual requires of a line, and the types of what it allows."""

    id: str
    date: str
    actor: list[PloverEntity]
    event: str
    recipient: list[PloverEntity] = []
    enddate: str | None = None
    mode: str | None = None
    context: list[str] = []
    quad_code: int | None = None
    event_scale: float | None = None
    size: dict[str, int] = {}
    event_loc: dict[str, str | int | float] = {}
    link: str | None = None
    text: str | None = None
    comment: str | None = None


def plover_trip(raw: bytes, record: Record) -> None:
    lines = [msgspec.json.decode(line, type=PloverLine) for line in raw.splitlines()]
    for line, one in zip(lines, find_happenings(record, EventFilter()), strict=True):
        killed = one.figure("killed")
        assert one.when and one.where and killed
        assert (line.id, line.event, line.mode, line.date) == (one.id, one.type, one.mode, one.when.start)
        assert [entity.sector for entity in line.actor] == [actor.sector for actor in one.actors]
        assert (line.event_loc["lat"], line.event_loc["lon"]) == (one.where.lat, one.where.lon)
        assert line.size["dead"] == killed.best


def geojson_trip(raw: bytes, record: Record, folder: Path) -> None:
    (folder / "r.geojson").write_bytes(raw)
    frame = geopandas.read_file(folder / "r.geojson")
    again = {one["id"]: one for one in json.loads(frame.set_index("id", drop=False).to_json(default=str))["features"]}
    for feature in json.loads(raw)["features"]:
        other = again[feature["id"]]
        assert other["geometry"] == feature["geometry"]
        said = {name: value for name, value in other["properties"].items() if value is not None}
        said |= {name: said[name].partition(" ")[0] for name in ("date_start", "date_end")}  # it makes times of them
        assert said == {name: value for name, value in feature["properties"].items() if value is not None}


def ftm_trip(raw: bytes, record: Record) -> None:
    entities = [json.loads(line) for line in raw.splitlines()]
    for entity in entities:
        again = model.get_proxy(entity, cleaned=False).to_dict()
        assert {name: sorted(values) for name, values in again["properties"].items()} == {
            name: sorted(value.replace("\u200d", "") for value in values)  # which its library leaves out
            for name, values in entity["properties"].items()
        }
    events = [entity for entity in entities if entity["schema"] == "Event"]
    named = {entity["properties"]["recordId"][0] for entity in events}
    assert named == {one.id for one in find_happenings(record, EventFilter())}


TRIPS: dict[str, Callable[..., None]] = {
    "acled": incidents_trip,
    "csv": csv_trip,
    "ftm": ftm_trip,
    "geojson": geojson_trip,
    "jsonl": jsonl_trip,
    "parquet": parquet_trip,
    "plover": plover_trip,
    "polecat": incidents_trip,
    "reports": reports_trip,
    "ucdp": incidents_trip,
}


def test_every_format_has_its_trip() -> None:
    assert TRIPS.keys() == EXPORTERS.keys()


@pytest.mark.parametrize("name", TRIPS)
def test_what_is_written_is_read_back(record: Record, name: str, tmp_path: Path) -> None:
    trip = TRIPS[name]
    more = (tmp_path,) if trip in (parquet_trip, geojson_trip) else ()
    trip(written(record, name), record, *more)


CLOTHES: dict[str, Callable[[str, str], bytes]] = {
    "mark": lambda text, part: b"\xef\xbb\xbf" + text.encode(),
    "UTF-16": lambda text, part: text.encode("utf-16"),
    "no header": lambda text, part: text.partition("\n")[2].encode(),
    "line ends": lambda text, part: text.replace("\n", "\r\n").encode(),
    "capitals": lambda text, part: (text.partition("\n")[0].upper() + "\n" + text.partition("\n")[2]).encode(),
    "blank lines": lambda text, part: ("\n" + text.replace("\n", "\n\n")).encode(),
    "a column more": lambda text, part: "".join(f"{line}{part}\n" for line in text.splitlines()).encode(),
}
SCHEMES = {"acled": load_acled(), "ucdp": load_ucdp(), "polecat": load_polecat()}


def plain(record: Record, name: str) -> str:
    return written(record, name).decode("utf-8").replace("\r\n", "\n")


def read(raw: bytes, name: str) -> list[Incident]:
    reference = read_reference(raw, name)
    assert reference.problems == []
    return [replace(one, row=0) for one in reference.incidents]


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize("clothes", CLOTHES)
def test_a_file_says_the_same_in_other_clothes(record: Record, name: str, clothes: str) -> None:
    text = plain(record, name)
    part = "\t" if name == "polecat" else ","
    assert read(CLOTHES[clothes](text, part), name) == read(text.encode(), name) != []


@pytest.mark.parametrize(
    ("name", "column", "other"),
    [
        (name, column, other)
        for name, scheme in SCHEMES.items()
        for column, others in scheme.renamed.items()
        for other in others
    ],
)
def test_a_column_by_any_of_its_names(record: Record, name: str, column: str, other: str) -> None:
    head, _, rows = plain(record, name).partition("\n")
    part = "\t" if name == "polecat" else ","
    renamed = part.join(other if one == column else one for one in head.split(part))
    assert renamed != head
    assert read(f"{renamed}\n{rows}".encode(), name) == read(f"{head}\n{rows}".encode(), name)
