"""Where an event happened, from the toponym that says so."""

from sayso.model import Place, Where
from sayso.model.vocabulary import Precision

_PRECISION: dict[str, Precision] = {
    "settlement": "exact",
    "admin2": "district",
    "admin1": "province",
    "country": "country",
}


def where_of(place: Place) -> Where:
    """The place of an event that happens at `place`, with the toponym's span as evidence.

    `precision` is of the coordinates: a settlement's point is `exact`, or `near` where the text puts the event beside
    it ("near X", "north of X": `Place.near`); the point of a district, a province or a country stands for all of it.
    None where there are no coordinates, and for regions that are none of these (a sea, a continent).
    """
    precision = _PRECISION.get(place.kind or "") if place.lat is not None else None
    return Where(
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        geonames_id=place.geonames_id,
        precision="near" if place.near and precision == "exact" else precision,
        evidence=place.span,
    )
