"""A text held against the sources: this file is the table of contents of a check."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.checking.agreement import Match, match, supports
from assistant.answering.checking.candidates import find_sources
from assistant.answering.checking.claims import Claim, split_claims
from assistant.answering.checking.contradiction import contradicts, rank
from assistant.answering.checking.differences import Comparison, compare
from assistant.answering.checking.stated import Stated, state_claim
from assistant.answering.checking.verdicts import CheckedSentence, Verdict
from assistant.answering.citations import cite
from assistant.index.opening import Index
from assistant.records import Citation, Span

_QUOTES = 2
_NEAREST_COSINE, _NEAREST = 0.45, 1.0


def check_text(index: Index, text: str) -> tuple[CheckedSentence, ...]:
    """Return the sentences of `text` in order, each with its verdict.

    A sentence is supported when one sentence of the sources says all of it; contradicted when one clearly speaks of
    the same thing and says it otherwise; else it is not in the sources.
    """
    return check_claims(index, split_claims(text))


def check_claims(index: Index, claims: Sequence[Claim]) -> tuple[CheckedSentence, ...]:
    """Return the verdict of each claim."""
    asserting = [c for c in claims if c.asserts]
    near = dict(zip(asserting, find_sources(index, asserting), strict=True))
    checked = []
    for claim in claims:
        if claim.asserts:
            stated = state_claim(index, claim)
            sources = [source for source in near[claim] if source.own.absent == stated.own.absent]
            matches = [match(stated, source, index.names) for source in sources]
            checked.append(_judge(index, stated, matches))
        else:
            checked.append(CheckedSentence(claim.text, claim.start, claim.end, "noClaim"))
    return tuple(checked)


def _judge(index: Index, stated: Stated, matches: list[Match]) -> CheckedSentence:
    claim = stated.claim
    ordered = sorted(matches, key=lambda m: -m.nearness)
    supporting = [m for m in ordered if supports(stated, m, index.names)]
    if supporting:
        return _verdict(index, claim, "supported", _distinct(supporting), None)
    found = [(c, m) for m in ordered if (c := contradicts(stated, m, index.names)) is not None]
    if found:
        comparison, nearest = min(found, key=lambda pair: rank(*pair))
        return _verdict(index, claim, "contradicted", [nearest], comparison)
    near = [m for m in ordered if m.source.similarity >= _NEAREST_COSINE or m.nearness >= _NEAREST][:1]
    return _verdict(index, claim, "notInSources", near, compare(stated, near[0].source) if near else None)


def _verdict(
    index: Index, claim: Claim, verdict: Verdict, matches: Sequence[Match], comparison: Comparison | None
) -> CheckedSentence:
    return CheckedSentence(
        text=claim.text,
        start=claim.start,
        end=claim.end,
        verdict=verdict,
        citations=tuple(_cite(index, m, number=n) for n, m in enumerate(matches, start=1)),
        differences=comparison.differences if comparison and verdict == "contradicted" else (),
        new=_new(comparison) if comparison and verdict == "notInSources" else (),
    )


def _new(comparison: Comparison) -> tuple[Span, ...]:
    """Return the words that the nearest quote does not have, in the order of the sentence."""
    differing = (Span(d.start, d.end) for d in comparison.differences if d.end > d.start)
    return tuple(sorted({*comparison.unmatched, *differing}, key=lambda s: s.start))


def _distinct(matches: Sequence[Match]) -> list[Match]:
    """Return the first matches with other words than those before them."""
    by_words = {m.source.own.text: m for m in reversed(matches)}
    return [m for m in matches if by_words[m.source.own.text] is m][:_QUOTES]


def _cite(index: Index, near: Match, *, number: int) -> Citation:
    passage = index.passages[near.source.passage]
    sentence = near.source.sentence
    return cite(
        index.documents[passage.document_id],
        Span(sentence.start, sentence.end),
        heading=passage.headings[-1] if passage.headings else "",
        number=number,
    )
