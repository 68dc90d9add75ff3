"""Recordings: who speaks when, in what words."""

import json

import pytest

from sayso.captures.retrieval import Retrieval
from sayso.captures.transcript import read_srt, read_transcript_json, read_vtt
from sayso.model import Capture

RETRIEVAL = Retrieval(path="talk", max_bytes=10_000)


def turns(capture: Capture) -> list[tuple[str | None, str, float | None, float | None]]:
    def cut(span: tuple[int, int] | None) -> str | None:
        return capture.text[span[0] : span[1]] if span else None

    return [(cut(turn.speaker), cut(turn.span) or "", turn.start_s, turn.end_s) for turn in capture.turns]


def cue(number: int, *lines: str, seconds: int | None = None) -> str:
    start = number if seconds is None else seconds
    return "\r\n".join([str(number), f"00:00:{start:02},000 --> 00:00:{start + 1:02},000", *lines, "", ""])


def srt(*cues: str) -> Capture:
    return read_srt("".join(cues).encode(), RETRIEVAL)


def test_vtt_voices_times_tags_and_notes() -> None:
    raw = b"""WEBVTT - interview

NOTE nobody says this
neither this

STYLE
::cue { color: red }

intro
00:01.500 --> 01:02:03.250 align:start
<v.loud Ada Brandt>We did <i>not</i> fire &amp; never will.</v>

00:02.000 --> 00:03.000
<v Ben>Who did?</v><v Ada Brandt>Ask them.</v>
"""
    capture = read_vtt(raw, RETRIEVAL)
    assert turns(capture) == [
        ("Ada Brandt", "We did not fire & never will.", 1.5, 3723.25),
        ("Ben", "Who did?", 2.0, 3.0),
        ("Ada Brandt", "Ask them.", 2.0, 3.0),
    ]
    assert capture.text == "Ada Brandt: We did not fire & never will.\nBen: Who did?\nAda Brandt: Ask them."
    assert (capture.media_type, capture.view) == ("text/vtt", "transcript/1")


def test_srt_names_in_front_of_colons() -> None:
    capture = srt(cue(1, "ADA BRANDT: We saw"), cue(2, "three men leave."), cue(3, "- Ben Arko: When?"))
    assert turns(capture) == [("ADA BRANDT", "We saw three men leave.", 1.0, 3.0), ("Ben Arko", "When?", 3.0, 4.0)]
    assert capture.media_type == "application/x-subrip"


def test_a_sentence_cut_by_subtitles_is_one_line() -> None:
    assert srt(cue(1, "The road was"), cue(2, "closed at noon."), cue(9, "It opened again.")).text == (
        "The road was closed at noon.\nIt opened again."
    )


@pytest.mark.parametrize(
    "line", ["Remember: never open it.", "At 10:30 we left.", "He said: go.", "http://a.example: x"]
)
def test_a_colon_alone_makes_no_speaker(line: str) -> None:
    assert turns(srt(cue(1, line))) == [(None, line, 1.0, 2.0)]


def test_one_word_is_a_speaker_where_it_speaks_again() -> None:
    capture = srt(cue(1, "Host: Good evening."), cue(2, "Guest: Thank you."), cue(3, "Host: So?"), cue(4, "Guest: No."))
    assert [name for name, *_ in turns(capture)] == ["Host", "Guest", "Host", "Guest"]


def test_rolling_captions_are_not_said_twice() -> None:
    raw = "WEBVTT\n\n00:01.000 --> 00:03.000\nthe bridge is\n\n00:03.000 --> 00:05.000\nthe bridge is\nclosed today\n"
    assert read_vtt(raw.encode(), RETRIEVAL).text == "the bridge is closed today"


def test_whisper_segments_with_speakers() -> None:
    segments = [
        {"id": 0, "start": 0.0, "end": 2.5, "text": " We left", "speaker": "SPEAKER_00"},
        {"id": 1, "start": 2.5, "end": 4, "text": " at dawn.", "speaker": "SPEAKER_00"},
        {"id": 2, "start": 4, "end": 5, "text": " Why?", "speaker": "SPEAKER_01"},
    ]
    for value in ({"text": "…", "segments": segments, "language": "en"}, segments):
        capture = read_transcript_json(json.dumps(value).encode(), RETRIEVAL)
        assert turns(capture) == [("SPEAKER_00", "We left at dawn.", 0.0, 4.0), ("SPEAKER_01", "Why?", 4.0, 5.0)]


def test_whisper_cpp_counts_milliseconds() -> None:
    value = {"transcription": [{"offsets": {"from": 500, "to": 1500}, "text": " We left."}]}
    assert turns(read_transcript_json(json.dumps(value).encode(), RETRIEVAL)) == [(None, "We left.", 0.5, 1.5)]


def test_json_without_segments_is_a_page() -> None:
    assert read_transcript_json(b'{"html": "<p>Hello"}', RETRIEVAL).view == "html/1"
    assert [p.kind for p in read_transcript_json(b'{"a": 1}', RETRIEVAL).problems] == ["not_a_page"]


def test_odd_values_in_segments_do_no_harm() -> None:
    value = (
        b'{"segments": [{"text": "a\\ud800b", "start": NaN, "end": "x", "speaker": 3}, {"text": null}, {"text": ""}]}'
    )
    assert turns(read_transcript_json(value, RETRIEVAL))[0] == ("3", "a\ufffdb", None, None)


@pytest.mark.parametrize("read", [read_srt, read_vtt])
def test_a_file_in_which_nobody_speaks_says_so(read: object) -> None:
    assert callable(read)
    assert [problem.kind for problem in read(b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", RETRIEVAL).problems] == ["empty"]
