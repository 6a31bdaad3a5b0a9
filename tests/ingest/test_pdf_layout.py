"""Pages with anything anywhere: their words come out, each as often as it stands there, and nothing fails."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import DocumentError
from ingest.pdf.columns import order_lines
from ingest.pdf.content import Page
from ingest.pdf.document import extract
from ingest.pdf.lines import make_lines
from ingest.pdf.rules import Rule
from ingest.pdf.words import Word
from tests.ingest.test_pdf_fuzz import check

_places = st.integers(0, 60).map(lambda n: n * 10.0)
_texts = st.sampled_from(
    ["de", "wijk", "gemeente", "€", "12", "2024", "1.250", "•", "-", "2", "Vraag", "geld-", "https://a.nl/"]
)


@st.composite
def _words(draw: st.DrawFn) -> Word:
    x, size = draw(_places), draw(st.sampled_from([6.0, 9.0, 11.0, 18.0]))
    text = draw(_texts)
    return Word(text, x, x + 0.5 * size * len(text), draw(_places), size, draw(st.booleans()))


@st.composite
def _rules(draw: st.DrawFn) -> Rule:
    x, y, length = draw(_places), draw(_places), draw(st.sampled_from([10.0, 100.0, 400.0]))
    return Rule(x, y, x + length, y) if draw(st.booleans()) else Rule(x, y, x, y + length)


@st.composite
def _pages(draw: st.DrawFn) -> Page:
    words = draw(st.lists(_words(), max_size=40))
    rules = draw(st.lists(_rules(), max_size=12))
    raw = " ".join(word.text for word in words)
    return Page(1, 600.0, 600.0, tuple(words), tuple(rules), False, raw, 0)


@settings(max_examples=60, deadline=None)
@given(st.lists(_pages(), min_size=1, max_size=3))
def test_any_page_is_read_or_refused(pages: list[Page]) -> None:
    numbered = [
        Page(i, p.width, p.height, p.words, p.rules, p.images, p.raw, p.turned) for i, p in enumerate(pages, start=1)
    ]
    try:
        document = extract(numbered)
    except DocumentError:
        return
    if any(ch.isalnum() for ch in document.text):
        check(document)


@settings(max_examples=60, deadline=None)
@given(_pages())
def test_no_figure_of_a_page_is_lost(page: Page) -> None:
    try:
        document = extract([page])
    except DocumentError:
        return
    kept = document.text + "".join(note.label * 2 + note.text for note in document.references)
    assert _digits(kept) >= _digits(page.raw)


def _digits(text: str) -> int:
    return sum(ch.isdigit() for ch in text)


@settings(max_examples=80, deadline=None)
@given(st.lists(_words(), max_size=60))
def test_reading_order_loses_and_doubles_no_word(words: list[Word]) -> None:
    ordered = order_lines(make_lines(words))
    assert Counter(word for line in ordered for word in line.words) == Counter(words)
