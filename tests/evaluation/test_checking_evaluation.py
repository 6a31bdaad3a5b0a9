"""What the check of a text has to keep on the shipped corpus: the floors of docs/evaluation.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.evaluation.checking import (
    check_each,
    load_paraphrases,
    make_mutants,
    source_sentences,
    stray_sentences,
    turned_sentences,
    wrongly_supported,
)
from assistant.index.opening import Index
from assistant.settings import PROJECT_ROOT

_SETS = PROJECT_ROOT.parent / "shared" / "evaluation"
_PARAPHRASES = PROJECT_ROOT / "tests" / "answering" / "checking" / "paraphrases.yaml"
_LEAST_PARAPHRASES, _MOST_WRONG = 42, 3
_BY_NAME_ALONE = {"name", "denial"}
"""Changes that can make a sentence that another source has in other words; all others are wrong for certain."""


def test_sentences_of_the_sources_are_supported(shipped: Index) -> None:
    checked = check_each(shipped, source_sentences(shipped))
    assert [c.text for c in checked if c.verdict != "supported"] == []


def test_paraphrases_are_often_supported_and_never_contradicted(shipped: Index) -> None:
    checked = check_each(shipped, [p.text for p in load_paraphrases(_PARAPHRASES)])
    assert sum(c.verdict == "supported" for c in checked) >= _LEAST_PARAPHRASES
    assert [c.text for c in checked if c.verdict == "contradicted"] == []


def test_sentences_made_wrong_are_not_supported(shipped: Index) -> None:
    wrong = wrongly_supported(shipped, make_mutants(shipped, sample=1500))
    assert [(m.change, m.text) for m, _ in wrong if m.change not in _BY_NAME_ALONE] == []
    assert len(wrong) <= _MOST_WRONG, [m.text for m, _ in wrong]


@pytest.mark.skipif(not _SETS.is_dir(), reason="the retrieval sets of ../shared/evaluation are not here")
def test_sentences_on_other_subjects_are_not_in_the_sources(shipped: Index) -> None:
    checked = check_each(shipped, stray_sentences(_SETS, limit=150))
    assert [c.text for c in checked if c.verdict != "notInSources"] == []


def test_turned_sentences_change_one_small_word() -> None:
    changed = [(m.change, m.text) for m in turned_sentences(["Dat mag niet."])]
    assert ("denial", "Dat mag geen.") not in changed
    assert ("duty", "Dat moet niet.") in changed


def test_paraphrases_of_a_wrong_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text("- {quote: Zonder zin.}", encoding="utf-8")
    with pytest.raises(SettingsError, match="no list of text and quote"):
        load_paraphrases(tmp_path / "wrong.yaml")
