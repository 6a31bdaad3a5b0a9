"""Which cited figures a computation works with: rows of the catalogue of figures, one per payer, area or tranche.

Only figures of one scope come together: totals with totals, the scheme's own money, each payer, area and period once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.answering.computing.scopes import asks_share_alone, names_all, names_all_periods
from assistant.answering.computing.subjects import asks_whole, counts_names
from assistant.answering.kind_nouns import KIND_NOUNS
from assistant.answering.question import Question
from assistant.index.opening import Index
from assistant.records import StatedFigure
from assistant.text.asking import is_money_word
from assistant.text.attribution import tranche_years
from assistant.text.figures import same_value
from assistant.text.words import PIECE, lemma

_STRONG: Final = 0.8
_ORIGINS: Final = ("clause", "sentence", "before", "heading", "title")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question wants to compute with.

    `payers`, `areas` and `tranches` are ids in the order of the question. `all_payers`, `all_areas`, `all_tranches`: it
    speaks of them all. `noun` is the lemma of what is counted; "" for money. `other_time`: it names a time that is no
    tranche.
    """

    payers: tuple[str, ...]
    areas: tuple[str, ...]
    tranches: tuple[str, ...]
    all_payers: bool
    all_areas: bool
    all_tranches: bool
    noun: str
    other_time: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A figure to compute with and what it is called in the answer."""

    label: str
    stated: StatedFigure


def read_wanted(index: Index, question: Question) -> Wanted | None:
    """Return what a question wants to compute with; None when neither money nor a counted thing is in it."""
    payers = _ids(question, "ministry")
    areas = _areas(index, question)
    noun = _noun(index, question)
    if noun is None:
        return None
    return Wanted(
        payers=payers,
        areas=areas,
        tranches=_tranches(index, question),
        all_payers=not payers and _speaks_of(question, "ministerie"),
        all_areas=not areas and _speaks_of(question, "gebied"),
        all_tranches=len(_tranches(index, question)) != 1 and names_all_periods(question.text),
        noun=noun,
        other_time=not _tranches(index, question) and any(f.first is not None for f in question.figures),
    )


def payer_rows(index: Index, wanted: Wanted) -> tuple[list[Row], list[str]]:
    """Return the total of each wanted payer in one tranche, and the labels of the payers without one."""
    tranche = wanted.tranches[-1] if wanted.tranches else _latest(index, lambda row: len(row.ids("ministry")) == 1)
    if tranche is None:
        return [], []
    ids = wanted.payers or payers_of(index, tranche)
    return _rows([(_payer(index, i), best_row(index, payers={i}, tranche=tranche)) for i in ids])


def area_rows(index: Index, wanted: Wanted) -> tuple[list[Row], list[str]]:
    """Return the figure of each wanted area, money in one tranche, and the labels of the areas without one."""
    if wanted.noun:
        found = [(area_name(index, i), best_row(index, areas={i}, noun=wanted.noun)) for i in wanted.areas]
        return _rows(found)
    tranche = wanted.tranches[-1] if wanted.tranches else _shared_tranche(index, wanted.areas)
    if tranche is None:
        return [], [area_name(index, i) for i in wanted.areas]
    return _rows([(area_name(index, i), best_row(index, areas={i}, tranche=tranche)) for i in wanted.areas])


def tranche_rows(index: Index, wanted: Wanted) -> tuple[list[Row], list[str]]:
    """Return the total of each tranche, of all or of the one area or payer, the latest first, and what has none."""
    ids = wanted.tranches if len(wanted.tranches) > 1 else [row["id"] for row in index.names.raw.get("tranches", ())]
    ordered = sorted(ids, key=lambda i: tranche_years(index.names, i)[0], reverse=True)
    whose = [*(area_name(index, area) for area in wanted.areas), *(_payer(index, payer) for payer in wanted.payers)]
    who = "".join(f"{name} in " for name in whose)
    return _rows(
        [
            (who + _tranche(index, i), best_row(index, payers=wanted.payers, areas=wanted.areas, tranche=i))
            for i in ordered
        ]
    )  # fmt: skip


def rate_row(index: Index, wanted: Wanted) -> Row | None:
    """Return the yearly amount of the one wanted payer or area."""
    tranche = wanted.tranches[-1] if wanted.tranches else None
    row = best_row(index, payers=wanted.payers, areas=wanted.areas, tranche=tranche, per="year")
    return None if row is None else Row("per jaar", row)


def known_area_rows(index: Index, wanted: Wanted) -> list[Row]:
    """Return the totals of all areas that have one in the wanted tranche, or else in the latest."""
    tranche = wanted.tranches[-1] if wanted.tranches else _latest(index, lambda row: len(row.areas) == 1)
    areas = [row["slug"] for row in index.names.raw.get("areas", ())]
    return _rows([(area_name(index, i), best_row(index, areas={i}, tranche=tranche)) for i in areas])[0]


def stated_rows(index: Index, question: Question) -> list[StatedFigure]:
    """Return the row of each amount that the question itself gives, as far as the catalogue has it."""
    asked = [f for f in question.figures if f.kind == "amount"]
    found = []
    for figure in asked:
        rows = [row for row in index.figures if row.figure.kind == "amount" and row.figure.low == figure.low]
        near = [row for row in rows if row.areas & question.areas] or ([] if question.areas else rows)
        if near:
            found.append(min(near, key=lambda row: _order(index, row)))
    return found


def is_of_programme(index: Index, row: StatedFigure) -> bool:
    """Tell whether a figure is money of the programme itself, not of another fund."""
    programme = index.names.raw.get("programme", {}).get("id")
    if row.ids("fund") or ("programme", programme) in row.denied:
        return False
    return programme in row.ids("programme") or bool(row.ids("tranche"))


def payers_of(index: Index, tranche: str) -> tuple[str, ...]:
    """Return the payers of a tranche of which a figure is known, in the order of the sources."""
    rows = (r for r in index.figures if r.ids("tranche") == {tranche} and r.figure.kind == "amount" and not r.joint)
    return tuple(dict.fromkeys(i for r in rows if len(r.ids("ministry")) == 1 for i in r.ids("ministry")))


def best_row(
    index: Index,
    *,
    payers: Iterable[str] = (),
    areas: Iterable[str] = (),
    tranche: str | None = None,
    noun: str = "",
    per: str = "",
) -> StatedFigure | None:
    """Return the figure of exactly this scope that says it best; None when the sources have none.

    Best is what names its scope itself, then an announcement, then what is said as settled rather than reported.
    """
    wanted_payers, wanted_areas = frozenset(payers), frozenset(areas)
    found = [
        row
        for row in index.figures
        if row.ids("ministry") == wanted_payers
        and row.per == per
        and not row.joint
        and row.areas == wanted_areas
        and (_counts(row, noun) if noun else _is_money(index, row, tranche))
    ]
    return min(found, key=lambda row: _order(index, row), default=None)


def _is_money(index: Index, row: StatedFigure, tranche: str | None) -> bool:
    whole = tranche is None or (row.ids("tranche") == {tranche} and row.period == tranche_years(index.names, tranche))
    themed = bool(row.ids("theme")) and not row.ids("ministry")
    return row.figure.kind == "amount" and whole and not themed and is_of_programme(index, row)


def _counts(row: StatedFigure, noun: str) -> bool:
    return row.figure.kind == "number" and lemma(row.figure.noun.casefold()) == noun and row.figure.low is not None


def _order(index: Index, row: StatedFigure) -> tuple[int, bool, bool, bool, int]:
    document = index.documents[row.document_id]
    weakest = max((_ORIGINS.index(a.origin) for a in row.about if a.kind != "programme"), default=0)
    published = document.date or dt.date.min
    return (
        weakest // 2,
        document.kind != "announcement",
        row.said is not None,
        _shares(index, row),
        -published.toordinal(),
    )


def _shares(index: Index, row: StatedFigure) -> bool:
    """Tell whether a sentence gives several figures of one kind for the same thing, as one on a difference does."""
    others = [r for r in index.figures if (r.document_id, r.sentence) == (row.document_id, row.sentence) and r != row]
    return any(
        r.figure.kind == row.figure.kind and r.about == row.about and not same_value(r.figure, row.figure)
        for r in others
    )


def _rows(found: Sequence[tuple[str, StatedFigure | None]]) -> tuple[list[Row], list[str]]:
    rows = [Row(label, row) for label, row in found if row is not None]
    return rows, [label for label, row in found if row is None]


def _latest(index: Index, fits: object) -> str | None:
    """Return the latest tranche that some total of the programme which `fits` is for."""
    found = {
        tranche
        for row in index.figures
        if row.figure.kind == "amount" and not row.per and not row.joint and callable(fits) and fits(row)
        for tranche in row.ids("tranche")
    }
    return max(found, key=lambda i: tranche_years(index.names, i)[0], default=None)


def _shared_tranche(index: Index, areas: Sequence[str]) -> str | None:
    """Return the latest tranche in which all of these areas have a total."""
    tranches = [row["id"] for row in index.names.raw.get("tranches", ())]
    full = [t for t in tranches if all(best_row(index, areas={a}, tranche=t) is not None for a in areas)]
    return max(full, key=lambda i: tranche_years(index.names, i)[0], default=None)


def _ids(question: Question, kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.name.id for m in question.mentions if m.name.kind == kind))


def _areas(index: Index, question: Question) -> tuple[str, ...]:
    """Return the areas that the question names, by province those that lie in it."""
    found: dict[str, None] = {}
    provinces = {m.name.name for m in question.mentions if m.name.kind == "province"}
    for mention in question.mentions:
        if mention.name.kind in ("area", "municipality", "district"):
            found.update(dict.fromkeys(mention.name.within))
    if not found and provinces:
        rows = index.names.raw.get("areas", ())
        found.update(dict.fromkeys(row["slug"] for row in rows if row.get("province") in provinces))
    return tuple(found)


def _tranches(index: Index, question: Question) -> tuple[str, ...]:
    """Return the tranches that the question names, by name or by exactly their years."""
    named = list(_ids(question, "tranche"))
    years = {y for f in question.figures if f.first and f.last for y in range(f.first.year, f.last.year + 1)}
    for row in index.names.raw.get("tranches", ()):
        if row["id"] not in named and years and years == set(range(row["first_year"], row["last_year"] + 1)):
            named.append(row["id"])
    return tuple(named)


def _noun(index: Index, question: Question) -> str | None:
    """Return the lemma of the noun that is counted in the question, "" for money, None when it is about neither."""
    counted = {
        lemma(row.figure.noun.casefold())
        for row in index.figures
        if row.areas and row.figure.noun and row.figure.kind == "number"
    } - set(KIND_NOUNS)
    if question.asked in ("amount", "share") or (question.operation == "sum" and question.asked != "number"):
        counted = set()
    sided = question.dutch and question.operation in ("sum", "difference", "ratio")
    for term in question.content_terms:
        best = max(counted & term.near.keys(), key=lambda noun: term.near[noun], default=None)
        if best is not None and term.near[best] >= _STRONG and not is_money_word(term.word):
            return None if sided and not asks_whole(question, best) else best
    if sided and (counts_names(question) or not asks_whole(question, "")):
        return None
    money = any(is_money_word(word) for word in PIECE.findall(question.text)) or _compares_tranches(question)
    if question.operation == "share":
        alone = asks_share_alone([t.word for t in question.content_terms])
        return "" if alone and (money or question.named("ministry")) else None
    return "" if money or question.asked == "amount" or question.operation == "ratio" else None


def _compares_tranches(question: Question) -> bool:
    """Tell whether a question asks which tranche is the larger: that is about their money, said or not."""
    return question.operation == "difference" and len(question.named("tranche")) > 1 and question.asked != "number"


def _speaks_of(question: Question, noun: str) -> bool:
    return (
        any(term.near.get(noun, 0.0) >= _STRONG for term in question.terms)
        or any(lemma(word.casefold()) == noun for word in PIECE.findall(question.text))
        or (not question.dutch and names_all(question.text, noun))
    )


def _payer(index: Index, ministry: str) -> str:
    return next(str(row["abbreviation"]) for row in index.names.raw["ministries"] if row["id"] == ministry)


def area_name(index: Index, slug: str) -> str:
    """Return what an area is called."""
    return next(str(row["name"]) for row in index.names.raw["areas"] if row["slug"] == slug)


def _tranche(index: Index, tranche: str) -> str:
    first, last = tranche_years(index.names, tranche)
    return f"{first.year}-{last.year}"
