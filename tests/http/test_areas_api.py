"""The areas over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.http.app import create_app
from assistant.index.opening import Index
from assistant.settings import Settings


@pytest.fixture(scope="module")
def real(shipped_settings: Settings) -> Iterator[TestClient]:
    """A client over the shipped corpus."""
    with TestClient(create_app(shipped_settings)) as opened:
        yield opened


def get(client: TestClient, path: str) -> dict[str, Any]:
    response = client.get(path)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def citations(area: dict[str, Any]) -> list[dict[str, Any]]:
    """All citations of an area, in order."""
    figures = [f for tranche in area["amounts"] for f in tranche["amounts"]]
    figures += [*area["otherAmounts"], *area["relatedAmounts"], *area["numbers"]]
    quoted = [c for theme in area["statements"] for c in theme["citations"]]
    return [*(f["citation"] for f in figures), *quoted, *area["notInSources"]]


def test_areas_lists_all_with_their_address(client: TestClient, index: Index) -> None:
    given = get(client, "/v1/areas")
    assert given["generation"] == index.manifest.generation
    assert given["areas"][0] == {
        "slug": "lindenhof",
        "name": "Lindenhof",
        "aliases": [],
        "municipality": "",
        "province": "",
        "districts": [],
        "districtsLikely": [],
        "residents": None,
        "href": "/v1/areas/lindenhof",
    }
    assert [area["slug"] for area in given["areas"]] == ["lindenhof", "waterkant"]


def test_shipped_area_has_its_facts(real: TestClient) -> None:
    [area] = [a for a in get(real, "/v1/areas")["areas"] if a["slug"] == "delft-west"]
    assert area["districtsLikely"] == ["Tanthof-West"]
    assert area["residents"] == {"number": 38_000, "year": 2025}


def test_area_has_amounts_per_tranche_and_other_money_apart(real: TestClient) -> None:
    area = get(real, "/v1/areas/utrecht-overvecht")
    assert [(t["tranche"], t["period"], [f["text"] for f in t["amounts"]]) for t in area["amounts"]] == [
        ("first", "2023-2025", ["€ 7 miljoen"]),
        ("second", "2026-2028", ["€ 7,8 miljoen"]),
    ]
    assert area["otherAmounts"] == []
    assert [(f["text"], f["scheme"]) for f in area["relatedAmounts"]] == [("€ 14 miljoen", "fund")]
    assert "ongeveer 36.000" in [f["text"] for f in area["numbers"]]


def test_amount_of_no_tranche_is_not_put_under_one(real: TestClient) -> None:
    [group] = get(real, "/v1/areas/heerlen-noord")["amounts"]
    assert (group["tranche"], group["amounts"][0]["period"]["first"]) == (None, "2023-01-01")


def test_area_says_what_the_sources_do_not_say(real: TestClient) -> None:
    area = get(real, "/v1/areas/lelystad-oost")
    assert [t for t in area["amounts"] if t["amounts"]] == []
    missing = [c["quote"] for c in area["notInSources"]]
    assert "In de geraadpleegde bronnen staat geen bedrag voor Lelystad Oost uit de SPUK Kansrijke Wijk." in missing


def test_citations_of_every_area_are_exact_and_numbered(real: TestClient, shipped: Index) -> None:
    for row in shipped.names.raw["areas"]:
        found = citations(get(real, f"/v1/areas/{row['slug']}"))
        assert [c["number"] for c in found] == list(range(1, len(found) + 1))
        for c in found:
            assert shipped.documents[c["documentId"]].text[c["start"] : c["end"]] == c["quote"]


def test_unknown_area_is_a_problem(client: TestClient) -> None:
    response = client.get("/v1/areas/maan")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"] == "Dit gebied kennen wij niet. Kijk in /v1/areas welke gebieden er zijn."


def test_description_has_both_operations(client: TestClient) -> None:
    paths = client.get("/v1/openapi.json").json()["paths"]
    assert paths["/areas"]["get"]["operationId"] == "listAreas"
    assert paths["/areas/{slug}"]["get"]["operationId"] == "getArea"
