"""What a figure is about: the payer, place, theme, fund and period that the words around it name.

The nearest words decide: those beside the figure, its sentence, the sentence that this leans on, the headings above it,
nearest first, and the title. A kind of name that is found in one of them is not looked for in the next.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.records import About, Figure, Origin
from assistant.text.figures import find_figures
from assistant.text.names import Mention, NameTable, find_names

STATED: Final = ("amount", "number", "percentage")
_KINDS: Final = {
    "ministry": "payer", "area": "place", "municipality": "place", "district": "place", "province": "place",
    "theme": "theme", "fund": "fund", "programme": "programme", "tranche": "tranche",
}  # fmt: skip
"""The kinds of name that a figure can be about, by what they tell of it."""
_DENIED: Final = re.compile(r"\b(?:niet|geen|ander geld dan|vóór)\b[^,;.:]{0,25}$", re.IGNORECASE)
_SOURCE: Final = re.compile(r"\bvolgens (?:(?:de|het) )?(?:gemeente )?$", re.IGNORECASE)
_SAID: Final = re.compile(r"^op .{0,30}\b(?:noemde|schreef|meldde|zei|sprak)", re.IGNORECASE)
_JOINT: Final = re.compile(
    r"\b(?:tel(?:t|de|den|len) .{0,80}\b(?:op|mee)|samen|alle betalers|verschillende potten|bij elkaar)\b",
    re.IGNORECASE,
)
_RATES: Final = {"year": r"per jaar|jaarlijks|elk jaar", "month": r"per maand|elke maand", "person": r"per persoon"}
_RATE_AFTER: Final = {
    per: re.compile(rf"^[^\d,;.:]{{0,30}}\b(?:{words})\b", re.IGNORECASE) for per, words in _RATES.items()
}

Interval = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Attributed:
    """A figure with what it is about; the fields are those of StatedFigure, the figure's offsets are the sentence's."""

    figure: Figure
    about: tuple[About, ...]
    denied: tuple[tuple[str, str], ...]
    period: Interval | None
    period_origin: Origin | None
    said: dt.date | None
    joint: bool
    per: str


@dataclass(frozen=True, slots=True)
class _Layer:
    """The names and stretches of time of one of the texts around a figure."""

    origin: Origin
    mentions: tuple[Mention, ...]
    periods: tuple[Interval, ...]


def attribute_figures(
    names: NameTable, sentence: str, *, before: str = "", headings: Sequence[str] = (), title: str = ""
) -> tuple[Attributed, ...]:
    """Return the amounts, numbers and percentages of `sentence`, in order, each with what it is about.

    `before` is the sentence that it leans on, "" when it leans on none; `headings` are those above it, highest first.
    """
    figures = find_figures(sentence)
    stated = [f for f in figures if f.kind in STATED]
    if not stated:
        return ()
    mentions = find_names(names, sentence)
    denied = [m for m in mentions if _DENIED.search(sentence[: m.start])]
    told = tuple(m for m in mentions if m not in denied and not _SOURCE.search(sentence[: m.start]))
    said = figures[0] if _SAID.match(sentence) and figures[0].first is not None else None
    times = tuple((f.first, f.last) for f in figures if f is not said and f.first is not None and f.last is not None)
    around = [_Layer("sentence", told, times)]
    if before:
        around.append(_layer(names, "before", before))
    around += [_layer(names, "heading", heading) for heading in reversed(headings)]
    around.append(_layer(names, "title", title))
    return tuple(
        _attribute(names, figure, stated, around, sentence=sentence, denied=denied, said=said) for figure in stated
    )


def tranche_years(names: NameTable, tranche: str) -> Interval:
    """Return the first and last day of a tranche."""
    row = next(row for row in names.raw.get("tranches", ()) if row["id"] == tranche)
    return dt.date(row["first_year"], 1, 1), dt.date(row["last_year"], 12, 31)


def _layer(names: NameTable, origin: Origin, text: str) -> _Layer:
    figures = find_figures(text)
    times = tuple((f.first, f.last) for f in figures if f.first is not None and f.last is not None)
    return _Layer(origin, find_names(names, text), times)


def _attribute(
    names: NameTable,
    figure: Figure,
    stated: Sequence[Figure],
    around: Sequence[_Layer],
    *,
    sentence: str,
    denied: Sequence[Mention],
    said: Figure | None,
) -> Attributed:
    refused = {(m.name.kind, m.name.id) for m in denied}
    about: dict[tuple[str, str], About] = {}
    for role in dict.fromkeys(_KINDS.values()):
        for name in _named(role, figure, stated, around):
            if (name.kind, name.id) not in refused:
                about.setdefault((name.kind, name.id), name)
    period, origin = _period(names, tuple(about.values()), around)
    return Attributed(
        figure=figure,
        about=tuple(about.values()),
        denied=tuple(sorted(refused)),
        period=period,
        period_origin=origin,
        said=said.first if said else None,
        joint=_JOINT.search(sentence) is not None,
        per=figure.per or _rate_after(sentence[figure.end :]),
    )


def _rate_after(words: str) -> str:
    """Return the rate that is said a few words after a figure ("€ 15 miljoen SPUK-geld per jaar"), or ""."""
    return next((per for per, pattern in _RATE_AFTER.items() if pattern.match(words)), "")


def _named(role: str, figure: Figure, stated: Sequence[Figure], around: Sequence[_Layer]) -> Iterable[About]:
    """Return the names of one role in the nearest text that has any."""
    for layer in around:
        found = [m for m in layer.mentions if _KINDS.get(m.name.kind) == role]
        if not found:
            continue
        beside = _beside(figure, stated, found) if layer.origin == "sentence" else ()
        return [About(m.name.kind, m.name.id, "clause") for m in beside] or [
            About(m.name.kind, m.name.id, layer.origin) for m in found
        ]
    return ()


def _beside(figure: Figure, stated: Sequence[Figure], found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return which of several names belong to one of several figures of a sentence; none when all belong to all.

    Each figure has the names between it and the figure before, when names come first ("OCW (€ 327 miljoen)"), else
    those between it and the next ("€ 327 miljoen van OCW").
    """
    alike = [f for f in stated if f.kind == figure.kind]
    if len(alike) < 2 or len({m.name.id for m in found}) < 2:
        return ()
    at = alike.index(figure)
    if found[0].start < alike[0].start:
        low = alike[at - 1].end if at else 0
        return tuple(m for m in found if low <= m.start < figure.start)
    high = alike[at + 1].start if at + 1 < len(alike) else max(m.end for m in found)
    return tuple(m for m in found if figure.end <= m.start < high)


def _period(
    names: NameTable, about: Sequence[About], around: Sequence[_Layer]
) -> tuple[Interval | None, Origin | None]:
    """Return the time that a figure is for: of its tranche or, when that is named no nearer, of the dates around it."""
    tranches = [a for a in about if a.kind == "tranche"]
    order = [layer.origin for layer in around]
    dated = next((layer for layer in around if layer.periods), None)
    if tranches and (
        dated is None or tranches[0].origin == "clause" or order.index(tranches[0].origin) <= order.index(dated.origin)
    ):
        years = [tranche_years(names, a.id) for a in tranches]
        return (min(first for first, _ in years), max(last for _, last in years)), tranches[0].origin
    if dated is None or dated.origin == "title":
        return None, None
    return (min(first for first, _ in dated.periods), max(last for _, last in dated.periods)), dated.origin
