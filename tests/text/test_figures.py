"""The notations a Dutch official text uses, read with their exact values, and those that must stay unread."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.records import Figure
from assistant.text.figures import (
    find_figures,
    read_number_words,
    same_value,
    write_amount,
    write_date,
    write_number,
    write_percentage,
    write_period,
)

MLN = 1_000_000
SHARED = Path(__file__).resolve().parents[3] / "shared"


def only(text: str, headers: str = "") -> Figure:
    """Return the one figure of `text`."""
    figures = find_figures(text, headers=headers)
    assert len(figures) == 1, figures
    return figures[0]


def days(text: str) -> tuple[str, dt.date | None, dt.date | None]:
    figure = only(text)
    return figure.kind, figure.first, figure.last


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("€ 327 miljoen", 327 * MLN),
        ("€327 miljoen", 327 * MLN),
        ("327 mln. euro", 327 * MLN),
        ("327 miljoen euro", 327 * MLN),
        ("EUR 327 mln", 327 * MLN),
        ("327 milj. euro", 327 * MLN),
        ("2,5 mlrd. euro", 2_500 * MLN),
        ("327 MILJOEN EURO", 327 * MLN),
        ("327 miljoen euro's", 327 * MLN),
        ("327 miljoen euro’s", 327 * MLN),
        ("€ 327 Mio", 327 * MLN),
        ("€1.234.567,89", "1234567.89"),
        ("€ 250.000", 250_000),
        ("€ 250000", 250_000),
        ("2,5 miljard", 2_500 * MLN),
        ("2,5 miljard euro", 2_500 * MLN),
        ("€ 51 mln", 51 * MLN),
        ("€ 30 m", 30 * MLN),
        ("€400m", 400 * MLN),
        ("€ 7 ton", 700_000),
        ("zeven ton", 700_000),
        ("EUR400 miljoen", 400 * MLN),
        ("400 M€", 400 * MLN),
        ("vierhonderdmiljoen euro", 400 * MLN),
        ("€ 5,-", 5),
        ("€ 5,--", 5),
        ("5,- euro", 5),
        ("€ 0,50", "0.5"),
        ("€ 1,000", 1_000),
        ("€ 1,234,567.89", "1234567.89"),
        ("€ 1 234 567", 1_234_567),
        ("€\u00a01\u202f234\u202f567", 1_234_567),
        ("€ 33 duizend", 33_000),
        ("327 million euros", 327 * MLN),
        ("1.234 million euros", 1_234_000),
        ("€ 400 Millionen", 400 * MLN),
        ("tweeënhalf miljoen euro", 2_500_000),
        ("anderhalf miljard euro", 1_500 * MLN),
        ("een half miljoen euro", 500_000),
        ("een miljoen euro", MLN),
        ("twee miljoen driehonderdduizend euro", 2_300_000),
        ("€ -5", -5),
        ("-€ 5", -5),
        ("€ -5 miljoen", -5 * MLN),
        ("€\n400 miljoen", 400 * MLN),
        ("€\u00a0400\u2009miljoen", 400 * MLN),
        ("€ 2025", 2025),
        ("2025 euro", 2025),
    ],
)
def test_amount_is_read_whole(text: str, value: int | str) -> None:
    figure = only(text)
    assert (figure.kind, figure.low, figure.high) == ("amount", Decimal(value), Decimal(value))
    assert figure.text == text


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("tussen de 10 en 15 miljoen euro", 10 * MLN, 15 * MLN),
        ("€ 19,6 tot € 22,3 miljoen", 19_600_000, 22_300_000),
        ("19.6 to 22.3 mln", 19_600_000, 22_300_000),
        ("10 à 15 miljoen euro", 10 * MLN, 15 * MLN),
        ("€ 10-15 miljoen", 10 * MLN, 15 * MLN),
        ("€ 10 miljoen – € 15 miljoen", 10 * MLN, 15 * MLN),
        ("€ 500.000 tot 1 miljoen", 500_000, MLN),
        ("vier tot vijf miljoen euro", 4 * MLN, 5 * MLN),
        ("€ -5 tot 10 miljoen", -5 * MLN, 10 * MLN),
        ("€ 250 of 256 miljoen", 250 * MLN, 256 * MLN),
    ],
)
def test_amount_range_shares_its_unit(text: str, low: int, high: int) -> None:
    figure = only(text)
    assert (figure.kind, figure.low, figure.high, figure.text) == ("amount", Decimal(low), Decimal(high), text)


@pytest.mark.parametrize(
    "qualifier",
    [
        "ruim",
        "bijna",
        "circa",
        "ca.",
        "ongeveer",
        "zo'n",
        "meer dan",
        "minder dan",
        "maximaal",
        "minimaal",
        "ten minste",
        "hooguit",
        "tot",
        "tot en met",
        "om en nabij",
        "een kleine",
        "vanaf",
    ],
)
def test_qualifier_is_part_of_the_figure(qualifier: str) -> None:
    figure = only(f"Het Rijk geeft {qualifier} € 400 miljoen aan wijken.")
    assert (figure.qualifier, figure.low) == (qualifier.rstrip("."), Decimal(400 * MLN))
    assert figure.text == f"{qualifier} € 400 miljoen"


def test_qualifier_with_article() -> None:
    assert only("rond de 400 miljoen euro").qualifier == "rond"


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("€ 15 miljoen per jaar", "year"),
        ("jaarlijks € 2,4 miljoen", "year"),
        ("jaarlijks ruim € 2,4 miljoen", "year"),
        ("per jaar € 2,4 miljoen", "year"),
        ("€ 50 per maand", "month"),
        ("€ 50 per inwoner", "person"),
        ("€ 20 miljoen per gebied", "area"),
        ("12,5 % per jaar", "year"),
    ],
)
def test_rate_is_part_of_the_figure(text: str, per: str) -> None:
    figure = only(text)
    assert (figure.per, figure.text) == (per, text)


def test_amounts_of_a_list_share_the_last_unit() -> None:
    figures = find_figures("€ 327, € 51 en € 30 miljoen")
    assert [figure.low for figure in figures] == [Decimal(327 * MLN), Decimal(51 * MLN), Decimal(30 * MLN)]


def test_ton_with_what_it_weighs_is_no_money() -> None:
    figure = only("zeven ton afval")
    assert (figure.kind, figure.low, figure.noun) == ("number", Decimal(7), "ton")


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("twaalf gebieden", 12, "gebieden"),
        ("Twaalf NPLV-gebieden hebben", 12, "NPLV-gebieden"),
        ("de twintig kwetsbare gebieden", 20, "gebieden"),
        ("20 extra woningen", 20, "woningen"),
        ("1,2 miljoen mensen", 1_200_000, "mensen"),
        ("15 miljoen mensen", 15 * MLN, "mensen"),
        ("18 miljoen Nederlanders", 18 * MLN, "Nederlanders"),
        ("33.000 woningen", 33_000, "woningen"),
        ("12 000 woningen", 12_000, "woningen"),
        ("2000 woningen", 2_000, "woningen"),
        ("dertienduizend bewoners", 13_000, "bewoners"),
        ("één gemeente", 1, "gemeente"),
        ("27.470", 27_470, ""),
        ("1.000", 1_000, ""),
        ("1,000", 1, ""),
        ("the 1,000 homes of the area are for many", 1_000, "homes"),
        ("12 van de gebieden", 12, ""),
        ("-5", -5, ""),
        ("nul", 0, ""),
    ],
)
def test_number_with_what_it_counts(text: str, value: int, noun: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.low, figure.noun) == ("number", Decimal(value), noun)


def test_number_range_with_noun() -> None:
    figure = only("vier tot vijf kinderen")
    assert (figure.low, figure.high, figure.noun) == (Decimal(4), Decimal(5), "kinderen")


def test_number_per_year_behind_its_noun() -> None:
    assert only("33.000 woningen per jaar").per == "year"


@pytest.mark.parametrize("text", ["80,1 %", "80,1%", "80,1 procent", "80.1%"])
def test_percentage(text: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.low, figure.text) == ("percentage", Decimal("80.1"), text)


def test_percentage_shared_and_of_points() -> None:
    assert [figure.low for figure in find_figures("10 en 15 procent")] == [Decimal(10), Decimal(15)]
    assert not same_value(only("4 procentpunt"), only("4 procent"))


@pytest.mark.parametrize("text", ["11 december 2025", "11-12-2025", "2025-12-11", "11 dec. 2025", "11/12/2025"])
def test_date_in_every_notation(text: str) -> None:
    assert days(text) == ("date", dt.date(2025, 12, 11), dt.date(2025, 12, 11))
    assert only(text).text == text


@pytest.mark.parametrize("text", ["December 11, 2025", "11. Dezember 2025", "11.12.2025", "2025-12-11T09:00"])
def test_date_of_elsewhere(text: str) -> None:
    assert days(text) == ("date", dt.date(2025, 12, 11), dt.date(2025, 12, 11))


@pytest.mark.parametrize(
    "text",
    ["2026 tot en met 2028", "2026 t/m 2028", "2026-2028", "2026–2028", "tussen 2026 en 2028", "van 2026 tot 2028"],
)
def test_period_of_years(text: str) -> None:
    assert days(text) == ("period", dt.date(2026, 1, 1), dt.date(2028, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("eind 2026", (2026, 9, 1), (2026, 12, 31)),
        ("begin 2024", (2024, 1, 1), (2024, 4, 30)),
        ("medio 2025", (2025, 5, 1), (2025, 8, 31)),
        ("eind maart 2026", (2026, 3, 21), (2026, 3, 31)),
        ("voorjaar 2025", (2025, 3, 1), (2025, 5, 31)),
        ("zomer 2025", (2025, 6, 1), (2025, 8, 31)),
        ("herfst 2025", (2025, 9, 1), (2025, 11, 30)),
        ("winter 2025-2026", (2025, 12, 1), (2026, 2, 28)),
        ("schooljaar 2025-2026", (2025, 8, 1), (2026, 7, 31)),
        ("schooljaar 2025/26", (2025, 8, 1), (2026, 7, 31)),
        ("2025/2026", (2025, 1, 1), (2026, 12, 31)),
        ("eerste kwartaal 2026", (2026, 1, 1), (2026, 3, 31)),
        ("4e kwartaal van 2026", (2026, 10, 1), (2026, 12, 31)),
        ("kwartaal 2 van 2026", (2026, 4, 1), (2026, 6, 30)),
        ("Q2 2026", (2026, 4, 1), (2026, 6, 30)),
        ("tweede helft van 2026", (2026, 7, 1), (2026, 12, 31)),
        ("in 2026", (2026, 1, 1), (2026, 12, 31)),
        ("december 2025", (2025, 12, 1), (2025, 12, 31)),
        ("februari 2024", (2024, 2, 1), (2024, 2, 29)),
        ("1 augustus tot en met 30 september 2023", (2023, 8, 1), (2023, 9, 30)),
        ("1 tot en met 14 juni 2025", (2025, 6, 1), (2025, 6, 14)),
        ("11-12 december 2025", (2025, 12, 11), (2025, 12, 12)),
        ("januari tot en met maart 2026", (2026, 1, 1), (2026, 3, 31)),
        ("1 januari 2026 tot 1 januari 2028", (2026, 1, 1), (2027, 12, 31)),
        ("1 januari 2026 tot eind 2028", (2026, 1, 1), (2028, 12, 31)),
    ],
)
def test_period_of_days(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert days(text) == ("period", dt.date(*first), dt.date(*last))


def test_years_that_are_no_range_stay_apart() -> None:
    assert [figure.text for figure in find_figures("in 2026 of 2027, niet in 2028 en 2029")] == [
        "2026",
        "2027",
        "2028",
        "2029",
    ]


def test_date_bound_is_its_qualifier() -> None:
    figure = only("tot 1 januari 2028")
    assert (figure.qualifier, figure.first) == ("tot", dt.date(2028, 1, 1))
    assert only("Vanaf 2026 geldt dit.").qualifier == "vanaf"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "artikel 7a",
        "artikel 12",
        "art. 12, lid 3",
        "artikelen 2, 3 en 4",
        "bel 14 020",
        "0800-1351",
        "06-12345678",
        "06 12 34 56 78",
        "070 123 45 67",
        "+31 6 12345678",
        "+31 (0)70 123 45 67",
        "1234 AB",
        "1234AB",
        "NL91 ABNA 0417 1643 00",
        "NL91ABNA0417164300",
        "kst-30995-102",
        "30995-102",
        "stcrt-2025-20924",
        "nr. 2023-0000366768",
        "Stcrt. 2025, nr. 20924",
        "om 09:00 uur",
        "om 9.30 uur",
        "van 9.00 tot 17.00 uur",
        "versie 1.2.3",
        "paragraaf 2.3",
        "[1]",
        "bewoners [12] en",
        "1. Inleiding",
        "(2) de gemeente",
        "Project4Cash",
        "Join 5W",
        "G4",
        "NUL20",
        "groep 1 en 2",
        "groepen 3 tot en met 8",
        "fase twee",
        "hoofdstuk drie",
        "1e",
        "2de tranche",
        "de tweede tranche",
        "een gebied",
        "4OO miljoen",
        "４００ miljoen",
        "4００ miljoen",
        "4\u200b00 miljoen",
        "1.23.45",
        "1.5 tot 2",
        "4-jarigen",
        "vierjarigen",
        "400 miljeon",
        "$ 5 miljoen",
        "5 miljoen dollar",
        "drie kwart",
        "twee derde van de gebieden",
        "één op de vijf",
        "1 op de 5 kinderen",
        "31 februari 2025",
        "2025-13-45",
        "11-12-25",
        "€ 327 mijloen",
        "€ 327 mljoen",
        "€ 327 miljar",
        "€ 327 mil-\njoen",
        "00-12-2025",
        "11 december",
        "in december",
        "https://voorbeeld.nl/2025/12/11/400-miljoen",
        "info2025@voorbeeld.nl",
        "½ miljoen",
        "007",
        "Marathonweg 5",
        "acht de minister",
        "jaren 90",
        "'25",
        ".5",
        "5 ‰",
        "€ 40 0 miljoen",
        "Kamerstukken II 2024/25, 30 995, nr. 102",
        "Staatscourant 2025, nr. 20924",
        "9" * 60,
    ],
)
def test_no_figure(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("11 en 12 december 2025", [dt.date(2025, 12, 12)]),
        ("tranche 2026-2028", [dt.date(2026, 1, 1)]),
        ("fase 2: € 15 miljoen", [Decimal(15 * MLN)]),
        ("fase 2 en 15 miljoen euro", [Decimal(15 * MLN)]),
        ("Schooljaren: van groep 3, 12 kinderen", [Decimal(12)]),
        ("van € 256 miljoen naar € 408 miljoen", [Decimal(256 * MLN), Decimal(408 * MLN)]),
        ("18 % (2018) tot 8 % (2023)", [Decimal(18), dt.date(2018, 1, 1), Decimal(8), dt.date(2023, 1, 1)]),
        ("t2 for seventeen.\n- Fixed", [Decimal(17)]),
        ("€ 400 miljoen² voor", [Decimal(400 * MLN)]),
        ("15 miljoen gekregen", [Decimal(15 * MLN)]),
        ("Stcrt. 2025, 20924 over 12 gebieden", [Decimal(12)]),
        ("mei tot 2028", [dt.date(2028, 1, 1)]),
        ("(-5 %)", [Decimal(-5)]),
        ("tot en met", []),
        ("in 2025 EU-geld", [dt.date(2025, 1, 1)]),
        ("tussen € 5 miljoen", [Decimal(5 * MLN)]),
    ],
)
def test_figures_beside_other_notations(text: str, values: list[Decimal | dt.date]) -> None:
    assert [figure.low if figure.low is not None else figure.first for figure in find_figures(text)] == values


@pytest.mark.parametrize(
    ("headers", "text", "kind", "value"),
    [
        ("(x € 1.000)", "27.470", "amount", 27_470_000),
        ("(x € 1.000)", "€ 327", "amount", 327_000),
        ("bedragen in miljoenen euro", "327", "amount", 327 * MLN),
        ("x 1 mln", "327", "amount", 327 * MLN),
        ("x € 1 miljoen", "20,4", "amount", 20_400_000),
        ("Bedrag in euro", "327", "amount", 327),
        ("Aantal inwoners (x 1.000)", "166", "number", 166_000),
        ("Aandeel in %", "12,6", "percentage", "12.6"),
        ("Gebied", "12", "number", 12),
        ("(x € 1.000)", "€ 3 miljoen", "amount", 3 * MLN),
    ],
)
def test_table_heading_gives_the_unit(headers: str, text: str, kind: str, value: int | str) -> None:
    figure = only(text, headers)
    assert (figure.kind, figure.low) == (kind, Decimal(value))


def test_table_heading_leaves_years_alone() -> None:
    assert only("2026", "(x € 1.000)").kind == "period"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("tweeënhalf miljoen", "2500000"),
        ("dertienduizend", "13000"),
        ("anderhalf miljard", "1500000000"),
        ("twaalf", "12"),
        ("achtentwintig", "28"),
        ("honderdtwintig", "120"),
        ("twaalfhonderd", "1200"),
        ("negentienhonderdvijfentachtig", "1985"),
        ("tweehonderdvijftigduizend", "250000"),
        ("tweeduizend driehonderd", "2300"),
        ("twee miljoen driehonderdduizend vijf", "2300005"),
        ("een half miljoen", "500000"),
        ("één", "1"),
    ],
)
def test_number_words(words: str, value: str) -> None:
    assert read_number_words(words) == Decimal(value)


@pytest.mark.parametrize("words", ["", "tweede", "eerste", "gebieden", "twaalf gebieden", "duizenden", "tweedeling"])
def test_no_number_words(words: str) -> None:
    assert read_number_words(words) is None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("327000000", "€ 327 miljoen"),
        ("2500000000", "€ 2,5 miljard"),
        ("20400000", "€ 20,4 miljoen"),
        ("1234567.89", "€ 1.234.567,89"),
        ("250000", "€ 250.000"),
        ("5.5", "€ 5,50"),
        ("-5", "€ -5"),
        ("0", "€ 0"),
        ("1E+6", "€ 1 miljoen"),
    ],
)
def test_write_amount(value: str, written: str) -> None:
    assert write_amount(Decimal(value)) == written


def test_write_the_other_kinds() -> None:
    assert write_number(Decimal("27470")) == "27.470"
    assert write_number(Decimal("-1.50")) == "-1,5"
    assert write_percentage(Decimal("80.1")) == "80,1 %"
    assert write_date(dt.date(2025, 12, 11)) == "11 december 2025"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ((2026, 1, 1), (2028, 12, 31), "2026-2028"),
        ((2026, 1, 1), (2026, 12, 31), "2026"),
        ((2025, 12, 1), (2025, 12, 31), "december 2025"),
        ((2025, 12, 1), (2026, 2, 28), "december 2025 tot en met februari 2026"),
        ((2023, 8, 2), (2023, 9, 30), "2 augustus 2023 tot en met 30 september 2023"),
    ],
)
def test_write_period(first: tuple[int, int, int], last: tuple[int, int, int], written: str) -> None:
    assert write_period(dt.date(*first), dt.date(*last)) == written


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("ruim € 400 miljoen", "400 miljoen euro", True),
        ("€ 400 miljoen", "€ 400 miljoen per jaar", False),
        ("€ 400 miljoen", "400 gebieden", False),
        ("€ 400 miljoen", "€ 408 miljoen", False),
        ("€ 10 tot € 15 miljoen", "tussen de 10 en 15 miljoen euro", True),
        ("€ 10 tot € 15 miljoen", "€ 10 miljoen", False),
        ("twaalf gebieden", "12", True),
        ("twaalf gebieden", "12 NPLV-gebieden", True),
        ("één gebied", "1 gebieden", True),
        ("één school", "1 basisscholen", True),
        ("twaalf gebieden", "12 kinderen", False),
        ("60%", "60 procent", True),
        ("11 december 2025", "11-12-2025", True),
        ("2026-2028", "2026 tot en met 2028", True),
        ("begin 2026", "eind 2026", False),
        ("2026", "eind 2026", False),
    ],
)
def test_same_value(a: str, b: str, *, same: bool) -> None:
    assert same_value(only(a), only(b)) is same


PATHOLOGICAL = [
    "1",
    "1.",
    "1,",
    "1-",
    "1, ",
    "1 en ",
    "€ ",
    "€ 1, ",
    "tot ",
    " ",
    "\n ",
    "een ",
    "1 miljoen ",
    "groep 1 en ",
    "a-",
    "0 0 ",
    "1 000 ",
    "06 12 34 56 ",
    "tussen de ",
    "2026 tot ",
    "((",
    "AB12 ",
    "1 op de ",
    "11-",
    "twee",
    "artikel 1, 2 en ",
    "NL91 ABNA ",
]


@pytest.mark.parametrize("piece", PATHOLOGICAL)
def test_time_is_linear(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    start = time.process_time()
    find_figures(text)
    assert time.process_time() - start < 5  # about 0.5 s at most; a quadratic walk takes minutes


@pytest.mark.skipif(not SHARED.exists(), reason="the announcement is not beside the checkout")
def test_announcement_is_read_whole() -> None:
    (path,) = (SHARED / "announcement").glob("*.txt")
    figures = find_figures(path.read_text(encoding="utf-8"))
    assert [figure.text for figure in figures] == [
        "2025-12-11",
        "€400 miljoen",
        "twintig",
        "2026-2028",
        "ruim € 400 miljoen",
        "2026-2028",
        "€ 327 miljoen",
        "€51 miljoen",
        "€30 miljoen",
        "2023-2025",
        "€256 miljoen",
        "Twaalf",
    ]
