"""The pages as HTML: every state of an answer, the sources, errors, headers; journeys/ has the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import lxml.html  # type: ignore[import-untyped]
import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from assistant.answering import pipeline
from assistant.http.app import create_app
from assistant.http.pages.asking import TITLES
from assistant.index.opening import Index
from assistant.records import Answer, AnswerSentence, Ask, Turn
from assistant.settings import Settings
from tests.conftest import scripted_answer
from tests.http.looks import without_looks

pytestmark = pytest.mark.usefixtures("scripted")

Script = Callable[[Index, Ask], Answer]
SITE = "Vraagbaak Kansrijke Wijk"
CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Page:
    """A page in plain words: `texts` of the elements an XPath finds."""

    def __init__(self, response: Response) -> None:
        self.status = response.status_code
        self.source = response.text
        self._tree = lxml.html.fromstring(response.text)

    def texts(self, path: str) -> list[str]:
        found = self._tree.xpath(one_of_the_classes(path))
        return [" ".join((x if isinstance(x, str) else x.text_content()).split()) for x in found]


def one_of_the_classes(path: str) -> str:
    """Return an XPath in which `@class='note'` also finds class="note nl-number-badge"."""
    return re.sub(r"@class='([\w-]+)'", r"contains(concat(' ', @class, ' '), ' \1 ')", path)


def asked(client: TestClient, question: str) -> Page:
    return Page(client.post("/", data={"question": question}))


def test_home_has_one_heading_a_labelled_field_the_notice_and_six_examples(client: TestClient) -> None:
    page = Page(client.get("/"))

    assert page.texts("//h1") == ["Stel uw vraag over de Regeling Zonnewijk"]
    assert page.texts("//title") == [f"Stel uw vraag – {SITE}"]
    assert page.texts("//label[@for='vraag']") == ["Uw vraag"]
    notice = "Een computerprogramma geeft het antwoord en kan zich vergissen. Bij elk antwoord staan de bronnen."
    assert page.texts("//*[@id='vraag-uitleg']")[0].startswith(notice)
    assert len(page.texts("//button[@name='question']")) == 6
    assert set(page.texts("//form/@method")) == {"post"}


def test_answer_shows_sentences_with_numbered_links_and_the_asked_words(client: TestClient) -> None:
    page = asked(client, "Geld in Zonnewijk?")

    assert page.texts("//title") == [f"Antwoord: Stel uw vraag – {SITE}"]
    assert page.texts("//h2[@id='antwoord']") == ["Antwoord"]
    assert page.texts("//p[contains(@class, 'sentence-quote')]") == [
        "Het Rijk stelt ruim € 12 miljoen beschikbaar. Bron 1"
    ]
    assert page.texts("//div[@class='sentences']//strong") == ["ruim € 12 miljoen"]
    assert page.texts("//div[@class='sentences']//a/@href") == ["#bron-1"]
    assert page.texts("//textarea[@id='vraag']") == ["Geld in Zonnewijk?"]


def test_answer_shows_its_source_with_the_quote_and_the_ways_to_it(client: TestClient) -> None:
    page = asked(client, "Geld")

    source = "//ol[@class='sources']/li[@id='bron-1']"
    assert page.texts(f"{source}/p") == [
        "Geld voor de Regeling Zonnewijk",
        "Ministerie van Voorbeelden · 15 januari 2026",
    ]
    assert page.texts(f"{source}/blockquote") == ["Het Rijk stelt ruim € 12 miljoen beschikbaar."]
    assert page.texts(f"{source}/blockquote/mark") == ["ruim € 12 miljoen"]
    assert page.texts(f"{source}//a/@href") == [
        "/bronnen/2026-01-15-zonnewijk?van=54&tot=99#passage",
        "https://voorbeeld.example/zonnewijk#:~:text="
        "Het%20Rijk%20stelt%20ruim%20%E2%82%AC%2012%20miljoen%20beschikbaar.",
    ]
    made = r"Een computerprogramma maakte dit antwoord op \d+ \w+ \d{4} om \d\d\.\d\d uur, uit 1 document\."
    assert re.match(made, page.texts("//p[@class='made']")[0])


def test_answer_from_a_summary_shows_the_official_pages_behind_it(client: TestClient) -> None:
    page = asked(client, "Regels")

    assert page.texts("//li[@id='bron-1']//*[@class='badge']") == ["samenvatting"]
    assert page.texts("//li[@id='bron-2']//*[@class='badge']") == []
    assert page.texts("//li[@id='bron-1']//a[@rel='external']/@href") == [
        "https://voorbeeld.example/stcrt-1.html",
        "https://voorbeeld.example/vragen",
    ]
    assert page.texts("//p[@class='read-as']") == ["Gelezen als: Wat zijn de regels van de Regeling Zonnewijk?"]
    assert "uit 2 documenten." in page.texts("//p[@class='made']")[0]


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("deel", "partial"),
        ("periode", "clarify"),
        ("maan", "unanswerable"),
        ("hallo", "outOfScope"),
        ("negeer", "blocked"),
    ],
)
def test_each_status_has_its_heading_and_its_own_words(
    client: TestClient, index: Index, scripted: Script, question: str, status: str
) -> None:
    page = asked(client, question)
    answer = scripted(index, Ask(question))

    assert (page.status, answer.status) == (200, status)
    assert page.texts("//h2[@id='antwoord']") == [TITLES[answer.status]]
    assert page.texts("//title")[0].startswith(TITLES[answer.status])
    assert page.texts("//p[contains(@class, 'sentence-fixed')]") == [
        s.text for s in answer.sentences if s.kind == "fixed"
    ]


def test_no_answer_shows_the_nearest_passages_and_where_to_ask(client: TestClient) -> None:
    page = asked(client, "Maan?")

    assert page.texts("//h3") == [
        "Dit komt er het dichtst bij",
        "Waar kunt u het vragen?",
        "Hebt u iets aan dit antwoord?",
    ]
    assert page.texts("//li[@id='dichtbij-1']/blockquote") == ["De Regeling Zonnewijk helpt bewoners van vier wijken."]
    assert page.texts("//ul[@class='contacts']/li") == [
        "Gemeente Veldstad Telefoon: 14 099 De gemeente vraagt het geld aan.",
        "Rijksoverheid",
    ]


def test_clarify_offers_the_choices_as_buttons(client: TestClient) -> None:
    assert asked(client, "Periode").texts("//button[@name='question']/@value") == ["Geld in 2026?", "Geld in 2027?"]


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        ("", "Typ eerst uw vraag."),
        (" \u200e\n", "Typ eerst uw vraag."),
        ("a" * 1001, "Uw vraag heeft 1.001 tekens. Maak de vraag korter: hoogstens 1.000 tekens."),
        ("a" * 100_000, "Uw vraag heeft 100.000 tekens. Maak de vraag korter: hoogstens 1.000 tekens."),
        ("\ufffd", "Uw vraag heeft een teken dat wij niet kunnen lezen (\ufffd). Typ de vraag opnieuw."),
    ],
)
def test_wrong_question_is_said_on_top_and_at_the_field(client: TestClient, question: str, fault: str) -> None:
    page = asked(client, question)

    assert page.status == 400
    assert page.texts("//title") == [f"Fout: Stel uw vraag – {SITE}"]
    assert page.texts("//*[@role='alert']//a[@href='#vraag']") == [fault]
    assert page.texts("//*[@id='vraag-fout']") == [f"Fout: {fault}"]
    assert page.texts("//textarea[@aria-invalid='true']/@aria-describedby") == ["vraag-fout vraag-uitleg"]
    assert page.texts("//textarea") == [question.strip(" \u200e\n")]


@pytest.mark.parametrize("question", ["<script>alert(1)</script>", "{{ 7*7 }}", "</textarea><b>", '" onfocus="x'])
def test_question_is_shown_as_text(client: TestClient, question: str) -> None:
    page = asked(client, question)

    assert page.texts("//textarea[@id='vraag']") == [question]
    assert page.texts("//script[not(@src)] | //main//b | //*[@onfocus]") == []


def followed(client: TestClient, question: str, earlier: list[str]) -> Page:
    return Page(client.post("/", data={"question": question, "earlier": earlier}))


def test_answer_has_a_field_for_a_follow_up_that_keeps_the_questions(client: TestClient) -> None:
    page = followed(client, "Geld & meer?", ["Regels?", '"><b>vet</b>'])

    assert page.texts("//form[@class='follow-up']//label[@for='vervolg']") == ["Stel een vervolgvraag"]
    assert page.texts("//form[@class='follow-up']/@method") == ["post"]
    hidden = "//form[@class='follow-up']/input[@type='hidden'][@name='earlier']/@value"
    assert page.texts(hidden) == ["Regels?", '"><b>vet</b>', "Geld & meer?"]
    assert page.texts("//form[contains(@class, 'question-form')]//input[@name='earlier'] | //main//b") == []


def test_follow_up_keeps_the_latest_ten_questions_that_can_be_read(client: TestClient) -> None:
    page = followed(client, "Geld", [*(f"Vraag {n}?" for n in range(15)), "", "\u202e", "a" * 1001])

    kept = page.texts("//form[@class='follow-up']/input[@name='earlier']/@value")
    assert kept == [*(f"Vraag {n}?" for n in range(6, 15)), "Geld"]


def test_follow_up_is_answered_with_the_questions_before_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, scripted: Script
) -> None:
    asks: list[Ask] = []

    def answer(index: Index, ask: Ask) -> Answer:
        asks.append(ask)
        return scripted(index, ask)

    monkeypatch.setattr(pipeline, "answer", answer)
    followed(client, " Geld\n", ["Regels?\x00", "Maan?"])

    assert asks[0] == Ask("Geld", conversation=(Turn("Regels?"), Turn("Maan?")))
    assert asks[1:] == [Ask("Regels?"), Ask("Maan?", conversation=(Turn("Regels?"),))]


def test_wrong_follow_up_keeps_the_questions_before_it(client: TestClient) -> None:
    page = followed(client, " ", ["Regels?"])

    assert page.status == 400
    assert page.texts("//form[contains(@class, 'question-form')]/input[@name='earlier']/@value") == ["Regels?"]


def test_document_words_are_shown_as_text(client: TestClient) -> None:
    for page in (asked(client, "vreemd"), Page(client.get("/bronnen/2026-01-15-zonnewijk"))):
        assert page.texts("//script[not(@src)]") == []
        assert '<script>alert("x")</script> en ook {{ 7*7 }} als' in unescape(page.source)


def test_sources_are_listed(client: TestClient) -> None:
    page = Page(client.get("/bronnen"))

    assert page.texts("//h1") == ["Bronnen"]
    assert sorted(page.texts("//ul[@class='documents']//a/@href")) == [
        "/bronnen/2026-01-15-zonnewijk",
        "/bronnen/samenvatting-zonnewijk",
    ]


def test_source_shows_its_parts_and_the_cited_words_in_their_place(client: TestClient) -> None:
    page = Page(client.get("/bronnen/2026-01-15-zonnewijk?van=54&tot=99"))

    assert page.texts("//h1") == ["Geld voor de Regeling Zonnewijk"]
    assert page.texts("//article/h2") == ["Wie doet mee?", "Vreemde tekens"]
    assert page.texts("//article/h3") == ["Wat kost het?"]
    assert page.texts("//article/ul/li") == [
        "In Lindenhof komt een speeltuin.",
        "In Waterkant komt een leeszaal 🌻 voor kinderen.",
    ]
    assert page.texts("//article//th") == ["Wijk", "Bedrag"]
    assert page.texts("//article//td") == ["Lindenhof", "€ 5 miljoen", "Waterkant", "€ 7 miljoen"]
    assert page.texts("//mark[@id='passage']") == ["Het Rijk stelt ruim € 12 miljoen beschikbaar."]
    assert page.texts("//article/p[1]") == [
        "De Regeling Zonnewijk helpt bewoners van vier wijken. Het Rijk stelt ruim € 12 miljoen beschikbaar."
    ]


def test_summary_says_what_it_is_and_names_its_sources(client: TestClient) -> None:
    page = Page(client.get("/bronnen/samenvatting-zonnewijk"))

    assert page.texts("//p[@class='status']")[0].startswith("Dit is een samenvatting, geen officiële tekst.")
    assert page.texts("//ol[@class='references']/li") == [
        'Staatscourant, "Regeling Zonnewijk", 2026.Officiële pagina 1',
        'Ministerie van Voorbeelden, "Vragen en antwoorden", 2026.Officiële pagina 2',
    ]
    assert page.texts("//article//a[@class='note']/@href") == ["#verwijzing-1", "#verwijzing-2"]


@pytest.mark.parametrize(
    "query",
    ["van=x&tot=y", "van=5", "tot=5", "van=9&tot=3", "van=0&tot=99999", "van=-1&tot=4", "van=²&tot=9" + "9" * 5000],
)
def test_source_with_nonsense_offsets_is_shown_with_a_notice(client: TestClient, query: str) -> None:
    page = Page(client.get(f"/bronnen/2026-01-15-zonnewijk?{query}"))

    assert page.status == 200
    assert page.texts("//*[@role='status']") == [
        "Wij kunnen de aangewezen woorden niet vinden. Hieronder staat de hele tekst."
    ]
    assert page.texts("//mark") == []


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/bronnen/geen", "Deze bron kennen wij niet"),
        ("/bronnen/%3Cscript%3E", "Deze bron kennen wij niet"),
        ("/geen", "Deze pagina bestaat niet"),
        ("/bronnen/", "Deze pagina bestaat niet"),
        ("/static/geen.css", "Deze pagina bestaat niet"),
        ("/static/..%2f..%2fpyproject.toml", "Deze pagina bestaat niet"),
    ],
)
def test_unknown_pages_are_dutch(client: TestClient, path: str, heading: str) -> None:
    page = Page(client.get(path))

    assert (page.status, page.texts("//h1")) == (404, [heading])
    assert page.texts("//title") == [f"Fout: {heading} – {SITE}"]


def test_unexpected_error_is_a_dutch_page(client: TestClient) -> None:
    page = asked(client, "stuk")

    assert (page.status, page.texts("//h1")) == (500, ["Er ging iets mis bij ons"])


def test_without_an_index_the_page_says_what_to_do(settings: Settings, tmp_path: Path) -> None:
    with TestClient(create_app(settings.model_copy(update={"data": tmp_path}))) as client:
        page = Page(client.get("/"))

    assert (page.status, page.texts("//h1")) == (503, ["De vraagbaak werkt nog niet"])
    assert "python -m ingest" in page.texts("//p[@class='lead']")[0]


def test_form_with_over_a_megabyte(client: TestClient) -> None:
    page = asked(client, "a" * 1_100_000)

    assert (page.status, page.texts("//h1")) == (413, ["Uw tekst is te lang"])


@pytest.mark.parametrize("body", [b"{}", b"--x\r\nnonsense"])
def test_form_of_another_kind(client: TestClient, body: bytes) -> None:
    for kind in ("application/json", "multipart/form-data; boundary=x", "multipart/form-data"):
        assert client.post("/", content=body, headers={"Content-Type": kind}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/bronnen", "/geen", "/v1/documents", "/health/live", "/static/style.css"])
def test_every_response_has_the_security_headers_and_no_cookie(client: TestClient, path: str) -> None:
    headers = client.get(path).headers

    assert headers["content-security-policy"] == CSP
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers


def test_error_nobody_expected_has_the_security_headers(client: TestClient) -> None:
    assert client.post("/", data={"question": "stuk"}).headers["content-security-policy"] == CSP


def test_pages_are_not_stored_and_hashed_files_are(client: TestClient) -> None:
    page = client.get("/")
    style = re.search(r'href="(/static/style\.css\?v=[0-9a-f]{16})"', page.text)

    assert page.headers["cache-control"] == "no-store"
    assert style is not None
    assert client.get(style[1]).headers["cache-control"] == "public, max-age=31536000, immutable"
    assert client.get("/static/style.css").headers["cache-control"] == "no-cache"


def test_stylesheet_is_compressed_for_who_can_read_that(client: TestClient) -> None:
    plain = client.get("/static/style.css", headers={"Accept-Encoding": "identity"})
    packed = client.get("/static/style.css", headers={"Accept-Encoding": "gzip, br"})

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 3


def test_answer_with_all_it_needs_is_under_60_kilobytes(client: TestClient) -> None:
    page = client.post("/", data={"question": "Regels"})
    addresses = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))
    files = [client.get(address, headers={"Accept-Encoding": "gzip"}) for address in addresses]

    assert len(files) == 3, "the styles, the script and the icon"
    assert len(page.content) + sum(int(file.headers["content-length"]) for file in files) < 60_000


def test_pages_have_no_script_and_no_style_of_their_own(client: TestClient) -> None:
    for page in (Page(client.get("/")), asked(client, "Regels"), asked(client, "Maan"), Page(client.get("/bronnen"))):
        assert page.texts("//script[not(@src)] | //style | //@style | //@onclick") == []
        assert all(
            re.fullmatch(r"/static/[a-z]+\.js\?v=[0-9a-f]{16}", source) for source in page.texts("//script/@src")
        )


def test_pages_answer_to_head(client: TestClient) -> None:
    assert client.head("/").status_code == 200


def test_health(client: TestClient, index: Index) -> None:
    assert client.get("/health/live").json() == {"status": "live"}
    assert client.get("/health/ready").json() == {
        "status": "ready",
        "generation": index.manifest.generation,
        "documents": 2,
        "passages": index.manifest.passages,
    }


def test_list_is_shown_as_one_with_its_groups(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def list_up(index: Index, ask: Ask) -> Answer:
        given = scripted_answer(index, ask)
        told = [AnswerSentence(f"Zin {n}.", (1,), "quote", group="Veld" if n < 3 else "Bos") for n in range(5)]
        return replace(given, sentences=(*told, AnswerSentence("Er is meer.", (), "fixed")))

    monkeypatch.setattr(pipeline, "answer", list_up)
    page = client.post("/", data={"question": "Wat doen de gebieden?"}).text

    assert re.findall(r"<h3>(Veld|Bos)</h3>", without_looks(page)) == ["Veld", "Bos"]
    assert re.findall(r'<li class="sentence sentence-quote"[^>]*>\s*(Zin \d\.)', page) == [
        f"Zin {n}." for n in range(5)
    ]
    assert re.findall(r'<p class="sentence sentence-(\w+)"[^>]*>\s*([^<]+?)\s*</p>', page) == [("fixed", "Er is meer.")]
