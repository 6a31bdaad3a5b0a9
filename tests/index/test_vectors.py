from __future__ import annotations

import gc
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import chromadb
import pytest

from assistant.errors import IndexMissingError, SettingsError
from assistant.index.opening import Index, IndexReader
from assistant.index.vectors import UNITS, fetch, nearest, vector_id
from assistant.settings import Settings
from ingest.building import ensure_index

# Chroma's client for a server leaves its sockets to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    yield
    gc.collect()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Chroma server that this test starts and stops."""
    chroma = shutil.which("chroma", path=str(Path(sys.executable).parent))
    assert chroma is not None
    port = _free_port()
    folder = tmp_path_factory.mktemp("chroma")
    command = [chroma, "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def _collections(server: str) -> set[str]:
    client = chromadb.HttpClient(host="127.0.0.1", port=int(server.rpartition(":")[2]))
    return {collection.name for collection in client.list_collections()}


def _names(generation: str | None) -> set[str]:
    return {f"{generation}-{unit}" for unit in UNITS}


def test_vectors_nearest_are_by_similarity_and_at_most_the_limit(index: Index) -> None:
    words = "Het Rijk stelt ruim € 12 miljoen beschikbaar."
    found = nearest(index.vectors.sentences, index.vectors.embed_query(words), limit=3)
    assert len(found) == 3
    assert max(found, key=lambda key: found[key]) == vector_id(words)
    assert found[vector_id(words)] == pytest.approx(1, abs=1e-3)
    assert len(nearest(index.vectors.sentences, index.vectors.embed_query("x"), limit=10_000)) > 3


def test_vectors_fetched_are_those_that_exist(index: Index) -> None:
    words = "Het Rijk stelt ruim € 12 miljoen beschikbaar."
    assert set(fetch(index.vectors.sentences, [vector_id(words), vector_id("weg")])) == {vector_id(words)}


def test_vectors_on_a_server_are_used_and_old_ones_removed(server: str, own: Settings) -> None:
    remote = own.model_copy(update={"chroma_url": server})
    generations = []
    reader = IndexReader(remote)
    for number in range(3):
        (own.corpus / "nieuw.md").write_text(f"De {number + 3} bomen staan er nu.", encoding="utf-8")
        generations.append(ensure_index(remote, progress=lambda *_: None).manifest.generation)
        opened = reader.current()
        query = opened.vectors.embed_query(f"De {number + 3} bomen staan er nu.")
        best = nearest(opened.vectors.sentences, query, limit=1)
        assert best == {vector_id(f"De {number + 3} bomen staan er nu."): pytest.approx(1, abs=1e-3)}
    assert _collections(server) == _names(generations[1]) | _names(generations[2])
    reader.close()


def test_two_installations_on_a_server_leave_each_other_alone(server: str, own: Settings, tmp_path: Path) -> None:
    mine = own.model_copy(update={"chroma_url": server, "data": tmp_path / "mine"})
    theirs = own.model_copy(update={"chroma_url": server, "data": tmp_path / "theirs"})
    other = ensure_index(theirs, progress=lambda *_: None).manifest.generation
    made = [ensure_index(mine, progress=lambda *_: None, force=True).manifest.generation for _ in range(3)]
    assert _names(other) | _names(made[1]) | _names(made[2]) <= _collections(server)
    assert not _names(made[0]) & _collections(server)
    shutil.copytree(mine.data, tmp_path / "copy")
    copy = mine.model_copy(update={"data": tmp_path / "copy"})
    for _ in range(3):
        ensure_index(copy, progress=lambda *_: None, force=True)
    ensure_index(mine, progress=lambda *_: None)
    assert _names(other) | _names(made[2]) <= _collections(server)


def test_vectors_gone_from_the_server_say_how_to_make_them_again(server: str, own: Settings) -> None:
    remote = own.model_copy(update={"chroma_url": server})
    ensure_index(remote, progress=lambda *_: None)
    client = chromadb.HttpClient(host="127.0.0.1", port=int(server.rpartition(":")[2]))
    for collection in client.list_collections():
        client.delete_collection(collection.name)
    reader = IndexReader(remote)
    with pytest.raises(IndexMissingError, match=r"are gone\. Run `python -m ingest --force`"):
        reader.current()
    ensure_index(remote, progress=lambda *_: None, force=True)
    assert reader.current().vectors.sentences.count() > 0
    reader.close()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (
            "localhost:8001",
            r"ASSISTANT_CHROMA_URL='localhost:8001' is no address\. Write it as http://localhost:8001\.",
        ),
        ("http://127.0.0.1:1", r"No Chroma server answers at http://127\.0\.0\.1:1\. Start it \(`chroma run "),
        ("http://127.0.0.1:99999", r"No Chroma server answers at http://127\.0\.0\.1:99999\."),
    ],
)
def test_server_that_does_not_answer_says_what_to_do(own: Settings, url: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        ensure_index(own.model_copy(update={"chroma_url": url}), progress=lambda *_: None)
