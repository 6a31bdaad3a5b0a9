"""What a footnote says of a source, and files in a zip whose bytes are always the same."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Final

from assistant.records import Citation
from assistant.text.figures import write_date

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


def note_text(citation: Citation) -> str:
    """Return title, publisher, date, quote and addresses of a source as one text."""
    facts = ", ".join(part for part in (citation.publisher, _date(citation.date)) if part)
    parts = (f"{citation.title}.", f"{facts}." if facts else "", quoted(citation), " ".join(addresses(citation)))
    return " ".join(part for part in parts if part)


def quoted(citation: Citation) -> str:
    """Return the quote between quotation marks, its lines joined."""
    return f"“{' '.join(citation.quote.split())}”"


def addresses(citation: Citation) -> tuple[str, ...]:
    """Return the web addresses of a source, each once."""
    found = [r.url for r in citation.sources] if citation.kind == "summary" else []
    kept = [url for url in (*found, citation.url) if url.startswith(("https://", "http://"))]
    return tuple(dict.fromkeys(kept))


def pack(parts: Mapping[str, str], *, stored: str = "") -> bytes:
    """Return a zip of texts, in their order; the part `stored` is not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, date_time=_MOMENT)
            info.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, text.encode())
    return target.getvalue()


def _date(date: dt.date | None) -> str:
    return write_date(date) if date else ""
