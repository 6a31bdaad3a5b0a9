"""CSS cut into rules, as far as the stylesheets of NL Design System need it: no braces in strings, no nesting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"\.([a-zA-Z_][\w-]*)")
_CHOICE = re.compile(r":not\((?:[^()]|\([^()]*(?:\([^()]*\))?[^()]*\))*\)|:(?:where|is)\([^()]*,[^()]*\)")
_AROUND = re.compile(r" ?([:;,]) ?|(?<=\() | (?=\))")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its declarations in `body`, or a block such as @media with the rules that are `inside`."""

    head: str
    body: str = ""
    inside: tuple[Rule, ...] = ()


def read_rules(css: str) -> list[Rule]:
    """Return the rules of a stylesheet in order; comments and statements such as @charset are left out."""
    text = _COMMENT.sub("", css)
    rules = []
    at = 0
    while (opened := text.find("{", at)) >= 0:
        closed = _closing(text, opened)
        head = _SPACE.sub(" ", text[at:opened].rpartition(";")[2]).strip()
        body = text[opened + 1 : closed]
        rules.append(Rule(head, inside=tuple(read_rules(body))) if "{" in body else Rule(head, _tighten(body)))
        at = closed + 1
    return rules


def keep_rules(rules: Iterable[Rule], classes: set[str]) -> list[Rule]:
    """Return the rules with only the selectors of which every class is one of `classes`; what is left empty goes."""
    kept = []
    for rule in rules:
        if rule.inside:
            inside = tuple(keep_rules(rule.inside, classes))
            kept += [replace(rule, inside=inside)] if inside else []
        elif rule.body and (selectors := [s for s in _selectors(rule.head) if _classes(s) <= classes]):
            kept.append(replace(rule, head=",".join(selectors)))
    return kept


def write_rules(rules: Iterable[Rule]) -> str:
    """Return rules as CSS, a line each."""
    return "".join(
        f"{rule.head}{{\n{write_rules(rule.inside)}}}\n" if rule.inside else f"{rule.head}{{{rule.body}}}\n"
        for rule in rules
    )


def _closing(text: str, opened: int) -> int:
    """Return where the brace closes that opens at `opened`. Raises ValueError when it does not."""
    depth = 0
    for at in range(opened, len(text)):
        depth += (text[at] == "{") - (text[at] == "}")
        if depth == 0:
            return at
    raise ValueError(f"A brace is not closed after {text[opened - 40 : opened]!r}.")


def _selectors(head: str) -> list[str]:
    """Cut a list of selectors at the commas that stand outside parentheses."""
    cut, depth = [""], 0
    for character in head:
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            cut.append("")
        else:
            cut[-1] += character
    return [selector.strip() for selector in cut]


def _classes(selector: str) -> set[str]:
    """Return the classes that an element must have; those of :not(), and of a choice in :where() or :is(), not."""
    return set(_CLASS.findall(_CHOICE.sub("", selector)))


def _tighten(body: str) -> str:
    return _AROUND.sub(r"\1", _SPACE.sub(" ", body)).strip().rstrip(";")
