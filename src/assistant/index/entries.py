"""What the indexes see of a passage and a sentence: with its title and headings, which a citation never shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.records import Document, Passage, Sentence
from assistant.text.tables import header_of, table_at

_LEAD_MAX_CHARS = 300
_SUPPORT_LIMIT = 2


def entry_text(document: Document, passage: Passage) -> str:
    """Return title, heading path and text of a passage as one text for the encoder and the full-text index.

    A passage that goes on with a table has its caption and header above it.
    """
    body = document.text[passage.start : passage.end].strip()
    table = table_at(document.tables, passage.start)
    goes_on = table is not None and table.start < passage.start
    columns = (table.caption, header_of(document.text, table)) if table is not None and goes_on else ()
    above = [part for part in (document.title, *passage.headings, *columns) if part and not body.startswith(part)]
    return "\n".join([*above, body])


def lexical_text(document: Document, passage: Passage) -> str:
    """Return what the full-text index sees of a passage: its entry, and its lead once more.

    Dutch public texts say first what they are about: counting the lead twice gives .01 to .04 nDCG@10.
    """
    lead: list[str] = []
    chars = 0
    for sentence in passage.sentences:
        words = sentence_text(document, sentence)
        if lead and chars + len(words) > _LEAD_MAX_CHARS:
            break
        lead.append(words)
        chars += len(words) + 1
    return "\n".join([entry_text(document, passage), *lead])


def sentence_text(document: Document, sentence: Sentence) -> str:
    """Return the words of a sentence for the encoder."""
    return document.text[sentence.start : sentence.end]


def context_text(document: Document, passage: Passage) -> str:
    """Return what stands above a passage: the title and the headings."""
    return "\n".join((document.title, *passage.headings))


def whole_text(document: Document, sentence: Sentence, support: Sequence[Sentence]) -> str:
    """Return a sentence with its speaker and the sentences that it leans on before it."""
    speaker = [document.text[sentence.speaker.start : sentence.speaker.end]] if sentence.speaker else []
    return "\n".join([*speaker, *(sentence_text(document, s) for s in (*support, sentence))])


def support_of(
    passages: Sequence[Passage], number: int, position: int, *, limit: int = _SUPPORT_LIMIT
) -> tuple[Sentence, ...]:
    """Return the sentences that the one at `position` of a passage leans on, nearest last, at most `limit`."""
    owner = passages[number]
    before: list[Sentence] = []
    sentences = list(owner.sentences[: position + 1])
    if owner.sentences[position].leans and position == 0 and number > 0:
        previous = passages[number - 1]
        if previous.document_id == owner.document_id:
            sentences = [*previous.sentences, *sentences]
    while len(sentences) > 1 and sentences[-1].leans and len(before) < limit:
        sentences.pop()
        before.insert(0, sentences[-1])
    return tuple(before)


def read_texts(documents: Mapping[str, Document], passages: Sequence[Passage]) -> Iterator[str]:
    """Yield all texts that answering reads: what stands above a passage, its sentences, and these as a whole."""
    for number, passage in enumerate(passages):
        document = documents[passage.document_id]
        yield context_text(document, passage)
        for position, sentence in enumerate(passage.sentences):
            yield sentence_text(document, sentence)
            yield whole_text(document, sentence, support_of(passages, number, position))
