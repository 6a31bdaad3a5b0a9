"""The map of the areas as plain numbers for an SVG: the outline of the country, a dot for each area, its label.

Dots that lie close are moved apart; a label goes beside its dot, or further away with a line where that is taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any, Final

from assistant.answering.areas import Area

Point = tuple[float, float]
Box = tuple[float, float, float, float]

WIDTH: Final = 640
RADIUS: Final = 6
_MARGIN_LEFT: Final = 110
"""Room for labels in the sea, west of the dots."""
_MARGIN: Final = 14
_LEAST_BETWEEN: Final = 15.0
_LETTER: Final = 8.4
_PADDING: Final = 8
"""Width of a letter of a label, on the safe side, and what is added; in units of the map (1 is about a pixel)."""
_LABEL_HEIGHT: Final = 26
"""At least 24: each label is a target by itself (WCAG 2.2, 2.5.8)."""
_GAP: Final = 12
_SHIFTS: Final = tuple(range(-130, 131, 6))
_DISTANCES: Final = tuple(range(0, 145, 12))
_WAYS: Final = ((0, False), (0, True), (1, False), (1, True))


@dataclass(frozen=True, slots=True)
class Dot:
    """An area on the map; the label is `height` high, `middle` its height's, and `line` joins it to a dot far away."""

    slug: str
    name: str
    x: float
    y: float
    label_x: float
    label_y: float
    width: float
    height: int
    line: bool

    @property
    def join_x(self) -> float:
        """Where the line meets the label: at its nearest side."""
        return self.label_x if self.label_x > self.x else self.label_x + self.width


@dataclass(frozen=True, slots=True)
class AreaMap:
    """A map `width` by `height`, north up; `outline` are SVG paths, empty when the corpus has none."""

    width: int
    height: int
    outline: tuple[str, ...]
    dots: tuple[Dot, ...]
    source: str
    url: str
    licence: str


@dataclass(frozen=True, slots=True)
class _Projection:
    """Degrees to the map: equirectangular, true at the middle latitude."""

    west: float
    north: float
    scale: float
    shrink: float

    def place(self, lon: float, lat: float) -> Point:
        x = _MARGIN_LEFT + (lon - self.west) * self.shrink * self.scale
        return round(x, 1), round(_MARGIN + (self.north - lat) * self.scale, 1)


def draw_map(areas: Sequence[Area], table: Mapping[str, Any]) -> AreaMap | None:
    """Return the map of the areas that have a location, None when none has; `table` is that of map.toml."""
    rings = tuple(tuple((float(x), float(y)) for x, y in ring) for ring in table.get("outline", ()))
    located = tuple((area.slug, area.name, *area.location) for area in areas if area.location)
    if not located:
        return None
    return _draw(located, rings, tuple(str(table.get(key, "")) for key in ("source", "url", "licence")))


@lru_cache(maxsize=4)
def _draw(
    located: tuple[tuple[str, str, float, float], ...], rings: tuple[tuple[Point, ...], ...], origin: tuple[str, ...]
) -> AreaMap:
    lons = [x for ring in rings for x, _ in ring] + [lon for _, _, _, lon in located]
    lats = [y for ring in rings for _, y in ring] + [lat for _, _, lat, _ in located]
    shrink = math.cos(math.radians((min(lats) + max(lats)) / 2))
    room = WIDTH - _MARGIN_LEFT - _MARGIN
    scale = room / max((max(lons) - min(lons)) * shrink, (max(lats) - min(lats)) * 0.8, 0.01)
    projection = _Projection(min(lons), max(lats), scale, shrink)
    height = round(2 * _MARGIN + (max(lats) - min(lats)) * scale)
    points = spread_apart([projection.place(lon, lat) for _, _, lat, lon in located], least=_LEAST_BETWEEN)
    names = [name for _, name, _, _ in located]
    labels = place_labels(points, names, height=height)
    dots = tuple(
        Dot(slug, name, *point, *label[:2], label[2] - label[0], _LABEL_HEIGHT, _is_far(point, label))
        for (slug, name, _, _), point, label in zip(located, points, labels, strict=True)
    )
    source, url, licence = origin
    return AreaMap(WIDTH, height, tuple(_path(ring, projection) for ring in rings), dots, source, url, licence)


def spread_apart(points: Sequence[Point], *, least: float) -> list[Point]:
    """Move points until any two are `least` apart, each as little as that takes; points far apart stay."""
    moved = list(points)
    for _ in range(100):
        still = True
        for i, j in combinations(range(len(moved)), 2):
            (x, y), (u, v) = moved[i], moved[j]
            apart = math.hypot(x - u, y - v)
            if apart < least - 0.01:
                still = False
                push = (least - apart) / 2
                dx, dy = ((x - u) / apart, (y - v) / apart) if apart else (1.0, 0.0)
                moved[i], moved[j] = (x + dx * push, y + dy * push), (u - dx * push, v - dy * push)
        if still:
            break
    return [(round(x, 1), round(y, 1)) for x, y in moved]


def place_labels(points: Sequence[Point], names: Sequence[str], *, height: int) -> list[Box]:
    """Return the box of each label: the nearest place beside its dot that is free of the other dots and labels.

    Nor does a line to a label cross any of these or another line. Which label chooses first is tried in several ways;
    the best has the fewest labels without a free place, that stand beside their dot all the same, and then is nearest.
    """
    numbers = range(len(points))
    crowded = sorted(numbers, key=lambda i: sorted(math.dist(points[i], other) for other in points)[1:3])
    orders = [crowded, *(sorted(numbers, key=lambda i: (points[i][axis], i), reverse=r) for axis, r in _WAYS)]
    tried = [_place_in_order(points, names, order, height=height) for order in orders]
    _, boxes = min(tried, key=lambda result: result[0])
    return [boxes[i] for i in numbers]


def _place_in_order(
    points: Sequence[Point], names: Sequence[str], order: Sequence[int], *, height: int
) -> tuple[tuple[int, float], dict[int, Box]]:
    """Return how many labels have no free place and the sum of the squares of their distances, with the boxes."""
    dots = [_around(point, RADIUS + 3) for point in points]
    boxes: dict[int, Box] = {}
    lines: list[tuple[Point, Point]] = []
    misses, far = 0, 0.0
    for i in order:
        width = len(names[i]) * _LETTER + _PADDING
        taken = [*dots[:i], *dots[i + 1 :], *boxes.values()]
        free = (box for box in _candidates(points[i], width, height) if _is_free(points[i], box, taken, lines))
        box = next(free, None)
        misses += box is None
        boxes[i] = box or _beside(points[i], width)
        far += math.dist(points[i], _joint(points[i], boxes[i])) ** 2
        if _is_far(points[i], boxes[i]):
            lines.append((points[i], _joint(points[i], boxes[i])))
    return (misses, far), boxes


@lru_cache(maxsize=1)
def _offsets() -> tuple[tuple[str, int, int], ...]:
    """All ways to put a label, the nearest first; to the right goes before to the left."""
    ways = [(side, dx, dy) for side in ("right", "left") for dx in _DISTANCES for dy in _SHIFTS]
    return tuple(sorted(ways, key=lambda way: (way[1] * 0.8 + abs(way[2]), way[0] == "left")))


def _beside(point: Point, width: float) -> Box:
    left, top = point[0] + _GAP, point[1] - _LABEL_HEIGHT / 2
    return left, top, left + width, top + _LABEL_HEIGHT


def _candidates(point: Point, width: float, height: int) -> Iterator[Box]:
    x, y = point
    for side, dx, dy in _offsets():
        left = x + _GAP + dx if side == "right" else x - _GAP - dx - width
        top = y + dy - _LABEL_HEIGHT / 2
        if left >= 2 and left + width <= WIDTH - 2 and top >= 2 and top + _LABEL_HEIGHT <= height - 2:
            yield round(left, 1), round(top, 1), round(left + width, 1), round(top + _LABEL_HEIGHT, 1)


def _is_free(point: Point, box: Box, taken: Sequence[Box], lines: Sequence[tuple[Point, Point]]) -> bool:
    if any(_overlap(box, other) for other in taken) or any(_crosses(line, box) for line in lines):
        return False
    if not _is_far(point, box):
        return True
    line = (point, _joint(point, box))
    return not any(_crosses(line, _shrink(other)) for other in taken) and not any(
        _cross(line, other) for other in lines
    )


def _around(point: Point, reach: float) -> Box:
    x, y = point
    return x - reach, y - reach, x + reach, y + reach


def _shrink(box: Box) -> Box:
    """A line may pass closer by a dot or a label than another label."""
    return box[0] + 2, box[1] + 2, box[2] - 2, box[3] - 2


def _joint(point: Point, label: Box) -> Point:
    """Return where the line from a dot meets its label: at the middle of the nearest side."""
    return label[0] if label[0] > point[0] else label[2], (label[1] + label[3]) / 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _crosses(line: tuple[Point, Point], box: Box) -> bool:
    """Tell whether a line runs through a box."""
    left, top, right, bottom = box
    inside = any(left < x < right and top < y < bottom for x, y in line)
    diagonals = (((left, top), (right, bottom)), ((left, bottom), (right, top)))
    return inside or any(_cross(line, diagonal) for diagonal in diagonals)


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _is_far(point: Point, label: Box) -> bool:
    x, y = point
    return max(label[0] - x, x - label[2]) > _GAP + 1 or abs((label[1] + label[3]) / 2 - y) > _LABEL_HEIGHT / 2


def _path(ring: Sequence[Point], projection: _Projection) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in (projection.place(*point) for point in ring)) + "Z"
