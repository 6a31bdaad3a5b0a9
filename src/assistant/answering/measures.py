"""What a sentence may not change of its quotes: figures, bare numbers, proper names, and which belongs to which.

Each check takes a sentence, the quotes it cites and the names of the corpus, and is stricter than it has to be: a
sentence that only might say something else is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import eq
from typing import Final, TypeVar

from assistant.records import Figure
from assistant.text.figures import find_figures, same_value
from assistant.text.figures.context import read_qualifier, read_rate_after
from assistant.text.figures.nouns import read_noun
from assistant.text.figures.numerals import read_word
from assistant.text.figures.tokens import BACK, FRONT, is_digits, split_tokens
from assistant.text.figures.vocabulary import (
    EURO_AFTER,
    MONTHS,
    ORDINALS,
    OTHER_UNITS,
    PERCENT,
    QUALIFIERS,
    RATE_ADVERBS,
    SCALES,
)
from assistant.text.names import Mention, NameKind, NameTable, find_names
from assistant.text.words import PIECE, fold, zipf

T = TypeVar("T")

_GROUPS: Final[dict[NameKind, str]] = {
    "area": "place", "municipality": "place", "district": "place", "province": "place", "ministry": "payer",
    "programme": "money", "fund": "money", "tranche": "tranche", "theme": "theme",
}  # fmt: skip
_UNITS: Final = EURO_AFTER | OTHER_UNITS | PERCENT.keys() | SCALES.keys() | MONTHS.keys()
_SHARED: Final = frozenset("elk elke ieder iedere samen gezamenlijk totaal helft kwart dubbel half halve".split())
_UNREAD_ZIPF: Final = 4.5
"""A one-word qualifier that is rarer than this is nothing but a qualifier ("ruim", not "op" or "na")."""
_SOFTENERS: Final = frozenset(q[0] for q in QUALIFIERS if len(q) == 1 and (zipf(q[0]) < _UNREAD_ZIPF or q[0] == "ruim"))
_PERIOD: Final = "period"
_SENTENCE_ENDS: Final = ".!?:…•\n"


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


def has_quoted_figures(text: str, quotes: Sequence[str], names: NameTable) -> bool:  # noqa: ARG001
    """Tell whether each figure of `text` stands in a quote with the same value, unit, rate and qualifier."""
    cited = [figure for quote in quotes for figure in find_figures(quote)]
    return all(any(_same(f, g) for g in cited) for f in find_figures(text))


def has_quoted_numbers(text: str, quotes: Sequence[str], names: NameTable) -> bool:  # noqa: ARG001
    """Tell whether what is no whole figure (a day without a year, "artikel 5", "de helft") stands so in a quote."""
    return Counter(_loose_measures(text)) <= Counter(measure for quote in quotes for measure in _loose_measures(quote))


def has_quoted_names(text: str, quotes: Sequence[str], names: NameTable) -> bool:
    """Tell whether each name of `text`, in the table or only written with a capital, stands in a quote."""
    known = {_key(m) for quote in quotes for m in find_names(names, quote)}
    mentions = find_names(names, text)
    if not all(_key(m) in known for m in mentions):
        return False
    words = {fold(word) for quote in quotes for word in PIECE.findall(quote)}
    return all(fold(word) in words for word in _capitals(text, mentions))


def keeps_rates(text: str, quotes: Sequence[str], names: NameTable) -> bool:  # noqa: ARG001
    """Tell whether a word that a quote gives a rate ("een bedrag per gebied") has that rate in `text`, too."""
    said, words = set(_rated(text)), {token.low for token in split_tokens(text)}
    return all((word, rate) in said for quote in quotes for word, rate in _rated(quote) if word in words)


def keeps_order(text: str, quotes: Sequence[str], names: NameTable) -> bool:
    """Tell whether figures of one kind, and names of one group, stand in `text` in their order of the quotes.

    "A krijgt 5, B krijgt 7" may be told as "B krijgt 7, A krijgt 5", but from "B krijgt 5, A krijgt 7" that can't be
    told apart by what stands where.
    """
    joined = " ".join(quotes)
    figures, cited = find_figures(text), find_figures(joined)
    mentions, known = _by_group(find_names(names, text)), _by_group(find_names(names, joined))
    return all(
        _is_in_order([f for f in figures if f.kind == kind], [g for g in cited if g.kind == kind], _same)
        for kind in {f.kind for f in figures}
    ) and all(_is_in_order(mentioned, known.get(group, []), eq) for group, mentioned in mentions.items())


def _by_group(mentions: Sequence[Mention]) -> dict[str, list[tuple[str, str]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for mention in mentions:
        groups.setdefault(_GROUPS.get(mention.name.kind, mention.name.kind), []).append(_key(mention))
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
            _same(figure, other) and _fits(company, _company(other, cited, named))
            for cited, named in read
            for other in cited
        )
        for figure in figures
        for company in (_company(figure, figures, places),)
    )


def _same(a: Figure, b: Figure) -> bool:
    return same_value(a, b) and a.qualifier == b.qualifier


def _key(mention: Mention) -> tuple[str, str]:
    return mention.name.kind, mention.name.id


def _places(text: str, names: NameTable) -> dict[str, list[Place]]:
    """Return by group where names and periods stand, ordered by start."""
    groups: dict[str, list[Place]] = {}
    for m in find_names(names, text):
        groups.setdefault(_GROUPS.get(m.name.kind, ""), []).append(Place(m.start, m.end, _key(m)))
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


def _rated(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word with the rate right behind it, for rates outside the figures of `text`."""
    read, tokens = find_figures(text), split_tokens(text)
    for at in range(FRONT + 1, len(tokens) - BACK):
        rate = f"per {tokens[at + 1].low}" if tokens[at].low == "per" else read_rate_after(tokens, at)[0]
        if rate and not any(f.start <= tokens[at].start < f.end for f in read):
            yield tokens[at - 1].low, rate


def _loose_measures(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the qualifier, the word itself and its unit or noun, for each measure outside the figures of `text`."""
    read = find_figures(text)
    tokens = split_tokens(text)
    for at in range(FRONT, len(tokens) - BACK):
        low = tokens[at].low
        if any(f.start <= tokens[at].start < f.end for f in read):
            continue
        if is_digits(tokens[at]) or (low != "een" and read_word(low) is not None):
            following = tokens[at + 1].low
            unit = following if following in _UNITS else read_noun(text, tokens, at + 1)[0]
            yield read_qualifier(tokens, at, FRONT, of_time=True)[0], low, unit
        elif low in _UNITS or low in _SHARED or low in _SOFTENERS or low in RATE_ADVERBS:
            yield "", low, ""
        elif low in ORDINALS or tokens[at - 1].low == "per":
            yield tokens[at - 1].low, low, tokens[at + 1].low


def _capitals(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the words with a capital that are no known name; of the first of a sentence only one in no dictionary."""
    for match in PIECE.finditer(text):
        word = match.group()
        if not word[0].isupper() or any(m.start <= match.start() < m.end for m in mentions):
            continue
        before = text[: match.start()].rstrip(" \"“‘„'’(«-")
        opens = not before or before[-1] in _SENTENCE_ENDS
        if not opens or (zipf(word.casefold()) == 0.0 and len(word) > 1):
            yield word
