"""A post for social media: the shortest cited sentences that fit, with the address of their source."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.drafting.numbering import Numbering
from assistant.answering.drafting.records import Block, Sentence
from assistant.records import Answer, AnswerSentence, Citation
from assistant.text.sentences import leans_back


def post_blocks(
    answers: Sequence[Answer], numbering: Numbering, *, own: Sequence[Block], length: int, too_long: str
) -> list[Block]:
    """Return the blocks of a post of at most `length` characters, spaces, own words and address counted.

    Of each answer in turn the best piece is taken that still fits, when all are of one address. When none fits, there
    is an open point with the words of `too_long`.
    """
    spent = sum(len(s.text) + 1 for block in own for s in block.sentences)
    chosen: list[tuple[Answer, AnswerSentence]] = []
    address = ""
    for answer in answers:
        for piece in _pieces(answer):
            where = _address(answer, piece[-1])
            cost = sum(len(said.text) + 1 for said in piece)
            if where and where == (address or where) and spent + cost + len(_source(where)) <= length:
                chosen += [(answer, said) for said in piece]
                spent, address = spent + cost, where
                break
    if not chosen:
        any_found = any(a.citations for a in answers)
        return [*own, *([Block("open", (Sentence(too_long),))] if any_found else [])]
    quoted = Block("quoted", tuple(numbering.sentence(a, s) for a, s in chosen))
    return [*own, quoted, Block("fixed", (Sentence(_source(address)),))]


def lead_of(answer: Answer) -> tuple[AnswerSentence, ...]:
    """Return what says the answer in short: the sentence with the asked words, with those it leans on."""
    return next(iter(_pieces(answer)), ())


def _pieces(answer: Answer) -> list[tuple[AnswerSentence, ...]]:
    """Return the pieces of an answer that can stand alone: those with the asked words first, then the shortest.

    A sentence that leans on the one before it is in one piece with that.
    """
    pieces: list[tuple[AnswerSentence, ...]] = []
    for said in (s for s in answer.sentences if s.kind != "fixed"):
        before = pieces[-1] if pieces and leans_back(said.text) else ()
        pieces.append((*before, said))
    asked = answer.focus.citation if answer.focus else 0
    return sorted(pieces, key=lambda p: (bool(asked) and asked not in p[-1].citations, sum(len(s.text) for s in p)))


def post_length(blocks: Sequence[Block]) -> int:
    """Return how many characters the post of some blocks has, without its open points and the numbers of citations."""
    return len(" ".join(s.text for b in blocks if b.kind != "open" for s in b.sentences))


def _source(address: str) -> str:
    return f"Bron: {address}"


def _address(answer: Answer, said: AnswerSentence) -> str:
    """Return the address of the source of a sentence: of a summary that of its first footnote."""
    cited: list[Citation] = [c for c in answer.citations if c.number in said.citations]
    return next((c.url for c in cited if c.url.startswith(("https://", "http://"))), "")
