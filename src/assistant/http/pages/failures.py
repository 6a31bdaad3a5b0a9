"""The pages of what went wrong: one heading and one advice for each status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from fastapi import Request
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from assistant.http.pages.showing import renderer
from assistant.records import Audience

FAILURES: Final[Mapping[int, tuple[str, str]]] = {
    400: ("Wij kunnen uw vraag niet lezen", "Ga terug naar het formulier en stuur uw vraag opnieuw."),
    404: ("Deze pagina bestaat niet", "Misschien is het adres verkeerd getypt of is de pagina weg."),
    405: ("Dit kan niet op deze pagina", "Ga naar het formulier en stel daar uw vraag."),
    413: ("Uw tekst is te lang", "Maak de tekst korter: een vraag heeft hoogstens 1.000 tekens."),
    500: ("Er ging iets mis bij ons", "Dat ligt niet aan u. Probeer het later opnieuw."),
    503: (
        "De vraagbaak werkt nog niet",
        "De bronnen zijn nog niet ingelezen. De beheerder doet dat met: python -m ingest. Probeer het daarna opnieuw.",
    ),
}


def failure_page(
    request: Request, status: int, *, typed: str = "", earlier: Sequence[str] = (), audience: Audience = "citizen"
) -> HTMLResponse:
    """Return the page of an error; with what was `typed`, to be sent again."""
    heading, advice = FAILURES.get(status, FAILURES[400])
    return renderer(request).render(
        "failure.html",
        status=status,
        heading=heading,
        advice=advice,
        typed=typed,
        earlier=earlier,
        audience=audience,
    )


def http_failure_page(request: Request, exc: HTTPException) -> HTMLResponse:
    """Return the page of an error of the framework."""
    page = failure_page(request, exc.status_code)
    page.headers.update(exc.headers or {})
    return page
