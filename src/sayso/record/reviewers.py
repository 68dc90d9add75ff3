"""Reviewers: who decided how much, and whose coding is sealed or opened."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.record.blindness import keep_blind, select_blind
from sayso.record.database import Record
from sayso.record.judging import select_judgements, take_effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """Somebody who decides. `judgements` counts what they wrote; `last` is when (ISO 8601, UTC), empty for never."""

    name: str
    blind: bool
    judgements: int
    last: str


def read_reviewers(record: Record) -> list[Reviewer]:
    """Everybody who decided something or codes blind, by name."""
    with record.reading() as connection:
        blind = select_blind(connection)
        made = select_judgements(connection)
    counts = Counter(one.by for one in made)
    last = {one.by: one.at for one in made}
    return [
        Reviewer(name=name, blind=name in blind, judgements=counts[name], last=last.get(name, ""))
        for name in sorted({*blind, *counts})
    ]


def change_blindness(record: Record, *, seal: Iterable[str] = (), reveal: Iterable[str] = ()) -> frozenset[str]:
    """Let some code blind from now on, and open the coding of others; who codes blind then.

    What was sealed takes effect when it is opened, and goes into the change feed; what had taken effect is undone
    where its coder is sealed. The next linking makes the links of it.
    """
    with record.writing() as connection:
        before = select_blind(connection)
        after = (before | frozenset(seal)) - frozenset(reveal)
        keep_blind(connection, after)
        changed = before ^ after
        made = [one for one in select_judgements(connection) if one.by in changed and not one.settles]
        for one in made:
            take_effect(connection, [one], tell=one.by in before)
    return after
