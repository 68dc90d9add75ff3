"""Sketches: reports as each room compares them, and where they wait until they are asked for."""

import pickle
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from sayso.linking import actors, claims, copies, events
from sayso.linking.knowledge import LinkKnowledge
from sayso.linking.pairs import UNDATED, Keys, number_keys
from sayso.linking.reports import Report

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")  # sets have another order in every process
_DECODER = msgspec.msgpack.Decoder(actors.ActorProfile)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A report as each room compares it."""

    report: Report
    copy: copies.Profile
    origins: copies.Origins
    actors: actors.ActorProfile
    claims: claims.ClaimProfile
    events: events.Profile

    def day(self) -> int:
        """The day of publication, as an ordinal of the calendar; `UNDATED` where it is not known."""
        return self.events.published or UNDATED


def read_sketch(report: Report, knowledge: LinkKnowledge) -> Sketch:
    """What is compared of a report."""
    who = actors.read_actors(report, knowledge.identity)
    return Sketch(
        report=report,
        copy=copies.read_profile(report, knowledge.copies),
        origins=copies.find_origins(report, knowledge.copies),
        actors=who,
        claims=claims.read_claims(report, who.company, knowledge.claims),
        events=events.read_profile(report, knowledge.events),
    )


def keys_of(sketch: Sketch, knowledge: LinkKnowledge) -> Keys:
    """Reports that share one of these numbers may be worth comparing (`pairs.py`)."""
    return number_keys(
        [
            *(f"copy {key}" for key in copies.copy_keys(sketch.copy)),
            *(f"event {key}" for key in events.event_keys(sketch.events, knowledge.events.rarity)),
            *(f"claim {key}" for key in claims.claim_keys(sketch.claims)),
        ]
    )


def pack_actors(profile: actors.ActorProfile) -> bytes:
    """What who-is-who rests on, in few bytes."""
    return _ENCODER.encode(profile)


def unpack_actors(packed: bytes) -> actors.ActorProfile:
    """The profile that `pack_actors` packed."""
    return _DECODER.decode(packed)


K = TypeVar("K", bound=Hashable)


class Shelf(Generic[K]):
    """Sketches by key: those that were asked for last at hand, all others packed."""

    def __init__(self, at_hand: int) -> None:
        self._at_hand = at_hand
        self._packed: dict[K, bytes] = {}
        self._sketches: OrderedDict[K, Sketch] = OrderedDict()
        self.packed_bytes = 0

    def put(self, key: K, sketch: Sketch) -> None:
        """Keep a sketch, in the place of what was under this key."""
        self.forget(key)
        self._sketches[key] = sketch
        self._make_room()

    def put_packed(self, key: K, packed: bytes) -> None:
        """Keep a sketch that another shelf has packed."""
        self.forget(key)
        self._packed[key] = packed
        self.packed_bytes += len(packed)

    def packed(self, key: K) -> bytes:
        """The sketch that was put here under a key, packed for another shelf."""
        if key not in self._packed:
            self._pack(key, self._sketches[key])
        return self._packed[key]

    def sketch(self, key: K) -> Sketch:
        """The sketch that was put here under a key."""
        found = self._sketches.get(key)
        if found is None:
            found = self._sketches[key] = pickle.loads(self._packed[key])
            self._make_room()
        self._sketches.move_to_end(key)
        return found

    def forget(self, key: K) -> None:
        """Have nothing under this key any more."""
        self._sketches.pop(key, None)
        self.packed_bytes -= len(self._packed.pop(key, b""))

    def _make_room(self) -> None:
        while len(self._sketches) > self._at_hand:
            key, sketch = self._sketches.popitem(last=False)
            if key not in self._packed:
                self._pack(key, sketch)

    def _pack(self, key: K, sketch: Sketch) -> None:
        packed = self._packed[key] = pickle.dumps(sketch, protocol=pickle.HIGHEST_PROTOCOL)
        self.packed_bytes += len(packed)
