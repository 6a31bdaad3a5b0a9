"""What a reader of a format makes of a file: its text and what stands where in it.

A reader is a function from the bytes of a file to an Extracted. It raises DocumentError with a message that says what
is wrong and what to do, without the path of the file: that is put before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from assistant.records import Heading, PageStart, Reference, Table


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file, one blank line between its blocks; all offsets are of this text.

    `meta` is what the file itself says of title, date, publisher, url and language; what is not known is left out.
    A table is lines of cells joined by " | ", its header first. `pages` are filled for formats that have pages.
    `warnings` are sentences for whoever reads the file in, with what to do.
    """

    text: str
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
    meta: dict[str, Any] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    pages: tuple[PageStart, ...] = ()
    warnings: tuple[str, ...] = ()
