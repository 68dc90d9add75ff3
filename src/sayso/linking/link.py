"""Linking: coded articles in, links out. The file to read first.

A report is read once into a sketch. Two reports that share a key are compared, and what comes of it depends on the two
alone. Groups follow from all comparisons. So it makes no difference in which order reports come, and reports that
hang together by comparisons can be linked apart from all others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.linking import actors, claims, copies, events
from sayso.linking.claims import ClaimVerdict
from sayso.linking.copies import CopyVerdict
from sayso.linking.decisions import Decisions
from sayso.linking.events import EventVerdict
from sayso.linking.grouping import Pair, pair_of
from sayso.linking.knowledge import LinkKnowledge
from sayso.linking.pairs import find_pairs
from sayso.linking.reports import Report
from sayso.model import ActorLink, Link, Member

LINKER = "1"
"""Version of the comparison: what another version compared is compared anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A report as each room compares it."""

    report: Report
    copy: copies.Profile
    origins: copies.Origins
    actors: actors.ActorProfile
    claims: claims.ClaimProfile
    events: events.Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class SameClaim:
    """Two claims put one proposition; `pair` is in order."""

    pair: Pair[Member]
    verdict: ClaimVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two reports have to do with each other. `akin`: they share too much text to be independent."""

    copy: CopyVerdict | None = None
    akin: bool = False
    events: tuple[EventVerdict, ...] = ()
    claims: tuple[SameClaim, ...] = ()

    def is_copy(self) -> bool:
        """Whether the two are one text, whole."""
        return self.copy is not None and self.copy.relation != "excerpt"


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


def keys_of(sketch: Sketch, knowledge: LinkKnowledge) -> frozenset[str]:
    """Reports that share one of these are worth comparing."""
    return frozenset(
        [
            *(f"copy {key}" for key in copies.copy_keys(sketch.copy)),
            *(f"event {key}" for key in events.event_keys(sketch.events, knowledge.events.rarity)),
            *(f"claim {key}" for key in claims.claim_keys(sketch.claims)),
        ]
    )


def compare(one: Sketch, other: Sketch, knowledge: LinkKnowledge) -> Comparison | None:
    """What two reports have to do with each other, whichever comes first; None for nothing."""
    copy = copies.judge_copy(one.copy, other.copy)
    akin = copy is None and copies.share_root(one.copy, other.copy)
    happened = events.judge_events(one.events, other.events, copy, knowledge.events)
    said = claims.judge_claims(one.claims, other.claims, knowledge.identity)
    found = Comparison(copy=copy, akin=akin, events=happened, claims=_listed(said))
    return None if found == Comparison() else found


def link_group(
    sketches: Sequence[Sketch],
    comparisons: Mapping[Pair[Member], Comparison],
    knowledge: LinkKnowledge,
    decisions: Decisions,
) -> Iterator[Link]:
    """The links of reports that hang together; `comparisons` are all that concern them."""
    verdicts = {pair: found.copy for pair, found in comparisons.items() if found.copy}
    about = decisions.about(None)
    yield from copies.link_copies(verdicts, about.tied, about.apart)
    akin = [pair for pair, found in comparisons.items() if found.akin]
    origins = [sketch.origins for sketch in sketches]
    kinships = copies.find_kinships(origins, verdicts, akin, about.tied, about.apart)
    happened = [verdict for found in comparisons.values() for verdict in found.events]
    about = decisions.about("event")
    reports = [sketch.report for sketch in sketches]
    yield from events.link_events(reports, happened, kinships, about.tied, about.apart)
    said = {same.pair: same.verdict for found in comparisons.values() for same in found.claims}
    for sketch in sketches:  # what one article says and takes back
        said |= claims.judge_claims(sketch.claims, sketch.claims, knowledge.identity)
    about = decisions.about("attribution")
    profiles = (sketch.claims for sketch in sketches)
    yield from claims.link_claims(profiles, said, knowledge.identity, tied=about.tied, apart=about.apart)


def link_actors(
    profiles: Iterable[actors.ActorProfile],
    copied: Iterable[Pair[Member]],
    knowledge: LinkKnowledge,
    decisions: Decisions,
) -> tuple[ActorLink, ...]:
    """The links of the actors of all reports: who is who depends on all that bear a like name. `copied` are pairs of
    reports that are one text.
    """
    about = decisions.about("actor")
    return actors.link_actors(
        profiles, copied, knowledge.identity, tied=about.tied, apart=about.apart, undecided=about.undecided
    )


def link(reports: Iterable[Report], knowledge: LinkKnowledge, decisions: Decisions | None = None) -> list[Link]:
    """All links of some reports, in a stable order: copies, events, actors, claims."""
    sketches = sorted((read_sketch(report, knowledge) for report in reports), key=lambda s: s.report.member)
    comparisons: dict[Pair[Member], Comparison] = {}
    for one, other in find_pairs(len(sketches), lambda number: keys_of(sketches[number], knowledge)):
        found = compare(sketches[one], sketches[other], knowledge)
        if found:
            comparisons[pair_of(sketches[one].report.member, sketches[other].report.member)] = found
    decided = decisions or Decisions()
    copied = [pair for pair, found in comparisons.items() if found.is_copy()]
    return [
        *link_group(sketches, comparisons, knowledge, decided),
        *link_actors((sketch.actors for sketch in sketches), copied, knowledge, decided),
    ]


def _listed(said: Mapping[Pair[Member], ClaimVerdict]) -> tuple[SameClaim, ...]:
    return tuple(SameClaim(pair=pair, verdict=verdict) for pair, verdict in sorted(said.items()))
