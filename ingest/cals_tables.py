"""The rows of a CALS table (<tgroup>), a merged cell repeated wherever it holds."""

from __future__ import annotations

from typing import Final

from lxml import etree  # type: ignore[import-untyped]

from ingest.grids import MAX_CELLS

_SPAN_MAX: Final = 1_000


def read_group(group: etree._Element) -> tuple[list[list[str]], int]:
    """Return the rows of a <tgroup> and how many are header."""
    columns = {
        spec.get("colname", ""): number
        for number, spec in enumerate(e for e in group.iterchildren(etree.Element) if _name(e) == "colspec")
    }
    rows: list[list[str]] = []
    hold: dict[int, tuple[int, str]] = {}
    header_rows = cells = 0
    for row in (e for e in group.iter(etree.Element) if _name(e) == "row"):
        line = _row_of(row, columns, hold)
        cells += len(line)
        if cells > MAX_CELLS:
            break
        header_rows += _name(row.getparent()) == "thead"
        rows.append(line)
    return rows, header_rows


def _row_of(row: etree._Element, columns: dict[str, int], hold: dict[int, tuple[int, str]]) -> list[str]:
    line: dict[int, str] = {}
    for column, (left, text) in list(hold.items()):
        if left > 0:
            line[column] = text
            hold[column] = (left - 1, text)
    at = 0
    for entry in (e for e in row.iterchildren(etree.Element) if _name(e) == "entry"):
        first = columns.get(entry.get("namest") or entry.get("colname") or "", -1)
        while first < 0 and at in line:
            at += 1
        at = first if first >= 0 else at
        last = min(max(at, columns.get(entry.get("nameend") or "", at)), at + _SPAN_MAX)
        lines = ["".join(part.itertext()) for part in entry.iterchildren(etree.Element)] or [entry.text or ""]
        text = " ".join(" ".join(lines).split())
        for column in range(at, last + 1):
            line[column] = text
            hold[column] = (_number(entry.get("morerows")), text)
        at = last + 1
    return [line.get(column, "") for column in range(max(line, default=-1) + 1)]


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname.lower())


def _number(written: str | None) -> int:
    known = written is not None and written.isascii() and written.isdigit() and len(written) < 6
    return min(int(written or 0), _SPAN_MAX) if known else 0
