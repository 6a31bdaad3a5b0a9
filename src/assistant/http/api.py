"""The routes of /v1: read a request, ask `answering`, send JSON. No rule about answers lives here."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, Response
from starlette.exceptions import HTTPException

from assistant.answering import pipeline
from assistant.answering.receipts.kept_receipts import find_receipt
from assistant.answering.receipts.receipts import Receipt
from assistant.errors import AssistantError
from assistant.http import amounts_api, areas_api, check_api, problems
from assistant.http.asking import Areas, Themes, read_ask, refuse_unknown
from assistant.http.issuing import issue_receipt, receipts_folder
from assistant.http.problems import InputError
from assistant.http.schemas import (
    ChatRequest,
    ChatResponse,
    DocumentList,
    DocumentOut,
    DocumentSummary,
    HeadingOut,
    PassageOut,
    Period,
    Question,
    ReferenceOut,
    SearchResponse,
    document_href,
)
from assistant.http.specification import API_VERSION, DESCRIPTION, ERRORS, publish_specification
from assistant.http.state import current_index, log_unavailable
from assistant.index.opening import IndexReader
from assistant.records import Document, Filters, Kind

router = APIRouter()


def create_api(reader: IndexReader, *, receipts: Path | None = None) -> FastAPI:
    """Return the app that is mounted at /v1; it keeps receipts when it is given a folder for them."""
    api = FastAPI(
        title="Vraagbaak Kansrijke Wijk",
        version=API_VERSION,
        description=DESCRIPTION,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": "/v1"}],
        root_path_in_servers=False,
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        responses=ERRORS,
    )
    api.state.reader = reader
    api.state.receipts = receipts
    api.include_router(router)
    api.include_router(amounts_api.router)
    api.include_router(areas_api.router)
    api.include_router(check_api.router)
    _add_error_handlers(api)
    publish_specification(api)
    return api


@router.post(
    "/chat",
    operation_id="chat",
    tags=["antwoorden"],
    summary="Beantwoord een vraag",
    description="Het antwoord bestaat uit zinnen van de bronnen; bij elke zin staat waar zij te lezen is.",
)
def chat(request: Request, body: ChatRequest) -> ChatResponse:
    """Answer a question."""
    index = current_index(request)
    answer = pipeline.answer(index, read_ask(index, body))
    given = ChatResponse.model_validate(answer)
    if body.receipt or receipts_folder(request) is not None:
        receipt, _ = issue_receipt(request, index, answer, question=body.question)
        given.receipt = receipt if body.receipt else None
    return given


@router.get(
    "/answers/{answer_id}",
    operation_id="getReceipt",
    tags=["antwoorden"],
    summary="Geef het bewijs van een antwoord",
    description="Alleen als deze server bewijzen bewaart. Met `assistant verify` ziet u of het bewijs nog klopt.",
    response_model=Receipt,
    response_model_exclude_unset=True,
)
def receipt(request: Request, answer_id: str) -> Response | Receipt:
    """Return the receipt of an answer that this server gave."""
    folder = receipts_folder(request)
    if folder is None:
        return problems.problem(404, "Deze server bewaart geen bewijzen van antwoorden.")
    found = find_receipt(folder, answer_id)
    return found or problems.problem(404, "Dit bewijs is er niet of niet meer.")


@router.get(
    "/search",
    operation_id="search",
    tags=["bronnen"],
    summary="Zoek in de bronnen",
    description="Geeft passages, de beste eerst, met de plaatsen van de gezochte woorden.",
)
def search(
    request: Request,
    q: Annotated[Question, Query(description="De woorden waarnaar u zoekt.")],
    areas: Areas = (),
    themes: Themes = (),
    period: Annotated[Period, Query(description="Periode van een tranche.")] = "",
    kind: Annotated[Kind | None, Query(description="Soort bron.")] = None,
    limit: Annotated[int, Query(ge=1, le=50, description="Hoogste aantal passages.")] = 10,
) -> SearchResponse:
    """Return passages for some words, best first."""
    index = current_index(request)
    filters = Filters(areas=areas, themes=themes, period=period, kind=kind or "")
    refuse_unknown(index, filters, where="query")
    hits = pipeline.search(index, q, filters=filters, limit=limit)
    passages = [PassageOut.model_validate(hit) for hit in hits]
    return SearchResponse(query=q, passages=passages, generation=index.manifest.generation)


@router.get(
    "/documents",
    operation_id="listDocuments",
    tags=["bronnen"],
    summary="Geef alle bronnen",
    description="Geeft van elke bron de gegevens, zonder de tekst.",
)
def documents(request: Request) -> DocumentList:
    """Return all sources, without their texts."""
    index = current_index(request)
    found = [DocumentSummary(**_summary(document)) for document in index.documents.values()]
    return DocumentList(documents=found, generation=index.manifest.generation)


@router.get(
    "/documents/{document_id}",
    operation_id="getDocument",
    tags=["bronnen"],
    summary="Geef één bron",
    description="Geeft de gegevens van een bron met haar koppen en verwijzingen.",
)
def document(request: Request, document_id: str) -> DocumentOut:
    """Return one source with its headings and footnotes."""
    found = _find_document(request, document_id)
    return DocumentOut(
        **_summary(found),
        headings=[HeadingOut.model_validate(heading) for heading in found.headings],
        references=[ReferenceOut.model_validate(reference) for reference in found.references],
    )


@router.get(
    "/documents/{document_id}/text",
    operation_id="getDocumentText",
    tags=["bronnen"],
    summary="Geef de tekst van één bron",
    description="De tekst waarin `start` en `end` wijzen, geteld in Unicode-tekens.",
    response_class=PlainTextResponse,
)
def document_text(request: Request, document_id: str) -> PlainTextResponse:
    """Return the text that offsets point into."""
    return PlainTextResponse(_find_document(request, document_id).text)


def _add_error_handlers(api: FastAPI) -> None:
    @api.exception_handler(RequestValidationError)
    async def invalid(request: Request, exc: RequestValidationError) -> Response:
        return problems.validation_problem(request, exc)

    @api.exception_handler(InputError)
    async def refused(request: Request, exc: InputError) -> Response:  # noqa: ARG001
        return problems.faults_problem(exc.faults)

    @api.exception_handler(HTTPException)
    async def failed(request: Request, exc: HTTPException) -> Response:  # noqa: ARG001
        return problems.http_problem(exc)

    @api.exception_handler(AssistantError)
    async def unavailable(request: Request, exc: AssistantError) -> Response:  # noqa: ARG001
        log_unavailable(exc)
        return problems.problem(503, headers={"Retry-After": "60"})

    @api.exception_handler(Exception)
    async def broken(request: Request, exc: Exception) -> Response:  # noqa: ARG001
        return problems.problem(500)


def _find_document(request: Request, document_id: str) -> Document:
    found = current_index(request).documents.get(document_id)
    if found is None:
        raise HTTPException(404)
    return found


def _summary(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "date": document.date,
        "publisher": document.publisher,
        "url": document.url,
        "kind": document.kind,
        "licence": document.licence,
        "language": document.language,
        "text_sha256": document.sha256,
        "length": len(document.text),
        "href": document_href(document.id),
    }
