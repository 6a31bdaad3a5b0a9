"""The page of amounts over the shipped corpus in a browser: the drawn bars, the filters, the download."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys.states import unfold

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.journey

Visit = Callable[..., "Page"]
HALO = 6
"""The pixels around its letters that a text of a chart is given in the colour of the paper."""


def test_words_of_the_chart_lie_within_it(visit: Visit) -> None:
    for width in (320, 1280):
        page = visit("/bedragen", width=width)
        unfold(page)
        for chart in page.locator("svg.bar-chart").all():
            frame = chart.bounding_box()
            assert frame is not None
            for words in chart.locator("text").all():
                box = words.bounding_box()
                assert box is not None
                assert box["x"] >= frame["x"] - HALO
                assert box["x"] + box["width"] <= frame["x"] + frame["width"] + HALO
                assert box["y"] + box["height"] <= frame["y"] + frame["height"] + HALO


def test_bars_are_drawn_in_proportion(visit: Visit) -> None:
    page = visit("/bedragen?periode=2026-2028&bron=announcement")
    boxes = [bar.bounding_box() for bar in page.locator("svg.bar-chart rect.bar-firm").all()]
    lengths = [box["width"] for box in boxes if box]
    assert len(lengths) == 3
    assert [round(327 * length / lengths[0]) for length in lengths] == [327, 51, 30]


def test_uncertain_part_is_hatched_in_every_palette(visit: Visit) -> None:
    for options in ({}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
        page = visit("/bedragen?geld=woontop", **options)
        fills = "node => getComputedStyle(node).fill"
        firm = page.locator("rect.bar-firm").first.evaluate(fills)
        loose = page.locator("rect.bar:not(.bar-firm)").first.evaluate(fills)
        ground = page.locator("rect.hatch-ground").first.evaluate(fills)
        hatch = page.locator("rect.hatch").first.evaluate(fills)
        assert "url(" in loose
        assert firm == hatch != ground


def test_filter_by_keyboard_leads_to_an_address_that_can_be_kept(visit: Visit) -> None:
    page = visit("/bedragen")
    page.get_by_label("Ministerie dat betaalt").focus()
    page.get_by_label("Ministerie dat betaalt").select_option("ocw")
    page.get_by_role("button", name="Toon").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/bedragen?ministerie=ocw&*")
    assert page.get_by_role("heading", level=2).inner_text() == "1 bedrag van OCW"
    page.get_by_text("Zo staat het ook in 1 andere zin").click()
    assert page.get_by_text("OCW betaalt € 327 miljoen").is_visible()
    page.get_by_role("link", name="Bekijk in de bron 1: € 327 miljoen").click()
    assert "€ 327 miljoen" in page.locator("#passage").inner_text()


def test_download_is_a_file_for_a_spreadsheet(visit: Visit) -> None:
    page = visit("/bedragen?gebied=zaandam-oost")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download deze bedragen als CSV").click()
    assert downloading.value.suggested_filename == "bedragen.csv"
    text = Path(downloading.value.path()).read_text(encoding="utf-8")
    assert text.startswith("\ufeffNummer;Bedrag of waarde;")
    assert ";14300000;" in text


def test_table_keeps_its_meaning_in_a_narrow_window(visit: Visit) -> None:
    page = visit("/bedragen?ministerie=ocw", width=320)
    table = page.get_by_role("table", name="2026-2028")
    assert table.get_by_role("columnheader").all_inner_texts() == ["Bedrag", "Waarvoor", "Bron"]
    assert table.get_by_role("rowheader").count() == 1
    assert table.get_by_role("cell").count() == 2
