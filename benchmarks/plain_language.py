"""How readable is what the product itself writes: Flesch-Douma and the length of sentences, per source of text.

The score is 206.84 - 0.93 * words per sentence - 77 * syllables per word (Douma, 1960); 60 is about level B1. Syllables
are those of the hyphenation patterns of textstat. Quotes are not measured: they are not ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Final

import lxml.html  # type: ignore[import-untyped]
import textstat

from assistant.answering.receipts.receipts import FINDINGS
from assistant.answering.replying.replies import REPLIES
from assistant.http.api_guide import FIELDS
from assistant.http.pages.asking import TITLES
from assistant.http.pages.failures import FAILURES
from assistant.http.published import CHECKS, read_register
from assistant.http.statistics_words import WORDS
from assistant.text.names import NameTable

AIM: Final = 60.0
_NAME: Final = "Zonnewijk"
_TEMPLATE_CODE: Final = re.compile(r"\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}", re.DOTALL)
_BLOCKS: Final = ("p", "li", "h1", "h2", "h3", "button", "label", "dt", "dd", "th", "td", "a")


def plain_language_table(names: NameTable, web: Path) -> list[str]:
    """Return a table with the score, the sentences and the words per sentence of each source of text."""
    textstat.set_lang("nl")
    rows = [
        "What the product itself writes, quotes left out. Flesch-Douma: higher is easier, 60 is about B1 "
        f"(`textstat`, Dutch syllables); the aim is {AIM:.0f} or more.",
        "",
        "| text | Flesch-Douma | sentences | words per sentence |",
        "|---|---|---|---|",
    ]
    for source, sentences in texts_by_source(names, web).items():
        words = sum(len(sentence.split()) for sentence in sentences)
        rows.append(
            f"| {source} | {reading_ease(sentences):.0f} | {len(sentences)} | {words / max(1, len(sentences)):.1f} |"
        )
    return rows


def reading_ease(sentences: tuple[str, ...]) -> float:
    """Return the Flesch-Douma score of sentences that each end in a mark."""
    textstat.set_lang("nl")
    return float(textstat.flesch_reading_ease(" ".join(sentences)))


def texts_by_source(names: NameTable, web: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the sentences that the product itself writes, by where they stand."""
    programme = str(names.raw.get("programme", {}).get("name", ""))
    filled = [fill_reply(text, programme=programme) for text in REPLIES.values()]
    terms = [row["explanation"] for row in names.raw.get("terms", ()) if row.get("explanation")]
    paths = sorted((web / "templates").glob("*.html"))
    templates = [text for path in paths if not _is_about(path) for text in template_texts(path)]
    about = [text for path in paths if _is_about(path) for text in template_texts(path)]
    words = [word for kind in WORDS.values() for word in kind.values()]
    pages = [*TITLES.values(), *(text for failure in FAILURES.values() for text in failure)]
    sources = {"replies": filled, "glossary": terms, "templates": templates, "titles and errors": pages}
    sources["about pages"] = [*about, *CHECKS.values(), *FIELDS.values(), *words]
    sources["algorithm register"] = list(block_texts(read_register()))
    sources["receipts"] = list(FINDINGS.values())
    return {source: tuple(s for text in texts for s in _sentences(text)) for source, texts in sources.items()}


def fill_reply(text: str, *, programme: str) -> str:
    """Return a reply with the programme's name, and a name of two syllables for each other word that it leaves open."""
    opened = {field for _, field, _, _ in Formatter().parse(text) if field}
    return text.format_map({**dict.fromkeys(opened, _NAME), "programme": programme})


def template_texts(path: Path) -> Iterator[str]:
    """Yield the text of each block of a template, without its code and markup."""
    yield from block_texts(_TEMPLATE_CODE.sub(" ", path.read_text(encoding="utf-8")))


def block_texts(source: str) -> Iterator[str]:
    """Yield the text of each block of HTML that is no more than a label."""
    for element in lxml.html.fromstring(f"<div>{source}</div>").iter(*_BLOCKS):
        if element.xpath("ancestor::p | ancestor::li[not(.//p)]") and element.tag != "li":
            continue
        text = " ".join(element.text_content().split())
        if len(re.findall(r"[^\W\d_]{2,}", text)) > 1 and not element.xpath(".//p | .//li"):
            yield text


def _is_about(path: Path) -> bool:
    return path.name.startswith("over")


def _sentences(text: str) -> list[str]:
    """Cut a text into sentences; a heading or label without an end mark gets one."""
    marked = text if text.rstrip()[-1:] in ".!?" else f"{text.rstrip(': ')}."
    return [s for s in re.split(r"(?<=[.!?])\s+", marked) if re.search(r"\w", s)]
