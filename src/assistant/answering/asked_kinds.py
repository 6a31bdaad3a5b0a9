"""The kind of thing that a question asks for: whether a sentence has an amount, a date, a name, a cause, a meaning."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.kind_nouns import KIND_NOUNS
from assistant.answering.question import Question
from assistant.answering.reading import Reading
from assistant.answering.terms import Term
from assistant.records import Figure, Span
from assistant.text.figures import same_value
from assistant.text.names import Mention, NameKind
from assistant.text.words import PIECE, compound_parts, fold, lemma

_SAME_NOUN, _TELLING = 0.4, 0.3

_PERCENTAGES, _SHARES = frozenset({"percentage", "procent"}), frozenset({"deel", "aandeel", "helft"})

_TIME_UNITS = ("jaar", "maand", "week", "dag")

_SINCE = re.compile(r"\b(?:sinds|vanaf) wanneer\b|\bsince when\b|\bseit wann\b", re.IGNORECASE)

_BEGINNING = re.compile(
    r"\b(?:sinds|vanaf|met ingang|ingaan|in werking|werd|begon|gestart|start|aangetreden|benoemd|kwam|kwamen|kondigde"
    r"|bekend|publiceerde|opende|geopend|ontstond|opgericht)\b",
    re.IGNORECASE,
)

_WHICH_YEARS = re.compile(
    r"\b(?:jaren|jaar|periode|hoe ?lang|looptijd|loopt|duurt|years|how long|jahre|wie lange)\b", re.IGNORECASE
)

_HOW_OFTEN = re.compile(r"\bhoe vaak\b|\bhow often\b|\bwie oft\b|\bne sıklıkla\b|\bjak często\b", re.IGNORECASE)

_WHOLE_NUMBER = re.compile(r"\bhoeveel [\w-]+ (?:heeft|had|telt|telde|zijn er|waren er)\b", re.IGNORECASE)

_RATE = re.compile(
    r"\b(?:elke?|ieder[e]?|per) (?:jaar|maand|week|dag)\b|\b(?:jaar|maande|weke|dage)lijks\b|\bkeer\b", re.IGNORECASE
)


def has_asked_kind(question: Question, own: Reading) -> bool:
    """Tell whether the sentence holds the kind of thing that the question asks for."""
    kinds = {f.kind for f in own.figures}
    match question.asked:
        case "amount":
            return "amount" in kinds
        case "share":
            shares = _shares(question)
            return "percentage" in kinds or bool(own.lemmas & shares) or ("amount" in kinds and shares > _PERCENTAGES)
        case "number":
            return _counts(question, own)
        case "date":
            return _dates(question, own)
        case "place" | "list":
            return _has_asked_name(question, own)
        case "definition" if not question.content_terms:
            return defines(question, own)
        case "person":
            return _names_somebody(own)
        case _:
            return True


def _shares(question: Question) -> frozenset[str]:
    """Return the words that tell of a share without a figure; a question for per cents gets no "deel"."""
    words = {lemma(word.casefold()) for word in PIECE.findall(question.text)}
    return _PERCENTAGES if words & _PERCENTAGES else _PERCENTAGES | _SHARES


def speaks_of_asked_noun(question: Question, own: Reading, whole: Reading, context: Reading) -> bool:
    """Tell whether a sentence speaks of what the question word belongs to ("welke *partij*", "wie is *wethouder*")."""
    if question.asked not in ("person", "list", "definition", "other"):
        return True
    asked = [t for t in question.terms if t.asked and not t.verb and t.weight >= _TELLING]
    return all(
        any(
            value >= _SAME_NOUN and (like in own.lemmas or like in whole.lemmas or like in context.lemmas)
            for like, value in term.near.items()
        )
        for term in asked
    )


@lru_cache(maxsize=256)
def folded_words(text: str) -> frozenset[str]:
    """Return the folded words of a text."""
    return frozenset(fold(word) for word in PIECE.findall(text))


def _counts(question: Question, own: Reading) -> bool:
    if _HOW_OFTEN.search(question.text):
        return _RATE.search(own.text) is not None
    kinds = ("number",) if _WHOLE_NUMBER.search(question.text) else ("number", "percentage")
    numbers = [f for f in own.figures if f.kind in kinds]
    asked = [t for t in question.terms if t.asked and not t.verb]
    if not asked:
        return bool(numbers) or any(f.kind == "amount" for f in own.figures)
    return any(counts_noun(term, f) if f.noun else _speaks_of_several(term, own) for f in numbers for term in asked)


def _speaks_of_several(term: Term, own: Reading) -> bool:
    """Tell whether the asked noun stands in the plural, as what a number without a noun of its own can count."""
    words = {fold(word) for word in PIECE.findall(own.text)}
    return not term.plural or any(
        term.near.get(lemma(word), 0.0) >= _SAME_NOUN and word != lemma(word) for word in words
    )


def counts_noun(term: Term, figure: Figure) -> bool:
    """Tell whether a number counts what the question asks the number of ("twaalf NPLV-gebieden" for "gebieden")."""
    if not figure.noun:
        return True
    words = [lemma(part) for part in figure.noun.casefold().replace("-", " ").split()]
    heads = [part for word in words for part in (word, *compound_parts(word))]
    return any(term.near.get(word, 0.0) >= _SAME_NOUN for word in heads)


def _dates(question: Question, own: Reading) -> bool:
    """A date answers "wanneer" unless it only repeats the question's or names a tranche; "sinds wanneer" asks for a
    beginning."""
    if _SINCE.search(question.text) and not _BEGINNING.search(own.text):
        return False
    dated = [f for f in own.figures if f.kind in ("date", "period")]
    if not _WHICH_YEARS.search(question.text):
        tranches = [(m.start, m.end) for m in own.mentions if m.name.kind == "tranche"]
        dated = [f for f in dated if not any(a <= f.start < b for a, b in tranches)]
    if any(not any(same_value(f, g) for g in question.figures) for f in dated):
        return True
    return any(f.kind == "number" and f.noun and lemma(f.noun) in _TIME_UNITS for f in own.figures)


def asked_name_kinds(question: Question) -> frozenset[NameKind]:
    """Return the kinds of name that the asked noun stands for, under its nearest reading; empty when for none."""
    strengths = [(t.near[noun], noun) for t in question.terms if t.asked for noun in KIND_NOUNS.keys() & t.near.keys()]
    best = max((value for value, _ in strengths), default=0.0)
    kinds = {KIND_NOUNS[noun] for value, noun in strengths if value == best >= _SAME_NOUN}
    if "district" in kinds and not question.areas:
        kinds.add("area")
    return frozenset(kinds)


def _has_asked_name(question: Question, own: Reading) -> bool:
    kinds = asked_name_kinds(question)
    if not kinds:
        return True
    asked_already = {(m.name.kind, m.name.id) for m in question.mentions}
    return any(
        (m.name.kind in kinds or ("municipality" in kinds and _is_called_after_municipality(own, m)))
        and ((m.name.kind, m.name.id) not in asked_already or _is_called_otherwise(question, own, m))
        for m in own.mentions
    )


def _is_called_otherwise(question: Question, own: Reading, mention: Mention) -> bool:
    """Tell whether a sentence has other words for the ministry of a question, which names its minister or so."""
    asked = {fold(question.text[m.start : m.end]) for m in question.mentions if m.name.id == mention.name.id}
    return mention.name.kind == "ministry" and fold(own.text[mention.start : mention.end]) not in asked


def _is_called_after_municipality(own: Reading, mention: Mention) -> bool:
    """Tell whether the name of an area tells its municipality, too ("Dordrecht West" lies in Dordrecht)."""
    if mention.name.kind != "area":
        return False
    words = folded_words(own.text[mention.start : mention.end])
    return any(
        n.kind == "municipality" and set(n.within) & set(mention.name.within) and folded_words(n.name) <= words
        for n in own.names.names
    )


def _names_somebody(own: Reading) -> bool:
    """A sentence can answer "wie" when it names a person, a body or a place: any capital inside it."""
    return bool(own.mentions) or any(word.strip("“\"'(")[:1].isupper() for word in own.text.split()[1:])


_PERSON = re.compile(
    r"(?<!\w)(?:[A-ZÀ-Þ][\w'’-]+|[A-Z]\.(?:[A-Z]\.)*)(?:\s+(?:van|de|der|den|ten|ter|'t|’t|el|al))*\s+[A-ZÀ-Þ][\w'’-]+"
)


def person_span(own: Reading) -> Span | None:
    """Return the first stretch that looks like a person's name: two capitalised words in a row that no table knows."""
    taken = [(m.start, m.end) for m in own.mentions]
    for match in _PERSON.finditer(own.text):
        if not any(a < match.end() and match.start() < b for a, b in taken):
            return Span(match.start(), match.end())
    return None


def several_asked(question: Question, own: Reading) -> bool:
    """Tell whether a sentence names two or more of what a plural asks for ("welke *gebieden* …")."""
    plural = any(t.asked and t.plural for t in question.terms)
    kinds = asked_name_kinds(question) if plural else frozenset()
    return len({m.name.id for m in own.mentions if m.name.kind in kinds}) > 1


_CAUSE = re.compile(
    r"\b(?:omdat|doordat|want|zodat|daarom|dus|vanwege|wegens|door|reden|om .{3,80}? te|moet zorgen|kwam)\b",
    re.IGNORECASE,
)

_SAYING = re.compile(
    r"\b(?:zei|zegt|zeggen|vindt|vond|vinden|noemt|noemde|quote|citaat|volgens|uitspraak|reactie|vraagt|vragen|vroeg"
    r"|beoordeelt|doet een beroep|said|says|sagt)\b",
    re.IGNORECASE,
)


def gives_cause(question: Question, own: Reading) -> bool:
    """Tell whether a question for a reason meets a sentence that gives one."""
    return question.asked == "reason" and _CAUSE.search(own.text) is not None


def asks_for_words(question: Question) -> bool:
    """Tell whether a question asks what somebody said."""
    return _SAYING.search(question.text) is not None


_DEFINING = re.compile(
    r"(?:(?:een|de|het|in)\s+)?(?P<subject>.{2,60}?)\s+(?:is|zijn|was|waren|betekent|staat voor|heet)\b", re.IGNORECASE
)


def defines(question: Question, own: Reading) -> bool:
    """Tell whether a sentence opens with what the question asks the meaning of, and says what it is."""
    opening = _DEFINING.match(own.text)
    if opening is None or len(question.content_terms) > 1:
        return False
    return _is_subject(question, opening["subject"])


def _is_subject(question: Question, words: str) -> bool:
    """Tell whether some words are exactly a name or a word that the question asks about."""
    folded = fold(words)
    spelled = {fold(s) for m in question.mentions for s in (m.name.name, *m.name.aliases)}
    return folded in spelled or any(t.name is None and lemma(folded) == t.lemma for t in question.terms)
