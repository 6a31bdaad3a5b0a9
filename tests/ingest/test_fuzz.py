"""Damaged files of every format: whatever is in them, a reader gives a document or a DocumentError, in time.

FUZZ_EXAMPLES=2000 (some minutes, `make fuzz`) tries harder than the few examples of every day.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import DocumentError
from ingest.documents import load_document
from tests.ingest.made import FOOTNOTES, cell, docx_bytes, odt_bytes, paragraph

_EXAMPLES: Final = int(os.environ.get("FUZZ_EXAMPLES", "25"))
_MOST_CHARS: Final = 20_000_000
_DOCX: Final = docx_bytes(
    paragraph("Kop", style="Heading1") + paragraph("Er is € 3 miljoen.", style="ListNumber")
    + f"<w:tbl><w:tr>{cell('Gebied')}{cell('2026')}</w:tr><w:tr>{cell('Lindenhof')}{cell('1.250')}</w:tr></w:tbl>"
    + '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
    parts={"word/footnotes.xml": FOOTNOTES},
)  # fmt: skip
_ODT: Final = odt_bytes(
    '<text:h text:outline-level="2">Kop</text:h><text:list><text:list-item><text:p>Een</text:p></text:list-item>'
    '</text:list><table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a</text:p>'
    "</table:table-cell></table:table-row></table:table>"
)
_HTML: Final = (
    b"<html><head><meta charset=utf-8><title>Titel</title></head><body><main><h2>Kop</h2><ol start=3><li>Een</li></ol>"
    b"<table><tr><th rowspan=2>a</th><th colspan=2>b</th></tr><tr><td>c</td></tr></table><p>Tekst.<sup><a href=#n>1</a>"
    b"</sup></p><p id=n>Noot.</p></main></body></html>"
)
_SEEDS: Final = {
    "docx": _DOCX,
    "odt": _ODT,
    "html": _HTML,
    "csv": 'Gebied;2026\nLindenhof;1.250\n"Water;kant";980\n'.encode("cp1252"),
    "xml": (Path(__file__).with_name("files") / "stcrt.xml").read_bytes(),
    "md": b"---\ntitle: a\n---\n# Kop\n\n| a | b |\n|---|---|\n| c | 1 |\n\nTekst.[^1]\n\n[^1]: Noot.\n",
    "txt": b"Kop\n\nEen langere regel tekst.\n",
}
_SHARED: Final = Path("/work/shared/documents")
_REAL: Final = {path.name: path.read_bytes() for kind in ("html", "docx") for path in sorted(_SHARED.glob(f"*.{kind}"))}
"""Real files, where they are there; those of PDF are in test_pdf_fuzz.py."""
_FILES: Final = {**_SEEDS, **_REAL}
_Edits = list[tuple[float, int, bytes]]
_EDITS: Final = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=6)


def _damage(raw: bytes, edits: _Edits) -> bytes:
    """Replace stretches of bytes by others."""
    for place, length, new in edits:
        at = int(place * len(raw))
        raw = raw[:at] + new + raw[at + length :]
    return raw


def _damage_parts(raw: bytes, edits: _Edits) -> bytes:
    """Damage the parts inside a zip file, which stays whole itself."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            chosen = name.endswith((".xml", ".rels")) and len(name) % 3 == len(edits) % 3
            hit = chosen or name.endswith("document.xml")
            new.writestr(name, _damage(old.read(name), edits) if hit else old.read(name))
    return out.getvalue()


def _read(folder: Path, suffix: str, raw: bytes) -> None:
    path = folder / f"bestand.{suffix}"
    path.write_bytes(raw)
    try:
        document = load_document(path, max_bytes=1_000_000)
    except DocumentError:
        return
    assert 0 < len(document.text) < _MOST_CHARS
    for heading in document.headings:
        assert document.text[heading.start : heading.end].strip()
    for table in document.tables:
        assert 0 <= table.start < table.end <= len(document.text)
        assert 0 <= table.header_rows <= document.text.count("\n", table.start, table.end) + 1
    assert all(0 <= reference.position <= len(document.text) for reference in document.references)


_quick = settings(
    max_examples=_EXAMPLES,
    deadline=20_000,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.parametrize("name", _FILES)
@_quick
@given(edits=_EDITS)
def test_reader_of_damaged_bytes(name: str, tmp_path: Path, edits: _Edits) -> None:
    _read(tmp_path, name.rpartition(".")[2], _damage(_FILES[name], edits))


@pytest.mark.parametrize("name", [name for name in _FILES if name.endswith(("docx", "odt"))])
@_quick
@given(edits=_EDITS)
def test_reader_of_damaged_parts(name: str, tmp_path: Path, edits: _Edits) -> None:
    _read(tmp_path, name.rpartition(".")[2], _damage_parts(_FILES[name], edits))


@pytest.mark.parametrize("suffix", _SEEDS)
@_quick
@given(raw=st.binary(max_size=400))
def test_reader_of_any_bytes(suffix: str, tmp_path: Path, raw: bytes) -> None:
    _read(tmp_path, suffix, raw)
