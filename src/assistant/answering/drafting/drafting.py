"""Questions become a draft of a form: this file is the table of contents of drafting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.answering import pipeline
from assistant.answering.checking.checking import check_text
from assistant.answering.drafting.numbering import Numbering
from assistant.answering.drafting.posts import lead_of, post_blocks
from assistant.answering.drafting.records import Block, BlockKind, Draft, Sentence, Wish
from assistant.answering.drafting.wording import read_forms
from assistant.index.opening import Index
from assistant.records import Answer, Ask

_CORE_ANSWERS = 3


def make_draft(index: Index, wish: Wish) -> Draft:
    """Answer the questions and put the answers in the form; what has no answer is an open point."""
    answers = [pipeline.answer(index, Ask(q, audience="communications")) for q in wish.questions]
    numbering = Numbering()
    if wish.form == "social":
        own = [*own_blocks(index, wish.opening), *own_blocks(index, wish.closing)]
        blocks = post_blocks(answers, numbering, own=own, length=wish.length, too_long=read_forms()["open"]["short"])
        blocks += [b for q, a in zip(wish.questions, answers, strict=True) for b in _open(index, q, a)]
    else:
        blocks = list(_text_blocks(index, wish, answers, numbering))
    return Draft(wish.form, tuple(blocks), numbering.citations)


def _text_blocks(index: Index, wish: Wish, answers: Sequence[Answer], numbering: Numbering) -> Iterator[Block]:
    words = _filled(index, read_forms()[wish.form])
    yield from _fixed("title", words["subject"])
    yield from _fixed("fixed", words["salutation"])
    opening = own_blocks(index, wish.opening)
    yield from opening or _fixed("fixed", words["lead"])
    if "core" in words:
        yield from _core(words["core"], answers, numbering)
        yield from _fixed("heading", words["answers"])
    headed = len(wish.questions) > 1 or wish.form in ("webtekst", "woordvoeringslijn")
    for number, (question, answer) in enumerate(zip(wish.questions, answers, strict=True)):
        if headed:
            yield from _fixed("heading", question)
        if number < len(wish.own):
            yield from own_blocks(index, wish.own[number])
        said = tuple(numbering.sentence(answer, s) for s in answer.sentences if s.kind != "fixed")
        if said:
            yield Block("quoted", said)
        yield from _open(index, question, answer)
    yield from own_blocks(index, wish.closing)
    yield from _fixed("fixed", words["farewell"])


def _core(heading: str, answers: Sequence[Answer], numbering: Numbering) -> Iterator[Block]:
    """Yield what the first answers say in short, under a heading of their own."""
    leads = [(a, lead_of(a)) for a in answers if a.citations][:_CORE_ANSWERS]
    if leads:
        yield from _fixed("heading", heading)
        yield Block("quoted", tuple(dict.fromkeys(numbering.sentence(a, s) for a, lead in leads for s in lead)))


def own_blocks(index: Index, text: str) -> list[Block]:
    """Return the writer's own paragraphs, each sentence held against the sources."""
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    return [Block("own", (Sentence(part),), check_text(index, part)) for part in paragraphs]


def _open(index: Index, question: str, answer: Answer) -> Iterator[Block]:
    if answer.status == "answered":
        return
    words = read_forms()["open"]
    programme = _programme(index)
    told = words[answer.status].format(question=question, programme=programme.get("name", "dit onderwerp"))
    known = programme.get("contacts", ())
    contacts = " of ".join(_contact(c) for c in ([c for c in known if c.get("phone")] or known[:1]))
    asked = [Sentence(words["contact"].format(contacts=contacts))] if contacts else []
    yield Block("open", (Sentence(told), *(asked if answer.status in ("unanswerable", "partial") else ())))


def _contact(contact: Mapping[str, Any]) -> str:
    """Return who to ask, and between brackets how: "Gemeente Veldstad (14 099)"."""
    ways = ", ".join(str(contact[key]) for key in ("phone", "url") if contact.get(key))
    return f"{contact['label']} ({ways})" if ways else str(contact["label"])


def _fixed(kind: BlockKind, text: str) -> list[Block]:
    return [Block(kind, (Sentence(text),))] if text else []


def _filled(index: Index, words: Mapping[str, str]) -> Mapping[str, str]:
    name = str(_programme(index).get("name", "dit onderwerp"))
    return {key: text.format(programme=name) for key, text in words.items()}


def _programme(index: Index) -> Mapping[str, Any]:
    programme: Mapping[str, Any] = index.names.raw.get("programme", {})
    return programme
