"""The README names every setting, command and route, and what it says of them is so; publiccode.yml is complete."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from assistant import cli
from assistant.http.app import create_app
from assistant.settings import PROJECT_ROOT, Settings, load_settings

_README = (PROJECT_ROOT / "README.md").read_text(encoding="utf-8")


def _row(first: str) -> list[str]:
    """The cells of the table row that begins with `first`."""
    [line] = [line for line in _README.splitlines() if line.startswith(f"| `{first}` |")]
    return [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_readme_has_each_setting_with_its_default_and_meaning(name: str) -> None:
    field = Settings.model_fields[name]
    default = str(field.default).removeprefix(f"{PROJECT_ROOT}/")
    assert _row(f"ASSISTANT_{name.upper()}") == [
        f"`ASSISTANT_{name.upper()}`",
        f"`{default}`" if default else "empty",
        field.description,
    ]


def test_readme_has_no_setting_that_is_gone() -> None:
    named = set(re.findall(r"ASSISTANT_[A-Z_]+", _README))
    assert named == {f"ASSISTANT_{name.upper()}" for name in Settings.model_fields}


def _commands(parser: argparse.ArgumentParser, path: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of a parser with its long options."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for group in groups:
        for name, command in group.choices.items():
            yield from _commands(command, f"{path} {name}")
    if not groups:
        yield path, [o for a in parser._actions for o in a.option_strings if o.startswith("--") and o != "--help"]


@pytest.mark.parametrize(("command", "options"), list(_commands(cli._parser(), "assistant")))
def test_readme_has_each_command_with_its_options(command: str, options: list[str]) -> None:
    [line] = [line for line in _README.splitlines() if line.startswith((f"| `{command} ", f"| `{command}`"))]
    assert [option for option in options if option not in line] == []


def _routes(app: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield method and path of each route, those of included routers and mounted apps too."""
    for route in app.routes:
        inner = getattr(route, "original_router", None) or getattr(route, "app", None)
        if hasattr(inner, "routes"):
            yield from _routes(inner, prefix + getattr(route, "path", ""))
        elif getattr(route, "methods", None):
            for method in route.methods - {"HEAD", "OPTIONS"}:
                yield method, prefix + route.path


def test_readme_has_each_route() -> None:
    routes = set(_routes(create_app(load_settings())))
    assert ("POST", "/v1/chat") in routes
    assert ("GET", "/health/live") in routes
    api = {f"{method} {path}" for method, path in routes if path.startswith(("/v1", "/health", "/metrics"))}
    pages = {path for _, path in routes if not path.startswith(("/v1", "/health", "/metrics"))}
    assert api == set(re.findall(r"^\| `((?:GET|POST) [^`]+)` \|", _README, re.MULTILINE))
    assert pages == set(re.findall(r"^\| `(/[^`]*)` \|", _README, re.MULTILINE))


def test_readme_explains_each_word() -> None:
    words = "Document Passage Span Figure Evidence Citation Answer Status Generation".split()
    assert [word for word in words if f"\n| {word} | " not in _README] == []


def test_readme_make_targets_exist() -> None:
    makefile = (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert {"install", "run", "test", "test-llm", "evaluate", "accessibility", "bench", "clean", "help"} <= targets
    assert set(re.findall(r"`?make ([a-z-]+)", _README)) <= targets


def test_files_that_the_documents_name_exist() -> None:
    named = set(re.findall(r"`((?:docs|corpus|tests|ingest|benchmarks)/[\w./-]*|LICENSE)`", _README))
    assert "docs/decisions.md" in named
    assert [name for name in named if not (PROJECT_ROOT / name).exists()] == []


def test_licence_is_the_full_text_of_the_eupl() -> None:
    text = (PROJECT_ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert "15.Applicable Law" in text
    assert "Québec Free and Open-Source Licence" in text


def test_locks_pin_every_package_and_no_cuda() -> None:
    runtime = (PROJECT_ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    first, *extra = (PROJECT_ROOT / "requirements-dev.lock").read_text(encoding="utf-8").splitlines()
    assert first == "-r requirements.lock"
    assert [line for line in runtime + extra if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line)] == []
    names = [line.split("==")[0].lower().replace("_", "-") for line in runtime + extra]
    assert len(names) == len(set(names))
    assert [name for name in names if name.startswith(("nvidia", "cuda", "triton"))] == []


def test_register_text_leaves_to_the_organisation_what_only_it_knows() -> None:
    text = (PROJECT_ROOT / "docs" / "algoritmeregister.md").read_text(encoding="utf-8")
    for field in ("Organisatie", "Contactgegevens", "Wettelijke basis", "Begindatum"):
        assert f"\n## {field}\n\nNog in te vullen.\n" in text


def test_publiccode_has_the_mandatory_keys() -> None:
    code = yaml.safe_load((PROJECT_ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType"} <= set(code)
    assert code["organisation"]["uri"]
    assert code["legal"]["license"] == "EUPL-1.2"
    assert {"type", "contacts"} <= set(code["maintenance"])
    assert {"localisationReady", "availableLanguages"} <= set(code["localisation"])
    dutch = code["description"]["nl"]
    assert len(dutch["shortDescription"]) <= 150
    assert 150 <= len(dutch["longDescription"]) <= 10_000
    assert dutch["features"]
