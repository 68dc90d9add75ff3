"""Dossiers as files: the same bytes each time, nothing captured is markup, and back to what they carry."""

import json
import re
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement
from markdown_it import MarkdownIt

from made_brief import made_brief
from sayso.errors import ConfigError
from sayso.record import EventFilter, add_judgement, find_articles, find_members, open_record
from sayso.report import WRITERS, Dossier, asked_words, compose_dossier, read_dossier
from sayso.report import pdf as pdf_module
from sayso.report.carried import decode_dossier, encode_dossier
from sayso.report.gathering import MOST
from sayso.report.markdown import plain
from sayso.report.showing import quoted, visible

HOSTILE = (
    "Evil </script><script>alert(1)</script> <img src=x onerror=alert(2)> & \u202emorf\u202c "
    "[link](javascript:alert(3)) "
    "![i](https://evil.example/i.png) `code` **bold** <!-- --> | cell | https://evil.example www.evil.example "
    'a@evil.example #panic("x") $x$ {{ 7919 * 7907 }} {% raw %} \\ ~~gone~~ [^1] \x07 \u200b ]]>'
)


def brief(path: Path, wanted: EventFilter | None = None) -> Dossier:
    with open_record(str(path)) as record:
        asked = wanted or EventFilter()
        return compose_dossier(record, find_articles(record, asked), asked=asked_words(asked), title="Halden")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return made_brief(tmp_path)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    return made_brief(tmp_path, more=HOSTILE)


def test_reports_of_one_happening_stand_together_with_what_they_dispute(made: Path) -> None:
    dossier = brief(made)
    shelling = next(entry for entry in dossier.entries if entry.noun == "Attack with heavy weapons")
    assert len(shelling.told) == 2
    assert (shelling.voices.articles, shelling.voices.publishers, shelling.voices.origins) == (2, 2, 2)
    (killed,) = shelling.disputed
    assert (killed.name, [side.value for side in killed.sides]) == ("Killed", ["5", "9"])
    assert killed.chosen == "Reports give from 5 to 9. The rule most-recent chooses 9."
    assert "Orvik Times" in killed.sides[1].said_by[0].words and killed.sides[1].said_by[0].notes
    assert [(row.name, row.sides[0].value) for row in shelling.agreed] == [("What", "attack"), ("Where", "Port Halden")]
    assert "The place is read from another passage: Port Halden, Norway (in or near it)." in [
        one.words for told in shelling.told for one in told.further
    ]
    assert "Reports contradict each other on 1 event." in dossier.summary
    assert "1 event rests on two or more independent origins; 1 event rests on one origin only." in dossier.summary


def test_a_filter_finds_events_and_each_comes_with_all_its_reports(made: Path) -> None:
    dossier = brief(made, EventFilter(actor="army", type="assault", since="2025-12", historical=False, limit=1))
    (entry,) = dossier.entries
    assert len(entry.told) == 2
    (asked,) = (fact.value for fact in dossier.covers if fact.name == "Asked for")
    assert asked == (
        "type: assault; actor: army; since: 2025-12; only news, no background; of these only the first 1 event of the "
        "record"
    )


def test_nothing_found_is_said(made: Path) -> None:
    dossier = brief(made, EventFilter(type="AID"))
    assert dossier.summary == ("No event of the record is as asked for, so this brief covers none.",)
    for writer in WRITERS.values():
        assert read_carried(writer.write(dossier)) is True


def read_carried(raw: bytes) -> bool | None:
    return read_dossier(raw).as_written


def test_tallies_stay_apart_and_every_footnote_is_the_text_at_its_offsets(made: Path) -> None:
    dossier = brief(made)
    (tally,) = dossier.tallies
    assert (tally.count, tally.period) == ("at least 1,201 killed (people)", "since January 2024")
    texts = {f"sha256:{name}": text for name, text in _texts(made)}
    assert dossier.footnotes
    for note in dossier.footnotes:
        assert texts[note.capture][note.start : note.end] == note.quotation
    numbers = [note.number for note in dossier.footnotes]
    assert numbers == list(range(1, len(numbers) + 1))
    sentences = [told.sentence for entry in dossier.entries for told in entry.told]
    assert all(sentence.notes for sentence in sentences)


def _texts(made: Path) -> list[tuple[str, str]]:
    from hashlib import sha256

    files = sorted((made.parent / "pages").iterdir())
    return [(sha256(file.read_bytes()).hexdigest(), file.read_text(encoding="utf-8")) for file in files]


def test_what_people_decided_counts_and_is_named(made: Path) -> None:
    with open_record(str(made)) as record:
        arrest = next(one for one in find_articles(record)).article.events[1]
        members = tuple(member for member in find_members(record, arrest.id))
        add_judgement(record, "correct", members, by="ada", field="casualties.arrested", value="3", why="two\nlists")
    dossier = brief(made)
    told = next(told for entry in dossier.entries for told in entry.told if told.status == "denied")
    assert re.fullmatch(r"Corrected \(casualties\.arrested: 3\) by ada, \d{4}-\d\d-\d\d: two lists", told.review)
    assert told.further[0].words == "Numbers that it gives: 3 arrested."
    assert "A person has looked at 1 event of these; all else was read by a program alone." in dossier.summary
    with open_record(str(made)) as record:
        add_judgement(record, "reject", members, by="ben")
    dossier = brief(made)
    assert len(dossier.entries) == 1
    assert re.fullmatch(r"Arrest or detention \(event \w+\), rejected by ben, \S+", dossier.left_out[0])


def test_more_events_than_a_brief_can_hold_are_refused(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.report.gathering.MOST", 1)
    with pytest.raises(ConfigError, match="more than 1 events are asked for"):
        brief(made)
    assert MOST > 1


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_the_same_record_gives_the_same_bytes_and_the_file_says_that_it_is_as_written(made: Path, form: str) -> None:
    write = WRITERS[form].write
    raw = write(brief(made))
    assert raw == write(brief(made))
    carried = read_dossier(raw)
    assert carried.as_written is True
    assert carried.footnotes == brief(made).footnotes


def test_html_holds_nothing_that_runs_or_is_fetched(hostile: Path) -> None:
    dossier = brief(hostile)
    raw = WRITERS["html"].write(dossier)
    page: HtmlElement = lxml.html.document_fromstring(raw.decode())
    (script,) = page.xpath("//script")
    assert script.get("type") == "application/json"
    assert decode_dossier(script.text) == dossier
    assert not page.xpath("//img | //iframe | //object | //link | //form | //@src | //@onerror | //@style")
    assert all(href.startswith("#") for href in page.xpath("//@href"))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    shown = page.xpath("string(//main)")
    assert "</script><script>alert(1)" in shown and "⟨U+202E⟩morf" in shown and "⟨U+200B⟩" in shown
    assert "\u202e" not in raw.decode()
    assert "62615533" not in shown


def test_anchors_of_html_lead_somewhere(made: Path) -> None:
    page: HtmlElement = lxml.html.document_fromstring(WRITERS["html"].write(brief(made)).decode())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//a/@href")} <= set(ids)


def test_markdown_that_comes_from_captures_is_no_markup(hostile: Path) -> None:
    text = WRITERS["md"].write(brief(hostile)).decode()
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = [one for token in markdown.parse(text) for one in [token, *(token.children or [])]]
    assert not [one for one in tokens if one.type in ("link_open", "image", "s_open")]
    inline = {one.content for one in tokens if one.type == "html_inline"}
    assert inline <= {"<br>"}
    blocks = [one.content for one in tokens if one.type == "html_block"]
    assert len(blocks) == 1 and blocks[0].startswith("<!-- sayso-dossier {") and blocks[0].count("-->") == 1
    codes = [one.content for one in tokens if one.type == "code_inline" and one.content.startswith("sayso {")]
    assert [json.loads(code.removeprefix("sayso ")) for code in codes]
    assert "\u202e" not in text
    assert not re.search(r"(?<!\\)\[\^(?!\d+\])", text)


@pytest.mark.parametrize("words", ["- item", "1. item", "1) item", "# head", "+ item", "=== under", "> quote", "| a |"])
def test_no_words_begin_a_block_of_markdown(words: str) -> None:
    (opened, inside, _) = MarkdownIt("commonmark").enable("table").parse(plain(words))
    assert opened.type == "paragraph_open"
    assert inside.children and [child.type for child in inside.children if child.type != "text"] == []
    assert "".join(child.content for child in inside.children) == words


def test_pdf_carries_what_it_shows_and_hostile_words_are_no_commands(hostile: Path) -> None:
    dossier = brief(hostile)
    raw = WRITERS["pdf"].write(dossier)
    assert raw.startswith(b"%PDF")
    assert decode_dossier(pdf_module.read_attached(raw)[0]) == dossier
    assert b"CreationDate" not in raw
    assert b"/URI" not in raw and b"/JavaScript" not in raw


def test_without_the_typesetter_a_pdf_says_what_to_install(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = WRITERS["pdf"].write(brief(made))
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(ConfigError) as raised:
        WRITERS["pdf"].write(brief(made))
    assert 'pip install "sayso[pdf]"' in raised.value.hint
    carried = read_dossier(raw)  # needs none: the data are read, only the pages cannot be compared
    assert carried.as_written is None and carried.footnotes


def test_inert_json_is_ascii_without_markup_and_comes_back(hostile: Path) -> None:
    dossier = replace(brief(hostile), title="\ud800 lone, \u2028 line")
    text = encode_dossier(dossier)
    assert text.isascii() and not set(text) & set("<>&`\x7f")
    assert decode_dossier(text) == dossier
    for write in (WRITERS["html"].write, WRITERS["md"].write):
        assert read_carried(write(dossier)) is True


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"sha256":"","dossier":{}}', "[" * 100_000])
def test_damaged_data_are_refused(text: str) -> None:
    with pytest.raises(ConfigError):
        decode_dossier(text)


def test_a_dossier_of_another_format_names_the_sayso_that_reads_it(made: Path) -> None:
    with pytest.raises(ConfigError, match="sayso-dossier/9"):
        decode_dossier(encode_dossier(replace(brief(made), format="sayso-dossier/9")))


def test_a_long_quotation_is_cut_around_what_it_marks(made: Path) -> None:
    note = replace(brief(made).footnotes[0], start=0, end=4000, quotation="word " * 800)
    parts = quoted(note, 300, (2000, 2004))
    assert parts.cut and parts.mark == "word"
    assert len(parts.before) + len(parts.after) < 400
    assert not quoted(note).cut


def test_two_events_of_one_sentence_share_a_footnote_and_mark_their_own_words(made: Path) -> None:
    dossier = brief(made)
    told = [one for entry in dossier.entries for one in entry.told]
    for one in told:
        note = dossier.footnotes[one.sentence.notes[0] - 1]
        assert quoted(note, 300, one.mark).mark in ("shelled", "arrested")
    assert quoted(dossier.footnotes[0], 300, (10**6, 10**6 + 3)).mark == ""


def test_what_cannot_be_seen_is_named() -> None:
    assert visible("a\u202eb\ufeff\x00\n") == "a⟨U+202E⟩b⟨U+FEFF⟩⟨U+0000⟩\n"
