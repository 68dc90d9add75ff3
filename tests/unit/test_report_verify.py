"""Footnotes against captures: verified, text differs, capture missing."""

from dataclasses import replace
from pathlib import Path

import pytest

from made import made_capture
from made_brief import made_brief, other_capture
from sayso.captures import read_captures
from sayso.errors import ConfigError
from sayso.model import Capture
from sayso.record import find_articles, open_record
from sayso.report import WRITERS, Footnote, compose_dossier, read_dossier, verify_footnotes
from sayso.report.carried import decode_dossier, encode_dossier, encode_inert
from sayso.report.pdf import read_attached


@pytest.fixture
def written(tmp_path: Path) -> dict[str, bytes]:
    """The dossier in every format; `tmp_path/pages` holds its captures."""
    with open_record(str(made_brief(tmp_path))) as record:
        dossier = compose_dossier(record, find_articles(record))
    return {form: writer.write(dossier) for form, writer in WRITERS.items()}


@pytest.fixture
def notes(written: dict[str, bytes]) -> tuple[Footnote, ...]:
    return read_dossier(written["md"]).footnotes


def captures(folder: Path) -> list[Capture]:
    return list(read_captures([str(folder / "pages")], max_bytes=10**6))


def verdicts(notes: tuple[Footnote, ...], found: list[Capture]) -> list[str]:
    return [one.verdict for one in verify_footnotes(notes, found)]


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_untouched_captures_verify_every_footnote(tmp_path: Path, written: dict[str, bytes], form: str) -> None:
    carried = read_dossier(written[form])
    assert set(verdicts(carried.footnotes, captures(tmp_path))) == {"verified"}


def test_a_capture_that_is_not_there_is_missing_and_one_of_its_name_is_told(
    tmp_path: Path, notes: tuple[Footnote, ...]
) -> None:
    (tmp_path / "pages" / "orvik.txt").unlink()
    of_orvik = other_capture().capture.id
    for one in verify_footnotes(notes, captures(tmp_path)):
        assert one.verdict == ("capture missing" if one.note.capture == of_orvik else "verified")
    (tmp_path / "pages" / "orvik.txt").write_text("The mayor said nothing.")
    missing = next(one for one in verify_footnotes(notes, captures(tmp_path)) if one.verdict == "capture missing")
    assert missing.detail.startswith("orvik.txt is here, but is another file: sha256:")


def test_one_changed_letter_makes_another_capture(tmp_path: Path, notes: tuple[Footnote, ...]) -> None:
    page = tmp_path / "pages" / "halden.txt"
    page.write_text(page.read_text().replace("five traders", "nine traders"))
    of_halden = made_capture().capture.id
    assert {one.verdict for one in verify_footnotes(notes, captures(tmp_path)) if one.note.capture == of_halden} == {
        "capture missing"
    }


def test_moved_offsets_and_other_words_are_told_apart(tmp_path: Path, notes: tuple[Footnote, ...]) -> None:
    note = notes[0]
    moved = replace(note, start=note.start + 3, end=note.end + 3)
    tampered = replace(note, quotation=note.quotation.replace("nurses", "nurses and a boy"))
    negative = replace(note, start=-5, end=-1)
    beyond = replace(note, start=10**9, end=10**9 + 5)
    found = verify_footnotes((note, moved, tampered, negative, beyond), captures(tmp_path))
    assert [one.verdict for one in found] == ["verified", *["text differs"] * 4]
    assert found[1].detail.endswith(f"but at {note.start} to {note.end}")
    assert found[2].detail == "the quoted words do not stand in it"


def test_a_text_that_is_read_otherwise_differs_even_if_the_words_are_there(
    tmp_path: Path, notes: tuple[Footnote, ...]
) -> None:
    other = tuple(replace(note, text_sha256="0" * 64, view="text/0") for note in notes)
    (first, *_) = verify_footnotes(other, captures(tmp_path))
    assert first.verdict == "text differs"
    assert first.detail == (
        "the file is the same, but its text is read otherwise (text/0 then, text/1 now); the quoted words stand at "
        "their place all the same"
    )


def test_a_capture_that_cannot_be_read_any_more_says_why(tmp_path: Path, notes: tuple[Footnote, ...]) -> None:
    unread = [replace(one, text="") for one in captures(tmp_path)]
    assert set(verdicts(notes, unread)) == {"text differs"}


def test_an_altered_file_is_noticed_in_every_part_that_people_see(written: dict[str, bytes]) -> None:
    for form, before, after in [
        ("html", b"denied that army gunners", b"confirmed that army gunners"),
        ("html", b"Port Halden, Norway", b"Port Halden, Sweden"),
        ("md", b"denied that army gunners", b"confirmed that army gunners"),
        ("md", b"\xe2\x80\x9cThe army denied", b"\xe2\x80\x9cThe army admitted"),
        ("pdf", b"/Title", b"/Titel"),
    ]:
        raw = written[form]
        assert before in raw
        assert read_dossier(raw.replace(before, after)).as_written is False, (form, before)


def test_markdown_without_its_last_line_still_has_its_footnotes(written: dict[str, bytes]) -> None:
    raw = written["md"]
    cut = raw[: raw.rindex(b"<!--")]
    carried = read_dossier(cut)
    assert carried.as_written is None and carried.footnotes == read_dossier(raw).footnotes
    seen_otherwise = cut.replace("“The army ".encode(), "“The navy ".encode())
    assert read_dossier(seen_otherwise).as_written is False


def test_a_dossier_of_another_sayso_is_checked_but_not_compared(
    written: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.report.reading.__version__", "99.0")
    for raw in written.values():
        carried = read_dossier(raw)
        assert carried.as_written is None and carried.footnotes and "99.0" in carried.why + "99.0"


def test_what_is_no_dossier_or_two_is_refused(written: dict[str, bytes]) -> None:
    html, md = written["html"], written["md"]
    script = html[html.index(b'<script type="application/json"') : html.index(b"</script>") + 9]
    for raw in (
        b"",
        b"hello",
        b"\xff\xfe\x00",
        b"%PDF-1.7",
        b"<html></html>",
        html.replace(script, script * 2),
        md + md,
    ):
        with pytest.raises(ConfigError):
            read_dossier(raw)


def test_footnotes_of_one_number_are_no_footnotes_as_written(written: dict[str, bytes]) -> None:
    raw = written["md"]
    cut = raw[: raw.rindex(b"<!--")].decode()
    line = next(line for line in cut.splitlines() if line.startswith("[^1]: "))
    assert read_dossier((cut + line + "\n").encode()).as_written is False


def test_data_that_the_file_carries_name_what_they_are(notes: tuple[Footnote, ...]) -> None:
    data = encode_inert(notes[0])
    for name in ('"capture":"sha256:', '"start":', '"end":', '"quotation":"', '"text_sha256":"', '"view":"text/1"'):
        assert name in data


def test_data_of_which_no_file_was_ever_made_are_an_altered_dossier(written: dict[str, bytes]) -> None:
    data = read_attached(written["pdf"])[0]
    dossier = decode_dossier(data)
    entries = tuple(replace(entry, status="certain") for entry in dossier.entries)
    lost = tuple(
        replace(entry, told=tuple(replace(one, sentence=replace(one.sentence, notes=(999,))) for one in entry.told))
        for entry in dossier.entries
    )
    for bad in (replace(dossier, entries=entries), replace(dossier, entries=lost)):
        for form in ("html", "md"):
            raw = written[form].decode().replace(data, encode_dossier(bad)).encode()
            assert raw != written[form]
            assert read_dossier(raw).as_written is False


def test_line_ends_and_marks_of_mail_programs_are_no_alteration(written: dict[str, bytes]) -> None:
    for form in ("html", "md"):
        assert read_dossier(b"\xef\xbb\xbf" + written[form].replace(b"\n", b"\r\n")).as_written is True


def test_a_pdf_of_another_typesetter_is_not_compared(written: dict[str, bytes]) -> None:
    carried = read_dossier(written["pdf"].replace(b"(Typst 0.", b"(Typst 9."))
    assert carried.as_written is None and "another typesetter" in carried.why and carried.footnotes
