"""Places on maps: areas as large as they are uncertain, over the shapes of countries; numbers for a list beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, floor, hypot, log10, radians

from sayso.report.base_map import BaseMap, Point, Shape

RADIUS_KM = {"exact": 2.0, "near": 12.0, "district": 25.0, "province": 60.0}
"""Half the width of the area that stands for a precision; a country is drawn in its own shape."""
WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 520.0, 260.0, 480.0
KM_PER_DEGREE = 111.32
NEAR_KM = 700.0  # places that are on one map: each within so many kilometres of another
LEAST_KM = 400.0  # a map is at least so wide
MARGIN = 0.16  # share of the width around what is shown
FINE = 0.7  # points of a border nearer to each other are drawn as one
LEAST_RADIUS = 4.0
LABEL_W, LABEL_H = 9.0, 16.0  # of one figure of a label
CLIP = 20.0  # borders are drawn so far beyond the frame
Pixel = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where something may have happened. `radius_km` None: anywhere in `country`. `number` is shown beside it."""

    number: int
    name: str
    country: str | None
    lat: float
    lon: float
    radius_km: float | None
    exact: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """An area as drawn, with the place of its label and the end of the line that leads to it."""

    x: float
    y: float
    radius: float
    exact: bool
    number: int
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One map of `width` by `height`. `land` and `marked` are SVG paths; `scale_km` is as long as `scale_width`.

    `whole` are the numbers of areas that are whole countries, with the place of their labels.
    """

    title: str
    width: float
    height: float
    land: tuple[str, ...]
    marked: tuple[str, ...]
    circles: tuple[Circle, ...]
    whole: tuple[Circle, ...]
    scale_km: int
    scale_width: float
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """From degrees to the picture: `west` and `north` are at its corner, a degree of latitude is `scale` wide."""

    west: float
    north: float
    squeeze: float
    scale: float
    width: float
    height: float

    def at(self, point: Point) -> Pixel:
        return (point[0] - self.west) * self.squeeze * self.scale, (self.north - point[1]) * self.scale


def draw_maps(areas: Sequence[Area], base: BaseMap) -> tuple[Panel, ...]:
    """A map for each group of areas that lie near each other, that of most events first."""
    groups = sorted(_grouped(areas), key=lambda group: (-sum(area.count for area in group), group[0].number))
    return tuple(_panel(group, base) for group in groups)


def _grouped(areas: Sequence[Area]) -> list[list[Area]]:
    groups: list[list[Area]] = []
    for area in areas:
        near = [group for group in groups if any(_near(area, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append(sorted([area, *(one for group in near for one in group)], key=lambda one: one.number))
    return groups


def _near(one: Area, other: Area) -> bool:
    if one.country and one.country == other.country:
        return True
    lon = abs((one.lon - other.lon + 180) % 360 - 180) * cos(radians((one.lat + other.lat) / 2))
    return hypot(lon, one.lat - other.lat) * KM_PER_DEGREE <= NEAR_KM


def _panel(areas: Sequence[Area], base: BaseMap) -> Panel:
    middle = areas[0].lon
    areas = [replace(area, lon=_beside(area.lon, middle)) for area in areas]
    whole = [area for area in areas if area.radius_km is None]
    own = {code: _main_shapes(code, base) for code in dict.fromkeys(area.country or "" for area in whole)}
    frame = _frame(areas, own)
    shapes = [moved for shape in base.shapes for moved in _moved(shape, frame)]
    marked = {area.country for area in whole}
    land = tuple(filter(None, (_path(shape, frame) for shape in shapes if shape.country not in marked)))
    filled = tuple(filter(None, (_path(shape, frame) for shape in shapes if shape.country in marked)))
    taken: list[tuple[float, float, float, float]] = []
    circles = [_circle(area, frame) for area in areas if area.radius_km is not None]
    for circle in circles:
        around = min(circle.radius, 12.0)
        taken.append((circle.x - around, circle.y - around, circle.x + around, circle.y + around))
    placed = [_labelled(circle, taken, frame) for circle in circles]
    spread = [_labelled(replace(_circle(area, frame), radius=0.0), taken, frame) for area in whole]
    km = _round_km(0.25 * frame.width / frame.scale * KM_PER_DEGREE)
    return Panel(
        title=", ".join(dict.fromkeys(base.names.get(area.country or "", area.name) for area in areas)),
        width=frame.width,
        height=frame.height,
        land=land,
        marked=filled,
        circles=tuple(sorted(placed, key=lambda circle: -circle.radius)),
        whole=tuple(spread),
        scale_km=km,
        scale_width=round(km / KM_PER_DEGREE * frame.scale, 1),
        numbers=tuple(area.number for area in areas),
    )


def _main_shapes(code: str, base: BaseMap) -> list[Shape]:
    """The pieces of a country but for those that are very small beside the largest: far islands."""
    shapes = [shape for shape in base.shapes if shape.country == code and code]
    largest = max((_extent(shape) for shape in shapes), default=0.0)
    return [shape for shape in shapes if _extent(shape) >= 0.12 * largest]


def _extent(shape: Shape) -> float:
    west, south, east, north = shape.box
    return (east - west) * (north - south)


def _beside(lon: float, middle: float) -> float:
    """The longitude, with whole turns added, that is nearest to `middle`."""
    return lon + 360 * round((middle - lon) / 360)


def _frame(areas: Sequence[Area], own: dict[str, list[Shape]]) -> _Frame:
    boxes: list[tuple[float, float, float, float]] = []
    for area in areas:
        shapes = own.get(area.country or "", []) if area.radius_km is None else []
        boxes += [shape.box for shape in shapes]
        lat_deg = (area.radius_km or 150.0) / KM_PER_DEGREE
        lon_deg = lat_deg / max(0.1, cos(radians(area.lat)))
        if not shapes:
            boxes.append((area.lon - lon_deg, area.lat - lat_deg, area.lon + lon_deg, area.lat + lat_deg))
    west, south, east, north = (pick(box[no] for box in boxes) for no, pick in enumerate((min, min, max, max)))
    squeeze = max(0.15, cos(radians((south + north) / 2)))
    width_deg = max((east - west) * squeeze, LEAST_KM / KM_PER_DEGREE)
    height_deg = max(north - south, LEAST_KM / KM_PER_DEGREE * LEAST_HEIGHT / WIDTH)
    margin = 1 + 2 * MARGIN
    height = min(MOST_HEIGHT, max(LEAST_HEIGHT, WIDTH * height_deg / width_deg))
    scale = min(WIDTH / (width_deg * margin), height / (height_deg * margin))
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    return _Frame(
        west=middle_x - WIDTH / scale / squeeze / 2,
        north=middle_y + height / scale / 2,
        squeeze=squeeze,
        scale=scale,
        width=WIDTH,
        height=round(height, 1),
    )


def _moved(shape: Shape, frame: _Frame) -> Iterator[Shape]:
    """The shape, turned around the globe as often as it then shows in the frame."""
    east = frame.west + frame.width / frame.scale / frame.squeeze
    south = frame.north - frame.height / frame.scale
    for turn in (-360.0, 0.0, 360.0):
        if (
            shape.box[0] + turn <= east
            and shape.box[2] + turn >= frame.west
            and shape.box[1] <= frame.north
            and shape.box[3] >= south
        ):
            yield (
                shape
                if not turn
                else replace(shape, rings=tuple(tuple((x + turn, y) for x, y in ring) for ring in shape.rings))
            )


def _path(shape: Shape, frame: _Frame) -> str:
    """The SVG path of a shape, cut to the frame and no finer than can be seen; empty where nothing of it shows."""
    parts: list[str] = []
    for ring in shape.rings:
        points = _cut([frame.at(point) for point in ring], frame.width, frame.height)
        kept: list[Pixel] = []
        for x, y in points:
            if not kept or hypot(x - kept[-1][0], y - kept[-1][1]) >= FINE:
                kept.append((x, y))
        if len(kept) > 2:
            parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z")
    return "".join(parts)


def _cut(points: list[Pixel], width: float, height: float) -> list[Pixel]:
    """A polygon within the frame and a little around it, after Sutherland and Hodgman (1974)."""
    for axis, bound, sign in ((0, -CLIP, 1), (0, width + CLIP, -1), (1, -CLIP, 1), (1, height + CLIP, -1)):
        kept: list[Pixel] = []
        for no, point in enumerate(points):
            before = points[no - 1]
            inside, was = (point[axis] - bound) * sign >= 0, (before[axis] - bound) * sign >= 0
            if inside != was:
                share = (bound - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if inside:
                kept.append(point)
        points = kept
    return points


def _circle(area: Area, frame: _Frame) -> Circle:
    x, y = frame.at((area.lon, area.lat))
    radius = max(LEAST_RADIUS, (area.radius_km or 0.0) / KM_PER_DEGREE * frame.scale)
    if area.exact:
        radius = LEAST_RADIUS + 1
    x, y = round(x, 1), round(y, 1)
    return Circle(x=x, y=y, radius=round(radius, 1), exact=area.exact, number=area.number, label_x=x, label_y=y)


def _labelled(circle: Circle, taken: list[tuple[float, float, float, float]], frame: _Frame) -> Circle:
    """The circle with its label where it covers neither other labels nor the middle of another circle."""
    width = LABEL_W * len(str(circle.number)) + 6
    best: tuple[float, float, float] | None = None
    for away in (*((0.0,) if not circle.radius else ()), 14.0, 24.0, 36.0, 50.0, 68.0, 90.0):
        for dx, dy in ((1, 0), (0, -1), (-1, 0), (0, 1), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7)):
            x, y = circle.x + dx * (away + width / 2 - 7), circle.y + dy * away
            box = (x - width / 2, y - LABEL_H / 2, x + width / 2, y + LABEL_H / 2)
            outside = box[0] < 2 or box[1] < 2 or box[2] > frame.width - 2 or box[3] > frame.height - 2
            cost = sum(_shared(box, other) for other in taken) + (10_000 if outside else 0) + away / 100
            if best is None or cost < best[0]:
                best = (cost, x, y)
        if best and best[0] < 1:
            break
    x, y = (round(best[1], 1), round(best[2], 1)) if best else (circle.x, circle.y)
    taken.append((x - width / 2, y - LABEL_H / 2, x + width / 2, y + LABEL_H / 2))
    return replace(circle, label_x=x, label_y=y)


def _shared(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0


def _round_km(km: float) -> int:
    """The largest of 1, 2, 5, 10 … that is not more."""
    power = 10 ** floor(log10(max(1.0, km)))
    return int(max(step for step in (1, 2, 5) if step * power <= max(1.0, km)) * power)
