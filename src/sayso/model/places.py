"""Places: toponyms in the text, and where an event happened."""

from dataclasses import dataclass

from sayso.model.spans import Span
from sayso.model.vocabulary import PlaceUse, Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym. `country` is ISO 3166-1 alpha-2; coordinates are WGS 84 degrees, None where the gazetteer has none.

    `kind` is what the gazetteer entry is: `country`, `admin1`, `admin2`, `settlement`, `region`; None if unresolved.
    `use` says how the text uses it: as a `name` by itself, as `part` of a longer name ("Paris High School"), or as an
    `adjective` or people's name ("Syrian", "Syrians": the country). `near`: the text speaks of what is beside it ("near
    X", "10 km north of X"), not of the place itself.
    """

    span: Span
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    kind: str | None = None
    use: PlaceUse = "name"
    near: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where an event happened. `precision` is of the coordinates; `evidence` is where the name stands."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    precision: Precision | None
    evidence: Span | None
