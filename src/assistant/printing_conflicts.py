"""The report of figures that contradict each other, for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from assistant.answering.conflicts import Conflict
from assistant.http.schemas import passage_href
from assistant.index.opening import Index
from assistant.records import StatedFigure


def print_conflicts(index: Index, conflicts: Sequence[Conflict]) -> None:
    """Print each conflict: both figures, their sentences, where they stand."""
    for number, conflict in enumerate(conflicts, start=1):
        print(f"{number}. {conflict.first.figure.text} / {conflict.second.figure.text}")
        if conflict.announced:
            print("   Two announcements.")
        for row in (conflict.first, conflict.second):
            told = _side(index, row)
            print(f"   {told['quote']}")
            print(f"   {told['title']}, {told['date'] or 'no date'}: {told['href']}")
    announced = sum(conflict.announced for conflict in conflicts)
    print(f"{len(conflicts)} conflicts, {announced} of them between announcements.")


def conflicts_json(index: Index, conflicts: Sequence[Conflict]) -> str:
    """Return the conflicts as JSON."""
    rows = [
        {"announced": c.announced, "figures": [_side(index, row) for row in (c.first, c.second)]} for c in conflicts
    ]
    return json.dumps(
        {"conflicts": rows, "generation": index.manifest.generation}, ensure_ascii=False, indent=2, default=str
    )


def _side(index: Index, row: StatedFigure) -> dict[str, object]:
    document = index.documents[row.document_id]
    return {
        "figure": row.figure.text,
        "quote": " ".join(document.text[row.sentence.start : row.sentence.end].split()),
        "documentId": document.id,
        "title": document.title,
        "kind": document.kind,
        "date": document.date,
        "href": passage_href(document.id, row.sentence.start, row.sentence.end),
    }
