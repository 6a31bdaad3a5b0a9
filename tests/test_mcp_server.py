"""The official client of the protocol calls every tool, in process, over standard input and output, and over HTTP."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.server.mcpserver.exceptions import ToolError

from assistant.index.opening import IndexReader
from assistant.mcp_server import create_mcp
from assistant.settings import Settings

TOOLS = {"ask", "search", "amounts", "area", "document", "verify"}
MONEY = "Hoeveel geld is er voor de Regeling Zonnewijk?"


Call = Callable[..., Any]


def _run(work: Callable[..., Awaitable[Any]], *arguments: Any) -> Any:
    """Run in a thread of its own: in that of the tests a browser may have a loop running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, work, *arguments).result()


@pytest.fixture(scope="module")
def call(settings: Settings) -> Iterator[Call]:
    """Call a tool and return what it gave, or what it said was wrong."""
    reader = IndexReader(settings)
    server = create_mcp(reader)

    def called(tool: str, **arguments: Any) -> Any:
        try:
            given = _run(server.call_tool, tool, arguments)
        except ToolError as exc:
            return str(exc)
        return given.structured_content

    yield called
    reader.close()


def test_ask_gives_the_answer_of_the_api(call: Call) -> None:
    given = call("ask", question=MONEY)
    assert (given["status"], given["focus"]["text"]) == ("answered", "ruim € 12 miljoen")
    assert given["citations"][0]["href"].startswith("/bronnen/2026-01-15-zonnewijk?van=")


def test_documents_are_listed_and_read(call: Call) -> None:
    listed = call("document")
    read = call("document", document_id=listed["documents"][0]["id"])
    assert read["title"] == listed["documents"][0]["title"]
    assert len(read["text"]) > 50


def test_areas_and_amounts_have_their_sources(call: Call) -> None:
    areas = call("area")
    area = call("area", slug=areas["areas"][0]["slug"])
    assert area["name"] == areas["areas"][0]["name"]
    amounts = call("amounts")
    assert all(row["citation"]["quote"] for row in amounts["amounts"])


def test_search_finds_passages(call: Call) -> None:
    found = call("search", words="speeltuin", limit=2)
    assert "speeltuin" in found["passages"][0]["text"]


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("ask", {"question": " "}, "Typ eerst uw vraag"),
        ("ask", {"question": "a" * 2000}, "hoogstens 1.000 tekens"),
        ("area", {"slug": "nergens"}, "Kies uit"),
        ("amounts", {"payer": "niemand"}, "Kies uit"),
        ("document", {"document_id": "weg"}, "Er is geen bron"),
        ("verify", {"receipt": "{}"}, "receipt"),
    ],
)
def test_wrong_use_is_told(call: Call, tool: str, arguments: dict[str, str], told: str) -> None:
    assert told in call(tool, **arguments)


def _environment(settings: Settings) -> dict[str, str]:
    own = {"ASSISTANT_DATA": str(settings.data), "ASSISTANT_CORPUS": str(settings.corpus)}
    return {**os.environ, **own}


Use = Callable[[ClientSession], Awaitable[None]]


async def _use(session: ClientSession) -> None:
    await session.initialize()
    assert {tool.name for tool in (await session.list_tools()).tools} == TOOLS
    given = await session.call_tool("ask", {"question": MONEY})
    assert json.loads(given.content[0].text)["status"] == "answered"  # type: ignore[union-attr]


def test_official_client_talks_over_standard_input_and_output(settings: Settings, tmp_path: Path) -> None:
    started = StdioServerParameters(
        command=sys.executable, args=["-m", "assistant.cli", "mcp"], env=_environment(settings), cwd=tmp_path
    )

    async def run() -> None:
        async with stdio_client(started) as (read, write), ClientSession(read, write) as session:
            await _use(session)

    _run(run)


@pytest.fixture
def http_server(settings: Settings) -> Iterator[str]:
    """The address of `assistant mcp --http`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "assistant.cli", "mcp", "--http", "--port", str(port)]
    process = subprocess.Popen(command, env=_environment(settings), stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}/mcp"
    process.terminate()
    process.wait(timeout=20)


def test_official_client_talks_over_http(http_server: str) -> None:
    async def run() -> None:
        async with streamable_http_client(http_server) as streams, ClientSession(streams[0], streams[1]) as session:
            await _use(session)

    _run(run)
