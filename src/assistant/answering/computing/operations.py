"""Which computation a question asks for, by its words."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.computing.operations_abroad import operation_patterns
from assistant.records import Operation
from assistant.text.figures import find_figures
from assistant.text.words import fold

_PATTERNS: Final[tuple[tuple[Operation, str], ...]] = (
    (
        "average",
        r"""\bgemiddeld\w*\ (?:per|voor\ (?:elk|ieder)) | \b(?:gelijk|eerlijk)\ .{0,50}\bverde[el]\w*
                | \bhoeveel\b.{0,60}\bper\ jaar\b | \bwat\b.{0,40}\bper\ jaar\b | \bjaarlijks\b""",
    ),
    ("ratio", r"\bhoe\ ?veel\ (?:keer|maal)\b | \b(?:keer|maal)\ zo\b | \bwat\ is\ de\ verhouding\b"),
    (
        "share",
        r"""\b(?:welk|wat\ is\ het|hoe\ groot\ is\ het)\ (?:deel|aandeel|gedeelte|percentage)\b
              | \bhoeveel\ procent\b(?!\ meer)""",
    ),
    (
        "difference",
        r"""\bverschil\w*\b | \bscheelt?\b | \bprocentpunt\w* | \bvergelijk\w* | \btegenover\b
                   | \bhoeveel\ .{0,60}\b(?:meer|minder|hoger|lager|groter|kleiner|gestegen|gedaald|gegroeid
                   |toegenomen|erbij)\b | (?<!niet\ )\b(?:meer|minder|hoger|lager|groter|kleiner)\ (?:\w+\ ){0,3}dan\b
                   | ^(?:waar|wie)\b.{0,40}\b(?:meer|minder)\b.{3,80}\bof\b
                   | \bwelke?\ .{0,40}\b(?:meer|minder|hoger|lager|groter|kleiner)\b.{3,80}\bof\b
                   | \bten\ opzichte\ van\b | \bmeer\ of\ minder\b""",
    ),
    ("largest", r"\b(?:meeste?|hoogste|grootste)\b"),
    ("smallest", r"\b(?:minste?|laagste|kleinste)\b"),
    (
        "sum",
        r"""\bsamen(?:tel\w*|gerekend|genomen)?\b | \bbij\ elkaar\b | \bop\ ?(?:te\ )?tel\w* | \bopgeteld\b
            | \btel(?:t|len)?\b.{3,80}\b(?:op|mee)\b | \bde\ som\b | \bplus\b
            | \bin\ totaal\ (?:over|van)\ (?:beide|de\ twee|alle)\b | \bbeide\ (?:tranches|periodes|rondes)\b""",
    ),
)
_COMPILED: Final = tuple((operation, re.compile(pattern, re.VERBOSE)) for operation, pattern in _PATTERNS)
_SAYS: Final = {
    "sum": r"samen|totaal|totale|bij elkaar|opgeteld|tel(?:t|de|den|len)\b.*\b(?:op|mee)\b",
    "difference": r"verschil\w*|meer|minder|hoger|lager|groter|kleiner|steeg|stegen|daalden?|groei\w*|van .* naar|keer",
    "ratio": r"keer|maal|verhouding|dubbel\w*|half|helft",
    "average": r"gemiddeld\w*|per|elk|ieder|jaarlijks\w*",
}
_SAYING: Final = {operation: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for operation, words in _SAYS.items()}


def says_result(operation: Operation, sentence: str) -> bool:
    """Tell whether a sentence may itself give the result of an operation: it speaks of adding, comparing or a rate."""
    pattern = _SAYING.get(operation)
    return pattern is None or pattern.search(sentence) is not None


def asked_operation(text: str, language: str = "nl") -> Operation | None:
    """Return the operation that a question in a language asks for, None when it asks for no computation."""
    if language != "nl":
        cased = " ".join(text.casefold().split())
        return next((op for op, pattern in operation_patterns(language) if pattern.search(cased)), None)
    folded = " ".join(fold(_without_bounds(text)).split())
    return next((operation for operation, pattern in _COMPILED if pattern.search(folded)), None)


def _without_bounds(text: str) -> str:
    """Blank out figures with what bounds them: "meer dan € 5 miljoen" compares with a figure and asks for no sum."""
    for figure in find_figures(text):
        if figure.kind != "period" and figure.qualifier.endswith(" dan"):
            text = text[: figure.start] + " " * (figure.end - figure.start) + text[figure.end :]
    return text
