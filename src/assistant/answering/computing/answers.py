"""A question for a computation becomes an answer: the result, its formula, and the quotes that it is made of."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.composition import Draft
from assistant.answering.computing.drafts import add_total, draft_computation, draft_refusal, shorten
from assistant.answering.computing.operands import (
    Row,
    Wanted,
    area_rows,
    best_row,
    is_of_programme,
    known_area_rows,
    payer_rows,
    payers_of,
    rate_row,
    read_wanted,
    stated_rows,
    tranche_rows,
)
from assistant.answering.computing.table_cells import cell_rows
from assistant.answering.evidence import Evidence
from assistant.answering.question import Question
from assistant.answering.replying.replies import OTHER_AREAS, reply
from assistant.index.opening import Index
from assistant.records import AnswerSentence, Operation, Span
from assistant.text.attribution import tranche_years
from assistant.text.enumerating import asks_of_known


def computed_answer(index: Index, question: Question, *, limit: int) -> Draft | None:
    """Return the answer in at most `limit` sentences, or the refusal, to a question for a computation; else None."""
    draft = _computed(index, question)
    return None if draft is None else shorten(draft, limit)


def _computed(index: Index, question: Question) -> Draft | None:
    """Return the answer to a question for a computation, a refusal that says why, or None when it asks for none.

    None too when the catalogue has none of the figures, as for a year of a tranche: the sources may still say the
    result themselves.
    """
    operation = question.operation
    wanted = read_wanted(index, question) if operation else None
    if operation is None or wanted is None or question.named("fund"):
        return None
    cells, missing = cell_rows(index, question, wanted) if operation in ("sum", "difference", "ratio") else ([], [])
    if cells:
        if missing:
            return draft_refusal(index, "operandsNotInSources", cells, missing=missing)
        return draft_computation(index, operation, cells)
    refusal = _other_scope(index, question, wanted) if operation == "sum" else None
    if refusal is not None or (wanted.other_time and not wanted.noun):
        return refusal
    match operation:
        case "sum" | "difference" | "ratio":
            return _over_rows(index, operation, wanted)
        case "share":
            return _share(index, wanted)
        case "average":
            return _average(index, question, wanted)
        case _:
            return _extreme(index, question, operation, wanted)


def computed_within(index: Index, question: Question, evidence: Evidence) -> Draft | None:
    """Return the difference of the two figures of a sentence that answers, when a difference is asked; else None."""
    if question.operation != "difference" or question.asked not in ("amount", "number", "share"):
        return None
    here = evidence.sentence
    rows = [
        Row("", row)
        for row in index.figures
        if row.document_id == evidence.document_id and row.sentence == Span(here.start, here.end)
    ]
    kinds = {(row.stated.figure.kind, row.stated.figure.noun) for row in rows}
    return draft_computation(index, "difference", rows) if len(rows) == 2 and len(kinds) == 1 else None


def _over_rows(index: Index, operation: Operation, wanted: Wanted) -> Draft | None:
    rows, missing = _choose_rows(index, operation, wanted)
    if not rows and not missing:
        return _yearly(index, operation, wanted)
    if missing:
        return None if not rows else draft_refusal(index, "operandsNotInSources", rows, missing=missing)
    draft = draft_computation(index, operation, rows)
    if draft is not None and operation == "sum" and wanted.all_payers:
        return add_total(index, draft, rows)
    return draft


def _choose_rows(index: Index, operation: Operation, wanted: Wanted) -> tuple[list[Row], list[str]]:
    """Return the rows that the question sets side by side: payers, areas, or tranches."""
    if len(wanted.areas) > 1:
        return area_rows(index, wanted)
    if wanted.noun:
        return [], []
    if len(wanted.payers) > 1 or (wanted.all_payers and operation == "sum"):
        return payer_rows(index, wanted)
    if operation == "sum" and wanted.all_areas:
        rows = known_area_rows(index, wanted)
        return rows, [OTHER_AREAS] if rows else []
    if operation != "sum" or len(wanted.tranches) > 1 or wanted.all_tranches:
        rows, missing = tranche_rows(index, wanted)
        return (rows, missing) if len(rows) > 1 or wanted.areas or wanted.payers else ([], [])
    return [], []


def _yearly(index: Index, operation: Operation, wanted: Wanted) -> Draft | None:
    """Multiply a yearly amount by the years of its tranche, when a sum over years is asked."""
    row = rate_row(index, wanted) if operation == "sum" and (wanted.payers or wanted.areas) else None
    if row is None or row.stated.period is None:
        return None
    first, last = row.stated.period
    return draft_computation(index, "product", [row], count=last.year - first.year + 1)


def _share(index: Index, wanted: Wanted) -> Draft | None:
    """Set a payer's or area's total against all payers of its tranche together."""
    if len(wanted.payers) + len(wanted.areas) != 1 or wanted.noun:
        return None
    own, missing = (payer_rows if wanted.payers else area_rows)(index, wanted)
    if not own:
        return None
    (tranche,) = own[0].stated.ids("tranche") or (None,)
    ids = payers_of(index, tranche) if tranche else ()
    whole, missing = payer_rows(
        index,
        replace(wanted, payers=ids, areas=(), tranches=(tranche,) if tranche else ()),
    )
    return None if missing or len(whole) < 2 else draft_computation(index, "share", [*own, *whole])


def _average(index: Index, question: Question, wanted: Wanted) -> Draft | None:
    """Divide the total of a tranche, an area or a payer by its years, or that of a tranche by the number of areas."""
    if len(wanted.payers) + len(wanted.areas) > 1 or wanted.noun or rate_row(index, wanted) is not None:
        return None
    tranche = wanted.tranches[-1] if wanted.tranches else None
    if tranche is None:
        rows, _ = tranche_rows(index, wanted)
        row = rows[0].stated if rows else None
        tranche = next(iter(row.ids("tranche")), None) if row else None
    else:
        row = best_row(index, payers=wanted.payers, areas=wanted.areas, tranche=tranche)
    if row is None or tranche is None:
        return None
    if _per_area(question, wanted):
        count = best_row(index, noun="gebied")
        return (
            None if count is None else draft_computation(index, "average", [Row("totaal", row), Row("gebieden", count)])
        )
    first, last = tranche_years(index.names, tranche)
    return draft_computation(index, "average", [Row("totaal", row)], count=last.year - first.year + 1)


def _per_area(question: Question, wanted: Wanted) -> bool:
    return not wanted.areas and not wanted.payers and "gebied" in question.text.casefold()


def _extreme(index: Index, question: Question, operation: Operation, wanted: Wanted) -> Draft | None:
    """Take the payer or area with the most or least money; of areas only those known: said if not asked so."""
    if wanted.noun or wanted.areas or len(wanted.payers) > 1:
        return None
    if wanted.all_payers:
        rows, missing = payer_rows(index, wanted)
        return None if missing else draft_computation(index, operation, rows)
    if not wanted.all_areas:
        return None
    draft = draft_computation(index, operation, known_area_rows(index, wanted))
    if draft is None or asks_of_known(question.text):
        return draft
    caveat = AnswerSentence(reply("partial", "notAllAreas"), (), "fixed")
    return replace(draft, sentences=(*draft.sentences, caveat), status="partial", reason="notAllAreas")


def _other_scope(index: Index, question: Question, wanted: Wanted) -> Draft | None:
    """Refuse to add amounts that the question gives but that are of different scope."""
    rows = stated_rows(index, question)
    if len(rows) < 2:
        return None
    own = {is_of_programme(index, row) for row in rows}
    periods = {row.period for row in rows}
    asked = {tranche_years(index.names, t) for t in wanted.tranches}
    foreign_period = bool(asked) and not periods <= asked
    repeated = len({(r.areas, r.ids("ministry"), r.period) for r in rows}) < len(rows)
    if len(own) > 1 or len({row.per for row in rows}) > 1 or foreign_period or repeated or any(r.joint for r in rows):
        return draft_refusal(index, "differentScope", [Row("", row) for row in rows], missing=())
    return None
