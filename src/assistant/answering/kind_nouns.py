"""Which nouns ask for which kind of name ("In welke *provincie* …")."""

from __future__ import annotations

from typing import Final

from assistant.text.names import NameKind, NameTable
from assistant.text.words import lemma

KIND_NOUNS: Final[dict[str, NameKind]] = {
    "provincie": "province",
    "gemeente": "municipality",
    "stad": "municipality",
    "wijk": "district",
    "buurt": "district",
    "gebied": "area",
    "focusgebied": "area",
    "ministerie": "ministry",
    "thema": "theme",
    "fonds": "fund",
}


def kinds_of_noun(noun: str) -> frozenset[NameKind]:
    """Return the kinds of name that a noun stands for ("thema's": theme), empty when for none."""
    kind = KIND_NOUNS.get(_base(noun))
    return frozenset([kind]) if kind else frozenset()


def kinds_meant(names: NameTable, word: str) -> frozenset[NameKind]:
    """Return the kinds of name that a word stands for, by itself or as a synonym ("departementen": ministry)."""
    base = _base(word)
    return frozenset(KIND_NOUNS[like] for like in (base, *names.synonyms.get(base, ())) if like in KIND_NOUNS)


def _base(noun: str) -> str:
    return lemma(noun.rpartition("-")[2].casefold().removesuffix("'s").removesuffix("’s"))
