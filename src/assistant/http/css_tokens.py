"""Custom properties settled: fallbacks that can't be reached go, and so does what asks for a token that nobody sets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from assistant.http.css_rules import Rule

_USE = re.compile(r"var\((--[\w-]+)")
_NAME = re.compile(r"(--[\w-]+):")


def settle_rules(rules: list[Rule], always: Set[str]) -> list[Rule]:
    """Return rules that ask only for tokens that are `always` set, or that one of the rules sets.

    A declaration that asks for another one takes its fallback, or goes; a token that is set and never asked for goes.
    """
    declared = set(_NAME.findall(_text(rules)))
    asked = set(_USE.findall(_text(rules)))
    settled = [rule for rule in (_settle(rule, always, declared - set(always), asked) for rule in rules) if rule]
    return settled if settled == rules else settle_rules(settled, always)


def _settle(rule: Rule, always: Set[str], sometimes: Set[str], asked: Set[str]) -> Rule | None:
    if rule.inside:
        inside = tuple(r for r in (_settle(r, always, sometimes, asked) for r in rule.inside) if r)
        return replace(rule, inside=inside) if inside else None
    kept = []
    for declaration in rule.body.split(";"):
        name, _, value = declaration.partition(":")
        settled = settle_value(value, always, sometimes)
        if settled and (not name.startswith("--") or name in asked):
            kept.append(f"{name}:{settled}")
    return replace(rule, body=";".join(kept)) if kept else None


def settle_value(value: str, always: Set[str], sometimes: Set[str]) -> str:
    """Return a value with each var() settled; "" when it needs a token that nobody sets."""
    used = _USE.search(value)
    if used is None:
        return value
    end = _closing(value, used.start() + 3)
    name, fallback = used[1], value[used.end() + 1 : end]
    rest = settle_value(value[end + 1 :], always, sometimes) if end + 1 < len(value) else ""
    settled = settle_value(fallback, always, sometimes)
    if name in always:
        taken = f"var({name})"
    elif name in sometimes:
        taken = f"var({name},{settled})" if settled else f"var({name})"
    else:
        taken = settled
    return value[: used.start()] + taken + rest if taken and (rest or end + 1 == len(value)) else ""


def _closing(value: str, opened: int) -> int:
    depth = 0
    for at in range(opened, len(value)):
        depth += (value[at] == "(") - (value[at] == ")")
        if depth == 0:
            return at
    raise ValueError(f"A parenthesis is not closed in {value!r}.")


def _text(rules: Iterable[Rule]) -> str:
    return ";".join(_bodies(rules))


def _bodies(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        yield rule.body
        yield from _bodies(rule.inside)
