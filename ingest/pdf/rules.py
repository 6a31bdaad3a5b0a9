"""Ruling lines of a page, found in its drawn paths."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

_THIN = 2.5
_SHORTEST = 6.0
_MAX_SEGMENTS = 20_000


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A straight line from `(x0, y0)` to `(x1, y1)`, x0 <= x1 and y0 <= y1, one of the two equal."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def flat(self) -> bool:
        """Whether it is horizontal."""
        return self.y0 == self.y1


def path_rules(path: pdfium.FPDF_PAGEOBJECT, matrix: Matrix) -> Iterator[Rule]:
    """Yield the ruling lines of a drawn path: straight lines, thin bars, and the edges of filled rectangles."""
    for outline in _outlines(path, matrix):
        xs, ys = [x for x, _ in outline], [y for _, y in outline]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        if y1 - y0 <= _THIN and x1 - x0 >= _SHORTEST:
            yield Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
        elif x1 - x0 <= _THIN and y1 - y0 >= _SHORTEST:
            yield Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
        elif y1 - y0 > _THIN and x1 - x0 > _THIN:
            yield from _edges(outline)


def _edges(outline: list[Point]) -> Iterator[Rule]:
    for (ax, ay), (bx, by) in zip(outline, outline[1:] + outline[:1], strict=True):
        if abs(ay - by) < 0.5 and abs(ax - bx) >= _SHORTEST:
            yield Rule(min(ax, bx), ay, max(ax, bx), ay)
        elif abs(ax - bx) < 0.5 and abs(ay - by) >= _SHORTEST:
            yield Rule(ax, min(ay, by), ax, max(ay, by))


def _outlines(path: pdfium.FPDF_PAGEOBJECT, matrix: Matrix) -> Iterator[list[Point]]:
    """Yield the outlines of a path as points; one with a curve is left out."""
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, own)
    x, y = ctypes.c_float(), ctypes.c_float()
    outline: list[Point] = []
    curved = False
    for i in range(min(pdfium.FPDFPath_CountSegments(path), _MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(outline) > 1 and not curved:
                yield outline
            outline, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        inner = (own.a * x.value + own.c * y.value + own.e, own.b * x.value + own.d * y.value + own.f)
        outline.append(transform(inner, matrix))
    if len(outline) > 1 and not curved:
        yield outline


def transform(point: Point, matrix: Matrix) -> Point:
    """Return the point in the space that the matrix leads to."""
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f
