"""Which names and periods the figures of a sentence belong to, and in what order they stand: as in its quotes.

It goes by place alone, and refuses where that does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from operator import eq
from typing import Final, TypeVar

from assistant.answering.checks.measures import is_same, name_key
from assistant.answering.checks.nouns import marks_of
from assistant.records import Figure
from assistant.text.clauses import denied_names, told_names
from assistant.text.figures import find_figures, same_noun
from assistant.text.names import NameKind, NameTable, find_names
from assistant.text.words import fold

T = TypeVar("T")

GROUPS: Final[dict[NameKind, str]] = {
    "area": "place", "municipality": "place", "district": "place", "province": "place", "ministry": "payer",
    "programme": "money", "fund": "money", "tranche": "tranche", "theme": "theme",
}  # fmt: skip
"""The kinds of names that can stand in one another's place."""
_PERIOD: Final = "period"
_UNKNOWN: Final = "?"
Named = tuple[tuple[str, str], str]
"""A name and the preposition before it."""
_LIMITS: Final = r"\b(?:niet|geen|alleen|ander geld dan)\b"
_NEAR: Final = re.compile(
    rf"{_LIMITS}(?:\s+(?:alleen|uit|van|bij|met|in|over|voor|aan|naar|de|het|een|hele))*\s*$", re.I
)
_FAR: Final = re.compile(rf"{_LIMITS}[^,;.:]{{0,40}}$", re.I)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name or period stands in a text."""

    start: int
    end: int
    who: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Company:
    """What stands before and behind a figure, and which of the two it belongs to; empty when that can't be told."""

    before: frozenset[tuple[str, str]]
    behind: frozenset[tuple[str, str]]
    own: frozenset[tuple[str, str]]


def keeps_order(text: str, quotes: Sequence[str], names: NameTable) -> bool:
    """Tell whether figures of one kind, and names of one group, stand in `text` in their order of the quotes.

    "A krijgt 5, B krijgt 7" may be told as "B krijgt 7, A krijgt 5", but from "B krijgt 5, A krijgt 7" that can't be
    told apart by what stands where.
    """
    joined = " ".join(quotes)
    figures, cited = _loose_figures(text, names), _loose_figures(joined, names)
    if not all(any(is_same(f, g) for g in cited) for f in figures):
        figures, cited = list(find_figures(text)), list(find_figures(joined))
    mentions, known = _by_group(text, names), _by_group(joined, names)
    if not keeps_denied(text, quotes, names):
        return False
    return all(
        _is_in_order(
            [f for f in figures if f.kind == kind and any(is_same(f, g) for g in cited)],
            [g for g in cited if g.kind == kind],
            is_same,
        )
        for kind in {f.kind for f in figures}
        if not _count_different_things([f for f in figures if f.kind == kind])
    ) and all(_are_in_order(mentioned, known.get(group, [])) for group, mentioned in mentions.items())


def _loose_figures(text: str, names: NameTable) -> list[Figure]:
    """Return the figures that are no part of a name."""
    spans = [(m.start, m.end) for m in find_names(names, text)]
    return [f for f in find_figures(text) if not any(start < f.start < end for start, end in spans)]


def _count_different_things(figures: Sequence[Figure]) -> bool:
    """Tell whether each figure has a noun that no other has: then it says which it is wherever it stands."""
    nouns = [f.noun for f in figures]
    return all(nouns) and not any(same_noun(a, b) for a, b in combinations(nouns, 2))


def _by_group(text: str, names: NameTable) -> dict[str, list[Named]]:
    """Return by group the names of a text but those only denied, in order, each with the preposition before it."""
    groups: dict[str, list[Named]] = {}
    marks = marks_of(text, names)
    for m in find_names(names, text):
        if _NEAR.search(text[: m.start]):
            continue
        group = GROUPS.get(m.name.kind, m.name.kind)
        groups.setdefault(group, []).append((name_key(m), marks.get(m.start, _UNKNOWN)))
    return groups


def _are_in_order(items: Sequence[Named], row: Sequence[Named]) -> bool:
    """Tell whether each two names stand in their order, or have each a preposition of its own."""
    keys, rows = [key for key, _ in items], [key for key, _ in row]
    if len(set(keys)) < len(keys) or len(set(rows)) < len(rows):
        return _is_in_order([key for key in keys if key in rows], rows, eq)
    places = {key: place for place, key in enumerate(rows)}
    return all(
        places[a[0]] < places[b[0]] or (a[1] != b[1] and _UNKNOWN not in (a[1], b[1]) and {a, b} <= set(row))
        for a, b in combinations([item for item in items if item[0] in places], 2)
    )


def _is_in_order(items: Sequence[T], row: Sequence[T], are_same: Callable[[T, T], bool]) -> bool:
    """Tell whether `items` are what is left of `row` when some are taken out."""
    left = iter(row)
    return all(any(are_same(item, other) for other in left) for item in items)


def keeps_denied(text: str, quotes: Sequence[str], names: NameTable) -> bool:
    """Tell whether what a sentence says it is not about, or is only about, is that in a quote, too, and the reverse.

    A denial right before a name counts; on the other side one that is a few words away will do.
    """
    here, there = _limited(text, names, _FAR), [n for q in quotes for n in _limited(q, names, _FAR)]
    close, stated = _limited(text, names, _NEAR), [n for q in quotes for n in _limited(q, names, _NEAR)]
    named = [fold(text[m.start : m.end]) for m in find_names(names, text)]
    free = [fold(q[m.start : m.end]) for q in quotes for m in find_names(names, q)]
    open_names = [name for name in free if free.count(name) > stated.count(name)]
    return all(any(name in other for other in there) for name in close) and all(
        any(other in name for other in here)
        for name in stated
        if name not in open_names and any(other in name for other in named)
    )


def _limited(text: str, names: NameTable, pattern: re.Pattern[str]) -> list[str]:
    """Return the folded names of a text that stand behind "niet", "geen", "ander geld dan" or "alleen"."""
    return [fold(text[m.start : m.end]) for m in find_names(names, text) if pattern.search(text[: m.start])]


def keeps_company(text: str, quotes: Sequence[str], names: NameTable) -> bool:
    """Tell whether each figure belongs to the names and periods that it belongs to in a quote, too.

    Of each group (places, payers, money, tranches, themes, periods) the last before and the first behind a figure
    count; the quotes are read one by one, and as one text in the order of their citation.
    """
    told = (*quotes, " ".join(quotes))
    read = [(_loose_figures(q, names), _places(q, names)) for q in told]
    figures, places = _loose_figures(text, names), _places(text, names)
    read += [
        (list(find_figures(q)), placed) for q, (_, placed) in zip((*quotes, " ".join(quotes)), list(read), strict=True)
    ]
    return all(
        any(
            is_same(figure, other)
            and (_fits(company, _company(other, cited, named)) or _can_only_fit(figure, figures, places, cited, named))
            for cited, named in read
            for other in cited
        )
        for figure in figures
        for company in (_company(figure, figures, places),)
    )


def _places(text: str, names: NameTable) -> dict[str, list[Place]]:
    """Return by group where names and periods stand, ordered by start."""
    groups: dict[str, list[Place]] = {}
    mentions, figures = find_names(names, text), find_figures(text)
    denied, told = denied_names(text, mentions, figures), told_names(text, mentions)
    for m in mentions:
        counted = any(f.noun and 0 <= m.start - f.end <= 1 for f in figures)
        if m not in denied and m in told and not counted:
            groups.setdefault(GROUPS.get(m.name.kind, ""), []).append(Place(m.start, m.end, name_key(m)))
            groups.setdefault("money", []).extend(
                Place(m.start, m.end, ("programme", n.id))
                for n in names.names
                if m.name.kind == "tranche" and n.kind == "programme" and fold(n.name) in fold(text[m.start : m.end])
            )
    groups = {group: row for group, row in groups.items() if row}
    for f in figures:
        named = any(m.start < f.start < m.end for m in mentions)
        if f.first is not None and not named:
            groups.setdefault(_PERIOD, []).append(Place(f.start, f.end, (str(f.first), str(f.last))))
    return groups


def _can_only_fit(
    figure: Figure,
    figures: Sequence[Figure],
    here: Mapping[str, Sequence[Place]],
    cited: Sequence[Figure],
    there: Mapping[str, Sequence[Place]],
) -> bool:
    """Tell whether a figure can belong to nothing else: each group has the same names, in one row between the figures,
    and the quote has no other figure that they could belong to."""
    alike, others = ([f for f in row if (f.first is None) == (figure.first is None)] for row in (figures, cited))
    groups = [group for group in {*here, *there} if not (group == _PERIOD and figure.first is not None)]
    return len(alike) == len(others) and all(
        {p.who for p in here.get(group, ())} == {p.who for p in there.get(group, ())}
        and (len(alike) == 1 or (_is_one_row(here[group], alike) and _is_one_row(there[group], others)))
        for group in groups
    )


def _is_one_row(places: Sequence[Place], figures: Sequence[Figure]) -> bool:
    return not any(places[0].start < f.start < places[-1].start for f in figures)


def _fits(company: Mapping[str, Company], cited: Mapping[str, Company]) -> bool:
    """Tell whether a figure has in each group the same beside it as in a quote, or surely belongs to the same."""
    return all(
        (there := cited.get(group)) is not None
        and ((here.before, here.behind) == (there.before, there.behind) or (here.own == there.own and bool(here.own)))
        for group, here in company.items()
    )


def _company(figure: Figure, figures: Sequence[Figure], places: Mapping[str, Sequence[Place]]) -> dict[str, Company]:
    """Return by group what stands on either side of a figure, for what is no period itself the periods too."""
    is_period = figure.first is not None
    alike = [f for f in figures if (f.first is not None) == is_period]
    company = {}
    for group, row in places.items():
        if not group or (group == _PERIOD and is_period):
            continue
        before = [p for p in row if p.end <= figure.start]
        behind = [p for p in row if p.start >= figure.end]
        last = frozenset(p.who for p in before if p.end == before[-1].end)
        first = frozenset(p.who for p in behind if p.start == behind[0].start)
        if last and first and last != first:
            own = {"before": last, "behind": first, "": frozenset()}[_side(alike, row)]
        elif first and any(figure.end <= f.start < behind[0].start for f in alike):
            own = frozenset()
        else:
            own = last or first
        company[group] = Company(last, first, own)
    return {group: c for group, c in company.items() if c.before or c.behind}


def _side(figures: Sequence[Figure], places: Sequence[Place]) -> str:
    """Tell on which side of its figure each name stands, where they take turns: "A 5, B 7" or "5 for A, 7 for B"."""
    starts = {p.start: "name" for p in places} | {f.start: "figure" for f in figures}
    turns = [starts[at] for at in sorted(starts)]
    if len(turns) % 2 or any(a == b for a, b in pairwise(turns)):
        return ""
    return "before" if turns[0] == "name" else "behind"
