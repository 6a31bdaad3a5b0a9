from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Span
from assistant.text.sentences import leans_back, split_paragraph


def _texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_paragraph(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Het Rijk stelt ruim € 400 miljoen beschikbaar.", "Dit is veel geld."],
        ["In 2023-2025 was € 256 mln. beschikbaar.", "Daarna meer."],
        ["Dat kost € 1.250,50 per jaar.", "Dat is veel."],
        ["Zie art. 3 en blz. 12 van de Stcrt. 2025, 20924.", "Daar staat het."],
        ["O.a. scholen, d.w.z. basisscholen m.u.v. Sint Jan.", "En meer."],
        ["Dhr. dr. J. de Vries woont in Den Haag.", "Hij werkt daar."],
        ["Wat is er?", "Veel!", "Ja…"],
        ["Geitenkamp Werkt! richt zich op werk.", "Dat helpt."],
        ["’s Avonds is er school.", "’s Ochtends ook."],
        ["Het kost € 5.", "€ 3 gaat naar school."],
        ["Dat is zo (zie boven).", "(Of niet.)"],
        ["Bel 14 010.", "Of mail."],
        ["Kijk op www.leefbaarenveilig.nl/x.html voor meer.", "Tot dan."],
        ["De V.S. betalen niet.", "Wij wel."],
        ["Zonder punt"],
    ],
)
def test_sentences_of_a_paragraph(sentences: list[str]) -> None:
    assert _texts(" ".join(sentences)) == sentences


def test_sentences_of_part_of_a_text_have_offsets_of_the_whole() -> None:
    text = "🏘️ Eerst. Daarna dit. En dat."
    start = text.index("Daarna")
    assert [text[s.start : s.end] for s in split_paragraph(text, start, len(text))] == ["Daarna dit.", "En dat."]


def test_sentences_of_quoted_speech_have_their_speaker() -> None:
    text = "Minister Keijzer (VRO): “De wijken staan onder druk. Daarom bouwen wij meer.” Dat zei zij."
    found = list(split_paragraph(text, 0, len(text)))
    assert [text[s.start : s.end] for s in found] == [
        "Minister Keijzer (VRO):",
        "De wijken staan onder druk.",
        "Daarom bouwen wij meer.",
        "Dat zei zij.",
    ]
    introduction = Span(found[0].start, found[0].end)
    assert [s.speaker for s in found] == [None, introduction, introduction, None]


def test_sentences_of_speech_introduced_before_have_that_speaker() -> None:
    text = "“Bewoners kampen vaak met een combinatie van problemen.”"
    [sentence] = split_paragraph(text, 0, len(text), speaker=Span(3, 9))
    assert sentence.speaker == Span(3, 9)
    assert text[sentence.start : sentence.end] == "Bewoners kampen vaak met een combinatie van problemen."


def test_sentences_keep_short_quoted_words_within_them() -> None:
    text = "De zogeheten “brede school” en het “rijke schooldagprogramma” krijgen geld. Dat is zo."
    assert _texts(text) == [text[: -len(" Dat is zo.")], "Dat is zo."]


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("Hiermee voeren de gebieden interventies uit.", True),
        ("Het Rijk stelt hiervoor ruim € 400 miljoen beschikbaar.", True),
        ("Deze tuinen bieden voedsel.", True),
        ("Naast hun taal leren zij sociale vaardigheden.", True),
        ("Daarom bouwen wij meer.", True),
        ("In Arnhem Oost is er Geitenkamp Werkt!", False),
        ("De gemeente vraagt het geld aan.", False),
        ("", False),
    ],
)
def test_sentence_that_points_back_leans(sentence: str, leans: bool) -> None:
    assert leans_back(sentence) is leans


def test_first_sentence_of_a_paragraph_never_leans() -> None:
    text = "Hiermee is het klaar. Hiermee ook."
    assert [s.leans for s in split_paragraph(text, 0, len(text))] == [False, True]


@given(st.text(alphabet='aB1 .!?…“”"’():,€🏘é\n', max_size=200))
def test_sentences_lie_in_order_trimmed_and_lose_no_letter(text: str) -> None:
    found = list(split_paragraph(text, 0, len(text)))
    position = 0
    for sentence in found:
        assert position <= sentence.start < sentence.end <= len(text)
        assert not any(ch.isalnum() for ch in text[position : sentence.start])
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
        position = sentence.end
    assert not any(ch.isalnum() for ch in text[position:])
