from __future__ import annotations

import pytest

from assistant.errors import FetchError
from ingest.fetching.addresses import Policy, check_address, is_public, parse_address


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1 255.255.255.255
    192.0.0.8 198.18.0.1 203.0.113.1 192.88.99.1 :: ::1 ::7f00:1 fe80::1 fe80::1%eth0 fec0::1 fd00::1 ff02::1 100::1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 2002:7f00:1::1 2001::1
    2001:db8::1 3fff::1 5f00::1 nonsense 127.1""".split(),
)
def test_address_of_a_network_of_ones_own_is_not_public(address: str) -> None:
    assert not is_public(address)


def test_parse_address_takes_a_relative_one_and_quotes_what_has_to_be() -> None:
    found = parse_address("../nieuws/één?q=a b", base="https://WWW.Rijk.example./actueel/x/")
    assert found.url == "https://www.rijk.example/actueel/nieuws/%C3%A9%C3%A9n?q=a%20b"


def test_parse_address_keeps_what_is_quoted_and_leaves_out_the_fragment() -> None:
    found = parse_address("http://www.rijk.example:8080/400%E2%80%AFmiljoen?a=%20b#kop")
    assert (found.host, found.port, found.url) == (
        "www.rijk.example",
        8080,
        "http://www.rijk.example:8080/400%E2%80%AFmiljoen?a=%20b",
    )


def test_parse_address_writes_an_international_name_in_ascii() -> None:
    assert parse_address("https://één.example/").host == "xn--n-9faa.example"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://rijk.example/x",
        "file:///etc/passwd",
        "https:///x",
        "https://user:secret@rijk.example/",
        "https://rijk.example:99999/",
        "https://rijk.example/a\nHost: b",
        "https://rijk.example\\@evil.example/",
        "javascript:alert(1)",
        "",
        "https://[::1/",
    ],
)
def test_parse_address_refuses_what_is_no_web_address(url: str) -> None:
    with pytest.raises(FetchError):
        parse_address(url)


@pytest.mark.parametrize(
    ("url", "private", "allowed"),
    [
        ("https://www.rijk.example/", False, True),
        ("https://rijk.example/", False, True),
        ("https://evil.example/", False, False),
        ("https://rijk.example.evil.example/", False, False),
        ("http://www.rijk.example:8080/", False, False),
        ("http://www.rijk.example:8080/", True, True),
    ],
)
def test_check_address_allows_known_hosts_and_usual_ports(url: str, private: bool, allowed: bool) -> None:
    policy = Policy(frozenset({"www.rijk.example"}), private=private)
    if allowed:
        check_address(parse_address(url), policy)
    else:
        with pytest.raises(FetchError, match=r"hosts|port"):
            check_address(parse_address(url), policy)
