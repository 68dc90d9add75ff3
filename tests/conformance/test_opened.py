"""Exports opened by the programs that people open them with."""

import json
from dataclasses import replace
from pathlib import Path

import duckdb
import geopandas
import pytest
from followthemoney import model
from tests.conformance.test_exports import hostile_capture

from made import made_capture, made_captures
from made_record import open_made, with_country, with_event
from sayso.export import EXPORTERS
from sayso.export.event_rows import DECIMAL, WHOLE
from sayso.export.reports import COLUMNS
from sayso.model import CodedCapture, Where
from sayso.record import EventFilter


def export_to(path: Path, name: str, *captures: CodedCapture) -> Path:
    """A file with what a format has for these captures."""
    with open_made(path / "r.db", *captures) as record, (path / f"out.{name}").open("wb") as file:
        EXPORTERS[name](record, EventFilter(), file)
    return path / f"out.{name}"


def test_parquet_in_duckdb_has_the_rows_of_reports_each_column_with_its_type(tmp_path: Path) -> None:
    path = export_to(tmp_path, "parquet", *made_captures(2))
    found = duckdb.sql(f"SELECT * FROM read_parquet('{path}')")
    assert found.columns == COLUMNS
    types = {name: str(kind) for name, kind in zip(found.columns, found.types, strict=True)}
    assert {name for name, kind in types.items() if kind == "BIGINT"} - WHOLE == {
        "event_articles", "event_publishers", "event_origins"
    }  # fmt: skip
    assert {name for name, kind in types.items() if kind == "DOUBLE"} == DECIMAL
    assert types["historical"] == "BOOLEAN"
    rows = found.filter("mode = 'heavy-weapons'").fetchall()
    first = dict(zip(COLUMNS, rows[0], strict=True))
    assert len(rows) == 2
    assert (first["killed_best"], first["killed_max"], first["latitude"], first["historical"]) == (5, None, 12.5, False)
    (number,) = duckdb.sql(f"SELECT count(DISTINCT event_id) FROM '{path}'").fetchall()[0]
    assert number == 4


def test_parquet_is_whole_whatever_the_text_and_however_empty(tmp_path: Path) -> None:
    path = export_to(tmp_path, "parquet", hostile_capture())
    (name,) = duckdb.sql(f"SELECT publisher FROM '{path}' LIMIT 1").fetchall()[0]
    assert name.startswith("=HYPERLINK") and "漢字" in name
    (tmp_path / "empty").mkdir()
    assert duckdb.sql(f"SELECT * FROM '{export_to(tmp_path / 'empty', 'parquet')}'").fetchall() == []


def test_reports_in_duckdb_are_the_same_rows(tmp_path: Path) -> None:
    path = export_to(tmp_path, "reports", hostile_capture())
    found = duckdb.sql(f"SELECT * FROM read_csv('{path}', header=true, all_varchar=true)")
    assert found.columns == COLUMNS
    assert len(found.fetchall()) == 1


def test_geojson_in_geopandas_has_points_where_a_town_is_known_and_nothing_where_it_is_not(tmp_path: Path) -> None:
    land = Where(
        name="Syria", country="SY", admin1=None, lat=34.9, lon=38.0, geonames_id=1, precision="country", evidence=None
    )
    town, area, nowhere = made_captures(3)
    captures = (with_event(town), with_event(area, where=land), with_event(nowhere, where=None))
    path = export_to(tmp_path, "geojson", *captures)
    found = geopandas.read_file(path)
    assert len(found) == 3
    assert [None if point is None else (point.x, point.y) for point in found.geometry] == [(-3.25, 12.5), None, None]
    assert list(found["precision"])[:2] == ["exact", "country"]
    assert found["killed_best"][0] == 5
    parsed = json.loads(path.read_bytes())
    assert parsed["type"] == "FeatureCollection"
    assert parsed["sayso"] == {"figure_rule": "most-recent"}
    assert [feature["geometry"] for feature in parsed["features"]][1:] == [None, None]
    assert {feature["type"] for feature in parsed["features"]} == {"Feature"}


def test_geojson_in_duckdb(tmp_path: Path) -> None:
    path = export_to(tmp_path, "geojson", hostile_capture())
    found = duckdb.sql(f"SELECT unnest(features).properties FROM read_json('{path}', format = 'unstructured')")
    (properties,) = found.fetchall()[0]
    assert (properties["type"], properties["actors"].startswith("=HYPERLINK")) == ("ASSAULT", True)


@pytest.mark.parametrize("hostile", [False, True])
def test_ftm_entities_are_valid_for_their_own_library(tmp_path: Path, hostile: bool) -> None:
    coded = hostile_capture() if hostile else with_country(made_capture(), "SY")
    entities = [json.loads(line) for line in export_to(tmp_path, "ftm", coded).read_text("utf-8").splitlines()]
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    for entity in entities:
        schema = model.get(entity["schema"])
        assert schema is not None
        schema.validate(entity)  # raises for what is missing or not of its type
        proxy = model.get_proxy(entity)
        cleaned = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert cleaned == {name: sorted(values) for name, values in entity["properties"].items()}
        for prop, value in proxy.itervalues():
            assert prop.type.name != "entity" or value in ids


def test_ftm_says_who_is_who_and_who_says_what(tmp_path: Path) -> None:
    path = export_to(tmp_path, "ftm", with_country(made_capture(), "SY"))
    entities = [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    def of(schema: str) -> list[dict[str, list[str]]]:
        return [entity["properties"] for entity in entities if entity["schema"] == schema]

    (event, denied) = of("Event")
    (article,) = of("Article")
    assert event["name"] == ["ASSAULT heavy-weapons: Army gunners → five traders"]
    assert (event["startDate"], event["country"], event["location"]) == (
        ["2025-12-25"],
        ["sy"],
        ["Port Halden, Halden"],
    )
    assert "status:denied" in denied["keywords"]
    assert article["publisher"] == ["Halden Post"]
    assert {person["name"][0] for person in of("Person")} == {"Ada Brandt"}
    assert {one["name"][0] for one in of("Organization")} == {"AFP"}
    assert [note["keywords"][:2] for note in of("Note")] == [["claim", "stance:asserts"]] * 2 + [
        ["claim", "stance:denies"]
    ]
    carried = [word for note in of("Note") for word in note["keywords"] if word.startswith("carried_by:")]
    assert len(carried) == 1 and carried[0].removeprefix("carried_by:") in {entity["id"] for entity in entities}
    assert len(of("Documentation")) == 2
    assert {mention["name"][0] for mention in of("Mention")} == {"AFP", "Ada Brandt"}


def test_ftm_memberships_and_posts(tmp_path: Path) -> None:
    coded = made_capture()
    (article,) = coded.articles
    army, *others = article.actors
    actors = (replace(army, name="Halden Army"), *others)
    named = replace(coded, articles=(replace(article, actors=actors),))
    entities = [json.loads(line) for line in export_to(tmp_path, "ftm", named).read_text("utf-8").splitlines()]
    kinds = {entity["schema"]: entity["properties"] for entity in entities}
    assert kinds["Membership"]["role"] == ["leader"]
    assert kinds["Position"]["name"] == ["the brigade's commander"]
    assert kinds["Occupancy"].keys() >= {"holder", "post"}
