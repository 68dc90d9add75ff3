"""Linking: coded articles in, links out. The file to read first.

A report is read once into a sketch (`sketches.py`). Two reports that share a key that few have (`pairs.py`) are
compared, unless it is seen at a glance that nothing comes of it (`outlines.py`), and what comes of it depends on the
two alone (`comparing.py`). Groups follow from all comparisons. So it
makes no difference in which order reports come, and reports that hang together by what was found are linked apart from
all others; but for their actors, since who is who depends on all that bear a like name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from sayso.linking import actors, claims, copies, events
from sayso.linking.comparing import Comparison, compare, find_same_claims
from sayso.linking.decisions import Decisions
from sayso.linking.grouping import Pair, join, pair_of
from sayso.linking.knowledge import LinkKnowledge
from sayso.linking.merged import DEFAULT_RULE
from sayso.linking.outlines import Outlines
from sayso.linking.pairs import Keys, pairs_in_time
from sayso.linking.reports import Report
from sayso.linking.reviews import correct_report, review_report
from sayso.linking.sketches import Shelf, Sketch, keys_of, read_sketch
from sayso.model import ActorLink, EventLink, Link, Member

LINKER = "4"
"""Version of the comparison: what another version compared is compared anew."""
AT_HAND = 6000  # sketches
KINDS = ("copy", "event", "actor", "claim")


def link(
    reports: Iterable[Report],
    knowledge: LinkKnowledge,
    decisions: Decisions | None = None,
    rule: str = DEFAULT_RULE,
) -> list[Link]:
    """All links of some reports: copies, events, actors, claims, each in the order of its members; but of events those
    that most articles tell come first, and those with killed before others. Each report is taken once. `rule` names
    how a figure is chosen where reports give several (`RULES`).
    """
    decided = decisions or Decisions()
    shelf: Shelf[Member] = Shelf(AT_HAND)
    outlines = Outlines(knowledge)
    profiles: dict[Member, actors.ActorProfile] = {}
    keys: list[Keys] = []
    days: list[int] = []
    alone: set[Member] = set()  # reports that have something to link by themselves
    for report in reports:
        sketch = read_sketch(correct_report(report, decided.reviews), knowledge)
        shelf.put(report.member, sketch)
        outlines.add(sketch)
        profiles[report.member] = sketch.actors
        keys.append(keys_of(sketch, knowledge))
        days.append(sketch.day())
        if find_same_claims(sketch, sketch, knowledge):
            alone.add(report.member)
    members = list(profiles)
    comparisons: dict[Pair[Member], Comparison] = {}
    for a, b in outlines.worth(pairs_in_time(keys, days)):
        found = compare(shelf.sketch(members[a]), shelf.sketch(members[b]), knowledge)
        if found:
            comparisons[pair_of(members[a], members[b])] = found
    made: list[Link] = []
    for together, inside in hang_together(comparisons, decided, alone, profiles.keys()):
        sketches = [shelf.sketch(member) for member in together]
        made += link_group(sketches, inside, knowledge, decided, rule)
    copied = [pair for pair, found in comparisons.items() if found.is_copy()]
    made += link_actors(profiles.values(), copied, knowledge, decided)
    return sorted(made, key=_place)


def link_group(
    sketches: Sequence[Sketch],
    comparisons: Mapping[Pair[Member], Comparison],
    knowledge: LinkKnowledge,
    decisions: Decisions,
    rule: str = DEFAULT_RULE,
) -> Iterator[Link]:
    """The links of reports that hang together, but for actors; `comparisons` are all that concern them."""
    members = {sketch.report.member for sketch in sketches}
    verdicts = {pair: found.copy for pair, found in comparisons.items() if found.copy}
    about = decisions.about(None, members)
    yield from copies.link_copies(verdicts, about.tied, about.apart)
    akin = [pair for pair, found in comparisons.items() if found.akin]
    origins = [sketch.origins for sketch in sketches]
    kinships = copies.find_kinships(origins, verdicts, akin, about.tied, about.apart)
    rejected = {member for member, review in decisions.reviews.items() if review.rejected}
    told = (verdict for found in comparisons.values() for verdict in found.events)
    happened = [verdict for verdict in told if rejected.isdisjoint(verdict.pair)]
    about = decisions.about("event", members)
    reports = [review_report(sketch.report, decisions.reviews) for sketch in sketches]
    told_of = events.link_events(reports, happened, kinships, knowledge.identity, about.tied, about.apart, rule)
    yield from told_of
    stories = {pair: found.story for pair, found in comparisons.items() if found.story}
    about = decisions.about(None, members)
    yield from events.link_uncoded(stories, kinships, told_of, about.tied, about.apart)
    said = [same for found in comparisons.values() for same in found.claims]
    said += [same for sketch in sketches for same in find_same_claims(sketch, sketch, knowledge)]
    verdicts_on_claims = {same.pair: same.verdict for same in said}
    about = decisions.about("attribution", members)
    profiles = [sketch.claims for sketch in sketches]
    yield from claims.link_claims(profiles, verdicts_on_claims, knowledge.identity, tied=about.tied, apart=about.apart)


def link_actors(
    profiles: Iterable[actors.ActorProfile],
    copied: Iterable[Pair[Member]],
    knowledge: LinkKnowledge,
    decisions: Decisions,
) -> tuple[ActorLink, ...]:
    """The links of the actors of all reports. `copied` are pairs of reports that are one text."""
    about = decisions.about("actor")
    return actors.link_actors(
        profiles, copied, knowledge.identity, tied=about.tied, apart=about.apart, undecided=about.undecided
    )


def hang_together(
    comparisons: Mapping[Pair[Member], Comparison], decisions: Decisions, alone: Iterable[Member], known: Set[Member]
) -> Iterator[tuple[list[Member], dict[Pair[Member], Comparison]]]:
    """Reports by what hangs together, each with the comparisons inside; those of `alone` that hang together with none
    by themselves. `known` are all reports.
    """
    ties = [pair for pair, found in comparisons.items() if found.ties()]
    groups = join([*ties, *_said(decisions, known)])
    home = {member: number for number, group in enumerate(groups) for member in group}
    inside: defaultdict[int, dict[Pair[Member], Comparison]] = defaultdict(dict)
    for (one, other), found in comparisons.items():
        if one in home and home[one] == home.get(other):
            inside[home[one]][one, other] = found
    for number, group in enumerate(groups):
        yield group, inside[number]
    for member in sorted(alone):
        if member not in home:
            yield [member], {}


def _said(decisions: Decisions, known: Set[Member]) -> list[Pair[Member]]:
    """Pairs of known reports about which people decided something."""
    articles = ((one.in_article(), other.in_article()) for one, other in decisions.pairs())
    return [pair for pair in articles if pair[0] != pair[1] and pair[0] in known and pair[1] in known]


def _place(link: Link) -> tuple[int, int, bool, tuple[Member, ...], str]:
    """Where a link stands among all others."""
    told = link.articles if isinstance(link, EventLink) else 0
    killed = isinstance(link, EventLink) and "casualties.killed" in link.merged
    return KINDS.index(link.kind), -told, not killed, link.members, link.id
