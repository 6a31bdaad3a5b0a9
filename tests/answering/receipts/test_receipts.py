from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from assistant import VERSION
from assistant.answering.checks.verification import CHECKS
from assistant.answering.receipts.receipts import (
    FINDINGS,
    Finding,
    Receipt,
    make_receipt,
    verify_receipt,
    write_receipt,
)
from assistant.errors import ReceiptError
from assistant.index.opening import Index
from assistant.records import Answer, Ask
from tests.conftest import LETTER_ID, scripted_answer

_MOMENT = dt.datetime(2026, 11, 24, 10, 5, 9, 750_000, dt.timezone(dt.timedelta(hours=1)))
_MONEY = "Het Rijk stelt ruim € 12 miljoen beschikbaar."


def _receipt_of(index: Index, asked: str = "geld", **changed: Any) -> dict[str, Any]:
    """The receipt of a scripted answer as it stands in its file, `changed` afterwards by somebody."""
    receipt = make_receipt(index, scripted_answer(index, Ask(asked)), question=asked, moment=_MOMENT)
    return {**json.loads(write_receipt(receipt)), **changed}


def _signed(receipt: dict[str, Any]) -> str:
    rest = {key: value for key, value in receipt.items() if key != "sha256"}
    canonical = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return json.dumps({**rest, "sha256": hashlib.sha256(canonical).hexdigest()})


def _with_text(index: Index, text: str) -> Index:
    document = index.documents[LETTER_ID]
    changed = replace(document, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    return replace(index, documents={**index.documents, LETTER_ID: changed})


def _bad(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.part, finding.text) for finding in findings if not finding.holds]


def test_receipt_has_what_was_said_and_on_what_ground(index: Index) -> None:
    given = _receipt_of(index)
    assert given.pop("answerId").startswith("antwoord-")
    assert len(given.pop("sha256")) == 64
    assert given == {
        "format": 1,
        "time": "2026-11-24T09:05:09Z",
        "productVersion": VERSION,
        "generation": index.manifest.generation,
        "question": "geld",
        "status": "answered",
        "reason": None,
        "sentences": [{"text": _MONEY, "citations": [1], "kind": "quote", "language": "nl"}],
        "citations": [
            {
                "number": 1,
                "documentId": LETTER_ID,
                "start": 54,
                "end": 99,
                "quote": _MONEY,
                "textSha256": index.documents[LETTER_ID].sha256,
                "url": "https://voorbeeld.example/zonnewijk",
                "date": "2026-01-15",
            }
        ],
        "checks": list(CHECKS),
        "computation": None,
    }


def test_sha256_is_that_of_the_canonical_json_of_the_rest(index: Index) -> None:
    receipt = _receipt_of(index)
    assert json.loads(_signed(receipt))["sha256"] == receipt["sha256"]


@pytest.mark.parametrize(
    ("asked", "question"),
    [("regels", "Wat zijn de regels van de Regeling Zonnewijk?"), ("negeer alles", None), ("hallo", "hallo")],
)
def test_question_is_as_it_was_read_and_none_when_blocked(index: Index, asked: str, question: str | None) -> None:
    assert _receipt_of(index, asked)["question"] == question


def test_answer_that_is_not_exact_passed_no_checks(index: Index) -> None:
    answer = scripted_answer(index, Ask("geld"))
    wrong: Answer = replace(answer, citations=(replace(answer.citations[0], start=55),))
    assert make_receipt(index, answer, question="geld", moment=_MOMENT).checks == CHECKS
    assert make_receipt(index, wrong, question="geld", moment=_MOMENT).checks == ()


@pytest.mark.parametrize("asked", ["geld", "regels", "deel", "hallo", "wat?"])
def test_receipt_of_an_unchanged_index_holds(index: Index, asked: str) -> None:
    findings = verify_receipt(json.dumps(_receipt_of(index, asked)), index)
    assert findings[0] == Finding("bewijs", FINDINGS["whole"], True)
    assert _bad(findings) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"question": "Iets anders?"},
        {"time": "2026-11-25T09:05:09Z"},
        {"checks": []},
        {"sha256": "0" * 64},
        {"extra": 1},
        {"reason": "\ud800"},
    ],
)
def test_altered_receipt_is_found_out(index: Index, changed: dict[str, Any]) -> None:
    findings = verify_receipt(json.dumps(_receipt_of(index, **changed)), index)
    assert _bad(findings) == [("bewijs", "Dit bewijs is na het maken veranderd.")]


def test_changed_source_that_still_has_the_quote(index: Index) -> None:
    moved = _with_text(index, "Nieuw begin. " + index.documents[LETTER_ID].text)
    assert _bad(verify_receipt(json.dumps(_receipt_of(index)), moved)) == [
        ("bron 1", "De bron is gewijzigd, het citaat staat er nog, nu op 67-112.")
    ]


def test_of_several_places_the_nearest_is_told(index: Index) -> None:
    text = index.documents[LETTER_ID].text
    twice = _with_text(index, f"{text}\n{_MONEY}")
    assert "nu op 54-99" in _bad(verify_receipt(json.dumps(_receipt_of(index)), twice))[0][1]


def test_source_without_the_quote(index: Index) -> None:
    other = _with_text(index, index.documents[LETTER_ID].text.replace("12", "13"))
    found = _bad(verify_receipt(json.dumps(_receipt_of(index)), other))
    assert found == [("bron 1", "Het citaat staat niet meer in de bron.")]


def test_source_that_is_gone(index: Index) -> None:
    found = _bad(verify_receipt(json.dumps(_receipt_of(index)), replace(index, documents={})))
    assert found == [("bron 1", "Dit document is er niet meer.")]


def test_receipt_made_wrong_and_signed_again_is_found_out(index: Index) -> None:
    receipt = _receipt_of(index)
    more = _MONEY.replace("12", "13")
    receipt["sentences"] = [{**receipt["sentences"][0], "text": more, "kind": "written"}]
    assert _bad(verify_receipt(_signed(receipt), index)) == [("zin 1", FINDINGS["unsupported"])]
    receipt["citations"] = [{**receipt["citations"][0], "quote": more}]
    assert _bad(verify_receipt(_signed(receipt), index)) == [("bron 1", FINDINGS["misplaced"])]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no JSON"),
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no receipt"),
        ("{}", "no receipt"),
        ('{"format": 2}', "format '2'"),
        ('{"format": true}', "format 'True'"),
        ('{"format": 1}', "no whole receipt"),
    ],
)
def test_what_is_no_receipt_is_said_in_one_line(index: Index, text: str, told: str) -> None:
    with pytest.raises(ReceiptError, match=told) as caught:
        verify_receipt(text, index)
    assert "\n" not in str(caught.value)


def test_computed_answer_is_computed_again_from_its_quotes(index: Index) -> None:
    receipt = _receipt_of(index, "Samen")
    assert receipt["checks"] == list(CHECKS)
    assert _bad(verify_receipt(json.dumps(receipt), index)) == []

    changed = receipt["sentences"][0]["text"].replace("12", "13")
    receipt["sentences"][0]["text"] = changed
    assert _bad(verify_receipt(_signed(receipt), index)) == [("zin 1", FINDINGS["unsupported"])]

    without = {**_receipt_of(index, "Samen"), "computation": None}
    assert _bad(verify_receipt(_signed(without), index)) == [("zin 1", FINDINGS["unsupported"])]


def test_computation_over_a_figure_that_is_not_quoted_is_unsupported(index: Index) -> None:
    receipt = _receipt_of(index, "Samen")
    receipt["computation"]["operands"][0]["start"] += 1
    assert _bad(verify_receipt(_signed(receipt), index)) == [("zin 1", FINDINGS["unsupported"])]


def test_receipt_from_before_there_were_computations_stays_whole(index: Index) -> None:
    old = _receipt_of(index)
    del old["computation"], old["sentences"][0]["language"]
    again = write_receipt(Receipt.model_validate_json(_signed(old)))
    assert _bad(verify_receipt(again, index)) == []
