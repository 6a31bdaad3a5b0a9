"""`python -m ingest`: read the corpus into the index, or only check it.

What reads and embeds takes a second to import: only when there is something to do.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from assistant.errors import AssistantError, CorpusError
from assistant.index.fingerprint import settled_manifest
from assistant.index.generations import Manifest
from assistant.settings import Settings, load_settings


def main(argv: list[str] | None = None) -> int:
    """Run the command; return 0 when done, 1 when something could not be read, 2 on wrong use."""
    parser = argparse.ArgumentParser(prog="python -m ingest", description="Read the corpus into the index.")
    parser.add_argument(
        "path", nargs="*", type=Path, help="corpus folder (default: ASSISTANT_CORPUS); with --check also files"
    )
    parser.add_argument("--check", action="store_true", help="only say what will be read, per file; write nothing")
    parser.add_argument("--watch", action="store_true", help="go on, and read in what is saved until stopped")
    parser.add_argument("--force", action="store_true", help="make a new generation even when nothing changed")
    parser.add_argument("--fetch", type=Path, metavar="SOURCES.toml", help="first fetch the sources of this list")
    args = parser.parse_args(argv)
    fetched = True
    if not args.check and len(args.path) > 1:
        parser.error("give one folder; more paths only with --check")
    try:
        settings = load_settings(corpus=None if args.check else next(iter(args.path), None))
        if args.check:
            return _check(settings, args.path, args.fetch)
        if args.fetch:
            from ingest.fetching.command import fetch_list

            fetched = fetch_list(settings, args.fetch, force=args.force)
        if args.watch:
            return _watch(settings)
        settled = None if args.force else settled_manifest(settings)
        if settled is not None:
            return report_settled(settled) or int(not fetched)
        from ingest.building import ensure_index
        from ingest.progress import ProgressLine

        outcome = ensure_index(settings, progress=ProgressLine(), force=args.force)
    except AssistantError as exc:
        print(f"ingest: {exc}", file=sys.stderr)
        return 1
    except OSError as exc:
        print(f"ingest: {exc.filename or 'the data folder'}: {exc.strerror}. The index is as it was.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("ingest: stopped; the index is as it was.", file=sys.stderr)
        return 130
    if outcome.unchanged:
        return report_settled(outcome.manifest) or int(not fetched)
    return report(outcome.manifest, embedded=outcome.embedded, reused=outcome.reused) or int(not fetched)


def report(manifest: Manifest, *, embedded: int, reused: int) -> int:
    """Print what an ingestion did; return 1 when a document was skipped, else 0."""
    _print_skipped(manifest)
    print(
        f"Indexed {manifest.documents} documents, {manifest.passages} passages, {manifest.sentences} sentences: "
        f"{embedded} texts embedded, {reused} reused."
    )
    return 1 if manifest.skipped else 0


def report_settled(manifest: Manifest) -> int:
    """Say that there was nothing to do; return 1 when a document was skipped, else 0."""
    _print_skipped(manifest)
    print(f"The index is up to date: {manifest.documents} documents, {manifest.passages} passages.")
    return 1 if manifest.skipped else 0


def _print_skipped(manifest: Manifest) -> None:
    for message in manifest.skipped:
        print(f"ingest: left out: {message}", file=sys.stderr)


def _watch(settings: Settings) -> int:
    from ingest.watching import changes_of, watch

    if not settings.corpus.is_dir():
        raise CorpusError(f"The corpus folder {settings.corpus} does not exist. Make it, or set ASSISTANT_CORPUS.")
    watch(settings, changes_of(settings.corpus), say=partial(print, flush=True))
    return 0


def _check(settings: Settings, paths: Sequence[Path], sources: Path | None) -> int:
    if sources is not None:
        from ingest.fetching.sources import load_sources

        load_sources(sources)
    from ingest.checking import check_files, print_checks

    return print_checks(check_files(settings, paths))


if __name__ == "__main__":
    sys.exit(main())
