"""The parts of NL Design System that npm put in web/node_modules, as one small stylesheet: web/parts.css.

`python -m assistant.http.parts web` makes it at install. Kept are the rules whose classes the templates name, and the
tokens of the theme that those rules use and that web/styles/tokens.css does not set itself.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Final

from assistant.http.css_rules import Rule, keep_rules, read_rules, write_rules
from assistant.http.css_tokens import settle_rules

NAME: Final = "parts.css"
THEME: Final = "@nl-design-system-unstable/voorbeeld-design-tokens"
MISSING: Final = (
    "NL Design System is not in web/node_modules: the pages use only their own styles. "
    "To try again: rm -rf web/node_modules web/parts.css && make install"
)

_CLASS = re.compile(r"\b(?:nl|utrecht)-[a-z0-9_-]*[a-z0-9]")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")


def join_parts(web: Path) -> str:
    """Return the stylesheet of the installed parts, in the cascade layer `parts`; "" when they are not installed."""
    packages = _packages(web)
    files = [_stylesheet(web, name) for name in packages]
    if not all(path.is_file() for path in files):
        return ""
    classes = _named_classes(web)
    rules = [rule for path in files if THEME not in str(path) for rule in read_rules(_read(path))]
    theme, own = _declared(_read(_stylesheet(web, THEME))), _declared(_read(web / "styles" / "tokens.css"))
    kept = settle_rules(keep_rules(rules, classes), theme.keys() | own.keys())
    tokens = _used_tokens(kept, theme=theme, own=own.keys())
    declared = "".join(f"{name}:{value};" for name, value in tokens.items())
    told = ", ".join(f"{name} {version}" for name, version in packages.items())
    return f"/* EUPL-1.2: {told} */\n@layer parts{{\n.voorbeeld-theme{{{declared}}}\n{write_rules(kept)}}}\n"


def write_parts(web: Path) -> bool:
    """Write web/parts.css and return whether the parts are in it; an empty file says that they could not be had."""
    joined = join_parts(web)
    (web / NAME).write_text(joined, encoding="utf-8")
    return bool(joined)


def _packages(web: Path) -> dict[str, str]:
    """Map each package to its exact version, in the order of web/package.json."""
    read: dict[str, dict[str, str]] = json.loads(_read(web / "package.json"))
    return read["dependencies"]


def _stylesheet(web: Path, package: str) -> Path:
    """Return where a package has its stylesheet: the candidates, Utrecht's and the theme each have their own habit."""
    folder = web / "node_modules" / package / "dist"
    if package == THEME:
        return folder / "theme.css"
    part = package.rpartition("/")[2].removesuffix("-css")
    own = folder / f"{part}.css"
    return own if own.is_file() else folder / "index.min.css"


def _named_classes(web: Path) -> set[str]:
    """Return the classes of NL Design System that the templates name, each in full."""
    return {name for path in sorted((web / "templates").rglob("*.html")) for name in _CLASS.findall(_read(path))}


def _declared(css: str) -> dict[str, str]:
    """Map the custom properties that a stylesheet sets to their values."""
    return {name: value.strip() for name, value in _TOKEN.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))}


def _used_tokens(rules: list[Rule], *, theme: Mapping[str, str], own: Set[str]) -> dict[str, str]:
    """Return the tokens of the theme that the rules reach, directly or through one another, in alphabetical order."""
    waiting = _USED.findall(write_rules(rules))
    found: dict[str, str] = {}
    while waiting:
        name = waiting.pop()
        if name in theme and name not in found and name not in own:
            found[name] = theme[name]
            waiting.extend(_USED.findall(theme[name]))
    return dict(sorted(found.items()))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    if not write_parts(Path(sys.argv[1])):
        print(MISSING, file=sys.stderr)
