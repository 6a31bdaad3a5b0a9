"""Bad input on every page: a clear page in Dutch, what was typed is kept, nothing of the program is shown."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from assistant.http.app import create_app
from assistant.settings import Settings
from ingest.building import ensure_index

HTML = '"><script>alert(1)</script><b>{{ 7*7 }}</b>'
INPUTS = {
    "5,000 characters": "wijkgeld " * 555,
    "one long word": "a" * 5_000,
    "emoji": "🌻🏘️👩‍👩‍👧" * 60,
    "html": HTML,
    "nothing": "   ",
    "control characters": "geld\x00\x1b[31m\u202e\ufeff",
    "a path": "../../etc/passwd",
    "half a number": "-1",
    "digits that are none": "²³①",
}
NEVER = ("Traceback", "jinja2", "Internal Server Error", "<script>alert(1)", "<b>49</b>", "sqlite", "/src/assistant")
FIELDS = {
    "/bedragen": ("ministerie", "thema", "gebied", "periode", "geld", "bron", "groep"),
    "/zoeken": ("q", "gebied", "thema", "periode", "soort", "vanaf", "tot", "aantal", "vorm"),
    "/bronnen": ("titel", "soort", "uitgever", "jaar"),
    "/gebieden": ("zoek",),
    "/gebieden/vergelijk": ("a", "b"),
    "/bronnen/2026-01-15-zonnewijk": ("van", "tot", "toon"),
    "/concept": ("x",),
    "/concept/controle": ("x",),
    "/over": ("x",),
    "/over/privacy": ("x",),
    "/over/toegankelijkheid": ("x",),
    "/over/algoritme": ("x",),
    "/over/api": ("x",),
    "/over/statistiek": ("x",),
    "/insluiten": ("x",),
}


def page_of(response: Response, *, at_most: int = 404) -> str:
    """Return a page that is whole and friendly; raises AssertionError when it is not."""
    assert response.status_code <= at_most, response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    html = response.text
    assert html.count("<h1") == 1
    assert html.rstrip().endswith("</html>")
    assert [word for word in NEVER if word in html] == []
    title = html.partition("<title>")[2].partition("</title>")[0]
    assert title.startswith("Fout: ") == (response.status_code >= 400)
    return html


@pytest.mark.parametrize("what", INPUTS)
@pytest.mark.parametrize("path", FIELDS)
def test_page_bears_it_in_every_field(client: TestClient, path: str, what: str) -> None:
    for name in FIELDS[path]:
        response = client.get(f"{path}?{urlencode({name: INPUTS[what]})}", follow_redirects=True)
        page_of(response)
    page_of(client.get(f"{path}?{urlencode([(name, INPUTS[what]) for name in FIELDS[path]])}"))


@pytest.mark.parametrize("what", INPUTS)
def test_question_is_kept_when_it_is_wrong(client: TestClient, what: str) -> None:
    html = page_of(client.post("/", data={"question": INPUTS[what], "earlier": [INPUTS[what]] * 12, "audience": HTML}))
    assert typed_in(html, "vraag") == words_of(INPUTS[what])


@pytest.mark.parametrize("what", INPUTS)
def test_desk_keeps_what_is_wrong(client: TestClient, what: str) -> None:
    bad = INPUTS[what]
    sent = {"questions": bad, "form": bad, "length": bad, "opening": bad, "closing": bad, "own": [bad] * 12}
    html = page_of(client.post("/concept", data=sent))
    assert typed_in(html, "opening") == words_of(bad)
    page_of(client.post("/concept/export", data={**sent, "vorm": bad}))
    html = page_of(client.post("/concept/controle", data={"text": bad}))
    assert typed_in(html, "tekst") == words_of(bad)


def typed_in(html: str, field: str) -> list[str]:
    """Return the words that a page shows in a field of several lines."""
    return unescape(html.partition(f' id="{field}"')[2].partition(">\n")[2].partition("</textarea>")[0]).split()


def words_of(typed: str) -> list[str]:
    """Return the words of what was typed, without the signs that no page shows."""
    return typed.translate({0: None, 27: None, 0x202E: None, 0xFEFF: None}).split()


@pytest.mark.parametrize(("path", "name"), [("/gebieden", "zoek"), ("/bronnen", "titel"), ("/zoeken", "q")])
def test_words_of_a_search_are_kept(client: TestClient, path: str, name: str) -> None:
    for typed in ("maandorp & <b>", "🌻", "x" * 80):
        html = page_of(client.get(path, params={name: typed}))
        assert f'value="{typed}"' in unescape(html)


@pytest.mark.parametrize("what", INPUTS)
def test_opinion_that_says_nothing_leads_back(client: TestClient, what: str) -> None:
    sent = {"answer": INPUTS[what], "useful": INPUTS[what], "reason": INPUTS[what], "question": INPUTS[what]}
    assert "Kies ja of nee" in page_of(client.post("/feedback", data=sent))


@pytest.mark.parametrize(
    "path", ["/gebieden/maan", "/gebieden/%00", "/bronnen/weg", "/bronnen/..%2f", "/over/geen", "/x"]
)
def test_unknown_address_leads_on(client: TestClient, path: str) -> None:
    html = page_of(client.get(path))
    assert html.count('href="/') > 5


@pytest.mark.parametrize(
    "span", ["van=-5&tot=3", "van=9&tot=2", "van=0&tot=99999999", "van=5", "tot=x", "van=1e9&tot=٣"]
)
def test_offsets_out_of_range_show_the_whole_text(client: TestClient, span: str) -> None:
    html = page_of(client.get(f"/bronnen/2026-01-15-zonnewijk?{span}"))
    assert "Wij kunnen de aangewezen woorden niet vinden." in html
    assert 'id="passage"' not in html


def test_body_that_is_no_form_is_refused_in_words(client: TestClient) -> None:
    for body, kind in (
        (b"\xff\xfe", "application/x-www-form-urlencoded"),
        (b"{", "application/json"),
        (b"--x", "text/plain"),
    ):
        page_of(client.post("/", content=body, headers={"content-type": kind}))
    too_large = client.post("/", data={"question": "a" * 1_100_000})
    assert "Uw tekst is te lang" in page_of(too_large, at_most=413)


def test_form_sent_twice_gives_the_same_answer(client: TestClient) -> None:
    sent = {"question": "Hoeveel geld is er voor de Regeling Zonnewijk?"}
    first, again = (page_of(client.post("/", data=sent)) for _ in range(2))
    answers = [html.partition('<div class="sentences">')[2].partition("</div>")[0] for html in (first, again)]
    assert "ruim € 12 miljoen" in answers[0].replace("<strong>", "")
    assert answers[0] == answers[1]


@pytest.fixture
def changing(own: Settings) -> Iterator[tuple[TestClient, Settings]]:
    """A client of a server whose sources change while it runs."""
    with TestClient(create_app(own), raise_server_exceptions=False) as opened:
        yield opened, own


def test_forms_and_links_from_before_a_new_ingest_still_lead_somewhere(
    changing: tuple[TestClient, Settings],
) -> None:
    client, settings = changing
    page_of(client.post("/", data={"question": "Regels?"}))
    (settings.corpus / "samenvatting.md").unlink()
    letter = settings.corpus / "zonnewijk.md"
    letter.write_text(
        letter.read_text(encoding="utf-8").replace("Het Rijk stelt", "De regering stelt"), encoding="utf-8"
    )
    ensure_index(settings, progress=lambda *_: None)

    gone = page_of(client.get("/bronnen/samenvatting-zonnewijk?van=4&tot=20"))
    assert "Deze bron kennen wij niet" in gone
    moved = page_of(client.get("/bronnen/2026-01-15-zonnewijk?van=54&tot=99"))
    assert 'id="passage"' in moved
    told = page_of(
        client.post("/", data={"question": "Hoeveel geld is er voor de Regeling Zonnewijk?", "earlier": ["Regels?"]})
    )
    assert "Het Rijk stelt" not in told
    page_of(client.post("/feedback", data={"answer": "weg", "useful": "ja", "question": "Regels?"}))
    page_of(client.get("/zoeken?q=regels&soort=summary"))
    page_of(client.get("/bronnen?soort=summary"))
    page_of(client.get("/bedragen?bron=summary"))
    stale = {
        "questions": "Hoeveel geld is er voor de Regeling Zonnewijk?",
        "form": "email",
        "opening": "Het Rijk stelt ruim € 12 miljoen beschikbaar.",
    }
    made = page_of(client.post("/concept", data=stale))
    assert "De regering stelt" in made.replace("<mark>", "")
    assert typed_in(made, "opening") == stale["opening"].split()
    file = client.post("/concept/export", data={**stale, "vorm": "txt"})
    assert file.status_code == 200
    assert "De regering stelt" in file.text


def test_server_without_an_index_says_so_on_every_page(own: Settings) -> None:
    shutil.rmtree(own.data)
    with TestClient(create_app(own), raise_server_exceptions=False) as client:
        for path in ("/", "/bedragen", "/zoeken?q=geld", "/bronnen", "/gebieden", "/over"):
            assert "De vraagbaak werkt nog niet" in page_of(client.get(path), at_most=503)
        html = page_of(client.post("/", data={"question": "Blijft dit staan?"}), at_most=503)
        assert "Blijft dit staan?" in html
