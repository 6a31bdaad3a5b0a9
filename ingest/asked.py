"""Questions that people ask: `<corpus>/asked/<document id>.yaml` maps a sentence to the questions it answers.

They are never shown; a question that is alike leads to its sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import yaml

from assistant.records import Document, Passage

Asked = Mapping[str, tuple[str, ...]]


def load_asked(corpus: Path, document_id: str) -> tuple[Asked, str]:
    """Return the questions by sentence for one document, and a message when its file can't be read, else ""."""
    path = corpus / "asked" / f"{document_id}.yaml"
    if not path.exists():
        return {}, ""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        return {sentence: tuple(map(str, questions)) for sentence, questions in rows.items()}, ""
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError, TypeError, RecursionError) as exc:
        return {}, f"{path}: not a YAML mapping of sentences to lists of questions ({type(exc).__name__}). Mend it."


def attach_asked(
    document: Document, passages: Iterable[Passage], asked: Asked
) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Return the passages with each sentence's questions, and the sentences of `asked` that the document has not."""
    found: set[str] = set()
    attached = []
    for passage in passages:
        sentences = []
        for sentence in passage.sentences:
            text = " ".join(document.text[sentence.start : sentence.end].split())
            if text in asked:
                found.add(text)
                sentence = replace(sentence, asked=asked[text])
            sentences.append(sentence)
        attached.append(replace(passage, sentences=tuple(sentences)))
    return tuple(attached), tuple(text for text in asked if text not in found)
