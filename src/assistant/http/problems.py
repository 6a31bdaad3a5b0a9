"""Every error of the API as problem+json (RFC 9457), in Dutch and with what to do.

The wording of errors in the input stands in one table; it never repeats what the client sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request

from assistant.http.questions import dutch_number

EXAMPLE: Final = '{"question": "Hoeveel geld is er voor 2026-2028?"}'
TURN_TAG: Final = "turn:"
"""How the tags of the two shapes of a conversation item start; they are no part of a pointer."""

_TITLES: Final = {
    400: "Ongeldige invoer",
    404: "Niet gevonden",
    405: "Methode niet toegestaan",
    413: "Verzoek te groot",
    500: "Fout in de server",
    503: "Nog niet beschikbaar",
}
_DETAILS: Final = {
    400: f"Wij kunnen dit verzoek niet lezen. Stuur geldige JSON in UTF-8, zoals {EXAMPLE}.",
    404: "Dit adres bestaat niet. Kijk in /v1/openapi.json welke adressen er zijn.",
    405: "Dit adres kent deze methode niet. Kijk in /v1/openapi.json welke methode het wel kent.",
    413: "Het verzoek is groter dan 1 MB. Maak het kleiner en stuur het opnieuw.",
    500: "Er ging iets mis bij ons. Probeer het later opnieuw.",
    503: "Er is nog geen index van de bronnen. De beheerder maakt die met `python -m ingest`.",
}
_FAULTS: Final = {
    "missing": "Dit veld ontbreekt. Vul het in.",
    "string_type": "Dit moet tekst zijn. Zet het tussen aanhalingstekens.",
    "string_unicode": "Deze tekst heeft een teken dat niet bestaat. Haal dat teken weg.",
    "string_too_short": "Dit is leeg. Vul 1 of meer tekens in.",
    "string_too_long": "Deze tekst is te lang. Maak er hoogstens {max_length} tekens van.",
    "string_pattern_mismatch": "Dit heeft niet de goede vorm. Schrijf een periode als 2026-2028.",
    "list_type": "Dit moet een lijst zijn. Zet het tussen [ en ].",
    "too_long": "Deze lijst is te lang. Stuur hoogstens {max_length} waarden.",
    "int_type": "Dit moet een heel getal zijn, zonder aanhalingstekens.",
    "int_parsing": "Dit moet een heel getal zijn.",
    "int_from_float": "Dit moet een heel getal zijn, zonder decimalen.",
    "greater_than_equal": "Dit getal is te klein. Het moet {ge} of meer zijn.",
    "less_than_equal": "Dit getal is te groot. Het mag hoogstens {le} zijn.",
    "date_format": "Dit is geen datum. Schrijf een datum als 2025-12-11.",
    "date_from_datetime_parsing": "Deze datum bestaat niet. Schrijf een datum als 2025-12-11.",
    "literal_error": "Deze waarde kan niet. Kies uit: {expected}.",
    "extra_forbidden": "Dit veld kennen wij niet. Haal het weg of verbeter de naam.",
    "model_attributes_type": "Dit moet een JSON-object zijn. Zet het tussen { en }.",
    "model_type": "Dit moet een JSON-object zijn. Zet het tussen { en }.",
    "union_tag_not_found": 'Dit moet een eerdere vraag zijn ("question") of een bericht ("role" en "content").',
}
_MAX_FAULTS = 100
_MAX_POINTER_PART = 100


class InputFault(BaseModel):
    """One fault in the input: where it is (a pointer into the body or a parameter's name), a code, and what to do."""

    where: Literal["body", "query", "path"] = Field(serialization_alias="in")
    location: dict[str, str]
    code: str
    detail: str


class Problem(BaseModel):
    """An error as RFC 9457 has it, with every fault of the input in `errors`."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[InputFault] = []


class InputError(Exception):
    """Input that can only be judged with the index at hand; carries every fault."""

    def __init__(self, faults: Sequence[InputFault]) -> None:
        super().__init__("; ".join(fault.detail for fault in faults))
        self.faults = tuple(faults)


class ProblemResponse(JSONResponse):
    """A JSON response with the media type of RFC 9457."""

    media_type = "application/problem+json"


def problem(
    status: int,
    detail: str | None = None,
    *,
    faults: Iterable[InputFault] = (),
    headers: Mapping[str, str] | None = None,
) -> ProblemResponse:
    """Return the problem of a status; without `detail` the fixed one of that status."""
    body = Problem(
        title=_TITLES.get(status, "Fout"),
        status=status,
        detail=detail or _DETAILS.get(status, "Dit verzoek kan niet. Kijk in /v1/openapi.json wat wel kan."),
        errors=list(faults),
    )
    content = body.model_dump(by_alias=True, exclude=None if body.errors else {"errors"})
    return ProblemResponse(content, status_code=status, headers=dict(headers or {}))


def validation_problem(request: Request, exc: RequestValidationError) -> ProblemResponse:
    """Turn all errors of a request into one problem with status 400."""
    return faults_problem([_fault(request, error) for error in exc.errors()[:_MAX_FAULTS]])


def faults_problem(faults: Sequence[InputFault]) -> ProblemResponse:
    """Return the problem of faults in the input; a single one is said in `detail` too."""
    many = f"Er zijn {len(faults)} fouten in het verzoek. Zie errors voor elke fout en wat u kunt doen."
    return problem(400, faults[0].detail if len(faults) == 1 else many, faults=faults)


def http_problem(exc: HTTPException) -> ProblemResponse:
    """Turn an error of the framework (unknown address, wrong method, unreadable body) into a problem."""
    return problem(exc.status_code, headers=exc.headers)


def _fault(request: Request, error: Mapping[str, Any]) -> InputFault:
    where, *path = error["loc"]
    code, detail = _wording(request, error, path)
    parts = [str(part) for part in path if not str(part).startswith(TURN_TAG)]
    if where == "body":
        return InputFault(
            where="body",
            location={"pointer": _pointer([] if code == "json_invalid" else parts)},
            code=code,
            detail=detail,
        )
    return InputFault(where=where, location={"name": _readable(parts[0])}, code=code, detail=detail)


def _wording(request: Request, error: Mapping[str, Any], path: Sequence[str | int]) -> tuple[str, str]:
    kind = str(error["type"])
    if error["loc"][0] == "body" and not path and kind != "string_unicode":
        if kind != "missing" and not _is_json(request):
            return (
                "contentType",
                f"Stuur de vraag als JSON, met Content-Type: application/json. Bijvoorbeeld {EXAMPLE}.",
            )
        return "body", f"Er staat geen JSON-object in het verzoek. Stuur bijvoorbeeld {EXAMPLE}."
    if kind == "json_invalid":
        return kind, f"Dit is geen geldige JSON; de fout staat bij teken {path[0]}. Stuur bijvoorbeeld {EXAMPLE}."
    if path and path[-1] == "question" and kind in ("string_too_short", "string_too_long"):
        return kind, _question_wording(kind)
    detail = _FAULTS.get(kind, "Deze waarde kan niet. Kijk in /v1/openapi.json wat wel kan.")
    for name, value in (error.get("ctx") or {}).items():
        shown = dutch_number(value) if isinstance(value, int) else str(value).replace(" or ", " of ")
        detail = detail.replace("{" + name + "}", shown)
    return kind, detail


def _question_wording(kind: str) -> str:
    if kind == "string_too_short":
        return "De vraag is leeg. Stuur een vraag van 1 tot 1.000 tekens."
    return "De vraag is te lang. Maak de vraag korter: hoogstens 1.000 tekens."


def _is_json(request: Request) -> bool:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return media_type == "application/json" or (media_type.startswith("application/") and media_type.endswith("+json"))


def _pointer(parts: Sequence[str]) -> str:
    """Return an RFC 6901 pointer as a URI fragment."""
    return "#" + "".join("/" + _readable(part).replace("~", "~0").replace("/", "~1") for part in parts)


def _readable(part: str) -> str:
    """Return a name from the input, cut off: a client can make it as long as it likes."""
    return part[:_MAX_POINTER_PART]
