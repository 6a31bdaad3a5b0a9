from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.errors import FetchError
from assistant.index.fetched import find_fetched
from assistant.records import Retrieval
from ingest.documents import load_document
from ingest.fetching.download import Downloader
from ingest.fetching.found import FoundPage
from ingest.fetching.pages import PageFetcher
from ingest.fetching.robots import Robots
from ingest.fetching.storing import Store
from tests.ingest.fetching.conftest import SITE, FakeClock, Given, Website, article

_PAGE = FoundPage("brief", f"{SITE}/brief", publisher="Rijk", kind="announcement", date=dt.date(2025, 12, 11))
_DAY_S = 86_400


@pytest.fixture
def fetcher(downloader: Downloader, tmp_path: Path) -> PageFetcher:
    root = tmp_path / "fetched"
    root.mkdir()
    return PageFetcher(downloader, Robots(downloader, "Vraagbaak"), Store(root))


def _loaded(tmp_path: Path) -> tuple[str, Retrieval]:
    """The text and retrieval that an ingestion reads."""
    [path] = find_fetched(tmp_path)
    document = load_document(path, max_bytes=100_000)
    assert document.retrieval is not None
    return document.text, document.retrieval


def test_new_page_is_kept_as_readers_read_it(site: Website, fetcher: PageFetcher, tmp_path: Path) -> None:
    site.pages["/brief"] = Given(article("Er is € 5 miljoen voor de twintig wijken van het programma."))
    assert fetcher.fetch(_PAGE).what == "new"
    [path] = find_fetched(tmp_path)
    document = load_document(path, max_bytes=100_000)
    assert (document.id, document.title, document.publisher) == ("brief", "Geld voor wijken", "Rijk")
    assert (document.url, document.kind, document.date) == (_PAGE.url, "announcement", dt.date(2025, 12, 11))
    assert "€ 5 miljoen" in document.text
    assert document.retrieval == Retrieval(_PAGE.url, dt.date(2026, 3, 1), 1, None)
    newest = fetcher.store.newest("brief")
    assert newest is not None
    assert newest.retrieval["text_sha256"] == document.sha256


def _conditional(headers: Mapping[str, str]) -> Given:
    same = (
        headers.get("if-none-match") == '"v1"' and headers.get("if-modified-since") == "Mon, 01 Dec 2025 09:00:00 GMT"
    )
    if same:
        return Given(status=304)
    return Given(article("Er is geld."), headers={"ETag": '"v1"', "Last-Modified": "Mon, 01 Dec 2025 09:00:00 GMT"})


def test_page_is_asked_for_only_when_it_changed(site: Website, fetcher: PageFetcher) -> None:
    site.pages["/brief"] = _conditional
    assert [fetcher.fetch(_PAGE).what for _ in range(3)] == ["new", "unchanged", "unchanged"]
    assert ["if-none-match" in sent for sent in site.sent] == [False, False, True, True]


def test_page_at_another_address_is_asked_for_whole(site: Website, fetcher: PageFetcher) -> None:
    site.pages |= {"/brief": _conditional, "/nieuw": _conditional}
    fetcher.fetch(_PAGE)
    assert fetcher.fetch(dataclasses.replace(_PAGE, url=f"{SITE}/nieuw")).what == "unchanged"
    assert "if-none-match" not in site.sent[-1]


def test_page_of_which_only_the_frame_changed_is_unchanged(site: Website, fetcher: PageFetcher) -> None:
    site.pages["/brief"] = [
        Given(article("Er is geld.")),
        Given(article("Er is geld.").replace(b"<nav>", b"<nav><script nonce='77'>x()</script>")),
    ]
    assert [fetcher.fetch(_PAGE).what for _ in range(2)] == ["new", "unchanged"]


def test_changed_page_is_a_new_version_and_the_old_one_stays(
    site: Website, fetcher: PageFetcher, clock: FakeClock, tmp_path: Path
) -> None:
    site.pages["/brief"] = [Given(article("Er is € 5 miljoen.")), Given(article("Er is € 6 miljoen."))]
    fetcher.fetch(_PAGE)
    old = fetcher.store.newest("brief")
    clock.now += 2 * _DAY_S
    updated = fetcher.fetch(_PAGE)
    assert updated.what == "updated"
    text, retrieval = _loaded(tmp_path)
    assert "€ 6 miljoen" in text
    assert retrieval == Retrieval(_PAGE.url, dt.date(2026, 3, 3), 2, None)
    newest = fetcher.store.newest("brief")
    assert old is not None
    assert newest is not None
    assert (newest.retrieval["status"], newest.retrieval["replaces"]) == ("updated", old.retrieval["text_sha256"])
    assert "5 miljoen" in load_document(old.file, max_bytes=100_000).text


@pytest.mark.parametrize("status", [404, 410])
def test_page_that_is_gone_stays_marked_until_it_is_back(
    site: Website, fetcher: PageFetcher, clock: FakeClock, tmp_path: Path, status: int
) -> None:
    site.pages["/brief"] = [Given(article("Er is geld.")), Given(status=status), Given(status=status), _conditional]
    fetcher.fetch(_PAGE)
    for days in (1, 2):
        clock.now = days * _DAY_S
        assert fetcher.fetch(_PAGE).what == "gone"
        text, retrieval = _loaded(tmp_path)
        assert "Er is geld." in text
        assert retrieval.gone == dt.date(2026, 3, 2)
    again = fetcher.fetch(_PAGE)
    assert (again.what, again.message) == ("unchanged", "it is there again")
    assert _loaded(tmp_path)[1].gone is None


def test_page_that_never_was_is_refused_and_leaves_nothing(site: Website, fetcher: PageFetcher, tmp_path: Path) -> None:
    site.pages["/brief"] = Given(status=404)
    with pytest.raises(FetchError, match=r"no such page \(status 404\)"):
        fetcher.fetch(_PAGE)
    assert find_fetched(tmp_path) == ()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (Given(b"<html><body><script>challenge()</script></body></html>"), "there is no text in it"),
        (Given(b"\x89PNG", kind="image/png"), "'image/png'"),
        (Given(b"<html>Log in</html>", kind="application/pdf"), "its content is something else"),
        (Given(status=403), "status 403"),
        (Given(status=206, body=b"part"), "status 206"),
        (Given(status=204), "status 204"),
        (Given(status=304), "status 304"),
        (Given(status=302, headers={"Location": "/"}), "leads to the front page"),
        (Given(article("Kort.")), r"went from [\d,]+ to [\d,]+ characters. If that is right, add --force"),
    ],
)
def test_reply_that_is_not_the_page_leaves_what_there_was(
    site: Website, fetcher: PageFetcher, tmp_path: Path, given: Given, why: str
) -> None:
    site.pages |= {
        "/brief": [Given(article("Er is geld voor veel wijken. " * 60)), given],
        "/": Given(article("Hallo.")),
    }
    fetcher.fetch(_PAGE)
    before = _files(tmp_path)
    with pytest.raises(FetchError, match=why):
        fetcher.fetch(_PAGE)
    assert _files(tmp_path) == before


def _files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_text_that_became_much_shorter_is_taken_when_told(site: Website, fetcher: PageFetcher) -> None:
    site.pages["/brief"] = [Given(article("Er is geld voor veel wijken. " * 60)), Given(article("Kort."))]
    fetcher.fetch(_PAGE)
    assert dataclasses.replace(fetcher, force=True).fetch(_PAGE).what == "updated"


def test_page_that_robots_forbids_is_not_asked_for(site: Website, fetcher: PageFetcher) -> None:
    site.pages |= {
        "/robots.txt": Given(b"User-agent: *\nDisallow: /brief", kind="text/plain"),
        "/brief": Given(article("x")),
    }
    with pytest.raises(FetchError, match="does not allow it"):
        fetcher.fetch(_PAGE)
    assert site.count("/brief") == 0


def test_what_the_list_says_of_a_kept_page_is_taken_over(site: Website, fetcher: PageFetcher, tmp_path: Path) -> None:
    site.pages["/brief"] = _conditional
    fetcher.fetch(_PAGE)
    assert fetcher.fetch(dataclasses.replace(_PAGE, title="Een betere titel")).what == "unchanged"
    [path] = find_fetched(tmp_path)
    assert load_document(path, max_bytes=100_000).title == "Een betere titel"


def test_page_in_another_encoding_is_read(site: Website, fetcher: PageFetcher, tmp_path: Path) -> None:
    body = article("Eén wijk krijgt ruim € 5 miljoen voor school en omgeving.").decode().encode("cp1252")
    site.pages["/brief"] = Given(body, kind="text/html; charset=windows-1252")
    fetcher.fetch(_PAGE)
    assert "Eén wijk krijgt ruim € 5 miljoen" in _loaded(tmp_path)[0]


def test_new_reader_makes_no_new_version(site: Website, fetcher: PageFetcher) -> None:
    """The kept text is read as it is read today, so that only a change of the page counts."""
    site.pages["/brief"] = Given(article("Er is geld."))
    fetcher.fetch(_PAGE)
    last = fetcher.store.newest("brief")
    assert last is not None
    fetcher.store.tell(last, _PAGE, {**last.retrieval, "text_sha256": "0" * 64})
    assert fetcher.fetch(_PAGE).what == "unchanged"


@pytest.mark.parametrize("etag", ['"één"', '"' + "x" * 600 + '"'])
def test_etag_that_can_not_be_sent_is_not_kept(site: Website, fetcher: PageFetcher, etag: str) -> None:
    site.pages["/brief"] = Given(article("Er is geld."), headers={"ETag": etag.encode().decode("latin-1")})
    assert [fetcher.fetch(_PAGE).what for _ in range(2)] == ["new", "unchanged"]
    assert "if-none-match" not in site.sent[-1]


def test_reader_that_breaks_on_a_page_refuses_it(
    site: Website, fetcher: PageFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path, *, max_bytes: int) -> None:  # noqa: ARG001
        raise RecursionError

    site.pages["/brief"] = Given(article("Er is geld."))
    monkeypatch.setattr("ingest.fetching.storing.load_document", broken)
    with pytest.raises(FetchError, match=r"its reader failed \(RecursionError\)"):
        fetcher.fetch(_PAGE)


def test_half_written_files_are_cleared_and_never_read(site: Website, fetcher: PageFetcher, tmp_path: Path) -> None:
    site.pages["/brief"] = Given(article("Er is geld."))
    fetcher.fetch(_PAGE)
    before = _files(tmp_path)
    torn = tmp_path / "fetched" / "brief" / ".new-1"
    torn.mkdir()
    (torn / "brief.html").write_bytes(b"<ht")
    (tmp_path / "fetched" / "brief" / "0001" / ".brief.html.yaml.tmp").write_bytes(b"id: ")
    (tmp_path / "fetched" / "brief" / ".checked.yaml.tmp").write_bytes(b"eta")
    assert [path.name for path in find_fetched(tmp_path)] == ["brief.html"]
    fetcher.store.clear_torn()
    assert _files(tmp_path) == before
    assert not torn.exists()


def test_fetching_stopped_at_any_moment_leaves_a_whole_version(
    site: Website, fetcher: PageFetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each write and rename in turn is the last thing that happens; what is read is the old text or the new one."""
    site.pages["/brief"] = [Given(article("Er is € 5 miljoen."))]
    fetcher.fetch(_PAGE)
    site.pages["/brief"] = Given(article("Er is € 6 miljoen."))
    seen = set()
    for steps in range(40):
        with monkeypatch.context() as patch:
            stopped = _stop_after(patch, steps)
            with contextlib.suppress(_Killed):
                fetcher.fetch(_PAGE)
            seen.add(next(text for text in ("5 miljoen", "6 miljoen") if text in _loaded(tmp_path)[0]))
        if not stopped:
            break
    assert seen == {"5 miljoen", "6 miljoen"}
    assert stopped == []
    fetcher.store.clear_torn()
    assert sorted(path.name for path in (tmp_path / "fetched" / "brief").iterdir()) == ["0001", "0002", "checked.yaml"]


class _Killed(BaseException):
    """The process ended here."""


def _stop_after(patch: pytest.MonkeyPatch, steps: int) -> list[str]:
    """Let the writes of storing end at step `steps`; the list tells whether they did."""
    left, stopped = [steps], list[str]()
    rename, replace, fsync, rmtree = Path.rename, Path.replace, os.fsync, shutil.rmtree

    def count(name: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            stopped.append(name)
            raise _Killed(name)

    def counted_rename(self: Path, target: Path) -> Path:
        count("rename")
        return rename(self, target)

    def counted_replace(self: Path, target: Path) -> Path:
        count("replace")
        return replace(self, target)

    def counted_fsync(handle: int) -> None:
        count("fsync")
        fsync(handle)

    def living_rmtree(path: Path, *, ignore_errors: bool = False) -> None:
        if not stopped:
            rmtree(path, ignore_errors=ignore_errors)

    patch.setattr(Path, "rename", counted_rename)
    patch.setattr(Path, "replace", counted_replace)
    patch.setattr(os, "fsync", counted_fsync)
    patch.setattr(shutil, "rmtree", living_rmtree)
    return stopped
