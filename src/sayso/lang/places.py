"""Words that coding's places go by."""

import msgspec


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A region without a government: a continent, a sea, a part of the world. Its point is in WGS 84 degrees.

    `country` is ISO 3166-1 alpha-2 where it lies in one country only.
    """

    names: list[str]
    lat: float
    lon: float
    geonames_id: int | None = None
    country: str | None = None


class Exonym(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """English names of a place that the gazetteer has under `name`, its own, in `country` (ISO 3166-1 alpha-2)."""

    name: str
    country: str
    english: list[str]


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    """The lists of `places.toml`. Compared by identity, so that what is made of them can be kept for each instance."""

    demonyms: dict[str, list[str]]
    adjectives: dict[str, list[str]]
    country_names: dict[str, list[str]]
    capitals: dict[str, str]
    abbreviations: dict[str, list[str]]
    exonyms: list[Exonym]
    regions: list[Region]
    locative: list[str]
    inner: list[str]
    settlement_nouns: list[str]
    district_nouns: list[str]
    province_nouns: list[str]
    placing_nouns: list[str]
    facility_nouns: list[str]
    feature_nouns: list[str]
    body_nouns: list[str]
    people_nouns: list[str]
    directions: list[str]
    near: list[str]
    titles: list[str]
    not_places: list[str]
    transliterated: list[str]
    articles: list[str]
    spellings: dict[str, str]
