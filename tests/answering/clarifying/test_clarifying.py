from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.answering.clarifying.clarifying import clarify, every_choice
from assistant.answering.gathering import gather
from assistant.answering.pipeline import answer
from assistant.answering.question import read_question
from assistant.answering.reading import Reading
from assistant.index.opening import Index, IndexReader
from assistant.records import Answer, Ask, Filters, Turn
from assistant.settings import load_settings
from ingest.building import ensure_index
from tests.answering.dunes import LETTER, NAMES

_CLARIFY = ("clarify", "whichArea")


@pytest.fixture(scope="module")
def dunes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The opened index of the programme Duinkracht."""
    folder = tmp_path_factory.mktemp("dunes")
    (folder / "names.toml").write_text(NAMES, encoding="utf-8")
    (folder / "brief.md").write_text(LETTER, encoding="utf-8")
    settings = load_settings(corpus=folder, data=tmp_path_factory.mktemp("dunes-data"), embedding_threads=1)
    ensure_index(settings, progress=lambda *_: None)
    reader = IndexReader(settings)
    yield reader.current()
    reader.close()


def _asked(index: Index, *questions: str, filters: Filters = Filters()) -> Answer:  # noqa: B008
    turns = tuple(Turn(text) for text in questions[:-1])
    return answer(index, Ask(questions[-1], conversation=turns, filters=filters))


def test_municipality_of_two_areas_is_asked_back(dunes: Index) -> None:
    found = _asked(dunes, "Wat doet Duinburg?")
    assert (found.status, found.reason) == _CLARIFY
    assert found.text == "Duinburg heeft twee gebieden. Bedoelt u Duinburg Oost of Duinburg Oud-Haven?"
    assert found.suggestions == ("Wat doet Duinburg Oost?", "Wat doet Duinburg Oud-Haven?")
    assert (found.citations, found.nearest, found.focus) == ((), (), None)
    assert [s.kind for s in found.sentences] == ["fixed"]


@pytest.mark.parametrize("question", ["Hoeveel inwoners heeft Duinburg?", "Hoeveel geld krijgt Duinburg?"])
def test_figure_of_a_municipality_of_two_areas_is_asked_back(dunes: Index, question: str) -> None:
    assert (_asked(dunes, question).status, _asked(dunes, question).reason) == _CLARIFY


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Hoeveel gebieden heeft Duinburg?", "De gemeente Duinburg heeft twee gebieden"),
        ("Hoeveel inwoners heeft Duinburg Oud-Haven?", "7.000"),
        ("Hoeveel inwoners heeft Veldrade?", "5.000"),
        ("Wie is de burgemeester van Veldrade?", "Wim de Boer"),
        ("Hoeveel geld is er voor 2034-2036?", "€ 80 miljoen"),
    ],
)
def test_question_that_the_sources_answer_as_it_stands_is_answered(dunes: Index, question: str, words: str) -> None:
    found = _asked(dunes, question)
    assert found.status == "answered"
    assert words in found.text


def test_part_of_two_names_is_asked_back_and_of_one_name_is_read_as_it(dunes: Index) -> None:
    found = _asked(dunes, "hoeveel inwoners heeft oost")
    assert (found.status, found.reason) == _CLARIFY
    assert found.text == "Meer gebieden hebben Oost in hun naam. Bedoelt u Duinburg Oost of Veldrade-Oost?"
    one = _asked(dunes, "Hoeveel inwoners heeft Mosselkamp?")
    assert one.read_as == "Hoeveel inwoners heeft Klaverstein Mosselkamp Ring?"
    assert "3.000" in one.text


def test_figure_that_the_sources_have_of_no_area_is_not_asked_back(dunes: Index) -> None:
    assert _asked(dunes, "Hoeveel parkeerplaatsen heeft Oost?").status != "clarify"


def test_office_that_several_people_hold_is_asked_back_with_their_places(dunes: Index) -> None:
    found = _asked(dunes, "Wie is de burgemeester?")
    assert (found.status, found.reason) == _CLARIFY
    assert found.text == "De bronnen noemen meer dan één burgemeester. Bedoelt u die van Duinburg of Veldrade?"
    assert found.suggestions == ("Wie is de burgemeester van Duinburg?", "Wie is de burgemeester van Veldrade?")
    assert _asked(dunes, "Wie is mijn burgemeester?").suggestions


@pytest.mark.parametrize(("question", "person"), [("Wie is de wethouder?", "Tess"), ("Wie is de minister?", "Kees")])
def test_office_that_one_person_holds_is_answered(dunes: Index, question: str, person: str) -> None:
    assert person in _asked(dunes, question).text


def test_own_neighbourhood_is_asked_back_first_with_what_the_sources_know(dunes: Index) -> None:
    found = _asked(dunes, "Hoeveel geld is er voor mijn wijk?")
    assert (found.status, found.reason) == _CLARIFY
    assert found.text == "Voor welk gebied wilt u dit weten? Kies een gebied, of noem het in uw vraag."
    assert found.suggestions[0] == "Hoeveel geld is er voor Veldrade-Oost?"
    assert len(found.suggestions) == 5


def test_filters_settle_what_is_open(dunes: Index) -> None:
    assert _asked(dunes, "Wat doet Duinburg?", filters=Filters(areas=("duinburg-oost",))).status != "clarify"
    period = Filters(period="2034-2036")
    assert _asked(dunes, "Hoeveel geld is er voor 2033-2034?", filters=period).status != "clarify"


def test_period_across_two_tranches_is_asked_back(dunes: Index) -> None:
    found = _asked(dunes, "Hoeveel geld is er voor 2033-2034?")
    assert (found.status, found.reason) == ("clarify", "whichPeriod")
    assert found.text == (
        "Het geld is verdeeld over twee perioden. "
        "Bedoelt u de eerste tranche (2031-2033) of de tweede tranche (2034-2036)?"
    )
    for suggestion, amount in zip(found.suggestions, ("45", "80"), strict=True):
        assert f"€ {amount} miljoen" in _asked(dunes, suggestion).text


def test_answer_with_the_amounts_of_both_tranches_offers_each(dunes: Index) -> None:
    found = _asked(dunes, "Hoeveel geld is er?")
    assert ("€ 80 miljoen" in found.text, "€ 45 miljoen" in found.text) == (True, True)
    assert found.suggestions[:2] == (
        "Hoeveel geld is er voor de tweede tranche?",
        "Hoeveel geld is er voor de eerste tranche?",
    )
    assert "tranche" not in "".join(_asked(dunes, "Hoeveel krijgt Veldrade-Oost voor 2034-2036?").suggestions)


def _untimed(reading: Reading) -> Reading:
    kept = tuple(m for m in reading.mentions if m.name.kind != "tranche")
    return replace(reading, mentions=kept, figures=tuple(f for f in reading.figures if f.first is None))


def test_amount_that_names_no_time_is_asked_back_when_the_like_is_said_of_two(dunes: Index) -> None:
    question = read_question(dunes, "Hoeveel krijgt Veldrade-Oost?")
    evidence, _ = gather(dunes, question, filters=Filters())
    timed = evidence[0]
    untimed = replace(timed, whole=_untimed(timed.whole), context=_untimed(timed.context))
    assert clarify(dunes, question, evidence=evidence, chosen=[timed], filters=Filters()) is None
    draft = clarify(dunes, question, evidence=evidence, chosen=[untimed], filters=Filters())
    assert draft is not None
    assert (draft.status, draft.reason) == ("clarify", "whichPeriod")
    assert len(draft.suggestions) == 2


@pytest.mark.parametrize(
    ("before", "now", "read"),
    [
        ("Hoeveel inwoners heeft Duinburg?", "Oud-Haven", "Hoeveel inwoners heeft Duinburg Oud-Haven?"),
        ("Hoeveel inwoners heeft Oost?", "de tweede", "Hoeveel inwoners heeft Veldrade-Oost?"),
        ("Hoeveel inwoners heeft Mosselkamp?", "En Veldrade-Oost?", "Hoeveel inwoners heeft Veldrade-Oost?"),
        ("Wie is de burgemeester?", "Veldrade", "Wie is de burgemeester van Veldrade?"),
        ("Hoeveel geld is er voor 2033-2034?", "2031-2033", "Hoeveel geld is er voor de eerste tranche?"),
    ],
)
def test_next_turn_may_be_only_the_choice(dunes: Index, before: str, now: str, read: str) -> None:
    found = _asked(dunes, before, now)
    assert (found.status, found.read_as) == ("answered", read)


def test_question_of_a_choice_is_read_as_it_stands_after_the_question_asked_back(dunes: Index) -> None:
    first = _asked(dunes, "Hoeveel inwoners heeft Oost?")
    assert len(first.suggestions) == 2
    for suggestion in first.suggestions:
        found = _asked(dunes, "Hoeveel inwoners heeft Oost?", suggestion)
        assert (found.status, found.read_as) == ("answered", None)


def test_every_choice_is_given_only_where_some_are_not_shown(dunes: Index) -> None:
    found = _asked(dunes, "Hoeveel krijgt mijn wijk?")
    assert every_choice(dunes, "Hoeveel krijgt mijn wijk?", shown=found.suggestions) == ()
    every = every_choice(dunes, "Hoeveel krijgt mijn wijk?", shown=found.suggestions[:2])
    assert [c.label for c in every][:2] == ["Duinburg Oost", "Duinburg Oud-Haven"]
    assert every_choice(dunes, "Hoeveel krijgt mijn wijk?", shown=["Hoeveel krijgt Veldrade?"]) == ()
