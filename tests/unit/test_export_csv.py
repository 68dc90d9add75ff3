import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from made import made_capture
from sayso.export import EXPORTERS
from sayso.model import Casualties, CodedCapture, Event
from sayso.record import EventFilter, Run, open_record


def rows(coded: CodedCapture, tmp_path: Path, wanted: EventFilter | None = None) -> list[dict[str, str]]:
    out = io.BytesIO()
    with open_record(str(tmp_path / "r.db"), create=True) as record:
        Run(record, coder="1").write(coded)
        EXPORTERS["csv"](record, wanted or EventFilter(), out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))


def with_first_event(coded: CodedCapture, **changes: object) -> CodedCapture:
    (article,) = coded.articles
    first: Event = replace(article.events[0], **changes)  # type: ignore[arg-type]
    return replace(coded, articles=(replace(article, events=(first, *article.events[1:])),))


def test_one_event_a_row_with_what_a_coder_needs(tmp_path: Path) -> None:
    shelling, arrest = rows(made_capture(), tmp_path)
    told = {name: value for name, value in shelling.items() if value}
    capture = made_capture().capture
    assert capture.text is not None
    assert told.pop("trigger") == capture.text[int(told.pop("trigger_start")) : int(told.pop("trigger_end"))]
    assert told.pop("sentence") == capture.text[int(told.pop("sentence_start")) : int(told.pop("sentence_end"))]
    for name in ("event_id", "article_id", "capture_id"):
        assert told.pop(name)
    assert told == {
        "type": "ASSAULT",
        "mode": "heavy-weapons",
        "contexts": "military",
        "status": "asserted",
        "historical": "false",
        "actors": "Army gunners",
        "actor_countries": "XH",
        "actor_sectors": "MIL",
        "recipients": "five traders",
        "when_start": "2025-12-25",
        "when_end": "2025-12-25",
        "when_granularity": "day",
        "when_basis": "relative",
        "place": "Port Halden",
        "admin1": "Halden",
        "country": "XH",
        "latitude": "12.5",
        "longitude": "-3.25",
        "geonames_id": "77",
        "place_precision": "exact",
        "killed_min": "5",
        "killed_best": "5",
        "chain": "Halden Post; AFP",
        "title": "Shells Hit Market in Port Halden",
        "publisher": "Halden Post",
        "agency": "AFP",
        "published": "2025-12-25",
        "path": "pages/halden.txt",
        "url": "https://news.example/halden",
        "captured_at": "2025-12-26T08:00:00Z",
    }
    assert (arrest["status"], arrest["historical"], arrest["when_start"]) == ("denied", "true", "2025-05")


def test_what_is_unknown_is_empty_and_zero_is_zero(tmp_path: Path) -> None:
    (dead,) = made_capture().articles[0].events[0].casualties
    unknown = replace(dead, kind="missing", min=None, best=None, max=None)
    none = replace(dead, kind="injured", min=0, best=0, max=0)
    coded = with_first_event(made_capture(), when=None, where=None, casualties=(unknown, none))
    first, _ = rows(coded, tmp_path)
    assert [first[name] for name in ("when_start", "place", "latitude", "killed_min", "missing_best")] == [""] * 5
    assert [first[f"injured_{bound}"] for bound in ("min", "best", "max")] == ["0", "0", "0"]


@pytest.mark.parametrize(
    ("groups", "expected"),
    [([(2, 2, 2), (1, 1, 1)], ("3", "3", "3")), ([(2, 2, None), (1, 1, 1)], ("3", "3", ""))],
)
def test_groups_of_one_kind_are_summed(tmp_path: Path, groups: list[tuple], expected: tuple[str, ...]) -> None:
    (dead,) = made_capture().articles[0].events[0].casualties
    casualties: list[Casualties] = [replace(dead, min=low, best=best, max=high) for low, best, high in groups]
    first, _ = rows(with_first_event(made_capture(), casualties=tuple(casualties)), tmp_path)
    assert tuple(first[f"killed_{bound}"] for bound in ("min", "best", "max")) == expected


def test_commas_and_quotes_stay_in_their_field_and_line_breaks_become_blanks(tmp_path: Path) -> None:
    coded = with_first_event(made_capture(), chain=('The "Post", Halden', "a\r\nb"))
    first, second = rows(coded, tmp_path)
    assert first["chain"] == 'The "Post", Halden; a b'
    assert second["type"] == "COERCE"
