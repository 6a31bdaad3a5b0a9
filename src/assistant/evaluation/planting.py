"""Answers with one planted error each, made of true paraphrases, to see whether the guard of a writer catches them.

Each cites quotes that say something else: what can't be made by rule is written by hand, in a file of the same form.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import yaml

from assistant.answering.checks.coverage import covered_share
from assistant.evaluation.mutations import mutate
from assistant.records import Figure
from assistant.text.figures import find_figures
from assistant.text.names import NameTable, find_names

MOST: Final = 40
"""So many of each kind are kept, by a hash of their text."""
_TWINS: Final = 0.6
_KINDS: Final[Mapping[str, str]] = {
    "figure": "figure", "number word": "figure", "unit": "figure", "loose digits": "figure", "rate": "period",
    "month": "period", "qualifier": "qualifier", "name": "name", "name outside the table": "name",
    "names swapped": "name", "figures swapped": "figure", "figure of another name": "other area",
}  # fmt: skip
_PERIODS: Final[Mapping[str, str]] = {
    "2026-2028": "2023-2025", "2023-2025": "2026-2028", "tot en met": "vanaf", "vanaf": "tot en met",
    "tot eind": "vanaf eind", "vóór": "na", "per jaar": "in totaal", "per week": "per maand",
    "elk jaar": "elke maand",
    "ieder jaar": "elke maand", "elke week": "elke dag", "iedere week": "elke dag",
    "eerste tranche": "tweede tranche",
}  # fmt: skip
_DENIED: Final[Mapping[str, str]] = {
    "niet ": "", "geen ": "een ", "is": "is niet", "was": "was nooit", "kreeg": "kreeg niet", "krijgt": "krijgt geen",
    "betaalt": "betaalt niet", "betaalde": "weigerde", "helpt": "helpt nauwelijks", "kon": "kon niet",
    "mag": "mag niet",
    "liggen": "liggen niet", "werkte": "werkte zonder", "noemde": "noemde nergens", "bezocht": "bezocht niet",
    "ging": "ging amper", "begon": "begon niet", "heeft": "heeft niet langer", "nog niet": "al",
    "werken": "werken evenmin",
}  # fmt: skip
_MODES: Final[Mapping[str, str]] = {
    "kan": "moet", "kunnen": "moeten", "kon": "moest", "konden": "moesten", "mag": "moet", "mocht": "moest",
    "moet": "mag", "moest": "mocht", "moeten": "kunnen", "wil": "moet", "willen": "zullen", "wilde": "zou",
    "hoefde": "mocht", "hoefden": "mochten", "was": "zou", "krijgt": "wil", "krijgen": "kunnen krijgen",
    "mogelijk": "zeker", "waarschijnlijk": "zeker", "is": "kan", "werkt": "wil werken", "betaalde": "mocht betalen",
    "gaat": "kan", "kreeg": "moest krijgen", "breidt": "wil",
}  # fmt: skip
_REACHED: Final[Mapping[str, str]] = {
    "alleen ": "", "alleen": "vooral", "alle": "sommige", "sommige": "alle", "bijna alle": "alle", "elk": "bijna elk",
    "een deel van ": "", "een deel": "het grootste deel", "het grootste deel": "een deel", "vooral ": "",
    "vooral": "alleen",
    "pas ": "", "extra": "alle", "minstens": "hoogstens", "meeste": "minste", "gemeenten": "alle gemeenten",
    "bewoners": "alle bewoners", "ouders": "alleen ouders", "jongeren": "veel jongeren",
    "scholieren": "de meeste scholieren",
    "leerlingen": "weinig leerlingen", "iets ": "", "ook ": "alleen ", "gezinnen": "enkele gezinnen",
    "kinderen": "alle kinderen",
}  # fmt: skip
_TAILS: Final = (
    "en de bewoners zijn daar blij mee", "en dat is elk jaar meer", "zoals de burgemeester vertelde",
    "en daarna volgt een nieuw plan", "dat goed werkt", "en dat is meer dan in andere wijken",
    "na overleg met scholen", "samen met vrijwilligers", "en dat geld is al op", "tot ieders tevredenheid",
    "ondanks kritiek uit de wijk", "en bewoners mogen meedenken", "voor jong en oud", "volgens een onderzoek",
    "en de gemeente betaalt de rest", "in samenwerking met het bedrijfsleven", "met subsidie uit Europa",
    "en dat blijft zo", "via de website van de gemeente", "op verzoek van de Tweede Kamer",
)  # fmt: skip
_CAUSES: Final = (
    "omdat het geld nodig was", "dankzij het Rijk", "vanwege de armoede", "door een motie van de Kamer",
    "als gevolg van bezuinigingen", "waardoor de wijk veiliger wordt", "zodat iedereen werk vindt",
    "om de criminaliteit te stoppen", "wegens de grote achterstand", "met als gevolg minder schulden",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """What a good model might write of some quotes of a document; `part` is "tune" or "held"."""

    document_id: str
    quotes: tuple[str, ...]
    text: str
    part: str = "tune"


@dataclass(frozen=True, slots=True)
class Plant:
    """A sentence with an error, the quotes that it is given, and the numbers that it cites, from 1 on."""

    kind: str
    text: str
    quotes: tuple[str, ...]
    numbers: tuple[int, ...]


def load_paraphrases(path: Path) -> tuple[Paraphrase, ...]:
    """Read a file of true paraphrases."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(Paraphrase(row["document"], tuple(row["quotes"]), row["says"], row["part"]) for row in rows)


def load_plants(path: Path) -> tuple[Plant, ...]:
    """Read a file of planted errors; each cites all of its quotes."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(_plant(row["kind"], row["says"], row["quotes"]) for row in rows)


def plant_all(paraphrases: Sequence[Paraphrase], names: NameTable) -> tuple[Plant, ...]:
    """Return the errors that can be made by rule, at most MOST of each kind, the same each time."""
    true = {_bare(p.text) for p in paraphrases}
    made = {plant.text + repr(plant.numbers): plant for plant in _made(paraphrases, names)}
    kinds: dict[str, list[Plant]] = {}
    for plant in sorted(made.values(), key=lambda p: sha256((p.kind + p.text).encode()).digest()):
        kept = kinds.setdefault(plant.kind, [])
        changed = plant.kind in ("wrong source", "invented source") or _bare(plant.text) not in true
        if changed and len(kept) < MOST:
            kept.append(plant)
    return tuple(plant for kind in sorted(kinds) for plant in kinds[kind])


def _made(paraphrases: Sequence[Paraphrase], names: NameTable) -> Iterator[Plant]:
    for at, p in enumerate(paraphrases):
        for mutant in mutate(p.text, names, random.Random(p.text)):
            kind = _KINDS[mutant.change]
            timed = kind == "figure" and _times(mutant.text) != _times(p.text)
            yield _plant("period" if timed else kind, mutant.text, p.quotes)
        for kind, table in (("period", _PERIODS), ("denial", _DENIED), ("modality", _MODES), ("reach", _REACHED)):
            yield from (_plant(kind, text, p.quotes) for text in _exchanged(p.text, table))
        yield _plant("extra", f"{p.text[:-1]}, {_TAILS[at % len(_TAILS)]}.", p.quotes)
        yield _plant("extra", f"{p.text[:-1]} {_TAILS[(at + 7) % len(_TAILS)]}.", p.quotes)
        yield _plant("cause", f"{p.text[:-1]}, {_CAUSES[at % len(_CAUSES)]}.", p.quotes)
        yield Plant("invented source", p.text, p.quotes, (*range(1, at % 2 + 1), len(p.quotes) + 1 + at % 8))
        yield Plant("invented source", p.text, p.quotes, ())
    yield from _of_other_places(paraphrases, names)
    yield from _of_other_sources(paraphrases)


def _exchanged(text: str, table: Mapping[str, str]) -> Iterator[str]:
    """Yield `text` with one word of the table for another, each time one."""
    for old, new in table.items():
        end = "" if old.endswith(" ") else r"\b"
        for match in re.finditer(rf"\b{re.escape(old)}{end}", text, re.IGNORECASE):
            put = new.capitalize() if match.group()[0].isupper() else new
            yield _sentence(text[: match.start()] + put + text[match.end() :])


def _of_other_places(paraphrases: Sequence[Paraphrase], names: NameTable) -> Iterator[Plant]:
    """Yield sentences with the figure of one place for another, which cite both, as a model that mixes them up does."""
    told = [(p, f, m) for p in paraphrases for f, m in _one_place(p.text, names)]
    for at, (p, figure, mention) in enumerate(told):
        others = [t for t in told if t[1].kind == figure.kind and t[2] != mention and t[0].quotes != p.quotes]
        if others:
            other, borrowed, _ = others[at % len(others)]
            text = p.text.replace(figure.text, borrowed.text)
            if borrowed.text not in p.text:
                quotes = (*p.quotes, *other.quotes)
                yield _plant("other area", text, quotes)
                yield Plant("other area", text, quotes, (1,))
                yield Plant("other area", text, quotes, (len(quotes),))


def _one_place(text: str, names: NameTable) -> Iterator[tuple[Figure, str]]:
    places = [m for m in find_names(names, text) if m.name.kind in ("area", "municipality")]
    figures = [f for f in find_figures(text) if f.kind in ("amount", "number", "percentage")]
    if len({m.name.id for m in places}) == 1 and len(figures) == 1:
        yield figures[0], places[0].name.id


def _of_other_sources(paraphrases: Sequence[Paraphrase]) -> Iterator[Plant]:
    """Yield true sentences that cite another quote: the next of the file, and the one with most of the same words."""
    quotes = tuple(dict.fromkeys(q for p in paraphrases for q in p.quotes))
    for p in paraphrases[:: max(1, len(paraphrases) // (MOST * 2))]:
        at = quotes.index(p.quotes[-1])
        rest = [q for q in quotes if not any(_are_twins(q, own) for own in p.quotes)]
        nearest = max(rest, key=lambda q: covered_share(p.text, [q]))
        for other in (quotes[(at + 1) % len(quotes)], nearest):
            yield Plant("wrong source", p.text, (*p.quotes, other), (len(p.quotes) + 1,))


def _are_twins(a: str, b: str) -> bool:
    """Tell whether two quotes say the same in almost the same words."""
    return a == b or min(covered_share(a, [b]), covered_share(b, [a])) >= _TWINS


def _plant(kind: str, text: str, quotes: Sequence[str]) -> Plant:
    return Plant(kind, text, tuple(quotes), tuple(range(1, len(quotes) + 1)))


def _times(text: str) -> list[tuple[object, object]]:
    return [(f.first, f.last) for f in find_figures(text) if f.first is not None]


def _sentence(text: str) -> str:
    spaced = " ".join(text.split())
    return spaced[:1].upper() + spaced[1:]


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())
