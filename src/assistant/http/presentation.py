"""Templates and what they need: dates in Dutch, sentences cut at the words that matter, addresses of files."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound

from assistant.errors import SettingsError
from assistant.http.calculation import lay_out
from assistant.http.document_view import join_runs
from assistant.http.life_words import life_words
from assistant.http.official_links import official_link
from assistant.http.questions import dutch_number
from assistant.http.schemas import document_href, passage_href, version_href
from assistant.http.statistics_words import cell_words
from assistant.http.stylesheet import NAME, join_stylesheet
from assistant.records import Answer, AnswerSentence, Citation, ExplainedTerm, Focus, Kind, Reference
from assistant.text.calendar import dutch_date as dutch_date

SITE_NAME: Final = "Vraagbaak Kansrijke Wijk"
KINDS: Final[Mapping[Kind, str]] = {"announcement": "officieel bericht", "summary": "samenvatting", "other": "bron"}

_LIST_LEAST = 5
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the main menu or the footer; `page` is the name that the template of that page sets as `here`."""

    page: str
    href: str
    label: str


MENU: Final = (
    MenuEntry("question", "/", "Stel een vraag"),
    MenuEntry("areas", "/gebieden", "Gebieden"),
    MenuEntry("amounts", "/bedragen", "Bedragen"),
    MenuEntry("search", "/zoeken", "Zoeken"),
    MenuEntry("documents", "/bronnen", "Bronnen"),
    MenuEntry("desk", "/concept", "Concept"),
    MenuEntry("about", "/over", "Over"),
)
FOOTER: Final = (
    MenuEntry("privacy", "/over/privacy", "Privacy"),
    MenuEntry("accessibility", "/over/toegankelijkheid", "Toegankelijkheid"),
    MenuEntry("algorithm", "/over/algoritme", "Algoritme"),
    MenuEntry("statistics", "/over/statistiek", "Statistiek"),
    MenuEntry("api", "/over/api", "API"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text; `strong` when it is what was asked for, `word` its number in the word list, 0 for none."""

    text: str
    strong: bool = False
    word: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """Sentences of a list that belong together; `heading` is the name of the area they are about, or ""."""

    heading: str
    sentences: tuple[AnswerSentence, ...]


class Renderer:
    """Fills templates of a `web` folder. Raises SettingsError when the folder is not there.

    `days_kept` is how long receipts, with the questions, are kept; 0 for not at all.
    """

    def __init__(self, web: Path, *, days_kept: int = 0) -> None:
        if not (web / "templates").is_dir():
            raise SettingsError(f"There are no templates in {web}. Set ASSISTANT_WEB to the web folder of the program.")
        self._environment = Environment(
            loader=FileSystemLoader(web / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(
            dutch_date=dutch_date,
            dutch_time=dutch_time,
            dutch_number=dutch_number,
            web_address=web_address,
            cell_words=cell_words,
        )
        self._environment.globals.update(
            site_name=SITE_NAME,
            menu=MENU,
            footer=FOOTER,
            days_kept=days_kept,
            kinds=KINDS,
            asset=_assets(web).__getitem__,
            document_href=document_href,
            passage_href=passage_href,
            listed_sentences=listed_sentences,
            sentence_parts=sentence_parts,
            cell_name=cell_name,
            quote_parts=quote_parts,
            text_direction=text_direction,
            official_pages=official_pages,
            official_name=official_name,
            official_link=official_link,
            join_runs=join_runs,
            lay_out=lay_out,
            marked_parts=marked_parts,
            life_words=life_words,
            version_href=version_href,
        )

    def render(self, template: str, /, *, status: int = 200, **context: Any) -> HTMLResponse:
        """Return a page made of a template."""
        try:
            page = self._environment.get_template(template)
        except TemplateNotFound as exc:
            raise SettingsError(
                f"The template {template!r} is missing. Set ASSISTANT_WEB to a complete web folder."
            ) from exc
        return HTMLResponse(page.render(**context), status_code=status)


def dutch_time(moment: str | dt.datetime) -> str:
    """Return a moment, or its ISO 8601 form, in Dutch time, as in "24 november 2026 om 14.05 uur"."""
    local = (dt.datetime.fromisoformat(moment) if isinstance(moment, str) else moment).astimezone(_AMSTERDAM)
    return f"{dutch_date(local.date())} om {local:%H.%M} uur"


def text_direction(language: str) -> str:
    """Return the direction in which a language is written, as the `dir` of HTML has it."""
    return "rtl" if language == "ar" else "ltr"


def web_address(url: str) -> str:
    """Return `url` when it is one a link may lead to, else ""."""
    return url if url.startswith(("https://", "http://")) else ""


def official_pages(citation: Citation) -> tuple[Reference, ...]:
    """Return the official pages behind a quote, each once: of a summary those of its footnotes, else its own."""
    if citation.kind != "summary":
        own = Reference(citation.end, "", citation.title, citation.url)
        return (own,) if web_address(citation.url) else ()
    return tuple({r.url: r for r in citation.sources if web_address(r.url)}.values())


def official_name(reference: Reference) -> str:
    """Return what an official page is called: the words of its footnote, the address left out."""
    return reference.text.replace(reference.url, "").strip() if reference.url else reference.text


def listed_sentences(answer: Answer) -> tuple[Listed, ...]:
    """Return the sentences of an answer that is shown as a list, by area; none for at most four.

    The groups have headings only where one of several has more than one sentence.
    """
    told = [s for s in answer.sentences if s.kind != "fixed"]
    if len(told) < _LIST_LEAST:
        return ()
    groups = [Listed(name, tuple(members)) for name, members in groupby(told, key=lambda s: s.group)]
    headed = len(groups) > 1 and any(len(g.sentences) > 1 for g in groups if g.heading)
    return tuple(groups) if headed else (Listed("", tuple(told)),)


def sentence_parts(sentence: AnswerSentence, answer: Answer) -> Iterator[Part]:
    """Yield the text of a sentence of an answer, what was asked for apart."""
    focus = answer.focus
    found = -1
    if focus is not None and focus.citation in sentence.citations:
        quoted = next((c for c in answer.citations if c.number == focus.citation and c.quote == sentence.text), None)
        found = focus.start - quoted.start if quoted else sentence.text.find(focus.text)
    return _parts(sentence.text, found, focus)


def cell_name(sentence: AnswerSentence, answer: Answer) -> str:
    """Return what the asked cell of a table's row is called, in brackets; "" for another sentence."""
    cited = (c for c in answer.citations if c.number in sentence.citations and c.quote == sentence.text)
    return next((f"({c.cell})" for c in cited if c.cell), "")


def quote_parts(citation: Citation, answer: Answer) -> Iterator[Part]:
    """Yield the text of a quote, what was asked for apart, and the words that the word list explains."""
    focus = answer.focus
    in_quote = focus is not None and focus.citation == citation.number
    start = citation.start
    for part in _parts(citation.quote, focus.start - citation.start if focus and in_quote else -1, focus):
        yield from _words(part, start, [t if t.citation == citation.number else None for t in answer.terms])
        start += len(part.text)


def marked_parts(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Part]:
    """Yield `text` cut at the spans, each of which is strong; they are ordered and disjoint."""
    at = 0
    for start, end in spans:
        yield Part(text[at:start])
        yield Part(text[start:end], strong=True)
        at = end
    yield Part(text[at:])


def _words(part: Part, start: int, terms: Sequence[ExplainedTerm | None]) -> Iterator[Part]:
    """Cut a part that begins at `start` of its document at the words that are explained."""
    done = start
    end = start + len(part.text)
    inside = [(t.start, t.end, n) for n, t in enumerate(terms, 1) if t is not None and start <= t.start < t.end <= end]
    for first, last, number in sorted(inside):
        yield replace(part, text=part.text[done - start : first - start])
        yield replace(part, text=part.text[first - start : last - start], word=number)
        done = last
    yield replace(part, text=part.text[done - start :])


def _parts(text: str, start: int, focus: Focus | None) -> Iterator[Part]:
    """Yield `text` with the words of `focus`, that stand at `start`, apart; whole when they don't stand there."""
    if focus is None or start < 0 or text[start : start + len(focus.text)] != focus.text:
        yield Part(text)
        return
    end = start + len(focus.text)
    yield from (part for part in (Part(text[:start]), Part(focus.text, True), Part(text[end:])) if part.text)


def _assets(web: Path) -> dict[str, str]:
    """Map each static file to its address with a hash of its content, so that it can be kept for long."""
    files = {path.name: path.read_bytes() for path in sorted((web / "static").iterdir()) if path.is_file()}
    files[NAME] = join_stylesheet(web)
    return {name: f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:16]}" for name, content in files.items()}
