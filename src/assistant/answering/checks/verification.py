"""The last check before anything is shown: each sentence stands, word and figure, in the quotes that it cites."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from assistant.answering.checks.abroad import (
    WORDS,
    keeps_denial_abroad,
    keeps_figures_abroad,
    keeps_modality_abroad,
    keeps_names_abroad,
)
from assistant.answering.checks.company import keeps_company, keeps_order
from assistant.answering.checks.measures import (
    has_quoted_figures,
    has_quoted_names,
    has_quoted_numbers,
    keeps_rates,
)
from assistant.answering.computing.checks import is_computed, keeps_units
from assistant.answering.replying.notation import repeat_figure
from assistant.records import AnswerSentence, Citation, Computation, Document
from assistant.text.figures import find_figures
from assistant.text.names import NameTable

_CHECKS: Final[tuple[Callable[[str, Sequence[str], NameTable], bool], ...]] = (
    has_quoted_figures,
    has_quoted_numbers,
    has_quoted_names,
    keeps_rates,
    keeps_order,
    keeps_company,
)
CHECKS: Final = ("is_exact", "is_supported", *(check.__name__ for check in _CHECKS))
"""The names of all checks that an answer with `verified` passed, as a receipt gives them."""


def is_exact(citation: Citation, documents: Mapping[str, Document]) -> bool:
    """Tell whether a citation's quote is exactly what its document has at its offsets."""
    document = documents.get(citation.document_id)
    return (
        document is not None
        and document.sha256 == citation.text_sha256
        and 0 <= citation.start < citation.end <= len(document.text)
        and document.text[citation.start : citation.end] == citation.quote
    )


def is_supported(
    sentence: AnswerSentence, citations: Sequence[Citation], names: NameTable, computation: Computation | None = None
) -> bool:
    """Tell whether a sentence cites something, and each figure and name in it stands in what it cites.

    A sentence of kind "quote" has to be one of its quotes, letter for letter: then it adds nothing, and no other check
    could find more. One of kind "computed" has to be what the computation over figures in its quotes says, or a figure
    of them in the notation of another language.
    """
    if sentence.kind == "fixed":
        return not sentence.citations
    quotes = [c.quote for c in citations if c.number in sentence.citations]
    if not quotes or sentence.kind == "quote":
        return sentence.text in quotes
    if sentence.kind == "computed" and sentence.language != "nl" and computation is None:
        cited = [figure for quote in quotes for figure in find_figures(quote)]
        return any(sentence.text == repeat_figure(figure, sentence.language) for figure in cited)
    if sentence.kind == "computed":
        return is_computed(sentence, computation, citations)
    if sentence.language != "nl":
        return is_supported_abroad(sentence.text, quotes, names, sentence.language)
    return adds_nothing(sentence.text, quotes, names)


def adds_nothing(text: str, quotes: Sequence[str], names: NameTable) -> bool:
    """Tell whether each figure, loose number and name of `text` stands so in the quotes, with the same company."""
    return all(check(text, quotes, names) for check in _CHECKS)


def is_supported_abroad(text: str, quotes: Sequence[str], names: NameTable, language: str) -> bool:
    """Tell whether each figure, name, denial and duty of a written sentence in another language is that of its quotes.

    False for a language that can't be checked.
    """
    return language in WORDS and (
        keeps_figures_abroad(text, quotes, language)
        and keeps_names_abroad(text, quotes, names, language)
        and keeps_denial_abroad(text, quotes, language)
        and keeps_modality_abroad(text, quotes, language)
    )


def verified(
    sentences: Sequence[AnswerSentence],
    citations: Sequence[Citation],
    *,
    documents: Mapping[str, Document],
    names: NameTable,
    computation: Computation | None = None,
) -> bool:
    """Tell whether all citations are exact and all sentences supported: all or nothing."""
    return (
        all(is_exact(c, documents) for c in citations)
        and all(is_supported(s, citations, names, computation) for s in sentences)
        and keeps_units(computation, citations, documents)
    )
