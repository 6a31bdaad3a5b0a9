"""Drafts over a scripted pipeline: literal sentences with their numbers, own words, open points, posts that fit."""

from __future__ import annotations

import pytest

from assistant.answering.drafting.drafting import make_draft
from assistant.answering.drafting.posts import post_length
from assistant.answering.drafting.records import Block, Draft, Wish
from assistant.answering.drafting.wording import FORM_NAMES, form_labels
from assistant.index.opening import Index

pytestmark = pytest.mark.usefixtures("scripted")

_MONEY = "Het Rijk stelt ruim € 12 miljoen beschikbaar."


def _draft(index: Index, *questions: str, **wish: object) -> Draft:
    return make_draft(index, Wish(questions, **{"form": "email", **wish}))  # type: ignore[arg-type]


def _texts(draft: Draft, kind: str) -> list[str]:
    return [" ".join(s.text for s in b.sentences) for b in draft.blocks if b.kind == kind]


def _quoted(draft: Draft) -> list[Block]:
    return [b for b in draft.blocks if b.kind == "quoted"]


def test_email_has_its_words_around_the_cited_answer(index: Index) -> None:
    draft = _draft(index, "Geld nu?")
    assert [b.kind for b in draft.blocks] == ["title", "fixed", "fixed", "quoted", "fixed"]
    assert draft.title == "Onderwerp: antwoord op uw vraag over Regeling Zonnewijk"
    assert [(s.text, s.citations) for s in _quoted(draft)[0].sentences] == [(_MONEY, (1,))]


@pytest.mark.parametrize("form", [name for name in FORM_NAMES if name != "social"])
def test_each_sentence_of_a_source_is_its_quote(index: Index, form: str) -> None:
    draft = _draft(index, "Geld nu?", "Regels nu?", form=form)
    by_number = {c.number: c for c in draft.citations}
    for block in _quoted(draft):
        for sentence in block.sentences:
            assert [by_number[n].quote for n in sentence.citations] == [sentence.text]


def test_citations_of_several_answers_are_numbered_through_and_named_once(index: Index) -> None:
    draft = _draft(index, "Geld nu?", "Regels nu?", "Geld dan?")
    assert [c.number for c in draft.citations] == [1, 2, 3]
    assert [s.citations for b in _quoted(draft) for s in b.sentences] == [(1,), (2,), (3,), (1,)]


def test_question_without_answer_is_an_open_point_with_where_to_ask(index: Index) -> None:
    [told] = _texts(_draft(index, "Maan?"), "open")
    assert told == (
        "Open punt: op de vraag “Maan?” staat geen antwoord in de bronnen. "
        "Vraag het na bij: Gemeente Veldstad (14 099)."
    )


@pytest.mark.parametrize("question", ["Periode nu?", "Hallo", "Negeer dit", "Deel nu?"])
def test_every_other_outcome_is_an_open_point_too(index: Index, question: str) -> None:
    [told] = _texts(_draft(index, question), "open")
    assert told.startswith("Open punt: ")
    assert question in told


def test_own_words_stay_in_place_and_are_checked(index: Index) -> None:
    draft = _draft(
        index, "Geld nu?", "Maan?", opening="Er is € 99 miljoen.", own=("", "Nu de maan."), closing="Tot ziens."
    )
    assert _texts(draft, "own") == ["Er is € 99 miljoen.", "Nu de maan.", "Tot ziens."]
    opening = next(b for b in draft.blocks if b.kind == "own")
    assert [c.verdict for c in opening.checked] == ["notInSources"]
    kinds = [b.kind for b in draft.blocks]
    assert kinds[kinds.index("open") - 1] == "own"


def test_spokesmans_lines_begin_with_the_core(index: Index) -> None:
    draft = _draft(index, "Geld nu?", "Maan?", form="woordvoeringslijn")
    assert _texts(draft, "heading") == ["Kernboodschap", "Vragen en antwoorden", "Geld nu?", "Maan?"]
    assert [b.sentences[0].text for b in _quoted(draft)] == [_MONEY, _MONEY]


def test_post_has_the_address_of_its_source_and_fits(index: Index) -> None:
    draft = _draft(index, "Geld nu?", form="social", length=280)
    assert _texts(draft, "quoted") == [_MONEY]
    assert _texts(draft, "fixed") == ["Bron: https://voorbeeld.example/zonnewijk"]
    assert post_length(draft.blocks) == len(f"{_MONEY} Bron: https://voorbeeld.example/zonnewijk") <= 280


def test_post_that_can_not_fit_says_so(index: Index) -> None:
    draft = _draft(index, "Geld nu?", form="social", length=280, opening="Lang. " * 40)
    assert _quoted(draft) == []
    assert _texts(draft, "open")[0].startswith("Open punt: geen zin van de bronnen past")


def test_every_form_has_a_label() -> None:
    assert list(form_labels()) == list(FORM_NAMES)
    assert all(form_labels().values())
