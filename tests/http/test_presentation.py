"""Small things templates rely on: Dutch dates and numbers, safe addresses, what people type made clean."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import SettingsError
from assistant.http.presentation import (
    Renderer,
    dutch_date,
    dutch_time,
    listed_sentences,
    official_name,
    quote_parts,
    sentence_parts,
    text_direction,
    web_address,
)
from assistant.http.questions import clean_text, dutch_number
from assistant.index.opening import Index
from assistant.records import Answer, AnswerSentence, Ask, ExplainedTerm, Reference
from tests.conftest import scripted_answer


def test_dutch_date() -> None:
    assert dutch_date(dt.date(2025, 12, 11)) == "11 december 2025"


def test_dutch_time_is_that_of_amsterdam() -> None:
    assert dutch_time("2026-07-01T22:05:00+00:00") == "2 juli 2026 om 00.05 uur"


def test_dutch_number() -> None:
    assert [dutch_number(n) for n in (5, 1000, 1234567)] == ["5", "1.000", "1.234.567"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//x.example", "data:text/html,x", "ftp://x.example", ""])
def test_web_address_lets_only_the_web_through(url: str) -> None:
    assert web_address(url) == ""


def test_text_direction() -> None:
    assert [text_direction(language) for language in ("ar", "nl", "uk")] == ["rtl", "ltr", "ltr"]


def test_official_name_leaves_the_address_out() -> None:
    assert official_name(Reference(1, "s", "Wet, 2026. https://w.example", "https://w.example")) == "Wet, 2026."


def test_sentence_parts_leave_a_sentence_without_the_asked_words_whole(index: Index) -> None:
    answer = scripted_answer(index, Ask("geld"))
    other = AnswerSentence("Iets anders.", (1,), "computed")

    assert [part.text for part in sentence_parts(other, answer)] == ["Iets anders."]


def test_renderer_without_templates_says_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="ASSISTANT_WEB"):
        Renderer(tmp_path)


@given(st.text())
def test_cleaned_text_is_printable_trimmed_and_stays_the_same(text: str) -> None:
    cleaned = clean_text(text)

    assert cleaned == clean_text(cleaned) == cleaned.strip()
    assert not set(cleaned) & {"\u202e", "\u200f", "\x00", "\n", "\ud800"}
    assert cleaned.encode().decode() == cleaned


def test_clean_text_keeps_joiners_and_accents() -> None:
    assert clean_text("  Wijk\u00adconciërge\tin\r\nमन\u200d ") == "Wijkconciërge in मन\u200d"


def test_quote_parts_mark_words_that_are_explained_beside_what_was_asked_for(index: Index) -> None:
    answer = scripted_answer(index, Ask("geld"))
    [cited] = answer.citations
    at = cited.start + cited.quote.index("Rijk")
    explained = replace(answer, terms=(ExplainedTerm("Rijk", "De overheid.", at, at + 4, 1),))

    assert [(p.text, p.strong, p.word) for p in quote_parts(cited, explained) if p.text] == [
        ("Het ", False, 0),
        ("Rijk", False, 1),
        (" stelt ", False, 0),
        ("ruim € 12 miljoen", True, 0),
        (" beschikbaar.", False, 0),
    ]


def _listing(index: Index, *groups: str) -> Answer:
    sentences = tuple(AnswerSentence(f"Zin {n}.", (1,), "quote", group=group) for n, group in enumerate(groups))
    more = AnswerSentence("Er is meer.", (), "fixed")
    return replace(scripted_answer(index, Ask("geld")), sentences=(*sentences, more))


def test_four_sentences_are_no_list(index: Index) -> None:
    assert listed_sentences(_listing(index, "A", "A", "B", "B")) == ()


def test_list_has_a_heading_for_each_group_of_sentences(index: Index) -> None:
    groups = listed_sentences(_listing(index, "", "A", "A", "B", "B"))
    assert [(g.heading, len(g.sentences)) for g in groups] == [("", 1), ("A", 2), ("B", 2)]


@pytest.mark.parametrize("names", ["AAAAA", "ABCDE"])
def test_list_of_one_group_or_one_sentence_each_has_no_headings(index: Index, names: str) -> None:
    assert [(g.heading, len(g.sentences)) for g in listed_sentences(_listing(index, *names))] == [("", 5)]
