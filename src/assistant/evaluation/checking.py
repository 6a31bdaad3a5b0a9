"""How often a check of a text is right: on the sources' own sentences, on those made wrong, on other subjects."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from assistant.answering.checking.checking import check_claims
from assistant.answering.checking.claims import Claim
from assistant.answering.checking.verdicts import CheckedSentence
from assistant.errors import SettingsError
from assistant.evaluation.mutations import Mutant, mutate_all
from assistant.evaluation.passages import read_rows
from assistant.index.entries import sentence_text
from assistant.index.opening import Index
from assistant.text.sentences import split_paragraph
from assistant.text.words import PIECE

VERDICTS: Final = ("supported", "contradicted", "notInSources")
_LEAST_WORDS: Final = 4
_BATCH: Final = 200
_TURNS: Final[tuple[tuple[str, str, str], ...]] = (
    ("denial", r"\bgeen\b", "een"),
    ("denial", r"\bniet ", ""),
    ("denial", r"\b(wordt|worden|is|zijn|heeft|hebben|komt|kreeg|krijgt)\b", r"\1 niet"),
    ("duty", r"\bmogen\b", "moeten"),
    ("duty", r"\bmag\b", "moet"),
    ("duty", r"\bmoet\b", "mag"),
    ("duty", r"\bkan\b", "moet"),
    ("all or some", r"\balle\b", "sommige"),
    ("all or some", r"\balleen\b", "ook"),
    ("more or less", r"\bmeer\b", "minder"),
    ("more or less", r"\bminder\b", "meer"),
    ("words added", r"\.$", " voor zwembaden."),
    ("words added", r"\.$", ", omdat de buurt dat wilde."),
)


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A sentence that says in other words what `quote`, a sentence of the sources, says."""

    text: str
    quote: str


def source_sentences(index: Index) -> tuple[str, ...]:
    """Return the sentences of all documents, each once, that have four words or more."""
    texts = (sentence_text(index.documents[p.document_id], s) for p in index.passages for s in p.sentences)
    return tuple(t for t in dict.fromkeys(texts) if len(PIECE.findall(t)) >= _LEAST_WORDS and not t.endswith("?"))


def turned_sentences(sentences: Sequence[str]) -> tuple[Mutant, ...]:
    """Return the sentences with one small word changed that turns what they say."""
    made = [
        Mutant(sentence, changed, change)
        for sentence in sentences
        for change, pattern, other in _TURNS
        for changed in [re.sub(pattern, other, sentence, count=1)]
        if changed != sentence
    ]
    return tuple(dict.fromkeys(made))


def make_mutants(index: Index, *, sample: int | None = None, seed: int = 1) -> tuple[Mutant, ...]:
    """Return all wrong sentences made of the sources', or a sample of them that is the same for the same seed.

    What is made so and happens to be another sentence of the sources is left out.
    """
    sentences = source_sentences(index)
    made = (*mutate_all(sentences, index.names, seed=seed), *turned_sentences(sentences))
    true = set(sentences)
    mutants = [m for m in made if m.text not in true]
    return tuple(mutants) if sample is None else tuple(random.Random(seed).sample(mutants, min(sample, len(mutants))))


def check_each(index: Index, sentences: Sequence[str]) -> tuple[CheckedSentence, ...]:
    """Check sentences one by one, as if each were a text of its own."""
    claims = [Claim(text, 0, len(text), True, ()) for text in sentences]
    batches = (claims[i : i + _BATCH] for i in range(0, len(claims), _BATCH))
    return tuple(checked for batch in batches for checked in check_claims(index, batch))


def stray_sentences(sets: Path, *, limit: int, seed: int = 1) -> tuple[str, ...]:
    """Return sentences of the passages of the retrieval sets below `sets`, which are about other subjects."""
    texts = [str(row["text"]) for path in sorted(sets.glob("*/passages.jsonl")) for row in read_rows(path, ("text",))]
    random.Random(seed).shuffle(texts)
    found = (text[s.start : s.end] for text in texts for s in split_paragraph(text, 0, len(text)))
    kept = (t for t in found if len(PIECE.findall(t)) >= _LEAST_WORDS and not t.endswith("?"))
    return tuple(text for text, _ in zip(dict.fromkeys(kept), range(limit), strict=False))


def load_paraphrases(path: Path) -> tuple[Paraphrase, ...]:
    """Read a YAML list of `text` and `quote`. Raises SettingsError when it is none."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
        return tuple(Paraphrase(row["text"], row["quote"]) for row in rows)
    except (OSError, yaml.YAMLError, TypeError, KeyError) as exc:
        raise SettingsError(f"{path} is no list of text and quote: {exc}.") from exc


def wrongly_supported(index: Index, mutants: Sequence[Mutant]) -> tuple[tuple[Mutant, CheckedSentence], ...]:
    """Return the wrong sentences that a check calls supported."""
    checked = check_each(index, [m.text for m in mutants])
    return tuple((m, c) for m, c in zip(mutants, checked, strict=True) if c.verdict == "supported")


def checking_table(index: Index, paraphrases: Sequence[Paraphrase], strays: Sequence[str]) -> list[str]:
    """Return the table of verdicts: per set of sentences how many got which."""
    mutants = make_mutants(index)
    verdicts = check_each(index, [m.text for m in mutants])
    rows: dict[str, Counter[str]] = {
        "sentences of the sources": _count(index, source_sentences(index)),
        "their paraphrases": _count(index, [p.text for p in paraphrases]),
    }
    for change in sorted({m.change for m in mutants}):
        chosen = [c.verdict for m, c in zip(mutants, verdicts, strict=True) if m.change == change]
        rows[f"made wrong: {change}"] = Counter(chosen)
    rows["made wrong: all"] = Counter(c.verdict for c in verdicts)
    rows["other subjects"] = _count(index, strays)
    return [*_header(), *(_line(name, counts) for name, counts in rows.items())]


def _count(index: Index, sentences: Sequence[str]) -> Counter[str]:
    return Counter(c.verdict for c in check_each(index, sentences))


def _header() -> Iterator[str]:
    yield "| sentences | number | supported | contradicted | not in the sources |"
    yield "|---|---|---|---|---|"


def _line(name: str, counts: Counter[str]) -> str:
    cells = " | ".join(str(counts[verdict]) for verdict in VERDICTS)
    return f"| {name} | {counts.total()} | {cells} |"
