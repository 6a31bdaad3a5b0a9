"""The report of what people asked, as text on a terminal or as JSON; for whoever adds sources."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any, Final

from assistant.http.presentation import dutch_date
from assistant.http.statistics import Report, Row
from assistant.http.statistics_words import Kind, cell_words, label_of

_PARTS: Final[tuple[tuple[str, str, Kind], ...]] = (
    ("Per gebied", "areas", "area"),
    ("Per thema", "themes", "theme"),
    ("Per gebied en thema", "pairs", "pair"),
    ("Per uitkomst", "statuses", "status"),
    ("Waarom niet in de bronnen", "reasons", "reason"),
    ("Per taal", "languages", "language"),
    ("Per dag", "days", "day"),
    ("Wat mensen van een antwoord vonden", "opinions", "opinion"),
    ("Waarom zij er niets aan hadden", "objections", "objection"),
)
_COUNTED: Final[Mapping[Kind, str]] = {"opinion": "oordelen", "objection": "oordelen"}
"""What is counted, where that is no question."""


def print_report(report: Report, *, names: Mapping[str, Any]) -> None:
    """Print the report; per part, what the sources left unanswered most comes first. `names` is the table of names."""
    print(f"Van {dutch_date(report.since)} tot en met {dutch_date(report.until)}")
    print(f"Vragen: {cell_words(report.asked)}. Niet in de bronnen: {cell_words(report.unanswered)}.")
    for heading, part, kind in _PARTS:
        rows: tuple[Row, ...] = getattr(report, part)
        if rows:
            print(f"\n{heading:<52}{_COUNTED.get(kind, 'vragen'):>14}{'niet in de bronnen':>20}")
        for row in rows:
            label = label_of(kind, row.key, names=names)
            print(f"{label:<52}{cell_words(row.asked):>14}{cell_words(row.unanswered):>20}")


def report_json(report: Report) -> str:
    """Return the report as JSON; a count that is not given is "few" or "withheld"."""
    return json.dumps(dataclasses.asdict(report), default=str, ensure_ascii=False, indent=2)
