"""Exact arithmetic over figures, with what is left of their qualifiers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.computing.arithmetic import compute
from assistant.answering.computing.statements import formula, state
from assistant.records import Operand, Operation
from assistant.text.figures import find_figures


def operands(*written: str) -> list[Operand]:
    found = []
    for number, text in enumerate(written, start=1):
        (figure,) = find_figures(text)
        found.append(Operand(f"pot {number}", figure, number, figure.start, figure.end))
    return found


@pytest.mark.parametrize(
    ("operation", "written", "result"),
    [
        ("sum", ("€ 327 miljoen", "€51 miljoen", "€30 miljoen"), "€ 408 miljoen"),
        ("sum", ("ruim € 400 miljoen", "€ 256 miljoen"), "ruim € 656 miljoen"),
        ("sum", ("ruim € 4 miljoen", "bijna € 2 miljoen"), "ongeveer € 6 miljoen"),
        ("sum", ("ongeveer 14.000 inwoners", "ongeveer 215.000 inwoners"), "ongeveer 229.000 inwoners"),
        ("difference", ("€ 256 miljoen", "ruim € 400 miljoen"), "ruim € 144 miljoen"),
        ("difference", ("€ 400 miljoen", "ruim € 256 miljoen"), "maximaal € 144 miljoen"),
        ("difference", ("€ 9 miljoen", "maximaal € 4,9 miljoen"), "ruim € 4,1 miljoen"),
        ("difference", ("60 procent", "64 procent"), "4 procentpunt"),
        ("share", ("€ 327 miljoen", "€ 327 miljoen", "€ 51 miljoen", "€ 30 miljoen"), "80,1 %"),
        ("ratio", ("ruim € 400 miljoen", "€ 256 miljoen"), "ruim 1,56"),
        ("average", ("€ 408 miljoen", "twintig gebieden"), "€ 20,4 miljoen"),
        ("largest", ("€ 7 miljoen", "€ 8 miljoen"), "€ 8 miljoen"),
        ("smallest", ("€ 7 miljoen", "€ 8 miljoen"), "€ 7 miljoen"),
    ],
)  # fmt: skip
def test_result_of_each_operation(operation: Operation, written: tuple[str, ...], result: str) -> None:
    computation = compute(operation, operands(*written))
    assert computation is not None
    assert formula(computation).endswith(result)


@pytest.mark.parametrize(
    ("operation", "written"),
    [
        ("sum", ("€ 5 miljoen", "€ 2 miljoen per jaar")),
        ("sum", ("€ 5 miljoen", "5 gebieden")),
        ("sum", ("tussen € 5 en € 6 miljoen", "€ 2 miljoen")),
        ("difference", ("€ 5 miljoen", "€ 2 miljoen", "€ 1 miljoen")),
        ("ratio", ("€ 5 miljoen", "€ 0")),
        ("largest", ("€ 5 miljoen", "€ 5 miljoen")),
        ("sum", ()),
    ],
)
def test_what_can_not_be_computed(operation: Operation, written: tuple[str, ...]) -> None:
    assert compute(operation, operands(*written)) is None


def test_yearly_amount_times_years() -> None:
    computation = compute("product", operands("€ 2,4 miljoen per jaar"), count=3)
    assert computation is not None
    assert state(computation) == "In totaal is dat € 7,2 miljoen: 3 × € 2,4 miljoen per jaar."


def test_rounded_result_says_so() -> None:
    computation = compute("share", operands("€ 1", "€ 3"))
    assert computation is not None
    assert not computation.exact
    assert state(computation) == "Het deel van pot 1 is 33,3 % (afgerond): € 1 : € 3 × 100 %."


@given(st.lists(st.integers(min_value=1, max_value=10**12), min_size=1, max_size=6))
def test_sum_is_exact(cents: list[int]) -> None:
    (one,) = operands("€ 1")
    values = [Decimal(c) / 100 for c in cents]
    computation = compute("sum", [replace(one, figure=replace(one.figure, low=v, high=v)) for v in values])
    assert computation is not None
    assert computation.exact == (computation.value == sum(values))
    assert abs(computation.value - sum(values)) <= Decimal(5000)
