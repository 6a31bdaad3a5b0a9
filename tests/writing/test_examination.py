"""The doctor says of each way in which a language model can be wrong which it is and what to do."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import SecretStr

from assistant.errors import SettingsError
from assistant.settings import Settings
from assistant.writing.examination import ADVICE, examine_model
from assistant.writing.model import Failure
from tests.writing.conftest import Play, Script, says


def test_every_failure_has_advice() -> None:
    assert set(ADVICE) == set(get_args(Failure))


def test_no_model_is_no_fault(settings: Settings) -> None:
    assert examine_model(settings) == "none: answers are the words of the sources"


def test_model_that_answers_is_told(model_settings: Settings, server: Script) -> None:
    server.play = says("ja")
    assert examine_model(model_settings).startswith(f"klein at {server.url} answers in ")


def _status(status: int) -> Play:
    return lambda handler: handler.send(status, '{"error": {"message": "sk-geheim"}}')


@pytest.mark.parametrize(
    ("play", "told"),
    [
        (_status(401), "refuses the key"),
        (_status(404), "It has: klein. Set ASSISTANT_LLM_MODEL."),
        (_status(503), "refuses the request"),
        (lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n"), "not as an OpenAI-compatible|nothing answers"),
        (says(" "), "empty answer"),
    ],
)
def test_failure_is_told_without_the_key(model_settings: Settings, server: Script, play: Play, told: str) -> None:
    server.play = play
    keyed = model_settings.model_copy(update={"llm_key": SecretStr("sk-geheim")})
    with pytest.raises(SettingsError, match=told) as raised:
        examine_model(keyed)
    assert "geheim" not in str(raised.value)
