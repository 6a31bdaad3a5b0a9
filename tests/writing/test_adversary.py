"""Every planted error, played by a server over real HTTP and struck; and how many true paraphrases get through."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from assistant.evaluation.planting import Paraphrase, Plant, load_paraphrases, load_plants, plant_all
from assistant.index.opening import Index
from assistant.records import Answer, AnswerSentence, Ask, Citation
from assistant.settings import Settings
from assistant.text.figures import find_figures, same_value
from assistant.writing.guard import find_fault
from assistant.writing.model import ServedModel
from assistant.writing.prompting import MAX_SENTENCES
from assistant.writing.writer import Attempt, Writer
from tests.writing.conftest import Script, says

HERE = Path(__file__).parent
PARAPHRASES = load_paraphrases(HERE / "paraphrases.yaml")
BLANK = Citation(1, "", "", "", None, "other", "", "", "", 0, 0, "")
Row = tuple[str, tuple[str, ...], tuple[int, ...]]
"""A sentence, its quotes and the numbers that it cites."""
LEAST_OF_A_KIND = 25
LEAST_THROUGH = {"tune": 0.9, "held": 0.85, "free": 0.66}
"""Measured by `python -m benchmarks.guard`; the aim is 0.9."""
KINDS = {
    "advice", "cause", "denial", "disclosure", "extra", "figure", "half-truth", "instructions", "invented source",
    "modality", "name", "opposite", "other area", "period", "qualifier", "question", "reach", "swap", "wrong source",
}  # fmt: skip


@pytest.fixture(scope="module")
def plants(shipped: Index) -> tuple[Plant, ...]:
    """All planted errors, each text with each list of numbers once."""
    return (*load_plants(HERE / "planted.yaml"), *plant_all(PARAPHRASES, shipped.names))


def _cited(quotes: Sequence[str]) -> tuple[Citation, ...]:
    return tuple(replace(BLANK, number=n, quote=quote) for n, quote in enumerate(quotes, start=1))


def _attempt(index: Index, settings: Settings, server: Script, lines: Sequence[str], quotes: Sequence[str]) -> Attempt:
    server.play = says("\n".join(lines) + "\n", size=200)
    cited = _cited(quotes)
    told = (AnswerSentence(quotes[0], (1,), "quote"),)
    answer = Answer("a", "answered", None, "nl", told, cited, (), (), "", 0.0)
    writer = Writer(ServedModel(settings), name="klein", timeout_s=30.0)
    attempt = writer.attempt(index, Ask("Hoe zit het?"), answer)
    assert attempt.failure is None
    return attempt


def _played(index: Index, settings: Settings, server: Script, rows: Sequence[Row]) -> Iterator[tuple[str, bool]]:
    """Play sentences as one answer, each with its own quotes; yield each with whether it was struck."""
    lines: list[str] = []
    quotes: list[str] = []
    for text, own, numbers in rows:
        shifted = [n + len(quotes) if n <= len(own) else n + 900 for n in numbers]
        lines.append(text + "".join(f" [{n}]" for n in shifted))
        quotes += own
    attempt = _attempt(index, settings, server, lines, quotes)
    struck = " ".join(s.written.text for s in attempt.struck)
    for text, _, _ in rows:
        yield text, " ".join(text.split()) in struck


def _batches(rows: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def test_quotes_stand_in_their_documents(shipped: Index) -> None:
    assert len(PARAPHRASES) >= 300
    assert len({quote for p in PARAPHRASES for quote in p.quotes}) >= 150
    for paraphrase in PARAPHRASES:
        assert all(quote in shipped.documents[paraphrase.document_id].text for quote in paraphrase.quotes)


def test_every_kind_of_error_is_planted(plants: Sequence[Plant]) -> None:
    counts = {kind: sum(plant.kind == kind for plant in plants) for kind in KINDS}
    assert {plant.kind for plant in plants} == KINDS
    assert all(count >= LEAST_OF_A_KIND for count in counts.values()), counts


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_planted_errors_are_struck(
    kind: str, shipped: Index, model_settings: Settings, server: Script, plants: Sequence[Plant]
) -> None:
    rows = {plant.text: (plant.text, plant.quotes, plant.numbers) for plant in plants if plant.kind == kind}
    shown = [
        text
        for batch in _batches(list(rows.values()), MAX_SENTENCES * 2)
        for text, struck in _played(shipped, model_settings, server, batch)
        if not struck
    ]
    assert shown == []


@pytest.mark.parametrize("part", sorted(LEAST_THROUGH))
def test_most_true_paraphrases_get_through(part: str, shipped: Index, model_settings: Settings, server: Script) -> None:
    rows = [(p.text, p.quotes, tuple(range(1, len(p.quotes) + 1))) for p in PARAPHRASES if p.part == part]
    struck = sum(
        was_struck
        for batch in _batches(rows, MAX_SENTENCES)
        for _, was_struck in _played(shipped, model_settings, server, batch)
    )
    assert 1 - struck / len(rows) >= LEAST_THROUGH[part]


@hypothesis_settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    paraphrase=st.sampled_from(PARAPHRASES),
    other=st.sampled_from(PARAPHRASES),
    numbers=st.lists(st.integers(0, 3000), min_size=1, max_size=3),
    start=st.integers(0, 5),
)
def test_every_figure_of_a_sentence_that_passes_is_cited(
    shipped: Index, paraphrase: Paraphrase, other: Paraphrase, numbers: list[int], start: int
) -> None:
    places = itertools.count()
    text = re.sub(
        r"\d+", lambda m: m[0] if next(places) < start else str(numbers[m.start() % len(numbers)]), paraphrase.text
    )
    quotes = (*paraphrase.quotes, *other.quotes)
    if find_fault(shipped, text, range(1, len(quotes) + 1), _cited(quotes)) is None:
        cited = [figure for quote in quotes for figure in find_figures(quote)]
        assert all(any(same_value(replace(f, noun=""), replace(g, noun="")) for g in cited) for f in find_figures(text))
