"""Run the server: check the address and the index first, then say where it answers as soon as it does."""

from __future__ import annotations

import contextlib
import errno
import http.client
import os
import socket
import tempfile
import threading
import time
from typing import TYPE_CHECKING

from assistant.errors import SettingsError
from assistant.index.generations import read_manifest
from assistant.settings import Settings, load_settings

if TYPE_CHECKING:
    from fastapi import FastAPI

_EVERYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}
_POLL_S = 0.1


def serve(settings: Settings) -> int:
    """Serve until stopped; return 0, or 1 when the server could not start.

    Raises SettingsError for an address that can't be listened on, IndexMissingError or IndexMismatchError without a
    usable index, all before anything heavy is loaded.
    """
    check_address(settings.host, settings.port)
    read_manifest(settings.data)
    for name in ("host", "port", "workers"):
        os.environ[f"ASSISTANT_{name.upper()}"] = str(getattr(settings, name))
    shared = _shared_metrics(settings.workers)
    threading.Thread(target=_announce, args=(settings.host, settings.port), daemon=True).start()
    import uvicorn

    try:
        uvicorn.run(
            "assistant.serving:open_app",
            factory=True,
            host=settings.host,
            port=settings.port,
            workers=settings.workers,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=10,
        )
    except SystemExit as exc:
        return 1 if exc.code else 0
    finally:
        shared.close()
    return 0


def open_app() -> FastAPI:
    """Return the server's application, with the settings of the environment; each server process calls it."""
    from assistant.http.app import create_app

    return create_app(load_settings())


def check_address(host: str, port: int) -> None:
    """Raise SettingsError, with what to do, when nothing can listen on this address."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as exc:
        raise SettingsError(f"{host!r} is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for all.") from exc
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as exc:
            raise SettingsError(_refusal(exc, host, port)) from exc


def probe_server(host: str, port: int, path: str) -> tuple[int, bytes] | None:
    """Return status and body of what answers here to GET `path`, or None when nothing does within a second."""
    connection = http.client.HTTPConnection(_EVERYWHERE.get(host, host), port, timeout=1)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read(10_000)
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def address_of(host: str, port: int) -> str:
    """Return the address to open in a browser on this machine."""
    name = _EVERYWHERE.get(host, host)
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def _refusal(exc: OSError, host: str, port: int) -> str:
    if exc.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8000
        return (
            f"Port {port} is in use. Stop the program that uses it, or choose another: assistant serve --port {other}"
        )
    if exc.errno == errno.EACCES:
        return f"Port {port} needs more rights than this user has. Choose one above 1023: assistant serve --port 8000"
    return f"Nothing can listen on {host}:{port}: {exc.strerror}. Use 127.0.0.1, or 0.0.0.0 for all addresses."


def _shared_metrics(workers: int) -> contextlib.ExitStack:
    """Return what to close when the server stops; several processes add up their numbers in a folder until then."""
    stack = contextlib.ExitStack()
    if workers > 1:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="assistant-metrics-"))
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
    return stack


def _announce(host: str, port: int) -> None:
    while True:
        found = probe_server(host, port, "/health/ready")
        if found is not None and found[0] == 200:
            print(f"Ready: {address_of(host, port)}  (stop with Ctrl+C)", flush=True)
            return
        time.sleep(_POLL_S)
