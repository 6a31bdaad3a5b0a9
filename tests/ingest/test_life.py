from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from assistant.errors import DocumentError
from assistant.index.opening import Index, IndexReader
from assistant.records import Life
from assistant.settings import Settings
from ingest.building import ensure_index
from ingest.life import life_faults, read_life


def test_front_matter_gives_the_life() -> None:
    meta = {"valid_from": dt.date(2026, 1, 1), "valid_until": "2028-12-31", "replaced_by": "b", "status": "draft"}
    assert read_life(meta) == Life(dt.date(2026, 1, 1), dt.date(2028, 12, 31), "b", draft=True)
    assert read_life({}) == Life()


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ({"status": "concept"}, "status 'concept' is not one of draft, final."),
        ({"valid_from": "januari"}, "valid_from 'januari' is not a date. Write it as 2025-12-11."),
        ({"valid_from": "2026-01-02", "valid_until": "2026-01-01"}, "is before valid_from 2026-01-02. Mend one."),
    ],
)
def test_life_that_cannot_be_used(meta: Mapping[str, object], message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_life(meta)
    assert message in str(caught.value)


def test_replacement_that_is_no_document_or_goes_round() -> None:
    replaced = {"a": "b", "b": "", "c": "weg", "d": "e", "e": "d"}
    assert life_faults({key: Life(replaced_by=after) for key, after in replaced.items()}) == {
        "c": "replaced_by 'weg' is the id of no document.",
        "d": "replaced_by 'e' leads back to the document itself.",
        "e": "replaced_by 'd' leads back to the document itself.",
    }


def _opened(own: Settings) -> Index:
    reader = IndexReader(own)
    index = reader.current()
    reader.close()
    return index


def test_life_is_kept_in_the_index_and_a_fault_in_it_told(own: Settings) -> None:
    path = own.corpus / "samenvatting.md"
    source = path.read_text(encoding="utf-8")
    life = "status: draft\nvalid_from: 2026-03-01\nreplaced_by: weg\n"
    path.write_text(source.replace("kind: summary\n", "kind: summary\n" + life), encoding="utf-8")
    manifest = ensure_index(own, progress=lambda *_: None).manifest
    assert manifest.skipped == ("samenvatting-zonnewijk: replaced_by 'weg' is the id of no document.",)
    assert _opened(own).documents["samenvatting-zonnewijk"].life == Life(
        valid_from=dt.date(2026, 3, 1), replaced_by="weg", draft=True
    )
