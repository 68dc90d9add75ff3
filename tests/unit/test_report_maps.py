"""Maps: areas as large as they are uncertain, where they belong, over the shapes of countries."""

import re

import pytest

from sayso.report.base_map import read_base_map
from sayso.report.drawings.maps import Area, Panel, draw_maps
from sayso.report.svg import map_svg

BASE = read_base_map()


def area(number: int, lat: float, lon: float, country: str | None = None, km: float | None = 2.0) -> Area:
    """A place, exact where it is known to two kilometres."""
    return Area(
        number=number,
        name=f"place {number}",
        country=country,
        lat=lat,
        lon=lon,
        radius_km=km,
        exact=km == 2.0,
        count=1,
    )


def points(path: str) -> list[tuple[float, float]]:
    numbers = [float(one) for one in re.findall(r"-?\d+\.\d", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def test_the_base_map_knows_countries_by_their_codes() -> None:
    assert BASE.names["IQ"] == "Iraq" and BASE.names["PS"] == "Palestine"
    west, south, east, north = next(shape.box for shape in BASE.shapes if shape.country == "IQ")
    assert 38 < west < 39.5 and 29 < south < 30 and 48 < east < 49 and 37 < north < 38


def test_places_far_apart_are_on_maps_of_their_own_those_of_most_events_first() -> None:
    panels = draw_maps([area(1, 33.5, 36.3), area(2, 31.5, 34.5), area(3, 38.9, -77.0)], BASE)
    assert [panel.numbers for panel in panels] == [(1, 2), (3,)]


def test_an_area_is_as_wide_as_it_is_uncertain() -> None:
    (panel,) = draw_maps([area(1, 36.2, 37.1), area(2, 36.2, 37.1, km=60.0)], BASE)
    wide, dot = panel.circles
    assert (wide.number, dot.number) == (2, 1)  # the vague lies below
    km = panel.scale_km / panel.scale_width
    assert wide.radius * km == pytest.approx(60, rel=0.02)
    assert dot.radius < 6


def test_a_country_is_drawn_in_its_own_shape_with_its_label_on_it() -> None:
    (panel,) = draw_maps([area(1, 33.0, 44.0, "IQ", None)], BASE)
    assert panel.marked and not panel.circles
    (label,) = panel.whole
    xs, ys = zip(*points(panel.marked[0]), strict=True)
    assert min(xs) < label.label_x < max(xs) and min(ys) < label.label_y < max(ys)
    assert panel.title == "Iraq"


def test_a_country_that_the_base_map_does_not_have_is_a_wide_view_with_a_label() -> None:
    (panel,) = draw_maps([area(1, 10.0, 20.0, "XH", None)], BASE)
    assert not panel.marked and len(panel.whole) == 1


@pytest.mark.parametrize(
    ("lat", "lon"), [(-18.1, 178.4), (65.0, -179.9), (66.0, 179.9), (-89.0, 0.0), (89.9, 10.0), (0.0, 0.0)]
)
def test_maps_at_the_edges_of_the_world_stay_in_their_frame(lat: float, lon: float) -> None:
    (panel,) = draw_maps([area(1, lat, lon), area(2, lat, -lon if abs(lon) > 170 else lon)], BASE)
    for path in panel.land:
        for x, y in points(path):
            assert -21 <= x <= panel.width + 21 and -21 <= y <= panel.height + 21
    for circle in panel.circles:
        assert 0 <= circle.x <= panel.width and 0 <= circle.y <= panel.height
        assert 0 <= circle.label_x <= panel.width and 0 <= circle.label_y <= panel.height


def test_labels_keep_apart() -> None:
    (panel,) = draw_maps([area(no, 31.5 + no / 300, 35.1) for no in range(1, 9)], BASE)
    boxes = [(circle.label_x, circle.label_y) for circle in panel.circles]
    for no, (x, y) in enumerate(boxes):
        assert all(abs(x - a) > 10 or abs(y - b) > 10 for a, b in boxes[:no])


def test_svg_escapes_its_label_and_is_the_same_each_time() -> None:
    def drawn() -> tuple[Panel, ...]:
        return draw_maps([area(1, 36.3, 43.1, "IQ"), area(2, 33.0, 44.0, "IQ", None)], BASE)

    (panel,) = drawn()
    svg = map_svg(panel, '"><script>')
    assert "<script>" not in svg and 'aria-label="&#34;&gt;&lt;script&gt;"' in svg
    assert svg == map_svg(drawn()[0], '"><script>')
    assert len(svg) < 60_000
