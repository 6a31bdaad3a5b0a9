"""What a Dutch sentence may not gain or lose of its quotes beside figures and names: denial, modality, reach, sides.

Each check takes a sentence and the quotes it cites and is stricter than it has to be, as those of `measures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from assistant.text.words import PIECE, fold, is_function_word, lemma

_DENIALS: Final = frozenset(
    "niet geen nooit niemand niets niks nergens zonder noch evenmin behalve nauwelijks amper".split()
)
_UNKNOWN: Final = "bronnen"
"""What "is not in the sources" is told of is neither so nor not so: a sentence has to say where it isn't."""
_MODES: Final[Mapping[str, frozenset[str]]] = {
    "can": frozenset("kan kunnen kun kon konden mag mogen mocht mochten mogelijk".split()),
    "must": frozenset(
        "moet moeten moest moesten dient dienen hoeft hoeven hoefde hoefden voorwaarde verplicht verplichten "
        "nodig".split()
    ),
    "will": frozenset("zal zullen zult".split()),
    "would": frozenset("zou zouden wil willen wilde wilden hoopt hopen streeft streven".split()),
    "doubt": frozenset("misschien mogelijk waarschijnlijk vermoedelijk wellicht onzeker".split()),
}
_BINDING: Final = ("can", "must", "would", "doubt")
"""What may not be lost; "zal" may, since a plan is often told in the present."""
_REACHES: Final = tuple(
    frozenset(group.split())
    for group in (
        "alle allemaal elk elke ieder iedere iedereen allen",
        "sommige enkele paar",
        "meeste grootste merendeel grotendeels",
        "alleen slechts uitsluitend enkel",
        "bijna vrijwel",
        "vooral voornamelijk hoofdzakelijk",
        "pas",
        "iets enigszins",
        "deels gedeeltelijk deel-van",
        "altijd steeds",
        "soms",
        "vaak meestal",
        "veel",
        "weinig",
        "minstens minimaal",
        "hoogstens maximaal",
        "omdat doordat daardoor waardoor want",
    )
)
_KEPT: Final = 9
"""So many of these groups may not be left out either."""
_TIMES: Final = frozenset("jaar kalenderjaar maand week dag".split())
_SIDES: Final = tuple(
    (frozenset(a.split()), frozenset(b.split()))
    for a, b in (
        ("meer", "minder"),
        ("hoog", "laag"),
        ("groot", "klein"),
        ("groei groeien stijgen stijging toenemen toename", "krimpen daling dalen afnemen afname"),
        ("voor", "tegen"),
        ("begin beginnen starten start", "einde eind eindigen stoppen aflopen"),
        ("vroeg", "laat"),
        ("nieuw", "oud"),
        ("jong", "oud"),
        ("goed beter", "slecht"),
        ("binnen", "buiten"),
        ("boven", "onder"),
        ("open", "gesloten sluiten"),
        ("eerste", "laatste tweede"),
        ("zeker", "onzeker"),
        ("toekennen toewijzen", "afwijzen weigeren"),
        ("zelf", "samen"),
    )
)
_ADDRESSED: Final = frozenset(
    "u uw je jij jou jouw jullie wij we ons onze ik mij mijn me raad raden adviseer adviseren beloof beloven garandeer "
    "garanderen gegarandeerd garantie advies aanrader beste graag helaas".split()
)
_UNSURE: Final = re.compile(r"\bniet (?:helemaal )?zeker\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[,;:()]|\s[–-]\s|\b(?:en|maar|want|omdat|doordat|terwijl|hoewel|zodat)\b", re.IGNORECASE)


def keeps_denial(text: str, quotes: Sequence[str]) -> bool:
    """Tell whether the sentence denies something exactly when the parts of the quotes that it tells do."""
    said, told = _words(text), told_parts(text, quotes)
    cited = [_words(quote) for quote in quotes]
    known = sum(word in _DENIALS for words in cited for word in words) + sum(_is_other(words) for words in cited)
    unknown = any(_UNKNOWN in part and _denies(part) for part in told)
    return (
        _denies(said) == any(_denies(part) for part in told)
        and sum(word in _DENIALS for word in said) <= known
        and (not unknown or _UNKNOWN in said)
    )


def keeps_modality(text: str, quotes: Sequence[str]) -> bool:
    """Tell whether what can, must, will or might be is told as that, and nothing else is."""
    said, parts = _modes(_words(text)), [_modes(part) for part in told_parts(text, quotes)]
    known = {mode for quote in quotes for mode in _modes(_words(quote))}
    counts = [sum(bool(_modes([w])) for w in row) for row in (_words(text), [w for q in quotes for w in _words(q)])]
    return (
        counts[0] <= counts[1]
        and said <= known
        and all(mode in said for part in parts for mode in part if mode in _BINDING)
    )


def keeps_reach(text: str, quotes: Sequence[str]) -> bool:
    """Tell whether words as "alle", "alleen" and "omdat" stand in a quote, themselves or as another word for the same,
    and those of the parts that are told are not left out."""
    words, known = _reaching(_words(text)), [w for quote in quotes for w in _reaching(_words(quote))]
    told = [w for part in told_parts(text, quotes) for w in _reaching(part)]
    gained = any(_count(group, words) > _count(group, known) for group in _REACHES)
    lost = any(group & set(told) and not group & set(words) for group in _REACHES[:_KEPT])
    return not gained and not lost


def keeps_sides(text: str, quotes: Sequence[str]) -> bool:
    """Tell whether no word is told as its opposite ("meer" for "minder")."""
    words, known = _bases(text), {b for quote in quotes for b in _bases(quote)}
    return not any(
        (here & words and not here & known and there & known) for a, b in _SIDES for here, there in ((a, b), (b, a))
    )


def addresses_nobody(text: str, quotes: Sequence[str]) -> bool:
    """Tell whether no reader is spoken to, advised or promised something, unless a quote does so in that word."""
    known = {w for quote in quotes for w in _words(quote)}
    return all(word in known for word in _words(text) if word in _ADDRESSED)


def denies(text: str) -> bool:
    """Tell whether a Dutch text denies something."""
    return _denies(_words(text))


def modes_of(text: str) -> set[str]:
    """Return which of "can", "must", "will", "would" and "doubt" a Dutch text has words for."""
    return _modes(_words(text))


def told_parts(text: str, quotes: Sequence[str]) -> list[list[str]]:
    """Return the clauses of the quotes, as folded words, that share a telling word with the sentence."""
    said = {lemma(w) for w in _words(text) if not is_function_word(w)}
    parts = [_words(part) for quote in quotes for part in _CLAUSE.split(quote)]
    return [part for part in parts if any(lemma(w) in said for w in part if not is_function_word(w))]


def _reaching(words: Sequence[str]) -> list[str]:
    """Leave out "elk" of a time, a rate ("elk jaar"), and the "steeds" of "nog steeds"; read "een deel" as one word."""
    rows = zip(words, [*words[1:], ""], ["", *words[:-1]], strict=True)
    kept = [
        (word, before) for word, after, before in rows if after not in _TIMES and (before, word) != ("nog", "steeds")
    ]
    return ["deel-van" if (before, word) == ("een", "deel") else word for word, before in kept]


def _count(group: frozenset[str], words: Sequence[str]) -> int:
    return sum(word in group for word in words)


def _words(text: str) -> list[str]:
    """Return the folded words; "niet zeker" is read as one, which doubts and denies nothing."""
    return [fold(word) for word in PIECE.findall(_UNSURE.sub("onzeker", text))]


def _bases(text: str) -> set[str]:
    words = _words(text)
    return {*words, *(lemma(word) for word in words)}


def _denies(words: Sequence[str]) -> bool:
    return any(word in _DENIALS for word in words) or _is_other(words)


def _is_other(words: Sequence[str]) -> bool:
    """Tell whether something is said to be other than something else ("ander geld dan"), which denies that it is it."""
    return bool({"ander", "andere"} & set(words)) and "dan" in words


def _modes(words: Iterable[str]) -> set[str]:
    return {mode for word in words for mode, forms in _MODES.items() if word in forms}
