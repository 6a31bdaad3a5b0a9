"""Footnotes of a page, kept apart from its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ingest.pdf.joining import join_lines
from ingest.pdf.lines import Line
from ingest.pdf.words import MARK_CLOSE, MARK_OPEN

MARK = re.compile(f"{MARK_OPEN}([^{MARK_CLOSE}]*){MARK_CLOSE}")
_PLAIN_LABEL = re.compile(r"(\d{1,3}|[*†‡]{1,3})[.)]?\s+(?=\S)")
_SMALL = 0.93


def marks_in(lines: Sequence[Line]) -> set[str]:
    """Return the labels of the marks that stand behind a word."""
    return {match[1] for line in lines for match in MARK.finditer(line.text) if match.start()}


def take_notes(
    lines: Sequence[Line], *, body_size: float, labels: Collection[str], known: Collection[str]
) -> tuple[list[Line], dict[str, str]]:
    """Return the lines of a page without its footnotes, and these by label.

    `labels` are those that the text refers to. A note begins with its mark, or with its number in small letters.
    """
    rest: list[Line] = []
    notes: dict[str, list[str]] = {}
    label: str | None = None
    before: Line | None = None
    for line in lines:
        found = _label(line, small=line.size <= _SMALL * body_size)
        if found and found[0] in labels and found[0] not in notes:
            label = found[0]
            notes[label] = [line.text[found[1] :]]
        elif label is not None and before is not None and _goes_on(before, line, body_size):
            notes[label].append(line.text)
        else:
            label = None
            rest.append(line)
        before = line
    return rest, {key: MARK.sub("", join_lines(parts, known)) for key, parts in notes.items()}


def _label(line: Line, *, small: bool) -> tuple[str, int] | None:
    """Return the label that a line begins with, and where its text begins."""
    mark = MARK.match(line.text)
    if mark:
        return mark[1], mark.end()
    plain = _PLAIN_LABEL.match(line.text) if small else None
    return (plain[1], plain.end()) if plain else None


def _goes_on(before: Line, line: Line, body_size: float) -> bool:
    same = abs(line.size - before.size) < 0.05 * before.size and line.size <= _SMALL * body_size
    return same and 0 < line.base - before.base < 2 * line.size
