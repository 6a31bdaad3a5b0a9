"""Figures over HTTP: the full JSON of one, CSV for a spreadsheet, and filters that are refused."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.http.app import create_app
from assistant.http.figure_schemas import FigureOut, NamedOut, RangeOut, StretchOut, figure_out
from assistant.http.figures_csv import COLUMNS, dutch_decimal, write_csv
from assistant.index.opening import Index
from assistant.settings import Settings


@pytest.fixture(scope="module")
def real(shipped_settings: Settings) -> Iterator[TestClient]:
    """A client over the shipped corpus."""
    with TestClient(create_app(shipped_settings)) as opened:
        yield opened


def amounts(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    response = client.get(f"/v1/amounts{query}")
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["amounts"]
    return found


def table(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_amount_has_all_its_fields(client: TestClient, index: Index) -> None:
    text = index.documents["2026-01-15-zonnewijk"].text
    [total] = [found for found in amounts(client) if found["text"] == "ruim € 12 miljoen"]

    quote = "Het Rijk stelt ruim € 12 miljoen beschikbaar."
    assert text[total["start"] : total["end"]] == "ruim € 12 miljoen"
    assert total == {
        "kind": "amount",
        "text": "ruim € 12 miljoen",
        "amountEur": {"low": 12_000_000, "high": 12_000_000},
        "value": None,
        "qualifier": "ruim",
        "per": "",
        "noun": "",
        "start": 69,
        "end": 86,
        "scheme": "programme",
        "funds": [],
        "payers": [],
        "areas": [],
        "places": [],
        "themes": [],
        "tranches": [],
        "period": None,
        "said": None,
        "joint": False,
        "unit": "",
        "denied": [],
        "citation": {
            "number": 1,
            "documentId": "2026-01-15-zonnewijk",
            "title": "Geld voor de Regeling Zonnewijk",
            "publisher": "Ministerie van Voorbeelden",
            "date": "2026-01-15",
            "kind": "announcement",
            "url": "https://voorbeeld.example/zonnewijk",
            "heading": "",
            "quote": quote,
            "start": 54,
            "end": 99,
            "textSha256": index.documents["2026-01-15-zonnewijk"].sha256,
            "page": None,
            "cell": "",
            "life": {"validFrom": None, "validUntil": None, "replacedBy": "", "draft": False},
            "href": "/bronnen/2026-01-15-zonnewijk?van=54&tot=99#passage",
        },
    }


def test_every_shipped_figure_leads_to_its_words(real: TestClient, shipped: Index) -> None:
    for kind, least in (("amount", 60), ("number", 80), ("percentage", 20)):
        found = amounts(real, f"?kind={kind}")
        assert len(found) > least
        assert [figure["citation"]["number"] for figure in found] == list(range(1, len(found) + 1))
        for figure in found:
            text = shipped.documents[figure["citation"]["documentId"]].text
            assert text[figure["start"] : figure["end"]] == figure["text"]
            assert text[figure["citation"]["start"] : figure["citation"]["end"]] == figure["citation"]["quote"]
            assert figure["text"] in figure["citation"]["quote"]
            assert (figure["amountEur"] is None) == (kind != "amount")


def test_amount_says_who_pays_and_where_that_stands(real: TestClient) -> None:
    found = amounts(real, "?payer=vws&period=2023-2025")
    assert {(f["text"], f["per"], f["scheme"]) for f in found} == {("€ 2,4 miljoen per jaar", "year", "programme")}
    assert found[0]["payers"][0]["foundIn"] == "sentence"
    assert found[0]["period"] == {"first": "2023-01-01", "last": "2025-12-31", "foundIn": "sentence"}


def test_amounts_of_a_gemeente_are_not_said_to_be_of_its_area(real: TestClient) -> None:
    found = amounts(real, "?areas=heerlen-noord&fund=volkshuisvestingsfonds")
    assert [(f["text"], f["areas"]) for f in found] == [("ongeveer € 28 miljoen", [])]
    [place] = found[0]["places"]
    assert (place["kind"], place["name"], place["areas"]) == ("municipality", "Heerlen", ["heerlen-noord"])
    assert [denied["id"] for denied in found[0]["denied"]] == ["spuk-kansrijke-wijk"]


def test_amounts_added_together_are_under_no_fund(real: TestClient) -> None:
    joint = [f for f in amounts(real) if f["joint"]]
    assert {f["scheme"] for f in joint} == {"joint"}
    for fund in ("spuk-kansrijke-wijk", "volkshuisvestingsfonds"):
        assert not [f for f in amounts(real, f"?fund={fund}") if f["joint"]]


def test_amounts_of_one_kind_of_source(real: TestClient) -> None:
    announced = amounts(real, "?source=announcement")
    assert {f["citation"]["kind"] for f in announced} == {"announcement"}
    assert len(announced) + len(amounts(real, "?source=summary")) == len(amounts(real))
    assert amounts(real, "?source=other") == []


def test_percentage_keeps_its_decimals(real: TestClient) -> None:
    values = {f["text"]: f["value"] for f in amounts(real, "?kind=percentage")}
    assert values["6,6 procent"] == {"low": 6.6, "high": 6.6}
    assert values["5 tot 10 procentpunt"] == {"low": 5, "high": 10}


def test_unknown_filters_are_all_refused_with_the_options(client: TestClient) -> None:
    response = client.get("/v1/amounts?areas=maan&themes=x&payer=y&fund=z&period=2000-2002")
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    faults = {fault["location"]["name"]: fault["detail"] for fault in response.json()["errors"]}
    assert list(faults) == ["areas", "themes", "period", "payer", "fund"]
    assert faults["fund"] == "Deze waarde kennen wij niet. Kies uit: zonnewijk."


@pytest.mark.parametrize("query", ["kind=date", "format=xlsx", "source=krant", "period=2026", "payer=" + "x" * 101])
def test_what_no_filter_can_be_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/v1/amounts?{query}").status_code == 400


def test_csv_has_the_rows_of_the_json(real: TestClient) -> None:
    response = real.get("/v1/amounts?format=csv&areas=zaandam-oost")
    rows = table(response.content.decode())

    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="bedragen.csv"'
    assert response.headers["api-version"] == "1.0.0"
    assert [row["Citaat"] for row in rows] == [f["citation"]["quote"] for f in amounts(real, "?areas=zaandam-oost")]
    assert tuple(rows[0]) == COLUMNS
    wanted = ("Laagste", "Eenheid", "Geldstroom", "Gebied", "Tranche", "Periode tot en met")
    assert [rows[0][name] for name in wanted] == [
        "20000000", "euro", "deze regeling", "Zaandam-Oost", "eerste tranche", "31-12-2025",
    ]  # fmt: skip
    assert "\r\n" in response.content.decode()


def test_csv_cells_are_no_formulas(index: Index) -> None:
    out = figure_out(index, index.figures[0], number=1)
    risky = [
        out.model_copy(update={"text": text, "funds": [NamedOut(id="x", name="=1+1", found_in="title")]})
        for text in ("=HYPERLINK(1)", "+31", "-5", "@x", "\t=1", ' =1;"2"', "vijf")
    ]
    rows = table(write_csv(risky))
    assert [row["Bedrag of waarde"] for row in rows] == [
        "'=HYPERLINK(1)", "'+31", "'-5", "'@x", "'\t=1", '\' =1;"2"', "vijf",
    ]  # fmt: skip
    assert {row["Fonds"] for row in rows} == {"'=1+1"}


def test_csv_has_dutch_numbers_and_dates(index: Index) -> None:
    out: FigureOut = figure_out(index, index.figures[0], number=1)
    said = StretchOut(first=dt.date(2026, 3, 1), last=dt.date(2026, 3, 31))
    value = RangeOut(low=Decimal("1234567.50"), high=Decimal("1E+9"))
    [row] = table(write_csv([out.model_copy(update={"amount_eur": value, "said": said, "per": "year"})]))
    assert (row["Laagste"], row["Hoogste"], row["Per"]) == ("1234567,5", "1000000000", "jaar")
    assert (row["Genoemd van"], row["Genoemd tot en met"]) == ("01-03-2026", "31-03-2026")


@pytest.mark.parametrize(("value", "written"), [("17.0", "17"), ("0.05", "0,05"), ("20", "20"), ("1E+2", "100")])
def test_decimal_is_exact_with_a_comma(value: str, written: str) -> None:
    assert dutch_decimal(Decimal(value)) == written


def test_description_has_both_media_types(client: TestClient) -> None:
    operation = client.get("/v1/openapi.json").json()["paths"]["/amounts"]["get"]
    assert operation["operationId"] == "listAmounts"
    assert set(operation["responses"]["200"]["content"]) == {"application/json", "text/csv"}
    assert {p["name"] for p in operation["parameters"]} == {
        "areas", "themes", "payer", "fund", "period", "source", "kind", "format",
    }  # fmt: skip
