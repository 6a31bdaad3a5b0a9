"""A draft as Markdown with footnotes, as an HTML page of its own, and as plain text with a list of sources."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from assistant.answering.drafting.files.notes import addresses, note_text
from assistant.answering.drafting.records import Block, Draft, Sentence
from assistant.records import Citation

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#|~])")
_LINE_START: Final = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))", re.MULTILINE)
_STYLE: Final = (
    "body{font:1.0625rem/1.6 Arial,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    ".open{border-left:4px solid;padding-left:.75rem;font-weight:bold}blockquote{margin:.25rem 0}"
)


def write_markdown(draft: Draft) -> bytes:
    """Return Markdown, UTF-8: footnotes as [^1]."""
    blocks = [_markdown_block(block) for block in draft.blocks]
    notes = [f"[^{c.number}]: {_escaped(note_text(c))}" for c in draft.citations]
    return ("\n\n".join([*blocks, *notes]) + "\n").encode()


def write_plain(draft: Draft) -> bytes:
    """Return plain text, UTF-8: marks as [1], the sources in a list below."""
    blocks = [" ".join(_with_marks(s) for s in block.sentences) for block in draft.blocks]
    sources = [f"[{c.number}] {note_text(c)}" for c in draft.citations]
    return ("\n\n".join([*blocks, *(["Bronnen", *sources] if sources else [])]) + "\n").encode()


def write_html(draft: Draft) -> bytes:
    """Return a page of HTML, UTF-8, that needs no other file; each mark leads to its source."""
    title = escape(draft.title or "Concept")
    blocks = "\n".join(_html_block(block) for block in draft.blocks)
    sources = "\n".join(_html_source(c) for c in draft.citations)
    listed = f"<h2>Bronnen</h2>\n<ol>\n{sources}\n</ol>\n" if sources else ""
    return (
        f'<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n{blocks}\n{listed}</body>\n</html>\n"
    ).encode()


def _with_marks(sentence: Sentence) -> str:
    return sentence.text + "".join(f" [{n}]" for n in sentence.citations)


def _escaped(text: str) -> str:
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


def _markdown_block(block: Block) -> str:
    said = " ".join(_escaped(s.text) + "".join(f"[^{n}]" for n in s.citations) for s in block.sentences)
    lead = {"title": "# ", "heading": "## "}.get(block.kind, "")
    return f"**{said}**" if block.kind == "open" else lead + said.replace("\n", "  \n")


def _html_block(block: Block) -> str:
    said = " ".join(
        escape(s.text).replace("\n", "<br>")
        + "".join(f' <a href="#bron-{n}" aria-label="Bron {n}">[{n}]</a>' for n in s.citations)
        for s in block.sentences
    )
    tag = {"title": "h1", "heading": "h2"}.get(block.kind, "p")
    kind = ' class="open"' if block.kind == "open" else ""
    return f"<{tag}{kind}>{said}</{tag}>"


def _html_source(citation: Citation) -> str:
    links = " ".join(f'<a href="{escape(url)}">{escape(url)}</a>' for url in addresses(citation))
    date = f", <time>{citation.date.isoformat()}</time>" if citation.date else ""
    facts = f"{escape(citation.title)}. {escape(citation.publisher)}{date}."
    return f'<li id="bron-{citation.number}">{facts}<blockquote>{escape(citation.quote)}</blockquote>{links}</li>'
