"""How far apart two places are."""

import math
from typing import Protocol

EARTH_KM = 6371.0


class Located(Protocol):
    """What may be on the map, in degrees."""

    @property
    def lat(self) -> float | None:
        """Latitude; None where it is not known."""
        ...

    @property
    def lon(self) -> float | None:
        """Longitude; None where it is not known."""
        ...


def distance_km(one: Located, other: Located) -> float | None:
    """Kilometres between two places, on a sphere, good for short ways; None where one of them is not on the map."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat = math.radians((one.lat + other.lat) / 2)
    east = math.radians((other.lon - one.lon + 180) % 360 - 180) * math.cos(lat)
    return EARTH_KM * math.hypot(east, math.radians(other.lat - one.lat))
