"""The routes of /v1: read a request, ask `answering`, send JSON. No rule about answers lives here."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from assistant.answering import pipeline
from assistant.answering.receipts.kept_receipts import find_receipt
from assistant.answering.receipts.receipts import Receipt
from assistant.errors import AssistantError
from assistant.http import (
    amounts_api,
    areas_api,
    check_api,
    completions_api,
    feedback_api,
    problems,
    versions_api,
)
from assistant.http.answers import give_answer
from assistant.http.asking import Areas, Themes, read_ask, refuse_unknown
from assistant.http.completions_api import for_client
from assistant.http.counting import Counter, counter_of
from assistant.http.issuing import issue_receipt, receipts_folder
from assistant.http.problems import InputError
from assistant.http.schemas import (
    AskedDate,
    ChatRequest,
    ChatResponse,
    DocumentList,
    DocumentOut,
    DocumentSummary,
    HeadingOut,
    LifeOut,
    Period,
    Question,
    ReferenceOut,
    RetrievalOut,
    SearchResponse,
    document_href,
)
from assistant.http.search_files import search_response, site_of, write_file
from assistant.http.specification import API_VERSION, DESCRIPTION, ERRORS, publish_specification
from assistant.http.state import current_index, log_unavailable
from assistant.index.opening import IndexReader
from assistant.records import Document, Filters, Kind
from assistant.writing.writer import Writer

router = APIRouter()


def _day(description: str, *, alias: str) -> Any:
    return Query(description=description, alias=alias, json_schema_extra={"format": "date"})


def create_api(
    reader: IndexReader,
    *,
    receipts: Path | None = None,
    writer: Writer | None = None,
    counter: Counter | None = None,
) -> FastAPI:
    """Return the app that is mounted at /v1; it keeps receipts and counts when it is given where."""
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
    api.state.writer = writer
    api.state.counter = counter or Counter(None)
    api.include_router(router)
    api.include_router(versions_api.router)
    api.include_router(amounts_api.router)
    api.include_router(areas_api.router)
    api.include_router(feedback_api.router)
    api.include_router(completions_api.router)
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
    answer = give_answer(request, index, read_ask(index, body))
    counter_of(request).count_answer(index, answer, question=body.question, route="api")
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
    description="Geeft passages, de beste eerst, met de plaatsen van de gezochte woorden en waarom elk is gevonden. "
    "Een passage zonder `reasons` is alleen het dichtst bij.",
    response_model=SearchResponse,
    responses={
        200: {
            "content": {media: {"schema": {"type": "string"}} for media in ("text/csv", "text/markdown")},
            "description": "De passages.",
        }
    },
)
def search(
    request: Request,
    q: Annotated[Question, Query(description="De woorden waarnaar u zoekt.")],
    areas: Areas = (),
    themes: Themes = (),
    period: Annotated[Period, Query(description="Periode van een tranche.")] = "",
    kind: Annotated[Kind | None, Query(description="Soort bron.")] = None,
    limit: Annotated[int, Query(ge=1, le=50, description="Hoogste aantal passages.")] = 10,
    date_from: Annotated[AskedDate, _day("Datum van de bron, op of na deze dag.", alias="dateFrom")] = None,
    date_until: Annotated[AskedDate, _day("Datum van de bron, op of voor deze dag.", alias="dateUntil")] = None,
    format: Annotated[Literal["json", "csv", "markdown"], Query(description="JSON, CSV of Markdown.")] = "json",
) -> SearchResponse | Response:
    """Return passages for some words, best first."""
    index = current_index(request)
    filters = Filters(
        areas=areas, themes=themes, period=period, kind=kind or "", date_from=date_from, date_until=date_until
    )
    refuse_unknown(index, filters, where="query")
    hits = pipeline.search(index, q, filters=filters, limit=limit)
    file = write_file(format, hits, words=q, index=index, site=site_of(request)) if format != "json" else None
    return file or search_response(hits, words=q, index=index)


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


def _add_error_handlers(api: FastAPI) -> None:
    @api.exception_handler(RequestValidationError)
    async def invalid(request: Request, exc: RequestValidationError) -> Response:
        return for_client(request, problems.validation_problem(request, exc))

    @api.exception_handler(InputError)
    async def refused(request: Request, exc: InputError) -> Response:
        return for_client(request, problems.faults_problem(exc.faults))

    @api.exception_handler(HTTPException)
    async def failed(request: Request, exc: HTTPException) -> Response:
        return for_client(request, problems.http_problem(exc))

    @api.exception_handler(AssistantError)
    async def unavailable(request: Request, exc: AssistantError) -> Response:
        log_unavailable(exc)
        return for_client(request, problems.problem(503, headers={"Retry-After": "60"}))

    @api.exception_handler(Exception)
    async def broken(request: Request, exc: Exception) -> Response:  # noqa: ARG001
        return for_client(request, problems.problem(500))


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
        "retrieval": document.retrieval and RetrievalOut.model_validate(document.retrieval),
        "life": LifeOut.model_validate(document.life),
    }
