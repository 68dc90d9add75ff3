"""A record that moves between databases takes everything with it."""

import pytest

from made import made_capture, made_captures
from records import NewRecord, coded_rows, dump
from sayso.build import link_record
from sayso.config import Settings
from sayso.model import Member
from sayso.record import Run, Written, add_judgement, open_record, read_judgements


@pytest.fixture
def judged(made: str) -> str:
    """A record with links and a judgement."""
    with open_record(made) as record:
        link_record(record, Settings())
        coded = made_captures(3)[0]
        article = coded.articles[0]
        member = Member(capture=coded.capture.id, article=article.id, event=article.events[0].id)
        add_judgement(record, "reject", (member,), by="ann", why="NUL\0 and 'quotes'")
        link_record(record, Settings(), by="ann")
    return made


def test_a_copy_holds_every_row_and_goes_on(sayso, judged: str, new_record: NewRecord, tmp_path) -> None:
    file, back = str(tmp_path / "copy.db"), new_record("back")
    assert sayso("copy", judged, file).stderr == "3 captures copied\n"
    assert sayso("copy", file, back).exit_code == 0
    facts = "record_info"
    assert [row for row in dump(back) if not row.startswith(facts)] == [
        row for row in dump(judged) if not row.startswith(facts)
    ]
    with open_record(back) as record:
        assert Run(record, coder="1").write(made_capture(text=made_capture().capture.text + "\n\nNew.")) is Written.NEW
        (judgement,) = read_judgements(record)
        assert judgement.why == "NUL\0 and 'quotes'"
        link_record(record, Settings())
        again = add_judgement(record, "accept", judgement.members, by="ben")
        assert read_judgements(record) == [judgement, again]


def test_nothing_is_copied_over_what_is_there(sayso, judged: str, tmp_path) -> None:
    file = str(tmp_path / "copy.db")
    assert sayso("copy", judged, file).exit_code == 0
    before = coded_rows(file)
    refused = sayso("copy", judged, file)
    assert refused.exit_code == 2
    assert "holds something already" in refused.stderr
    assert coded_rows(file) == before
    assert sayso("copy", tmp_path / "none.db", tmp_path / "other.db").exit_code == 2
    assert not (tmp_path / "other.db").exists()
