"""A running server, a real browser, axe and html-validate; without Chromium, playwright or npm they are skipped.

`pytest tests/journeys --accessibility-record FILE` writes what was checked, and how often it failed, for the
accessibility statement; `make accessibility` does so.
"""

from __future__ import annotations

import datetime as dt
import shutil
import socket
import subprocess
import tarfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest
import uvicorn

from assistant.http.app import create_app
from assistant.http.counts import AnswerCount, FeedbackCount, hour_of, record_answer, record_feedback
from assistant.http.published import CHECKS, AccessibilityRecord, CheckResult
from assistant.index.fetched import keep_texts
from assistant.records import Document, Heading, Retrieval
from assistant.settings import PROJECT_ROOT, Settings
from tests.conftest import LETTER_ID
from tests.journeys.states import EARLIER_SHA256, EARLIER_TEXT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE_VERSION = "4.14.1"
HTML_VALIDATE_VERSION = "11.18.0"
TOOLS = PROJECT_ROOT / "var" / "tools"
WIDTHS = {"wide": 1280, "narrow": 320}
CHECKED_BY = {
    "test_axe_finds_nothing": "axe",
    "test_nothing_scrolls_sideways": "width",
    "test_everything_by_keyboard": "keyboard",
    "test_citizen_finds_the_amount_of_her_area_within_three_actions": "keyboard",
    "test_citizen_asks_and_reads_the_words_in_the_source": "keyboard",
    "test_civil_servant_filters_the_amounts_and_takes_them_along": "keyboard",
    "test_communications_officer_makes_a_draft_and_takes_it_along": "keyboard",
    "test_focus_is_seen": "focus",
    "test_ask_read_and_follow_the_citation_to_the_words[False]": "script",
    "test_follow_up_is_asked_below_the_answer[False]": "script",
    "test_empty_question_is_an_error_that_leads_to_the_field": "errors",
    "test_too_long_question_is_kept": "errors",
    "test_targets_are_at_least_24_pixels": "targets",
    "test_forced_colours_keep_the_marked_words_apart": "contrast",
    "test_print_shows_the_text_without_buttons": "print",
    "test_lines_are_at_most_about_70_characters": "lines",
}
"""Which check of the accessibility statement a test does, by its name; with the parameters where only some count."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the record; it is there when this folder is named on the command line."""
    parser.addoption("--accessibility-record", type=Path, help="write what the journeys checked to this file")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write the record, when it is asked for and every check was done."""
    target = config.getoption("--accessibility-record", default=None)
    if target is None:
        return
    runs: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.stats.get(outcome, ()):
            name = report.nodeid.rpartition("::")[2]
            check = CHECKED_BY.get(name) or CHECKED_BY.get(name.partition("[")[0])
            if check is not None:
                runs[check] += 1
                failed[check] += outcome != "passed"
    if set(runs) != set(CHECKS):
        terminalreporter.write_line(f"No record: not checked is {sorted(set(CHECKS) - set(runs))}.")
        return
    record = AccessibilityRecord(
        date=dt.datetime.now(dt.UTC).date(),
        axe=AXE_VERSION,
        browser=_chromium_version(),
        checks=tuple(CheckResult(check=check, runs=runs[check], failed=failed[check]) for check in CHECKS),
    )
    target.write_text(record.model_dump_json(indent=2) + "\n", encoding="utf-8")
    terminalreporter.write_line(f"Written: {target}")


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def _chromium_version() -> str:
    done = subprocess.run([str(_chromium()), "--version"], capture_output=True, text=True, check=True)
    return next(word for word in done.stdout.split() if word[0].isdigit())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = _chromium()
    if chromium is None:
        pytest.skip("Chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-quic"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The source of axe-core, fetched once with npm and kept below var/tools."""
    file = TOOLS / f"axe-core-{AXE_VERSION}" / "package" / "axe.min.js"
    if not file.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("npm is not installed")
        _fetch_axe(npm, file.parents[1])
    return file.read_text(encoding="utf-8")


def _fetch_axe(npm: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", f"axe-core@{AXE_VERSION}", "--silent", "--pack-destination", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode != 0:
        pytest.skip(f"npm can't fetch axe-core: {done.stderr[:200]}")
    with tarfile.open(folder / f"axe-core-{AXE_VERSION}.tgz") as archive:
        archive.extractall(folder, filter="data")


@pytest.fixture(scope="session")
def html_validate() -> Path:
    """The command of html-validate, fetched once with npm and kept below var/tools."""
    folder = TOOLS / f"html-validate-{HTML_VALIDATE_VERSION}"
    command = folder / "node_modules" / ".bin" / "html-validate"
    if not command.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("npm is not installed")
        package = f"html-validate@{HTML_VALIDATE_VERSION}"
        fetch = [npm, "install", "--prefix", str(folder), package, "--ignore-scripts", "--no-audit", "--silent"]
        done = subprocess.run(fetch, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode != 0:
            pytest.skip(f"npm can't fetch html-validate: {done.stderr[:200]}")
    return command


@contextmanager
def serve(settings: Settings) -> Iterator[str]:
    """Run a server and yield its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=20)
    listener.close()


@pytest.fixture(scope="session")
def address(settings: Settings) -> Iterator[str]:
    """The address of a running server over the made-up corpus, where people asked things yesterday."""
    yesterday = hour_of(dt.datetime.now(dt.UTC) - dt.timedelta(days=1))
    for status, times in (("answered", 30), ("unanswerable", 8), ("clarify", 3)):
        count = AnswerCount(yesterday, "page", status, "nl", "g", 1, areas=("lindenhof",), themes=("spelen",))  # type: ignore[arg-type]
        for _ in range(times):
            record_answer(settings.counts_folder, count)
    for useful, reason, times in ((True, "", 14), (False, "tooLong", 6), (False, "unclear", 5)):
        for _ in range(times):
            record_feedback(settings.counts_folder, FeedbackCount(yesterday, useful, reason))  # type: ignore[arg-type]
    keep_texts(settings.data, (earlier_letter(),))
    with serve(settings) as found:
        yield found


def earlier_letter() -> Document:
    """Return the letter of the made-up corpus with a text that it had before."""
    fetched = Retrieval("https://voorbeeld.example/zonnewijk", dt.date(2026, 1, 20))
    return Document(
        id=LETTER_ID,
        title="Geld voor de Regeling Zonnewijk",
        date=None,
        publisher="",
        url="",
        kind="announcement",
        licence="",
        language="nl",
        text=EARLIER_TEXT,
        sha256=EARLIER_SHA256,
        headings=(Heading(2, "Geld", 0, 4),),
        retrieval=fetched,
    )


@pytest.fixture(scope="session")
def shipped_address(shipped_settings: Settings) -> Iterator[str]:
    """The address of a running server over the shipped corpus, its index opened."""
    with serve(shipped_settings) as found:
        urlopen(f"{found}/gebieden", timeout=60).close()
        yield found


OpenPage = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Open an address of the server in a new window; every option is one of a Playwright context."""
    with windows_of(browser, address) as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser, shipped_address: str) -> Iterator[OpenPage]:
    """Open an address of the server over the shipped corpus in a new window."""
    with windows_of(browser, shipped_address) as opened:
        yield opened


@contextmanager
def windows_of(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Yield what opens new windows at a server, and close them all at the end."""
    contexts = []

    def opened(path: str = "/", *, width: int = WIDTHS["wide"], **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="nl-NL", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
