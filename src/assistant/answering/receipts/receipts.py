"""The receipt of an answer: what was said on what ground, and whether that still holds against an index.

Its own SHA-256 shows a change by somebody who does not make a new one; it is no signature.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel

from assistant import VERSION
from assistant.answering.checks.verification import CHECKS, is_supported, verified
from assistant.answering.receipts.kept_computations import KeptComputation, compute_again
from assistant.answering.replying.privacy import is_unread
from assistant.errors import ReceiptError
from assistant.index.fetched import find_text
from assistant.index.opening import Index
from assistant.records import Answer, AnswerSentence, Citation, SentenceKind, Status
from assistant.text.figures.notation import write_date

FORMAT: Final = 1
FINDINGS: Final[Mapping[str, str]] = {
    "altered": "Dit bewijs is na het maken veranderd.",
    "whole": "Dit bewijs is na het maken niet veranderd.",
    "same": "De bron en het citaat zijn nog hetzelfde.",
    "moved": "De bron is gewijzigd, het citaat staat er nog, nu op {start}-{end}.",
    "lost": "Het citaat staat niet meer in de bron.",
    "misplaced": "Het citaat staat niet op deze plaats in de bron.",
    "gone": "Dit document is er niet meer.",
    "kept": "Het citaat stond zo in de tekst die op {day} is opgehaald.",
    "supported": "De getallen en namen staan zo in de citaten.",
    "unsupported": "De getallen en namen staan niet zo in de citaten.",
}
"""What verifying a receipt can find; "same", "whole", "supported" and "kept" are as it should be."""
_GOOD: Final = frozenset({"whole", "same", "supported", "kept"})


class _Part(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True, frozen=True)


class ReceiptSentence(_Part):
    """A sentence of the answer with the numbers of its citations."""

    text: str
    citations: tuple[int, ...]
    kind: SentenceKind
    language: str = "nl"


class ReceiptCitation(_Part):
    """A quote, where it stood, and the SHA-256 of the whole text of its document at that time."""

    number: int
    document_id: str
    start: int
    end: int
    quote: str
    text_sha256: str
    url: str
    date: dt.date | None


class Receipt(_Part):
    """The receipt of an answer; `sha256` is that of all the rest as canonical JSON.

    Canonical: keys sorted, no spaces, UTF-8. `time` is in UTC, to the second. `question` is as it was read, null for
    one that was stopped unread; `checks` are those of answering/checks/verification.py that the answer passed.
    """

    format: int
    answer_id: str
    time: str
    product_version: str
    generation: str
    question: str | None
    status: Status
    reason: str | None
    sentences: tuple[ReceiptSentence, ...]
    citations: tuple[ReceiptCitation, ...]
    checks: tuple[str, ...]
    computation: KeptComputation | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was verified: of which part ("bron 1", "zin 2", "bewijs"), what is so, and whether it should.

    `earlier` is the citation that stands in an earlier text of a source, where that text can still be read.
    """

    part: str
    text: str
    holds: bool
    earlier: ReceiptCitation | None = None


def make_receipt(index: Index, answer: Answer, *, question: str, moment: dt.datetime) -> Receipt:
    """Return the receipt of an answer to `question`, given at `moment` (with a time zone)."""
    passed = answer.citations and verified(
        answer.sentences,
        answer.citations,
        documents=index.documents,
        names=index.names,
        computation=answer.computation,
    )
    receipt = Receipt(
        format=FORMAT,
        answer_id=answer.id,
        time=moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        product_version=VERSION,
        generation=answer.generation,
        question=_question(index, answer, question),
        status=answer.status,
        reason=answer.reason,
        sentences=tuple(ReceiptSentence.model_validate(sentence) for sentence in answer.sentences),
        citations=tuple(ReceiptCitation.model_validate(citation) for citation in answer.citations),
        checks=CHECKS if passed else (),
        computation=None if answer.computation is None else KeptComputation.model_validate(answer.computation),
    )
    return receipt.model_copy(update={"sha256": _digest(receipt.model_dump(mode="json", by_alias=True))})


def _question(index: Index, answer: Answer, question: str) -> str | None:
    """Return the question as it was read; None for one that was stopped unread, also when it was for despair."""
    stopped = answer.status == "blocked" or is_unread(index, question)
    return None if stopped else answer.read_as or question


def write_receipt(receipt: Receipt) -> str:
    """Return a receipt as JSON for a file, with no field that an older one had not: its digest would not be right."""
    return receipt.model_dump_json(by_alias=True, indent=2, exclude_unset=True) + "\n"


def verify_receipt(text: str, index: Index) -> tuple[Finding, ...]:
    """Say of a receipt, as JSON, whether it is unchanged and what it says still holds against an index.

    Raises ReceiptError when `text` is no receipt, or one of another format.
    """
    content = _parse(text)
    try:
        receipt = Receipt.model_validate(content)
    except ValidationError as exc:
        field = ".".join(str(part) for part in exc.errors()[0]["loc"])
        raise ReceiptError(f"This is no whole receipt: {field[:80]!r} is missing or wrong. Give a whole one.") from exc
    whole = _finding("bewijs", "whole" if _digest(content) == receipt.sha256 else "altered")
    return (whole, *_verify_citations(receipt, index), *_verify_sentences(receipt, index))


def _parse(text: str) -> Mapping[str, object]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise ReceiptError("This is no JSON. Give a receipt that `assistant ask --receipt` wrote.") from exc
    if not isinstance(content, dict) or "format" not in content:
        raise ReceiptError("This JSON is no receipt. Give one that `assistant ask --receipt` wrote.")
    if content["format"] != FORMAT or isinstance(content["format"], bool):
        version = str(content["format"])[:20]
        raise ReceiptError(f"This receipt has format {version!r}; this version reads format {FORMAT}. Use its version.")
    return content


def _digest(content: Mapping[str, object]) -> str:
    rest = {key: value for key, value in content.items() if key != "sha256"}
    canonical = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", errors="surrogatepass")).hexdigest()


def _verify_citations(receipt: Receipt, index: Index) -> Iterator[Finding]:
    for citation in receipt.citations:
        part = f"bron {citation.number}"
        document = index.documents.get(citation.document_id)
        if document is None or document.sha256 != citation.text_sha256:
            yield from _verify_kept(citation, part, index)
        if document is None:
            yield _finding(part, "gone")
        elif document.sha256 == citation.text_sha256:
            stands = bool(citation.quote) and document.text[citation.start : citation.end] == citation.quote
            yield _finding(part, "same" if stands and citation.start >= 0 else "misplaced")
        else:
            at = _nearest(document.text, citation.quote, near=citation.start)
            yield _finding(part, "lost") if at < 0 else _finding(part, "moved", start=at, end=at + len(citation.quote))


def _verify_kept(citation: ReceiptCitation, part: str, index: Index) -> Iterator[Finding]:
    """Say that the quote stood in the text that its document had then, when that text is kept."""
    kept = find_text(index.data, citation.text_sha256)
    if kept is not None and citation.quote and kept.text[citation.start : citation.end] == citation.quote:
        found = _finding(part, "kept", day=write_date(dt.date.fromisoformat(kept.retrieved)))
        readable = citation.document_id == kept.document_id and citation.document_id in index.documents
        yield replace(found, earlier=citation) if readable else found


def _nearest(text: str, quote: str, *, near: int) -> int:
    """Return where `quote` stands in `text`, nearest to the offset `near`; -1 when it does not."""
    found, at = [], text.find(quote) if quote else -1
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return min(found, key=lambda start: abs(start - near), default=-1)


def _verify_sentences(receipt: Receipt, index: Index) -> Iterator[Finding]:
    citations = [_citation(citation) for citation in receipt.citations]
    computation = None if receipt.computation is None else compute_again(receipt.computation, citations)
    for number, told in enumerate(receipt.sentences, start=1):
        sentence = AnswerSentence(told.text, told.citations, told.kind, told.language)
        if sentence.kind != "fixed":
            supported = is_supported(sentence, citations, index.names, computation)
            yield _finding(f"zin {number}", "supported" if supported else "unsupported")


def _citation(kept: ReceiptCitation) -> Citation:
    return Citation(
        number=kept.number,
        document_id=kept.document_id,
        title="",
        publisher="",
        date=kept.date,
        kind="other",
        url=kept.url,
        heading="",
        quote=kept.quote,
        start=kept.start,
        end=kept.end,
        text_sha256=kept.text_sha256,
    )


def _finding(part: str, what: str, **places: int | str) -> Finding:
    return Finding(part, FINDINGS[what].format(**places), what in _GOOD)
