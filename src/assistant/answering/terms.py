"""The words and names of a question that an answer has to speak of, and what stands for them in the corpus."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import simplemma

from assistant.index.opening import Index
from assistant.index.vocabulary import Word
from assistant.text.asking import Asked, asks_for_activity, is_money_word
from assistant.text.figures import read_number_words
from assistant.text.names import Mention, Name, NameKind
from assistant.text.verbs import PARTICLES, separable_verbs
from assistant.text.words import compound_parts, fold, lemma, zipf

_NEAR_FLOOR, _NEAR_FULL = {True: 0.6, False: 0.5}, {True: 0.88, False: 0.8}
"""Likeness of two words, in Dutch and in other languages: below the first they have nothing in common, from the second
on they mean the same."""
_COMMON_ZIPF, _RARE_ZIPF = 6.4, 4.4
"""Word frequencies (wordfreq, log10 per 10^9) at which a word says nothing, and at which it says all it can."""
_KIN_STEM, _MEASURE_MIN = 5, 3
_LEAST_WEIGHT, _KNOWN, _FOREIGN_WEIGHT = 0.05, 0.3, 0.8
DOING, _DOING_WEIGHT = "doen", 0.6
_SIMPLE = 0.9
"""How well a verb without its particle stands for the verb with it ("hoort … bij": bijhoren, horen)."""
_MEASURES: Final = frozenset("aantal deel groep groepen soort soorten type vorm vormen".split())
_KIN, _SYNONYM, _HEAD, _NEAR = 0.8, 0.85, 0.6, 0.9
"""How well a word of the same family, a synonym, the head of a compound and a near word stand for a word."""
_IMPLIED = 0.25
"""What is left of the weight of "geld" in a question for an amount, which only an amount can answer, or of "datum"."""

_NAME_WEIGHTS: Final[dict[NameKind, float]] = {
    "theme": 1.0, "term": 1.0, "fund": 0.8, "ministry": 0.6, "area": 0.6, "district": 1.0, "municipality": 0.6,
    "province": 0.6, "tranche": 0.4, "programme": 0.15,
}  # fmt: skip
_QUESTION_WORDS: Final = frozenset(
    """hoeveel wat wie waar wanneer waarom welk welke hoe waaraan waarin waarmee waarvoor waardoor eigenlijk graag even
    kan kon kunnen kunt mag mocht mogen moet moest moeten zou zal zullen wil willen ten ter per heb hebben vertellen
    vertel weten weet mij graag wilt zeggen uitleggen noem noemen geef laten klopt precies zoek leg uitleg alstublieft
    betekent betekenen betekenis houdt inhouden inhoudt afkorting
    how much many what who when where which why does did do can could
    wie viel viele was wer wann wo welche welcher welches warum
    quel quels quelle quelles sont est quien que son las los
    ne kadar kac kim nerede nedir ile kto kiedy gdzie jak jakie co""".split()
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word that an answer has to speak of.

    `weight` (0 to 1) is how much it says; `near` maps lemmas of the corpus to how well they stand for it (0 to 1).
    `asked` marks the noun that the question word belongs to ("Hoeveel *gebieden*"). `name` is set when the term is a
    proper name: then the same name under any spelling stands for it. `known` is False when the corpus has nothing like
    it; `verb` is True for the finite form of a verb, `plural` for a word in the plural.
    """

    word: str
    lemma: str
    weight: float
    near: Mapping[str, float]
    asked: bool = False
    name: Name | None = None
    known: bool = True
    verb: bool = False
    plural: bool = False

    @property
    def foreign_to_corpus(self) -> bool:
        """True for a telling noun of which the corpus knows nothing alike: what is asked about is not in it."""
        return not self.known and not self.verb and self.weight >= _FOREIGN_WEIGHT


_ASKED_NOUN: Final = re.compile(
    r"""(?<!\w)(?: (?:noem|geef|wat\ zijn)\ (?:de|alle) | wie\ (?:is|was)\ .{2,30}?\ (?:de|het)
        | (?:wie|who)\ (?:is|was|were|zijn|waren|werd|wordt)(?:\ de|\ het|\ the)? | hoe\ heet(?:te)?\ (?:de|het)
        | hoeveel | welke? | aantal | how\ many | which | wie\ viele | welche[rs]? | kaç | ile )\s+
    (?P<noun>[^\W\d_]{3,})(?:\s+(?P<next>[^\W\d_]{3,}))?""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A word of a question that says something: how it is read, how much it says (0 to 1) and where it stands."""

    word: str
    weight: float
    match: re.Match[str]
    asked: bool


def telling_words(text: str, words: list[re.Match[str]], *, language: str, asked: Asked) -> tuple[Telling, ...]:
    """Return what is telling among the `words` of a question, the matches in `text` outside its names and dates."""
    asked_at = {m.start("next" if _is_measure(m["noun"]) else "noun") for m in _ASKED_NOUN.finditer(text)}
    if asked == "number":
        found = (m for m in _ASKED_NOUN.finditer(text) if m["next"] and _may_describe(m["noun"]))
        asked_at |= {m.start("next") for m in found}
    asked_at |= {m.end() + 1 for m in words if m.start() in asked_at and text[m.end() : m.end() + 1] == "-"}
    verbs = separable_verbs(text) if language == "nl" else {}
    return tuple(
        Telling(word, weight * (_IMPLIED if _is_implied(m, asked, asked_at) else 1.0), m, m.start() in asked_at)
        for m in words
        for word in (verbs.get(m.start(), m.group()),)
        for weight in (_weight(word, language),)
        if weight > _LEAST_WEIGHT and is_telling(m.group()) and not (verbs and m.group().casefold() in PARTICLES)
    )


def looked_up(telling: Sequence[Telling], *, dutch: bool) -> list[str]:
    """Return what is looked up for telling words: the words, and outside Dutch also each two in a row."""
    words = [t.word for t in telling]
    return words if dutch else [*words, *map(" ".join, pairwise(words))]


def find_terms(
    index: Index,
    text: str,
    telling: Sequence[Telling],
    *,
    language: str,
    near: Mapping[str, Sequence[tuple[Word, float]]],
) -> tuple[Term, ...]:
    """Return the terms of the telling words of a question; `near` has the corpus words near all that is looked up."""
    dutch = language == "nl"
    likes = [_strengths(near[t.word], dutch=dutch) for t in telling]
    if not dutch:
        pairs = looked_up(telling, dutch=False)[len(telling) :]
        likes = _with_pairs(likes, [_strengths(near[pair], dutch=False) for pair in pairs])
    terms: dict[str, Term] = {}
    for told, alike in zip(telling, likes, strict=True):
        base = lemma(told.word.casefold()) if dutch else fold(told.word)
        if base not in terms:
            terms[base] = _term(index, text, told, base, alike)
    activity = _activity(index, text)
    return (*activity, *(t for t in terms.values() if t.lemma != DOING or not activity))


def _term(index: Index, text: str, told: Telling, base: str, alike: dict[str, float]) -> Term:
    written = told.match.group()
    stands = _likes(index, base, alike, weight=told.weight)
    if told.word != written:
        simple = _likes(index, lemma(written.casefold()), {}, weight=told.weight)
        stands = {**{like: _SIMPLE * value for like, value in simple.items()}, **stands}
    return Term(
        told.word,
        base,
        told.weight,
        stands,
        asked=told.asked,
        known=any(like in index.lexical.frequencies for like, value in stands.items() if value >= _KNOWN),
        verb=_is_finite(written),
        plural=_is_plural(text, told.match),
    )


def _is_implied(word: re.Match[str], asked: Asked, asked_at: set[int]) -> bool:
    """Tell whether the kind of answer already stands for a word: money for an amount, "datum" for a date."""
    if asked == "amount":
        return is_money_word(word.group())
    return asked == "date" and word.start() in asked_at


def _activity(index: Index, text: str) -> tuple[Term, ...]:
    """Return the term for what somebody does, in whatever language it is asked; empty when it is not asked."""
    if not asks_for_activity(text):
        return ()
    return (Term(DOING, DOING, _DOING_WEIGHT, _likes(index, DOING, {}, weight=_DOING_WEIGHT)),)


def _is_measure(word: str) -> bool:
    """Tell whether a word only measures the noun behind it ("welke *twaalf* gebieden", "welke *groep* moeders")."""
    return word.casefold() in _MEASURES or read_number_words(word.casefold()) is not None


def _may_describe(word: str) -> bool:
    """Tell whether a word may be an adjective before the noun that is counted ("hoeveel *sociale* huurwoningen")."""
    return word.islower() and word.endswith("e") and len(word) > _MEASURE_MIN


def _is_finite(word: str) -> bool:
    """Tell whether a Dutch word is the finite form of a verb, as far as its dictionary form tells ("kreeg")."""
    base = simplemma.lemmatize(word.casefold(), lang="nl")
    return base != word.casefold() and base.endswith("n") and not word.endswith("en")


def _is_plural(text: str, word: re.Match[str]) -> bool:
    """Tell whether a Dutch word in `text` is in the plural ("gebieden", "thema's")."""
    return text[word.end() : word.end() + 2] in ("'s", "’s") or (
        word.group().endswith(("en", "s")) and fold(word.group()) != lemma(word.group().casefold())
    )


def is_telling(word: str) -> bool:
    """Tell whether a word can be a term: no question word, no one or two letters ("vd"), no short number."""
    short = len(word) < 3 and (word.isdigit() or not word.isupper())
    return not short and fold(word) not in _QUESTION_WORDS


def name_terms(mentions: tuple[Mention, ...]) -> tuple[Term, ...]:
    """Return a term for each name in a question, once."""
    names = {(m.name.kind, m.name.id): m.name for m in mentions}
    return tuple(Term(n.name, "", _NAME_WEIGHTS[n.kind], _forms(n), name=n) for n in names.values())


def _forms(name: Name) -> dict[str, float]:
    """Return the lemma of a term that is one word, so that its other forms stand for it too ("reserveert")."""
    words = (name.name, *name.aliases) if name.kind == "term" else ()
    return {lemma(word.casefold()): 1.0 for word in words if word.isalpha()}


def _strengths(near: Sequence[tuple[Word, float]], *, dutch: bool) -> dict[str, float]:
    """Return the lemmas of the corpus words near a word, with how well they stand for it, 0 to 1."""
    floor, full = _NEAR_FLOOR[dutch], _NEAR_FULL[dutch]
    strengths: dict[str, float] = {}
    for like, likeness in near:
        if likeness > floor:
            strength = _NEAR * min(1.0, (likeness - floor) / (full - floor)) * min(1.0, 2.0 * _weight(like.lemma, "nl"))
            strengths[like.lemma] = max(strengths.get(like.lemma, 0.0), strength)
    return strengths


def _with_pairs(near: list[dict[str, float]], pairs: Sequence[dict[str, float]]) -> list[dict[str, float]]:
    """Let each two words in a row also stand for what they mean together ("belediye başkanı": burgemeester)."""
    joined = [dict(row) for row in near]
    for i, pair in enumerate(pairs):
        for base, strength in pair.items():
            for row in joined[i : i + 2]:
                row[base] = max(row.get(base, 0.0), strength)
    return joined


def _likes(index: Index, base: str, near: dict[str, float], *, weight: float) -> dict[str, float]:
    """Join the word itself, its parts, its synonyms and its neighbours, each with its strength."""
    likes = {like: strength * (0.6 + 0.4 * weight) for like, strength in near.items()}
    for synonym in index.names.synonyms.get(base, ()):
        likes[synonym] = max(likes.get(synonym, 0.0), _SYNONYM)
    for kin in kin_of(index, base):
        likes[kin] = max(likes.get(kin, 0.0), _KIN)
    for like, strength in near.items():
        if strength >= _HEAD:
            for synonym in index.names.synonyms.get(like, ()):
                likes[synonym] = max(likes.get(synonym, 0.0), _SYNONYM * strength)
    parts = compound_parts(base)
    if parts:
        likes[parts[-1]] = max(likes.get(parts[-1], 0.0), _HEAD)
    likes[base] = 1.0
    return likes


def kin_of(index: Index, base: str) -> list[str]:
    """Return the lemmas of the corpus of the same family: "toekenning" for "toekennen", by their common beginning."""
    stem = base[: max(_KIN_STEM, len(base) - 3)]
    if len(stem) < _KIN_STEM:
        return []
    first = bisect_left(index.lemmas, stem)
    last = bisect_left(index.lemmas, stem + "\uffff")
    return [kin for kin in index.lemmas[first:last] if abs(len(kin) - len(base)) <= 3]


def _weight(word: str, language: str) -> float:
    """Return 0 for a word that everybody uses all the time, 1 for one that is rare, in between by its frequency."""
    frequency = zipf(word.casefold(), language)
    return max(0.0, min(1.0, (_COMMON_ZIPF - frequency) / (_COMMON_ZIPF - _RARE_ZIPF)))
