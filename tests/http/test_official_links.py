"""Links to the quoted words on an official page."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.http.official_links import official_link

PAGE = "https://voorbeeld.example/bericht"


@pytest.mark.parametrize(
    ("quote", "fragment"),
    [
        ("Het Rijk betaalt.", "#:~:text=Het%20Rijk%20betaalt."),
        ("ruim € 12,5 & meer", "#:~:text=ruim%20%E2%82%AC%2012%2C5%20%26%20meer"),
        ("2026-2028", "#:~:text=2026%2D2028"),
        ("Een  zin\twit", "#:~:text=Een%20zin%20wit"),
        ("- In Lindenhof komt iets.", "#:~:text=In%20Lindenhof%20komt%20iets."),
        ("Eerste regel hier.\n\n- punt een\n- punt twee", "#:~:text=Eerste%20regel%20hier.,punt%20twee"),
        ("Lindenhof | € 5", "#:~:text=Lindenhof,%E2%82%AC%205"),
        (
            " ".join(f"woord{n}" for n in range(20)),
            "#:~:text=woord0%20woord1%20woord2%20woord3%20woord4,woord15%20woord16%20woord17%20woord18%20woord19",
        ),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_link_leads_to_the_words(quote: str, fragment: str) -> None:
    assert official_link(PAGE, quote) == PAGE + fragment


def test_link_keeps_a_fragment_that_is_there() -> None:
    assert official_link(f"{PAGE}#kop", "Zin.") == f"{PAGE}#kop:~:text=Zin."


@given(st.text(min_size=1, max_size=300))
def test_link_is_ascii_and_gives_only_words_of_the_quote(quote: str) -> None:
    link = official_link(PAGE, quote)
    assert link.isascii()
    assert " " not in link
    directive = link.removeprefix(PAGE).removeprefix("#:~:text=")
    words = quote.replace("|", " ").split()
    for part in filter(None, directive.split(",")):
        assert "-" not in part
        assert all(any(word in own for own in [*words, quote]) for word in unquote(part).split())
