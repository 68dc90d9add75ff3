"""The dossier as Markdown (CommonMark with tables and footnotes, as GitHub, Pandoc and Obsidian read it).

Every text that comes from a capture is escaped, so that it is neither markup nor a link nor an image. Each footnote
ends with a code span that holds the same for machines: `sayso {JSON}`. A comment at the end holds the whole dossier.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.report import texts
from sayso.report.carried import decode_footnote, encode_dossier, encode_inert
from sayso.report.entries import voices_words
from sayso.report.records import Dossier, Entry, FieldRow, Footnote, Sentence
from sayso.report.showing import EXCERPT, Quoted, lines_of, place_of, quoted, seen, spots_of, status_label
from sayso.report.svg import map_panels

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&@$^!]|:(?!\s|$)|(?<=[wW]{3})\.")
_BEGINNING = re.compile(r"^(\d*)([-+=.)])")  # what makes a list or a heading where it begins a line
DATA = "sayso-dossier"
_COMMENT = re.compile(rf"^<!-- {DATA} (\{{[^<>]*\}}) -->$", re.MULTILINE)
_FOOTNOTE = re.compile(r"^\[\^(\d+)\]: .*`sayso (\{[^`]*\})`$", re.MULTILINE)


def write_markdown(dossier: Dossier) -> bytes:
    """The file, in UTF-8; the same dossier gives the same bytes."""
    notes = map(write_footnote, dossier.footnotes)
    data = f"<!-- {DATA} {encode_dossier(dossier)} -->"
    blocks = "\n\n".join(filter(None, [*_blocks(dossier), *notes, data]))
    return f"{blocks}\n".encode("utf-8", "replace")


def plain(words: str) -> str:
    """Words that Markdown takes for words: on one line, with what could be markup escaped."""
    return _BEGINNING.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", " ".join(seen(words).split())))


def write_footnote(note: Footnote) -> str:
    """A footnote on one line: the quotation, where it stands, and the same for machines."""
    where = f"{plain(note.name)}, characters {note.start} to {note.end}, `{note.capture}`"
    data = encode_inert(note)
    return f"[^{note.number}]: {_quote(quoted(note))} {plain(place_of(note))}, {where} `sayso {data}`"


def read_comments(text: str) -> list[str]:
    """The data of the whole dossier, of which there is one in a file as it was written."""
    return _COMMENT.findall(text)


def read_footnotes(text: str) -> list[tuple[Footnote, bool]]:
    """The footnotes of a file, each with whether what people see is what its data say."""
    found: list[tuple[Footnote, bool]] = []
    for line in _FOOTNOTE.finditer(text):
        note = decode_footnote(line[2])
        found.append((note, write_footnote(note) == line.group() and str(note.number) == line[1]))
    return found


def _blocks(dossier: Dossier) -> Iterator[str]:
    yield f"# {plain(dossier.title)}"
    yield f"Dossier, {plain(dossier.dated)}" if dossier.dated else ""
    yield texts.INTRODUCTION
    yield "## Summary"
    yield _list(map(plain, dossier.summary))
    yield "## What it covers"
    yield _list(f"{plain(fact.name)}: {plain(fact.value)}" for fact in dossier.covers)
    yield texts.COVERAGE
    if dossier.left_out:
        yield f"Left out:\n\n{_list(map(plain, dossier.left_out))}"
    yield "## What is agreed"
    agreed = [entry for entry in dossier.entries if entry.agreed]
    yield texts.AGREED if agreed else texts.NONE_AGREED
    for entry in agreed:
        yield f"### {_head(entry)}, agreed"
        yield voices_words(entry.voices)
        yield _list(f"{row.name}: {plain(row.sides[0].value)}{_notes(row)}" for row in entry.agreed)
    yield "## What is disputed"
    yield from _disputed(dossier)
    yield "## Events"
    for entry in dossier.entries:
        yield from _entry(entry, dossier.footnotes)
    yield "" if dossier.entries else "None."
    yield "## Timeline"
    yield from _timeline(dossier)
    yield "## Map"
    yield from _places(dossier)
    yield "## Actors"
    yield texts.ACTORS
    yield from _actors(dossier)
    yield "## Tallies"
    yield texts.TALLIES
    rows = [(t.count, t.period, t.counter, t.source, t.notes) for t in dossier.tallies]
    yield _table(
        ("Count", "Period", "Counted by", "Article"),
        [[plain(count) + _refs(notes), plain(period), plain(by), plain(src)] for count, period, by, src, notes in rows],
    )
    yield "## Captures"
    yield texts.CAPTURES
    yield _table(
        ("File", "SHA-256 of its bytes", "SHA-256 of its text", "Reader", "Address", "Captured", "Footnotes"),
        [
            [plain(c.name), f"`{c.id}`", f"`{c.text_sha256}`", plain(c.view), plain(c.url or ""),
             plain(c.captured_at or "time not recorded"), str(c.notes)]
            for c in dossier.captures
        ],
    )  # fmt: skip
    yield "## How to check it"
    yield f"`{texts.VERIFY}`"
    yield texts.CHECKING
    yield texts.NOTES
    yield texts.BY_HAND
    yield texts.LIMITS
    yield f"Written by sayso {plain(dossier.program)}."


def _disputed(dossier: Dossier) -> Iterator[str]:
    disputed = [entry for entry in dossier.entries if entry.disputed]
    for entry in disputed:
        yield f"### {_head(entry)}, disputed"
        yield voices_words(entry.voices)
        for row in entry.disputed:
            yield from _sides(row)
    for row in dossier.claims:
        yield from _sides(row)
    denied = [entry for entry in dossier.entries if entry.status in ("denied", "negated")]
    if denied:
        yield "Denied, or said not to have happened:"
        yield _list(map(_line, denied))
    if not (disputed or dossier.claims or denied):
        yield texts.NONE_DISPUTED


def _sides(row: FieldRow) -> Iterator[str]:
    yield _table(
        (plain(row.name), "Who says so"),
        [[plain(side.value), "<br>".join(map(_sentence, side.said_by))] for side in row.sides],
    )
    yield plain(row.chosen)


def _entry(entry: Entry, notes: Sequence[Footnote]) -> Iterator[str]:
    yield f"### {_head(entry)}"
    for told in entry.told:
        yield _sentence(told.sentence)
        if told.sentence.notes:
            yield f"> {_quote(quoted(notes[told.sentence.notes[0] - 1], EXCERPT, told.mark))}"
        yield _list(_sentence(one) for one in told.further)
        yield f"Source: {plain(told.source)}{f' — {plain(told.review)}' if told.review else ''}"
    yield _list(f"{name}: {plain(value)}" for name, value in lines_of(entry))


def _timeline(dossier: Dossier) -> Iterator[str]:
    dated = [entry for entry in dossier.entries if entry.first or entry.last]
    undated = [entry for entry in dossier.entries if not (entry.first or entry.last)]
    yield _table(("When", "Event"), [[plain(entry.when), _line(entry)] for entry in dated])
    if undated:
        yield "Date not known:"
        yield _list(map(_line, undated))


def _places(dossier: Dossier) -> Iterator[str]:
    spots = spots_of(dossier)
    by_number = {spot.number: spot for spot in spots}
    for no, panel in enumerate(map_panels(dossier, spots), 1):
        yield f"Region {no}: {plain(panel.title)}"
        listed = [by_number[number] for number in panel.numbers]
        yield _list(f"{plain(spot.where)}: {', '.join(spot.entries)}" for spot in listed)
    unplaced = [entry for entry in dossier.entries if entry.spot is None]
    if unplaced:
        yield "Without a place on a map:"
        yield _list(map(_line, unplaced))


def _actors(dossier: Dossier) -> Iterator[str]:
    for actor in dossier.actors:
        what = f" ({plain(actor.what)})" if actor.what else ""
        yield f"### {plain(actor.name)}{what}"
        lines = [f"Also: {plain('; '.join(actor.also))}"] if actor.also else []
        lines += map(_sentence, actor.said)
        parts = (("Acts in", actor.acts), ("Is acted upon in", actor.is_acted_upon), ("Speaks of", actor.speaks))
        lines += [f"{verb} {', '.join(keys)}" for verb, keys in parts if keys]
        yield _list([*lines, f"Named in{_refs(actor.notes)}"])
    if dossier.described:
        yield "Described, not named:"
        yield _list(f"“{plain(one.words)}”: {', '.join(one.entries)}" for one in dossier.described)


def _head(entry: Entry) -> str:
    return f"{entry.key}: {plain(entry.noun)} ({status_label(entry)})"


def _line(entry: Entry) -> str:
    parties = " → ".join(filter(None, [entry.who or ("not named" if entry.whom else ""), entry.whom]))
    return f"{_head(entry)}{f'. {plain(parties)}' if parties else ''}"


def _sentence(sentence: Sentence) -> str:
    return plain(sentence.words) + _refs(sentence.notes)


def _refs(numbers: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _notes(row: FieldRow) -> str:
    return _refs(number for one in row.sides[0].said_by for number in one.notes)


def _quote(parts: Quoted) -> str:
    before, mark, after = (plain(f"x{part}x")[1:-1] for part in (parts.before, parts.mark, parts.after))
    return f"“{before}{f'**{mark}**' if mark.strip() == mark and mark else mark}{after}”"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return "None."
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
