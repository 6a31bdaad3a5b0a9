"""A client of the real app over the index of the made-up corpus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.http.app import create_app
from assistant.settings import Settings


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    """A client that sees errors as a browser would: as responses."""
    with TestClient(create_app(settings), raise_server_exceptions=False, follow_redirects=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def shipped_client(shipped_settings: Settings) -> Iterator[TestClient]:
    """A client of the app over the shipped corpus, which has more than a page of passages."""
    with TestClient(create_app(shipped_settings), raise_server_exceptions=False, follow_redirects=False) as opened:
        yield opened
