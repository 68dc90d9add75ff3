"""Transcripts of recordings → captures with turns: SubRip, WebVTT, and the JSON that Whisper and its kin write."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.captures.cues import Cue, find_cues
from sayso.captures.decode import decode
from sayso.captures.jsonl import read_record
from sayso.captures.retrieval import Retrieval
from sayso.captures.segments import find_segments
from sayso.captures.troubles import problem
from sayso.ids import bytes_id
from sayso.model import Capture, Problem, Span, Turn

VIEW = "transcript/1"
PAUSE_S = 2.0  # a silence that ends a turn, if the sentence has ended too
NEW_SPEAKER = ("- ", "– ", "— ", ">>")  # marks of subtitles for the deaf
SENTENCE_ENDS = tuple(".?!…\"”'’)")


def read_srt(raw: bytes, retrieval: Retrieval) -> Capture:
    """A SubRip file, one line of text view a turn; a speaker is a name in front of a colon."""
    text, problems = _decoded(raw, retrieval)
    return _capture(raw, retrieval, "application/x-subrip", find_cues(text), problems)


def read_vtt(raw: bytes, retrieval: Retrieval) -> Capture:
    """A WebVTT file, one line of text view a turn; a speaker is a voice (`<v Name>`) or a name in front of a colon."""
    text, problems = _decoded(raw, retrieval)
    return _capture(raw, retrieval, "text/vtt", find_cues(text), problems)


def read_transcript_json(raw: bytes, retrieval: Retrieval) -> Capture:
    """Segments with text, times and perhaps speakers, as Whisper, WhisperX and whisper.cpp write them.

    JSON without segments is read as one record of a JSONL file.
    """
    text, problems = _decoded(raw, retrieval)
    segments = find_segments(text) if text else []
    if segments is None:
        return read_record(raw, retrieval)
    return _capture(raw, retrieval, "application/json", segments, problems)


def _decoded(raw: bytes, retrieval: Retrieval) -> tuple[str, list[Problem]]:
    decoded = decode(raw, declared=retrieval.charset)
    return decoded.text or "", list(decoded.problems)


def _capture(
    raw: bytes, retrieval: Retrieval, media_type: str, cues: Sequence[Cue], problems: Sequence[Problem]
) -> Capture:
    text, turns = _view(_merged(cues))
    if not text and not problems:
        problems = [problem("empty", "nobody says anything in this transcript")]
    return Capture(
        id=bytes_id(raw),
        path=retrieval.path,
        text=text,
        media_type=media_type,
        view=VIEW,
        url=retrieval.url,
        captured_at=retrieval.captured_at,
        publisher=retrieval.publisher,
        turns=turns,
        problems=tuple(problems),
    )


def _merged(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Successive cues of one speaker as one, up to a pause behind the end of a sentence: subtitles cut sentences."""
    turn: Cue | None = None
    for cue in cues:
        if turn is None:
            turn = cue
        elif _changes(turn, cue) or (_pause_s(turn, cue) >= PAUSE_S and turn.text.endswith(SENTENCE_ENDS)):
            yield turn
            turn = cue
        else:
            turn = replace(turn, text=f"{turn.text} {cue.text}", end_s=cue.end_s)
    if turn is not None:
        yield turn


def _changes(turn: Cue, cue: Cue) -> bool:
    """Whether another one speaks. Names in the words stand where the speaker changes; cues between them have none."""
    if cue.speaker is None and turn.speaker is not None and not turn.given:
        return cue.text.startswith(NEW_SPEAKER) or _pause_s(turn, cue) >= PAUSE_S
    return turn.speaker != cue.speaker or cue.text.startswith(NEW_SPEAKER)


def _pause_s(before: Cue, after: Cue) -> float:
    return after.start_s - before.end_s if before.end_s is not None and after.start_s is not None else 0.0


def _view(cues: Iterable[Cue]) -> tuple[str, tuple[Turn, ...]]:
    lines: list[str] = []
    turns: list[Turn] = []
    start = 0
    for cue in cues:
        name = f"{cue.speaker}: " if cue.speaker else ""
        line = name + cue.text
        turns.append(
            Turn(
                span=Span(start + len(name), start + len(line)),
                speaker=Span(start, start + len(name) - 2) if cue.speaker else None,
                start_s=cue.start_s,
                end_s=cue.end_s,
            )
        )
        lines.append(line)
        start += len(line) + 1
    return "\n".join(lines), tuple(turns)
