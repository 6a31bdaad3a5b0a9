"""The one stylesheet of the pages: the parts of NL Design System, then what web/styles/index.css imports, in order."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from assistant.errors import SettingsError
from assistant.http.parts import NAME as PARTS

NAME: Final = "style.css"

_LAYERS = "@layer basis, parts;\n"
_IMPORT = re.compile(r'^@import "([a-z0-9-]+\.css)";$')
_REMARK = re.compile(r"/\*.*?\*/\n*", re.DOTALL)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_BLANK = re.compile(r"\n{2,}")


def join_stylesheet(web: Path) -> bytes:
    """Return the stylesheet, UTF-8, without remarks and indents.

    Raises SettingsError when a file is missing or a line of the index imports none. Where the parts are not
    installed, the pages' own styles stand alone.
    """
    folder = web / "styles"
    own = [_part(folder, line) for line in _read(folder / "index.css").splitlines() if line.strip()]
    parts = web / PARTS
    installed = _read(parts) if parts.is_file() else ""
    notice = installed.partition("\n")[0] + "\n" + _LAYERS if installed else ""
    return (notice + _tighten("\n".join([installed, *own]))).encode()


def _part(folder: Path, line: str) -> str:
    match = _IMPORT.match(line)
    if match is None:
        raise SettingsError(f'{folder / "index.css"}: {line!r} has to be a line as in @import "basis.css";')
    return _read(folder / match[1])


def _tighten(css: str) -> str:
    return _BLANK.sub("\n", _INDENT.sub("", _REMARK.sub("", css))).strip() + "\n"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as exc:
        raise SettingsError(
            f"The stylesheet {path} can't be read. Set ASSISTANT_WEB to a complete web folder."
        ) from exc
