"""Subtitle files → cues: SubRip (.srt) and WebVTT (W3C, webvtt1)."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.captures.decode import scrub


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words said, on one line and not empty; by whom, or None; and when, in seconds, or None."""

    text: str
    speaker: str | None = None
    start_s: float | None = None
    end_s: float | None = None
    given: bool = False
    """Whether the file names the speaker in a place of its own, not in the words."""


_TIME = r"((?:\d+:)?\d{1,2}:\d{1,2}[,.]\d{1,3})"
_TIMING = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^}]*\}")
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_MARKS = re.compile(r"^(?:-|–|—|>+)\s*")  # a new speaker, in subtitles for the deaf
NAME_LENGTH = 60
NAME_WORDS = 5


def find_cues(text: str) -> list[Cue]:
    """The cues of a SubRip or WebVTT file in the order of the file; notes, styles and regions are passed over.

    A speaker is a voice (`<v Name>`), or a name in front of a colon.
    """
    return settle_speakers(list(_cues(text)))


def find_speaker(text: str) -> tuple[str | None, str]:
    """What may be a speaker's name in front of a line's first colon, and the rest of the line; else None and the line.

    A name is at most five words that begin with capitals, perhaps in brackets, behind a dash or `>>`.
    """
    head, colon, rest = _MARKS.sub("", text[: NAME_LENGTH + 10]).partition(":")
    name = head.strip("[]() ")
    words = name.split()
    spoken = text[text.find(":") + 1 :].lstrip("] ")
    if not colon or not spoken or len(name) > NAME_LENGTH or not 1 <= len(words) <= NAME_WORDS:
        return None, text
    if not rest.startswith((" ", "]", ")")) or not all(word[0].isupper() or word[0].isdigit() for word in words):
        return None, text
    return name, spoken


def settle_speakers(cues: list[Cue]) -> list[Cue]:
    """The cues with doubtful names given back to the text: one word, not in capitals, that is no speaker elsewhere."""
    counts = Counter(cue.speaker for cue in cues)
    return [
        replace(cue, speaker=None, text=f"{cue.speaker}: {cue.text}")
        if cue.speaker and not cue.given and counts[cue.speaker] == 1 and _is_doubtful(cue.speaker)
        else cue
        for cue in cues
    ]


def _is_doubtful(name: str) -> bool:
    return len(name.split()) == 1 and not name.isupper()


def _cues(text: str) -> Iterator[Cue]:
    last_line, last_end = "", 0.0
    for block in _BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip("\n").split("\n")
        place = next((i for i, line in enumerate(lines[:2]) if _TIMING.match(line)), None)
        if place is None:
            continue
        timing = _TIMING.match(lines[place])
        start_s, end_s = (_seconds(time) for time in timing.groups()) if timing else (None, None)
        said = [line for line in lines[place + 1 :] if line.strip()]
        if said and _plain(said[0]) == last_line and start_s is not None and start_s <= last_end:
            said = said[1:]  # captions that roll up repeat the line before
        if not said:
            continue
        last_line, last_end = _plain(said[-1]), end_s or 0.0
        for speaker, words, given in _voices("\n".join(said)):
            yield Cue(text=words, speaker=speaker, start_s=start_s, end_s=end_s, given=given)


def _voices(payload: str) -> Iterator[tuple[str | None, str, bool]]:
    """Who says what in one cue: by voice tags (True), else by names at the beginnings of its lines."""
    pieces = _VOICE.split(payload)
    lines: list[tuple[str | None, str]] = []
    for line in filter(None, map(_plain, pieces[0].split("\n"))):
        name, words = find_speaker(line)
        if name is None and lines:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {words}")
        else:
            lines.append((name, words))
    yield from ((name, words, False) for name, words in lines)
    for name, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if words := _plain(piece):
            yield _plain(name) or None, words, True


def _plain(text: str) -> str:
    return " ".join(scrub(html.unescape(_TAG.sub("", text))).split())


def _seconds(time: str) -> float:
    parts = [float(part) for part in time.replace(",", ".").split(":")]
    return round(sum(part * 60**i for i, part in enumerate(reversed(parts))), 3)
