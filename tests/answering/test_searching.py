"""Why passages are found: true reasons, the same passages as are counted, nothing for words that say nothing here."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.searching import find_explained, find_hits, read_search
from assistant.index.opening import Index
from assistant.records import Filters, SearchHit
from assistant.text.words import lemmas


def found(index: Index, words: str, **filters: object) -> tuple[SearchHit, ...]:
    return find_explained(index, read_search(index, words), filters=Filters(**filters), limit=50)[0]  # type: ignore[arg-type]


def reasons(hit: SearchHit) -> dict[str, tuple[str, ...]]:
    return {reason.kind: reason.terms for reason in hit.reasons}


def test_reason_is_the_word_also_in_a_compound(village: Index) -> None:
    hits = found(village, "school")

    assert hits
    assert reasons(hits[0])["words"] == ("school",)
    [span] = hits[0].highlights
    assert village.documents[hits[0].document_id].text[span.start : span.end] == "fietsschool"


def test_reason_is_the_name_that_the_passage_is_about(village: Index) -> None:
    hits = found(village, "Oosterkwartier")

    assert hits
    assert all(reasons(hit)["name"] == ("Berkendam Oost",) for hit in hits)
    texts = [village.documents[h.document_id].text[s.start : s.end] for h in hits for s in h.highlights]
    assert set(texts) <= {"Berkendam Oost", "Kraaienhoek", "Heuvel"}
    assert texts


def test_district_is_not_told_of_by_its_whole_area(village: Index) -> None:
    assert all(
        "Kraaienhoek" in f"{hit.heading} {hit.text}" for hit in found(village, "Kraaienhoek") if "name" in reasons(hit)
    )


def test_reason_is_a_related_word_with_its_place(village: Index) -> None:
    hits = [hit for hit in found(village, "poen") if "related" in reasons(hit)]

    for hit in hits:
        [reason] = [reason for reason in hit.reasons if reason.kind == "related"]
        for span in reason.spans:
            assert "bedrag" in lemmas(village.documents[hit.document_id].text[span.start : span.end])


def test_reason_is_a_word_of_the_title(village: Index) -> None:
    hits = [hit for hit in found(village, "vragen") if "heading" in reasons(hit)]

    assert hits
    assert all(reasons(hit)["heading"] == ("vragen",) for hit in hits)
    assert all("vragen" in f"{hit.title} {hit.heading}".casefold() for hit in hits)
    assert all("vragen" not in hit.text.casefold().split() for hit in hits)


@pytest.mark.parametrize("words", ["xqzv", "🌻", "de", "...", "kwantummechanica"])
def test_nothing_is_found_without_a_reason(village: Index, words: str) -> None:
    search = read_search(village, words)

    assert find_explained(village, search, filters=Filters(), limit=10) == ((), 0)
    assert len(find_hits(village, search, filters=Filters(), limit=3)) == 3


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from("geld wijk burgemeester leeszaal Berkendam MVB 2034 poen het xqzv € straat".split())))
def test_every_counted_passage_has_a_reason(village: Index, words: list[str]) -> None:
    search = read_search(village, " ".join(words) or "geld")
    everything = find_hits(village, search, filters=Filters(), limit=1000)
    explained, count = find_explained(village, search, filters=Filters(), limit=1000)

    assert explained == tuple(hit for hit in everything if hit.reasons)
    assert count == len(explained)
    for hit in explained:
        for reason in hit.reasons:
            assert all(hit.start <= span.start < span.end <= hit.end for span in reason.spans)


def test_place_is_no_compound_of_a_word(shipped: Index) -> None:
    search = read_search(shipped, "geld")
    hits, count = find_explained(shipped, search, filters=Filters(), limit=1000)

    marked = {shipped.documents[h.document_id].text[s.start : s.end] for h in hits for s in h.highlights}
    assert {"geld", "geldstroom"} <= {text.casefold() for text in marked}
    assert "Gelderland" not in marked
    assert all(hit.reasons for hit in hits)
    assert count == len(hits) == sum(bool(h.reasons) for h in find_hits(shipped, search, filters=Filters(), limit=1000))


def test_dates_are_included(village: Index) -> None:
    day = dt.date(2034, 3, 1)

    assert {hit.date for hit in found(village, "geld", date_from=day, date_until=day)} == {day}
    assert found(village, "geld", date_until=day - dt.timedelta(days=1)) == ()


def test_missing_words_are_told(village: Index) -> None:
    assert read_search(village, "geld voor blokfluiten").missing == ("blokfluiten",)
    assert read_search(village, "how about money").missing == ()
