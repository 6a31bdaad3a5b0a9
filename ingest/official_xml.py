"""Reads the XML of official publications: that of officielebekendmakingen.nl, and STOP, which follows it up.

Both have the same parts under names that differ in capitals: <artikel> with <kop>, <lid>, <al>, <lijst>, CALS tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree  # type: ignore[import-untyped]

from assistant.errors import DocumentError
from ingest.cals_tables import read_group
from ingest.extracted import Extracted
from ingest.layout import Layout, Mark, Note
from ingest.official_meta import official_meta
from ingest.packages import parse_xml

_LEFT_OUT: Final = frozenset(
    """metadata metadata-groep meta plaatje illustratie figuur verwijderdetekst tekeningen bwb-inputbestand
    expressionidentificatie informatieobjectrefs""".split()
)
_INLINE: Final = frozenset(
    """nadruk vet cur ondlijn sup inf sub b i u strong em extref intref extioref intioref intern-verwijzing term
    afkorting voornaam achternaam voorvoegsels nieuwetekst abbr br span contact datum plaats noot nootref""".split()
)
_NUMBERS: Final = frozenset({"lidnr", "lidnummer", "li.nr", "linummer"})
_TITLES: Final = frozenset({"intitule", "regelingopschrift"})
_BULLETS: Final = frozenset("-–—•·▪◦*o")


def read_official_xml(raw: bytes) -> Extracted:
    """Read an official publication. Raises DocumentError when it is other XML, broken or over a limit."""
    root = parse_xml(raw, what="XML")
    if not any(name_of(e) in ("al", "tekst", "vrije-tekst") for e in root.iter(etree.Element)):
        raise DocumentError("it is no XML of an official publication. Save it as HTML or Markdown.")
    reading = _Reading()
    reading.read(root, level=1)
    found = official_meta(_said(root))
    if "title" not in found and reading.title:
        found["title"] = reading.title
    return reading.layout.finish(notes=reading.notes, meta=found)


def name_of(element: etree._Element) -> str:
    """Return the name of an element without its namespace, in lower case."""
    return str(etree.QName(element).localname.lower())


@dataclass(slots=True)
class _Reading:
    """What is read so far; `mark` waits for the first block of a list item, `labels` are those of notes by id."""

    layout: Layout = field(default_factory=Layout)
    notes: dict[str, Note] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    title: str = ""
    mark: str = ""

    def read(self, parent: etree._Element, *, level: int) -> None:
        """Lay out the blocks below `parent`; `level` is that of its own heading."""
        for child in parent.iterchildren(etree.Element):
            name = name_of(child)
            if name in _LEFT_OUT or child.get("wijzigactie") in ("verwijder", "verwijderContainer"):
                continue
            if name == "kop" or name in _TITLES:
                self._heading(child, 1 if name in _TITLES else level)
            elif name == "tussenkop":
                self.layout.heading(level + 1, self._inline(child))
            elif name in _NUMBERS:
                self.mark = _list_mark("".join(child.itertext()))
            elif name == "table":
                self._table(child)
            elif _is_line(child):
                self._line(self._inline(child))
            else:
                inner = any(name_of(c) == "kop" for c in child.iterchildren(etree.Element))
                self.read(child, level=level + inner if self.layout.length else level)
                self.mark = "" if name in ("li", "lid") else self.mark

    def _heading(self, kop: etree._Element, level: int) -> None:
        parts = [p for p in kop.iterchildren(etree.Element) if name_of(p) not in _LEFT_OUT]
        inline: list[str | Mark] = [] if parts and not _is_line(kop) else self._inline(kop)
        for part in parts if not inline else ():
            inline += [" ", *self._inline(part)]
        words = " ".join("".join(piece for piece in inline if isinstance(piece, str)).split())
        self.title = self.title or words
        self.layout.heading(level, inline)

    def _line(self, inline: list[str | Mark]) -> None:
        if not any(isinstance(piece, Mark) or piece.strip() for piece in inline):
            return
        if self.mark:
            self.layout.item(inline, mark=self.mark)
            self.mark = ""
        else:
            self.layout.paragraph(inline)

    def _table(self, table: etree._Element) -> None:
        title = next((c for c in table.iterchildren(etree.Element) if name_of(c) in ("title", "titel")), None)
        caption = "" if title is None else _words(title)
        for group in table.iterchildren(etree.Element):
            if name_of(group) == "tgroup":
                rows, header_rows = read_group(group)
                self.layout.table(rows, header_rows=header_rows or None, caption=caption)
                caption = ""

    def _inline(self, parent: etree._Element) -> list[str | Mark]:
        """Return the words of a block with the places of its notes, which are kept on the way."""
        pieces: list[str | Mark] = [_flat(parent.text)]
        for child in parent.iterchildren(etree.Element):
            match name_of(child):
                case "noot":
                    pieces.append(Mark(self._note(child)))
                case "nootref":
                    pieces.append(Mark(self.labels.get(child.get("refid", ""), "")))
                case "br":
                    pieces.append("\n")
                case name if name not in _LEFT_OUT:
                    pieces += [*([" "] if name not in _INLINE or name.endswith("naam") else []), *self._inline(child)]
            pieces.append(_flat(child.tail))
        return pieces

    def _note(self, note: etree._Element) -> str:
        """Keep a footnote under its id, or its number when it has none; return that."""
        number = next((_words(c) for c in note if name_of(c) in ("noot.nr", "nootnummer")), "")
        label = number if number and number not in self.notes else note.get("id") or str(len(self.notes) + 1)
        self.labels[note.get("id", "")] = label
        lines = (_words(c) for c in note if name_of(c) not in ("noot.nr", "nootnummer"))
        address = next((r.get("doc") or r.get("ref") or "" for r in note.iter() if name_of(r) == "extref"), "")
        self.notes[label] = Note(" ".join(lines), address)
        return label


def _said(root: etree._Element) -> dict[str, str]:
    """Return what the <meta> elements say, by name in lower case."""
    said: dict[str, str] = {}
    for meta in root.iter(etree.Element):
        if name_of(meta) == "meta" and meta.get("content", "").strip():
            said.setdefault(meta.get("name", "").casefold(), " ".join(meta.get("content").split()))
    return said


def _is_line(element: etree._Element) -> bool:
    """Tell whether an element is one line of text: it has words of its own, or only what stands inside a line."""
    if (element.text or "").strip():
        return True
    children = list(element.iterchildren(etree.Element))
    return all(name_of(c) in _INLINE for c in children) or any((c.tail or "").strip() for c in children)


def _list_mark(number: str) -> str:
    number = " ".join(number.split())
    bare = number.rstrip(".)")
    if not bare or bare in _BULLETS:
        return "-"
    return f"{bare}." if bare.isascii() and bare.isdigit() and len(bare) < 4 else f"- {number}"


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _flat(text: str | None) -> str:
    return " ".join(f"|{text or ''}|".split())[1:-1].replace("\n", " ")
