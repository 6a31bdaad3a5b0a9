"""Days as Dutch writes them."""

from __future__ import annotations

import datetime as dt

MONTHS = ("januari februari maart april mei juni juli augustus september oktober november december").split()


def dutch_date(date: dt.date) -> str:
    """Return a date as in "11 december 2025"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"
