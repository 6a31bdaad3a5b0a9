"""Tokens that are always set stand alone, those set sometimes keep their fallback, the others are gone."""

from __future__ import annotations

import pytest

from assistant.http.css_rules import read_rules, write_rules
from assistant.http.css_tokens import settle_rules, settle_value


@pytest.mark.parametrize(
    ("value", "settled"),
    [
        ("1px solid", "1px solid"),
        ("var(--always,2px)", "var(--always)"),
        ("var(--some,2px)", "var(--some,2px)"),
        ("var(--none,2px)", "2px"),
        ("var(--none,var(--always,2px))", "var(--always)"),
        ("var(--some,var(--none))", "var(--some)"),
        ("var(--none)", ""),
        ("calc(var(--always)*1px + var(--none))", ""),
        ("calc(var(--none,0)*var(--always,0) + 1px)", "calc(0*var(--always) + 1px)"),
    ],
)
def test_value_is_settled(value: str, settled: str) -> None:
    assert settle_value(value, {"--always"}, {"--some"}) == settled


def test_rules_lose_what_nobody_sets_and_nobody_asks_for() -> None:
    css = ".a{--b:var(--none);--c:1px;--d:2px;color:var(--b,red);margin:var(--d)}@media print{.a{width:var(--e)}}"
    assert write_rules(settle_rules(read_rules(css), set())) == ".a{--d:2px;color:red;margin:var(--d)}\n"


def test_parenthesis_that_does_not_close_is_told() -> None:
    with pytest.raises(ValueError, match="not closed"):
        settle_value("var(--a", set(), set())
