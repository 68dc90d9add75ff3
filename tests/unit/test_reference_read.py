"""Reference files as people send them: whatever their encoding, separator, names of columns and broken rows."""

from datetime import date

import pytest

from sayso.errors import ConfigError
from sayso.ontology.crosswalks import load_acled, load_polecat, load_ucdp
from sayso.reference import Incident, read_reference

HEADER = ",".join(load_acled().columns)
ROW = (
    "SYR1,2025-12-25,2025,1,Political violence,Battles,Armed clash,Military Forces of Syria,,1,"
    "Halden Front;Orvik Front,,2,12,,760,Middle East,Syria,Damascus,,,Duma,33.57,36.40,1,AFP,Other,"
    '"Forces clashed with rebels, and ""many"" died.",4,,1'
)
RENAMED = HEADER.replace("event_id_cnty", "data_id").replace("latitude", "Lat").replace("fatalities", "deaths")
NOTES = '"Forces clashed with rebels, and ""many"" died."'


def read(text: str, scheme: str | None = None, encoding: str = "utf-8") -> list[Incident]:
    reference = read_reference(text.encode(encoding), scheme)
    assert reference.problems == []
    return reference.incidents


def test_an_acled_row() -> None:
    (one,) = read(f"{HEADER}\n{ROW}\n")
    assert one == Incident(
        id="SYR1", row=2, first=date(2025, 12, 25), last=date(2025, 12, 25), country="SY", admin1="Damascus",
        place="Duma", lat=33.57, lon=36.40, site=True, kind="Battles", sub="Armed clash",
        actors=("Military Forces of Syria", "Halden Front", "Orvik Front"), low=4, best=4, high=4,
        words='Forces clashed with rebels, and "many" died.',
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (f"\ufeff{HEADER}\n{ROW}", "utf-8"),
        (f"{HEADER}\r\n{ROW}\r\n", "utf-16"),
        (f"\n\n{HEADER}\n\n{ROW}\n\n", "utf-8"),
        (ROW, "utf-8"),
        (HEADER.upper().replace("_", " ") + "\n" + ROW, "utf-8"),
        (RENAMED + "\n" + ROW, "utf-8"),
        ((HEADER + "\n" + ROW.replace(NOTES, "F")).replace(",", "\t"), "utf-8"),
        (HEADER + "\n" + ROW + ",,,", "utf-8"),
    ],
    ids=["mark", "utf-16", "blank lines", "no header", "capitals", "renamed", "tabs", "empty fields too many"],
)  # fmt: skip
def test_the_same_row_in_other_clothes(text: str, encoding: str) -> None:
    (one,) = read(text, encoding=encoding)
    assert (one.id, one.first, one.place, one.best, one.lat) == ("SYR1", date(2025, 12, 25), "Duma", 4, 33.57)


def test_columns_in_another_order_more_of_them_and_fewer() -> None:
    (one,) = read(
        "country;extra;event_date;event_type;notes\nSyria;x;25 December 2025;Battles;a;b\n".replace("a;b", "a")
    )
    assert (one.country, one.first, one.kind, one.words, one.id) == ("SY", date(2025, 12, 25), "Battles", "a", "line 2")


def test_one_bad_line_spoils_no_other() -> None:
    latin = ROW.replace("Duma", "Dumā").replace("SYR1", "SYR2").encode("utf-8")
    rows = [
        HEADER.encode(),
        ROW.replace("Duma", "Düma").encode("cp1252"),
        latin,
        b"short,row",
        b'"never closed,' + b"x",
    ]
    rows += [ROW.replace("SYR1", "SYR4").encode(), ROW.replace("2025-12-25", "soon").encode()]
    rows += [ROW.replace(",4,,1", ",many,,1").encode(), ROW.replace("SYR1", "SYR5").replace("2025-12-25", "").encode()]
    reference = read_reference(b"\n".join(rows))
    assert [(one.id, one.place) for one in reference.incidents] == [
        ("SYR1", "Düma"),
        ("SYR2", "Dumā"),
        ("SYR4", "Duma"),
    ]
    assert [(one.line, one.kind) for one in reference.problems] == [
        (4, "wrong_number_of_fields"), (5, "wrong_number_of_fields"), (7, "unreadable_field"), (8, "unreadable_field"),
        (9, "unreadable_field"),
    ]  # fmt: skip
    assert "'soon'" in reference.problems[2].message


def test_a_row_parted_otherwise_than_its_file() -> None:
    plain = ROW.replace(NOTES, "Forces clashed")
    assert (
        len(read(f"{HEADER}\n{plain}\n{plain.replace(',', ';').replace('Front;Orvik', 'Orvik').replace('SYR1', 'B')}"))
        == 2
    )


def test_notes_over_several_lines() -> None:
    (one,) = read(HEADER + "\n" + ROW.replace("clashed with", "clashed\nwith"))
    assert one.words.startswith("Forces clashed\nwith rebels")


def test_precision_codes_become_days() -> None:
    week = read(f"{HEADER}\n" + ROW.replace("2025,1,", "2025,2,"))[0]
    month = read(f"{HEADER}\n" + ROW.replace("2025,1,", "2025,3,"))[0]
    assert (week.first, week.last) == (date(2025, 12, 22), date(2025, 12, 28))
    assert (month.first, month.last) == (date(2025, 12, 1), date(2025, 12, 31))


def test_a_ucdp_row() -> None:
    values = {
        "id": "412", "type_of_violence": "3", "side_a": "Halden Front", "side_b": "Civilians", "country_id": "666",
        "country": "Israel", "where_prec": "1", "where_coordinates": "Nablus", "latitude": "32.2", "longitude": "35.2",
        "date_start": "2025-12-24 00:00:00.000", "date_end": "2025-12-25 00:00:00.000", "best": "3", "high": "5",
        "low": "2", "source_headline": "Three killed",
    }  # fmt: skip
    columns = load_ucdp().columns
    (one,) = read(",".join(columns) + "\n" + ",".join(values.get(column, "") for column in columns))
    assert (one.first, one.last, one.country) == (date(2025, 12, 24), date(2025, 12, 25), "IL")
    assert (one.low, one.best, one.high, one.kind) == (2, 3, 5, "3")


@pytest.mark.parametrize("version", ["40 columns", "39 columns", "Event Intensity", "stray Headline"])
def test_a_polecat_row_of_any_release(version: str) -> None:
    columns = list(load_polecat().columns)
    if version == "39 columns":
        columns.remove("Intensity")
    if version == "Event Intensity":
        columns[columns.index("Intensity")] = version
    if version == "stray Headline":
        columns.insert(3, "Headline")
    values = {
        "Event ID": "e1", "Event Date": "2025-12-25", "Event Type": "ASSAULT", "Event Mode": "firearms",
        "Country": "SYR", "City": "Duma", "Actor Name": "A \"quoted; B", "Recipient Name": "None",
    }  # fmt: skip
    (one,) = read("\t".join(columns) + "\n" + "\t".join(values.get(column, "") for column in columns))
    assert (one.kind, one.sub, one.country, one.place) == ("ASSAULT", "ASSAULT firearms", "SY", "Duma")
    assert one.actors[:2] == ('A "quoted', "B")


def test_what_sayso_made_safe_is_read_as_it_was() -> None:
    (one,) = read(HEADER + "\n" + ROW.replace("Duma", "'=1+1"))
    assert one.place == "=1+1"


@pytest.mark.parametrize("text", ["", "\n\n", "a,b,c\n1,2,3", "\x00\x01\x02", "{}"])
def test_a_file_of_no_scheme_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read_reference(text.encode())
    assert "--as" in raised.value.hint


def test_a_file_of_another_scheme_than_named_is_refused() -> None:
    with pytest.raises(ConfigError, match="is no ucdp file"):
        read_reference(f"{HEADER}\n{ROW}".encode(), "ucdp")


def test_rows_of_one_id_that_say_the_same_count_once() -> None:
    assert len(read(f"{HEADER}\n{ROW}\n{ROW.replace(',4,,1', ',5,,2')}")) == 1
