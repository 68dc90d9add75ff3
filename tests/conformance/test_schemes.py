"""The schemes of the field: exact columns in their order, the values that each may hold, and what stays empty."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from made import made_capture
from made_record import a_count, an_actor, open_made, with_country, with_event, with_sides
from sayso.cells import read_cell
from sayso.export import EXPORTERS
from sayso.model import CodedCapture, When, Where
from sayso.ontology import load_ontology
from sayso.ontology.crosswalks import Told, load_acled, load_countries, load_polecat, load_ucdp
from sayso.record import EventFilter

ACLED = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
UCDP = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
POLECAT = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
]
PLOVER = {
    *(
        "id",
        "date",
        "actor",
        "event",
        "has_event",
        "time",
        "enddate",
        "endtime",
        "recipient",
        "event_loc",
        "event_text",
    ),
    *("quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date"),
    *("coded_time", "comment", "size"),
}
DOERS_AND_TARGETS = [
    *[("MIL", "REB", 1), ("MIL", "MIL", 1), ("UAF", "REB", 2), ("REB", "CVL", 3), ("COP", "JRN", 3)],
    *[("CVL", "CVL", None), ("MIL", None, None)],
]
PRECISIONS = [
    *[("exact", "1", "1", "Halden"), ("near", "2", "2", "Halden"), ("district", "2", "3", "")],
    *[("province", "3", "4", ""), ("country", "", "6", "")],
]
Written = Callable[..., list[dict[str, str]]]


def when(start: str | None, end: str | None, granularity: str, basis: str) -> When:
    return When(start=start, end=end, granularity=granularity, basis=basis, evidence=None)  # type: ignore[arg-type]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """The rows that a format has for captures; those of a table as they were before they were made safe."""

    def rows(name: str, *captures: CodedCapture, rule: str | None = None) -> list[dict[str, str]]:
        with open_made(tmp_path / f"{name}-{len(list(tmp_path.iterdir()))}.db", *captures) as record:
            out = io.BytesIO()
            EXPORTERS[name](record, EventFilter(), out, rule)
        text = out.getvalue().decode("utf-8")
        if name in ("plover", "ftm"):
            return [json.loads(line) for line in text.splitlines()]
        tabs = name == "polecat"
        table = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",")
        assert table.fieldnames == {"acled": ACLED, "ucdp": UCDP, "polecat": POLECAT}[name]
        return [{column: read_cell(cell) for column, cell in row.items()} for row in table]

    return rows


def test_columns_are_those_of_the_schemes() -> None:
    assert (len(ACLED), len(UCDP), len(POLECAT)) == (31, 49, 40)
    assert list(load_acled().columns) == ACLED
    assert list(load_ucdp().columns) == UCDP
    assert list(load_polecat().columns) == POLECAT


def test_an_acled_row(written: Written) -> None:
    (row,) = written("acled", with_country(made_capture(), "SY"))
    notes = row.pop("notes")
    assert notes.startswith('"Army gunners shelled the market of Port Halden')
    assert "On the word of Halden Post ← AFP. Killed: 5." in notes
    assert {column: cell for column, cell in row.items() if cell} == {
        "event_id_cnty": made_capture().articles[0].events[0].id,
        "event_date": "2025-12-25",
        "year": "2025",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Military Forces of Syria",
        "inter1": "1",
        "actor2": "five traders",
        "iso": "760",
        "region": "Middle East",
        "country": "Syria",
        "admin1": "Halden",
        "location": "Port Halden",
        "latitude": "12.5",
        "longitude": "-3.25",
        "geo_precision": "1",
        "source": "Halden Post; AFP",
        "fatalities": "5",
        "tags": "status=asserted; 1 article; 1 independent origin; rule=most-conservative",
    }


def test_a_ucdp_row(written: Written) -> None:
    (row,) = written("ucdp", with_country(made_capture(), "SY"))
    assert {column: cell for column, cell in row.items() if cell} == {
        "id": made_capture().articles[0].events[0].id,
        "year": "2025",
        "side_a": "Government of Syria",
        "number_of_sources": "1",
        "source_article": '"Halden Post","2025-12-25","Shells Hit Market in Port Halden"',
        "source_office": "Halden Post",
        "source_date": "2025-12-25",
        "source_headline": "Shells Hit Market in Port Halden",
        "source_original": "AFP",
        "where_prec": "1",
        "where_coordinates": "Port Halden",
        "where_description": "Port Halden, Halden",
        "adm_1": "Halden",
        "latitude": "12.5",
        "longitude": "-3.25",
        "geom_wkt": "POINT (-3.25 12.5)",
        "priogrid_gid": "147954",
        "country": "Syria",
        "country_id": "652",
        "region": "Middle East",
        "event_clarity": "1",
        "date_prec": "1",
        "date_start": "2025-12-25",
        "date_end": "2025-12-25",
        "deaths_a": "0",
        "deaths_b": "0",
        "deaths_civilians": "0",
        "deaths_unknown": "5",
        "best": "5",
        "high": "5",
        "low": "5",
        "gwnoa": "652",
    }


def test_a_polecat_row(written: Written) -> None:
    (row,) = written("polecat", with_country(made_capture(), "SY"))
    told = {column: cell for column, cell in row.items() if cell}
    assert told.pop("Version").startswith("sayso ")
    assert told == {
        "Event ID": made_capture().articles[0].events[0].id,
        "Event Date": "2025-12-25",
        "Event Type": "ASSAULT",
        "Event Mode": "heavy-weapons",
        "Intensity": "-9.5",
        "Quad Code": "MATERIAL CONFLICT",
        "Contexts": "military",
        "Actor Name": "Army gunners",
        "Actor Country": "SYR",
        "Actor COW": "652",
        "Primary Actor Sector": "MIL",
        "Actor Sectors": "MIL",
        "Actor Name Raw": "Army gunners",
        "Recipient Name": "five traders",
        "Recipient Name Raw": "five traders",
        "Placename": "Port Halden",
        "City": "Port Halden",
        "Province": "Halden",
        "Country": "SYR",
        "Latitude": "12.5",
        "Longitude": "-3.25",
        "GeoNames ID": "77",
        "Raw Placename": "Port Halden",
        "Feature Type": "PPL",
        "Source": "Halden Post",
        "Publication Date": "2025-12-25",
        "Story People": "Ada Brandt",
        "Story Organizations": "AFP",
        "Story Locations": "Port Halden",
        "Language": "en",
    }


def test_a_plover_line(written: Written) -> None:
    (line,) = written("plover", with_country(made_capture(), "SY"))
    assert line.keys() <= PLOVER
    assert {"id", "date", "actor", "event"} <= line.keys()
    assert (line["event"], line["mode"], line["quad_code"]) == ("ASSAULT", "heavy-weapons", 4)
    assert line["date"] == "2025-12-25"
    assert line["actor"] == [{"code": "SYR MIL", "sector": "MIL", "entity_text": "Army gunners"}]
    assert line["size"] == {"dead": 5}
    assert line["event_loc"]["resolution"] == 4
    assert "figures by the rule: most-recent" in line["comment"]
    (undated,) = written("plover", with_event(made_capture(), when=None, actors=()))
    assert (undated["date"], undated["actor"]) == ("", [])


def test_values_of_acled_are_those_of_its_codebook(written: Written) -> None:
    scheme = load_acled()
    subs = [sub for listed in scheme.event_types.values() for sub in listed]
    assert len(subs) == len(set(subs)) == 25
    assert {rule.sub_event_type for rule in scheme.rules} <= {*subs, ""}
    assert set(scheme.inter.values()) == set(range(1, 9))
    kinds = load_ontology().types
    assert {rule.type for rule in scheme.rules} <= kinds.keys()
    for rule in scheme.rules:
        assert set(rule.modes) <= {mode.name for mode in kinds[rule.type].modes}, rule
        assert {rule.doer, rule.target} <= {*scheme.groups, ""}
    sectors = {sector.code for sector in load_ontology().sectors}
    assert scheme.inter_of_sector.keys() <= sectors
    assert all(group <= sectors for group in (*scheme.groups.values(), *load_ucdp().groups.values()))
    assert {scheme.disorder_type(sub) for sub in subs} == {
        "Political violence", "Demonstrations", "Political violence; Demonstrations", "Strategic developments"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "beside", "expected"),
    [
        (Told("ASSAULT", "firearms", ("UAF",), ("CVL",)), (), "Attack"),
        (Told("ASSAULT", None, ("MIL",), ("REB",)), (), "Armed clash"),
        (Told("ASSAULT", "drone", ("MIL",)), (), "Air/drone strike"),
        (Told("ASSAULT", "explosives", ("UAF",), acled="Grenade"), (), "Grenade"),
        (Told("ASSAULT", "abduct", ("MIL",), ("REB",)), (), "Arrests"),
        (Told("ASSAULT", "abduct", ("UAF",), ("JRN",)), (), "Abduction/forced disappearance"),
        (Told("ASSAULT", "beat", ("CVL",), ("CVL",)), (), "Mob violence"),
        (Told("ASSAULT", None, ("COP",), ("OPP",)), (Told("PROTEST", "demo"),), "Excessive force against protesters"),
        (Told("PROTEST", "demo", ("OPP",)), (), "Peaceful protest"),
        (Told("PROTEST", "riot", ("OPP",)), (), "Violent demonstration"),
        (Told("PROTEST", "strike", ("LAB",)), (), None),
        (Told("COERCE", "arrest", ("COP",)), (), "Arrests"),
        (Told("AGREE", None, ("GOV",), ("REB",)), (), "Agreement"),
        (Told("AGREE", None, ("GOV",), ("GOV",)), (), None),
        (Told("CONSULT", "visit", ("GOV",), ("GOV",)), (), None),
        (Told("ACCUSE", "disapprove", ("GOV",)), (), None),
    ],
)
def test_what_a_plover_event_is_for_acled(told: Told, beside: tuple[Told, ...], expected: str | None) -> None:
    assert load_acled().sub_event_type(told, beside) == expected


@pytest.mark.parametrize(
    ("doer", "target", "expected"),
    DOERS_AND_TARGETS,
)
def test_types_of_violence(doer: str, target: str | None, expected: int | None) -> None:
    assert load_ucdp().type_of_violence(Told("ASSAULT", None, (doer,), (target,))) == expected


@pytest.mark.parametrize(
    ("told", "acled", "ucdp"),
    [
        (when("2025-12-25", "2025-12-25", "day", "explicit"), ("2025-12-25", "1"), ("1", "2025-12-25", "2025-12-25")),
        (when("2025-12-22", "2025-12-24", "week", "relative"), ("2025-12-23", "2"), ("2", "2025-12-22", "2025-12-24")),
        (when("2025-12-22", "2025-12-28", "week", "relative"), ("2025-12-25", "2"), ("3", "2025-12-22", "2025-12-28")),
        (when("2025-11", "2025-11", "month", "explicit"), ("2025-11-15", "3"), ("4", "2025-11-01", "2025-11-30")),
        (when("2008", "2008", "year", "explicit"), ("", ""), ("5", "2008-01-01", "2008-12-31")),
        (when(None, "2025-12-25", "interval", "explicit"), ("", ""), ("", "", "")),
        (when("2025-12-25", "2025-12-25", "day", "publication"), ("", ""), ("", "", "")),
        (None, ("", ""), ("", "", "")),
    ],
)  # fmt: skip
def test_dates_are_as_precise_as_they_are_known(
    written: Written, told: When | None, acled: tuple[str, ...], ucdp: tuple[str, ...]
) -> None:
    coded = with_event(made_capture(), when=told)
    (row,) = written("acled", coded)
    assert (row["event_date"], row["time_precision"]) == acled
    assert row["year"] == row["event_date"][:4]
    (row,) = written("ucdp", coded)
    assert (row["date_prec"], row["date_start"], row["date_end"]) == ucdp


@pytest.mark.parametrize(
    ("precision", "geo", "prec", "city"),
    PRECISIONS,
)
def test_places_are_as_precise_as_they_are_known(
    written: Written, precision: str, geo: str, prec: str, city: str
) -> None:
    where = Where(
        name="Halden",
        country="NO",
        admin1="Viken",
        lat=59.1,
        lon=11.4,
        geonames_id=1,
        precision=precision,  # type: ignore[arg-type]
        evidence=None,
    )
    coded = with_event(made_capture(), where=where)
    (row,) = written("acled", coded)
    assert (row["geo_precision"], row["country"], row["iso"]) == (geo, "Norway", "578")
    assert (row["location"], row["latitude"]) == (("Halden", "59.1") if geo else ("", ""))
    (row,) = written("ucdp", coded)
    assert (row["where_prec"], row["country_id"]) == (prec, "385")
    (row,) = written("polecat", coded)
    assert (row["City"], row["Country"]) == (city, "NOR")


def test_what_is_not_known_stays_empty(written: Written) -> None:
    bare = with_event(made_capture(), when=None, where=None, actors=(), recipients=(), casualties=(), mode=None)
    (row,) = written("acled", bare)
    known = {column for column, cell in row.items() if cell}
    assert known == {
        "event_id_cnty", "disorder_type", "event_type", "sub_event_type", "source", "notes", "tags"
    }  # fmt: skip
    assert written("ucdp", bare) == []  # nobody says that anybody died


def test_sides_as_acled_names_them(written: Written) -> None:
    gang, crowd = an_actor("gunmen", "UAF"), an_actor("residents", "CVL")
    party = an_actor("Free Halden Front", "REB", "SY")
    (row,) = written("acled", with_sides(with_country(made_capture(), "SY"), [gang], [crowd]))
    assert [row[c] for c in ("actor1", "inter1", "actor2", "inter2", "interaction")] == [
        "Unidentified Armed Group (Syria)", "3", "Civilians (Syria)", "7", "37"
    ]  # fmt: skip
    assert row["civilian_targeting"] == "Civilian targeting"
    foreign = an_actor("soldiers", "MIL", "TR")
    (row,) = written("acled", with_sides(with_country(made_capture(), "SY"), [foreign], [party, crowd]))
    assert [row[c] for c in ("actor1", "inter1", "actor2", "inter2", "interaction")] == [
        "Military Forces of Turkey", "8", "Free Halden Front", "2", "28"
    ]  # fmt: skip
    assert row["assoc_actor_2"] == "Civilians (Syria)"
    (row,) = written("acled", with_sides(with_country(made_capture(), "SY"), [an_actor("Who Knows", None)], []))
    assert (row["actor1"], row["inter1"], row["interaction"]) == ("Who Knows", "", "")


def test_the_dead_by_side(written: Written) -> None:
    soldiers, traders = an_actor("soldiers", "MIL", "SY"), an_actor("traders", "CVL")
    coded = with_sides(made_capture(), [an_actor("Halden Front", "REB")], [soldiers, traders])
    dead = [("soldiers", 2, 2), ("traders", 3, 5), ("others", 1, 1)]
    counts = tuple(a_count("killed", least, least, most, who) for who, least, most in dead)
    (row,) = written("ucdp", with_event(coded, casualties=counts))
    sides = [row[f"deaths_{side}"] for side in ("a", "b", "civilians", "unknown")]
    assert sides == ["0", "2", "3", "1"]
    assert (row["best"], row["low"], row["high"], row["type_of_violence"]) == ("6", "6", "8", "1")
    assert sum(map(int, sides)) == int(row["best"])


def test_countries_have_one_code_each() -> None:
    countries = load_countries()
    for values in zip(*((c.alpha3, c.numeric) for c in countries.values() if c.numeric), strict=True):
        assert len(values) == len(set(values))
    numbers = [c.gleditsch_ward() for code, c in countries.items() if c.cow and code != "PS"]
    assert len(numbers) == len(set(numbers))
    assert countries["IQ"].numeric == 368
