"""The last check before anything is shown: each sentence stands, word and figure, in the quotes that it cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.answering.notation import repeat_figure
from assistant.records import AnswerSentence, Citation, Document
from assistant.text.figures import find_figures, same_value
from assistant.text.names import NameTable, find_names


def is_exact(citation: Citation, documents: Mapping[str, Document]) -> bool:
    """Tell whether a citation's quote is exactly what its document has at its offsets."""
    document = documents.get(citation.document_id)
    return (
        document is not None
        and document.sha256 == citation.text_sha256
        and 0 <= citation.start < citation.end <= len(document.text)
        and document.text[citation.start : citation.end] == citation.quote
    )


def is_supported(sentence: AnswerSentence, citations: Sequence[Citation], names: NameTable) -> bool:
    """Tell whether a sentence cites something, and each figure and name in it stands in what it cites.

    A sentence of kind "quote" has to be one of its quotes, letter for letter; one that repeats a figure in another
    language has to be what the writer of that notation makes of a figure in its quotes.
    """
    if sentence.kind == "fixed":
        return not sentence.citations
    quotes = [c.quote for c in citations if c.number in sentence.citations]
    if not quotes:
        return False
    if sentence.kind == "quote" and sentence.text not in quotes:
        return False
    cited = [figure for quote in quotes for figure in find_figures(quote)]
    if sentence.kind == "computed" and sentence.language != "nl":
        return any(sentence.text == repeat_figure(figure, sentence.language) for figure in cited)
    if not all(
        any(same_value(f, g) and f.qualifier == g.qualifier for g in cited) for f in find_figures(sentence.text)
    ):
        return False
    known = {(m.name.kind, m.name.id) for quote in quotes for m in find_names(names, quote)}
    return all((m.name.kind, m.name.id) in known for m in find_names(names, sentence.text))


def verified(
    sentences: Sequence[AnswerSentence],
    citations: Sequence[Citation],
    *,
    documents: Mapping[str, Document],
    names: NameTable,
) -> bool:
    """Tell whether all citations are exact and all sentences supported: all or nothing."""
    return all(is_exact(c, documents) for c in citations) and all(is_supported(s, citations, names) for s in sentences)
