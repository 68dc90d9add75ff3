"""Sketches: reports as each room compares them, and where they wait until they are asked for."""

from collections import OrderedDict
from dataclasses import dataclass

import msgspec

from sayso.linking import actors, claims, copies, events
from sayso.linking.knowledge import LinkKnowledge
from sayso.linking.pairs import Keys, number_keys
from sayso.linking.reports import Report
from sayso.model import Member

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Report)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A report as each room compares it."""

    report: Report
    copy: copies.Profile
    origins: copies.Origins
    actors: actors.ActorProfile
    claims: claims.ClaimProfile
    events: events.Profile


def read_sketch(report: Report, knowledge: LinkKnowledge) -> Sketch:
    """What is compared of a report."""
    who = read_actors(report, knowledge)
    return Sketch(
        report=report,
        copy=copies.read_profile(report, knowledge.copies),
        origins=copies.find_origins(report, knowledge.copies),
        actors=who,
        claims=claims.read_claims(report, who.company, knowledge.claims),
        events=events.read_profile(report, knowledge.events),
    )


def read_actors(report: Report, knowledge: LinkKnowledge) -> actors.ActorProfile:
    """What who-is-who rests on, of a report."""
    return actors.read_actors(report, knowledge.identity)


def keys_of(sketch: Sketch, knowledge: LinkKnowledge) -> Keys:
    """Reports that share one of these numbers are worth comparing."""
    return number_keys(
        [
            *(f"copy {key}" for key in copies.copy_keys(sketch.copy)),
            *(f"event {key}" for key in events.event_keys(sketch.events, knowledge.events.rarity)),
            *(f"claim {key}" for key in claims.claim_keys(sketch.claims)),
        ]
    )


def pack(report: Report) -> bytes:
    """A report in few bytes."""
    return _ENCODER.encode(report)


def unpack(packed: bytes) -> Report:
    """The report that `pack` packed."""
    return _DECODER.decode(packed)


class Shelf:
    """Packed reports by member; the sketches that were asked for last are kept at hand."""

    def __init__(self, knowledge: LinkKnowledge, at_hand: int) -> None:
        self._knowledge = knowledge
        self._at_hand = at_hand
        self._packed: dict[Member, bytes] = {}
        self._sketches: OrderedDict[Member, Sketch] = OrderedDict()

    def put(self, report: Report) -> Sketch:
        """Keep a report; its sketch."""
        self._packed[report.member] = pack(report)
        return self.sketch(report.member)

    def sketch(self, member: Member) -> Sketch:
        """The sketch of a report that was put here."""
        found = self._sketches.get(member)
        if found is None:
            found = self._sketches[member] = read_sketch(unpack(self._packed[member]), self._knowledge)
            if len(self._sketches) > self._at_hand:
                self._sketches.popitem(last=False)
        self._sketches.move_to_end(member)
        return found
