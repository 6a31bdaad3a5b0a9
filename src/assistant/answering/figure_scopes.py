"""Whether figures of the catalogue are of one scope, and whether they then contradict each other."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.reservations import times_within
from assistant.index.opening import Index
from assistant.records import StatedFigure
from assistant.text.agreement import may_agree
from assistant.text.figures import same_value

_REPORTED: Final = re.compile(
    r"\b(?:volgens|noemt|noemde|noemden|noemen|schreef|schreven|schrijft|meldde|meldden|artikel|artikelen|bericht|berichten)\b",
    re.IGNORECASE,
)


def same_scope(index: Index, row: StatedFigure, other: StatedFigure) -> bool:
    """Tell whether two figures are of the same kind and noun, for the same payers, places, fund, tranche and rate.

    A bare number counts what the value that it stands beside counts ("57.000 inwoners, maar … noemt 44.000").
    """
    if row.joint or (row.figure.kind, row.per) != (other.figure.kind, other.per) or other.joint:
        return False
    kinds = ("ministry", "fund", "theme", "tranche")
    if row.areas != other.areas or any(row.ids(kind) != other.ids(kind) for kind in kinds):
        return False
    noun = row.figure.kind != "number" or (bool(row.figure.noun) and row.figure.noun == other.figure.noun)
    if not noun and not other.figure.noun:
        beside = index.figures_by_sentence[(other.document_id, other.sentence)]
        noun = any(same_value(r.figure, row.figure) for r in beside if r is not other)
    return noun and is_scoped(row)


def is_scoped(row: StatedFigure) -> bool:
    """Tell whether a figure is of a place, a tranche or a payer, so that another can be of the same."""
    return bool(row.areas or row.ids("tranche") or row.ids("ministry"))


def is_reported(index: Index, row: StatedFigure) -> bool:
    """Tell whether a figure is what somebody once said, such as a paper, and no statement of the source itself."""
    text = index.documents[row.document_id].text[row.sentence.start : row.sentence.end]
    return row.said is not None or _REPORTED.search(text) is not None


def contradicts(index: Index, row: StatedFigure, other: StatedFigure) -> bool:
    """Tell whether two figures are of one scope and time, in two documents, with values that can't both be true.

    They are not when one of their sentences also gives what the other says ("eerst vijf en later zes thema's").
    """
    return (
        row.document_id != other.document_id
        and row.figure.kind == other.figure.kind
        and row.period == other.period
        and not may_agree(row.figure, other.figure)
        and same_scope(index, row, other)
        and times_within(index.documents, row) == times_within(index.documents, other)
        and not any(may_agree(row.figure, beside.figure) for beside in _beside(index, other))
        and not any(may_agree(other.figure, beside.figure) for beside in _beside(index, row))
    )


def _beside(index: Index, row: StatedFigure) -> list[StatedFigure]:
    beside = index.figures_by_sentence[(row.document_id, row.sentence)]
    return [r for r in beside if r.figure.kind == row.figure.kind and r != row]
