"""What a PDF says of itself, kept only where its pages say the same: such fields are often left from a template."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.records import Heading
from assistant.text.figures import find_figures

_WORD = re.compile(r"[^\W_]{2,}")
_SAME = 0.7
_TITLE_MAX = 250


def find_meta(stated: Mapping[str, str], text: str, headings: Sequence[Heading], first_page: str) -> dict[str, str]:
    """Return title, publisher and date as far as they can be told.

    `stated` are the fields of the file. A field counts when its words stand on the first page (title) or anywhere in
    the text (publisher); else the title is the first heading of the largest letters. The date is one that stands alone
    on a line of the first page, when there is only one.
    """
    found = {"title": _title(stated, headings, first_page)}
    author = " ".join(stated.get("Author", "").split())
    if author and author.lower() in " ".join(text.lower().split()):
        found["publisher"] = author
    dates = {d for line in first_page.splitlines() if (d := _lone_date(line))}
    if len(dates) == 1:
        found["date"] = dates.pop()
    return {key: value for key, value in found.items() if value}


def _title(stated: Mapping[str, str], headings: Sequence[Heading], first_page: str) -> str:
    words = set(_words(first_page))
    for field in ("Title", "Subject"):
        own = _words(stated.get(field, ""))
        if len(own) > 1 and len(stated[field]) <= _TITLE_MAX and sum(w in words for w in own) >= _SAME * len(own):
            return " ".join(stated[field].split())
    largest = min((heading.level for heading in headings), default=0)
    return next((heading.title for heading in headings if heading.level == largest), "")


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _lone_date(line: str) -> str:
    """Return the day that a line says and nothing more, "" for any other line."""
    figures = find_figures(line) if len(line) < 40 else []
    if len(figures) != 1 or figures[0].kind != "date":
        return ""
    figure = figures[0]
    if figure.first is None or figure.first != figure.last:
        return ""
    rest = (line[: figure.start] + line[figure.end :]).strip(" .:")
    return figure.first.isoformat() if rest.lower() in ("", "datum") else ""
