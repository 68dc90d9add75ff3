"""Copy links from verdicts on pairs: everything that hangs together, by how closely it does."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from sayso.ids import record_id
from sayso.linking.copies.judging import CopyVerdict
from sayso.linking.grouping import Pair, pair_of
from sayso.model import CopyLink, Member
from sayso.model.vocabulary import CopyRelation

LEVELS: tuple[CopyRelation, ...] = ("same_capture", "revision", "wire_copy")  # closest first
ORDER: tuple[CopyRelation, ...] = (*LEVELS, "excerpt")
MOST_REASONS = 6
Verdicts = Mapping[Pair[Member], CopyVerdict]
Group = tuple[Member, ...]


def link_copies(
    verdicts: Verdicts,
    tied: Set[Pair[Member]] = frozenset(),
    apart: Set[Pair[Member]] = frozenset(),
) -> tuple[CopyLink, ...]:
    """The links of all copies, in a stable order; `tied` and `apart` are what people decided, and win.

    Articles that are one text make a link for each level at which more of them hang together: captures of one version,
    versions of one article, and one text at several outlets. The surest ties come first; none joins two that are known
    to be less close, or apart. An excerpt is a link of its own, of two members.
    """
    standing = settle_verdicts(verdicts, apart)
    texts = {pair: verdict for pair, verdict in standing.items() if verdict.relation != "excerpt"}
    links = [_excerpt(pair, verdict) for pair, verdict in standing.items() if verdict.relation == "excerpt"]
    before: set[Group] = set()
    for level, groups in group_copies(texts, tied, apart).items():
        links += _links(level, sorted(groups - before), texts)
        before = groups
    return tuple(sorted(links, key=lambda link: (ORDER.index(link.relation), link.members)))


def group_copies(texts: Verdicts, tied: Set[Pair[Member]], apart: Set[Pair[Member]]) -> dict[CopyRelation, set[Group]]:
    """Groups of two or more for each level, the closest first; each holds those of the level before it."""
    home: dict[Member, list[Member]] = {}
    for pair in sorted(tied):
        _unite(home, pair, frozenset())
    found: dict[CopyRelation, set[Group]] = {}
    for number, level in enumerate(LEVELS):
        ties = {pair: verdict.score for pair, verdict in texts.items() if verdict.relation == level}
        farther = {pair for pair, verdict in texts.items() if verdict.relation in LEVELS[number + 1 :]}
        for pair in sorted(ties, key=lambda pair: (-ties[pair], pair)):
            _unite(home, pair, apart | farther)
        groups = {id(group): group for group in home.values()}.values()
        found[level] = {tuple(sorted(group)) for group in groups if len(group) > 1}
    return found


def _unite(home: dict[Member, list[Member]], pair: Pair[Member], apart: Set[Pair[Member]]) -> None:
    """Join the groups of two members, unless that would bring together two that are apart."""
    larger, smaller = sorted((home.setdefault(member, [member]) for member in pair), key=len, reverse=True)
    if larger is smaller or any(pair_of(one, other) in apart for one in smaller for other in larger):
        return
    larger += smaller
    home.update((member, larger) for member in smaller)


def settle_verdicts(verdicts: Verdicts, apart: Set[Pair[Member]] = frozenset()) -> Verdicts:
    """The verdicts that stand: all but those on pairs that people parted, and on texts that stand within another one
    (`CopyVerdict.within`) which is a copy of something else.
    """
    standing = {pair: verdict for pair, verdict in verdicts.items() if pair not in apart}
    ties: defaultdict[Member, set[Member]] = defaultdict(set)
    for (one, other), verdict in standing.items():
        if verdict.relation != "excerpt":
            ties[one].add(other)
            ties[other].add(one)
    return {
        (one, other): verdict
        for (one, other), verdict in standing.items()
        if not verdict.within
        or ties[one if verdict.within == other else other] <= ties[verdict.within] | {verdict.within}
    }


def _links(relation: CopyRelation, groups: Sequence[Group], texts: Verdicts) -> Iterator[CopyLink]:
    home = {member: number for number, group in enumerate(groups) for member in group}
    held: list[list[tuple[Pair[Member], CopyVerdict]]] = [[] for _ in groups]
    for (one, other), verdict in texts.items():
        number = home.get(one)
        if number is not None and number == home.get(other):
            held[number].append(((one, other), verdict))
    for group, inside in zip(groups, held, strict=True):
        inside.sort(key=lambda item: item[0])
        yield CopyLink(
            id=record_id("copy", relation, group[0]),
            relation=relation,
            members=group,
            shared=min((verdict.shared for _, verdict in inside), default=1.0),
            score=min((verdict.score for _, verdict in inside), default=1.0),
            reasons=_reasons(verdict for _, verdict in inside if verdict.relation == relation),
        )


def _excerpt(pair: Pair[Member], verdict: CopyVerdict) -> CopyLink:
    one, other = pair
    members = (other, one) if verdict.holder == other else (one, other)
    return CopyLink(
        id=record_id("copy", "excerpt", *members),
        relation="excerpt",
        members=members,
        shared=verdict.shared,
        score=verdict.score,
        reasons=verdict.reasons,
    )


def _reasons(verdicts: Iterable[CopyVerdict]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason for verdict in verdicts for reason in verdict.reasons))[:MOST_REASONS]
