"""Which installation this is: several may keep their vectors on one Chroma server, each its own."""

from __future__ import annotations

import uuid
from pathlib import Path

_FILE = "installation"


def installation_id(data: Path) -> str:
    """Return the id of the installation with this data folder: 32 hex digits, made when it is first asked for.

    The file names the folder too: a copy of it elsewhere is another installation, and leaves what the first one has.
    """
    path, place = data / _FILE, str(data.resolve())
    try:
        known, _, where = path.read_text(encoding="utf-8").rstrip("\n").partition(" ")
        if where == place and known:
            return known
    except (OSError, UnicodeDecodeError):
        pass
    made = uuid.uuid4().hex
    temporary = path.with_name(f".{_FILE}.{made}")
    temporary.write_text(f"{made} {place}\n", encoding="utf-8")
    temporary.replace(path)
    return made
