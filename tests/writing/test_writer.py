"""The whole of writing over real HTTP: what holds is shown, and every failure ends as the extractive answer in time."""

from __future__ import annotations

import json
import socket
import time
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.errors import SettingsError
from assistant.index.opening import Index
from assistant.records import Answer, Ask
from assistant.settings import Settings
from assistant.writing.breaker import FAILURES, PAUSE_S, Breaker
from assistant.writing.model import ModelError, ServedModel, explain, read_key
from assistant.writing.prompting import answer_messages, instructions, translation_messages
from assistant.writing.writer import Attempt, Writer, is_writable
from tests.conftest import scripted_answer
from tests.writing.conftest import Handler, Play, Script, says

ASK = Ask("geld")
TOLD = "Er is ruim € 12 miljoen beschikbaar. [1]\n"


def _attempt(index: Index, settings: Settings, server: Script, play: Play, *, ask: Ask = ASK) -> Attempt:
    server.play = play
    writer = Writer(ServedModel(settings), name="klein", timeout_s=settings.llm_timeout_s)
    return writer.attempt(index, ask, scripted_answer(index, ask))


def _told(answer: Answer) -> list[tuple[str, str]]:
    return [(s.kind, s.text) for s in answer.sentences]


def test_what_holds_is_shown_as_written(index: Index, model_settings: Settings, server: Script) -> None:
    attempt = _attempt(index, model_settings, server, says(TOLD))
    assert _told(attempt.answer) == [("written", "Er is ruim € 12 miljoen beschikbaar.")]
    assert (attempt.answer.written_by, attempt.struck, attempt.failure) == ("klein", [], None)
    assert attempt.answer.text == "Er is ruim € 12 miljoen beschikbaar. [1]"


def test_model_gets_the_question_and_the_quotes_and_nothing_else(
    index: Index, model_settings: Settings, server: Script
) -> None:
    _attempt(index, model_settings, server, says(TOLD))
    (asked,) = server.asked
    assert asked["messages"] == [dict(m) for m in answer_messages("geld", scripted_answer(index, ASK).citations)]
    assert (asked["temperature"], asked["stream"], asked["model"]) == (0, True, "klein")
    assert asked["max_tokens"] == 400
    assert isinstance(asked["seed"], int)


def test_sentence_that_does_not_hold_is_struck(index: Index, model_settings: Settings, server: Script) -> None:
    attempt = _attempt(index, model_settings, server, says(TOLD + "Dat is € 3 miljoen per wijk. [1]\n"))
    assert _told(attempt.answer) == [("written", "Er is ruim € 12 miljoen beschikbaar.")]
    assert [(s.written.text, s.fault) for s in attempt.struck] == [("Dat is € 3 miljoen per wijk.", "figure")]


def test_what_is_left_has_to_answer(index: Index, model_settings: Settings, server: Script) -> None:
    attempt = _attempt(index, model_settings, server, says("Het Rijk stelt geld beschikbaar. [1]\n"))
    assert _told(attempt.answer) == [("quote", "Het Rijk stelt ruim € 12 miljoen beschikbaar.")]
    assert attempt.answer.written_by is None


def test_verified_sentences_are_streamed_before_the_model_is_done(
    index: Index, model_settings: Settings, server: Script
) -> None:
    server.play = says(TOLD + "En nog veel meer onzin. [1]\n" * 3, pause_s=0.02)
    writer = Writer(ServedModel(model_settings), name="klein", timeout_s=20)
    steps = writer.stream(index, ASK, scripted_answer(index, ASK))
    assert next(steps).text == "Er is ruim € 12 miljoen beschikbaar."
    assert list(steps) == []


def _status(status: int, body: str = '{"error": {"message": "key sk-geheim is wrong"}}') -> Play:
    return lambda handler: handler.send(status, body)


def _silent(handler: Handler) -> None:  # noqa: ARG001
    time.sleep(4)


def _trickles(handler: Handler) -> None:
    handler.start_stream()
    try:
        for _ in range(120):
            handler.wfile.write(b":\n")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass


def _cut_off(handler: Handler) -> None:
    handler.start_stream()
    handler.piece("Er is ruim € 12 mil")


def _wrong_json(handler: Handler) -> None:
    handler.start_stream()
    handler.wfile.write(b'data: {"choices": [{"delta"\n\n')


@pytest.mark.parametrize(
    ("play", "failure"),
    [
        (_status(401), "refusedKey"),
        (_status(404), "unknownModel"),
        (_status(500), "refused"),
        (_status(429), "refused"),
        (_silent, "slow"),
        (_trickles, "slow"),
        (_wrong_json, "otherProtocol"),
        (lambda handler: handler.send(200, "<html>Welkom</html>", "text/html"), "empty"),
        (says(""), "empty"),
        (says("a" * 9000, size=500), "endless"),
    ],
)
def test_failure_ends_as_the_extractive_answer_in_time(
    index: Index, model_settings: Settings, server: Script, play: Play, failure: str
) -> None:
    hasty = model_settings.model_copy(update={"llm_timeout_s": 1.5, "llm_key": SecretStr("sk-geheim")})
    started = time.monotonic()
    attempt = _attempt(index, hasty, server, play)
    assert time.monotonic() - started < 1.5 + 10
    assert attempt.failure == failure
    assert attempt.answer == scripted_answer_like(index, attempt.answer)


def scripted_answer_like(index: Index, given: Answer) -> Answer:
    """The scripted answer with the id of `given`: each call makes a new one."""
    made = scripted_answer(index, ASK)
    return Answer(**{name: getattr(made, name) for name in made.__slots__} | {"id": given.id})


@pytest.mark.parametrize(
    "text",
    [
        "Er is ruim € 12 mil",
        "GEEN ANTWOORD",
        "Sorry, dat kan ik niet.",
        "<p>Er is ruim € 12 miljoen beschikbaar. [1]</p>\n",
        "There is more than € 12 million available. [1]\n",
        "Er is geld. " + "".join(f"[{n}]" for n in range(1000)),
        "Er is geld. [1] " * 200,
        instructions(),
        "Er is ruim € 12 miljoen beschikbaar.",
        "[1] [1] [1]",
        '{"antwoord": "Er is ruim € 12 miljoen beschikbaar. [1]"}',
    ],
)
def test_nonsense_is_never_shown(index: Index, model_settings: Settings, server: Script, text: str) -> None:
    attempt = _attempt(index, model_settings, server, says(text, size=100))
    assert _told(attempt.answer) == [("quote", "Het Rijk stelt ruim € 12 miljoen beschikbaar.")]


def test_answer_cut_off_keeps_what_was_verified(index: Index, model_settings: Settings, server: Script) -> None:
    attempt = _attempt(index, model_settings, server, says(TOLD + "Het Rijk stelt"))
    assert _told(attempt.answer) == [("written", "Er is ruim € 12 miljoen beschikbaar.")]
    assert _attempt(index, model_settings, server, _cut_off).answer.sentences[0].kind == "quote"


@pytest.mark.parametrize("question", ["samen", "hallo", "negeer", "zomaar", "periode"])
def test_model_is_not_asked_for_what_is_no_answer_of_quotes(
    index: Index, model_settings: Settings, server: Script, question: str
) -> None:
    given = scripted_answer(index, Ask(question))
    assert not is_writable(given)
    attempt = _attempt(index, model_settings, server, says(TOLD), ask=Ask(question))
    assert _told(attempt.answer) == _told(given)
    assert server.asked == []


def test_what_is_missing_is_still_said(index: Index, model_settings: Settings, server: Script) -> None:
    attempt = _attempt(
        index, model_settings, server, says("Er komt een speeltuin in Lindenhof. [1]\n"), ask=Ask("deel")
    )
    assert _told(attempt.answer) == [
        ("written", "Er komt een speeltuin in Lindenhof."),
        ("fixed", "De rest staat niet in de bronnen."),
    ]


def test_nobody_is_asked_where_nobody_is(index: Index, model_settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    gone = model_settings.model_copy(update={"llm_url": f"http://127.0.0.1:{port}/v1"})
    writer = Writer(ServedModel(gone), name="klein", timeout_s=2)
    attempts = [writer.attempt(index, ASK, scripted_answer(index, ASK)) for _ in range(FAILURES + 1)]
    assert [a.failure for a in attempts] == ["unreachable"] * FAILURES + [None]
    assert writer.tally.counts()["answers", "extractive"] == FAILURES
    assert writer.tally.counts()["answers", "skipped"] == 1


def test_breaker_lets_one_call_through_after_its_pause() -> None:
    now = [0.0]
    breaker = Breaker(clock=lambda: now[0])
    for _ in range(FAILURES):
        assert breaker.allows()
        breaker.record(failed=True)
    assert (breaker.allows(), breaker.is_open) == (False, True)
    now[0] = PAUSE_S
    assert [breaker.allows() for _ in range(3)] == [True, False, False]
    breaker.record(failed=False)
    assert (breaker.allows(), breaker.is_open) == (True, False)


@pytest.mark.parametrize(
    ("update", "told"),
    [({"llm_url": "localhost:11434/v1"}, "http://"), ({"llm_model": ""}, "ASSISTANT_LLM_MODEL"),
     ({"llm_key_file": "/nergens/sleutel"}, "ASSISTANT_LLM_KEY_FILE")],
)  # fmt: skip
def test_unusable_setting_is_told(model_settings: Settings, update: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        ServedModel(model_settings.model_copy(update=update))


def test_key_comes_from_its_file_and_is_never_told(
    index: Index, model_settings: Settings, server: Script, tmp_path: Path
) -> None:
    (tmp_path / "sleutel").write_text("sk-geheim\n", encoding="utf-8")
    keyed = model_settings.model_copy(update={"llm_key_file": str(tmp_path / "sleutel")})
    assert read_key(keyed) == "sk-geheim"
    _attempt(index, keyed, server, _status(401))
    assert server.keys == ["Bearer sk-geheim"]
    shown = model_settings.model_copy(update={"llm_key": SecretStr("sk-geheim")})
    assert "geheim" not in repr(shown) + shown.model_dump_json()
    assert "geheim" not in str(explain(ModelError("refusedKey")))


def test_models_of_the_server_are_listed(model_settings: Settings) -> None:
    assert ServedModel(model_settings).list_models() == ["klein"]


def test_prompt_is_the_one_on_record(index: Index) -> None:
    golden = Path(__file__).with_name("golden_messages.json")
    messages = answer_messages("geld <script>", scripted_answer(index, Ask("vreemd")).citations)
    assert json.loads(golden.read_text(encoding="utf-8")) == messages


def _english(index: Index) -> Answer:
    return replace(scripted_answer(index, ASK), language="en")


def test_quotes_stay_and_their_translation_follows(index: Index, model_settings: Settings, server: Script) -> None:
    server.play = says("The State makes available more than €12 million. [1]\n")
    writer = Writer(ServedModel(model_settings), name="klein", timeout_s=20)
    given = writer.write(index, ASK, _english(index))
    assert [(s.kind, s.language, s.text) for s in given.sentences] == [
        ("quote", "nl", "Het Rijk stelt ruim € 12 miljoen beschikbaar."),
        ("written", "en", "The State makes available more than €12 million."),
    ]
    assert server.asked[0]["messages"] == translation_messages(given.citations, language="en")
    assert "ruim € 12 miljoen = more than €12 million" in server.asked[0]["messages"][1]["content"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The State makes available €12 million. [1]", "figure"),
        ("The State makes available more than €13 million. [1]", "figure"),
        ("The State makes available more than €12 million per year. [1]", "figure"),
        ("The State does not make available more than €12 million. [1]", "denial"),
        ("The State must make available more than €12 million. [1]", "modality"),
        ("The city of Maandorp makes available more than €12 million. [1]", "name"),
        ("Bicycles are sold on the market on Sundays in the old harbour. [1]", "coverage"),
        ("Het Rijk stelt ruim € 12 miljoen beschikbaar. [1]", "language"),
        ("The State makes available more than €12 million.", "noSource"),
    ],
)
def test_wrong_translation_is_struck(
    index: Index, model_settings: Settings, server: Script, text: str, fault: str
) -> None:
    server.play = says(text + "\n")
    writer = Writer(ServedModel(model_settings), name="klein", timeout_s=20)
    attempt = writer.attempt(index, ASK, _english(index))
    assert [s.fault for s in attempt.struck] == [fault]
    assert attempt.answer.sentences == _english(index).sentences


def test_plain_words_are_asked_for_in_the_prompt(index: Index, model_settings: Settings, server: Script) -> None:
    _attempt(index, model_settings, server, says(TOLD), ask=Ask("geld", plain=True))
    assert instructions("plain") in server.asked[0]["messages"][1]["content"]


def test_each_use_can_be_switched_off(index: Index, model_settings: Settings, server: Script) -> None:
    for uses, given, ask in (
        ({"translation"}, scripted_answer(index, ASK), ASK),
        ({"answer"}, scripted_answer(index, ASK), replace(ASK, plain=True)),
        ({"answer", "plain"}, _english(index), ASK),
    ):
        writer = Writer(ServedModel(model_settings), name="klein", timeout_s=3, uses=uses)
        assert writer.write(index, ask, given) == given
    assert server.asked == []
