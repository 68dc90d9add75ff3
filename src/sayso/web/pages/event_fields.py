"""The fields of an event as its pages show them: each value with the words it was read from and, where somebody
corrected it, with what was coded, who corrected it, when and why.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model import Article, Event, Party, Review, Span, read_parties
from sayso.wording import (
    casualty_words,
    dates_of,
    find_actor,
    one_line,
    size_words,
    status_words,
    when_words,
    where_words,
    words_of,
)

LABELS = {
    "trigger": "What", "status": "Status", "mention": "Told again", "actor": "Who", "recipient": "Whom", "when": "When",
    "where": "Where", "toll": "How many", "source": "Source", "cue": "Cue", "content": "Said",
}  # fmt: skip
INFERRED = {
    "publication": "inferred from the date of publication",
    "capture": "inferred from the date of capture",
    "relative": "resolved against the article's date",
    "explicit": "",
}
SIDES = {"actor": "actors", "recipient": "recipients"}
LONGEST = 300  # characters of the words of a field
UNKNOWN = "not told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Somebody's correction of a value. `coded` is what the program read; `at` is ISO 8601, UTC."""

    coded: str
    by: str
    at: str
    why: str
    judgement: str
    settles: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A value of an event: how it is read, on what basis, and the characters it was read from, if there are any."""

    name: str
    label: str
    value: str
    basis: str
    span: Span | None
    words: str
    actor: str | None = None
    correction: Correction | None = None


def find_fields(event: Event, article: Article, text: str, review: Review | None = None) -> Iterator[Field]:
    """The fields of a coded event, with the values that people gave them in place of those that were coded."""
    given = dict(review.given) if review else {}
    now = review.correct(event) if review else event

    def corrected(name: str, fields: Sequence[str], coded: str, value: str, span: Span | None) -> Iterator[Field]:
        """One row for what somebody corrected; nothing where nobody did."""
        made = [given[field] for field in fields if field in given]
        if made:
            last = max(made, key=lambda one: (one.settles, one.at))
            how = Correction(
                coded=coded or UNKNOWN, by=last.by, at=last.at, why=last.why, judgement=last.id, settles=last.settles
            )
            field = field_of(name, value or UNKNOWN, span, text)
            same = (value or UNKNOWN) == how.coded
            yield Field(
                name=name, label=field.label, value=field.value, basis="", span=span, words=field.words,
                correction=None if same else how,
            )  # fmt: skip

    what = _what(now)
    yield from corrected("trigger", ("type", "mode"), _what(event), what, event.trigger)
    if not given.keys() & {"type", "mode"}:
        yield field_of("trigger", what, event.trigger, text, basis=", ".join(event.contexts))
    words = [status_words(one.status, historical=one.historical) for one in (event, now)]
    yield from corrected("status", ("status", "historical"), words[0], words[1], None)
    for side, field in SIDES.items():
        parties: tuple[Party, ...] = getattr(event, field)
        if field in given and review:
            named = read_parties(review.values[field])
            spans = [span for party in (*named, *parties) for span in party.spans]
            coded = names_of(parties, article, text)
            yield from corrected(side, (field,), coded, "; ".join(one.name for one in named), next(iter(spans), None))
        else:
            yield from _parties(side, parties, article, text)
    if "when" in given:
        evidence = event.when.evidence if event.when else None
        yield from corrected("when", ("when",), when_words(event.when), when_words(now.when), evidence)
    else:
        yield from _when(event, text)
    if "where" in given:
        evidence = event.where.evidence if event.where else None
        yield from corrected("where", ("where",), where_words(event.where), where_words(now.where), evidence)
    else:
        yield from _where(event, text)
    kinds = dict.fromkeys(group.kind for one in (event, now) for group in one.casualties)
    kinds |= dict.fromkeys(field.partition(".")[2] for field in given if field.startswith("casualties."))
    for kind in kinds:
        groups = [group for group in event.casualties if group.kind == kind]
        counted = [group for group in now.casualties if group.kind == kind]
        evidence = groups[0].evidence if groups else None
        name = f"casualties.{kind}"
        yield from corrected("toll", (name,), casualty_words(groups), casualty_words(counted) or f"no {kind}", evidence)
        for group in groups if name not in given else ():
            bounds = "" if group.min == group.max else f"best {size_words(group.best, group.best, group.best)}"
            yield field_of("toll", casualty_words([group]), group.evidence, text, basis=bounds)
    for span in event.mentions:
        yield field_of("mention", "the same event", span, text)


def field_of(
    name: str, value: str, span: Span | None, text: str, *, basis: str = "", actor: str | None = None
) -> Field:
    """A field with the words of its span, the first ones where they are many."""
    words = words_of(text, Span(span.start, min(span.end, span.start + LONGEST))) if span else ""
    return Field(name=name, label=LABELS[name], value=value, basis=basis, span=span, words=words, actor=actor)


def names_of(parties: Sequence[Party], article: Article, text: str) -> str:
    """The names of parties, each once."""
    return "; ".join(dict.fromkeys(name_of(party, article, text) for party in parties))


def name_of(party: Party, article: Article, text: str) -> str:
    """The name of a party's actor, or the words of the text."""
    actor = find_actor(article, party.actor)
    return one_line(actor.name) if actor else " … ".join(words_of(text, span) for span in party.spans)


def _what(event: Event) -> str:
    return " ".join(filter(None, [event.type, event.mode]))


def _parties(side: str, parties: Sequence[Party], article: Article, text: str) -> Iterator[Field]:
    for party in parties:
        actor = find_actor(article, party.actor)
        known = [actor.kind, actor.country, actor.sector] if actor else []
        for span in party.spans[:1]:
            name = name_of(party, article, text)
            yield field_of(side, name, span, text, basis=", ".join(filter(None, known)), actor=party.actor)


def _when(event: Event, text: str) -> Iterator[Field]:
    if event.when:
        basis = INFERRED.get(event.when.basis, event.when.basis)
        precise = "" if event.when.granularity == "day" else f"to the {event.when.granularity}"
        value = dates_of(event.when) if event.when.basis == "explicit" else when_words(event.when)
        basis = ", ".join(filter(None, [precise, basis]))
        yield field_of("when", value, event.when.evidence, text, basis=basis)


def _where(event: Event, text: str) -> Iterator[Field]:
    if event.where:
        where = event.where
        point = None if where.lat is None or where.lon is None else f"{where.lat:.3f}, {where.lon:.3f}"
        geonames = f"GeoNames {where.geonames_id}" if where.geonames_id else None
        basis = " · ".join(filter(None, [point, geonames]))
        yield field_of("where", where_words(where), where.evidence, text, basis=basis)
