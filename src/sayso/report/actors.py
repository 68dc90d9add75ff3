"""Who is named in the events of a dossier, and what the articles say of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.lang.report import ReportWords
from sayso.model import Actor, Member, Span
from sayso.record import Kept, Record
from sayso.record.link_pages import find_links_of
from sayso.report.gathering import Happening, Source
from sayso.report.naming import is_named, is_proper, name_phrase
from sayso.report.notes import Notes
from sayso.report.records import ActorRow, Described, Sentence
from sayso.report.telling import Vocabulary
from sayso.wording import find_actor, one_line, words_of

SLICE = 400
NAMED = ("organization", "state")  # are named even where the noun has no capital: the Sadrist movement
SAID = 6  # roles and relations of one actor
QUOTED = 4  # footnotes for where a name stands


@dataclass(slots=True)
class _Person:
    """An actor as far as it is gathered; `seen` are its sightings in articles."""

    seen: dict[Member, tuple[Source, Actor]] = field(default_factory=dict[Member, tuple[Source, Actor]])
    acts: list[str] = field(default_factory=list[str])
    acted_upon: list[str] = field(default_factory=list[str])
    speaks: list[str] = field(default_factory=list[str])

    def entries(self) -> list[str]:
        """The keys of all entries that it stands in, each once."""
        return list(dict.fromkeys([*self.acts, *self.acted_upon, *self.speaks]))


def list_actors(
    record: Record, keyed: Mapping[str, Happening], notes: Notes, vocabulary: Vocabulary
) -> tuple[tuple[ActorRow, ...], tuple[Described, ...]]:
    """A row for each named actor, those of most events first; and beside them who is described and not named.

    Actors of several articles are one where the record says so, by a link or a person's judgement.
    """
    sightings = list(_sightings(keyed))
    parts = list(dict.fromkeys(member.actor or "" for _, _, member, _, _ in sightings))
    links = [
        link for at in range(0, len(parts), SLICE) for link in find_links_of(record, parts[at : at + SLICE], "actor")
    ]
    same = {member: link for link in links if link.body["judgement"] == "same" for member in link.members}
    people: dict[str, _Person] = {}
    for key, side, member, source, actor in sightings:
        link = same.get(member)
        person = people.setdefault(link.id if link else f"{member.capture} {member.actor}", _Person())
        person.seen[member] = (source, actor)
        listed = {"acts": person.acts, "acted_upon": person.acted_upon, "speaks": person.speaks}[side]
        if key not in listed:
            listed.append(key)
    named = [person for person in people.values() if _is_named(person, vocabulary.words)]
    named.sort(key=lambda person: (-len(person.entries()), _name(person)))
    unsure = [link for link in links if link.body["judgement"] == "undecided"]
    rows = tuple(_row(person, same, unsure, notes, vocabulary) for person in named)
    described: dict[str, list[str]] = {}
    for person in people.values():
        if not _is_named(person, vocabulary.words):
            described.setdefault(_name(person), []).extend(person.entries())
    return rows, tuple(
        Described(words=words, entries=tuple(dict.fromkeys(keys))) for words, keys in sorted(described.items())
    )


def _is_named(person: _Person, words: ReportWords) -> bool:
    return any(
        is_proper(actor.name, source.words, words) or (actor.kind in NAMED and is_named(actor.name))
        for source, actor in person.seen.values()
    )


def _sightings(keyed: Mapping[str, Happening]) -> Iterator[tuple[str, str, Member, Source, Actor]]:
    """Every actor of every report: the key of the entry, the side, the member, the article and the actor."""
    for key, happening in keyed.items():
        for report in happening.reports:
            article = report.source.article
            speakers = [one.speaker for one in article.attributions if one.id == report.event.attribution]
            sides = (
                ("acts", [party.actor for party in report.event.actors]),
                ("acted_upon", [party.actor for party in report.event.recipients]),
                ("speaks", speakers),
            )
            for side, ids in sides:
                for actor in filter(None, (find_actor(article, one) for one in ids)):
                    yield key, side, replace(report.source.member, actor=actor.id), report.source, actor


def _row(
    person: _Person, same: Mapping[Member, Kept], unsure: Sequence[Kept], notes: Notes, vocabulary: Vocabulary
) -> ActorRow:
    name = _name(person)
    names = dict.fromkeys(one_line(word) for _, actor in person.seen.values() for word in (actor.name, *actor.aliases))
    quoted = [
        notes.quote_around(source, place)
        for source, actor in person.seen.values()
        for place in _named_at(source, actor)[:1]
    ]
    said = dict.fromkeys([*_said(person, notes, vocabulary), *_undecided(person, unsure)])
    return ActorRow(
        name=name,
        what=_what(person, vocabulary),
        also=tuple(one for one in names if one != name and is_named(one)),
        said=tuple(said)[:SAID],
        acts=tuple(person.acts),
        is_acted_upon=tuple(person.acted_upon),
        speaks=tuple(person.speaks),
        notes=tuple(dict.fromkeys(quoted))[:QUOTED],
    )


def _name(person: _Person) -> str:
    """The name of the actor that most articles use; of several, the longest."""
    names = [one_line(actor.name) for _, actor in person.seen.values()]
    return max(names, key=lambda name: (names.count(name), len(name), name))


def _named_at(source: Source, actor: Actor) -> list[Span]:
    """Where the text gives the name itself; the first mention where it gives none."""
    places = [span for span in actor.mentions if words_of(source.words, span) == one_line(actor.name)]
    return places or list(actor.mentions[:1])


def _what(person: _Person, vocabulary: Vocabulary) -> str:
    kinds = dict.fromkeys(vocabulary.words.kinds.get(actor.kind, "") for _, actor in person.seen.values())
    states = dict.fromkeys(actor.country for _, actor in person.seen.values() if actor.country)
    countries = [vocabulary.countries.get(code, code) for code in states]
    return ", ".join(filter(None, [*kinds, *countries]))


def _said(person: _Person, notes: Notes, vocabulary: Vocabulary) -> Iterator[Sentence]:
    """Roles in the words of the text, and what articles say holds between this actor and others."""
    found: dict[str, list[int]] = {}
    for source, actor in person.seen.values():
        for role in actor.roles:
            of = find_actor(source.article, role.of)
            words = words_of(source.words, role.text)
            line = f"Is called “{words}”" + (f" of {one_line(of.name)}." if of and of.name not in words else ".")
            found.setdefault(line, []).append(notes.quote_around(source, role.text))
        for relation in source.article.relations:
            other = find_actor(source.article, relation.to_actor)
            verb = vocabulary.words.relations.get(relation.kind)
            if relation.from_actor == actor.id and other and verb and other.name != actor.name:
                hedge = "" if relation.status == "asserted" else f" ({relation.status})"
                whom = name_phrase(other.name, other.mentions, source.words, vocabulary.words)
                line = f"Is said to {verb} {whom}{hedge}."
                found.setdefault(line, []).append(notes.quote_around(source, relation.evidence))
    for words, numbers in found.items():
        yield Sentence(words=words, notes=tuple(dict.fromkeys(numbers)))


def _undecided(person: _Person, unsure: Sequence[Kept]) -> Iterator[Sentence]:
    for link in unsure:
        if any(member in person.seen for member in link.members):
            name = one_line(link.body["name"])
            yield Sentence(words=f"Whether this is one with others of the name {name} is undecided.")
