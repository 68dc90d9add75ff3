"""Counting what is independent: articles, publishers and origins among the reports of one happening."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.linking.copies.judging import CopyVerdict
from sayso.linking.copies.links import group_copies, settle_verdicts
from sayso.linking.copies.origins import Origins
from sayso.linking.copies.outlets import name_words
from sayso.linking.grouping import Pair, join
from sayso.model import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent root of several members. `name` is an agency or outlet; None where nothing names one."""

    name: str | None
    members: tuple[Member, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """How many voices some members are, each count open to inspection.

    `articles`: captures and versions of one article, and excerpts of none, together. `publishers`: known outlets.
    `origins`: copies of one text, and texts that rest on one agency or outlet, are one.
    """

    articles: tuple[tuple[Member, ...], ...]
    publishers: tuple[str, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinships:
    """What `count_independent` goes by: for every report its origins, the article and the text that it is one of."""

    origins: Mapping[Member, Origins]
    article_of: Mapping[Member, Member]
    text_of: Mapping[Member, Member]


def find_kinships(
    origins: Iterable[Origins],
    verdicts: Mapping[Pair[Member], CopyVerdict],
    akin: Iterable[Pair[Member]] = (),
    tied: Set[Pair[Member]] = frozenset(),
    apart: Set[Pair[Member]] = frozenset(),
) -> Kinships:
    """Who hangs together, from the verdicts on pairs of reports; `akin` are pairs that share too much text to be
    independent, though they are no copies (`share_root`).
    """
    standing = settle_verdicts(verdicts, apart)
    groups = group_copies(standing, tied, apart)
    held = [pair for pair, verdict in standing.items() if verdict.relation == "excerpt"]
    texts = [pair for group in groups["wire_copy"] for pair in pairwise(group)]
    return Kinships(
        origins={one.member: one for one in origins},
        article_of={member: group[0] for group in groups["revision"] for member in group},
        text_of=_firsts([*texts, *held, *(pair for pair in akin if pair not in apart)]),
    )


def count_independent(members: Iterable[Member], kinships: Kinships) -> Independence:
    """Articles, publishers and origins of members (articles, or events in them), each with its members in order."""
    counted = sorted(set(members))
    articles: dict[Member, list[Member]] = {}
    outlets: dict[frozenset[str], str] = {}
    nodes: dict[object, Member] = {}
    ties: list[Pair[Member]] = []
    said: dict[Member, list[tuple[str, str]]] = {}
    for member in counted:
        report = article_of(member)
        articles.setdefault(kinships.article_of.get(report, report), []).append(member)
        origins = kinships.origins.get(report)
        if origins and origins.outlet:
            outlets.setdefault(name_words(origins.outlet), origins.outlet)
        said[member] = list(_roots(member, origins))
        keys: list[object] = [kinships.text_of.get(report, report), *(("root", name) for name, _ in said[member])]
        ties += [(nodes.setdefault(key, member), member) for key in keys]
    groups = join(ties)
    alone = set(counted) - {member for group in groups for member in group}
    return Independence(
        articles=tuple(tuple(group) for group in sorted(articles.values())),
        publishers=tuple(sorted(outlets.values())),
        origins=tuple(_origin(group, said) for group in sorted([*groups, *([member] for member in alone)])),
    )


def article_of(member: Member) -> Member:
    """The article that a member is, or is a part of."""
    return replace(member, event=None, actor=None, attribution=None)


def _roots(member: Member, origins: Origins | None) -> Iterable[tuple[str, str]]:
    """The names of the roots of a member, each with the words that say so; its own outlet where there is no other."""
    if origins is None:
        return
    found = origins.events.get(member.event or "") or origins.roots
    for root in found:
        yield root.name, root.words
    if not found and origins.outlet:
        yield origins.outlet, f"printed by {origins.outlet}"


def _origin(group: list[Member], said: Mapping[Member, list[tuple[str, str]]]) -> Origin:
    named = [pair for member in group for pair in said[member]]
    names = dict.fromkeys(name for name, _ in named)
    return Origin(
        name=min(names, key=lambda name: (-sum(n == name for n, _ in named), name), default=None),
        members=tuple(group),
        reasons=tuple(dict.fromkeys(words for _, words in named)),
    )


def _firsts(pairs: Iterable[Pair[Member]]) -> dict[Member, Member]:
    return {member: group[0] for group in join(pairs) for member in group}
