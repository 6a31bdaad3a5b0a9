"""From the JSON of a request to the Ask and Filters of `answering`; refuses filters that name nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal

from fastapi import Query

from assistant.http.problems import InputError, InputFault
from assistant.http.schemas import ChatRequest, ConversationItem, EarlierQuestion, Name
from assistant.index.opening import Index
from assistant.records import Ask, Filters, Turn

Where = Literal["body", "query"]
Areas = Annotated[tuple[Name, ...], Query(max_length=50, description="Gebieden, als slug.")]
Themes = Annotated[tuple[Name, ...], Query(max_length=50, description="Thema's, als id.")]

_SHOWN_OPTIONS = 25


def read_ask(index: Index, body: ChatRequest) -> Ask:
    """Return the question of a request. Raises InputError when a filter names nothing of the index."""
    filters = Filters(
        areas=tuple(body.filters.areas),
        themes=tuple(body.filters.themes),
        period=body.filters.period,
        documents=tuple(body.filters.documents),
    )
    refuse_unknown(index, filters, where="body")
    return Ask(
        question=body.question,
        conversation=tuple(_turns(body.conversation)),
        filters=filters,
        audience=body.audience,
        max_sentences=body.max_sentences,
        plain=body.plain,
    )


def refuse_unknown(
    index: Index, filters: Filters, *, where: Where, others: Mapping[str, tuple[str, set[str]]] | None = None
) -> None:
    """Raise InputError with a fault for each filter that names nothing: it would quietly hide every source.

    `others` are single values that only this request has, by name, each with what it may be.
    """
    raw = index.names.raw
    known: dict[str, tuple[Sequence[str], set[str]]] = {
        "areas": (filters.areas, {row["slug"] for row in raw.get("areas", ())}),
        "themes": (filters.themes, {row["id"] for row in raw.get("themes", ())}),
        "period": (
            (filters.period,) if filters.period else (),
            {row["period"] for row in raw.get("tranches", ()) if "period" in row},
        ),
        "documents": (filters.documents, set(index.documents)),
        **{name: ((value,) if value else (), options) for name, (value, options) in (others or {}).items()},
    }
    single = {"period", *(others or {})}
    faults = [
        _unknown(name, None if name in single else number, options, where=where)
        for name, (given, options) in known.items()
        for number, value in enumerate(given)
        if value not in options
    ]
    if faults:
        raise InputError(faults)


def _unknown(name: str, number: int | None, options: set[str], *, where: Where) -> InputFault:
    shown = ", ".join(sorted(options)[:_SHOWN_OPTIONS]) or "er zijn er geen"
    pointer = f"#/filters/{name}" + ("" if number is None else f"/{number}")
    return InputFault(
        where=where,
        location={"pointer": pointer} if where == "body" else {"name": name},
        code="unknown",
        detail=f"Deze waarde kennen wij niet. Kies uit: {shown}.",
    )


def _turns(items: Sequence[ConversationItem]) -> Iterator[Turn]:
    """Yield earlier turns of both shapes; an assistant's message belongs to the question before it."""
    question: str | None = None
    for item in items:
        if not isinstance(item, EarlierQuestion) and item.role == "assistant":
            if question is not None:
                yield Turn(question, item.content)
            question = None
            continue
        if question is not None:
            yield Turn(question)
        question = item.question if isinstance(item, EarlierQuestion) else item.content
    if question is not None:
        yield Turn(question)
