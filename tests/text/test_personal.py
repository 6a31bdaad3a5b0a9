"""Personal data are found however they are written; budgets, years, case numbers and public numbers are none."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import phonenumbers
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from stdnum import iban
from stdnum.nl import bsn

from assistant.text.figures import write_amount, write_date, write_number, write_percentage, write_period
from assistant.text.personal import find_personal_data


def found(text: str) -> list[tuple[str, str]]:
    return [(data.kind, text[data.span.start : data.span.end]) for data in find_personal_data(text)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("mijn bsn is 123456782", "bsn", "123456782"),
        ("BSN 1234.56.782", "bsn", "1234.56.782"),
        ("mijn burgerservicenummer: 123.456.782", "bsn", "123.456.782"),
        ("12 3456 78 2 is mijn bsn", "bsn", "12 3456 78 2"),
        ("ik ben 123 456 782", "bsn", "123 456 782"),
        ("krijg ik geld? 123456782", "bsn", "123456782"),
        ("bsn １２３４５６７８２", "bsn", "１２３４５６７８２"),
        ("NL91 ABNA 0417 1643 00 is mijn rekening", "iban", "NL91 ABNA 0417 1643 00"),
        ("stort het op nl91abna0417164300.", "iban", "nl91abna0417164300"),
        ("mein Konto DE89 3704 0044 0532 0130 00", "iban", "DE89 3704 0044 0532 0130 00"),
        ("bel 06-12345678", "phone", "06-12345678"),
        ("bel 06 1 2 3 4 5 6 7 8 na 17 uur", "phone", "06 1 2 3 4 5 6 7 8"),
        ("+31 (0)6 12345678", "phone", "+31 (0)6 12345678"),
        ("app 31612345678", "phone", "31612345678"),
        ("tel.0612345678", "phone", "0612345678"),
        ("call +49 30 123456", "phone", "+49 30 123456"),
        ("(020) 123 4567 voor 2026", "phone", "(020) 123 4567"),
        ("mail jan.de-vries@voorbeeld.nl.", "email", "jan.de-vries@voorbeeld.nl"),
        ("ik woon kerkstraat 12a in Breda", "address", "kerkstraat 12a"),
        ("Komt er iets op Beijerlandselaan 5?", "address", "Beijerlandselaan 5"),
        ("Laan van Meerdervoort 100", "address", "Laan van Meerdervoort 100"),
        ("Wij wonen op Lange Voorhout 12", "address", "op Lange Voorhout 12"),
        ("ik zit op 1234 AB 12", "address", "1234 AB 12"),
        ("1234ab, nr. 12", "address", "1234ab, nr. 12"),
        ("mijn postcode is 1234 AB en huisnummer is 5", "address", "1234 AB en huisnummer is 5"),
    ],
)
def test_personal_data_are_found(text: str, kind: str, words: str) -> None:
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Hoeveel geld is er voor 2026-2028?",
        "Is € 123.456.789 het budget?",
        "Is het budget 123456782 euro?",
        "Is het budget € 0104171643?",
        "Het zijn er 123.456.782",
        "Het zijn er ruim 123456782",
        "Wonen er 123456782 mensen?",
        "Stcrt. 2025, 20924",
        "Wat staat in artikel 7a en artikel 12, lid 3?",
        "Kan ik 14 020 of 14 0591 bellen?",
        "112, 113, 1400, 0800-0113, 0900-1234567 en 088-1234567",
        "van 2026 TM 2028",
        "2026 tm 28",
        "In 2026 en 12 gebieden",
        "zaaknummer 123456782",
        "Wat is kenmerk 2023-0000366768?",
        "kenmerk: 0104171643",
        "zaak Z-0612345678",
        "KvK 123456782",
        "Komen er in de Kerkstraat 12 woningen?",
        "Gaat er naar de Kerkstraat 12 miljoen?",
        "Wat gebeurt er in de Kerkstraat in 2026?",
        "Kerkstraat 2026",
        "op 01-01-2026 10 uur",
        "Ik woon in Overvecht 12 jaar",
        "Hoort postcode 1234 AB bij het gebied?",
        "bel 14 + netnummer",
        "kinderen van 0-4 jaar in 2026-2028",
        "Ik woon in Zaandam-Oost, wat krijgt tranche 2?",
        "groep 1 en 2, fase 3, 20 gebieden",
        "NL91 ABNA 0417 1643 01",
        "mijn bsn is 123456789",
        "Wat betaalt OCW @ SPUK?",
    ],
)
def test_what_is_no_personal_data(text: str) -> None:
    assert found(text) == []


days = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
values = st.decimals(min_value=-(10**12), max_value=10**12, places=2) | st.integers(0, 10**12).map(Decimal)
written = (
    values.map(write_amount)
    | values.map(write_number)
    | values.map(write_percentage)
    | days.map(write_date)
    | st.tuples(days, days).map(lambda pair: write_period(min(pair), max(pair)))
)


@given(written, st.sampled_from(["", "ruim "]), st.sampled_from(["{}", "Is het {}?", "Er is {} voor de wijk."]))
def test_written_figures_are_no_personal_data(figure: str, qualifier: str, sentence: str) -> None:
    assert found(sentence.format(qualifier + figure)) == []


@example(493000, "{}{}{}")  # a Greek telephone number too
@given(st.integers(1, 99_999_999), st.sampled_from(["{}{}{}", "{} {} {}", "{}.{}.{}", "{}-{}-{}"]))
def test_every_service_number_is_found(start: int, form: str) -> None:
    digits = f"{start:08d}"
    check = sum((9 - i) * int(d) for i, d in enumerate(digits)) % 11
    assume(check < 10)
    number = f"{digits}{check}"
    assert bsn.is_valid(number)
    shown = form.format(number[:4], number[4:6], number[6:])
    assert found(f"mijn bsn is {shown}") == [("bsn", shown)]


@given(st.from_regex(r"[A-Z]{4}[0-9]{10}", fullmatch=True), st.booleans())
def test_every_account_is_found(account: str, spaced: bool) -> None:
    number = f"NL{iban.calc_check_digits('NL00' + account)}{account}"
    shown = " ".join(number[i : i + 4] for i in range(0, len(number), 4)) if spaced else number
    assert found(f"mijn bsn is {shown} dank u") == [("iban", shown)]


@given(
    st.sampled_from(["06", "010", "020", "0591", "076"]),
    st.integers(0, 99_999_999),
    st.sampled_from([*range(3), 9]),
)
def test_every_phone_number_is_found(area: str, rest: int, form: int) -> None:
    digits = area + f"{rest:08d}"[: 10 - len(area)]
    number = phonenumbers.parse(digits, "NL")
    assume(phonenumbers.is_valid_number(number))
    assume(phonenumbers.number_type(number) in (0, 1))
    shown = digits if form == 9 else phonenumbers.format_number(number, form)
    assert found(f"mijn bsn is {shown}") == [("phone", shown)]


@given(st.text(max_size=200) | st.text("0123456789 .-+()€aeNL@", max_size=200))
def test_any_text_gives_ordered_disjoint_spans(text: str) -> None:
    spans = [data.span for data in find_personal_data(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
