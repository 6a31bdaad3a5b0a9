"""The words of a list: its sentences in order, each with its area, and the remark that there are more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.answering.composition import Draft, compose
from assistant.answering.evidence import Evidence
from assistant.answering.question import Question
from assistant.answering.replying.replies import reply
from assistant.index.opening import Index
from assistant.records import AnswerSentence

LONGEST: Final = 12
"""The most sentences of a list, the one that says that there are more not counted."""


def compose_list(index: Index, question: Question, chosen: Sequence[Evidence], *, limit: int | None) -> Draft | None:
    """Compose what fits in `limit` sentences, None for the longest list, and say so when there is more.

    None when not even the first fits.
    """
    chosen = _ordered(index, chosen)
    kept = _fitting(chosen, room=limit or LONGEST)
    if len(kept) < len(chosen) and limit is not None:
        kept = _fitting(chosen, room=limit - 1)  # one sentence says that there is more
    if not kept:
        return None
    draft = compose(index, question, kept)
    groups = {(e.document_id, s.start): group_of(index, e) for e in kept for s in (*e.support, e.sentence)}
    told = tuple(
        replace(s, group=groups.get((c.document_id, c.start), ""))
        for s, c in zip(draft.sentences, draft.citations, strict=True)
    )
    draft = replace(draft, sentences=told, focus=draft.focus if len(told) == 1 else None)
    if len(kept) == len(chosen):
        return draft
    count = str(len(told))
    more = AnswerSentence(reply("partial", "moreInSources", count=count), (), "fixed")
    return replace(draft, status="partial", reason="moreInSources", sentences=(*told, more), words={"count": (count,)})


def _fitting(chosen: Sequence[Evidence], *, room: int) -> list[Evidence]:
    kept: list[Evidence] = []
    for evidence in chosen:
        room -= 1 + len(evidence.support) + (evidence.sentence.speaker is not None)
        if room < 0:
            break
        kept.append(evidence)
    return kept


def group_of(index: Index, evidence: Evidence) -> str:
    """Return the name of the one area that a sentence is about, "" when it is about none or several."""
    areas = evidence.own.areas
    names = [n.name for n in index.names.names if n.kind == "area" and n.id in areas]
    return names[0] if len(names) == 1 else ""


def _ordered(index: Index, chosen: Sequence[Evidence]) -> list[Evidence]:
    """Put what is about no single area first, then by area; the announcement before a summary, later times first."""
    return sorted(
        chosen, key=lambda e: (group_of(index, e), not e.announced, -_latest(e), e.document_id, e.sentence.start)
    )


def _latest(evidence: Evidence) -> int:
    """Return the last day that an enumeration is about, as a number; 0 for what is about one area."""
    if len(evidence.own.areas) == 1:
        return 0
    return max((last.toordinal() for _, last in evidence.own.periods), default=0)
