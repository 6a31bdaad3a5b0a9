"""The sentences of a pasted text, and which of them say something."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.checking.claims import split_claims


def _asserting(text: str) -> list[str]:
    return [claim.text for claim in split_claims(text) if claim.asserts]


def test_greeting_heading_and_question_assert_nothing() -> None:
    text = (
        "Geachte mevrouw Jansen,\n\nWat er komt\n\nWilt u dat weten?\nEr komt een leeszaal.\n\nMet vriendelijke groet,"
    )
    assert _asserting(text) == ["Er komt een leeszaal."]


def test_heading_with_an_amount_asserts_it() -> None:
    assert _asserting("€ 5 miljoen voor de wijk\n\nKomt er € 3 miljoen?") == [
        "€ 5 miljoen voor de wijk",
        "Komt er € 3 miljoen?",
    ]


def test_wrapped_lines_are_one_sentence_with_its_place_in_the_text() -> None:
    text = "Het Rijk stelt voor de regeling in de komende jaren ruim vier\nmiljoen euro beschikbaar. Dat is veel."
    first, second = split_claims(text)
    assert first.text == "Het Rijk stelt voor de regeling in de komende jaren ruim vier miljoen euro beschikbaar."
    assert text[second.start : second.end] == "Dat is veel."


def test_list_items_are_sentences_without_their_marks() -> None:
    item = "een speeltuin in Lindenhof met drie grote bomen en een lang nieuw bankje"
    assert _asserting(f"De wijk krijgt:\n- {item}\n- niets") == ["De wijk krijgt:", item]


def test_sentence_knows_the_heading_and_sentences_before_it() -> None:
    last = split_claims("Lindenhof\n\nEr komt veel. Daar komt een speeltuin.")[-1]
    assert last.before == ("Lindenhof", "Er komt veel.")


@given(st.text(alphabet="ab .\n-€5?", max_size=200))
def test_each_sentence_stands_at_its_place(text: str) -> None:
    for claim in split_claims(text):
        assert text[claim.start : claim.end].replace("\n", " ") == claim.text
