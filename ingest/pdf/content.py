"""What stands on a page of a PDF: words, ruling lines and whether there are images. With rules.py the only importer
of PDFium. Distances are in points, from the top left of the page as it is shown.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.pdf.rules import Matrix, Rule, path_rules, transform
from ingest.pdf.words import Glyph, Word, join_glyphs

_MAX_CHARS = 100_000
_MAX_OBJECTS = 20_000
_TURNS = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}


@dataclass(frozen=True, slots=True)
class Page:
    """A page. `raw` is its text as the file gives it; `turned` counts the characters left out for their angle."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    images: bool
    raw: str
    turned: int
    broken: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    angle: int
    bold: bool


@dataclass(frozen=True, slots=True)
class _Placed:
    """A character in the space of the file."""

    text: str
    box: tuple[float, float, float, float]
    base: tuple[float, float]
    style: _Style


def read_page(page: pypdfium2.PdfPage, number: int) -> Page:
    """Read a page; text on its side is turned upright when most of the page's text is so."""
    textpage = page.get_textpage()
    placed = list(_characters(textpage.raw, min(textpage.count_chars(), _MAX_CHARS)))
    angles = Counter(one.style.angle for one in placed if one.text.strip() and one.style.size)
    shown = page.get_rotation() % 360
    angle = max((a for a in angles if a in _TURNS), key=lambda a: (angles[a], a == shown), default=shown)
    matrix, width, height = _upright(page.get_cropbox(), angle)
    glyphs = [_glyph(one, matrix) for one in placed if one.style.angle == angle or not one.style.size]
    seen = [g for g in glyphs if not g.size or (g.x1 > 0 and g.x0 < width and -1 < g.base < height + g.size)]
    rules, images = _drawn(page, matrix)
    raw = "".join(one.text for one in placed)
    return Page(number, width, height, tuple(join_glyphs(seen)), rules, images, raw, angles.total() - angles[angle])


def _upright(box: tuple[float, float, float, float], angle: int) -> tuple[Matrix, float, float]:
    """Return the matrix to top-left space in which text of `angle` is upright, and the page's width and height."""
    a, b, c, d = _TURNS[angle]
    corners = [(a * x + c * y, b * x + d * y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    left, top = min(x for x, _ in corners), max(y for _, y in corners)
    width, height = max(x for x, _ in corners) - left, top - min(y for _, y in corners)
    return (a, -b, c, -d, -left, top), width, height


def _glyph(one: _Placed, matrix: Matrix) -> Glyph:
    if not one.style.size:
        return Glyph(" ", 0, 0, 0, 0, False)
    ends = [transform(corner, matrix)[0] for corner in (one.box[:2], one.box[2:])]
    return Glyph(one.text, min(ends), max(ends), transform(one.base, matrix)[1], one.style.size, one.style.bold)


def _characters(textpage: pdfium.FPDF_TEXTPAGE, count: int) -> Iterator[_Placed]:
    """Yield the characters in the order of the file; the spaces that PDFium adds have no size."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    nowhere = _Style(0, 0, False)
    styles: dict[int, _Style] = {}
    for i in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, i)
        text = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        owner = ctypes.cast(pdfium.FPDFText_GetTextObject(textpage, i), ctypes.c_void_p).value
        if owner is None or not pdfium.FPDFText_GetLooseCharBox(textpage, i, box):
            yield _Placed(" ", (0, 0, 0, 0), (0, 0), nowhere)
            continue
        if owner not in styles:
            styles[owner] = _style(textpage, i)
        pdfium.FPDFText_GetCharOrigin(textpage, i, x, y)
        yield _Placed(text, (box.left, box.bottom, box.right, box.top), (x.value, y.value), styles[owner])


def _style(textpage: pdfium.FPDF_TEXTPAGE, i: int) -> _Style:
    matrix, flags, name = pdfium.FS_MATRIX(), ctypes.c_int(), ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetMatrix(textpage, i, matrix)
    pdfium.FPDFText_GetFontInfo(textpage, i, name, 200, flags)
    size = pdfium.FPDFText_GetFontSize(textpage, i) * math.hypot(matrix.c, matrix.d)
    named = any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
    angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 2) * 2 % 360
    return _Style(
        size if math.isfinite(size) else 0.0, angle, named or pdfium.FPDFText_GetFontWeight(textpage, i) >= 600
    )


def _drawn(page: pypdfium2.PdfPage, matrix: Matrix) -> tuple[tuple[Rule, ...], bool]:
    """Return the ruling lines of the page, each once, and whether it has images."""
    rules: set[Rule] = set()
    images = False
    for count, drawn in enumerate(page.get_objects(max_depth=3)):
        if count >= _MAX_OBJECTS:
            break
        images = images or drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE
        if drawn.type == pdfium.FPDF_PAGEOBJ_PATH:
            rules.update(path_rules(drawn.raw, matrix))
    return tuple(sorted(rules)), images
