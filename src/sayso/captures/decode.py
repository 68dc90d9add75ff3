"""Bytes → characters: which encoding, and what was lost or guessed on the way."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from sayso.model import Problem

BOMS = (  # the longer first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LATIN = {"ascii", "iso8859-1"}  # browsers read these labels as windows-1252 (WHATWG Encoding Standard, 4.2)
NO_CHARSETS = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}  # no page is in these
SAMPLE_BYTES = 50_000  # enough to tell an encoding, and a bound on what telling costs
MOSTLY = 0.8  # share of non-ASCII sequences that must be sound UTF-8 for the rest to count as stray bytes
JUNK = 0.05  # share of control characters from which on bytes are no text; random bytes have a tenth
FEW = 0.05  # share of bytes beyond ASCII up to which text is in a Latin script, where windows-1252 is the usual one
UNLIKELY = [  # ruled out already, or never seen in captures
    *("utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"),
    *("mac_cyrillic", "mac_greek", "mac_iceland", "mac_latin2", "mac_roman", "mac_turkish"),
]
_UNSOUND = re.compile("[\0\ud800-\udfff]")
CONTROLS = bytes(byte for byte in range(1, 0x20) if byte not in b"\t\n\f\r\x1b")
MAGIC = (b"%PDF", b"%!PS", b"\x89PNG", b"PK\x03\x04", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"OggS", b"ID3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Characters without lone surrogates and NULs, the encoding that they were read in, and what went wrong.

    `text` is None where the bytes are no text at all.
    """

    text: str | None
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    """The characters of `raw`: by its BOM, else as `declared`, else as UTF-8, else as guessed (charset-normalizer).

    Valid UTF-8 beats a declared one-byte encoding: other text is almost never valid UTF-8 by chance. Stray bytes in
    UTF-8 are read as windows-1252, one by one, so that mixed encodings lose nothing. Guesses, unreadable bytes and
    NULs are Problems; each NUL becomes U+FFFD, so that offsets stay. Newlines stay as they are.
    """
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return _checked(*_strictly_or_broken(raw[len(mark) :], encoding))
    wide = _wide_encoding(raw)
    if wide:
        text, encoding, problems = _strictly_or_broken(raw, wide)
        return _checked(text, encoding, [_guess(encoding), *problems])
    if _is_junk(raw):
        return Decoded(text=None, encoding="", problems=(_not_text(),))
    codec = _codec(declared)
    if codec and not codec.startswith("utf") and not _is_multibyte_utf8(raw):
        return _checked(*_strictly_or_broken(raw, codec))
    try:
        return _checked(raw.decode("utf-8"), "utf-8", [])
    except UnicodeDecodeError:
        return _checked(*_guessed(raw))


def scrub(text: str) -> str:
    """The text with every NUL and every lone surrogate as U+FFFD: no file, database or parser takes these."""
    return _UNSOUND.sub("\ufffd", text)


def _strictly_or_broken(raw: bytes, encoding: str) -> tuple[str, str, list[Problem]]:
    try:
        return raw.decode(encoding), encoding, []
    except UnicodeDecodeError:
        return raw.decode(encoding, "replace"), encoding, [_broken(encoding)]


def _guessed(raw: bytes) -> tuple[str, str, list[Problem]]:
    """Bytes that are not valid UTF-8 and whose declaration, if any, does not help."""
    mixed = raw.decode("utf-8", "sayso-stray-bytes")
    stray = raw.decode("utf-8", "replace").count("\ufffd")
    sound = sum(character > "\x7f" for character in raw.decode("utf-8", "ignore"))
    if sound >= MOSTLY * (sound + stray):
        return mixed, "utf-8", [_broken("utf-8")]
    encoding = "cp1252"
    foreign = sum(byte > 0x7F for byte in raw[:SAMPLE_BYTES])
    if foreign > FEW * len(raw[:SAMPLE_BYTES]):
        guesses = from_bytes(raw[:SAMPLE_BYTES], cp_exclusion=UNLIKELY)
        encoding = next((guess.encoding for guess in guesses if not _is_case_swapped(str(guess))), encoding)
    text, encoding, problems = _strictly_or_broken(raw, encoding)
    return text, encoding, [_guess(encoding), *problems]


def _is_case_swapped(text: str) -> bool:
    """Whether most letters are capitals: windows-1251 read as KOI8-R, its capitals where the small letters are."""
    return sum(map(str.isupper, text)) > sum(map(str.islower, text))


def _checked(text: str, encoding: str, problems: list[Problem]) -> Decoded:
    if "\0" in text:
        message = "NUL bytes stand in the text, each shown as U+FFFD: check whether the file is damaged"
        problems = [*problems, Problem(stage="captures", kind="nul_bytes", message=message)]
        text = text.replace("\0", "\ufffd")
    return Decoded(text=text.removeprefix("\ufeff"), encoding=encoding, problems=tuple(problems))


def _codec(name: str | None) -> str | None:
    """Python's name of an encoding, Latin labels as in the WHATWG Encoding Standard; None if unknown."""
    if name is None:
        return None
    try:
        codec = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not codec._is_text_encoding or codec.name in NO_CHARSETS:
        return None
    return "cp1252" if codec.name in LATIN else codec.name


def _is_multibyte_utf8(raw: bytes) -> bool:
    if raw.isascii():
        return False
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without a mark: mostly Latin text has NUL as every second byte, and nearly nowhere else."""
    even, odd = raw[0:SAMPLE_BYTES:2], raw[1:SAMPLE_BYTES:2]
    for encoding, empty, full in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if len(full) > 1 and empty.count(0) > MOSTLY * len(empty) and full.count(0) < JUNK * len(full):
            return encoding
    return None


def _is_junk(raw: bytes) -> bool:
    """Whether a sample begins like, or holds so many control bytes as, pictures, archives and programs do."""
    sample = raw[:SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return sample.startswith(MAGIC) or controls > JUNK * len(sample) or sample.count(0) > MOSTLY * len(sample) > 0


def _read_stray(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: bytes that are no UTF-8 as windows-1252, those that it leaves open as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def _guess(encoding: str) -> Problem:
    message = f"the bytes are not UTF-8 and nothing says what they are; read as {encoding}: check names with accents"
    return Problem(stage="captures", kind="encoding_guessed", message=message)


def _broken(encoding: str) -> Problem:
    message = f"some bytes are not valid {encoding}; they are shown by their best reading: compare with the original"
    return Problem(stage="captures", kind="encoding_broken", message=message)


def _not_text() -> Problem:
    message = "the bytes are no text (a picture, an archive, a program?); give a page, or extract its text first"
    return Problem(stage="captures", kind="not_text", message=message)


codecs.register_error("sayso-stray-bytes", _read_stray)
