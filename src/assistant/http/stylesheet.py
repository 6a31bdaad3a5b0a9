"""The one stylesheet of the pages, joined from the files that web/styles/index.css imports, in that order."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from assistant.errors import SettingsError

NAME: Final = "style.css"

_IMPORT = re.compile(r'^@import "([a-z0-9-]+\.css)";$')


def join_stylesheet(web: Path) -> bytes:
    """Return the stylesheet, UTF-8. Raises SettingsError when a file is missing or a line of the index imports none."""
    folder = web / "styles"
    parts = [_part(folder, line) for line in _read(folder / "index.css").splitlines() if line.strip()]
    return "\n".join(parts).encode()


def _part(folder: Path, line: str) -> str:
    match = _IMPORT.match(line)
    if match is None:
        raise SettingsError(f'{folder / "index.css"}: {line!r} has to be a line as in @import "basis.css";')
    return _read(folder / match[1])


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as exc:
        raise SettingsError(
            f"The stylesheet {path} can't be read. Set ASSISTANT_WEB to a complete web folder."
        ) from exc
