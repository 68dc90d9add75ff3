"""Tellings: what one report says of a happening, and as whose word it counts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.linking.copies import Kinships
from sayso.linking.copies.counting import Independence, article_of
from sayso.linking.reports import Report, ReportedActor, ReportedEvent, ReportedParty
from sayso.linking.words import words_of
from sayso.model import Member

OFFICIAL = frozenset({"GOV", "COP", "MIL", "JUD", "LEG", "SPY"})  # sectors that speak for a state
ARMED = frozenset(
    {"MIL", "REB", "UAF", "PRM"}
)  # sectors that fight, and count their own and others' dead for a purpose
STEM = 5  # letters
_QUOTES = " \"'“”‘’"
_NAMED = re.compile(
    r"(?:\s*,?\s*(?:from|called|named|known as|belonging to)\s+(?:the\s+)?[\"“'‘]?"
    r"|(?P<apposed>\s*,\s*the)\s+[\"“'‘]?|\s*,?\s*[\"“])"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]*(?:[ -]+(?:[A-ZÀ-Þ][\w'’-]*|al|of|the|and|de|bin))*)"
    r"(?(apposed)(?=[,.;:)\"”’–—]))"
)  # "an unknown faction, the “X Y”,", "leaders of a group from the X Y"; not "five people, the X said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event as one report tells it.

    `number` is that of its member in the link. `text` and `origin` number texts that are copies of each other, and
    origins; `voice` is who answers for it: who says so, else the publisher; None if nobody is named. `official`: a body
    of the state says so; `partial`: who says so fights, or is a party to it. `denied`: whom it is told of denies it, in
    the same report.
    """

    number: int
    event: ReportedEvent
    text: Member
    origin: int
    day: str | None
    voice: str | None
    official: bool
    partial: bool
    denied: bool
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    bodies: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Parties that are described by a body they belong to ("leaders of the Front"), with the names of the bodies."""


def read_tellings(
    told: Iterable[tuple[Member, Report, ReportedEvent]], kinships: Kinships, independence: Independence
) -> list[Telling]:
    """The tellings of one happening, in the order of the members of its link."""
    origins = {member: number for number, origin in enumerate(independence.origins) for member in origin.members}
    return [
        Telling(
            number=number,
            event=event,
            text=kinships.text_of.get(article_of(member), article_of(member)),
            origin=origins[member],
            day=report.day(),
            voice=(event.chain[-1] if event.chain else report.publisher) or None,
            official=any(actor.sector in OFFICIAL for actor in _speakers(event, report)),
            partial=_is_partial(event, report),
            denied=_is_denied(event, report),
            actors=tuple(_name(party, event, report) for party in event.actors),
            recipients=tuple(_name(party, event, report) for party in event.recipients),
            bodies={
                name: bodies
                for party in (*event.actors, *event.recipients)
                if (bodies := _bodies(name := _name(party, event, report), report))
            },
        )
        for number, (member, report, event) in enumerate(told)
    ]


def _speakers(event: ReportedEvent, report: Report) -> list[ReportedActor]:
    """The actors of the report who say that the event happened."""
    said = set(event.chain)
    return [actor for actor in report.actors if not said.isdisjoint((actor.name, *actor.aliases))]


def _is_partial(event: ReportedEvent, report: Report) -> bool:
    """Whether who says so fights, is a party to it, or is nobody whom the report tells more of."""
    speakers = _speakers(event, report)
    voice = event.chain[-1] if event.chain else None
    if voice not in (None, report.publisher, report.agency) and not any(
        voice in (actor.name, *actor.aliases) for actor in speakers
    ):
        return True
    parties = {party.actor for party in (*event.actors, *event.recipients)}
    return any(actor.sector in ARMED or actor.id in parties for actor in speakers)


def _is_denied(event: ReportedEvent, report: Report) -> bool:
    """Whether an actor of an event that is told on somebody's word denies it in the same report: what is denied, or
    what it is known from ("the recordings are fake"), is spoken of where the event is told.
    """
    if event.status != "alleged":
        return False
    actors = {party.actor for party in event.actors if party.actor}
    parties = {word for actor in report.actors if actor.id in actors for word in words_of(actor.name)}
    told = _stems(event.sentence)
    return any(
        claim.stance == "denies"
        and claim.speaker in actors
        and (told & _stems(claim.content)) - _stems(" ".join(parties))
        for claim in report.claims
    )


def _stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text, which their forms share."""
    return {word[:STEM] for word in words_of(text) if len(word) >= STEM}


def _name(party: ReportedParty, event: ReportedEvent, report: Report) -> str:
    """What to call a party: the name of its actor, else its words, with the name that follows them in apposition."""
    actor = next((actor for actor in report.actors if actor.id == party.actor), None)
    if actor and _is_name(actor.name):
        return actor.name
    if not party.words[:1].islower():
        return party.words
    place = event.sentence.find(party.words)
    after = _NAMED.match(event.sentence, place + len(party.words)) if place >= 0 and party.words else None
    return f"{party.words} ({after['name'].strip(_QUOTES)})" if after else party.words


def _bodies(described: str, report: Report) -> tuple[str, ...]:
    """The organizations of the report that a description names, none of which is all of it."""
    return tuple(
        actor.name
        for actor in report.actors
        if actor.kind == "organization"
        and described not in (actor.name, *actor.aliases)
        and any(re.search(rf"\b{re.escape(name)}\b", described) for name in (actor.name, *actor.aliases))
    )


def _is_name(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split())
