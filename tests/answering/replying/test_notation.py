from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.replying.notation import repeat_figure, write_figure
from assistant.answering.replying.phrases import Notation, find_phrases
from assistant.records import Figure, FigureKind
from assistant.text.figures import find_figures

_LANGUAGES = ("en", "de", "tr", "ar", "pl", "uk", "fr", "es")
_SPACE = str.maketrans("\u00a0\u202f", "  ")


def _written(text: str, language: str) -> str | None:
    (figure,) = find_figures(text)
    written = write_figure(figure, language)
    return written.translate(_SPACE) if written else None


def _notation(language: str) -> Notation:
    phrases = find_phrases(language)
    assert phrases is not None
    return phrases.notation


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "more than €400 million per year"),
        ("de", "mehr als 400 Millionen Euro pro Jahr"),
        ("tr", "yılda 400 milyon avro üzerinde"),
        ("ar", "أكثر من 400 مليون يورو سنويًا"),
        ("pl", "ponad 400 mln euro rocznie"),
        ("uk", "понад 400 млн євро на рік"),
        ("fr", "plus de 400 millions d'euros par an"),
        ("es", "más de 400 millones de euros al año"),
    ],
)
def test_amount_with_qualifier_and_rate(language: str, written: str) -> None:
    assert _written("ruim € 400 miljoen per jaar", language) == written


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("bijna € 1 miljoen", "de", "fast 1 Million Euro"),
        ("circa € 1,5 miljoen", "fr", "environ 1,5 million d'euros"),
        ("maximaal € 1 miljoen", "es", "como máximo 1 millón de euros"),
        ("minimaal € 250.000", "en", "at least €250,000"),
        ("€ 1.234.567,5", "en", "€1,234,567.50"),
        ("€ 1,5 miljard", "es", "1.500 millones de euros"),
        ("€ 1,5 miljard", "de", "1,5 Milliarden Euro"),
        ("tussen € 19,6 miljoen en € 22,3 miljoen", "en", "€19.6 million – €22.3 million"),
        ("tussen € 19,6 miljoen en € 22,3 miljoen", "ar", "من 19.6 مليون يورو إلى 22.3 مليون يورو"),
        ("ongeveer 27.470 inwoners", "pl", "około 27 470"),
        ("zeven gebieden", "uk", "7"),
        ("80,1 procent", "en", "80.1%"),
        ("80,1 procent", "tr", "%80,1"),
        ("80,1 procent", "fr", "80,1 %"),
        ("11 december 2025", "de", "11. Dezember 2025"),
        ("1 mei 2034", "fr", "1er mai 2034"),
        ("11 december 2025", "es", "11 de diciembre de 2025"),
        ("11 december 2025", "pl", "11 grudnia 2025"),
        ("december 2025", "pl", "grudzień 2025"),
        ("december 2025", "uk", "грудень 2025"),
        ("2026-2028", "en", "2026 – 2028"),
        ("2026-2028", "ar", "من 2026 إلى 2028"),
        ("van 3 mei 2034 tot en met 4 juni 2034", "tr", "3 Mayıs 2034 – 4 Haziran 2034"),
    ],
)
def test_figure_of_another_kind(text: str, language: str, written: str) -> None:
    assert _written(text, language) == written


@pytest.mark.parametrize("text", ["vanaf 7 juli 2025", "tot € 5 miljoen", "5 procentpunt", "€ 50 per woning"])
@pytest.mark.parametrize("language", _LANGUAGES)
def test_figure_that_may_say_something_else_is_left_unwritten(text: str, language: str) -> None:
    assert _written(text, language) is None


@pytest.mark.parametrize("language", ["nl", "it", "xx"])
def test_language_without_notation_writes_nothing(language: str) -> None:
    (figure,) = find_figures("€ 5 miljoen")
    assert (write_figure(figure, language), repeat_figure(figure, language)) == (None, None)


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("kind", ["amount", "number", "percentage"])
@given(value=st.decimals(min_value=0, max_value=10**12, places=2))
def test_digits_read_back_are_the_value(language: str, kind: FigureKind, value: Decimal) -> None:
    written = write_figure(Figure(kind, "", 0, 0, value, value), language)
    assert written is not None
    notation = _notation(language)
    scales = {10**9: notation.billion, 10**6: notation.million} if kind == "amount" else {}
    scale = next((s for s, forms in scales.items() if any(f[2:].strip("{} €") in written for f in forms)), 1)
    thousand, point = notation.marks
    digits = "".join(c for c in written if c.isdigit() or c in (thousand, point)).strip()
    digits = digits.replace(thousand, "").replace(point, ".")
    assert Decimal(digits) * scale == value


@pytest.mark.parametrize("language", _LANGUAGES)
@given(day=st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2999, 12, 31)))
def test_date_read_back_is_the_day(language: str, day: dt.date) -> None:
    written = write_figure(Figure("date", "", 0, 0, first=day, last=day), language)
    assert written is not None
    number, *_, year = (word.strip(".") for word in written.split())
    (month,) = [i for i, name in enumerate(_notation(language).months, start=1) if name in written.split()]
    assert (int(number.removesuffix("er")), month, int(year)) == (day.day, day.month, day.year)
