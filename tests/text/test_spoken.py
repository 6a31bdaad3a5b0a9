from __future__ import annotations

import pytest

from assistant.text.spoken import sound, write_out


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("wnr is dat", "wanneer is dat"),
        ("wa is da", "wat is dat"),
        ("het geld vd gemeente vh dorp", "het geld van de gemeente van het dorp"),
        ("mag t mee naar t jaar erna", "mag het mee naar het jaar erna"),
        ("2026 t/m 2028", "2026 t/m 2028"),
        ("'t Hart en 's-Hertogenbosch", "'t Hart en 's-Hertogenbosch"),
        ("Wat  is  dat?", "Wat  is  dat?"),
        ("mail naar vd@dorp.nl", "mail naar vd@dorp.nl"),
    ],
)
def test_short_forms_are_written_out_and_nothing_else(typed: str, written: str) -> None:
    assert write_out(typed) == written


@pytest.mark.parametrize(("one", "other"), [("overvegt", "Overvecht"), ("inwoonerz", "inwoners"), ("gijn", "gein")])
def test_words_that_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)
    assert sound(one) != sound("berk")
