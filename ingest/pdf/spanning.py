"""Tables that go on over pages made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.pdf.blocks import TABLE, Block
from ingest.pdf.tables import Cells, FoundTable

_NEAR = 6.0


def table_of(block: Block, tables: Sequence[FoundTable]) -> FoundTable | None:
    """Return the table whose place a block holds, None for another block."""
    return tables[int(block.lines[0].text[len(TABLE) :])] if block.kind == "table" else None


def join_tables(blocks: Sequence[Block], tables: list[FoundTable]) -> list[Block]:
    """Return the blocks with each table that goes on joined to its first part, in `tables` too."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        table, last = table_of(block, tables), table_of(before, tables) if before else None
        if table and last and before and _goes_on(last, table):
            rows = _rest(last, table)
            number = int(before.lines[0].text[len(TABLE) :])
            pages = table.pages[len(table.pages) - len(rows) :]
            tables[number] = replace(last, rows=last.rows + rows, pages=last.pages + pages)
        else:
            joined.append(block)
    return joined


def _goes_on(last: FoundTable, table: FoundTable) -> bool:
    """Whether the second begins on the page after the first, with its columns in the same places."""
    columns = [*zip(last.edges, table.edges, strict=False)]
    return (
        table.pages[0] == last.pages[-1] + 1
        and len(last.edges) == len(table.edges)
        and (all(abs(a - b) <= _NEAR for a, b in columns) or _is_header(last, table.rows[0]))
    )


def _rest(last: FoundTable, table: FoundTable) -> tuple[Cells, ...]:
    """Return the rows of a table that goes on, without the header and title that are repeated."""
    rows = table.rows
    for above in last.rows[: 1 + last.header]:
        if rows and _words(rows[0]) == _words(above):
            rows = rows[1:]
    return rows


def _is_header(last: FoundTable, row: Cells) -> bool:
    return bool(last.header) and _words(row) == _words(last.rows[0])


def _words(row: Cells) -> list[str]:
    return " ".join(row).split()
