"""A text held against the sources of a made-up corpus: what is supported, what differs, what is not there."""

from __future__ import annotations

import pytest

from assistant.answering.checking.checking import check_text
from assistant.answering.checking.verdicts import CheckedSentence
from assistant.answering.checks.verification import is_exact
from assistant.index.opening import Index

_GIVEN = "Het Rijk stelt ruim € 12 miljoen beschikbaar voor de Regeling Zonnewijk."
_AMOUNT, _YEAR, _LATER = "ruim € 12 miljoen", "tot en met 2028", "tot en met 2029"
_KEPT = "Een gemeente mag geld van de Regeling Zonnewijk bewaren tot en met 2028."


def _check(index: Index, text: str) -> CheckedSentence:
    return check_text(index, text)[-1]


def test_literal_sentence_is_supported_by_its_quote(index: Index) -> None:
    checked = _check(index, _KEPT)
    assert checked.verdict == "supported"
    assert [c.quote for c in checked.citations] == [_KEPT]
    assert all(is_exact(c, index.documents) for c in checked.citations)


@pytest.mark.parametrize(
    "text",
    [
        "Ruim 12 miljoen euro stelt het Rijk beschikbaar.",
        "Het Rijk stelt ruim € 12.000.000 beschikbaar.",
        "In Lindenhof komt een speeltuin!",
        "De Regeling Zonnewijk helpt de bewoners van vier wijken.",
    ],
)
def test_other_words_and_notation_for_the_same_are_supported(index: Index, text: str) -> None:
    assert _check(index, text).verdict == "supported"


@pytest.mark.parametrize(
    ("text", "kind", "said", "source"),
    [
        ("Het Rijk stelt ruim € 13 miljoen beschikbaar.", "figure", "ruim € 13 miljoen", _AMOUNT),
        ("Het Rijk stelt € 12 miljoen beschikbaar.", "qualifier", "€ 12 miljoen", _AMOUNT),
        ("Het Rijk stelt circa € 12 miljoen beschikbaar.", "qualifier", "circa € 12 miljoen", _AMOUNT),
        ("Het Rijk stelt ruim € 12 miljoen per jaar beschikbaar.", "rate", "ruim € 12 miljoen per jaar", _AMOUNT),
        ("De Regeling Zonnewijk helpt bewoners van vijf wijken.", "figure", "vijf", "vier"),
        ("Een gemeente mag geld van de Regeling Zonnewijk niet bewaren tot en met 2028.", "denial", "niet", ""),
        ("Een gemeente mag geld van de Regeling Zonnewijk bewaren tot en met 2029.", "period", _LATER, _YEAR),
    ],
)  # fmt: skip
def test_one_thing_changed_is_contradicted_with_both_readings(
    index: Index, text: str, kind: str, said: str, source: str
) -> None:
    checked = _check(index, text)
    [difference] = checked.differences
    assert (checked.verdict, difference.kind, difference.said, difference.source) == (
        "contradicted",
        kind,
        said,
        source,
    )
    assert text[difference.start : difference.end] == said
    assert checked.citations[0].quote[difference.source_start : difference.source_end] == source


@pytest.mark.parametrize(
    "text",
    [
        "In Waterkant komt een speeltuin.",
        "Er komt een speeltuin.",
        "Een gemeente moet geld van de Regeling Zonnewijk bewaren tot en met 2028.",
        "De gemeente Veldstad vraagt het geld aan voor een zwembad.",
        "Waterkant krijgt ruim € 12 miljoen.",
        "De wethouder van Veldstad vraagt het geld aan.",
        "De maan is van kaas.",
    ],
)
def test_what_no_source_says_is_not_in_the_sources(index: Index, text: str) -> None:
    assert _check(index, text).verdict == "notInSources"


def test_new_figures_and_names_of_a_sentence_are_pointed_out(index: Index) -> None:
    checked = _check(index, "In Waterkant komt een speeltuin van € 3 miljoen.")
    assert [checked.text[s.start : s.end] for s in checked.new] == ["Waterkant", "€ 3 miljoen"]


def test_figure_of_one_area_is_not_supported_in_a_text_about_another(index: Index) -> None:
    assert _check(index, "Waterkant krijgt veel. Daar komt een speeltuin.").verdict == "notInSources"
    assert _check(index, "Waterkant\n\nIn Lindenhof komt een speeltuin.").verdict == "supported"


def test_greeting_claims_nothing(index: Index) -> None:
    assert [c.verdict for c in check_text(index, f"Beste bewoner,\n\n{_GIVEN}")] == ["noClaim", "supported"]


def test_empty_text_has_no_sentences(index: Index) -> None:
    assert check_text(index, " \n ") == ()
