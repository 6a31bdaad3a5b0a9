"""What the editor says of a document: front matter at the top of a text, or a file beside it.

`NAME.meta.toml` or `NAME.EXT.yaml` beside `NAME.EXT` hold the same keys as front matter.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import DocumentError
from assistant.index.fingerprint import find_sidecar

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_SIDECAR_MAX_BYTES = 100_000


def split_front_matter(raw: str) -> tuple[dict[str, Any], str]:
    """Return the front matter of a text and what follows. Raises DocumentError when it can't be read."""
    if not raw.startswith("---"):
        return {}, raw
    match = _FRONT_MATTER.match(raw)
    if match is None:
        raise DocumentError("the front matter has no closing '---'. Add that line.")
    return _parse_yaml(match[1], first_line=2, what="front matter"), raw[match.end() :]


def read_sidecar(path: Path) -> dict[str, Any]:
    """Return what the file beside `path` says of it, {} when there is none. Raises DocumentError when it is broken."""
    beside = find_sidecar(path)
    if beside is None:
        return {}
    try:
        if beside.stat().st_size > _SIDECAR_MAX_BYTES:
            raise DocumentError(f"{beside.name} is over {_SIDECAR_MAX_BYTES:,} bytes. Keep only its keys in it.")
        text = beside.read_text(encoding="utf-8-sig")
        if beside.suffix == ".toml":
            return tomllib.loads(text)
    except OSError as exc:
        raise DocumentError(f"{beside.name}: {exc.strerror}. Make the file readable.") from exc
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as exc:
        raise DocumentError(f"{beside.name} is not valid TOML in UTF-8 ({exc}). Mend it.") from exc
    return _parse_yaml(text, first_line=1, what=beside.name)


def _parse_yaml(text: str, *, first_line: int, what: str) -> dict[str, Any]:
    try:
        meta = yaml.safe_load(text) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        where = getattr(exc, "problem_mark", None)
        line = f" in line {where.line + first_line}" if where is not None else ""
        reason = f" ({exc})" if isinstance(exc, ValueError) else ""
        raise DocumentError(f"the {what} is not valid YAML{line}{reason}. Mend it.") from exc
    if not isinstance(meta, dict):
        raise DocumentError(f"the {what} has to be `key: value` lines.")
    return meta
