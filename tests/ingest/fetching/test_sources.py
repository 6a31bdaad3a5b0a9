from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import PROJECT_ROOT
from ingest.fetching.addresses import parse_address
from ingest.fetching.sources import load_sources

_LIST = """
hosts = ["zoek.bekend.example"]
[[page]]
id = "brief"
url = "https://www.rijk.example/brief"
date = 2025-12-11
kind = "announcement"
[[feed]]
url = "https://feeds.rijk.example/nieuws.rss"
words = ["wijk"]
[[search]]
url = "https://repository.example/sru"
query = 'cql.textAndIndexes = "wijk"'
"""


def _load(tmp_path: Path, text: str) -> str:
    """Return the message that a list gives."""
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_sources(path)
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(str(path))


def test_list_has_pages_feeds_and_searches(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text(_LIST, encoding="utf-8")
    found = load_sources(tmp_path / "s.toml")
    assert (found.page[0].id, found.feed[0].words, found.search[0].format) == ("brief", ("wijk",), "xml")
    assert found.allowed_hosts == {
        "zoek.bekend.example",
        "www.rijk.example",
        "feeds.rijk.example",
        "repository.example",
    }


def test_list_tells_all_its_mistakes_at_once(tmp_path: Path) -> None:
    text = '[[page]]\nurl = "https://a.example/"\n[[page]]\nurl = "a.example"\nkind = "nieuws"\ntitel = "x"\n[[feed]]\n'
    message = _load(tmp_path, text)
    assert "page 2, url: 'a.example' is not a web address. Write it as https://www.example.nl/page;" in message
    assert "page 2, kind: Input should be 'announcement', 'summary' or 'other';" in message
    assert "page 2, titel: Extra inputs are not permitted;" in message
    assert message.endswith("feed 1, url: Field required. Mend it.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[page]\n", "is not valid TOML"),
        ("", "there is no [[page]], [[feed]] or [[search]] in it. Add one."),
        ('[[page]]\nurl = "https://a.example"\n[[page]]\nurl = "https://a.example/"\n', "stands there twice"),
        ('[[page]]\nurl = "https://a.example/x"\nid = "../weg"\n', "page 1, id: "),
        ('[[search]]\nurl = "https://a.example/x"\nquery = ""\n', "search 1, query: "),
        ('page = "https://a.example"\n', "page: "),
        ('hosts = ["https://a.example/"]\n[[page]]\nurl = "https://a.example"\n', "hosts 1: "),
    ],
)
def test_list_that_is_wrong_says_what_and_what_to_do(tmp_path: Path, text: str, message: str) -> None:
    assert message in _load(tmp_path, text)


def test_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"weg\.toml: No such file or directory\. Give the file"):
        load_sources(tmp_path / "weg.toml")


_GOVERNMENT = (
    "rijksoverheid.nl volkshuisvestingnederland.nl officielebekendmakingen.nl overheid.nl tweedekamer.nl "
    "officiele-overheidspublicaties.nl leefbaarenveilig.nl dus-i.nl gelijke-kansen.nl "
    "arnhem.nl delft.nl groningen.nl leeuwarden.nl limburg.nl nieuwegein.nl roosendaal.nl rotterdam.nl tilburg.nl "
    "vlaardingen.nl"
).split()


def test_shipped_list_has_only_secure_addresses_of_the_government() -> None:
    found = load_sources(PROJECT_ROOT / "corpus" / "sources.toml")
    entries = (*found.page, *found.feed, *found.search)
    assert len(found.page) >= 20
    assert {parse_address(entry.url).scheme for entry in entries} == {"https"}
    strange = [h for h in found.allowed_hosts if not any(h == g or h.endswith(f".{g}") for g in _GOVERNMENT)]
    assert strange == []
    assert [entry.url for entry in entries if not entry.publisher] == []
