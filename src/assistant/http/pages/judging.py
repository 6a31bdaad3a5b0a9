"""The page after somebody said whether an answer was of use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.http.counting import Outcome, counter_of
from assistant.http.counts import REASONS, FeedbackReason
from assistant.http.pages.conversing import Earlier, Typed, read_audience
from assistant.http.pages.showing import renderer
from assistant.http.questions import clean_text

router = APIRouter(include_in_schema=False)

THANKS: Final[Mapping[Outcome, tuple[int, str, str]]] = {
    "counted": (200, "Dank u wel", "Wij hebben uw oordeel geteld. Uw vraag hebben wij niet bewaard."),
    "again": (200, "U gaf uw oordeel al", "Wij tellen uw oordeel één keer. Het is al geteld."),
    "unknown": (404, "Wij kennen dit antwoord niet meer", "Stel uw vraag opnieuw. Geef daarna uw oordeel."),
    "off": (404, "Deze vraagbaak telt geen oordelen", "Uw oordeel is niet geteld."),
}
"""Status, heading and text of what became of an opinion."""
UNSAID: Final = (
    400,
    "Kies ja of nee",
    "Wij weten nog niet of u iets aan het antwoord hebt. Ga terug en kies ja of nee.",
)


@router.post("/feedback")
def judge(
    request: Request,
    answer: Typed = "",
    useful: Typed = "",
    reason: Typed = "",
    question: Typed = "",
    earlier: Earlier = None,
    audience: Typed = "",
) -> HTMLResponse:
    """Count an opinion and thank for it, with the way back to the answer; the question only passes through."""
    outcome: Outcome | None = None
    if useful in ("ja", "nee"):
        said: FeedbackReason = next((known for known in REASONS if known == reason), "")
        outcome = counter_of(request).count_opinion(answer[:200], useful=useful == "ja", reason=said)
    status, heading, text = THANKS[outcome] if outcome is not None else UNSAID
    return renderer(request).render(
        "feedback.html",
        status=status,
        heading=heading,
        text=text,
        question=clean_text(question),
        earlier=earlier or [],
        audience=read_audience(audience),
        judged=outcome in ("counted", "again"),
    )
