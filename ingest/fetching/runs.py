"""One run of `python -m ingest --fetch`: all sources of a list, one after the other; one that fails stops none."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from assistant import VERSION
from assistant.errors import AssistantError, FetchError
from assistant.index.fetched import fetched_folder
from assistant.settings import Settings
from ingest.fetching.addresses import Policy, parse_address
from ingest.fetching.clock import Clock
from ingest.fetching.download import Downloader
from ingest.fetching.exchange import Limits, Network, Reply
from ingest.fetching.feeds import read_feed
from ingest.fetching.found import FoundPage, id_of
from ingest.fetching.pages import Fetched, PageFetcher
from ingest.fetching.robots import Robots
from ingest.fetching.sources import FeedSource, PageSource, SearchSource, SourceList
from ingest.fetching.sru import search_pages
from ingest.fetching.storing import Store

NAME: Final = "Vraagbaak"
"""The name by which robots.txt of a website can call this program."""

Tell = Callable[[Fetched], None]
Source = PageSource | FeedSource | SearchSource


def fetch_sources(
    settings: Settings,
    sources: SourceList,
    tell: Tell,
    *,
    force: bool = False,
    network: Network | None = None,
    clock: Clock | None = None,
) -> bool:
    """Fetch all sources and `tell` the outcome of each; return whether none was refused.

    Raises AssistantError when another run is fetching or the data folder can't be written.
    """
    downloader = Downloader(
        policy=Policy(sources.allowed_hosts, private=settings.fetch_private),
        agent=agent_of(settings),
        limits=Limits(max_bytes=settings.document_max_bytes, seconds=settings.fetch_timeout_s),
        network=network or Network(),
        clock=clock or Clock(),
        pause_s=settings.fetch_pause_s,
    )
    root = fetched_folder(settings.data)
    with _only_run(root):
        store = Store(root)
        store.clear_torn()
        fetcher = PageFetcher(downloader, Robots(downloader, NAME), store, force)
        return _fetch_all(sources, fetcher, tell)


def agent_of(settings: Settings) -> str:
    """Return who asks, as websites see it: name, version, and where people of the website can turn to."""
    contact = settings.fetch_contact or settings.public_url
    agent = f"{NAME}/{VERSION}" + (f" (+{contact})" if contact else "")
    return agent.encode("ascii", "ignore").decode()


def _fetch_all(sources: SourceList, fetcher: PageFetcher, tell: Tell) -> bool:
    seen: set[str] = set()
    ids: set[str] = set()
    good = True
    listed: tuple[Source, ...] = (*sources.page, *sources.feed, *sources.search)
    for source in listed:
        try:
            found: Iterable[FoundPage] = _find(source, fetcher)
        except FetchError as exc:
            tell(Fetched("refused", source.url, str(exc)))
            good, found = False, _kept(source, fetcher.store)
        for page in found:
            address = parse_address(page.shown or page.url).url
            if address not in seen:
                outcome = _fetch_one(page, fetcher)
                good = good and outcome.what != "refused"
                tell(outcome)
            seen.add(address)
            ids.add(page.id)
    for name in fetcher.store.ids():
        if name not in ids:
            folder = fetcher.store.root / name
            tell(Fetched("unlisted", name, f"no source names it any more; remove {folder} to take it out"))
    return good


def _fetch_one(page: FoundPage, fetcher: PageFetcher) -> Fetched:
    try:
        return fetcher.fetch(page)
    except FetchError as exc:
        return Fetched("refused", page.url, str(exc))


def _find(source: Source, fetcher: PageFetcher) -> tuple[FoundPage, ...]:
    """Return the pages of a source: what it names now, and what it named before and is kept."""
    if isinstance(source, PageSource):
        return (_listed(source),)
    if isinstance(source, FeedSource):
        named = read_feed(_ask(fetcher, source.url), source)
    else:
        named = tuple(search_pages(source, lambda url: _ask(fetcher, url).content))
    ids = {page.id for page in named}
    return (*named, *(page for page in _kept(source, fetcher.store) if page.id not in ids))


def _kept(source: Source, store: Store) -> tuple[FoundPage, ...]:
    if isinstance(source, PageSource):
        return ()
    return tuple(store.found_by(finder_of(source)))


def finder_of(source: FeedSource | SearchSource) -> str:
    """Return the name by which kept pages say who found them."""
    return source.url if isinstance(source, FeedSource) else f"{source.url} {source.query}"


def _listed(source: PageSource) -> FoundPage:
    return FoundPage(
        id=source.id or id_of(source.url),
        url=source.url,
        title=source.title,
        date=source.date,
        publisher=source.publisher,
        kind=source.kind,
        licence=source.licence,
        language=source.language,
    )


def _ask(fetcher: PageFetcher, url: str) -> Reply:
    """Return the reply of a feed or search, which is asked whole each time."""
    reply = fetcher.downloader.get(url, permit=fetcher.robots.permit)
    if reply.status != 200:
        raise FetchError(f"The website answers with status {reply.status}. Look at the address in a browser.")
    return reply


@contextmanager
def _only_run(root: Path) -> Iterator[None]:
    """Hold the lock that lets one run at a time write below `root`; the system frees it when the process dies."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        lock = (root / ".lock").open("w")
    except OSError as exc:
        raise AssistantError(
            f"The folder {root} can't be written: {exc.strerror}. Give this user write access, or set ASSISTANT_DATA."
        ) from exc
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            raise AssistantError(f"Another run is fetching into {root}. Wait until it is done.") from exc
        yield
