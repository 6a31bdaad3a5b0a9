"""Rules are kept when an element of the pages can match them, and written as they were read."""

from __future__ import annotations

import pytest

from assistant.http.css_rules import Rule, keep_rules, read_rules, write_rules


def _kept(css: str, *classes: str) -> str:
    return write_rules(keep_rules(read_rules(css), set(classes)))


def test_rules_are_read_without_remarks_and_statements() -> None:
    css = '@charset "UTF-8";/* a */.a { color : red ; }\n@media print{.b{margin:0 }}'
    assert read_rules(css) == [Rule(".a", "color:red"), Rule("@media print", inside=(Rule(".b", "margin:0"),))]


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{b:c}", ".a{b:c}\n"),
        (".x{b:c}", ""),
        (".a .x{b:c}", ""),
        (".a,.x:is(.a){b:c}", ".a{b:c}\n"),
        (".a:not(.x):hover{b:c}", ".a:not(.x):hover{b:c}\n"),
        (".a:where(.x):hover{b:c}", ""),
        (".a:where(.x,.y){b:c}", ".a:where(.x,.y){b:c}\n"),
        (".a:has(>p):not(:has(>:where(.x,.y))){b:c}", ".a:has(>p):not(:has(>:where(.x,.y))){b:c}\n"),
        ("@media print{.x{b:c}}", ""),
        ("@media print{.x{b:c}.a{b:c}}", "@media print{\n.a{b:c}\n}\n"),
        (".a{}", ""),
    ],
)
def test_rule_is_kept_when_its_classes_are_named(css: str, kept: str) -> None:
    assert _kept(css, "a") == kept


def test_brace_that_does_not_close_is_told() -> None:
    with pytest.raises(ValueError, match="not closed"):
        read_rules(".a{color:red")
