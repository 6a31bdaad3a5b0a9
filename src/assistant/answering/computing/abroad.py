"""How the result of a computation is said in another language, from the computation alone; Dutch is in statements."""

from __future__ import annotations

from assistant.answering.computing.arithmetic import extreme_operand
from assistant.answering.replying.notation import write_result
from assistant.answering.replying.phrases import find_phrases
from assistant.records import Computation


def state_abroad(computation: Computation, language: str) -> str | None:
    """Return the sentence that gives the result in the notation of `language`; None when it can't be said so.

    It can't with an unknown language or qualifier, or when the result is one per year: only the Dutch formula says it.
    """
    phrases = find_phrases(language)
    points = computation.operation == "difference"
    result = write_result(
        computation.value, computation.unit, qualifier=computation.qualifier, language=language, points=points
    )
    rate = computation.operation != "product" and any(o.figure.per for o in computation.operands)
    if phrases is None or result is None or rate:
        return None
    operands = computation.operands
    named = extreme_operand(computation) if computation.operation in ("largest", "smallest") else operands[0]
    told = phrases.computed[computation.operation].format(
        result=result if computation.exact else phrases.computed["rounded"].format(result),
        first=named.label,
        second=operands[-1].label,
    )
    return f"{told} {_who_has_more(computation, phrases.computed['more'])}".rstrip()


def _who_has_more(computation: Computation, words: str) -> str:
    if computation.operation != "difference":
        return ""
    one, other = computation.operands
    if not one.label or one.figure.low is None or other.figure.low is None or one.figure.low == other.figure.low:
        return ""
    more, less = (one, other) if one.figure.low > other.figure.low else (other, one)
    return words.format(more=more.label, less=less.label)
