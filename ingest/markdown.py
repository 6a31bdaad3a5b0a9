"""Markdown to the plain text that is stored, with its headings and footnotes and where they stand.

Raw HTML in Markdown is kept as text; nothing of it is ever interpreted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from assistant.records import Heading, Reference, Table
from ingest.layout import caption_above

_URL = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:)\]]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """Plain text with its headings and references, offsets in that text."""

    text: str
    headings: tuple[Heading, ...]
    references: tuple[Reference, ...]
    tables: tuple[Table, ...] = ()


@dataclass(slots=True)
class _Writer:
    """Collects text; every block starts after one blank line, a list item after one line end."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    headings: list[Heading] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def new_block(self, gap: str) -> None:
        if self.length:
            self.write(gap)


def render_markdown(source: str) -> Rendered:
    """Render CommonMark with tables and footnotes to plain text.

    Blocks are divided by a blank line, list items and table rows by a line end; cells by " | ".
    A footnote's mark is taken out of the text and becomes a Reference at its place; its definition is no part of it.
    """
    parser = (
        MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table").use(footnote_plugin, inline=False)
    )
    env: dict[str, object] = {}
    tokens = parser.parse(source, env)
    writer = _Writer()
    notes = _write_blocks(tokens, writer)
    references = tuple(
        Reference(position, label, notes.get(label, ""), (_URL.findall(notes.get(label, "")) or [""])[0])
        for position, label in writer.marks
    )
    text = "".join(writer.parts)
    tables = tuple(replace(table, caption=caption_above(text, table.start)) for table in writer.tables)
    return Rendered(text, tuple(writer.headings), references, tables)


def _write_blocks(tokens: list[Token], writer: _Writer) -> dict[str, str]:
    """Write all blocks; return the texts of the footnotes by label."""
    notes: dict[str, str] = {}
    item_opened = False
    note_label: str | None = None
    table_start = 0
    for i, token in enumerate(tokens):
        match token.type:
            case "footnote_open":
                note_label = str(token.meta.get("label", token.meta.get("id")))
            case "footnote_close":
                note_label = None
            case _ if note_label is not None:
                notes[note_label] = (notes.get(note_label, "") + " " + _inline_text(token)).strip()
            case "list_item_open":
                writer.new_block("\n" if _continues_list(tokens, i) else "\n\n")
                writer.write(f"{token.info}. " if token.info else "- ")
                item_opened = True
            case "tr_open":
                writer.new_block("\n" if tokens[i - 1].type not in ("thead_open",) else "\n\n")
                table_start = writer.length if tokens[i - 1].type == "thead_open" else table_start
                item_opened = True
            case "table_close":
                writer.tables.append(Table(table_start, writer.length))
            case "th_open" | "td_open":
                if tokens[i - 1].type not in ("tr_open",):
                    writer.write(" | ")
                item_opened = True
            case "fence" | "code_block" | "html_block":
                writer.new_block("\n\n")
                writer.write(token.content.strip("\n"))
            case "inline":
                if not item_opened:
                    writer.new_block("\n\n")
                item_opened = False
                _write_inline(token, writer, heading=tokens[i - 1] if tokens[i - 1].type == "heading_open" else None)
            case _:
                pass
    return notes


def _continues_list(tokens: list[Token], i: int) -> bool:
    """Tell whether the item opening at `i` follows another item or nests in one."""
    if tokens[i - 1].type == "list_item_close":
        return True
    level = tokens[i - 1].level
    around = (t for t in reversed(tokens[: i - 1]) if t.nesting == 1 and t.level < level)
    return level > 0 and next((t.type for t in around), "") == "list_item_open"


def _write_inline(token: Token, writer: _Writer, *, heading: Token | None) -> None:
    start = writer.length
    for child in token.children or ():
        if child.type == "footnote_ref":
            writer.marks.append((writer.length, str(child.meta.get("label", child.meta.get("id")))))
        else:
            writer.write(_child_text(child))
    if heading is not None and _inline_text(token).strip():
        writer.headings.append(Heading(int(heading.tag[1]), _inline_text(token), start, writer.length))


def _inline_text(token: Token) -> str:
    return "".join(_child_text(child) for child in token.children or () if child.type != "footnote_ref")


def _child_text(child: Token) -> str:
    if child.type == "softbreak":
        return " "
    if child.type == "hardbreak":
        return "\n"
    return child.content
