"""The same answer for somebody who asks in another language: fixed sentences in that language around the quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.composition import Draft
from assistant.answering.notation import repeat_figure
from assistant.answering.phrases import Phrases, find_phrases
from assistant.answering.question import Question
from assistant.index.opening import Index
from assistant.records import AnswerSentence
from assistant.text.figures import find_figures


def translate(index: Index, question: Question, draft: Draft) -> Draft:
    """Say in the asker's language that the quotes are Dutch, and their asked figure; or a refusal in it.

    Quotes stay as they are. A language without phrases, or a refusal without translation, leaves the draft Dutch.
    """
    phrases = find_phrases(question.language)
    if phrases is None:
        return draft
    if draft.citations:
        lead = AnswerSentence(phrases.lead, (), "fixed", question.language)
        return replace(draft, sentences=(lead, *draft.sentences, *_repeat_asked(question, draft)))
    text = phrases.replies.get((draft.status, draft.reason or ""))
    if text is None:
        return draft
    told = text.format(**_words(index, question, phrases))
    return replace(draft, sentences=(AnswerSentence(told, (), "fixed", question.language),))


def _repeat_asked(question: Question, draft: Draft) -> tuple[AnswerSentence, ...]:
    """Return the sentence that repeats the asked figure in the asker's notation, none when there is no such figure."""
    focus = draft.focus
    cited = [c for c in draft.citations if focus is not None and c.number == focus.citation]
    for citation in cited:
        for figure in find_figures(citation.quote):
            if focus is not None and (citation.start + figure.start, figure.text) == (focus.start, focus.text):
                repeated = repeat_figure(figure, question.language)
                return (
                    (AnswerSentence(repeated, (citation.number,), "computed", question.language),) if repeated else ()
                )
    return ()


def _words(index: Index, question: Question, phrases: Phrases) -> dict[str, str]:
    areas = [n.name for n in index.names.names if n.kind == "area" and n.id in question.areas]
    programme = str(index.names.raw.get("programme", {}).get("name", "dit programma"))
    return {"names": _list(question.unknown, phrases), "areas": _list(areas, phrases), "programme": programme}


def _list(words: Sequence[str], phrases: Phrases) -> str:
    """Join words as in "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {phrases.conjunction} {words[-1]}"
