from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Heading, Reference
from ingest.markdown import render_markdown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Een **vet** en _schuin_ `woord` met [een link](https://a.nl).", "Een vet en schuin woord met een link."),
        ("Eerste regel\nloopt door.", "Eerste regel loopt door."),
        ("Eerste regel  \ndaaronder.", "Eerste regel\ndaaronder."),
        ("Een.\n\n\n\nTwee.", "Een.\n\nTwee."),
        ("- een\n- twee\n  - drie\n- vier", "- een\n- twee\n- drie\n- vier"),
        ("Vooraf:\n\n1. een\n2. twee\n\nErna.", "Vooraf:\n\n1. een\n2. twee\n\nErna."),
        ("- een\n\n1. twee", "- een\n\n1. twee"),
        ("> - een\n> - twee", "- een\n- twee"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", "a | b\n1 | 2\n3 | 4"),
        ("> Een citaat.", "Een citaat."),
        ("```\ncode & <b>\n```", "code & <b>"),
        ("<div>x</div>\n\n<script>y</script>", "<div>x</div>\n\n<script>y</script>"),
        ("&lt;b&gt; &euro; 5", "<b> € 5"),
        ("![een plaatje](a.png)", "een plaatje"),
        ("", ""),
    ],
)
def test_markdown_becomes_plain_text(source: str, text: str) -> None:
    assert render_markdown(source).text == text


def test_markdown_headings_stand_in_the_text() -> None:
    rendered = render_markdown("# Eén **kop** 🏘️\n\nTekst.\n\nTweede\n---\n\n### Derde\n")
    assert rendered.headings == (
        Heading(1, "Eén kop 🏘️", 0, 10),
        Heading(2, "Tweede", 20, 26),
        Heading(3, "Derde", 28, 33),
    )
    assert [rendered.text[h.start : h.end] for h in rendered.headings] == ["Eén kop 🏘️", "Tweede", "Derde"]


def test_markdown_footnotes_become_references_at_their_place() -> None:
    rendered = render_markdown(
        "Er is € 5.[^s1] Meer niet.[^s2][^s1]\n\n"
        "[^s1]: Staatscourant, <https://a.nl/x?y=1>.\n[^s2]: Een boek,\n    op papier.\n"
    )
    assert rendered.text == "Er is € 5. Meer niet."
    assert rendered.references == (
        Reference(10, "s1", "Staatscourant, https://a.nl/x?y=1.", "https://a.nl/x?y=1"),
        Reference(21, "s2", "Een boek, op papier.", ""),
        Reference(21, "s1", "Staatscourant, https://a.nl/x?y=1.", "https://a.nl/x?y=1"),
    )


def test_markdown_footnote_with_a_list_leaves_no_trace_in_the_text() -> None:
    rendered = render_markdown("Zin.[^a]\n\n[^a]: Bron:\n\n    - https://a.nl\n    - https://b.nl\n")
    assert rendered.text == "Zin."
    assert rendered.references == (Reference(4, "a", "Bron: https://a.nl https://b.nl", "https://a.nl"),)


def test_markdown_footnote_mark_without_a_note_stays_text() -> None:
    assert render_markdown("Zin.[^weg]").text == "Zin.[^weg]"


def test_markdown_footnote_in_a_heading_is_no_part_of_its_title() -> None:
    rendered = render_markdown("## Kop[^a]\n\nZin.\n\n[^a]: https://a.nl\n")
    assert rendered.headings == (Heading(2, "Kop", 0, 3),)
    assert rendered.references == (Reference(3, "a", "https://a.nl", "https://a.nl"),)


@given(st.text(alphabet="ab €é🏘#-*|>[]^:1. \n`<", max_size=200))
def test_markdown_offsets_always_point_at_their_words(source: str) -> None:
    rendered = render_markdown(source)
    for heading in rendered.headings:
        assert rendered.text[heading.start : heading.end] == heading.title
    assert all(0 <= r.position <= len(rendered.text) for r in rendered.references)


@pytest.mark.parametrize("source", ["# \n\nTekst.", "# [^1]\n\nTekst.\n\n[^1]: Noot.", "# <!-- -->\n\nTekst."])
def test_markdown_heading_without_words_is_none(source: str) -> None:
    rendered = render_markdown(source)
    assert [h.title for h in rendered.headings if not h.title.strip()] == []
    assert "Tekst." in rendered.text
