"""A language model behind any OpenAI-compatible server; the only file that imports `openai`.

Nothing here raises past ModelError, and no call outlives its deadline.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from assistant.errors import SettingsError
from assistant.settings import Settings
from assistant.writing.prompting import Message

if TYPE_CHECKING:
    from openai import OpenAI

Failure = Literal["unreachable", "refusedKey", "unknownModel", "otherProtocol", "refused", "slow", "endless", "empty"]

_SEED: Final = 20260101
_MAX_CHARS: Final = 8_000
_POLL_S: Final = 0.05


class ModelError(Exception):
    """A language model that gave nothing usable; `failure` says in what way, `detail` never holds a key."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(f"{failure}: {detail}" if detail else failure)
        self.failure: Failure = failure
        self.detail = detail


class LanguageModel(Protocol):
    """What the writing needs of a model; a test may bring its own."""

    def stream(self, messages: Sequence[Message], *, deadline: float) -> Iterator[str]:
        """Yield pieces of text until the model is done. Raises ModelError, no later than `deadline`, in monotonic s."""


class ServedModel:
    """The model `settings.llm_model` at `settings.llm_url`. Raises SettingsError when those can't be used."""

    def __init__(self, settings: Settings) -> None:
        if not settings.llm_url.startswith(("http://", "https://")):
            raise SettingsError(
                f"ASSISTANT_LLM_URL={settings.llm_url!r} has no http:// or https://. Write it as http://localhost:11434/v1."
            )
        if not settings.llm_model:
            raise SettingsError(
                "ASSISTANT_LLM_MODEL is empty. Set it to the name of a model of the server, or unset ASSISTANT_LLM_URL."
            )
        self._settings = settings
        self._key = read_key(settings)
        self._client: OpenAI | None = None
        self._lock = threading.Lock()

    def stream(self, messages: Sequence[Message], *, deadline: float) -> Iterator[str]:
        """Yield pieces of text as they come, read in a thread of its own, so that no silence outlasts the deadline."""
        pieces: queue.Queue[str | ModelError | None] = queue.Queue()
        stopped = threading.Event()
        reader = threading.Thread(
            target=self._read, args=(messages, pieces, stopped, deadline), name="language-model", daemon=True
        )
        reader.start()
        total = 0
        try:
            while (piece := _next(pieces, deadline)) is not None:
                total += len(piece)
                if total > _MAX_CHARS:
                    raise ModelError("endless", f"more than {_MAX_CHARS} characters")
                yield piece
        finally:
            stopped.set()

    def _read(
        self,
        messages: Sequence[Message],
        pieces: queue.Queue[str | ModelError | None],
        stopped: threading.Event,
        deadline: float,
    ) -> None:
        """Put the pieces of one answer in the queue, and None or the error at the end."""
        try:
            with self._open(messages, deadline) as events:
                for event in events:
                    if stopped.is_set() or time.monotonic() > deadline:
                        return
                    for choice in event.choices or ():
                        if choice.delta is not None and choice.delta.content:
                            pieces.put(str(choice.delta.content))
            pieces.put(None)
        except Exception as exc:  # whatever a server makes a client throw: it becomes the extractive answer
            pieces.put(explain(exc))

    def _open(self, messages: Sequence[Message], deadline: float) -> Any:
        settings = self._settings
        return self._connected().chat.completions.create(
            model=settings.llm_model,
            messages=list(messages),  # type: ignore[arg-type]
            stream=True,
            temperature=0,
            seed=_SEED,
            max_tokens=settings.llm_max_tokens,
            timeout=max(_POLL_S, deadline - time.monotonic()),
        )

    def list_models(self) -> list[str]:
        """Return the names of the models that the server has. Raises ModelError."""
        try:
            return [str(model.id) for model in self._connected().models.list(timeout=self._settings.llm_timeout_s).data]
        except Exception as exc:
            raise explain(exc) from exc

    def _connected(self) -> OpenAI:
        """Return the client, made at the first use: importing the package takes a second."""
        with self._lock:
            if self._client is None:
                from openai import OpenAI

                self._client = OpenAI(
                    base_url=self._settings.llm_url.rstrip("/"), api_key=self._key or "none", max_retries=0
                )
            return self._client


def read_key(settings: Settings) -> str:
    """Return the key, from the setting or its file. Raises SettingsError when the file can't be read."""
    if not settings.llm_key_file:
        return settings.llm_key.get_secret_value()
    try:
        return Path(settings.llm_key_file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsError(
            f"ASSISTANT_LLM_KEY_FILE={settings.llm_key_file!r} can't be read. Put only the key in it."
        ) from exc


def explain(exc: Exception) -> ModelError:
    """Return what an error of the client means; no text of the server goes along, which might hold the key."""
    import openai

    if isinstance(exc, ModelError):
        return exc
    if isinstance(exc, openai.APITimeoutError):
        return ModelError("slow")
    if isinstance(exc, openai.APIConnectionError):
        return ModelError("unreachable")
    if isinstance(exc, (openai.AuthenticationError, openai.PermissionDeniedError)):
        return ModelError("refusedKey", f"status {exc.status_code}")
    if isinstance(exc, openai.NotFoundError):
        return ModelError("unknownModel", "status 404")
    if isinstance(exc, openai.APIStatusError):
        return ModelError("refused", f"status {exc.status_code}")
    return ModelError("otherProtocol", type(exc).__name__)


def _next(pieces: queue.Queue[str | ModelError | None], deadline: float) -> str | None:
    try:
        piece = pieces.get(timeout=max(0.0, deadline - time.monotonic()))
    except queue.Empty:
        raise ModelError("slow") from None
    if isinstance(piece, ModelError):
        raise piece
    return piece
