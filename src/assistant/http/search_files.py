"""What a search found, to show and to take along: its marked words, its reasons in Dutch, and files of it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from fastapi import Request
from fastapi.responses import Response

from assistant.http.figures_csv import BOM, harmless_cell
from assistant.http.life_words import life_line
from assistant.http.presentation import KINDS, dutch_date, web_address
from assistant.http.schemas import PassageOut, SearchResponse, passage_href
from assistant.http.search_reasons import describe_reason
from assistant.index.opening import Index
from assistant.records import SearchHit

COLUMNS: Final = (
    "Nummer", "Passage", "Gevonden omdat de passage", "Kop", "Titel bron", "Uitgever", "Datum bron", "Soort",
    "Lees in de bron", "Officiële pagina", "Document", "Begin passage", "Einde passage",
    "Geldigheid",
)  # fmt: skip
_MARKUP: Final = re.compile(r"([\\`*_\[\]<>|#])")


_PARAGRAPH: Final = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")
HitMark = Literal["", "found", "related"]
_FOUND: Final[HitMark] = "found"
_RELATED: Final[HitMark] = "related"
FILES: Final = ("csv", "markdown", "json")


@dataclass(frozen=True, slots=True)
class HitPart:
    """A piece of a passage: plain, a word that was looked for or a name ("found"), or one like it ("related")."""

    text: str
    kind: HitMark = ""


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage as it is shown: the heading right above it, and its paragraphs."""

    heading: tuple[HitPart, ...]
    paragraphs: tuple[tuple[HitPart, ...], ...]


def view_hit(hit: SearchHit) -> HitView:
    """Cut a passage into its heading, which its text often begins with, and its paragraphs, with the words marked."""
    heading = hit.heading.split(" – ")[-1] or hit.title
    body = 0
    if hit.text.startswith(heading + "\n"):
        body = len(heading)
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(hit.text, body)]
    return HitView(
        tuple(hit_parts(hit, 0, body)) if body else (HitPart(heading),),
        tuple(tuple(hit_parts(hit, start, end)) for start, end in paragraphs),
    )


def hit_parts(hit: SearchHit, start: int, end: int) -> Iterator[HitPart]:
    """Yield `[start, end)` of a passage's text cut at the words that it was found by; joined they are that text."""
    related = (span for reason in hit.reasons if reason.kind == "related" for span in reason.spans)
    marks = [*((s.start, s.end, _FOUND) for s in hit.highlights), *((s.start, s.end, _RELATED) for s in related)]
    done = start
    for first, last, kind in sorted(((a - hit.start, b - hit.start, kind) for a, b, kind in marks), key=_longest_first):
        first, last = max(first, done), min(last, end)
        if first < last:
            if done < first:
                yield HitPart(hit.text[done:first])
            yield HitPart(hit.text[first:last], kind)
            done = last
    if done < end:
        yield HitPart(hit.text[done:end])


def _longest_first(mark: tuple[int, int, HitMark]) -> tuple[int, int]:
    return mark[0], -mark[1]


def write_file(form: str, hits: Sequence[SearchHit], *, words: str, index: Index, site: str) -> Response | None:
    """Return passages as a file of one of the FILES, None for any other; `site` as site_of gives it."""
    if form == "csv":
        return _file(write_hits_csv(hits, site=site), "text/csv; charset=utf-8", "zoeken.csv")
    if form == "markdown":
        text = write_hits_markdown(hits, words=words, site=site)
        return _file(text, "text/markdown; charset=utf-8", "zoeken.md")
    if form == "json":
        given = search_response(hits, words=words, index=index)
        return _file(given.model_dump_json(by_alias=True, indent=2), "application/json", "zoeken.json")
    return None


def search_response(hits: Sequence[SearchHit], *, words: str, index: Index) -> SearchResponse:
    """Return passages as the JSON of the API."""
    passages = [PassageOut.model_validate(hit) for hit in hits]
    return SearchResponse(query=words, passages=passages, generation=index.manifest.generation)


def site_of(request: Request) -> str:
    """Return the address of this server as the client has it, without a slash at its end."""
    return f"{request.url.scheme}://{request.url.netloc}"


def write_hits_csv(hits: Iterable[SearchHit], *, site: str) -> str:
    """Return the passages as a table; `site` is the address of this server, without a slash at its end."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows([harmless_cell(cell) for cell in _cells(number, hit, site)] for number, hit in enumerate(hits, 1))
    return BOM + out.getvalue()


def write_hits_markdown(hits: Sequence[SearchHit], *, words: str, site: str) -> str:
    """Return the passages as a numbered list with the source of each."""
    rows = [f"# Gezocht: {_plain(words)}", "", f"{len(hits)} {'passage' if len(hits) == 1 else 'passages'}.", ""]
    for number, hit in enumerate(hits, 1):
        quote = [f"   > {_plain(line)}".rstrip() for line in hit.text.strip().split("\n")]
        rows += [f"{number}. **{_plain(hit.heading or hit.title)}**", "", *quote, "", f"   {_source(hit, site)}", ""]
        rows += [f"   Gevonden omdat de passage {_plain(_told(hit))}.", ""] if hit.reasons else []
    return "\n".join(rows)


def _file(content: str, media_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)


def _cells(number: int, hit: SearchHit, site: str) -> tuple[str, ...]:
    return (
        str(number),
        hit.text.strip(),
        _told(hit),
        hit.heading,
        hit.title,
        hit.publisher,
        hit.date.strftime("%d-%m-%Y") if hit.date else "",
        KINDS[hit.kind],
        site + passage_href(hit.document_id, hit.start, hit.end),
        web_address(hit.url),
        hit.document_id,
        str(hit.start),
        str(hit.end),
        life_line(hit.life),
    )


def _told(hit: SearchHit) -> str:
    return "; ".join(describe_reason(reason) for reason in hit.reasons)


def _source(hit: SearchHit, site: str) -> str:
    parts = [
        _plain(hit.title),
        _plain(hit.publisher),
        dutch_date(hit.date) if hit.date else "",
        KINDS[hit.kind],
        life_line(hit.life),
    ]
    links = [f"[lees in de bron]({site}{passage_href(hit.document_id, hit.start, hit.end)})"]
    if web_address(hit.url):
        links.append(f"[officiële pagina](<{hit.url.replace('>', '%3E')}>)")
    return ", ".join([*filter(None, parts), *links])


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
