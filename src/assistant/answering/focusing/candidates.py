"""Stretches of a sentence that can be an asked date, duration or frequency, also those that have no exact value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.reading import Reading
from assistant.records import Figure

_TIME_UNIT = r"(?:jaar|jaren|maand(?:en)?|we(?:ek|ken)|dag(?:en)?|uur|uren|minu(?:ut|ten)|eeuw(?:en)?)"
_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_SEASON = r"(?:voorjaar|najaar|lente|zomer|herfst|winter|kerst)"
_PART = r"(?:het\s+)?(?:begin|midden|eind|einde|medio|half)(?:\s+(?:van\s+)?(?:de|het))?"
_SOFT = r"(?:circa|ca\.|ongeveer|rond|omstreeks|na|voor|vóór|sinds|vanaf|tegen|eind|begin|medio|midden)"
_YEAR = r"(?<![\d.,€/])(?:1\d{3}|20\d{2})(?![\d%]|[.,]\d)"
_ORDINAL = r"(?:\d{1,2}(?:e|de|ste)|\w+(?:ste|de))"
_DECADE = r"(?:(?:de\s+)?jaren\s+(?:(?:1\d|20)?\d0|'?\d0|(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig))"
_TIMES = re.compile(
    rf"""(?<!\w)(?:
      (?:{_SOFT}\s+)?(?:{_PART}\s+)?(?:de\s+)?{_ORDINAL}\s+eeuw
    | (?:{_SOFT}\s+)?{_DECADE}
    | \d[\d.]*\s+(?:BP|BC|v\.?\ ?Chr\.?|voor\ Christus|jaar\s+geleden)
    | (?:{_SOFT}\s+)?(?:een\s+)?[\w.,½]+\s+(?:miljoen|miljard)?\s*{_TIME_UNIT}\s+(?:geleden|later|eerder)
    | (?:het\s+)?{_SEASON}(?:\s+van)?\s+(?:{_YEAR})
    | (?:{_SOFT}\s+)?(?:\d{{1,2}}\s+)?{_MONTH}(?:\s+{_YEAR})?
    | (?:{_SOFT}\s+)?{_YEAR}(?:\s*(?:-|–|tot(?:\s+en\s+met)?|t/m|en)\s*{_YEAR})?
    | (?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond)?
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_OCCASIONS = re.compile(
    r"(?<!\w)(?:tijdens|(?:begin|einde?|loop)\s+van)\s+(?:de|het)\s+"
    r"(?:(?:[a-zà-þ]+e\s+)?[A-ZÀ-Þ][\w-]+(?:\s+[A-ZÀ-Þ][\w-]+)*|(?:[a-zà-þ]+e\s+)?[a-zà-þ]{4,})"
)
_DURATIONS = re.compile(rf"(?<!\w)(?:[\w.,½]+\s+(?:tot|à)\s+)?[\w.,½]+\s+{_TIME_UNIT}(?!\w)", re.IGNORECASE)
_RATES = re.compile(
    r"(?<!\w)(?:\w+maal|\w+\s+(?:keer|malen|maal)(?:\s+per\s+\w+)?|(?:elke?|iedere?|per)\s+(?:jaar|maand|week|dag)"
    r"|(?:jaar|maande|weke|dage)lijks)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch `[start, end)` of a sentence; `figure` is set for an amount, number, percentage, date or period."""

    start: int
    end: int
    figure: Figure | None = None


def find_times(own: Reading) -> tuple[Candidate, ...]:
    """Return the dates, periods, years, centuries, seasons and weekdays, also those that have no exact value."""
    dated = [f for f in own.figures if f.kind in ("date", "period")]
    found = [Candidate(f.start, f.end, f) for f in dated]
    others = [(f.start, f.end) for f in own.figures if f.kind in ("amount", "percentage")]
    for match in _TIMES.finditer(own.text):
        if not any(a < match.end() and match.start() < b for a, b in others):
            found.append(Candidate(match.start(), match.end()))
    return _longest(found) or tuple(Candidate(m.start(), m.end()) for m in _OCCASIONS.finditer(own.text))


def find_durations(own: Reading) -> tuple[Candidate, ...]:
    """Return the stretches that say how long something takes: a number of years, months, weeks, days or hours."""
    starts = {f.start for f in own.figures if f.kind == "number"}
    return tuple(
        Candidate(m.start(), m.end())
        for m in _DURATIONS.finditer(own.text)
        if any(m.start() <= s < m.end() for s in starts)
    )


def find_rates(own: Reading) -> tuple[Candidate, ...]:
    """Return the stretches that say how often ("twee keer", "elke maand")."""
    return tuple(Candidate(m.start(), m.end()) for m in _RATES.finditer(own.text))


def _longest(found: list[Candidate]) -> tuple[Candidate, ...]:
    """Keep of candidates that overlap the longest, one with an exact value first."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start - c.end, c.figure is None)):
        if not any(k.start < candidate.end and candidate.start < k.end for k in kept):
            kept.append(candidate)
    return tuple(sorted(kept, key=lambda c: c.start))
