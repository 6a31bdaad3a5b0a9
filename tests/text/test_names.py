from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import CorpusError
from assistant.settings import PROJECT_ROOT
from assistant.text.names import Name, NameTable, find_names, load_names, parse_names

_TABLE = NameTable(
    (
        Name("area", "arnhem-oost", "Arnhem Oost", ("Arnhem-Oost",), ("arnhem-oost",)),
        Name("municipality", "arnhem", "Arnhem", (), ("arnhem-oost",)),
        Name("district", "geitenkamp", "Geitenkamp", (), ("arnhem-oost",)),
        Name("municipality", "den haag", "Den Haag", ("'s-Gravenhage",), ("zuidwest",)),
        Name("ministry", "ocw", "Onderwijs, Cultuur en Wetenschap", ("OCW",)),
        Name("area", "west", "West", (), ("west",)),
        Name("district", "west", "West", (), ("ander",)),
    )
)


def _found(text: str) -> list[tuple[str, str, str]]:
    return [(m.name.kind, m.name.id, text[m.start : m.end]) for m in find_names(_TABLE, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Arnhem Oost is werk.", [("area", "arnhem-oost", "Arnhem Oost")]),
        ("in ARNHEM-OOST?", [("area", "arnhem-oost", "ARNHEM-OOST")]),
        ("Arnhem en arnhem oost", [("municipality", "arnhem", "Arnhem"), ("area", "arnhem-oost", "arnhem oost")]),
        ("De Arnhemse wijk", []),
        ("🏘️ Geitenkamp.", [("district", "geitenkamp", "Geitenkamp")]),
        ("in ’s-Gravenhage", [("municipality", "den haag", "s-Gravenhage")]),
        ("onderwijs, cultuur en wetenschap", [("ministry", "ocw", "onderwijs, cultuur en wetenschap")]),
        ("in West", [("area", "west", "West"), ("district", "west", "West")]),
        ("", []),
    ],
)
def test_names_in_a_text(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _found(text) == found


@given(st.text(alphabet="arnhem OostAENW-’'é🏘. ", max_size=80))
def test_names_found_lie_in_order_within_the_text(text: str) -> None:
    mentions = find_names(_TABLE, text)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert list(mentions) == sorted(mentions, key=lambda m: m.start)


def test_names_of_a_missing_file_are_an_empty_table(tmp_path: Path) -> None:
    assert load_names(tmp_path / "names.toml").names == ()


@pytest.mark.parametrize("content", [b"[[areas]\nname = 1", b'name = "caf\xe9"'])
def test_names_that_are_not_toml(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "names.toml").write_bytes(content)
    with pytest.raises(CorpusError, match=r"names\.toml is not valid TOML: .* Mend that line"):
        load_names(tmp_path / "names.toml")


@pytest.mark.parametrize(
    "raw", [{"areas": [{"name": "x"}]}, {"areas": ["x"]}, {"areas": 3}, {"synonyms": [{"word": "x"}]}, {"programme": 1}]
)
def test_names_with_a_missing_or_wrong_key(raw: dict[str, object]) -> None:
    with pytest.raises(CorpusError, match=r"names\.toml misses a key or has one of the wrong kind: .*"):
        parse_names(raw)


def test_names_of_the_corpus_find_each_area_by_its_own_name() -> None:
    table = load_names(PROJECT_ROOT / "corpus" / "names.toml")
    areas = [name for name in table.names if name.kind == "area"]
    for area in areas:
        for spelling in (area.name, *area.aliases):
            assert area in [m.name for m in find_names(table, f"Hoeveel geld krijgt {spelling}?")], spelling


def test_names_of_a_tranche_include_its_years() -> None:
    table = parse_names({"tranches": [{"id": "t2", "name": "tweede tranche", "first_year": 2026, "last_year": 2028}]})
    [mention] = find_names(table, "Het geld voor 2026–2028.")
    assert (mention.name.id, mention.start, mention.end) == ("t2", 14, 23)
