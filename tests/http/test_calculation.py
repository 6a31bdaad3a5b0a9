"""How an answer was computed, as a table on the page and as the formula in the API."""

from __future__ import annotations

from decimal import Decimal

import lxml.html  # type: ignore[import-untyped]
import pytest
from fastapi.testclient import TestClient

from assistant.answering.computing.arithmetic import compute
from assistant.http.calculation import CalculationRow, lay_out
from assistant.records import Computation, Figure, Operand, Operation


def _computation(operation: Operation, *values: str, count: int = 0, qualifier: str = "") -> Computation:
    figures = [
        Figure("amount", "", 0, 1, low=Decimal(value), high=Decimal(value), qualifier=qualifier) for value in values
    ]
    operands = [Operand("AB"[n % 2], figure, n + 1, 0, 1) for n, figure in enumerate(figures)]
    made = compute(operation, operands, count=count)
    assert made is not None
    return made


@pytest.mark.usefixtures("scripted")
def test_page_shows_the_figures_their_sources_and_the_result(client: TestClient) -> None:
    page = lxml.html.fromstring(client.post("/", data={"question": "Samen"}).text)
    (table,) = page.xpath("//table[contains(@class, 'calculation')]")
    rows = [" ".join(" ".join(row.itertext()).split()) for row in table.xpath(".//tbody/tr | .//tfoot/tr")]
    assert rows == ["Lindenhof € 5 miljoen Bron 1", "Waterkant + € 7 miljoen Bron 2", "Samen € 12 miljoen"]
    assert table.xpath("string(caption)") == "Zo is dit uitgerekend"
    assert [page.xpath(f"//*[@id='{a[1:]}']") != [] for a in table.xpath(".//a/@href")] == [True, True]
    assert page.xpath("//p[@class='remark']") == []


@pytest.mark.usefixtures("scripted")
@pytest.mark.parametrize("question", ["Geld", "Periode", "Maan"])
def test_page_without_a_computation_has_no_table(client: TestClient, question: str) -> None:
    page = lxml.html.fromstring(client.post("/", data={"question": question}).text)
    assert page.xpath("//table") == []


@pytest.mark.usefixtures("scripted")
def test_api_gives_the_formula(client: TestClient) -> None:
    given = client.post("/v1/chat", json={"question": "Samen"}).json()
    assert given["computation"]["formula"] == "€ 5 miljoen + € 7 miljoen = € 12 miljoen"


def test_difference_begins_with_the_larger_figure() -> None:
    laid = lay_out(_computation("difference", "5", "7"))
    assert [(row.label, row.sign) for row in laid.rows] == [("B", ""), ("A", "−")]
    assert laid.result == CalculationRow("Verschil", "€ 2")


def test_share_tells_the_part_from_the_whole() -> None:
    laid = lay_out(_computation("share", "1", "1", "2"))
    assert [row.label for row in laid.rows] == ["Deel: A", "Geheel: B", "Geheel: A"]
    assert laid.remarks == ("De uitkomst is afgerond.",)


def test_years_are_a_row_without_a_source() -> None:
    laid = lay_out(_computation("average", "9", count=3))
    assert laid.rows[-1] == CalculationRow("Aantal jaren", "3", ":")


def test_softened_result_says_what_its_word_means() -> None:
    laid = lay_out(_computation("sum", "5", "7", qualifier="ruim"))
    assert laid.remarks == ("“Ruim” betekent: het kan ook iets meer zijn.",)


def test_largest_says_whose_it_is() -> None:
    assert lay_out(_computation("largest", "5", "7")).result == CalculationRow("Het meeste: B", "€ 7")
