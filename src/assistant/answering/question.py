"""What a question is about: its kind, the names, periods and figures in it, and the words an answer has to speak of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from assistant.answering.clarifying.place_parts import name_parts
from assistant.answering.compared_periods import name_periods
from assistant.answering.computing.operations import asked_operation
from assistant.answering.encoding import Encoded, encode
from assistant.answering.place_adjectives import name_adjectives
from assistant.answering.spelling import mend_typos
from assistant.answering.terms import Term, find_terms, kin_of, looked_up, name_terms, telling_words
from assistant.index.opening import Index
from assistant.records import Figure, Operation
from assistant.text.asking import Asked, asked_kind
from assistant.text.figures import find_figures
from assistant.text.language import detect_language
from assistant.text.names import Mention, NameKind, find_names
from assistant.text.places import find_places
from assistant.text.spoken import write_out
from assistant.text.words import PIECE, content_words, fold, lemma, ngrams, zipf

_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_CODE = re.compile(r"<(script|style)\b[^<>]{0,200}>.{0,1000}?</\1\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]{0,200})?/?>|&nbsp;")
_FAMILY_MIN = 8
_HEAD_MIN, _TAIL_MIN, _TAIL_ZIPF = 6, 4, 3.5
_COMMON_ZIPF, _PLAIN_ZIPF = 4.5, 5.2

_SUBJECT_KINDS: Final = ("theme", "term", "fund")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read.

    `text` is what is searched for, `read_as` is set when it differs from what was typed; `grams` are the character
    4-grams of its content words. `encoded` is the question in vector space, None for one that is not searched.
    """

    typed: str
    text: str
    language: str
    asked: Asked
    mentions: tuple[Mention, ...]
    areas: frozenset[str]
    figures: tuple[Figure, ...]
    terms: tuple[Term, ...]
    unknown: tuple[str, ...]
    read_as: str | None = None
    operation: Operation | None = None
    grams: frozenset[str] = frozenset()
    encoded: Encoded | None = field(default=None, compare=False, repr=False)

    @property
    def dutch(self) -> bool:
        """True when the question is in the language of the sources."""
        return self.language == "nl"

    @property
    def content_terms(self) -> tuple[Term, ...]:
        """The words and subjects that a sentence is weighed by."""
        return tuple(t for t in self.terms if t.name is None or t.name.kind in _SUBJECT_KINDS)

    @property
    def gate_terms(self) -> tuple[Term, ...]:
        """The names of places, payers and periods, which demands look after and which only order what passes."""
        return tuple(t for t in self.terms if t.name is not None and t.name.kind not in _SUBJECT_KINDS)

    def named(self, kind: NameKind) -> frozenset[str]:
        """Return the ids of the names of this kind in the question."""
        return frozenset(m.name.id for m in self.mentions if m.name.kind == kind)


def clean_question(typed: str) -> str:
    """Return the text in composed form, white space folded, without invisible characters, tags, scripts and styles."""
    text = " ".join(_INVISIBLE.sub(" ", unicodedata.normalize("NFC", typed)).split())
    untagged = _CODE.sub(" ", text)
    while (shorter := _TAG.sub(" ", untagged)) != untagged:
        untagged = shorter
    return " ".join(untagged.split()) or text


def read_question(index: Index, typed: str) -> Question:
    """Read a question of at most 1000 characters."""
    cleaned = clean_question(typed)
    language = detect_language(cleaned)
    text = name_parts(index.names, mend_typos(index, write_out(cleaned)) if language == "nl" else cleaned)
    text = name_periods(index.names, name_adjectives(index.names, text)) if language == "nl" else text
    mentions = _longest_sense(find_names(index.names, text))
    figures = find_figures(text)
    asked = asked_kind(text, language)
    areas = frozenset(a for m in mentions for a in m.name.within)
    taken = [(m.start, m.end) for m in mentions] + [(f.start, f.end) for f in figures if f.kind != "number"]
    words = [m for m in PIECE.finditer(text) if not any(a <= m.start() < b for a, b in taken)]
    telling = telling_words(text, words, language=language, asked=asked)
    looked = looked_up(telling, dutch=language == "nl")
    encoded = encode(index, text, language=language, places=_places(text, mentions), words=looked)
    return Question(
        typed=typed,
        text=text,
        language=language,
        asked=asked,
        mentions=mentions,
        areas=areas,
        figures=figures,
        terms=(*name_terms(mentions), *find_terms(index, text, telling, language=language, near=encoded.near)),
        unknown=tuple(
            dict.fromkeys(
                [
                    *_unknown_places(index, text, words, language=language),
                    *_unknown_names(index, text, words, language=language),
                ]
            )
        ),
        read_as=None if text == cleaned else text,
        operation=asked_operation(text, language),
        grams=frozenset(gram for word in content_words(text) for gram in ngrams(word)),
        encoded=encoded,
    )


def _places(text: str, mentions: Iterable[Mention]) -> str:
    """Return the names of places in a question, each once, as they are written."""
    places = (text[m.start : m.end] for m in mentions if m.name.kind in ("area", "municipality", "district"))
    return " ".join(dict.fromkeys(places))


def _longest_sense(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Of names that share their spelling keep one kind, the widest known first, so that each place counts once."""
    order: tuple[NameKind, ...] = ("area", "municipality", "district", "programme", "ministry", "fund", "theme")
    best: dict[tuple[int, int], NameKind] = {}
    for kind in reversed(order):
        best.update({(m.start, m.end): kind for m in mentions if m.name.kind == kind})
    return tuple(m for m in mentions if best.get((m.start, m.end), m.name.kind) == m.name.kind)


def _in_corpus(index: Index, folded: str) -> bool:
    """Tell whether the corpus has a word or one of its family ("Nederlanders" where it has "Nederland")."""
    if folded in index.spellings or zipf(folded) >= _PLAIN_ZIPF or lemma(folded) in index.lemma_set:
        return True
    return len(folded) >= _FAMILY_MIN and (bool(kin_of(index, folded)) or _extends_word(index, folded))


def _extends_word(index: Index, folded: str) -> bool:
    """Tell whether a compound begins with a word of the corpus ("Staatscourantnummer" where it has "Staatscourant")."""
    cuts = range(_HEAD_MIN, len(folded) - _TAIL_MIN + 1)
    return any(folded[:cut] in index.spellings and zipf(folded[cut:]) >= _TAIL_ZIPF for cut in cuts)


def _unknown_places(index: Index, text: str, words: Iterable[re.Match[str]], *, language: str) -> tuple[str, ...]:
    """Return the real places in the question that stand nowhere in the corpus, in capitals or not.

    Without a capital a common word of another language is none there ("goes", "best").
    """
    free = {word.start() for word in words if language == "nl" or not _is_common(word.group(), language)}
    places = [place for place in find_places(text) if place.start in free]
    return tuple(
        place.name
        for place in places
        if not all(fold(word) in index.spellings for word in PIECE.findall(text[place.start : place.end]))
    )


def _is_common(word: str, language: str) -> bool:
    return word.islower() and zipf(word, language) >= _COMMON_ZIPF


def _unknown_names(index: Index, text: str, words: Iterable[re.Match[str]], *, language: str) -> tuple[str, ...]:
    """Return the proper names in the question that stand nowhere in the corpus: capitals inside a sentence.

    German writes every noun so; there, and where most words have a capital, it says nothing.
    """
    tokens = PIECE.findall(text)
    capitals = sum(t[0].isupper() for t in tokens)
    if language == "de" or capitals > max(3, 0.7 * len(tokens)):
        return ()
    unknown = []
    for match in words:
        word = match.group()
        starts = match.start() == 0 or text[: match.start()].rstrip()[-1:] in '.!?:"“'
        if starts or not word[0].isupper() or len(word) < 3 or _in_corpus(index, fold(word)):
            continue
        if language == "nl" or zipf(word.casefold(), language) < _COMMON_ZIPF:
            unknown.append(word)
    return tuple(unknown)
