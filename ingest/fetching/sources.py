"""The list of sources, sources.toml: pages, feeds and searches; every mistake in it is told at once."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assistant.errors import FetchError, SettingsError
from assistant.records import Kind
from ingest.fetching.addresses import parse_address

_MAX_BYTES: Final = 1_000_000
_ID: Final = r"[a-z0-9][a-z0-9._-]{0,99}"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    url: str
    publisher: str = ""
    kind: Kind = "other"
    licence: str = ""
    language: str = "nl"

    @field_validator("url")
    @classmethod
    def _is_web_address(cls, value: str) -> str:
        try:
            parse_address(value)
        except FetchError as exc:
            raise ValueError(str(exc)) from exc
        return value


class PageSource(_Entry):
    """One page; what is said of it here goes before what the page says of itself."""

    id: str = Field("", pattern=rf"^({_ID})?$")
    title: str = ""
    date: dt.date | None = None


class FeedSource(_Entry):
    """An RSS or Atom feed; with `words` only the items whose title or summary has one of these."""

    words: tuple[str, ...] = ()
    limit: int = Field(20, ge=1, le=200)


class SearchSource(_Entry):
    """A search with SRU 2.0 (repository.overheid.nl); `format` is that of the files that are fetched."""

    query: str = Field(min_length=1)
    limit: int = Field(50, ge=1, le=1000)
    format: Literal["xml", "html", "pdf"] = "xml"


class SourceList(BaseModel):
    """All of sources.toml. `hosts` are websites, beside those of the addresses, that found pages may be on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hosts: tuple[Annotated[str, Field(pattern=r"^[a-z0-9.-]+$")], ...] = ()
    page: tuple[PageSource, ...] = ()
    feed: tuple[FeedSource, ...] = ()
    search: tuple[SearchSource, ...] = ()

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """The websites that may be asked."""
        entries: tuple[_Entry, ...] = (*self.page, *self.feed, *self.search)
        return frozenset((*self.hosts, *(parse_address(entry.url).host for entry in entries)))


def load_sources(path: Path) -> SourceList:
    """Read the list. Raises SettingsError, in one sentence, when it can't be used."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise SettingsError(f"{path}: over {_MAX_BYTES:,} bytes is no list of sources. Give another file.")
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as exc:
        raise SettingsError(
            f"{path}: {exc.strerror}. Give the file with the sources, such as corpus/sources.toml."
        ) from exc
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as exc:
        raise SettingsError(f"{path} is not valid TOML in UTF-8: {exc}. Mend it.") from exc
    try:
        found = SourceList.model_validate(raw)
    except ValidationError as exc:
        faults = "; ".join(_fault(row["loc"], row["msg"]) for row in exc.errors())
        raise SettingsError(f"{path}: {faults}. Mend it.") from exc
    double = sorted(_double(found))
    if double:
        raise SettingsError(f"{path}: {', '.join(double)} stands there twice. Take one out.")
    if not (found.page or found.feed or found.search):
        raise SettingsError(f"{path}: there is no [[page]], [[feed]] or [[search]] in it. Add one.")
    return found


def _fault(place: tuple[Any, ...], message: str) -> str:
    """Return "page 3, url: …", counted from 1."""
    words = [str(part + 1) if isinstance(part, int) else part for part in place]
    named = " ".join(words[:2]) + (", " + ".".join(words[2:]) if words[2:] else "")
    return f"{named}: {re.sub(r'^Value error, ', '', message).rstrip('.')}"


def _double(found: SourceList) -> Iterator[str]:
    seen: set[str] = set()
    for page in found.page:
        for name in filter(None, (parse_address(page.url).url, page.id)):
            if name in seen:
                yield name
            seen.add(name)
