"""A document as it was read in: each passage with its marks beside what its sentences and figures were read as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import ip_address

from fastapi import Request

from assistant.http.document_notes import FigureNote, NameNote, mark_notes, note_figures, note_names
from assistant.http.document_view import Mark
from assistant.index.opening import Index
from assistant.records import Document, Passage
from assistant.settings import Settings

_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text: plain, a figure or a name ("figure", "name")."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage: its place, its text in pieces, and what was read in it; `leaning` sentences need the one before."""

    number: int
    headings: tuple[str, ...]
    pieces: tuple[Piece, ...]
    sentences: int
    leaning: int
    asked: int
    figures: tuple[FigureNote, ...]
    names: tuple[NameNote, ...]


def view_passages(index: Index, document: Document) -> tuple[PassageView, ...]:
    """Return the passages of a document in the order of its text."""
    figures, names = note_figures(index, document), note_names(index, document)
    marks = sorted(mark_notes(figures, names), key=lambda mark: (mark.start, mark.kind, -mark.end))
    return tuple(
        _view(document, passage, number, figures=figures, names=names, marks=marks)
        for number, passage in enumerate((p for p in index.passages if p.document_id == document.id), start=1)
    )


def may_preview(request: Request, settings: Settings) -> bool:
    """Tell whether a request comes from this machine itself, without a proxy, and the server is one for its editor.

    That is one that listens on this machine only, or one with the setting for editors. The name that it was asked by
    has to be this machine's too, so that no page elsewhere can have it read.
    """
    client = request.client.host if request.client else ""
    if any(name in request.headers for name in _FORWARDED) or not _is_loopback(request.url.hostname or ""):
        return False
    return _is_loopback(client) and (_is_loopback(settings.host) or settings.editor)


def _view(
    document: Document,
    passage: Passage,
    number: int,
    *,
    figures: Sequence[FigureNote],
    names: Sequence[NameNote],
    marks: Sequence[Mark],
) -> PassageView:
    def inside(start: int) -> bool:
        return passage.start <= start < passage.end

    return PassageView(
        number=number,
        headings=passage.headings,
        pieces=tuple(_pieces(document, passage, [mark for mark in marks if inside(mark.start)])),
        sentences=len(passage.sentences),
        leaning=sum(s.leans for s in passage.sentences),
        asked=sum(len(s.asked) for s in passage.sentences),
        figures=tuple(note for note in figures if inside(note.span.start)),
        names=tuple(note for note in names if any(inside(span.start) for span in note.spans)),
    )


def _pieces(document: Document, passage: Passage, marks: Sequence[Mark]) -> Iterator[Piece]:
    done = passage.start
    for mark in marks:
        end = min(mark.end, passage.end)
        if mark.start < done or end <= mark.start:
            continue
        if done < mark.start:
            yield Piece(document.text[done : mark.start])
        yield Piece(document.text[mark.start : end], mark.kind)
        done = end
    if done < passage.end:
        yield Piece(document.text[done : passage.end])


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
