"""What a percentage is a part of: "85 procent van de scholen" is not told as 85 procent of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.checks.alternatives import alternatives
from assistant.text.names import NameTable
from assistant.text.words import fold, lemma

_BASE: Final = re.compile(r"(?:\bprocent|%)\s+van\s+(?:(?:de|het|een|alle|deze|die)\s+)?([^\W\d_]+)", re.IGNORECASE)


def keeps_bases(text: str, quotes: Sequence[str], names: NameTable) -> bool:  # noqa: ARG001
    """Tell whether what stands behind "procent van" is what stands there in a quote, or another word for it."""
    known = {base for quote in quotes for base in _bases(quote)}
    return not known or all(base in known or alternatives(base) & known for base in _bases(text))


def _bases(text: str) -> set[str]:
    return {lemma(fold(found)) for found in _BASE.findall(text)}
