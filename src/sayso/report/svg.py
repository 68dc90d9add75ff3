"""Drawings as SVG, with colours of their own for where no style sheet reaches; a list beside each says the same."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from sayso.report.base_map import read_base_map
from sayso.report.drawings.maps import Area, Circle, Panel, draw_maps
from sayso.report.drawings.timeline import Timeline, draw_bars
from sayso.report.records import Dossier, Entry
from sayso.report.showing import Spotted

LAND, BORDER, SEA, AREA, INK, PLATE = "#ebe7dd", "#a9a294", "#f6f8fa", "#b3261e", "#1c1b19", "#ffffff"
FONT = "Libertinus Serif, serif"
BAR_HEIGHT = 14
AXIS_TICKS = 5
NAMESPACE = "http://www.w3.org/2000/svg"


def element(name: str, *inside: object, **attributes: object) -> Markup:
    """An element with its attributes: `stroke_width` is `stroke-width`, `class_` is `class`; None is left out."""
    given = (
        f' {key.rstrip("_").replace("_", "-")}="{escape(f"{value:g}" if isinstance(value, float) else value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{''.join(given)}>{''.join(str(escape(one)) for one in inside)}</{name}>")


def map_panels(dossier: Dossier, spots: Sequence[Spotted]) -> tuple[Panel, ...]:
    """The maps of a dossier's places."""
    by_key = {entry.key: entry for entry in dossier.entries}
    return draw_maps([_area(spot, by_key[spot.entries[0]]) for spot in spots], read_base_map())


def _area(spot: Spotted, entry: Entry) -> Area:
    place = entry.spot
    if place is None:
        raise ValueError(spot)
    return Area(
        number=spot.number,
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        exact=place.precision == "exact",
        count=len(spot.entries),
    )


def map_svg(panel: Panel, label: str) -> Markup:
    """One map. `label` says in words what it shows."""
    return element(
        "svg",
        element("rect", class_="sea", width=panel.width, height=panel.height, fill=SEA),
        *(element("path", class_="land", d=path, fill=LAND, stroke=BORDER, stroke_width=0.7) for path in panel.land),
        *(one for path in panel.marked for one in _whole(path)),
        *map(_circle, panel.circles),
        *(one for circle in (*panel.circles, *panel.whole) for one in _label(circle)),
        *_scale(panel),
        element("rect", class_="frame", width=panel.width, height=panel.height, fill="none", stroke=BORDER),
        xmlns=NAMESPACE,
        class_="map",
        viewBox=f"0 0 {panel.width:g} {panel.height:g}",
        role="img",
        aria_label=label,
    )


def _whole(path: str) -> Iterator[Markup]:
    """A country of which it is not known where in it."""
    yield element("path", class_="land", d=path, fill=LAND)
    yield element("path", class_="area", d=path, fill=AREA, fill_opacity=0.13, stroke=AREA, stroke_dasharray="5 4")


def _circle(circle: Circle) -> Markup:
    at = {"cx": circle.x, "cy": circle.y, "r": circle.radius, "fill": AREA}
    if circle.exact:
        return element("circle", class_="spot", **at, stroke=PLATE)
    return element("circle", class_="area", **at, fill_opacity=0.18, stroke=AREA, stroke_dasharray="5 4")


def _label(circle: Circle) -> Iterator[Markup]:
    half, x, y = 4.5 * len(str(circle.number)) + 4, circle.label_x, circle.label_y
    if circle.radius:
        yield element("line", class_="lead", x1=circle.x, y1=circle.y, x2=x, y2=y, stroke=INK, stroke_width=0.7)
    plate = {"x": x - half, "y": y - 8, "width": 2 * half, "height": 16, "rx": 3}
    yield element("rect", class_="plate", **plate, fill=PLATE, stroke=INK, stroke_width=0.7)
    yield _text(circle.number, x, y + 5, text_anchor="middle")


def _scale(panel: Panel) -> Iterator[Markup]:
    x, y = 14.0, panel.height - 14.0
    bar = f"M{x:g} {y - 5:g}V{y:g}H{x + panel.scale_width:g}V{y - 5:g}"
    yield element("path", class_="scale", d=bar, fill="none", stroke=INK)
    yield _text(f"{panel.scale_km:,} km", x + 4, y - 5)


def _text(words: object, x: float, y: float, **attributes: object) -> Markup:
    return element("text", words, class_="number", x=x, y=y, font_size=14, font_family=FONT, fill=INK, **attributes)


def timeline_of(dossier: Dossier) -> Timeline[Entry]:
    """The dated entries as bars, in order; the undated ones apart."""
    return draw_bars(dossier.entries, [(entry.first, entry.last) for entry in dossier.entries], ticks=AXIS_TICKS)


def bar_svgs(drawn: Timeline[Entry]) -> tuple[Markup, ...]:
    """The bar of each dated entry over the lines of the axis."""
    lines = [
        element("line", class_="tick", x1=tick.x, x2=tick.x, y1=0, y2=BAR_HEIGHT, stroke=BORDER) for tick in drawn.ticks
    ]
    shape = {"viewBox": f"0 0 1000 {BAR_HEIGHT}", "preserveAspectRatio": "none", "aria_hidden": "true"}
    bars: list[Markup] = []
    for bar in drawn.bars:
        known = not (bar.event.dated_by_article or bar.open_start or bar.open_end)
        rect = element(
            "rect",
            class_="bar",
            x=bar.x,
            y=3,
            width=bar.width,
            height=BAR_HEIGHT - 6,
            fill=AREA,
            fill_opacity=0.85 if known else 0.3,
            stroke=AREA,
            stroke_dasharray=None if known else "6 3",
            vector_effect="non-scaling-stroke",
        )
        bars.append(element("svg", *lines, *([] if bar.beyond else [rect]), xmlns=NAMESPACE, class_="bar", **shape))
    return tuple(bars)


def axis_svg(drawn: Timeline[Entry]) -> Markup:
    """The dates of the axis, as wide as the bars are."""
    texts = [
        element("text", tick.label, x=f"{tick.x / 10:.1f}%", y=12, class_="end" if tick.x > 920 else None)
        for tick in drawn.ticks
    ]
    return element("svg", *texts, class_="axis", width="100%", height=16, aria_hidden="true")
