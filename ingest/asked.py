"""Questions that people ask: `<corpus>/asked/<document id>.yaml` maps a sentence to the questions it answers.

`<document id>.<anything>.yaml` adds to it. They are never shown; a question that is alike leads to its sentence.
`<corpus>/asked/unanswered.yaml` lists questions that no document answers: a question that is alike is rather refused.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice, takewhile
from pathlib import Path

import yaml

from assistant.records import Document, Passage

UNANSWERED = "unanswered.yaml"


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader written in C, ten times as fast, where it is there; it loads the same."""

Asked = Mapping[str, tuple[str, ...]]


class AskedFiles:
    """The files below `<corpus>/asked`, listed once."""

    def __init__(self, corpus: Path) -> None:
        self._folder = corpus / "asked"
        self._names = sorted(path.name for path in self._folder.glob("*.yaml"))

    def of(self, document_id: str) -> tuple[Path, ...]:
        """Return `<document id>.yaml` where it is there, then each `<document id>.<anything>.yaml` in order."""
        start = f"{document_id}."
        first = bisect_left(self._names, start)
        names = list(takewhile(lambda name: name.startswith(start), islice(self._names, first, None)))
        names.sort(key=lambda name: (name != f"{document_id}.yaml", name))
        return tuple(self._folder / name for name in names)


def load_asked(path: Path) -> tuple[Asked, str]:
    """Return the questions by sentence of one file, and a message when it can't be read, else ""."""
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), _LOADER) or {}
        return {sentence: tuple(map(str, questions)) for sentence, questions in rows.items()}, ""
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError, TypeError, RecursionError) as exc:
        return {}, f"{path}: not a YAML mapping of sentences to lists of questions ({type(exc).__name__}). Mend it."


def load_unanswered(corpus: Path) -> tuple[tuple[str, ...], str]:
    """Return the questions of `<corpus>/asked/unanswered.yaml`, and a message when it can't be read, else ""."""
    path = corpus / "asked" / UNANSWERED
    try:
        rows = (yaml.safe_load(path.read_text(encoding="utf-8")) or ()) if path.exists() else ()
        if not all(isinstance(row, str) for row in rows):
            raise TypeError("a question that is no text")
        return tuple(dict.fromkeys(rows)), ""
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError, RecursionError) as exc:
        return (), f"{path}: not a YAML list of questions ({type(exc).__name__}). Mend it."


def attach_asked(
    document: Document, passages: Iterable[Passage], asked: Asked
) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Return the passages with each sentence's questions added, and the sentences of `asked` the document has not."""
    found: set[str] = set()
    attached = []
    for passage in passages:
        sentences = []
        for sentence in passage.sentences:
            text = " ".join(document.text[sentence.start : sentence.end].split())
            if text in asked:
                found.add(text)
                sentence = replace(sentence, asked=tuple(dict.fromkeys((*sentence.asked, *asked[text]))))
            sentences.append(sentence)
        attached.append(replace(passage, sentences=tuple(sentences)))
    return tuple(attached), tuple(text for text in asked if text not in found)
