"""What `--fetch` prints: one line for each address, and how many of each there were."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from assistant.settings import Settings
from ingest.fetching.pages import Fetched
from ingest.fetching.runs import fetch_sources
from ingest.fetching.sources import load_sources


def fetch_list(settings: Settings, path: Path, *, force: bool) -> bool:
    """Fetch the sources of the list at `path`, print what became of each, and return whether none was refused.

    Raises AssistantError when the list or the data folder can't be used.
    """
    counts: Counter[str] = Counter()

    def tell(fetched: Fetched) -> None:
        counts[fetched.what] += 1
        line = f"{fetched.what:<9}  {fetched.url}" + (f": {fetched.message}" if fetched.message else "")
        print(line, file=sys.stderr if fetched.what == "refused" else sys.stdout, flush=True)

    good = fetch_sources(settings, load_sources(path), tell, force=force)
    print("Fetched: " + ", ".join(f"{counts[what]} {what}" for what in sorted(counts)) + ".")
    return good
