"""security.txt as RFC 9116 has it, judged by sectxt, the checker of internet.nl."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from fastapi.testclient import TestClient
from sectxt import Parser

from assistant.http.app import create_app
from assistant.http.security_txt import PATH, write_security_txt
from assistant.settings import Settings, load_settings

URL = "https://vraagbaak.example"
NAMED = load_settings(
    security_contact="https://voorbeeld.example/meld", public_url=URL, security_policy="https://voorbeeld.example/lek"
)


def test_file_has_no_fault_and_lacks_only_a_signature() -> None:
    text = write_security_txt(NAMED, now=dt.datetime.now(dt.UTC))
    parsed = Parser(text.encode(), urls=URL + PATH)

    assert parsed.is_valid()
    assert parsed.errors == []
    assert [advice["code"] for advice in parsed.recommendations] == ["not_signed"]


def test_file_names_what_is_set_and_no_more() -> None:
    text = write_security_txt(
        load_settings(security_contact="https://voorbeeld.example/meld"),
        now=dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC),
    )

    assert text.splitlines() == [
        "Contact: https://voorbeeld.example/meld",
        "Expires: 2027-05-23T00:00:00Z",
        "Preferred-Languages: nl, en",
    ]


def test_server_gives_it_as_plain_text_only_with_a_contact(settings: Settings, tmp_path: Path) -> None:
    contact = {"security_contact": "mailto:veilig@voorbeeld.example", "data": tmp_path}
    with TestClient(create_app(settings.model_copy(update=contact))) as server:
        response = server.get(PATH)
    with TestClient(create_app(settings)) as server:
        missing = server.get(PATH)

    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.text.startswith("Contact: mailto:veilig@voorbeeld.example\nExpires: ")
    assert missing.status_code == 404
