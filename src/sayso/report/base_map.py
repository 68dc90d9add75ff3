"""The base map: shapes and names of countries, from Natural Earth by way of `world-atlas`.

The file is the one that the web pages serve; it is packaged once. Natural Earth takes no side on borders.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import msgspec

Point = tuple[float, float]
"""Longitude and latitude in degrees, WGS 84; a ring that crosses the 180th meridian goes on beyond 180 or -180."""
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A piece of a country: its rings (outer one and holes, in no order), and the box around them (west … north)."""

    country: str
    rings: tuple[Ring, ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMap:
    """All shapes, and English names by ISO 3166-1 alpha-2 code, some of them abbreviated."""

    shapes: tuple[Shape, ...]
    names: Mapping[str, str]


@cache
def read_base_map() -> BaseMap:
    """The packaged base map."""
    path = resources.files("sayso").joinpath("web", "static", "vendor", "world.json")
    world = msgspec.json.decode(path.read_bytes())
    arcs = [_arc(arc, world["transform"]) for arc in world["arcs"]]
    shapes: list[Shape] = []
    names: dict[str, str] = {}
    for country in world["objects"]["countries"]["geometries"]:
        code = country.get("id") or ""
        names.setdefault(code, country["properties"]["name"])
        for polygon in _polygons(country):
            rings = tuple(_unrolled(_joined(ring, arcs)) for ring in polygon)
            shapes.append(Shape(country=code, rings=rings, box=box_of(rings)))
    return BaseMap(shapes=tuple(shapes), names=names)


def box_of(rings: Sequence[Ring]) -> tuple[float, float, float, float]:
    """The least and the greatest of all points: west, south, east, north."""
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _polygons(country: Mapping[str, Any]) -> Iterator[Sequence[Sequence[int]]]:
    if country["type"] == "Polygon":
        yield country["arcs"]
    elif country["type"] == "MultiPolygon":
        yield from country["arcs"]


def _arc(arc: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> list[Point]:
    """An arc of TopoJSON: the first position, then differences, in steps of the transform."""
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[Point] = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + move_x, y * scale_y + move_y))
    return points


def _joined(ring: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """A ring from the numbers of its arcs; `~n` is arc n backwards."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _unrolled(ring: Sequence[Point]) -> Ring:
    """A ring that jumps from one side of the map to the other goes on beyond it instead."""
    points: list[Point] = []
    turn, last = 0.0, ring[0][0]
    for x, y in ring:
        if abs(x - last) > 180:
            turn += 360.0 if x < last else -360.0
        last = x
        points.append((x + turn, y))
    if abs(points[-1][0] - points[0][0]) > 300:  # around the pole: down to it and back
        points += [(points[-1][0], -90.0), (points[0][0], -90.0)]
    return tuple(points)
