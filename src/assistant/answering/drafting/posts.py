"""A post for social media: the shortest cited sentences that fit, with the address of their source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.answering.drafting.numbering import Numbering
from assistant.answering.drafting.records import Block, Sentence
from assistant.records import Answer, AnswerSentence, Citation

_SOURCE: Final = "Bron: {address}"


def post_blocks(
    answers: Sequence[Answer], numbering: Numbering, *, own: Sequence[Block], length: int, too_long: str
) -> list[Block]:
    """Return the blocks of a post of at most `length` characters, spaces, own words and address counted.

    Of each answer in turn the shortest sentence is taken that still fits, when all are of one address. When none fits,
    there is an open point with the words of `too_long`.
    """
    spent = sum(len(s.text) + 1 for block in own for s in block.sentences)
    chosen: list[tuple[Answer, AnswerSentence]] = []
    address = ""
    for answer in answers:
        for said in sorted((s for s in answer.sentences if s.kind == "quote"), key=lambda s: len(s.text)):
            where = _address(answer, said)
            cost = spent + len(said.text) + 1 + len(_SOURCE.format(address=where))
            if where and where == (address or where) and cost <= length:
                chosen.append((answer, said))
                spent, address = spent + len(said.text) + 1, where
                break
    if not chosen:
        any_found = any(a.citations for a in answers)
        return [*own, *([Block("open", (Sentence(too_long),))] if any_found else [])]
    quoted = Block("quoted", tuple(numbering.sentence(a, s) for a, s in chosen))
    return [*own, quoted, Block("fixed", (Sentence(_SOURCE.format(address=address)),))]


def post_length(blocks: Sequence[Block]) -> int:
    """Return how many characters the post of some blocks has, without its open points and the numbers of citations."""
    return len(" ".join(s.text for b in blocks if b.kind != "open" for s in b.sentences))


def _address(answer: Answer, said: AnswerSentence) -> str:
    """Return the address of the source of a sentence: of a summary that of its first footnote."""
    cited: list[Citation] = [c for c in answer.citations if c.number in said.citations]
    return next((c.url for c in cited if c.url.startswith(("https://", "http://"))), "")
