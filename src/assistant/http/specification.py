"""What the OpenAPI description says besides the routes: version, contact, errors; without what is never sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from fastapi import FastAPI

from assistant.http.problems import Problem

API_VERSION: Final = "1.0.0"
"""Full SemVer of the contract; sent as API-Version with every response below /v1."""

DESCRIPTION: Final = """Stel een vraag over de regeling en krijg het antwoord in de woorden van de bronnen, met
per zin de plaats in de bron. Staat het antwoord niet in de bronnen, dan zegt de API dat.
Een computerprogramma geeft de antwoorden."""

ERRORS: Final[dict[int | str, dict[str, Any]]] = {
    400: {"model": Problem, "description": "De invoer klopt niet; alle fouten staan in `errors`."},
    404: {"model": Problem, "description": "Dit bestaat niet."},
    500: {"model": Problem, "description": "Fout in de server."},
    503: {"model": Problem, "description": "Er is nog geen index."},
}

_CONTACT: Final = {
    "name": "Beheer van de vraagbaak",
    "url": "https://example.org/contact",
    "email": "beheer@example.org",
}
_VERSION_HEADER: Final = {
    "description": "Versie van deze API.",
    "schema": {"type": "string", "examples": [API_VERSION]},
}
_PROBLEM: Final = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def publish_specification(api: FastAPI) -> None:
    """Let `api` serve the framework's description without the 422 it never sends, its errors as problem+json."""
    described = api.openapi

    def openapi() -> dict[str, Any]:
        description = described()
        description["info"]["contact"] = dict(_CONTACT)
        for name in ("HTTPValidationError", "ValidationError"):
            description["components"]["schemas"].pop(name, None)
        for operations in description["paths"].values():
            for operation in operations.values():
                operation["responses"].pop("422", None)
                _mark_responses(operation["responses"])
        return description

    api.openapi = openapi  # type: ignore[method-assign]


def _mark_responses(responses: Mapping[str, dict[str, Any]]) -> None:
    for status, response in responses.items():
        response["headers"] = {"API-Version": _VERSION_HEADER}
        if int(status) >= 400:
            response["content"] = _PROBLEM
