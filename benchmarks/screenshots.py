"""Make the two pictures of the README from the pages as they are now. Run: `make screenshots`."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from assistant.settings import PROJECT_ROOT

FOLDER: Final = PROJECT_ROOT / "docs" / "screenshots"
QUESTION: Final = "Hoeveel geld is er voor SPUK Kansrijke Wijk 2026-2028?"
MOST_BYTES: Final = 150_000
WIDE: Final = (1000, 1060)
_READY: Final = re.compile(r"http://127\.0\.0\.1:\d+")


@contextmanager
def served() -> Iterator[str]:
    """Serve the published index on a free port and yield the address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "assistant.cli", "serve", "--port", port]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        found = next((match for line in server.stdout or () if (match := _READY.search(line))), None)
        if found is None:
            raise SystemExit("The server does not start: run `make run` first.")
        yield found[0]
        server.terminate()


def take(browser: Browser, address: str) -> None:
    """Take an answer with its sources, and the areas on the map."""
    page = browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]}, locale="nl-NL")
    page.goto(address)
    page.get_by_label("Uw vraag").fill(QUESTION)
    page.get_by_role("button", name="Stel de vraag").click()
    page.locator("#antwoord").wait_for()
    page.evaluate("scrollTo(0, 0); document.activeElement.blur()")
    page.screenshot(path=FOLDER / "answer.png")
    page.goto(address + "/gebieden")
    page.screenshot(path=FOLDER / "areas.png")


def main() -> int:
    """Take the pictures; 1 when there is no Chromium or a picture is too large for a README."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("No Chromium found. Install the package chromium.", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-quic"])
        take(browser, address)
        browser.close()
    sizes = {path.name: path.stat().st_size for path in sorted(FOLDER.glob("*.png"))}
    print(", ".join(f"{name} {size // 1000} kB" for name, size in sizes.items()))
    return int(max(sizes.values()) > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main())
