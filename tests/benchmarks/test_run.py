from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.index.opening import Index
from assistant.settings import Settings
from benchmarks import product, speed
from benchmarks.machine import STARTED, describe, folder_mb, peak_rss_mb
from benchmarks.passages import Swap, write_corpus
from benchmarks.product import answered, ask, retrieved
from benchmarks.run import WARM_UP, compare_quality, load_asked
from benchmarks.tables import Row, p95, print_table
from ingest.building import load_corpus
from ingest.splitting import split_document

_ASKED = {"warm_up": ["Wie vraagt het geld aan?"], "questions": ["Hoeveel geld is er?", "Wat komt er in Lindenhof?"]}


@pytest.fixture
def asking(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., speed.Outcome]:
    """Ask the made-up corpus in this process, as a child of the benchmark would."""
    monkeypatch.setenv(STARTED, "0")
    (tmp_path / "questions.json").write_text(json.dumps(_ASKED), encoding="utf-8")
    return lambda call: ask(settings, tmp_path / "questions.json", call)


def _measured(asking: Callable[..., speed.Outcome], *, rival: bool) -> speed.Measured:
    built = {"passages": 8, "sentences": 9, "took_s": 2.0, "peak_mb": 100.0, "disk_mb": 2.0}
    outcome = asking(retrieved)
    return speed.Measured(
        built,
        built if rival else None,
        [outcome],
        [outcome] if rival else [],
        [asking(answered)],
        [asking(answered) | {"rss_mb": 90.0}],
    )


def test_table_prints_on_a_tiny_index(asking: Callable[..., speed.Outcome], capsys: pytest.CaptureFixture[str]) -> None:
    print_table("Speed", speed.rows(_measured(asking, rival=True)))
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Speed"
    assert lines[2].split() == ["ours", "LangChain", "ours/theirs"]
    assert lines[3].split() == ["ingest,", "passages", "per", "second", "4.0", "4.0", "1.00"]
    assert len(lines) == 20


def test_table_without_the_rival_has_ours_alone(
    asking: Callable[..., speed.Outcome], capsys: pytest.CaptureFixture[str]
) -> None:
    print_table("Speed", speed.rows(_measured(asking, rival=False)))
    assert all(line.endswith("-            -") for line in capsys.readouterr().out.splitlines()[3:])


def test_warm_up_is_not_timed(asking: Callable[..., speed.Outcome]) -> None:
    outcome = asking(retrieved)
    assert len(outcome["times_ms"]) == len(_ASKED["questions"])
    assert outcome["first_ms"] not in outcome["times_ms"]


def test_passages_for_the_rival_are_those_of_the_index(settings: Settings, index: Index, tmp_path: Path) -> None:
    assert product.dump(settings, tmp_path / "passages.jsonl") == {"passages": len(index.passages)}
    first, *rest = map(json.loads, (tmp_path / "passages.jsonl").read_text(encoding="utf-8").splitlines())
    assert len(rest) == len(index.passages) - 1
    assert index.text_of(index.passages[0]).strip() in first["text"]


def test_repeated_corpus_has_the_size_asked_for_and_new_sentences(settings: Settings, tmp_path: Path) -> None:
    made = [
        write_corpus(tmp_path / name, corpus=settings.corpus, evaluation=tmp_path, passages=40, max_chars=700)
        for name in ("a", "b")
    ]
    documents = load_corpus(tmp_path / "a", max_bytes=10**6).documents
    passages = [(d, p) for d in documents for p in split_document(d, max_chars=700)]
    sentences = [d.text[s.start : s.end] for d, p in passages for s in p.sentences]
    assert made == [(len(passages), sum(len(d.text) for d in documents))] * 2
    assert 40 <= len(passages) < 60
    assert len(set(sentences)) > 0.9 * len(sentences)
    assert documents == load_corpus(tmp_path / "b", max_bytes=10**6).documents


def test_swap_leaves_the_first_copy_and_addresses_alone() -> None:
    text = "Veldstad krijgt 400 euro. Zie https://a.example/Veldstad2026 en Lindenhof.[^s1] Bewoners doen dan mee."
    swap = Swap([text])
    assert swap.text(text, rotate=0) == text
    copy = swap.text(text, rotate=1)
    assert "https://a.example/Veldstad2026" in copy
    assert "[^s1]" in copy
    assert "401 euro" in copy
    assert "Veldstad krijgt" not in copy


def test_ninety_fifth_percentile() -> None:
    assert p95([float(n) for n in range(100)]) == 95.0
    assert p95([3.0]) == 3.0


def test_row_without_a_rival_has_no_ratio(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("T", [Row("a", 3.0, 2.0, 2), Row("b", 3.0)])
    assert [line.split() for line in capsys.readouterr().out.splitlines()[3:]] == [
        ["a", "3.00", "2.00", "1.50"],
        ["b", "3.0", "-", "-"],
    ]


def test_machine_tells_memory_and_processor_type(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert 10 < peak_rss_mb("self") < 100_000
    assert peak_rss_mb("self") == pytest.approx(peak_rss_mb(os.getpid()), rel=0.5)
    (tmp_path / "file").write_bytes(b"0" * 2_000_000)
    assert folder_mb(tmp_path) == 2.0
    monkeypatch.setenv("OPENBLAS_CORETYPE", "Haswell")
    assert describe()[-1].startswith("OPENBLAS_CORETYPE is set to Haswell")
    monkeypatch.delenv("OPENBLAS_CORETYPE")
    assert describe()[-1].startswith("OPENBLAS_CORETYPE is not set")


def test_questions_are_asked_once_and_differ_from_the_warm_up() -> None:
    questions = load_asked(Path("tests/questions"))
    assert len(questions) == len(set(questions)) > 100
    assert not set(questions) & set(WARM_UP)


def test_missing_retrieval_sets_are_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("benchmarks.run.EVALUATION", tmp_path / "none")
    compare_quality(tmp_path, rival=False)
    assert capsys.readouterr().out.strip().count("\n") == 0
