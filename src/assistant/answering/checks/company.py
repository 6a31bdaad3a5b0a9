"""Which names and periods the figures of a sentence belong to, and in what order they stand: as in its quotes.

It goes by place alone, and refuses where that does not tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import eq
from typing import Final, TypeVar

from assistant.answering.checks.measures import is_same, name_key
from assistant.records import Figure
from assistant.text.figures import find_figures
from assistant.text.names import Mention, NameKind, NameTable, find_names

T = TypeVar("T")

GROUPS: Final[dict[NameKind, str]] = {
    "area": "place", "municipality": "place", "district": "place", "province": "place", "ministry": "payer",
    "programme": "money", "fund": "money", "tranche": "tranche", "theme": "theme",
}  # fmt: skip
"""The kinds of names that can stand in one another's place."""
_PERIOD: Final = "period"


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
    figures, cited = find_figures(text), find_figures(joined)
    mentions, known = _by_group(find_names(names, text)), _by_group(find_names(names, joined))
    return all(
        _is_in_order([f for f in figures if f.kind == kind], [g for g in cited if g.kind == kind], is_same)
        for kind in {f.kind for f in figures}
    ) and all(_is_in_order(mentioned, known.get(group, []), eq) for group, mentioned in mentions.items())


def _by_group(mentions: Sequence[Mention]) -> dict[str, list[tuple[str, str]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for mention in mentions:
        groups.setdefault(GROUPS.get(mention.name.kind, mention.name.kind), []).append(name_key(mention))
    return groups


def _is_in_order(items: Sequence[T], row: Sequence[T], are_same: Callable[[T, T], bool]) -> bool:
    """Tell whether `items` are what is left of `row` when some are taken out."""
    left = iter(row)
    return all(any(are_same(item, other) for other in left) for item in items)


def keeps_company(text: str, quotes: Sequence[str], names: NameTable) -> bool:
    """Tell whether each figure belongs to the names and periods that it belongs to in a quote, too.

    Of each group (places, payers, money, tranches, themes, periods) the last before and the first behind a figure
    count; the quotes are read one by one, and as one text in the order of their citation.
    """
    read = [(find_figures(q), _places(q, names)) for q in (*quotes, " ".join(quotes))]
    figures, places = find_figures(text), _places(text, names)
    return all(
        any(
            is_same(figure, other) and _fits(company, _company(other, cited, named))
            for cited, named in read
            for other in cited
        )
        for figure in figures
        for company in (_company(figure, figures, places),)
    )


def _places(text: str, names: NameTable) -> dict[str, list[Place]]:
    """Return by group where names and periods stand, ordered by start."""
    groups: dict[str, list[Place]] = {}
    for m in find_names(names, text):
        groups.setdefault(GROUPS.get(m.name.kind, ""), []).append(Place(m.start, m.end, name_key(m)))
    for f in find_figures(text):
        if f.first is not None:
            groups.setdefault(_PERIOD, []).append(Place(f.start, f.end, (str(f.first), str(f.last))))
    return groups


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
