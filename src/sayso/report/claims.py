"""Claims that are denied or taken back, and running tallies, of the articles that a dossier is made of."""

from collections.abc import Iterator, Mapping, Sequence

from sayso.model import Article, Attribution, Member, Tally, hull
from sayso.record import Kept, Record, find_links
from sayso.report.citing import cited
from sayso.report.gathering import Source
from sayso.report.naming import capitalised, shortened
from sayso.report.notes import Notes
from sayso.report.phrases import count_words, day_words
from sayso.report.records import FieldRow, Sentence, Side, TallyRow
from sayso.report.telling import Vocabulary
from sayso.wording import one_line, speaker_words, words_of


def list_claims(
    record: Record, sources: Sequence[Source], notes: Notes, vocabulary: Vocabulary
) -> tuple[FieldRow, ...]:
    """Each proposition that speakers in these articles do not agree on, a side for each stance."""
    by_member = {source.member: source for source in sources}
    rows = [
        _claim(link, by_member, notes, vocabulary)
        for link in find_links(record, kind="claim", disputed=True)
        if all(member.in_article() in by_member for member in link.members)
    ]
    return tuple(rows)


def _claim(link: Kept, by_member: Mapping[Member, Source], notes: Notes, vocabulary: Vocabulary) -> FieldRow:
    sides: list[Side] = []
    for stance, numbers in link.body["stances"].items():
        said_by: dict[Sentence, None] = {}
        for member in (link.members[no] for no in numbers):
            source = by_member[member.in_article()]
            claim = _attribution(source.article, member)
            if claim:
                said_by[_speaker(source, claim, notes, vocabulary)] = None
        if said_by:
            sides.append(
                Side(value=capitalised(vocabulary.words.stances.get(stance) or str(stance)), said_by=tuple(said_by))
            )
    return FieldRow(name=f"Claim: {_proposition(link, by_member)}", sides=tuple(sides))


def _attribution(article: Article, member: Member) -> Attribution | None:
    return next((one for one in article.attributions if one.id == member.attribution), None)


def _proposition(link: Kept, by_member: Mapping[Member, Source]) -> str:
    """The claim in the words of the first report that has some."""
    for member in link.members:
        source = by_member[member.in_article()]
        claim = _attribution(source.article, member)
        words = " … ".join(words_of(source.words, span) for span in claim.content) if claim else ""
        if words:
            return f"“{shortened(words)}”"
    return "(no words)"


def _speaker(source: Source, claim: Attribution, notes: Notes, vocabulary: Vocabulary) -> Sentence:
    who = speaker_words(claim, source.article, source.words) or "nobody named"
    spans = [*claim.content, *claim.cue] or [*claim.source]
    number = notes.quote_around(source, hull(spans))
    return Sentence(words=f"{capitalised(who)}, in: {cited([source], vocabulary)}", notes=(number,))


def list_tallies(sources: Sequence[Source], notes: Notes, vocabulary: Vocabulary) -> tuple[TallyRow, ...]:
    """The running counts of these articles, each by itself; captures of one text give one together."""
    found: dict[tuple[object, ...], list[tuple[Source, Tally]]] = {}
    for source in sources:
        for tally in source.article.tallies:
            key = (source.text, count_words(tally), tally.period, tally.counter)
            found.setdefault(key, []).append((source, tally))
    return tuple(_tally(same, notes, vocabulary) for same in found.values())


def _tally(same: Sequence[tuple[Source, Tally]], notes: Notes, vocabulary: Vocabulary) -> TallyRow:
    tally = same[0][1]
    return TallyRow(
        count=count_words(tally),
        period=_period(tally, vocabulary),
        counter=one_line(tally.counter) if tally.counter else "not stated",
        source=cited([one for one, _ in same], vocabulary),
        notes=tuple(dict.fromkeys(notes.quote_around(one, its.evidence) for one, its in same)),
    )


def _period(tally: Tally, vocabulary: Vocabulary) -> str:
    bounds = list(_bounds(tally, vocabulary))
    return " ".join(bounds) if bounds else "not stated"


def _bounds(tally: Tally, vocabulary: Vocabulary) -> Iterator[str]:
    start, end = (tally.period.start, tally.period.end) if tally.period else (None, None)
    if start and start == end:
        yield f"{'on' if len(start) > 7 else 'in'} {day_words(start, vocabulary.words)}"
        return
    if start:
        yield f"from {day_words(start, vocabulary.words)}" if end else f"since {day_words(start, vocabulary.words)}"
    if end:
        yield f"to {day_words(end, vocabulary.words)}" if start else f"until {day_words(end, vocabulary.words)}"
