from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.errors import DocumentError
from assistant.records import Document
from ingest.documents import build_document
from ingest.splitting import sections, split_document

_MAX_CHARS = 60

_WORDS = st.sampled_from(
    [
        "geld",
        "Het Rijk",
        "€ 5",
        "1,5",
        "mln.",
        "o.a.",
        "“Ja,",
        "nee.”",
        "wijk",
        "🏘️",
        "café",
        "A.",
        "|",
        "2026-2028",
        "en",
    ]
)
_SENTENCES = st.lists(_WORDS, min_size=1, max_size=14).map(" ".join)
_PARAGRAPHS = st.tuples(_SENTENCES, st.sampled_from([". ", "? ", "!", ":", "", ".” ", "…"])).map("".join)
_BLOCKS = st.one_of(
    _PARAGRAPHS,
    st.lists(_PARAGRAPHS, min_size=1, max_size=4).map(" ".join),
    st.lists(_PARAGRAPHS, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.tuples(st.integers(1, 4), _SENTENCES).map(lambda heading: "#" * heading[0] + " " + heading[1]),
    st.just("Foto: een wijk in de zon."),
    st.just("Beeld: © de fotograaf."),
    st.text(alphabet=" \n\t", max_size=80),
    st.just("x" * 150),
)
_SOURCES = st.lists(_BLOCKS, min_size=1, max_size=8).map("\n\n".join)


def _document(source: str, suffix: str) -> Document | None:
    try:
        return build_document(Path(f"bericht{suffix}"), meta={}, body=source)
    except DocumentError:
        return None


@settings(max_examples=150, deadline=None)
@given(_SOURCES, st.sampled_from([".md", ".txt"]))
@example(" " * 200 + "Een zin.\n\nNog een zin.", ".txt")
@example("Een zin." + "\n" * 200 + "Nog een zin.", ".txt")
@example("##\n\n## Kop\n\n##", ".md")
def test_passages_rejoin_to_the_text(source: str, suffix: str) -> None:
    document = _document(source, suffix)
    if document is None:
        return
    passages = split_document(document, max_chars=_MAX_CHARS)
    assert "".join(document.text[p.start : p.end] for p in passages) == document.text
    assert [p.ordinal for p in passages] == list(range(len(passages)))
    starts = {h.start for h in document.headings if h.start < h.end}
    for passage in passages:
        words = document.text[passage.start : passage.end].strip()
        assert words
        assert len(words) <= _MAX_CHARS
        crossed = [start for start in starts if passage.start < start < passage.end]
        assert not any(document.text[passage.start : start].strip() for start in crossed)


@settings(max_examples=150, deadline=None)
@given(_SOURCES, st.sampled_from([".md", ".txt"]))
@example("# Wat is er?\n\nEen zin.", ".md")
def test_sentences_lie_whole_in_the_text_and_are_no_heading_or_caption(source: str, suffix: str) -> None:
    document = _document(source, suffix)
    if document is None:
        return
    passages = split_document(document, max_chars=_MAX_CHARS)
    sentences = [s for p in passages for s in p.sentences]
    assert all(before.end <= after.start for before, after in pairwise(sentences))
    for sentence in sentences:
        words = document.text[sentence.start : sentence.end]
        assert words
        assert words == words.strip()
        assert 0 <= sentence.start < sentence.end <= len(document.text)
        assert not any(h.start < sentence.end and sentence.start < h.end for h in document.headings)
        assert not words.startswith(("Foto:", "Beeld:"))
        if sentence.speaker is not None:
            assert 0 <= sentence.speaker.start < sentence.speaker.end <= sentence.start


def _split(source: str, max_chars: int = 700) -> list[tuple[tuple[str, ...], str, list[str]]]:
    document = _document(source, ".md")
    assert document is not None
    return [
        (p.headings, document.text[p.start : p.end], [document.text[s.start : s.end] for s in p.sentences])
        for p in split_document(document, max_chars=max_chars)
    ]


def test_splitting_follows_headings_and_their_path() -> None:
    assert _split("# Titel\n\n## Geld\n\nEr is € 5. Echt waar.\n\n### Later\n\nDan meer.\n\n## Regels\n\nGeen.") == [
        ((), "Titel\n\n", []),
        (("Geld",), "Geld\n\nEr is € 5. Echt waar.\n\n", ["Er is € 5.", "Echt waar."]),
        (("Geld", "Later"), "Later\n\nDan meer.\n\n", ["Dan meer."]),
        (("Regels",), "Regels\n\nGeen.", ["Geen."]),
    ]


def test_splitting_cuts_between_sentences_and_breaks_only_what_is_too_long() -> None:
    assert _split("Zin een is hier. Zin twee is hier. Zin drie is hier.", max_chars=36) == [
        ((), "Zin een is hier. Zin twee is hier. ", ["Zin een is hier.", "Zin twee is hier."]),
        ((), "Zin drie is hier.", ["Zin drie is hier."]),
    ]


def test_splitting_counts_code_points_after_an_emoji() -> None:
    assert _split("🏘️ 👩‍👩‍👧 Wijk. Er is € 5 in 𝟚𝟘𝟚𝟞.") == [
        ((), "🏘️ 👩‍👩‍👧 Wijk. Er is € 5 in 𝟚𝟘𝟚𝟞.", ["🏘️ 👩‍👩‍👧 Wijk.", "Er is € 5 in 𝟚𝟘𝟚𝟞."])
    ]


def test_splitting_takes_list_items_and_table_rows_as_sentences_without_their_mark() -> None:
    [(_, _, sentences)] = _split(
        "Het geld:\n\n- is er nu.\n- komt later\n\n| OCW | € 327 mln |\n|---|---|\n| SZW | € 51 mln |"
    )
    assert sentences == ["Het geld:", "is er nu.", "komt later", "SZW | € 51 mln"]


def test_sections_rejoin_to_the_text() -> None:
    document = _document("Vooraf.\n\n## Een\n\nTekst.\n\n## Twee\n\nTekst.", ".md")
    assert document is not None
    assert "".join(document.text[s.start : s.end] for s in sections(document)) == document.text
