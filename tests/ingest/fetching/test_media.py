from __future__ import annotations

import pytest

from assistant.errors import FetchError
from ingest.fetching.addresses import parse_address
from ingest.fetching.exchange import Reply
from ingest.fetching.media import suffix_of, utf8_content


def _reply(content: bytes, kind: str, path: str = "/x") -> Reply:
    return Reply(parse_address(f"https://rijk.example{path}"), 200, {"content-type": kind} if kind else {}, content)


@pytest.mark.parametrize(
    ("content", "kind", "path", "suffix"),
    [
        (b"<html>", "text/html; charset=utf-8", "/x", ".html"),
        (b"<html>", "APPLICATION/XHTML+XML", "/x", ".html"),
        (b"%PDF-1.7", "application/pdf", "/x", ".pdf"),
        (b"PK\x03\x04..", "application/vnd.oasis.opendocument.text", "/x", ".odt"),
        (b"<officiele-publicatie/>", "application/xml", "/x", ".xml"),
        (b"<feed/>", "application/atom+xml", "/x", ".xml"),
        (b"a;b", "text/csv", "/x", ".csv"),
        (b"%PDF-1.7", "application/octet-stream", "/brief.PDF?x=1", ".pdf"),
        (b"<html>", "", "/index.htm", ".html"),
    ],
)
def test_suffix_is_that_of_what_the_server_says(content: bytes, kind: str, path: str, suffix: str) -> None:
    assert suffix_of(_reply(content, kind, path)) == suffix


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG", "image/png"),
        (b"x", "application/octet-stream"),
        (b"x", ""),
        (b"<html>Log in</html>", "application/pdf"),
        (b"%PDF-1.7", "text/html"),
        (b"PK\x03\x04", "text/plain"),
        (b"a\0b", "text/html"),
    ],
)
def test_content_that_is_not_what_it_is_called_is_refused(content: bytes, kind: str) -> None:
    with pytest.raises(FetchError):
        suffix_of(_reply(content, kind))


def test_text_in_another_encoding_is_rewritten_with_a_mark() -> None:
    reply = _reply("één".encode("latin-1"), "text/plain; charset=ISO-8859-1")
    assert utf8_content(reply, ".txt") == b"\xef\xbb\xbf" + "één".encode()


def test_text_in_utf8_and_other_files_are_left_as_they_are() -> None:
    assert utf8_content(_reply("één".encode(), "text/html; charset=ISO-8859-1"), ".html") == "één".encode()
    assert utf8_content(_reply(b"%PDF-\xff", "application/pdf; charset=latin-1"), ".pdf") == b"%PDF-\xff"


def test_text_that_is_not_in_the_encoding_it_names_is_refused() -> None:
    with pytest.raises(FetchError, match="'ascii'"):
        utf8_content(_reply(b"\xff", "text/plain; charset=ascii"), ".txt")
