"""What a figure is about: the payer, place, theme, fund and period that the words around it name.

The nearest words decide: those beside the figure, its sentence, the sentence that this leans on, the headings above it,
nearest first, and the title. A kind of name that is found in one of them is not looked for in the next.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar, cast

from assistant.records import About, Figure, Origin
from assistant.text.clauses import (
    Clause,
    denied_names,
    in_scope,
    own_times,
    said_times,
    split_clauses,
    told_names,
)
from assistant.text.figures import find_figures
from assistant.text.names import Mention, NameTable, find_names
from assistant.text.namesakes import settle_places, without_wider_places

STATED: Final = ("amount", "number", "percentage")
_KINDS: Final = {
    "ministry": "payer", "area": "place", "municipality": "place", "district": "place", "province": "place",
    "theme": "theme", "fund": "fund", "programme": "programme", "tranche": "tranche",
}  # fmt: skip
"""The kinds of name that a figure can be about, by what they tell of it."""
_JOINT: Final = re.compile(
    r"\b(?:tel(?:t|de|den|len) .{0,80}\b(?:op|mee)|samen|alle betalers|verschillende potten|bij elkaar)\b",
    re.IGNORECASE,
)
_RATES: Final = {"year": r"per jaar|jaarlijks|elk jaar", "month": r"per maand|elke maand", "person": r"per persoon"}
_RATE_AFTER: Final = {
    per: re.compile(rf"^[^\d,;.:]{{0,30}}\b(?:{words})\b", re.IGNORECASE) for per, words in _RATES.items()
}

_ROUNDED: Final = re.compile(r"^\s+(?:is|was) (?:naar (?:boven|beneden) )?afgerond\b", re.IGNORECASE)
_SUM: Final = re.compile(r"\bop\s+$", re.IGNORECASE)

Interval = tuple[dt.date, dt.date]
Item = TypeVar("Item", Mention, Figure)


@dataclass(frozen=True, slots=True)
class Attributed:
    """A figure with what it is about; the fields are those of StatedFigure, the figure's offsets are the sentence's."""

    figure: Figure
    about: tuple[About, ...]
    denied: tuple[tuple[str, str], ...]
    period: Interval | None
    period_origin: Origin | None
    said: Interval | None
    joint: bool
    per: str


@dataclass(frozen=True, slots=True)
class _Layer:
    """The names and times of one of the texts around a figure."""

    origin: Origin
    mentions: tuple[Mention, ...]
    times: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as read: its figures without times, the names that it denies, its times of saying, its clauses."""

    text: str
    stated: tuple[Figure, ...]
    denied: tuple[Mention, ...]
    said: tuple[Figure, ...]
    clauses: tuple[Clause, ...]
    layer: _Layer


def attribute_figures(
    names: NameTable, sentence: str, *, before: str = "", headings: Sequence[str] = (), title: str = ""
) -> tuple[Attributed, ...]:
    """Return the amounts, numbers and percentages of `sentence`, in order, each with what it is about.

    `before` is the sentence that it leans on, "" when it leans on none; `headings` are those above it, highest first.
    """
    read = _read(names, "sentence", sentence)
    if not read.stated:
        return ()
    above = [("before", before), *(("heading", heading) for heading in reversed(headings)), ("title", title)]
    around = [_read(names, cast(Origin, origin), text).layer for origin, text in above if text]
    return tuple(_attribute(names, figure, read, around) for figure in read.stated)


def attribute_cell(
    names: NameTable,
    words: str,
    figure: Figure,
    *,
    beside: Sequence[str] = (),
    headings: Sequence[str] = (),
    title: str = "",
) -> Attributed:
    """Return what a figure of a table's cell is about; `words` are those of the cell, the figure's offsets too.

    `beside` are the other words of its row, the name of its column and the caption, the nearest first.
    """
    layer = _Layer("sentence", (), ())
    read = _Sentence(words, (figure,), (), (), split_clauses(words), layer)
    above = [("sentence", text) for text in beside]
    above += [("heading", heading) for heading in reversed(headings)] + [("title", title)]
    return _attribute(names, figure, read, [_read(names, cast(Origin, o), text).layer for o, text in above if text])


def tranche_years(names: NameTable, tranche: str) -> Interval:
    """Return the first and last day of a tranche."""
    row = next(row for row in names.raw.get("tranches", ()) if row["id"] == tranche)
    return dt.date(row["first_year"], 1, 1), dt.date(row["last_year"], 12, 31)


def _read(names: NameTable, origin: Origin, text: str) -> _Sentence:
    figures = find_figures(text)
    stated = tuple(f for f in figures if f.kind in STATED)
    dated = tuple(f for f in figures if f.first is not None and f.last is not None)
    mentions = settle_places(text, find_names(names, text))
    denied = denied_names(text, mentions, stated)
    said = said_times(text, dated)
    told = tuple(m for m in told_names(text, mentions) if m not in denied)
    layer = _Layer(origin, told, tuple(f for f in dated if f not in said))
    return _Sentence(text, stated, denied, said, split_clauses(text), layer)


def _attribute(names: NameTable, figure: Figure, read: _Sentence, around: Sequence[_Layer]) -> Attributed:
    refused = {(m.name.kind, m.name.id) for m in read.denied}
    mentions = _in_scope(figure, read)
    times = in_scope(figure, read.layer.times, read.clauses, timed=True)
    layers = (_Layer("sentence", mentions, _beside(figure, read.stated, times) or times), *around)
    about: dict[tuple[str, str], About] = {}
    for role in dict.fromkeys(_KINDS.values()):
        for name in _named(role, figure, read.stated, layers):
            if (name.kind, name.id) not in refused:
                about.setdefault((name.kind, name.id), name)
    kept = without_wider_places(names, tuple(about.values()))
    kept = _without_wider_scheme(kept, [layer.origin for layer in layers])
    period, origin = _period(names, kept, layers)
    said = own_times(figure, read.said, read.clauses)
    return Attributed(
        figure=_without_sum(figure, read.text),
        about=kept,
        denied=tuple(sorted(refused)),
        period=period,
        period_origin=origin,
        said=_stretch(said) if said else None,
        joint=_JOINT.search(read.text) is not None,
        per=_rate(figure, read),
    )


def _in_scope(figure: Figure, read: _Sentence) -> tuple[Mention, ...]:
    """Return the names of the sentence that can hold for a figure, looked for role by role."""
    by_role = [
        [m for m in read.layer.mentions if _KINDS.get(m.name.kind) == role] for role in dict.fromkeys(_KINDS.values())
    ]
    return tuple(m for found in by_role for m in in_scope(figure, found, read.clauses, timed=False))


def _without_wider_scheme(about: Sequence[About], order: Sequence[Origin]) -> tuple[About, ...]:
    """Leave out a programme that is named further from a figure than a fund: the money is that fund's."""
    funds = [_rank(a, order) for a in about if a.kind == "fund"]
    return tuple(a for a in about if a.kind != "programme" or not funds or _rank(a, order) <= min(funds))


def _rank(name: About, order: Sequence[Origin]) -> int:
    return 0 if name.origin == "clause" else order.index(name.origin)


def _without_sum(figure: Figure, sentence: str) -> Figure:
    """Take the "tot" from "telt op tot € 9 miljoen": a sum is no upper bound."""
    if figure.qualifier != "tot" or not _SUM.search(sentence[: figure.start]):
        return figure
    text = figure.text[len("tot") :].lstrip()
    return dataclasses.replace(figure, text=text, start=figure.end - len(text), qualifier="")


def _rate(figure: Figure, read: _Sentence) -> str:
    """Return the rate of a figure; one that rounds the figure before it ("dus € 15 is afgerond") has that one's."""
    after = read.text[figure.end :]
    found = figure.per or _rate_after(after)
    earlier = [f for f in read.stated if f.kind == figure.kind and f.end <= figure.start]
    if found or not earlier or not _ROUNDED.match(after):
        return found
    return earlier[-1].per or _rate_after(read.text[earlier[-1].end :])


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


def _beside(figure: Figure, stated: Sequence[Figure], found: Sequence[Item]) -> tuple[Item, ...]:
    """Return which of several names or times belong to one of several figures; none when all belong to all.

    Each figure has what stands between it and the figure before, when that comes first ("OCW (€ 327 miljoen)"), else
    what stands between it and the next ("€ 327 miljoen van OCW"). What a figure counts ("twee wijken van X") is no name
    of that kind.
    """
    alike = [f for f in stated if f.kind == figure.kind]
    found = [item for item in found if not any(f.noun and 0 <= item.start - f.end <= 1 for f in alike)]
    if len(alike) < 2 or len({_same(item) for item in found}) < 2:
        return ()
    at = alike.index(figure)
    if found[0].start < alike[0].start:
        low = alike[at - 1].end if at else 0
        return tuple(item for item in found if low <= item.start < figure.start)
    high = alike[at + 1].start if at + 1 < len(alike) else max(item.start for item in found) + 1
    return tuple(item for item in found if figure.end <= item.start < high)


def _same(item: Mention | Figure) -> str:
    return item.name.id if isinstance(item, Mention) else item.text


def _stretch(times: Iterable[Figure]) -> Interval:
    """Return the first and last day of all these times; each has both."""
    known = [(f.first, f.last) for f in times if f.first is not None and f.last is not None]
    return min(first for first, _ in known), max(last for _, last in known)


def _period(
    names: NameTable, about: Sequence[About], around: Sequence[_Layer]
) -> tuple[Interval | None, Origin | None]:
    """Return the time that a figure is for: of its tranche or, when that is named no nearer, of the dates around it."""
    tranches = [a for a in about if a.kind == "tranche"]
    order = [layer.origin for layer in around]
    dated = next((layer for layer in around if layer.times), None)
    if tranches and (
        dated is None or tranches[0].origin == "clause" or order.index(tranches[0].origin) <= order.index(dated.origin)
    ):
        years = [tranche_years(names, a.id) for a in tranches]
        return (min(first for first, _ in years), max(last for _, last in years)), tranches[0].origin
    if dated is None or dated.origin == "title":
        return None, None
    return _stretch(dated.times), dated.origin
