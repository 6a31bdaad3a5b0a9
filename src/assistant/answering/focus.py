"""The words within a quote that are the asked amount, number, date, name or place."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.demands import asked_name_kinds, counts_noun, person_span
from assistant.answering.evidence import Evidence
from assistant.answering.question import Question
from assistant.records import Figure, Span
from assistant.text.figures import same_value

_FIGURE_KINDS = {
    "amount": ("amount",),
    "share": ("percentage", "amount"),
    "number": ("number", "percentage", "amount"),
    "date": ("date", "period"),
}


def find_focus(question: Question, evidence: Evidence) -> Span | None:
    """Return the span, in the document, of the asked thing in the sentence; None when there are no such words."""
    if question.asked in _FIGURE_KINDS:
        figure = _figure(question, evidence)
        found = None if figure is None else Span(figure.start, figure.end)
    elif question.asked == "person":
        found = person_span(evidence.own)
    elif question.asked == "place":
        kinds = asked_name_kinds(question)
        mentions = [m for m in evidence.own.mentions if m.name.kind in kinds]
        found = Span(mentions[0].start, mentions[-1].end) if mentions else None
    else:
        found = None
    if found is None:
        return None
    return Span(evidence.sentence.start + found.start, evidence.sentence.start + found.end)


def _figure(question: Question, evidence: Evidence) -> Figure | None:
    """Choose among the figures of the asked kind: not one of the question's own, nearest to what the question names."""
    figures = [f for f in evidence.own.figures if f.kind in _FIGURE_KINDS[question.asked]]
    new = [f for f in figures if not any(same_value(f, g) for g in question.figures)]
    asked = [t for t in question.terms if t.asked and not t.verb]
    counted = [f for f in new if asked and any(counts_noun(t, f) for t in asked)]
    return _nearest(question, evidence, counted or new or figures)


def _nearest(question: Question, evidence: Evidence, figures: Sequence[Figure]) -> Figure | None:
    """Take the first figure after the name of an asked payer or fund, else the first."""
    kinds = ("ministry", "fund")
    wanted = {(m.name.kind, m.name.id) for m in question.mentions if m.name.kind in kinds}
    for mention in evidence.own.mentions:
        if (mention.name.kind, mention.name.id) in wanted:
            after = [f for f in figures if f.start >= mention.end]
            if after:
                return after[0]
    return figures[0] if figures else None
