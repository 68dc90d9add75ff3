"""The fields of a happening: chosen by linking where several reports tell it, the event's own where one does."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sayso.happenings.happening import Account, Figure, Happening, Participant, first_known
from sayso.model import Actor, Event, Member, Party, Reported, When, Where
from sayso.model.vocabulary import CASUALTY_KINDS, ActorKind
from sayso.record import Kept
from sayso.wording import one_line, words_of

CONSERVATIVE = "most-conservative"
FINEST = ("exact", "near", "district", "province", "country", None)
Replayed = Callable[[Sequence[Account], Kept], dict[str, int]]
"""The figures that a rule chooses, by kind, for reports that were linked by another rule."""


def merge_accounts(
    accounts: Sequence[Account], link: Kept | None, actors: Mapping[Member, Kept], rule: str, replay: Replayed
) -> Happening:
    """One happening of the accounts that tell it; `link` is theirs, or None for a single one. `actors` are the links
    of their parties.
    """
    merged: dict[str, Any] = link.body["merged"] if link else {}
    first = accounts[0].event
    kind: str = merged["type"]["value"] if "type" in merged else first.type
    return Happening(
        id=link.id if link else first.id,
        accounts=tuple(accounts),
        articles=link.body["articles"] if link else 1,
        publishers=link.body["publishers"] if link else int(accounts[0].article.publisher is not None),
        origins=link.body["origins"] if link else 1,
        type=kind,
        mode=_mode(accounts, merged, kind),
        contexts=tuple(dict.fromkeys(context for one in accounts for context in one.event.contexts)),
        status=merged["status"]["value"] if "status" in merged else first.status,
        historical=all(one.event.historical for one in accounts),
        when=_when(accounts, merged) if link else first.when,
        where=_where(accounts, merged) if link else first.where,
        actors=_participants(accounts, lambda event: event.actors, actors),
        recipients=_participants(accounts, lambda event: event.recipients, actors),
        figures=_figures(accounts, link, rule, replay),
        disputed=tuple(field for field, value in merged.items() if value["disagreements"]),
        rule=rule,
    )


def _mode(accounts: Sequence[Account], merged: Mapping[str, Any], kind: str) -> str | None:
    """The mode that linking chose, if it is one of the type; else the first report's of that type."""
    modes = [one.event.mode for one in accounts if one.event.type == kind and one.event.mode]
    chosen = merged["mode"]["value"] if "mode" in merged else None
    return chosen if chosen in modes else first_known(modes)


def _when(accounts: Sequence[Account], merged: Mapping[str, Any]) -> When | None:
    chosen = merged["when"]["value"] if "when" in merged else None
    return next((one.event.when for one in accounts if one.event.when and _dates(one.event.when) == chosen), None)


def _dates(when: When) -> str | None:
    """As linking writes them."""
    if not (when.start or when.end):
        return None
    return when.start if when.start == when.end else f"{when.start or ''}/{when.end or ''}"


def _where(accounts: Sequence[Account], merged: Mapping[str, Any]) -> Where | None:
    chosen = merged["where"]["value"] if "where" in merged else None
    named = [one.event.where for one in accounts if one.event.where and one.event.where.name == chosen]
    return min(named, key=lambda where: FINEST.index(where.precision), default=None)


def _participants(
    accounts: Sequence[Account], side: Callable[[Event], tuple[Party, ...]], links: Mapping[Member, Kept]
) -> tuple[Participant, ...]:
    """Each participant once: those that most accounts name first, then those of whom it is known who they are."""
    met: dict[str, list[tuple[int, str, Actor | None, Kept | None]]] = {}
    for number, account in enumerate(accounts):
        known = {actor.id: actor for actor in account.article.actors}
        for party in side(account.event):
            words = " … ".join(words_of(account.capture.text or "", span) for span in party.spans)
            actor = known.get(party.actor or "")
            link = links.get(Member(capture=account.capture.id, article=account.article.id, actor=party.actor))
            name = link.body["name"] if link else actor.name if actor else words
            key = link.id if link else one_line(name).casefold()
            met.setdefault(key, []).append((number, words, actor, link))
    named = [(len({number for number, *_ in said}), _participant(said, accounts)) for said in met.values()]
    named.sort(key=lambda one: (-one[0], not one[1].sector, not one[1].is_named()))
    return tuple(participant for _, participant in named)


def _participant(
    said: Sequence[tuple[int, str, Actor | None, Kept | None]], accounts: Sequence[Account]
) -> Participant:
    actors = [actor for *_, actor, _ in said if actor]
    _, words, actor, link = said[0]
    kinds: list[ActorKind] = [one.kind for one in actors if one.kind != "unknown"]
    titles = [
        words_of(accounts[number].capture.text or "", role.text)
        for number, _, one, _ in said
        if one
        for role in one.roles
    ]
    return Participant(
        id=link.id if link else actor.id if actor else None,
        name=one_line(link.body["name"] if link else actor.name if actor else words),
        raw=tuple(dict.fromkeys(words for _, words, *_ in said if words)),
        kind=kinds[0] if kinds else "unknown",
        country=first_known(one.country for one in actors),
        sector=first_known(one.sector for one in actors),
        titles=tuple(dict.fromkeys(filter(None, titles))),
    )


def _figures(accounts: Sequence[Account], link: Kept | None, rule: str, replay: Replayed) -> dict[str, Figure]:
    merged: dict[str, Any] = link.body["merged"] if link else {}
    chosen: dict[str, int] | None = None
    figures: dict[str, Figure] = {}
    for kind in CASUALTY_KINDS:
        counted = {number: size for number, one in enumerate(accounts) if (size := _size(one.event, kind))}
        if not counted:
            continue
        linked = merged.get(f"casualties.{kind}")
        values = [size[0] for size in counted.values()]
        best = min(values)
        if link and linked and len(set(values)) > 1 and rule != CONSERVATIVE:
            if linked["rule"] == rule:
                best = linked["best"]
            else:
                chosen = replay(accounts, link) if chosen is None else chosen
                best = chosen.get(kind, best)
        reported = {
            value: tuple(n for n, size in counted.items() if size[0] == value) for value in dict.fromkeys(values)
        }
        figures[kind] = Figure(
            best=best,
            low=min(size[1] for size in counted.values()),
            high=max(size[2] for size in counted.values()),
            reported=tuple(Reported(value=value, members=numbers) for value, numbers in reported.items()),
            disputed=bool(linked and linked["disagreements"]),
        )
    return figures


def _size(event: Event, kind: str) -> tuple[int, int, int] | None:
    """The figure of one report with its least and its most; an open bound is the figure itself. None: not counted, or
    one of the groups has no number, so that no sum is known.
    """
    groups = [one for one in event.casualties if one.kind == kind]
    values = [first_number(one.best, one.min, one.max) for one in groups]
    if not groups or None in values:
        return None
    value = sum(number or 0 for number in values)
    least = sum(one.min if one.min is not None else number or 0 for one, number in zip(groups, values, strict=True))
    most = sum(one.max if one.max is not None else number or 0 for one, number in zip(groups, values, strict=True))
    return value, min(least, value), max(most, value)


def first_number(*numbers: int | None) -> int | None:
    """The first number that is given."""
    return next((number for number in numbers if number is not None), None)
