"""A checked text on a terminal: a line per sentence, what differs, and the quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from assistant.answering.checking.verdicts import CheckedSentence, Verdict

VERDICTS: Final[Mapping[Verdict, str]] = {
    "supported": "staat in de bronnen",
    "contradicted": "de bron zegt iets anders",
    "notInSources": "staat niet in de bronnen",
    "noClaim": "geen bewering",
}
_MARKS: Final[Mapping[Verdict, str]] = {
    "supported": "ok ",
    "contradicted": "BAD",
    "notInSources": "?  ",
    "noClaim": "-  ",
}


def print_checks(checked: Sequence[CheckedSentence]) -> None:
    """Print each sentence with its verdict."""
    for sentence in checked:
        print(f"{_MARKS[sentence.verdict]} {sentence.text}\n      {VERDICTS[sentence.verdict]}")
        for difference in sentence.differences:
            print(f"      uw tekst: {difference.said or '(niets)'}; de bron: {difference.source or '(niets)'}")
        for citation in sentence.citations[:1]:
            near = "dichtbij: " if sentence.verdict == "notInSources" else ""
            print(f"      {near}“{citation.quote}” ({citation.title})")
