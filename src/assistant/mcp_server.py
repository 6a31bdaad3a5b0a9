"""The product as tools for other assistants (Model Context Protocol); the only file that imports `mcp`.

Each tool gives what the same route of the API gives, as JSON: every figure with its citation.
"""

from __future__ import annotations

from typing import Any, Final

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import BaseModel

from assistant import VERSION
from assistant.answering import pipeline
from assistant.answering.amounts import FigureFilters, filter_options
from assistant.answering.areas import list_areas
from assistant.answering.receipts.receipts import verify_receipt
from assistant.errors import ReceiptError
from assistant.http.amounts_api import FigureList, list_figures
from assistant.http.areas_api import describe_area
from assistant.http.questions import clean_text, question_fault
from assistant.http.schemas import ChatResponse, SearchResponse
from assistant.index.opening import Index, IndexReader
from assistant.records import Ask, Filters, Turn
from assistant.settings import Settings

INSTRUCTIONS: Final = (
    "Antwoorden over de regeling, alleen in de woorden van de bronnen. Noem bij elk feit de bron die erbij staat. "
    "Staat het antwoord niet in de bronnen (status unanswerable), zeg dat dan en vul niets aan."
)
_MAX_TURNS, _MAX_HITS, _MAX_RECEIPT_CHARS = 10, 50, 500_000


def create_mcp(reader: IndexReader) -> MCPServer[Any]:
    """Return the server with its tools over the index of `reader`, which is opened at the first call."""
    server: MCPServer[Any] = MCPServer(
        "vraagbaak", title="Vraagbaak Kansrijke Wijk", version=VERSION, instructions=INSTRUCTIONS, log_level="ERROR"
    )

    @server.tool(description="Beantwoord een vraag, met bij elke zin de bron. `earlier` zijn de vragen ervoor.")
    def ask(question: str, earlier: list[str] | None = None) -> dict[str, Any]:
        conversation = tuple(Turn(_readable(text)) for text in (earlier or [])[-_MAX_TURNS:])
        answer = pipeline.answer(reader.current(), Ask(_readable(question), conversation=conversation))
        return _json(ChatResponse.model_validate(answer))

    @server.tool(description="Zoek passages in de bronnen: woorden of een zin. `limit` is 1 tot 50.")
    def search(words: str, limit: int = 10) -> dict[str, Any]:
        index, wanted = reader.current(), _readable(words)
        hits = pipeline.search(index, wanted, filters=Filters(), limit=min(max(limit, 1), _MAX_HITS))
        return _json(
            SearchResponse.model_validate({"query": wanted, "passages": hits, "generation": index.manifest.generation})
        )

    @server.tool(description="Geef de bedragen van de bronnen, elk met zijn bron; kies op gebied, betaler of periode.")
    def amounts(area: str = "", payer: str = "", period: str = "") -> dict[str, Any]:
        index = reader.current()
        options = filter_options(index.names)
        for given, key in ((area, "areas"), (payer, "payer"), (period, "period")):
            if given and given not in options[key]:
                raise ToolError(f"{given[:100]!r} kennen wij niet. Kies uit: {', '.join(options[key])}.")
        wanted = FigureFilters(areas=(area,) if area else (), payer=payer, period=period)
        return _json(FigureList(amounts=list_figures(index, wanted), generation=index.manifest.generation))

    @server.tool(description="Geef alles wat de bronnen over een gebied zeggen; zonder `slug` alle gebieden.")
    def area(slug: str = "") -> dict[str, Any]:
        index = reader.current()
        known = {found.slug: found for found in list_areas(index.names)}
        if not slug:
            return {"areas": [{"slug": found.slug, "name": found.name} for found in known.values()]}
        if slug not in known:
            raise ToolError(f"{slug[:100]!r} kennen wij niet. Kies uit: {', '.join(known)}.")
        return _json(describe_area(index, known[slug]))

    @server.tool(description="Geef de tekst van een bron; zonder `document_id` de lijst van alle bronnen.")
    def document(document_id: str = "") -> dict[str, Any]:
        return _document(reader.current(), document_id)

    @server.tool(description="Controleer het bewijs (JSON) van een eerder antwoord tegen de bronnen van nu.")
    def verify(receipt: str) -> dict[str, Any]:
        if len(receipt) > _MAX_RECEIPT_CHARS:
            raise ToolError("Dit bewijs is te groot. Geef de JSON van één antwoord.")
        try:
            findings = verify_receipt(receipt, reader.current())
        except ReceiptError as exc:
            raise ToolError(str(exc)) from exc
        told = [{"part": f.part, "holds": f.holds, "text": f.text} for f in findings]
        return {"holds": all(f.holds for f in findings), "findings": told}

    return server


def run_mcp(settings: Settings, *, over_http: bool, port: int) -> None:
    """Serve the tools until stopped: over standard input and output, or over HTTP at /mcp of the host's own address."""
    reader = IndexReader(settings, on_open=pipeline.warm)
    server = create_mcp(reader)
    try:
        if over_http:
            server.run("streamable-http", host=settings.host, port=port, stateless_http=True, json_response=True)
        else:
            server.run("stdio")
    finally:
        reader.close()


def _readable(text: str) -> str:
    cleaned = clean_text(text)
    fault = question_fault(cleaned)
    if fault is not None:
        raise ToolError(fault)
    return cleaned


def _document(index: Index, document_id: str) -> dict[str, Any]:
    if not document_id:
        return {"documents": [{"id": d.id, "title": d.title} for d in index.documents.values()]}
    found = index.documents.get(document_id)
    if found is None:
        raise ToolError(f"Er is geen bron {document_id[:100]!r}. Vraag zonder document_id welke er zijn.")
    date = found.date.isoformat() if found.date else None
    return {"id": found.id, "title": found.title, "date": date, "publisher": found.publisher, "kind": found.kind,
            "url": found.url, "text": found.text, "textSha256": found.sha256}  # fmt: skip


def _json(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(mode="json", by_alias=True)
