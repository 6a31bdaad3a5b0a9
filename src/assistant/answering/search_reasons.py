"""Why a passage was found: words of the search in it or above it, a name, words of like meaning, its meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

import numpy as np

from assistant.answering.encoding import search_forms, search_words
from assistant.answering.question import Question
from assistant.answering.reading import read_text
from assistant.answering.retrieval import Mask, Retrieved
from assistant.answering.terms import is_telling
from assistant.index.entries import context_text, sentence_text
from assistant.index.opening import Index
from assistant.records import SearchReason, Span
from assistant.text.names import Name
from assistant.text.words import PIECE, compound_parts, is_function_word, lemma, lemmas, plain, zipf

_LIKE_TEXT: Final = 0.43
"""From this cosine of a passage or one of its sentences on, it is said to be like the search: what `relatedness` asks
of a question without a name. Searches on other subjects (recipes, football) stay below .40."""
_LIKE_QUESTION: Final = 0.6
_RELATED: Final = {True: 0.7, False: 0.6}
"""Likeness of two words, in Dutch and in other languages, from which they are called related: "school" and
"naschoolse" .76, "jongeren" and "jeugd" .80; below it stand "straat" and "buiten" .56, "aflossen" and "dalen" .67."""

NameKey = tuple[str, str]
Places = dict[str, list[Span]]


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search looks for.

    `words` maps the lemma of each telling word to the word, `related` the lemmas that are like one of them to how they
    are written in the sources; `names` maps each name to the passages about it and `keys` to what may stand for it.
    `alike` are the passages like the search as a whole. `places` are names of places that look like a compound with one
    of the words in it ("Gelderland" has no "geld"): they are not cut into parts.
    """

    words: Mapping[str, str]
    related: frozenset[str]
    names: Mapping[str, frozenset[int]]
    keys: Mapping[NameKey, str]
    alike: frozenset[int]
    missing: tuple[str, ...]
    places: frozenset[str] = frozenset()

    def passages(self, index: Index) -> Mask:
        """Return the `(n,)` mask of the passages that there is a reason for."""
        certain = self.alike.union(*self.names.values())
        mask = np.zeros(len(index.passages), dtype=bool)
        for base in (*self.words, *self.related):
            mask[index.lexical.passages_with(base)] = True
        for number in {int(n) for place in self.places for n in index.lexical.passages_with(place)} - certain:
            mask[number] = _holds_word(index, self, number)
        mask[list(certain)] = True
        return mask


def read_sought(index: Index, question: Question, found: Retrieved) -> Sought:
    """Return what is looked for by a question that was searched."""
    searched = search_words(question.text, question.language)
    telling = [word for word in searched if is_telling(word)] or searched
    words = {lemma(plain(word)): word for word in telling}
    keys = dict(_keys(index, question))
    names: dict[str, set[int]] = {}
    for key, label in keys.items():
        names.setdefault(label, set()).update(index.passages_by_name.get(key, ()))
    related = frozenset(_related(index, question, words)) - words.keys()
    known = any(base in index.lemma_set or zipf(plain(w), question.language) > 0 for base, w in words.items())
    return Sought(
        words=words,
        related=related,
        names={label: frozenset(numbers) for label, numbers in names.items()},
        keys=keys,
        alike=frozenset(_alike(index, found)) if known else frozenset(),
        missing=tuple(word for base, word in words.items() if base not in index.lexical.frequencies)
        if question.dutch
        else (),
        places=frozenset(_uncut_places(index, related | words.keys())),
    )


def explain_hit(index: Index, sought: Sought, number: int) -> tuple[SearchReason, ...]:
    """Return the reasons for which a passage is found, the strongest first; none when it is only the nearest."""
    passage = index.passages[number]
    document = index.documents[passage.document_id]
    words, related = _places(sought, document.text, Span(passage.start, passage.end))
    heading, near = _places(sought, context_text(document, passage), None)
    named = tuple(name for name, numbers in sought.names.items() if number in numbers)
    reasons = (
        SearchReason("words", _known(sought, words), _spans(words)),
        SearchReason("heading", tuple(w for w in _known(sought, heading) if w not in words), ()),
        SearchReason("name", named, tuple(_name_spans(index, sought, number)) if named else ()),
        SearchReason("related", tuple(related) or tuple(near), _spans(related)),
    )
    told = tuple(reason for reason in reasons if reason.terms)
    return (*told, SearchReason("meaning", (), ())) if number in sought.alike else told


def _places(sought: Sought, text: str, within: Span | None) -> tuple[Places, Places]:
    """Return where in a text the words of the search stand, by word, and the related ones, by how they are written."""
    words: Places = {}
    related: Places = {}
    for match in PIECE.finditer(text, *((within.start, within.end) if within else ())):
        forms = lemmas(match.group())
        if forms and forms[0] in sought.places:
            forms = forms[:1]
        span = Span(match.start(), match.end())
        for word in {sought.words[base] for base in forms if base in sought.words}:
            words.setdefault(word, []).append(span)
        if sought.related.intersection(forms) and not sought.words.keys() & set(forms):
            related.setdefault(match.group().casefold(), []).append(span)
    return words, related


def _holds_word(index: Index, sought: Sought, number: int) -> bool:
    """Tell whether a word of the search or a related one stands in a passage or above it."""
    passage = index.passages[number]
    document = index.documents[passage.document_id]
    inside = _places(sought, document.text, Span(passage.start, passage.end))
    return any(inside) or any(_places(sought, context_text(document, passage), None))


def _known(sought: Sought, places: Places) -> tuple[str, ...]:
    """Return the words that have a place, in the order of the search."""
    return tuple(word for word in sought.words.values() if word in places)


def _spans(places: Places) -> tuple[Span, ...]:
    return tuple(sorted({span for spans in places.values() for span in spans}, key=lambda span: span.start))


def _keys(index: Index, question: Question) -> Iterator[tuple[NameKey, str]]:
    """Yield what may stand for each name of the question, with what it is called.

    A gemeente or an area is also told of by a passage on an area or a district in it, never the other way round.
    """
    for mention in question.mentions:
        name = mention.name
        yield (name.kind, name.id), name.name
        if name.kind in ("area", "municipality"):
            inner = (n for n in index.names.names if n.kind in ("area", "district") and _lies_in(n, name))
            yield from (((n.kind, n.id), name.name) for n in inner)


def _lies_in(inner: Name, outer: Name) -> bool:
    return bool(inner.within) and set(inner.within) <= set(outer.within)


def _related(index: Index, question: Question, words: Mapping[str, str]) -> Iterator[str]:
    """Yield the lemmas that are near to a word in meaning, its synonyms, and its parts when it is a compound."""
    near = question.encoded.near if question.encoded else {}
    for base, word in words.items():
        likes = (pair for form in search_forms(word) for pair in near.get(form, ()))
        found = [like.lemma for like, likeness in likes if likeness >= _RELATED[question.dutch]]
        known = (*compound_parts(base), *index.names.synonyms.get(base, ())) if question.dutch else ()
        yield from (like for like in (*known, *found) if not is_function_word(like))


def _uncut_places(index: Index, bases: Set[str]) -> Iterator[str]:
    """Yield the lemmas of the names of places, one word each, that would be cut into parts with one of the words."""
    for name in index.names.names:
        if name.kind in ("area", "municipality", "district", "province"):
            for spelling in (name.name, *name.aliases):
                forms = lemmas(spelling)
                if len(PIECE.findall(spelling)) == 1 and not bases.isdisjoint(forms[1:]):
                    yield forms[0]


def _alike(index: Index, found: Retrieved) -> Iterator[int]:
    yield from (number for number, likeness in found.likeness.items() if likeness >= _LIKE_TEXT)
    for key, likeness in found.heard.asked.items():
        if likeness >= _LIKE_QUESTION:
            yield from index.passages_by_asked_vector[key]


def _name_spans(index: Index, sought: Sought, number: int) -> Iterator[Span]:
    passage = index.passages[number]
    document = index.documents[passage.document_id]
    for sentence in passage.sentences:
        for mention in read_text(index, sentence_text(document, sentence)).mentions:
            if (mention.name.kind, mention.name.id) in sought.keys:
                yield Span(sentence.start + mention.start, sentence.start + mention.end)
