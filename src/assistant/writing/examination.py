"""Whether the configured language model is there and answers as one, and if not, what to do: for `assistant doctor`."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Final

from assistant.errors import SettingsError
from assistant.settings import Settings
from assistant.writing.model import Failure, ModelError, ServedModel

ADVICE: Final[Mapping[Failure, str]] = {
    "unreachable": "nothing answers at {url}. Start the server, or set ASSISTANT_LLM_URL to its address.",
    "refusedKey": "{url} refuses the key. Set ASSISTANT_LLM_KEY or ASSISTANT_LLM_KEY_FILE to one that it knows.",
    "unknownModel": "{url} has no model {model!r}, or the address is wrong ({detail}). {known}",
    "otherProtocol": "{url} answers, but not as an OpenAI-compatible server. Set ASSISTANT_LLM_URL to its address that "
    "ends in /v1.",
    "refused": "{url} refuses the request ({detail}). Look in the log of that server.",
    "slow": "{url} gave no whole answer within {timeout:g} s. Take a smaller model, or raise ASSISTANT_LLM_TIMEOUT_S.",
    "endless": "{model!r} does not stop. Take another model.",
    "empty": "{url} gives an empty answer. Is it an OpenAI-compatible server, and {model!r} a model that chats?",
}
"""What is wrong and what to do, by the way in which a model fails."""


def examine_model(settings: Settings) -> str:
    """Ask the configured model for a word and say how it went. Raises SettingsError with what is wrong."""
    if not settings.llm_url:
        return "none: answers are the words of the sources"
    model = ServedModel(settings)
    started = time.monotonic()
    try:
        pieces = model.stream(
            [{"role": "user", "content": "Antwoord met één woord: ja"}], deadline=started + settings.llm_timeout_s
        )
        if not "".join(pieces).strip():
            raise ModelError("empty")
    except ModelError as exc:
        raise SettingsError(_advise(settings, model, exc)) from exc
    return f"{settings.llm_model} at {settings.llm_url} answers in {time.monotonic() - started:.1f} s"


def _advise(settings: Settings, model: ServedModel, exc: ModelError) -> str:
    known = _known_models(model) if exc.failure == "unknownModel" else ""
    return ADVICE[exc.failure].format(
        url=settings.llm_url,
        model=settings.llm_model,
        detail=exc.detail,
        timeout=settings.llm_timeout_s,
        known=f"It has: {known}. Set ASSISTANT_LLM_MODEL."
        if known
        else "Set ASSISTANT_LLM_MODEL or ASSISTANT_LLM_URL.",
    )


def _known_models(model: ServedModel) -> str:
    """Return the models that the server names, "" when it names none: then the address may be wrong."""
    try:
        return ", ".join(model.list_models()[:5])
    except ModelError:
        return ""
