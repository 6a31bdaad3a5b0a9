"""The product as a model to others: /v1/chat/completions and /v1/models, as clients of OpenAI know them.

The last message of the user is the question, those before it the conversation; system messages are read past, since
nobody but the sources decides what is said.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Generator, Iterator, Sequence
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.answering import pipeline
from assistant.http.answers import current_writer
from assistant.http.completion_text import Annotation, annotate, sources_text
from assistant.http.counting import counter_of
from assistant.http.problems import InputError, InputFault, ProblemResponse
from assistant.http.questions import clean_text, question_fault
from assistant.http.state import current_index
from assistant.records import Answer, AnswerSentence, Ask, Turn

MODEL: Final = "vraagbaak"

_PATH: Final = "/chat/completions"
_MAX_TURNS: Final = 10
_MAX_MESSAGES, _MAX_CHARS = 200, 20_000

router = APIRouter()


class TextPart(BaseModel):
    """A piece of a message; what is no text is read past."""

    type: str
    text: Annotated[str, StringConstraints(max_length=_MAX_CHARS)] = ""


class ChatMessage(BaseModel):
    """One message, with its text whole or in pieces."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Annotated[str, StringConstraints(max_length=_MAX_CHARS)] | list[TextPart] | None = None

    @property
    def text(self) -> str:
        """The text, cleaned."""
        if isinstance(self.content, str):
            return clean_text(self.content)
        return clean_text(" ".join(part.text for part in self.content or () if part.type == "text"))


class CompletionRequest(BaseModel):
    """What clients send; settings of a model (temperature, tools …) change nothing here and are read past."""

    model_config = ConfigDict(extra="ignore")

    model: Annotated[str, StringConstraints(max_length=200)] = MODEL
    messages: Annotated[list[ChatMessage], Field(min_length=1, max_length=_MAX_MESSAGES)]
    stream: bool = False


class CompletionMessage(BaseModel):
    """The answer with its sources as text; `annotations` say where in it each source is named."""

    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None
    annotations: list[Annotation] = []


class Choice(BaseModel):
    """The one answer."""

    index: int = 0
    message: CompletionMessage
    finish_reason: Literal["stop"] = "stop"
    logprobs: None = None


class Usage(BaseModel):
    """Nothing is counted in tokens here."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    total_tokens: int = 0


class Completion(BaseModel):
    """An answer as OpenAI-compatible clients read it."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str = MODEL
    choices: list[Choice]
    usage: Usage = Usage()


class ModelOut(BaseModel):
    """A model that can be asked."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int
    owned_by: str = "vraagbaak"


class ModelList(BaseModel):
    """The models: one."""

    object: Literal["list"] = "list"
    data: list[ModelOut]


@router.get(
    "/models",
    operation_id="listModels",
    tags=["taalmodel"],
    summary="Noem het model",
    description="Voor programma's die met een OpenAI-server kunnen praten.",
)
def models(request: Request) -> ModelList:
    """Return the one model that there is, as old as the index."""
    return ModelList(data=[ModelOut(created=_created(current_index(request).manifest.created))])


@router.post(
    _PATH,
    operation_id="createChatCompletion",
    tags=["taalmodel"],
    summary="Beantwoord een vraag, als een taalmodel",
    description="Voor programma's die met een OpenAI-server kunnen praten. Het antwoord staat met zijn bronnen in de "
    "tekst; `annotations` zegt waar. Met `stream` komt het zin voor zin.",
    response_model=Completion,
)
def create_completion(request: Request, body: CompletionRequest) -> Completion | StreamingResponse:
    """Answer the last question of a conversation."""
    ask = read_messages(body.messages)
    index = current_index(request)
    answer = pipeline.answer(index, ask)
    counter_of(request).count_answer(index, answer, question=ask.question, route="api")
    writer = current_writer(request)
    steps = _told(answer) if writer is None else _written(writer.stream(index, ask, answer))
    base = str(request.base_url).rstrip("/").removesuffix("/v1")
    if body.stream:
        return StreamingResponse(_events(answer, steps, base), media_type="text/event-stream")
    told = list(steps)
    content, annotations = annotate(told, answer, base)
    message = CompletionMessage(content=content, annotations=annotations)
    return Completion(id=f"chatcmpl-{answer.id}", created=int(time.time()), choices=[Choice(message=message)])


def read_messages(messages: Sequence[ChatMessage]) -> Ask:
    """Return the question of a conversation. Raises InputError when the last message of the user is none."""
    asked = [number for number, message in enumerate(messages) if message.role == "user"]
    question = messages[asked[-1]].text if asked else ""
    fault = question_fault(question)
    if fault is not None:
        pointer = f"#/messages/{asked[-1]}/content" if asked else "#/messages"
        raise InputError([InputFault(where="body", location={"pointer": pointer}, code="question", detail=fault)])
    return Ask(question, conversation=tuple(_turns(messages[: asked[-1]]))[-_MAX_TURNS:])


def for_client(request: Request, problem: ProblemResponse) -> ProblemResponse:
    """Return a problem as it is, for clients of OpenAI with the member `error` that they read as well."""
    if not request.url.path.endswith(_PATH):
        return problem
    told = json.loads(bytes(problem.body))
    error = {"message": told["detail"], "type": "invalid_request_error", "param": None, "code": None}
    kept = {name: value for name, value in problem.headers.items() if not name.startswith("content-")}
    return ProblemResponse({**told, "error": error}, status_code=problem.status_code, headers=kept)


def _turns(messages: Sequence[ChatMessage]) -> Iterator[Turn]:
    """Yield the earlier questions that can be read, each with the answer behind it."""
    for number, message in enumerate(messages):
        if message.role == "user" and question_fault(message.text) is None:
            reply = messages[number + 1] if number + 1 < len(messages) else None
            yield Turn(message.text, reply.text if reply is not None and reply.role == "assistant" else "")


def _told(answer: Answer) -> Iterator[AnswerSentence]:
    yield from answer.sentences


def _written(steps: Generator[AnswerSentence, None, Any]) -> Iterator[AnswerSentence]:
    yield from steps


def _events(answer: Answer, steps: Iterator[AnswerSentence], base: str) -> Iterator[str]:
    """Yield the events of a stream: the role, each sentence as it is known, the sources, the end."""
    told: list[AnswerSentence] = []
    yield _event(answer, {"role": "assistant", "content": ""})
    for sentence in steps:
        mark = "".join(f" [{n}]" for n in sentence.citations)
        yield _event(answer, {"content": (" " if told else "") + sentence.text + mark})
        told.append(sentence)
    sources = sources_text(told, answer, base)
    if sources:
        yield _event(answer, {"content": sources})
    _, annotations = annotate(told, answer, base)
    yield _event(answer, {"annotations": [a.model_dump() for a in annotations]} if annotations else {}, finish="stop")
    yield "data: [DONE]\n\n"


def _event(answer: Answer, delta: dict[str, Any], *, finish: str | None = None) -> str:
    chunk = {
        "id": f"chatcmpl-{answer.id}",
        "object": "chat.completion.chunk",
        "created": int(time.time()),
        "model": MODEL,
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }
    return f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n"


def _created(moment: str) -> int:
    return int(dt.datetime.fromisoformat(moment).timestamp())
