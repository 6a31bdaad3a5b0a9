from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant import cli
from assistant.answering.conflicts import find_conflicts
from assistant.index.opening import Index, IndexReader
from assistant.settings import Settings, load_settings
from ingest.building import ensure_index

NAMES = """[programme]
id = "duinregeling"
name = "Duinregeling"
[[areas]]
slug = "noordduin"
name = "Noordduin"
[[areas]]
slug = "zuidduin"
name = "Zuidduin"
"""
Make = Callable[..., Index]


@pytest.fixture
def made(tmp_path: Path) -> Settings:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "names.toml").write_text(NAMES, encoding="utf-8")
    return load_settings(corpus=tmp_path / "corpus", data=tmp_path / "data", embedding_threads=1)


@pytest.fixture
def make(made: Settings) -> Iterator[Make]:
    readers: list[IndexReader] = []

    def build(*documents: tuple[str, str]) -> Index:
        for number, (kind, text) in enumerate(documents, start=1):
            front = f"---\nid: d{number}\ntitle: Bericht {number}\ndate: 2034-0{number}-01\nkind: {kind}\n---\n"
            (made.corpus / f"d{number}.md").write_text(front + text, encoding="utf-8")
        ensure_index(made, progress=lambda *_: None)
        readers.append(IndexReader(made))
        return readers[-1].current()

    yield build
    for reader in readers:
        reader.close()


def found(index: Index) -> list[tuple[str, str, bool]]:
    return [(c.first.figure.text, c.second.figure.text, c.announced) for c in find_conflicts(index)]


def test_announcements_that_disagree_come_first(make: Make) -> None:
    index = make(
        ("summary", "Noordduin krijgt voor 2034 € 9 miljoen uit de Duinregeling.\n\nZuidduin krijgt € 4 miljoen."),
        ("announcement", "Noordduin krijgt voor 2034 € 8 miljoen uit de Duinregeling."),
        ("announcement", "Noordduin krijgt voor 2034 € 7 miljoen uit de Duinregeling."),
    )
    assert found(index) == [
        ("€ 8 miljoen", "€ 7 miljoen", True),
        ("€ 8 miljoen", "€ 9 miljoen", False),
        ("€ 7 miljoen", "€ 9 miljoen", False),
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Noordduin krijgt voor 2034 ruim € 8 miljoen uit de Duinregeling.",
        "Noordduin krijgt voor 2035 € 9 miljoen uit de Duinregeling.",
        "Noordduin krijgt voor 2034 € 2 miljoen per jaar uit de Duinregeling.",
        "Zuidduin krijgt voor 2034 € 9 miljoen uit de Duinregeling.",
        "Op 3 mei 2034 noemde een krant nog € 9 miljoen voor Noordduin uit de Duinregeling voor 2034.",
        "Noordduin krijgt voor 2034 eerst € 6 miljoen en later € 8,2 miljoen uit de Duinregeling.",
    ],
)
def test_other_scopes_roundings_and_reports_are_no_conflict(make: Make, other: str) -> None:
    index = make(("announcement", "Noordduin krijgt voor 2034 € 8,2 miljoen uit de Duinregeling."), ("other", other))
    assert found(index) == []


def test_command_shows_both_sides_and_where_they_stand(
    make: Make, made: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make(
        ("announcement", "Noordduin krijgt voor 2034 € 8 miljoen uit de Duinregeling."),
        ("announcement", "Noordduin krijgt voor 2034 € 7 miljoen uit de Duinregeling."),
    )
    monkeypatch.setenv("ASSISTANT_CORPUS", str(made.corpus))
    monkeypatch.setenv("ASSISTANT_DATA", str(made.data))
    assert cli.main(["conflicts", "--json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)["conflicts"]
    assert row["announced"]
    assert row["figures"][0] == {
        "figure": "€ 8 miljoen",
        "quote": "Noordduin krijgt voor 2034 € 8 miljoen uit de Duinregeling.",
        "documentId": "d1",
        "title": "Bericht 1",
        "kind": "announcement",
        "date": "2034-01-01",
        "href": "/bronnen/d1?van=0&tot=59#passage",
    }
    assert cli.main(["conflicts"]) == 1
    assert capsys.readouterr().out.endswith("1 conflicts, 1 of them between announcements.\n")


def test_shipped_sources_do_not_contradict_each_other(shipped: Index) -> None:
    assert found(shipped) == []
