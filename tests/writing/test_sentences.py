"""A stream becomes sentences with their source numbers, each as soon as it is complete, however it is cut."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writing.sentences import Written, read_sentences

TEXT = (
    "Het Rijk geeft ruim € 12 miljoen. [1] Dat is 2,5 keer zoveel [2][3].\nDe regeling loopt tot 2028 [bron 2]. "
    "Twee bronnen zeggen dit. [1, 2]\nZonder bron."
)
READ = [
    Written("Het Rijk geeft ruim € 12 miljoen.", (1,)),
    Written("Dat is 2,5 keer zoveel.", (2, 3)),
    Written("De regeling loopt tot 2028.", (2,)),
    Written("Twee bronnen zeggen dit.", (1, 2)),
    Written("Zonder bron.", ()),
]


def test_sentences_are_read_with_their_numbers() -> None:
    assert list(read_sentences([TEXT])) == READ


@given(st.lists(st.integers(1, len(TEXT) - 1), max_size=30))
def test_sentences_do_not_depend_on_how_the_stream_is_cut(cuts: list[int]) -> None:
    edges = sorted({0, *cuts, len(TEXT)})
    assert list(read_sentences([TEXT[a:b] for a, b in pairwise(edges)])) == READ


def test_sentence_comes_before_the_stream_ends() -> None:
    def stream() -> Iterator[str]:
        yield "Een zin. [1] Nog"
        raise AssertionError("the first sentence was complete")

    assert next(read_sentences(stream())) == Written("Een zin.", (1,))


@pytest.mark.parametrize("text", ["", " ", "[1]", "\n\n", "[", "[1", "...", "[1][2]"])
def test_marks_alone_are_no_sentence(text: str) -> None:
    assert not [s for s in read_sentences([text]) if any(ch.isalpha() for ch in s.text)]


def test_two_sentences_before_one_mark_both_cite_it() -> None:
    assert list(read_sentences(["Dit is zo. Dat ook. [4]"])) == [Written("Dit is zo.", (4,)), Written("Dat ook.", (4,))]


@given(st.text(alphabet="aB. [1]\n,!", max_size=80))
def test_every_mark_reaches_a_sentence_or_stands_alone(text: str) -> None:
    for sentence in read_sentences(text):
        assert sentence.text
        assert all(isinstance(n, int) for n in sentence.numbers)
