from __future__ import annotations

import pytest

from assistant.text.agreement import may_agree
from assistant.text.figures import find_figures


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("ruim € 400 miljoen", "€ 408 miljoen", True),
        ("€ 400 miljoen", "€ 408 miljoen", False),
        ("ruim € 400 miljoen", "€ 399 miljoen", False),
        ("ruim € 400 miljoen", "€ 480 miljoen", False),
        ("€ 256 miljoen", "€ 255.731.000", True),
        ("€ 7,5 miljoen", "€ 7.480.000", True),
        ("€ 7,5 miljoen", "€ 7.400.000", False),
        ("bijna € 50 miljoen", "€ 48 miljoen", True),
        ("bijna € 50 miljoen", "€ 51 miljoen", False),
        ("ongeveer € 50 miljoen", "€ 52 miljoen", True),
        ("maximaal € 500", "€ 300", True),
        ("maximaal € 500", "€ 600", False),
        ("maximaal € 500", "maximaal € 800", False),
        ("minstens € 500", "maximaal € 400", False),
        ("80,1 procent", "80 procent", True),
        ("81 procent", "80 procent", False),
        ("57.000 inwoners", "44.000 inwoners", False),
    ],
)
def test_agreement_leaves_room_for_rounding_and_bounds(a: str, b: str, agree: bool) -> None:
    (left,), (right,) = find_figures(a), find_figures(b)
    assert may_agree(left, right) is agree
    assert may_agree(right, left) is agree
