"""The same answer for somebody who asks in another language: fixed sentences in that language around the quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from string import Formatter
from typing import Final

from assistant.answering.composition import Draft, asked_places, find_contact
from assistant.answering.computing.abroad import state_abroad
from assistant.answering.question import Question
from assistant.answering.replying.notation import repeat_figure
from assistant.answering.replying.phrases import Phrases, find_phrases
from assistant.answering.replying.replies import OTHER_AREAS, REPLIES
from assistant.index.opening import Index
from assistant.records import AnswerSentence, Status
from assistant.text.figures import find_figures

_KEYS: Final = {text: key for key, text in REPLIES.items() if "{" not in text}


def translate(index: Index, question: Question, draft: Draft) -> Draft:
    """Say in the asker's language that the quotes are Dutch, and their asked figure or result; or a refusal in it.

    Quotes stay as they are, and so does a Dutch computed sentence. A language without phrases, or a refusal without
    translation or with an unknown place in it, leaves the draft Dutch.
    """
    phrases = find_phrases(question.language)
    if phrases is None:
        return draft
    if draft.citations:
        opening = phrases.lead if draft.computation is None else phrases.computed["lead"]
        lead = AnswerSentence(opening, (), "fixed", question.language)
        told = _told(draft, phrases, question.language, _words(index, question, draft, phrases))
        return replace(draft, sentences=(lead, *told, *_repeat_asked(question, draft)))
    asked_back = draft.words.get("askedBack", ())
    text = phrases.asked_back.get(asked_back[0]) if asked_back else _reply(draft, phrases)
    filled = None if text is None else _fill(text, _words(index, question, draft, phrases))
    if filled is None:
        return draft
    return replace(draft, sentences=(AnswerSentence(filled, (), "fixed", question.language),))


def _reply(draft: Draft, phrases: Phrases) -> str | None:
    return phrases.replies.get((draft.status, draft.reason or ""))


def _fill(text: str, words: Mapping[str, str]) -> str | None:
    """Return the text with all its places filled in; None when there is one that nothing is known for."""
    places = {place for _, place, _, _ in Formatter().parse(text) if place is not None}
    return text.format_map(words) if places <= words.keys() else None


def _told(draft: Draft, phrases: Phrases, language: str, words: Mapping[str, str]) -> Iterator[AnswerSentence]:
    """Yield the sentences of an answer: a computed one also in the language, what the product adds only in it."""
    for sentence in draft.sentences:
        key = _key(draft, sentence)
        text = phrases.replies.get(key) if key is not None else None
        text = None if text is None else _fill(text, words)
        yield sentence if text is None else replace(sentence, text=text, language=language)
        if sentence.kind == "computed" and draft.computation is not None:
            result = state_abroad(draft.computation, language)
            if result is not None:
                yield replace(sentence, text=result, language=language)


def _key(draft: Draft, sentence: AnswerSentence) -> tuple[Status, str] | None:
    """Return status and reason of a sentence that the product adds to an answer; None for any other."""
    if sentence.kind != "fixed":
        return None
    partial = (draft.status, draft.reason) if draft.status == "partial" and draft.reason else None
    return _KEYS.get(sentence.text) or partial


def _repeat_asked(question: Question, draft: Draft) -> tuple[AnswerSentence, ...]:
    """Return the sentence that repeats the asked figure in the asker's notation, none when there is no such figure."""
    focus = draft.focus
    cited = [c for c in draft.citations if focus is not None and c.number == focus.citation and not c.cell]
    for citation in cited:
        for figure in find_figures(citation.quote):
            if focus is not None and (citation.start + figure.start, figure.text) == (focus.start, focus.text):
                repeated = repeat_figure(figure, question.language)
                return (
                    (AnswerSentence(repeated, (citation.number,), "computed", question.language),) if repeated else ()
                )
    return ()


def _words(index: Index, question: Question, draft: Draft, phrases: Phrases) -> dict[str, str]:
    """Return what is known for each place of a reply; what is known for none is left out."""
    missing = [phrases.other_areas if name == OTHER_AREAS else name for name in draft.words.get("names", ())]
    choices = [_period(index, label) for label in draft.words.get("choices", ())]
    words = {
        "names": _list(missing or question.unknown, phrases.conjunction),
        "areas": _list(asked_places(index, question), phrases.conjunction),
        "programme": str(index.names.raw.get("programme", {}).get("name", "")),
        "contact": _contact(index, question.language, phrases),
        "kinds": _list([phrases.kinds[kind] for kind in draft.words.get("kinds", ())], phrases.conjunction),
        **{place: "".join(draft.words.get(place, ())) for place in ("count", "date", "title")},
        "word": "".join(draft.words.get("word", ())),
        "number": str(len(choices)) if choices else "",
        "choices": _list(choices, phrases.disjunction),
    }
    return {place: word for place, word in words.items() if word}


def _period(index: Index, label: str) -> str:
    """Return the years of a tranche in place of its Dutch name, any other label as it is."""
    periods = (str(row["period"]) for row in index.names.raw.get("tranches", ()) if "period" in row)
    return next((period for period in periods if f"({period})" in label), label)


def _contact(index: Index, language: str, phrases: Phrases) -> str:
    row = find_contact(index)
    if row is None:
        return phrases.municipality
    return phrases.contact.format(label=row.get("labels", {}).get(language, row["label"]), phone=row["phone"])


def _list(words: Sequence[str], joint: str) -> str:
    """Join words as in "a, b and c"."""
    return f"{', '.join(words[:-1])} {joint} {words[-1]}" if len(words) > 1 else "".join(words)
