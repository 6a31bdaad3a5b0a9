"""POST /v1/feedback: whether an answer was of use; a reason is one of a list, never a text."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from assistant.http import problems
from assistant.http.counting import counter_of

router = APIRouter()


class FeedbackRequest(BaseModel):
    """An opinion on one answer."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid")

    answer_id: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    useful: Annotated[bool, Field(strict=True)]
    reason: Annotated[
        Literal["wrong", "notInSource", "unclear", "tooLong", "other"] | None,
        Field(description="Waarom niet: klopt niet, staat er niet in, onduidelijk, te lang of anders."),
    ] = None


class FeedbackResponse(BaseModel):
    """Whether the opinion is counted now; false when it was before, or when this server does not count."""

    counted: bool


@router.post(
    "/feedback",
    operation_id="giveFeedback",
    tags=["antwoorden"],
    summary="Zeg of een antwoord nuttig was",
    description="Geteld worden alleen uw oordeel en de reden. Een tweede oordeel over een antwoord telt niet mee.",
    response_model=FeedbackResponse,
)
def feedback(request: Request, body: FeedbackRequest) -> Response | FeedbackResponse:
    """Count an opinion."""
    outcome = counter_of(request).count_opinion(body.answer_id, useful=body.useful, reason=body.reason or "")
    if outcome == "unknown":
        return problems.problem(404, "Dit antwoord kennen wij niet of niet meer.")
    return FeedbackResponse(counted=outcome == "counted")
