"""Which words of a sentence hold for a figure in it: clauses, denials, sources, and days of saying."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from assistant.records import Figure
from assistant.text.names import Mention

_DENIED: Final = re.compile(r"\b(?:niet(?! alleen\b)|geen|ander geld dan|vóór)\b[^,;.:]{0,25}$", re.IGNORECASE)
_SOURCE: Final = re.compile(r"\bvolgens (?:(?:de|het) )?(?:gemeente )?$", re.IGNORECASE)
SAYING: Final = r"(?:noem(?:de|den|t|en)|schre(?:ef|ven)|meld(?:de|den|t|en)|zei(?:den)?|spr(?:ak|aken|eekt))"
_SPOKEN: Final = re.compile(rf"\b{SAYING}\b", re.IGNORECASE)
_SAID_AFTER: Final = re.compile(rf"^\s+{SAYING}\b", re.IGNORECASE)
_SAID_BEFORE: Final = re.compile(rf"\b{SAYING}\s+(?:\w+\s+)?(?:in|op)\s+$", re.IGNORECASE)
_MESSAGE: Final = re.compile(
    r"\b\w*(?:bericht|artikel|brief|rapport)\b[^,;:.\d]{0,40}\b(?:van|uit|op)\s+$", re.IGNORECASE
)
_BOUNDARY: Final = re.compile(r",\s+(?=(?:maar|terwijl|hoewel|omdat|doordat|want)\b)", re.IGNORECASE)
_ASIDE: Final = re.compile(r"(?:terwijl|hoewel|omdat|doordat|want)\b", re.IGNORECASE)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


Item = TypeVar("Item", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part `[start, end)` of a sentence. `aside` gives a reason or a contrast; `spoken` has a verb of saying."""

    start: int
    end: int
    aside: bool
    spoken: bool


def split_clauses(sentence: str) -> tuple[Clause, ...]:
    """Split before "maar", "terwijl", "omdat" and their like; the clauses rejoin to the sentence."""
    starts = [0, *(m.end() for m in _BOUNDARY.finditer(sentence))]
    return tuple(
        Clause(a, b, _ASIDE.match(sentence, a) is not None, _SPOKEN.search(sentence, a, b) is not None)
        for a, b in zip(starts, [*starts[1:], len(sentence)], strict=True)
    )


def in_scope(figure: Figure, items: Sequence[Item], clauses: Sequence[Clause], *, timed: bool) -> tuple[Item, ...]:
    """Return the names or times that can hold for a figure: those of its own clause, else of the others.

    A reason or contrast that follows says nothing of what stood before it. What somebody else is quoted as saying in a
    later clause does not hold for the `timed` times before it, nor theirs for it.
    """
    at = _clause_of(figure, clauses)
    by_clause = [tuple(item for item in items if c.start <= item.start < c.end) for c in clauses]
    if by_clause[at]:
        return by_clause[at]
    before = () if timed and at and clauses[at].spoken else tuple(i for found in by_clause[:at] for i in found)
    after = tuple(
        item
        for clause, found in zip(clauses[at + 1 :], by_clause[at + 1 :], strict=True)
        if not clause.aside and not (timed and clause.spoken)
        for item in found
    )
    return before + after


def denied_names(sentence: str, mentions: Iterable[Mention], figures: Sequence[Figure]) -> tuple[Mention, ...]:
    """Return the names that a sentence says it is not about ("niet uit de SPUK").

    With a figure between the denial and the name, the name belongs to the figure ("niet bij de vijf wijken van X").
    """
    return tuple(m for m in mentions if _is_denied(sentence, m, figures))


def told_names(sentence: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the names that are not only named as the source of what is said ("volgens de gemeente X")."""
    return tuple(m for m in mentions if not _SOURCE.search(sentence[: m.start]))


def said_times(sentence: str, times: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the times that tell when something was said or written, which is not when it holds.

    As in "Op 3 juli noemde …", "… noemde in maart 2026 …" and "een bericht van 11 december".
    """
    return tuple(f for f in times if _is_said(sentence[: f.start], sentence[f.end :]))


def own_times(figure: Figure, times: Iterable[Figure], clauses: Sequence[Clause]) -> tuple[Figure, ...]:
    """Return the times that stand in the clause of a figure."""
    clause = clauses[_clause_of(figure, clauses)]
    return tuple(f for f in times if clause.start <= f.start < clause.end)


def _clause_of(figure: Figure, clauses: Sequence[Clause]) -> int:
    return next(i for i, clause in enumerate(clauses) if figure.start < clause.end)


def _is_denied(sentence: str, mention: Mention, figures: Iterable[Figure]) -> bool:
    denial = _DENIED.search(sentence[: mention.start])
    return denial is not None and not any(denial.start() < f.start < mention.start for f in figures)


def _is_said(before: str, after: str) -> bool:
    opening = before.strip().casefold() == "op" and _SAID_AFTER.match(after) is not None
    return opening or _SAID_BEFORE.search(before) is not None or _MESSAGE.search(before) is not None
