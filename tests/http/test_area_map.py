"""The map of the areas: dots apart, labels free of each other, lines that cross nothing."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from assistant.answering.areas import Area, list_areas
from assistant.http.area_map import RADIUS, WIDTH, AreaMap, Dot, draw_map, place_labels, spread_apart
from assistant.index.opening import Index


@pytest.fixture(scope="module")
def drawn(shipped: Index) -> AreaMap:
    made = draw_map(list_areas(shipped.names), shipped.names.raw["map"])
    assert made is not None
    return made


def area(slug: str, location: tuple[float, float] | None) -> Area:
    return Area(slug, slug.title(), (), "", "", (), (), None, location)


def box(dot: Dot) -> tuple[float, float, float, float]:
    return dot.label_x, dot.label_y, dot.label_x + dot.width, dot.label_y + dot.height


def test_no_location_no_map() -> None:
    assert draw_map([area("a", None)], {}) is None
    assert draw_map([], {}) is None


def test_area_without_location_is_not_on_the_map() -> None:
    made = draw_map([area("a", (52.0, 5.0)), area("b", None)], {})
    assert made is not None
    assert [dot.slug for dot in made.dots] == ["a"]
    assert made.outline == ()


def test_north_is_up_and_east_is_right() -> None:
    made = draw_map([area("north", (53.0, 5.0)), area("east", (52.0, 6.0))], {})
    assert made is not None
    north, east = made.dots
    assert north.y < east.y
    assert north.x < east.x


def test_degrees_are_equally_long_both_ways_on_the_ground() -> None:
    """At 60 degrees north a degree of longitude is half as long as one of latitude."""
    corners = [area("a", (59.0, 0.0)), area("b", (61.0, 0.0)), area("c", (59.0, 4.0))]
    made = draw_map(corners, {})
    assert made is not None
    a, b, c = made.dots
    assert a.y - b.y == pytest.approx(c.x - a.x, abs=0.3)


def test_outline_is_a_closed_path_in_the_same_measure() -> None:
    ring = [[4.0, 52.0], [5.0, 52.0], [5.0, 53.0]]
    made = draw_map([area("a", (52.0, 4.0))], {"outline": [ring], "source": "Kaart", "licence": "vrij"})
    assert made is not None
    [path] = made.outline
    [dot] = made.dots
    assert path.startswith(f"M{dot.x:g} {dot.y:g}L")
    assert path.endswith("Z")
    assert (made.source, made.url, made.licence) == ("Kaart", "", "vrij")


def test_close_points_are_moved_apart_and_far_ones_stay() -> None:
    moved = spread_apart([(100.0, 100.0), (104.0, 100.0), (300.0, 300.0)], least=15)
    assert moved == [(94.5, 100.0), (109.5, 100.0), (300.0, 300.0)]


def test_points_on_one_spot_are_moved_apart() -> None:
    first, second = spread_apart([(50.0, 50.0), (50.0, 50.0)], least=10)
    assert math.dist(first, second) == pytest.approx(10)


def test_label_stands_right_of_a_lonely_dot() -> None:
    [(left, top, right, bottom)] = place_labels([(100.0, 100.0)], ["Oost"], height=200)
    assert left > 100 + RADIUS
    assert (top + bottom) / 2 == pytest.approx(100, abs=3)
    assert right - left == pytest.approx(4 * 8.4 + 8, abs=0.2)


def test_label_at_the_edge_stands_left() -> None:
    [(_, _, right, _)] = place_labels([(WIDTH - 10.0, 100.0)], ["Oost"], height=200)
    assert right < WIDTH - 10


def test_label_without_room_stands_beside_its_dot_all_the_same() -> None:
    [(left, top, _, bottom)] = place_labels([(10.0, 10.0)], ["Oost" * 40], height=20)
    assert (left, (top + bottom) / 2) == (22.0, 10.0)


def test_shipped_map_has_every_area(drawn: AreaMap, shipped: Index) -> None:
    assert [dot.slug for dot in drawn.dots] == [row["slug"] for row in shipped.names.raw["areas"]]
    assert len(drawn.outline) == len(shipped.names.raw["map"]["outline"])
    assert drawn.source == "Natural Earth"


def test_shipped_dots_and_labels_touch_nothing_else(drawn: AreaMap) -> None:
    for one, other in combinations(drawn.dots, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) > 2 * RADIUS
        a, b = box(one), box(other)
        assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]), (one.name, other.name)
    for one in drawn.dots:
        left, top, right, bottom = box(one)
        assert left >= 0
        assert right <= drawn.width
        assert top >= 0
        assert bottom <= drawn.height
        assert one.height >= 24


def test_shipped_lines_pass_by_the_other_dots(drawn: AreaMap) -> None:
    for one in drawn.dots:
        if not one.line:
            continue
        end = (one.join_x, one.label_y + one.height / 2)
        steps = [(one.x + (end[0] - one.x) * t / 50, one.y + (end[1] - one.y) * t / 50) for t in range(51)]
        for other in drawn.dots:
            if other is not one:
                assert min(math.dist(step, (other.x, other.y)) for step in steps) > RADIUS, (one.name, other.name)


def test_shipped_locations_lie_in_the_country(shipped: Index) -> None:
    for found in list_areas(shipped.names):
        assert found.location is not None
        latitude, longitude = found.location
        assert 50.7 < latitude < 53.6
        assert 3.3 < longitude < 7.3
