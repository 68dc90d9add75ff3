"""Ambiguous names of single articles: surnames, first words of names, bodies of no stated country."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.lang.identity import IdentityWords
from sayso.linking.actors.evidence import BY_COMPANY, Evidence, in_company
from sayso.linking.actors.groups import Groups
from sayso.linking.actors.items import Item, Items
from sayso.linking.actors.judging import ActorVerdict, actor_keys, full_keys, judge_actors, short_keys
from sayso.linking.actors.sightings import Signature

BY_COUNTRY = 0.72
MOST_NAMED = 3  # namesakes among whom a short form is still a question


def weigh_short_names(items: Items, groups: Groups, words: IdentityWords) -> Evidence:
    """Ambiguous names, each with the one fuller name that fits it in its company; several are a question.

    `groups` are those of the fuller names.
    """
    evidence = Evidence()
    fuller: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items.by_key.values():
        if not item.signature.ambiguous:
            for key in {*full_keys(item.signature), *actor_keys(item.signature, words)}:
                fuller[key].append(item)
    judged: dict[tuple[str, ...], list[tuple[Item, ActorVerdict]]] = {}
    for item in items.by_key.values():
        if not item.signature.ambiguous:
            continue
        called = (item.signature.key, *(part for name in item.signature.names for part in (name.text, name.reading)))
        if called not in judged:
            judged[called] = list(_fitting(item.signature, fuller, words))
        _place(item, judged[called], groups, evidence, words)
    _company(items, evidence)
    return evidence


def _fitting(
    signature: Signature, fuller: Mapping[str, list[Item]], words: IdentityWords
) -> Iterator[tuple[Item, ActorVerdict]]:
    keys = {*short_keys(signature), *actor_keys(signature, words)}
    near = {item.key: item for key in keys for item in fuller.get(key, ())}
    for _, item in sorted(near.items()):
        verdict = judge_actors(signature, item.signature, words)
        if verdict:
            yield item, verdict


def _place(
    item: Item, fitting: Sequence[tuple[Item, ActorVerdict]], groups: Groups, evidence: Evidence, words: IdentityWords
) -> None:
    """Join a short name to the only group that it fits; ask where it fits several, or none for certain."""
    fits = [Fit.of(item, full, verdict, words) for full, verdict in fitting if item.articles.isdisjoint(full.articles)]
    best = max((fit.rank for fit in fits), default=0)
    by_group: dict[str, Fit] = {}
    for fit in sorted((fit for fit in fits if fit.rank == best > 0), key=lambda fit: (fit.score, fit.full.key)):
        by_group[groups.root(fit.full.key)] = fit
    by_group = _rather_persons(by_group)
    if len(by_group) == 1 and best > 1 and not item.sightings[0].crowded:
        fit = next(iter(by_group.values()))
        evidence.tie(item.key, fit.full.key, fit.score, fit.reason)
    elif len(by_group) <= MOST_NAMED:
        for fit in by_group.values():
            evidence.doubt(item.key, fit.full.key, fit.score, fit.reason)


@dataclass(frozen=True, slots=True)
class Fit:
    """How an ambiguous name fits a fuller one.

    `rank`: 3 by itself or in the company it is in, 2 for the one that the article's country is known for, 1 where they
    have no more than a country in common, 0 not at all.
    """

    full: Item
    rank: int
    score: float
    reason: str

    @classmethod
    def of(cls, item: Item, full: Item, verdict: ActorVerdict, words: IdentityWords) -> "Fit":
        """The fit by a verdict on the names and by the articles of both."""
        if verdict.needs == "nothing":
            return cls(full, 3, verdict.score, verdict.reason)
        shared = item.shares(full)
        if shared and verdict.needs in ("company", "conflict", "kin"):
            return cls(full, 3, max(verdict.score, BY_COMPANY), in_company(verdict.reason, shared))
        common = item.signature.names[0].words[-1].text in words.many_bear
        country = full.signature.country
        if verdict.needs == "company" and country in item.countries and not common:
            return cls(full, 2, BY_COUNTRY, f"{verdict.reason}; the only one of {country} known by it")
        return cls(
            full, int(bool(shared) or not item.countries.isdisjoint(full.countries)), verdict.score, verdict.reason
        )


def _rather_persons(found: dict[str, Fit]) -> dict[str, Fit]:
    """A surname is that of the person, where a body is called the same ("Assad")."""
    fuller = {root: fit for root, fit in found.items() if len(fit.full.signature.names[0].words) > 1}
    return fuller or found


def _company(items: Items, evidence: Evidence) -> None:
    """Equal ambiguous names of articles that have company in common: joined one to the next, for all would be equal."""
    held: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    spelled: dict[tuple[str, str], str] = {}
    for key, item in items.by_key.items():
        if item.signature.ambiguous and not item.sightings[0].crowded:
            for name in item.signature.names:
                called = " ".join(name.key)
                spelled[called, key] = min(name.text, spelled.get((called, key), name.text))
                for other in item.company:
                    held[called, other].append(key)
    for (name, _), keys in held.items():
        for one, other in zip(sorted(keys), sorted(keys)[1:], strict=False):
            printed = min(spelled[name, one], spelled[name, other])
            evidence.tie(one, other, BY_COMPANY - 0.05, f"“{printed}” in the same company")
