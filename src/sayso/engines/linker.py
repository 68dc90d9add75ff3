"""Linking in the record: what is new is compared with what it shares keys with, and what hangs together grouped anew.

Two steps, each safe to be broken off: `compare_new` in transactions of some captures each, `regroup` in one. The links
are those that linking all captures from scratch would make.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from sayso.engines.comparing import compare_few
from sayso.engines.comparing_many import compare_many
from sayso.engines.sketches import Sketches
from sayso.linking import (
    DEFAULT_RULE,
    LINKER,
    Comparison,
    Decisions,
    LinkKnowledge,
    decide,
    find_same_claims,
    hang_together,
    link_actors,
    link_group,
    load_link_knowledge,
    unpack_actors,
)
from sayso.linking.actors import Register, relink_actors
from sayso.linking.grouping import Pair, pair_of
from sayso.model import Link, Member
from sayso.record import Record
from sayso.record.changes import add_changes, find_changes
from sayso.record.judging import select_effective
from sayso.record.link_keys import count_keyed
from sayso.record.linked import (
    ArticleKey,
    Kept,
    article_keys,
    find_ungrouped,
    find_unlinked,
    insert_links,
    keep_rule,
    kept,
    mark_grouped,
    remove_links,
    select_actor_links,
    select_actors,
    select_comparisons,
    select_copied,
    select_links_of,
    select_members,
    take_gone,
)
from sayso.record.patience import patient

FEW = 100  # captures that are compared in one transaction; where more are new, all at once
WORTH_ALL = 300  # articles that have keys, for each new capture: where there are more, few are compared one by one
WORTH_A_WORKER = 500  # new captures: with fewer, loading takes longer than comparing
AT_ONCE = 500  # articles grouped before others are read


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinking:
    """What a linking did: captures compared, links that stand now among what was regrouped, and changes told."""

    compared: int = 0
    links: int = 0
    changes: int = 0


class Linker:
    """Links the captures of one record. `rule` names how a figure is chosen where reports give several; with another
    rule than before, everything is grouped anew. Very many new captures are compared by `jobs` worker processes.
    """

    def __init__(
        self, record: Record, knowledge: LinkKnowledge | None = None, *, rule: str = DEFAULT_RULE, jobs: int = 1
    ) -> None:
        self._record = record
        self._knowledge = knowledge or load_link_knowledge()
        self._rule = rule
        self._jobs = jobs
        self._sketches = Sketches(self._knowledge)

    @patient
    def link(self, *, by: str = "machine", tell: Callable[[int, int], None] = lambda done, of: None) -> Relinking:
        """Compare what is new, group anew what it touches; `tell` hears how many of the new captures are compared.

        `by` is written into the change feed: whose doing the changes are.
        """
        compared = self.compare_new(tell)
        with self._record.writing() as connection:
            keep_rule(connection, self._rule)
            links, changes = self._regroup(connection, by)
        return Relinking(compared=compared, links=links, changes=changes)

    def compare_new(self, tell: Callable[[int, int], None]) -> int:
        """Compare every capture that this linker has not compared yet; how many."""
        with self._record.reading() as connection:
            new = find_unlinked(connection, LINKER)
            keyed = count_keyed(connection)
        if len(new) > FEW and len(new) * WORTH_ALL >= keyed:
            jobs = min(self._jobs, max(1, len(new) // WORTH_A_WORKER))
            compare_many(self._record, new, self._sketches, self._knowledge, jobs=jobs, tell=tell)
            return len(new)
        for first in range(0, len(new), FEW):
            batch = new[first : first + FEW]
            with self._record.writing() as connection:
                compare_few(connection, batch, self._sketches, self._knowledge)
            tell(first + len(batch), len(new))
        return len(new)

    def _regroup(self, connection: Connection, by: str) -> tuple[int, int]:
        """Group anew what hangs together with captures whose groups are not up to date; links and changes."""
        decisions = decide(select_effective(connection))
        tied = _tied_articles(connection, decisions)
        touched = find_ungrouped(connection)
        if not touched:
            return 0, 0
        done: set[ArticleKey] = set()
        made = changes = 0
        for first in range(0, len(touched), AT_ONCE):
            fresh = set(touched[first : first + AT_ONCE]) - done
            together, comparisons, old = _closure(connection, fresh, tied)
            done |= together
            links = self._group(connection, together, comparisons, decisions)
            where = {(m.capture, m.article): key for key, m in select_members(connection, together).items()}
            changes += _replace(connection, old, links, where, by)
            made += len(links)
        actors, others = self._regroup_actors(connection, touched, decisions, by)
        mark_grouped(connection)
        return made + actors, changes + others

    def _group(
        self,
        connection: Connection,
        together: set[ArticleKey],
        comparisons: Mapping[Pair[ArticleKey], Comparison],
        decisions: Decisions,
    ) -> list[Link]:
        """The links of articles that hang together with no others, but for actors."""
        known = self._sketches.of(connection, {no for no, _ in together})
        members = {article: known[article].report.member for article in together if article in known}
        sketches = {member: known[article] for article, member in members.items()}
        found = {pair_of(members[one], members[other]): value for (one, other), value in comparisons.items()}
        alone = [member for member, one in sketches.items() if find_same_claims(one, one, self._knowledge)]
        return [
            link
            for group, inside in hang_together(found, decisions, alone, sketches.keys())
            for link in link_group(
                [sketches[member] for member in group], inside, self._knowledge, decisions, self._rule
            )
        ]

    def _regroup_actors(
        self, connection: Connection, touched: Sequence[ArticleKey], decisions: Decisions, by: str
    ) -> tuple[int, int]:
        """Group the actors of the touched articles anew with all whom they may be; or all, where many are touched,
        where some are gone, or where people decided about any of these.
        """
        gone = take_gone(connection)
        profiles = {article: unpack_actors(packed) for article, packed in select_actors(connection)}
        copied = [pair_of(profiles[one].member, profiles[other].member) for one, other in select_copied(connection)]
        where = {(profile.member.capture, profile.member.article): key for key, profile in profiles.items()}
        fresh = [profiles[article].member for article in touched if article in profiles]
        if not gone and len(fresh) <= AT_ONCE and len(fresh) < len(profiles):
            decided = {actor for pair in decisions.about("actor").pairs() for actor in pair}
            register = Register(profiles.values(), copied, self._knowledge.identity)
            relinked = relink_actors(register, fresh, lambda actors: _one_with(connection, actors), decided)
            if relinked is not None:
                old = select_actor_links(connection, relinked.actors)
                return len(relinked.links), _replace(connection, old, relinked.links, where, by)
        made = link_actors(profiles.values(), copied, self._knowledge, decisions)
        return len(made), _replace(connection, select_actor_links(connection), made, where, by)


def _closure(
    connection: Connection, touched: set[ArticleKey], tied: Mapping[ArticleKey, set[ArticleKey]]
) -> tuple[set[ArticleKey], dict[Pair[ArticleKey], Comparison], dict[str, Kept]]:
    """Everything that hangs together with `touched`, by comparisons, because people said so, or in links that were made
    before; the comparisons inside, and these links.
    """
    together: set[ArticleKey] = set()
    found: dict[Pair[ArticleKey], Comparison] = {}
    old: dict[str, Kept] = {}
    fresh = set(touched)
    while fresh:
        together |= fresh
        met = {partner for article in fresh for partner in tied.get(article, ())}
        for one, other, value in select_comparisons(connection, fresh):
            found[one, other] = comparison = msgspec.convert(value, Comparison)
            if comparison.ties():
                met |= {one, other}
        links = select_links_of(connection, fresh)
        met |= set(article_keys(connection, [m for link in links.values() for m in link.members]).values())
        old |= links
        fresh = met - together
    return together, {pair: value for pair, value in found.items() if together.issuperset(pair)}, old


def _one_with(connection: Connection, actors: Set[Member]) -> set[Member]:
    """All that were one with some of these."""
    held = select_actor_links(connection, actors).values()
    return {member for link in held if link.body["judgement"] == "same" for member in link.members}


def _tied_articles(connection: Connection, decisions: Decisions) -> Mapping[ArticleKey, set[ArticleKey]]:
    pairs = decisions.pairs()
    where = article_keys(connection, [member for pair in pairs for member in pair])
    tied: dict[ArticleKey, set[ArticleKey]] = {}
    for pair in pairs:
        keys = [where.get((member.capture, member.article)) for member in pair]
        if keys[0] and keys[1]:
            tied.setdefault(keys[0], set()).add(keys[1])
            tied.setdefault(keys[1], set()).add(keys[0])
    return tied


def _replace(
    connection: Connection,
    old: Mapping[str, Kept],
    made: Sequence[Link],
    where: Mapping[tuple[str, str], ArticleKey],
    by: str,
) -> int:
    """Put the links that were made in the place of the `old` ones; how many changes that is."""
    new: dict[str, Kept] = {link.id: kept(msgspec.to_builtins(link)) for link in made}
    kinds = {name: link.kind for links in (old, new) for name, link in links.items()}
    changed = {name for name, link in new.items() if name not in old or old[name].body != link.body}
    remove_links(connection, [name for name in old if name not in new or name in changed])
    insert_links(connection, [link for link in made if link.id in changed], where)
    return add_changes(connection, find_changes(old, new), kinds, by)
