"""A corpus of a given size out of real text: the shipped corpus and the evaluation sets, repeated with other words.

The first round is the text as it is, with what belongs to it (names, known questions). In round k every name and
number is another one, and a clause without either has another longest word, so that sentences differ and none can share
a vector with its copy. Nothing is random.
"""

from __future__ import annotations

import itertools
import json
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.documents import load_document
from ingest.splitting import split_document

_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_CLAUSE = re.compile(r"(?:https?://\S+|[^.!?\n])+[.!?]*")
_PIECE = re.compile(r"https?://\S+|\[\^\w+\]|\d+|[^\W\d_]+")
_STEP, _LONG, _NAME = 37, 7, 4
_SETS = ("rijksoverheid-vac", "minvws-faq", "xquad-nl")


@dataclass(frozen=True, slots=True)
class Source:
    """One document: its file's stem, its id, what front matter it has besides id and title, and its text."""

    stem: str
    id: str
    title: str
    rest: str
    body: str


class Swap:
    """Makes of a text another one of the same shape; `rotate` says how far each word moves in its list."""

    def __init__(self, texts: Sequence[str]) -> None:
        words = {word for text in texts for word in _PIECE.findall(text) if word[0].isalpha() and "/" not in word}
        self._names = _places(w for w in words if w[0].isupper() and w.lower() not in words and len(w) >= _NAME)
        self._long = _places(w for w in words if w.islower() and len(w) >= _LONG)

    def text(self, text: str, *, rotate: int) -> str:
        """Return the copy number `rotate` of a text; 0 is the text itself."""
        return _CLAUSE.sub(lambda clause: self._clause(clause.group(), rotate), text) if rotate else text

    def _clause(self, clause: str, rotate: int) -> str:
        swapped = _PIECE.sub(lambda piece: self._piece(piece.group(), rotate), clause)
        if swapped != clause:
            return swapped
        longest = max((w for w in _PIECE.findall(clause) if w in self._long), key=len, default="")
        return clause.replace(longest, _moved(self._long, longest, rotate), 1) if longest else clause

    def _piece(self, piece: str, rotate: int) -> str:
        if piece.isdecimal():
            number = (int(piece) + rotate - 1) % 28 + 1 if len(piece) <= 2 else int(piece) + rotate
            return str(number).zfill(len(piece))
        return _moved(self._names, piece, rotate) if piece in self._names else piece


def write_corpus(folder: Path, *, corpus: Path, evaluation: Path, passages: int, max_chars: int) -> tuple[int, int]:
    """Fill `folder` with documents until they have at least `passages` passages.

    Returns how many passages and how many characters they have.
    """
    shutil.copytree(corpus, folder, ignore=shutil.ignore_patterns("*.md", "*.txt", "*.html"))
    sources = [*_corpus(corpus), *_evaluation(evaluation)]
    swap = Swap([source.title + "\n" + source.body for source in sources])
    count = chars = 0
    for rotate in itertools.count():
        for source in sources:
            path = folder / f"{source.stem}-{rotate}.md"
            path.write_text(_file(source, swap, rotate), encoding="utf-8")
            document = load_document(path, max_bytes=10**9)
            count += len(split_document(document, max_chars=max_chars))
            chars += len(document.text)
            if count >= passages:
                return count, chars
    raise AssertionError("unreachable")


def _corpus(corpus: Path) -> Iterator[Source]:
    for path in sorted(corpus.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        front = _FRONT_MATTER.match(text)
        lines = front.group(1).splitlines() if front else []
        title = next((line[7:].strip('"') for line in lines if line.startswith("title: ")), "")
        name = next((line[4:].strip() for line in lines if line.startswith("id: ")), path.stem.lower())
        rest = "".join(f"{line}\n" for line in lines if not line.startswith(("id:", "title:")))
        yield Source(path.stem.lower(), name, title, rest, text[front.end() :] if front else text)


def _evaluation(evaluation: Path) -> Iterator[Source]:
    for name in _SETS:
        path = evaluation / name / "passages.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else ()
        for number, row in enumerate(map(json.loads, lines)):
            title = str(row.get("title") or f"Vraag {number}").replace("_", " ")
            yield Source(f"{name}-{number}", f"{name}-{number}", title, "headings: plain\n", row["text"])


def _file(source: Source, swap: Swap, rotate: int) -> str:
    title = json.dumps(swap.text(source.title, rotate=rotate), ensure_ascii=False)
    own = f"{source.id}-{rotate}" if rotate else source.id
    return f"---\nid: {own}\ntitle: {title}\n{source.rest}---\n\n{swap.text(source.body, rotate=rotate)}\n"


def _places(words: Iterator[str]) -> dict[str, tuple[int, list[str]]]:
    ordered = sorted(words)
    return {word: (place, ordered) for place, word in enumerate(ordered)}


def _moved(places: dict[str, tuple[int, list[str]]], word: str, rotate: int) -> str:
    place, ordered = places[word]
    return ordered[(place + _STEP * rotate) % len(ordered)]
