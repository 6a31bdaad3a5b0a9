"""The keys of front matter, so that one that means nothing is told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ingest.documents import TEXT_SUFFIXES
from ingest.front_matter import split_front_matter
from ingest.life import KEYS as LIFE_KEYS

KEYS: Final = (*"id title date publisher url kind licence language headings".split(), *LIFE_KEYS)
"""All keys of front matter that mean something."""


def unknown_keys(path: Path, beside: Mapping[str, Any]) -> list[str]:
    """Return a warning for each key of the front matter, and of the file beside it, that means nothing here."""
    keys = dict.fromkeys(beside)
    if path.suffix.lower() in TEXT_SUFFIXES:
        keys.update(dict.fromkeys(split_front_matter(path.read_text(encoding="utf-8-sig"))[0]))
    return [f"front matter {key!r} means nothing here. Known: {', '.join(KEYS)}." for key in keys if key not in KEYS]
