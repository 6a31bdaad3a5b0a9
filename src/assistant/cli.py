"""The command `assistant`: serve, ask, verify, search, amounts, statistics, check, mcp, doctor, evaluate.

Reads arguments and prints; what it calls is imported only when asked for, so that `assistant --help` is quick.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from assistant import VERSION
from assistant.errors import AssistantError, ReceiptError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.settings import Settings

_INTERRUPTED: Final = 130
_MAX_TURNS: Final = 10


class UsageError(Exception):
    """Wrong use: one line on standard error and exit code 2."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See `{self.prog} --help`.\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return 0 when done, 1 when it failed, 2 on wrong use."""
    args = _parser().parse_args(argv)
    try:
        return int(args.run(args))
    except UsageError as exc:
        return _fail(str(exc), code=2)
    except AssistantError as exc:
        return _fail(str(exc), code=1)
    except BrokenPipeError:
        sys.stdout = None
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED


def serve(args: argparse.Namespace) -> int:
    """Serve the pages and the API until stopped."""
    from assistant.serving import serve as run_server
    from assistant.settings import load_settings

    return run_server(load_settings(host=args.host, port=args.port, workers=args.workers))


def ask(args: argparse.Namespace) -> int:
    """Answer one question."""
    question = _checked(args.question, "question")
    if len(args.after) > _MAX_TURNS:
        raise UsageError(f"--after was given {len(args.after)} times; at most {_MAX_TURNS}. Keep the latest.")
    earlier = [_checked(text, "earlier question") for text in args.after]
    from assistant.answering.pipeline import answer
    from assistant.index.opening import IndexReader
    from assistant.records import Ask, Turn

    reader = IndexReader(_settings())
    try:
        index = reader.current()
        result = answer(index, Ask(question, conversation=tuple(Turn(text) for text in earlier)))
    finally:
        reader.close()
    if args.receipt is not None:
        from assistant.answering.receipts.receipts import make_receipt, write_receipt

        receipt = make_receipt(index, result, question=question, moment=dt.datetime.now(dt.UTC))
        _write_file(args.receipt, write_receipt(receipt), what="receipt")
    if args.json:
        from assistant.http.schemas import ChatResponse

        print(ChatResponse.model_validate(result).model_dump_json(by_alias=True, indent=2))
    else:
        from assistant.printing import print_answer

        print_answer(result)
    return 0


def verify(args: argparse.Namespace) -> int:
    """Check the receipt of an answer against the index; return 1 when it was altered or something in it changed."""
    try:
        text = args.receipt.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        reason = exc.strerror if isinstance(exc, OSError) else "it is no UTF-8"
        raise UsageError(f"The receipt {str(args.receipt)!r} can't be read: {reason}. Give the path of one.") from exc
    from assistant.answering.receipts.receipts import verify_receipt
    from assistant.index.opening import IndexReader

    reader = IndexReader(_settings())
    try:
        findings = verify_receipt(text, reader.current())
    except ReceiptError as exc:
        raise UsageError(f"{str(args.receipt)!r}: {exc}") from exc
    finally:
        reader.close()
    from assistant.printing import print_findings

    print_findings(findings)
    return 0 if all(finding.holds for finding in findings) else 1


def search(args: argparse.Namespace) -> int:
    """Show the passages found for some words."""
    words = _checked(args.words, "search")
    from assistant.answering.pipeline import search as find
    from assistant.index.opening import IndexReader
    from assistant.records import Filters

    reader = IndexReader(_settings())
    try:
        index = reader.current()
        hits = find(index, words, filters=Filters(), limit=args.limit)
    finally:
        reader.close()
    if args.json:
        from assistant.http.schemas import SearchResponse

        found = SearchResponse.model_validate(
            {"query": words, "passages": hits, "generation": index.manifest.generation}
        )
        print(found.model_dump_json(by_alias=True, indent=2))
    else:
        from assistant.printing import print_hits

        print_hits(hits)
    return 0


def amounts(args: argparse.Namespace) -> int:
    """Show the amounts of the sources."""
    from assistant.answering.amounts import FigureFilters, filter_options
    from assistant.http.amounts_api import list_figures
    from assistant.index.opening import IndexReader

    areas = (args.area,) if args.area else ()
    wanted = FigureFilters(areas=areas, payer=args.payer, period=args.period, fund=args.fund)
    reader = IndexReader(_settings())
    try:
        index = reader.current()
        options = filter_options(index.names)
        for name, key in (("area", "areas"), ("payer", "payer"), ("period", "period"), ("fund", "fund")):
            value = getattr(args, name)
            if value and value not in options[key]:
                raise UsageError(f"--{name} {value!r} is not known. Choose from: {', '.join(options[key]) or 'none'}.")
        found = list_figures(index, wanted)
    finally:
        reader.close()
    if args.csv:
        from assistant.http.figures_csv import write_csv

        sys.stdout.write(write_csv(found))
    else:
        from assistant.printing_amounts import print_amounts

        print_amounts(found)
    return 0


def conflicts(args: argparse.Namespace) -> int:
    """Show the figures of the sources that contradict each other; return 1 when there are any."""
    from assistant.answering.conflicts import find_conflicts
    from assistant.index.opening import IndexReader
    from assistant.printing_conflicts import conflicts_json, print_conflicts

    reader = IndexReader(_settings())
    try:
        index = reader.current()
        found = find_conflicts(index)
        if args.json:
            print(conflicts_json(index, found))
        else:
            print_conflicts(index, found)
    finally:
        reader.close()
    return 1 if found else 0


def mcp(args: argparse.Namespace) -> int:
    """Serve the tools for other assistants until stopped."""
    from assistant.mcp_server import run_mcp

    run_mcp(_settings(), over_http=args.http, port=args.port)
    return 0


def statistics(args: argparse.Namespace) -> int:
    """Show what people asked and what the sources did not answer, as counts."""
    from assistant.http.counts import read_counts
    from assistant.http.statistics import report
    from assistant.printing_statistics import print_report, report_json
    from assistant.text.names import load_names

    settings = _settings()
    until = dt.datetime.now(dt.UTC).date()
    since = until - dt.timedelta(days=args.days - 1)
    found = report(read_counts(settings.counts_folder, since=since, until=until), since=since, until=until)
    if args.json:
        print(report_json(found))
    else:
        print_report(found, names=load_names(settings.corpus / "names.toml").raw)
    return 0


def check(args: argparse.Namespace) -> int:
    """Hold a text against the sources; return 0 when all that it claims is in them."""
    from assistant.answering.checking.checking import check_text
    from assistant.http.questions import clean_lines
    from assistant.index.opening import IndexReader
    from assistant.printing_checks import print_checks

    try:
        text = clean_lines(args.file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as exc:
        reason = exc.strerror if isinstance(exc, OSError) else "it is no UTF-8"
        raise UsageError(f"The text {str(args.file)!r} can't be read: {reason}. Give the path of one.") from exc
    reader = IndexReader(_settings())
    try:
        checked = check_text(reader.current(), text)
    finally:
        reader.close()
    print_checks(checked)
    return 0 if all(c.verdict in ("supported", "noClaim") for c in checked) else 1


def doctor(args: argparse.Namespace) -> int:  # noqa: ARG001
    """Check everything the product needs; one line each."""
    from assistant.doctor import examine

    healthy = True
    for check in examine():
        mark = ("see" if check.notable else "ok ") if check.passed else "BAD"
        print(f"{mark}  {check.subject}: {check.finding}", flush=True)
        healthy = healthy and check.passed
    return 0 if healthy else 1


def evaluate_answers(args: argparse.Namespace) -> int:
    """Measure the answers on a question set."""
    from assistant.evaluation import answers

    report = answers.evaluate_answers(_settings(), _existing(args.file))
    answers.print_answers(report)
    return _write_report(args.json, report)


def evaluate_retrieval(args: argparse.Namespace) -> int:
    """Measure the search on passages and queries."""
    from assistant.evaluation import retrieval

    report = retrieval.evaluate_retrieval(_settings(), _existing(args.passages), _existing(args.queries))
    retrieval.print_retrieval(report)
    return _write_report(args.json, report)


def evaluate_focus(args: argparse.Namespace) -> int:
    """Measure the marked words on passages and queries with answer spans."""
    from assistant.evaluation import focus

    report = focus.evaluate_focus(_settings(), _existing(args.passages), _existing(args.queries))
    focus.print_focus(report)
    return _write_report(args.json, report)


def _checked(text: str, what: str) -> str:
    """Return `text` without what can't be seen. Raises UsageError when it is empty or too long."""
    from assistant.http.questions import QUESTION_MAX_CHARS, clean_text

    cleaned = clean_text(text)
    if not cleaned:
        raise UsageError(f"The {what} is empty. Write it between quotes.")
    if len(cleaned) > QUESTION_MAX_CHARS:
        raise UsageError(
            f"The {what} has {len(cleaned):,} characters; at most {QUESTION_MAX_CHARS:,}. Make it shorter."
        )
    return cleaned


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise SettingsError(f"There is no file {str(path)!r}. Give the path of one.")
    return path


def _settings() -> Settings:
    from assistant.settings import load_settings

    return load_settings()


def _write_report(path: Path | None, report: object) -> int:
    if path is not None:
        _write_file(path, json.dumps(report, ensure_ascii=False, indent=2) + "\n", what="report")
    return 0


def _write_file(path: Path, text: str, *, what: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as exc:
        raise SettingsError(f"The {what} can't be written to {str(path)!r}: {exc.strerror}.") from exc


def _fail(message: str, *, code: int) -> int:
    print(f"assistant: {message}", file=sys.stderr)
    return code


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 3650:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days from 1 to 3650")
    return int(text)


def _limit(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 50:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 50")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="assistant", description="Answers about the SPUK Kansrijke Wijk, in the words of the sources."
    )
    parser.add_argument("--version", action="version", version=VERSION)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    command = commands.add_parser("serve", help="serve the pages and the API")
    command.add_argument("--host", help="address to listen on (default: ASSISTANT_HOST, else 127.0.0.1)")
    command.add_argument("--port", type=int, help="port to listen on (default: ASSISTANT_PORT, else 8000)")
    command.add_argument("--workers", type=int, help="server processes (default: ASSISTANT_WORKERS, else 1)")
    command.set_defaults(run=serve)

    command = commands.add_parser("ask", help="answer one question")
    command.add_argument("question", metavar="QUESTION", help="the question, between quotes")
    command.add_argument("--json", action="store_true", help="print the answer as the API gives it")
    command.add_argument(
        "--after",
        action="append",
        default=[],
        metavar="EARLIER",
        help="an earlier question that this one follows up; repeat it for more, the oldest first",
    )
    command.add_argument("--receipt", type=Path, metavar="FILE.json", help="also write the receipt of the answer")
    command.set_defaults(run=ask)

    command = commands.add_parser("verify", help="check the receipt of an answer")
    command.add_argument("receipt", metavar="RECEIPT.json", type=Path, help="the receipt")
    command.set_defaults(run=verify)

    command = commands.add_parser("search", help="show the passages found for some words")
    command.add_argument("words", metavar="WORDS", help="the words, between quotes")
    command.add_argument("--limit", type=_limit, default=10, help="passages at most, 1 to 50 (default: 10)")
    command.add_argument("--json", action="store_true", help="print the passages as the API gives them")
    command.set_defaults(run=search)

    command = commands.add_parser("amounts", help="show the amounts of the sources")
    command.add_argument("--area", default="", metavar="SLUG", help="only of this area, its gemeente and its districts")
    command.add_argument("--payer", default="", metavar="ID", help="only of this ministry")
    command.add_argument("--period", default="", metavar="YYYY-YYYY", help="only of this tranche, such as 2026-2028")
    command.add_argument("--fund", default="", metavar="ID", help="only of this fund, or of the programme itself")
    command.add_argument("--csv", action="store_true", help="print them as CSV, as the API gives them")
    command.set_defaults(run=amounts)

    command = commands.add_parser("statistics", help="show what people asked and the sources did not answer, as counts")
    command.add_argument("--days", type=_days, default=28, help="how many days, today included (default: 28)")
    command.add_argument("--json", action="store_true", help="print it as JSON")
    command.set_defaults(run=statistics)

    command = commands.add_parser("conflicts", help="show the figures of the sources that contradict each other")
    command.add_argument("--json", action="store_true", help="print them as JSON")
    command.set_defaults(run=conflicts)

    command = commands.add_parser("mcp", help="serve the tools for other assistants (Model Context Protocol)")
    command.add_argument("--http", action="store_true", help="over HTTP at /mcp, in place of standard input and output")
    command.add_argument("--port", type=int, default=8010, help="port for --http (default: 8010)")
    command.set_defaults(run=mcp)

    command = commands.add_parser("check", help="hold a text against the sources")
    command.add_argument("file", metavar="FILE", type=Path, help="the text, UTF-8")
    command.set_defaults(run=check)

    command = commands.add_parser("doctor", help="check everything the product needs")
    command.set_defaults(run=doctor)

    subjects = commands.add_parser("evaluate", help="measure answers, search or focus").add_subparsers(
        metavar="WHAT", required=True
    )
    command = subjects.add_parser("answers", help="measure the answers on a question set")
    command.add_argument("file", metavar="FILE.yaml", type=Path, help="the question set")
    command.add_argument("--json", type=Path, metavar="OUT", help="also write the report to this file")
    command.set_defaults(run=evaluate_answers)
    command = subjects.add_parser("retrieval", help="measure the search on passages and queries")
    command.add_argument(
        "--passages", type=Path, required=True, metavar="P.jsonl", help="passages: id, text, title?, section?"
    )
    command.add_argument(
        "--queries", type=Path, required=True, metavar="Q.jsonl", help="queries: id, query, lang, positive"
    )
    command.add_argument("--json", type=Path, metavar="OUT", help="also write the report to this file")
    command.set_defaults(run=evaluate_retrieval)
    command = subjects.add_parser("focus", help="measure the marked words on queries with answer spans")
    command.add_argument("--passages", type=Path, required=True, metavar="P.jsonl", help="passages: id, text")
    command.add_argument(
        "--queries", type=Path, required=True, metavar="Q.jsonl", help="queries: id, query, positive, answers"
    )
    command.add_argument("--json", type=Path, metavar="OUT", help="also write the report to this file")
    command.set_defaults(run=evaluate_focus)
    return parser


if __name__ == "__main__":
    sys.exit(main())
