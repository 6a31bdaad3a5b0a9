"""PDF files made for the tests, with reportlab."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
TOP, LEFT = 72.0, 72.0
PITCH = 13.0

Draw = Callable[[Canvas], None]


def make_pdf(*pages: Draw, title: str = "", author: str = "") -> bytes:
    """Return a PDF with a page for each function; they draw with the origin at the bottom left."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def write(
    canvas: Canvas, lines: Sequence[str], *, x: float = LEFT, y: float = TOP, size: float = 11, font: str = ""
) -> None:
    """Write lines below each other; `y` is from the top of the page."""
    canvas.setFont(font or "Helvetica", size)
    for i, line in enumerate(lines):
        canvas.drawString(x, HEIGHT - y - i * PITCH * size / 11, line)


def write_row(canvas: Canvas, cells: Sequence[str], xs: Sequence[float], y: float) -> None:
    """Write the cells of a row, each with its left end at its own x."""
    for cell, x in zip(cells, xs, strict=True):
        canvas.drawString(x, HEIGHT - y, cell)


def draw_grid(canvas: Canvas, xs: Sequence[float], ys: Sequence[float]) -> None:
    """Draw all lines of a table between columns at `xs` and rows at `ys`, from the top of the page."""
    canvas.grid(list(xs), [HEIGHT - y for y in ys])


PROSE = (
    "De gemeente krijgt in deze jaren geld van het Rijk voor het werk aan",
    "de veiligheid en de leefbaarheid van de wijk. Zij werkt daarin samen",
    "met de scholen, de politie en de bewoners die er al langer wonen.",
)
