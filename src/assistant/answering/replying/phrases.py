"""What the product says in the language of the asker, read from phrases.toml; Dutch stands in replies.py."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

_FILE: Final = Path(__file__).with_name("phrases.toml")


@dataclass(frozen=True, slots=True)
class Notation:
    """How a language writes figures; in each text "{}" is where the value goes.

    `euro`, `million` and `billion` have a singular and a plural; `billion` is empty where millions go on.
    `months_alone` are the month names without a day. `range`, `date` and `month` have named places.
    """

    marks: tuple[str, str]
    euro: tuple[str, ...]
    million: tuple[str, ...]
    billion: tuple[str, ...]
    singular_up_to: Decimal
    percentage: str
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    first_day: str
    date: str
    month: str
    range: str
    points: str
    times: str
    qualifiers: Mapping[str, str]
    rates: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language.

    `replies` are by status and reason, `kinds` by kind of personal data, `asked_back` by what is left open, `computed`
    by operation, with `lead`, `rounded` and `more`. `conjunction` and `disjunction` join the last two of a list.
    """

    lead: str
    figure: str
    conjunction: str
    disjunction: str
    contact: str
    municipality: str
    other_areas: str
    replies: Mapping[tuple[str, str], str]
    kinds: Mapping[str, str]
    asked_back: Mapping[str, str]
    computed: Mapping[str, str]
    notation: Notation


def find_phrases(language: str) -> Phrases | None:
    """Return the phrases of a language; None for Dutch, and for a language that has none."""
    return _load().get(language)


@lru_cache(maxsize=1)
def _load() -> dict[str, Phrases]:
    return {language: _read_phrases(row) for language, row in tomllib.loads(_FILE.read_text("utf-8")).items()}


def _read_phrases(row: Mapping[str, Any]) -> Phrases:
    return Phrases(
        lead=row["lead"],
        figure=row["figure"],
        conjunction=row["and"],
        disjunction=row["or"],
        contact=row["contact"],
        municipality=row["municipality"],
        other_areas=row["other_areas"],
        replies={(status, reason): text for status, told in row["replies"].items() for reason, text in told.items()},
        kinds=row["kinds"],
        asked_back=row["asked_back"],
        computed=row["computed"],
        notation=_read_notation(row["notation"]),
    )


def _read_notation(row: Mapping[str, Any]) -> Notation:
    thousand, point = row["marks"]
    return Notation(
        marks=(thousand, point),
        euro=tuple(row["euro"]),
        million=tuple(row["million"]),
        billion=tuple(row.get("billion", ())),
        singular_up_to=Decimal(row["singular_up_to"]),
        percentage=row["percentage"],
        months=tuple(row["months"].split()),
        months_alone=tuple(row.get("months_alone", row["months"]).split()),
        first_day=row.get("first_day", "1"),
        date=row["date"],
        month=row["month"],
        range=row["range"],
        points=row["points"],
        times=row["times"],
        qualifiers=row["qualifiers"],
        rates=row["rates"],
    )
