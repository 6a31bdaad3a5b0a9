"""Where sentences of Dutch text begin and end, who speaks them, and which lean on the one before.

Leaves headings and lists to the reader of the document: what comes in here is one paragraph or list item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.records import Sentence, Span

ABBREVIATIONS = frozenset(
    """a.d a.h.w apr art artt aug bijv blz bv c.q ca d.d d.w.z dec dhr dr drs e.a e.d e.e.a e.o e.v enz etc excl feb
    febr fig gem h.o.h hst i.c i.g.v i.h.b i.o i.p.v i.s.m i.v.m incl ing ir jl jr kst lic m.a.w m.b.t m.b.v m.i.v
    m.n m.u.v mej mevr mgr min mld mln mr mw n.a.v n.v.t nl no nov nr nrs o.a o.b.v o.i.d o.l.v o.p okt p.p pag par
    plv prof red resp s.v.p sept sr st stb stcrt t.a.v t.b.v t.g.v t.o.v t/m tel u.a vgl vnl vs w.o zgn""".split()
)

_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s|$)")
_START = re.compile(r"\s+(?:[\"“‘„«(\[€]*\s?(?:[A-ZÀ-ÖØ-Þ0-9]|['’‘][a-z]\s))")
_WORD_BEFORE = re.compile(r"([\w./]+)\.$")
_SPEECH = re.compile(r"[“„](?P<curly>[^“”„]{40,}?)”|(?<![\w\"])\"(?P<straight>[^\"]{40,}?)\"(?!\w)", re.DOTALL)
_TOKEN = re.compile(r"\w+")

# A sentence that opens with one of these points back at the one before it.
_LEANING_OPENERS = frozenset(
    """bovendien daarnaast dat deze die dit echter hij hun maar ook tegelijk tegelijkertijd tevens toch verder
    vervolgens want ze zij zo zodoende""".split()
)
# "hiervoor", "daarmee" … within the first words do the same; "daarom" and "daar" alone too.
_PRONOMINAL = re.compile(
    r"^(?:hier|daar)(?:aan|achter|bij|bovenop|door|in|langs|mee|na|naast|om|onder|op|over|tegen|toe|tussen|uit|van|voor)?$"
)
# … and so does a pronoun near the front ("Naast hun taal leren zij …").
_PRONOUNS = frozenset({"deze", "hun", "zij"})
_LEANING_WINDOW = 7


def split_paragraph(text: str, start: int, end: int, *, speaker: Span | None = None) -> Iterator[Sentence]:
    """Yield the sentences of the paragraph `text[start:end]`, in order, offsets in `text`.

    Quoted speech is split into its sentences without the quotation marks, each with the span of the words that
    introduce it: those before the opening mark when they end in ":", else `speaker`.
    The first sentence of a paragraph is never marked as leaning on what stands before it.
    """
    first = True
    position = start
    said_by = speaker
    for speech in _SPEECH.finditer(text, start, end):
        group = "curly" if speech["curly"] is not None else "straight"
        inner = Span(speech.start(group), speech.end(group))
        if text[inner.start : inner.end].rstrip()[-1:] not in ".!?…":
            continue
        for span in _split(text, position, speech.start()):
            yield Sentence(span.start, span.end, leans=not first and leans_back(text[span.start : span.end]))
            first = False
            if text[span.end - 1] == ":":
                said_by = span
        for span in _split(text, inner.start, inner.end):
            yield Sentence(span.start, span.end, speaker=said_by)
            first = False
        position = speech.end()
    for span in _split(text, position, end):
        yield Sentence(span.start, span.end, leans=not first and leans_back(text[span.start : span.end]))
        first = False


def leans_back(sentence: str) -> bool:
    """Tell whether a sentence points back at the one before it ("Hiermee …", "Het Rijk stelt hiervoor …")."""
    words = [w.casefold() for w in _TOKEN.findall(sentence)[:_LEANING_WINDOW]]
    return bool(words) and (
        words[0] in _LEANING_OPENERS or any(w in _PRONOUNS or _PRONOMINAL.match(w) is not None for w in words)
    )


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the trimmed spans of the sentences in `text[start:end]`."""
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and _is_end(text, begin, match, end):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _is_end(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    following = _START.match(text, match.end(), end)
    if following is None:
        return False
    if match.group().startswith(".") and len(match.group().rstrip("\"”’'»)]")) == 1:
        word = _WORD_BEFORE.search(text, max(begin, match.start() - 24), match.start() + 1)
        if word is not None:
            bare = word[1].casefold().strip(".")
            initial = len(word[1]) == 1 and word[1].isalpha() and word[1].isupper()
            dotted = re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", word[1]) is not None
            number_mark = bare.isdigit() and text[begin : match.start()].strip() == bare
            return not (bare in ABBREVIATIONS or initial or dotted or number_mark)
    return True


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(ch.isalnum() for ch in text[start:end]):
        yield Span(start, end)
