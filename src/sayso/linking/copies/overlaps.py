"""Overlaps: how much of two texts is one, in runs of equal words."""

from dataclasses import dataclass

from sayso.linking.copies.alignment import Run, find_runs
from sayso.linking.copies.words import Worded

OPENING, LEAD = 80, 30  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How much of two texts is one: words that both have, in runs, by whether they stand in quotation marks.

    `opening` is the share of the first words of the longer text that stand in the other; `lead` that of the very first
    words of each, whichever is less.
    """

    told: int
    quoted: int
    shorter: int
    shorter_told: int
    longer: int
    opening: float
    lead: float

    def shared(self) -> float:
        """The share of the words of the shorter text that stand in the other."""
        return (self.told + self.quoted) / self.shorter if self.shorter else 0.0

    def shared_told(self) -> float:
        """The same for words outside quotation marks, which an outlet does not take from a speaker."""
        return self.told / self.shorter_told if self.shorter_told else 1.0

    def carried(self) -> float:
        """The share of the words of the longer text that stand in the other."""
        return (self.told + self.quoted) / self.longer if self.longer else 0.0


def measure(one: Worded, other: Worded) -> Overlap:
    """What two texts share, in runs of equal words."""
    shorter, longer = (one, other) if len(one.words) <= len(other.words) else (other, one)
    told = quoted = opened = led = leading = 0
    opening = min(OPENING, len(longer.words))
    lead = min(LEAD, len(shorter.words))
    own = len(shorter.words) - sum(shorter.quoted)
    equal = shorter.words == longer.words
    runs = [Run(one=0, other=0, length=len(shorter.words))] if equal else find_runs(shorter.words, longer.words)
    for run in runs:
        mine = shorter.quoted[run.one : run.one + run.length]
        theirs = longer.quoted[run.other : run.other + run.length]
        marked = sum(a or b for a, b in zip(mine, theirs, strict=True))
        quoted += marked
        told += run.length - marked
        opened += _until(opening, run.other, run.length)
        led += _until(lead, run.one, run.length)
        leading += _until(lead, run.other, run.length)
        own -= marked - sum(mine)  # quotation marks that the shorter text has lost
    return Overlap(
        told=told,
        quoted=quoted,
        shorter=len(shorter.words),
        shorter_told=own,
        longer=len(longer.words),
        opening=opened / opening if opening else 0.0,
        lead=min(led, leading) / lead if lead else 0.0,
    )


def _until(end: int, start: int, length: int) -> int:
    """How many of `length` words from `start` on come before `end`."""
    return max(0, min(end, start + length) - start)
