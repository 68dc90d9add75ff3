"""Transcripts in JSON → cues: the segments of Whisper, WhisperX and whisper.cpp."""

import json
from collections.abc import Mapping
from typing import Any

from sayso.captures.cues import Cue, find_speaker, settle_speakers
from sayso.captures.decode import scrub


def find_segments(text: str) -> list[Cue] | None:
    """The segments in order; None where the JSON is none or holds no list of them.

    Read are `segments` with `start`, `end` in seconds, `text` and `speaker` (Whisper, WhisperX; also as a bare list),
    and `transcription` with `offsets` in milliseconds (whisper.cpp).
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    listed = value
    if isinstance(value, dict):
        listed = value.get("segments", value.get("transcription"))
    if not isinstance(listed, list) or not all(isinstance(item, dict) and "text" in item for item in listed):
        return None
    return settle_speakers([cue for cue in map(_cue, listed) if cue.text])


def _cue(segment: Mapping[str, Any]) -> Cue:
    words = _line(segment["text"])
    speaker = _line(segment.get("speaker") or "") or None
    given = speaker is not None
    if not given:
        speaker, words = find_speaker(words)
    offsets = segment.get("offsets")
    start_s, end_s = _number(segment.get("start")), _number(segment.get("end"))
    if isinstance(offsets, dict):
        start_ms, end_ms = _number(offsets.get("from")), _number(offsets.get("to"))
        start_s = None if start_ms is None else start_ms / 1000
        end_s = None if end_ms is None else end_ms / 1000
    return Cue(text=words, speaker=speaker, start_s=start_s, end_s=end_s, given=given)


def _line(value: object) -> str:
    return " ".join(scrub(str(value)).split())


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    number = float(value)
    return number if number == number and abs(number) != float("inf") else None
