"""Which encoding bytes are in, and what is said about bytes that are damaged."""

import pytest

from sayso.captures.decode import decode

SENTENCE = "The mayor of Łódź said “nothing was found” – Müller agreed."


def kinds(raw: bytes, declared: str | None = None) -> list[str]:
    return [problem.kind for problem in decode(raw, declared=declared).problems]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_says_the_encoding_and_is_dropped(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)).text == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_and_told(encoding: str) -> None:
    decoded = decode(SENTENCE.encode(encoding))
    assert decoded.text == SENTENCE
    assert [problem.kind for problem in decoded.problems] == ["encoding_guessed"]


@pytest.mark.parametrize(
    ("encoding", "text"), [("iso-8859-2", "Łódź"), ("windows-1251", "Харків"), ("shift_jis", "東京")]
)
def test_declared_encoding_is_used(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding), declared=encoding)
    assert (decoded.text, decoded.problems) == (text, ())


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    assert decode(b"\x93quoted\x94", declared="iso-8859-1").text == "“quoted”"


@pytest.mark.parametrize(
    "declared", ["iso-8859-1", "windows-1252", "us-ascii", "utf-16", "idna", "undefined", "no-such", ""]
)
def test_valid_utf_8_beats_a_declaration_that_cannot_be_right(declared: str) -> None:
    assert decode(SENTENCE.encode(), declared=declared).text == SENTENCE


def test_stray_bytes_in_utf_8_lose_nothing() -> None:
    raw = SENTENCE.encode() + b" Caf\xe9 caf\xe9, said \x93Ren\xe9\x94"[:5] + SENTENCE.encode()
    decoded = decode(raw, declared="utf-8")
    assert decoded.text == f"{SENTENCE} Café"[: len(SENTENCE) + 5] + SENTENCE
    assert [problem.kind for problem in decoded.problems] == ["encoding_broken"]


def test_undeclared_western_bytes_are_guessed_and_told() -> None:
    decoded = decode("The café in Orléans was hit, René said.".encode("cp1252"))
    assert decoded.text == "The café in Orléans was hit, René said."
    assert [problem.kind for problem in decoded.problems] == ["encoding_guessed"]


def test_undeclared_cyrillic_bytes_are_guessed() -> None:
    text = "Мэр города сообщил, что ночью были повреждены три жилых дома и больница. " * 5
    assert decode(text.encode("windows-1251")).text == text


def test_nul_bytes_keep_their_places() -> None:
    decoded = decode(b"Three\0men were seen.")
    assert decoded.text == "Three\ufffdmen were seen."
    assert [problem.kind for problem in decoded.problems] == ["nul_bytes"]


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n" + bytes(200), b"%PDF-1.7 text", bytes(range(32)) * 20, bytes(500)], ids=str
)
def test_what_is_no_text_has_none(raw: bytes) -> None:
    decoded = decode(raw)
    assert decoded.text is None
    assert [problem.kind for problem in decoded.problems] == ["not_text"]


@pytest.mark.parametrize("text", ["a\r\nb\rc\nd", "\n\n", "tab\there", "line\u2028separator"])
def test_newlines_stay_as_they_are(text: str) -> None:
    assert decode(text.encode()).text == text


def test_plain_ascii_has_no_problem() -> None:
    assert kinds(b"Nothing to report.") == []
