"""Linking: which of the possible attributions stand, so that their contents nest or are apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sayso.coding.attributions.trees import Run
from sayso.coding.parses import Parse

_LEAST_KEPT = 0.5


@dataclass(frozen=True, slots=True)
class Finding:
    """An attribution as runs of tokens. `head` is the cue's main word; None where no words signal it."""

    head: int | None
    name: str
    cue: Run | None
    source: Run | None
    content: tuple[Run, ...]
    likelihood: float
    parent: "Finding | None" = field(default=None, repr=False)


class Accepted:
    """The findings that stand so far, by the tokens of their contents and cues."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._contents: list[frozenset[int]] = []
        self._owners: dict[int, list[int]] = {}
        self._cues: set[int] = set()
        self._heads: set[int] = set()

    def offer(self, finding: Finding) -> bool:
        """Take a finding, with its content cut where another's cue owns it; whether it was taken.

        It is refused where its cue overlaps another's cue, or where less than half of its content would be left.
        """
        cue = _tokens([finding.cue] if finding.cue else [])
        if cue & self._cues or finding.head in self._heads:
            return False
        whole = _tokens(finding.content)
        own = self._uncontested(whole, cue)
        if not own or len(own) < _LEAST_KEPT * len(whole):
            return False
        if own != whole:
            finding = replace(finding, content=_runs(own))
        place = len(self.findings)
        self.findings.append(finding)
        self._contents.append(frozenset(own))
        for i in own:
            self._owners.setdefault(i, []).append(place)
        self._cues |= cue
        if finding.head is not None:
            self._heads.add(finding.head)
        return True

    def covered(self, run: Run) -> bool:
        """Whether a token of the run is in some content."""
        return any(i in self._owners for i in range(*run))

    def nested(self, parse: Parse) -> list[Finding]:
        """The findings in the order of the text, each with the innermost one that carries it as its parent.

        Cues that are joined to each other and share a source ("called for X and accused Y of Z") do not carry each
        other: the first one's content ends where the second one's cue begins.
        """
        for k in range(len(self.findings)):
            self._part_joined(parse, k)
        order = [k for k in range(len(self.findings)) if self._contents[k]]
        order.sort(key=lambda k: (self.findings[k].content[0], self.findings[k].cue or (0, 0)))
        placed: dict[int, Finding] = {}
        for k in sorted(order, key=lambda k: -len(self._contents[k])):
            carrier = self._carrier(k)
            placed[k] = replace(
                self.findings[k],
                parent=placed[carrier] if carrier is not None else None,
            )
        return [placed[k] for k in order]

    def _part_joined(self, parse: Parse, k: int) -> None:
        inner = self.findings[k]
        carrier = self._carrier(k)
        if carrier is None or inner.head is None or inner.cue is None or inner.source is None:
            return
        outer = self.findings[carrier]
        joined = parse.tokens[inner.head].dep in ("conj", "advcl", "acl") and outer.source == inner.source
        if not joined or outer.cue is None or outer.cue[0] > inner.cue[0]:
            return
        end = inner.cue[0]
        while (
            end > outer.content[0][0]
            and parse.tokens[end - 1].pos in ("CCONJ", "PUNCT")
            and not _closes(parse, end - 1)
        ):
            end -= 1
        own = {i for i in self._contents[carrier] if i < end}
        self._contents[carrier] = frozenset(own)
        self.findings[carrier] = replace(outer, content=_runs(own))

    def _uncontested(self, whole: set[int], cue: set[int]) -> set[int]:
        own = set(whole)
        touched = {place for i in whole for place in self._owners.get(i, ())}
        for place in sorted(touched, key=lambda k: -len(self._contents[k])):
            other = self._contents[place]
            if not own & other:
                continue
            inner = self.findings[place].cue
            holds = other <= own and inner is not None and inner[0] in own
            held = own <= other and bool(cue) and cue <= other
            if not (holds or held):
                own -= other
        return own

    def _carrier(self, k: int) -> int | None:
        finding, content = self.findings[k], self._contents[k]
        if not content:
            return None
        cue = _tokens([finding.cue] if finding.cue else [])
        owners = set(self._owners.get(next(iter(content)), ())) - {k}
        holding = [o for o in owners if content < self._contents[o] and cue <= self._contents[o]]
        return min(holding, key=lambda o: len(self._contents[o]), default=None)


def _closes(parse: Parse, i: int) -> bool:
    return parse.tokens[i].text in ("”", '"', "''", "»", ")")


def _tokens(runs: Iterable[Run]) -> set[int]:
    return {i for run in runs for i in range(*run)}


def _runs(tokens: set[int]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for i in sorted(tokens):
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return tuple(runs)
