"""The dossier as data: what every format of it says, and what it carries along for machines.

Texts that come from captures stand in it as they are; each writer escapes them for its own format. Offsets are those of
the coded format: half-open, in Unicode code points, into the text view of a capture.
"""

from dataclasses import dataclass, field

FORMAT = "sayso-dossier/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """Characters of a capture that a sentence rests on, with everything that is needed to find them again.

    `quotation` is exactly `text[start:end]` of the text view `view` of the capture, and `text_sha256` the digest of the
    whole view.
    """

    number: int
    capture: str
    name: str
    view: str
    text_sha256: str
    start: int
    end: int
    quotation: str
    publisher: str | None
    published: str | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of the dossier with the numbers of its footnotes."""

    words: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Who reports: articles, known publishers and independent origins."""

    articles: int
    publishers: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How one report tells an event: a hedged sentence, further ones about it, and where the article came from.

    `mark` are the words that tell it, by offsets like those of the first footnote of the sentence.
    """

    sentence: Sentence
    mark: tuple[int, int]
    further: tuple[Sentence, ...]
    source: str
    status: str
    background: bool
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of several values that cannot all be right, with who gives it; `notes` are theirs."""

    value: str
    said_by: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One field over all reports. `sides` has one member where they agree; `chosen` says which value counts."""

    name: str
    sides: tuple[Side, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an event is drawn. `radius_km` is half the width of the area it is known to; None: all of `country`."""

    name: str
    country: str | None
    lat: float
    lon: float
    radius_km: float | None
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event of the dossier: one happening, in the words of each report.

    `key` names it within the dossier (`E1`); `events` are the ids of its reports in the record. `first` and `last` are
    ISO dates between which it may have happened, None where open; both None where it is not dated.
    """

    key: str
    noun: str
    who: str
    whom: str
    status: str
    background: bool
    when: str
    first: str | None
    last: str | None
    dated_by_article: bool
    where: str
    spot: Spot | None
    toll: str
    voices: Voices
    told: tuple[Told, ...]
    agreed: tuple[FieldRow, ...]
    disputed: tuple[FieldRow, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """Somebody named in the events, with what the articles say of them; `acts` and the like are keys of entries."""

    name: str
    what: str
    also: tuple[str, ...]
    said: tuple[Sentence, ...]
    acts: tuple[str, ...]
    is_acted_upon: tuple[str, ...]
    speaks: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Somebody in the events who is described and not named; `entries` are their keys."""

    words: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """A running count as one article gives it; never added to another."""

    count: str
    period: str
    counter: str
    source: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRow:
    """A capture that footnotes point into. `name` is that of its file, without folders."""

    id: str
    name: str
    media_type: str
    view: str
    text_sha256: str
    url: str | None
    captured_at: str | None
    notes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that the dossier says of itself."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A brief of some events of a record. `dated` is a date that somebody gave it, empty for none."""

    program: str
    title: str
    dated: str
    covers: tuple[Fact, ...]
    summary: tuple[str, ...]
    entries: tuple[Entry, ...]
    actors: tuple[ActorRow, ...]
    claims: tuple[FieldRow, ...]
    tallies: tuple[TallyRow, ...]
    footnotes: tuple[Footnote, ...]
    captures: tuple[CaptureRow, ...]
    described: tuple[Described, ...] = ()
    left_out: tuple[str, ...] = ()
    format: str = field(default=FORMAT)
