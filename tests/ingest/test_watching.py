from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from assistant.index import generations
from assistant.index.embedding import BuiltInEmbedding
from assistant.index.memory import Memory
from assistant.index.opening import Index, open_index
from assistant.index.vectors import UNITS
from assistant.settings import Settings
from ingest.building import ensure_index
from ingest.watching import changes_of, watch


def _open(own: Settings) -> Index:
    return open_index(own, BuiltInEmbedding(threads=1))


def _edit(own: Settings, old: str, new: str) -> None:
    path = own.corpus / "zonnewijk.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_each_change_is_published_in_one_line(own: Settings) -> None:
    said: list[str] = []

    def changes() -> Iterator[object]:
        _edit(own, "een speeltuin", "een zwembad")
        yield "edited"
        yield "nothing"
        (own.corpus / "samenvatting.md").unlink()
        yield "removed"

    watch(own, changes(), say=said.append)
    assert [line.split(" ", 1)[1].partition(" in ")[0] for line in said if "Watching" not in line] == ["Published"] * 3
    assert said[2].endswith("2 documents, 5 passages, 3 texts embedded.")
    assert said[3].endswith("1 documents, 4 passages, 0 texts embedded.")
    index = _open(own)
    assert "een zwembad" in index.documents["2026-01-15-zonnewijk"].text
    assert set(index.documents) == {"2026-01-15-zonnewijk"}
    index.close()


def test_a_file_that_breaks_says_so_and_leaves_the_index(own: Settings) -> None:
    said: list[str] = []

    def changes() -> Iterator[object]:
        before = generations.published(own.data)
        source = (own.corpus / "samenvatting.md").read_text(encoding="utf-8")
        (own.corpus / "samenvatting.md").write_text("---\nkind: brief\n---\nTekst.", encoding="utf-8")
        yield "broken"
        assert generations.published(own.data) == before
        (own.corpus / "samenvatting.md").write_text(source + "\nEr komt een brug.\n", encoding="utf-8")
        yield "mended"
        assert generations.published(own.data) != before

    watch(own, changes(), say=said.append)
    assert "Not published, the index is as it was: " in said[2]
    assert "kind 'brief' is not one of" in said[2]
    assert "Published in" in said[3]


def test_what_changed_alone_gives_the_index_of_all(own: Settings) -> None:
    memory = Memory()
    ensure_index(own, progress=lambda *_: None, force=True, memory=memory)
    _edit(own, "€ 5 miljoen", "€ 6 miljoen")
    (own.corpus / "names.toml").write_text('[[areas]]\nslug = "zuid"\nname = "Lindenhof"\n', encoding="utf-8")
    ensure_index(own, progress=lambda *_: None, memory=memory)
    part = _open(own)
    ensure_index(own, progress=lambda *_: None, force=True)
    whole = _open(own)
    assert part.documents == whole.documents
    assert part.passages == whole.passages
    assert part.figures == whole.figures
    for name in ("readings.jsonl", "vocabulary.json", "names.json"):
        assert (part.folder / name).read_bytes() == (whole.folder / name).read_bytes(), name
    every = range(len(whole.sentence_rows))
    assert np.allclose(part.sentence_vectors.read(every), whole.sentence_vectors.read(every), atol=1e-6)
    for unit in UNITS:
        ids = {*getattr(whole.vectors, unit).get(include=[])["ids"]}
        assert {*getattr(part.vectors, unit).get(include=[])["ids"]} == ids
    query = part.vectors.embed_query("Wat kost Lindenhof?").tolist()
    for store in (part.vectors, whole.vectors):
        assert store.sentences.query(query_embeddings=[query], n_results=3)["ids"] == [
            *whole.vectors.sentences.query(query_embeddings=[query], n_results=3)["ids"]
        ]
    part.close()
    whole.close()


def test_saving_a_file_is_seen(own: Settings) -> None:
    stop = threading.Event()
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        if "Watching" in line:
            threading.Timer(0.2, _edit, (own, "een speeltuin", "een zwembad")).start()
        elif len(said) > 2:
            stop.set()

    watch(own, changes_of(own.corpus, stop=stop), say=say)
    assert said[2].endswith("3 texts embedded.")


@pytest.mark.parametrize("damage", ["vectors/chroma.sqlite3", "vectors"])
def test_vectors_that_are_gone_are_made_again(own: Settings, damage: str) -> None:
    memory = Memory()
    ensure_index(own, progress=lambda *_: None, force=True, memory=memory)
    folder = generations.folder_of(own.data, generations.published(own.data) or "")
    (folder / damage).rename(folder / "weg")
    _edit(own, "een speeltuin", "een zwembad")
    ensure_index(own, progress=lambda *_: None, memory=memory)
    index = _open(own)
    assert index.vectors.sentences.count() == len(index.passages_by_sentence_vector)
    index.close()
