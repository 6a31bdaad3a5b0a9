"""An area as its page shows it: what the table of names knows, and quotes sorted by what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from assistant.answering.amounts import scheme_of
from assistant.answering.areas import Area, Statement, figures_about, group_by_theme, is_about_area, statements_about
from assistant.answering.citations import cite
from assistant.answering.reading import read_text
from assistant.http.area_amounts import AmountLine, PeriodAmounts, amount_lines, amounts_by_period
from assistant.http.footnotes import Footnotes
from assistant.index.opening import Index
from assistant.records import Citation, Passage, Sentence, Span
from assistant.text.words import PIECE, fold


@dataclass(frozen=True, slots=True)
class Group:
    """Quotes under a heading; without heading those that name no theme. `href` is the page of their document, or ""."""

    heading: str
    citations: tuple[Citation, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that somebody said; `speaker` is who, as the source puts it."""

    speaker: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class AreaView:
    """What the page of an area shows.

    `residents` are the quotes with the number of the table of names: that number is shown only with one. `lies` are
    those that tell where the area lies, `profile` what else it is. `activities`
    are the quotes by theme, `elsewhere` those about other money. `related` and `partial` are about the gemeente or a
    district, not about the area as a whole. `unnamed` are the themes with which no source names the area. `more` are
    the other quotes, by document; they have no number.
    """

    area: Area
    districts: tuple[str, ...]
    districts_likely: tuple[str, ...]
    residents: tuple[Citation, ...]
    lies: tuple[Citation, ...]
    profile: tuple[Citation, ...]
    periods: tuple[PeriodAmounts, ...]
    other: tuple[AmountLine, ...]
    related: tuple[AmountLine, ...]
    activities: tuple[Group, ...]
    elsewhere: tuple[Citation, ...]
    sayings: tuple[Saying, ...]
    absent: tuple[Citation, ...]
    unnamed: tuple[str, ...]
    more: tuple[Group, ...]
    partial: tuple[Group, ...]


def view_area(index: Index, area: Area, notes: Footnotes, *, brief: bool = False) -> AreaView:
    """Sort all that the sources say of an area; what the page cites goes into `notes`, in the order of the page.

    A `brief` view has no profile, no sayings, and no figures or quotes about only a part of the area or its gemeente.
    """
    known = statements_about(index, area.slug)
    rows = figures_about(index, area.slug, kind="amount")
    own = [row for row in rows if is_about_area(row, area.slug, index.names)]
    programme = [row for row in own if scheme_of(row, index.names) == "programme"]
    described = [s for s in known if not s.absent and not s.partial and _is_profile(index, s)]
    lies = _cite_all([s for s in described if _tells_where(index, area, s)], notes)
    residents = _residents(index, area, notes, brief=brief)
    profile = () if brief else _cite_all([s for s in described if not _is_cited(s, notes)], notes)
    periods = amounts_by_period(index, programme, notes)
    other = amount_lines(index, [row for row in own if row not in programme], notes)
    related = () if brief else amount_lines(index, [row for row in rows if row not in own], notes)
    spoken = _sayings_about(index, area)
    told = [s for s in known if not s.absent and not _is_spoken(s, spoken) and not _is_cited(s, notes)]
    whole = [s for s in told if not s.partial]
    done = [s for s in whole if not s.elsewhere and _is_activity(index, s)]
    rest = [s for s in whole if s not in done]
    return AreaView(
        area=area,
        districts=distinct_names(area.districts),
        districts_likely=distinct_names(area.districts_likely),
        residents=residents,
        lies=lies,
        profile=profile,
        periods=periods,
        other=other,
        related=related,
        elsewhere=() if brief else _cite_all([s for s in rest if s.elsewhere], notes),
        activities=tuple(_by_theme(index, done, notes)),
        sayings=() if brief else tuple(_saying(index, words, notes) for words in spoken),
        absent=_cite_all([s for s in known if s.absent], notes),
        unnamed=_unnamed_themes(index, known),
        more=() if brief else tuple(_by_document(index, [s for s in rest if not s.elsewhere])),
        partial=() if brief else tuple(_by_document(index, [s for s in told if s.partial])),
    )


def distinct_names(names: Sequence[str]) -> tuple[str, ...]:
    """Leave out a name that is part of a longer one or only another spelling of an earlier one."""
    words = [frozenset("het" if fold(w) == "t" else fold(w) for w in PIECE.findall(name)) for name in names]
    return tuple(
        name
        for i, name in enumerate(names)
        if not any(words[i] < other for other in words) and words[i] not in words[:i]
    )


def _residents(index: Index, area: Area, notes: Footnotes, *, brief: bool) -> tuple[Citation, ...]:
    """Return the quotes with the number of residents that the table of names has, the plainest first."""
    if area.residents is None:
        return ()
    rows = figures_about(index, area.slug, kind="number")
    own = [r for r in rows if is_about_area(r, area.slug, index.names) and r.figure.low == area.residents.number]
    quoted = {(r.document_id, r.sentence): r for r in sorted(own, key=lambda r: r.period is None)}
    kept = list(quoted.values())[: 1 if brief else None]
    return tuple(notes.cite(r.document_id, r.sentence, heading=r.heading) for r in kept)


def _is_profile(index: Index, statement: Statement) -> bool:
    """Tell whether a statement is about this area alone, in a document that tells what the areas are."""
    if statement.document_id not in index.names.raw.get("pages", {}).get("profile", ()):
        return False
    return len(read_text(index, _cut(index, statement.document_id, statement.sentence)).named("area")) == 1


def _tells_where(index: Index, area: Area, statement: Statement) -> bool:
    read = read_text(index, _cut(index, statement.document_id, statement.sentence))
    return fold(area.municipality) in read.named("municipality") and fold(area.province) in read.named("province")


def _is_activity(index: Index, statement: Statement) -> bool:
    activities = index.names.raw.get("pages", {}).get("activities", ())
    return bool(statement.themes) or statement.document_id in activities


def _by_theme(index: Index, statements: Sequence[Statement], notes: Footnotes) -> Iterator[Group]:
    names = {row["id"]: row["name"] for row in index.names.raw.get("themes", ())}
    for theme, found in group_by_theme(statements, index.names).items():
        yield Group(names.get(theme, ""), _cite_all(found, notes))


def _unnamed_themes(index: Index, statements: Iterable[Statement]) -> tuple[str, ...]:
    named = {theme for s in statements if not s.elsewhere and not s.partial for theme in s.themes}
    return tuple(row["name"] for row in index.names.raw.get("themes", ()) if row["id"] not in named)


def _by_document(index: Index, statements: Iterable[Statement]) -> Iterator[Group]:
    for document_id, found in groupby(statements, key=lambda s: s.document_id):
        document = index.documents[document_id]
        citations = tuple(cite(document, s.sentence, heading=s.heading, number=0) for s in found)
        yield Group(document.title, citations)


def _cite_all(statements: Iterable[Statement], notes: Footnotes) -> tuple[Citation, ...]:
    return tuple(notes.cite(s.document_id, s.sentence, heading=s.heading) for s in statements)


def _is_cited(statement: Statement, notes: Footnotes) -> bool:
    return notes.has(statement.document_id, statement.sentence)


Words = tuple[str, Span, Span, str]
"""Document id, the words that say who speaks, what they say, and the heading above."""


def _sayings_about(index: Index, area: Area) -> tuple[Words, ...]:
    """Return what is said by those who are introduced with the name of the area, each saying whole."""
    spoken = [(p, s) for p in index.passages for s in p.sentences if s.speaker is not None]
    groups = groupby(spoken, key=lambda pair: (pair[0].document_id, pair[1].speaker))
    found = [_words(list(pairs)) for _, pairs in groups]
    return tuple(
        words for words in found if area.slug in read_text(index, _cut(index, words[0], words[1])).named("area")
    )


def _words(pairs: Sequence[tuple[Passage, Sentence]]) -> Words:
    passage, first = pairs[0]
    assert first.speaker is not None
    heading = passage.headings[-1] if passage.headings else ""
    return passage.document_id, first.speaker, Span(first.start, pairs[-1][1].end), heading


def _saying(index: Index, words: Words, notes: Footnotes) -> Saying:
    document_id, speaker, span, heading = words
    return Saying(_cut(index, document_id, speaker).strip().rstrip(":"), notes.cite(document_id, span, heading=heading))


def _cut(index: Index, document_id: str, span: Span) -> str:
    return index.documents[document_id].text[span.start : span.end]


def _is_spoken(statement: Statement, spoken: Iterable[Words]) -> bool:
    """Tell whether a statement is part of a saying, or the words that introduce it."""
    start, end = statement.sentence.start, statement.sentence.end
    parts = [span for d, speaker, span, _ in spoken if d == statement.document_id for span in (speaker, span)]
    return any(start < part.end and part.start < end for part in parts)


def view_two(index: Index, areas: tuple[Area, Area]) -> tuple[AreaView, AreaView, tuple[Citation, ...]]:
    """Return two areas with one list of sources."""
    notes = Footnotes(index)
    first, second = (view_area(index, area, notes, brief=True) for area in areas)
    return first, second, notes.citations


def view_one(index: Index, area: Area) -> tuple[AreaView, tuple[Citation, ...]]:
    """Return an area with its sources."""
    notes = Footnotes(index)
    return view_area(index, area, notes), notes.citations


def theme_rows(index: Index, views: Sequence[AreaView]) -> tuple[tuple[str, tuple[tuple[Citation, ...], ...]], ...]:
    """Return each theme that any of the areas has, with the quotes of each; those without a theme last, under ""."""
    rows: list[Any] = [row["name"] for row in index.names.raw.get("themes", ())]
    found = [{group.heading: group.citations for group in view.activities} for view in views]
    return tuple(
        (name, tuple(groups.get(name, ()) for groups in found)) for name in (*rows, "") if any(name in g for g in found)
    )
