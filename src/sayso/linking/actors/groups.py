"""Groups of items joined pair by pair, the likeliest first, where some may not come together."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from sayso.linking.grouping import Pair, pair_of


@dataclass(slots=True)
class Groups:
    """Items in groups. What comes out depends on the set of pairs alone, if they are joined in the order of `ranked`.

    `apart`: item → items that may not be in its group.
    """

    apart: Mapping[str, Set[str]] = field(default_factory=dict[str, Set[str]])
    _root: dict[str, str] = field(default_factory=dict[str, str])
    _members: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def root(self, item: str) -> str:
        """The item that stands for the group of `item`."""
        above = self._root.get(item, item)
        while (next_above := self._root.get(above, above)) != above:
            self._root[item] = next_above
            item, above = above, next_above
        return above

    def members(self, item: str) -> list[str]:
        """All items of the group of `item`, in no order."""
        root = self.root(item)
        return self._members.get(root, [root])

    def may_join(self, one: str, other: str) -> bool:
        """Whether no two of the two groups are to be kept apart."""
        if not self.apart:
            return True
        few, many = sorted((self.members(one), self.members(other)), key=len)
        root = self.root(many[0])
        return not any(self.root(item) == root for member in few for item in self.apart.get(member, ()))

    def join(self, one: str, other: str) -> None:
        """Make one group of the groups of two items."""
        kept, gone = pair_of(self.root(one), self.root(other))
        if kept == gone:
            return
        held = self._members.setdefault(kept, [kept])
        held += self._members.pop(gone, [gone])
        self._root[gone] = kept

    def listed(self) -> list[list[str]]:
        """All groups of two or more, in order."""
        return sorted(sorted(group) for group in self._members.values())


def ranked(scores: Mapping[Pair[str], float]) -> Iterable[Pair[str]]:
    """Pairs from the likeliest on; equals in the order of their items."""
    return sorted(scores, key=lambda pair: (-scores[pair], pair))
