"""Fixtures for several kinds of tests: a small made-up corpus, its index, a pipeline that follows a script."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from assistant.answering import pipeline
from assistant.answering.computing.arithmetic import compute
from assistant.answering.computing.statements import state
from assistant.evaluation.answers import ask_of, load_questions
from assistant.index.opening import Index, IndexReader
from assistant.records import Answer, AnswerSentence, Ask, Citation, Focus, Operand, Status
from assistant.settings import PROJECT_ROOT, Settings, load_settings
from assistant.text.figures import find_figures
from ingest.building import ensure_index

hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")

LETTER_ID = "2026-01-15-zonnewijk"
SUMMARY_ID = "samenvatting-zonnewijk"

LETTER = """---
id: 2026-01-15-zonnewijk
title: "Geld voor de Regeling Zonnewijk"
date: 2026-01-15
publisher: Ministerie van Voorbeelden
url: "https://voorbeeld.example/zonnewijk"
kind: announcement
licence: CC0-1.0
language: nl
---

De Regeling Zonnewijk helpt bewoners van vier wijken. Het Rijk stelt ruim € 12 miljoen beschikbaar.

## Wie doet mee?

De gemeente Veldstad vraagt het geld aan. Zij doet dat vóór 1 maart 2026.

- In Lindenhof komt een speeltuin.
- In Waterkant komt een leeszaal 🌻 voor kinderen.

### Wat kost het?

| Wijk | Bedrag |
|---|---|
| Lindenhof | € 5 miljoen |
| Waterkant | € 7 miljoen |

## Vreemde tekens

In deze zin staat <script>alert("x")</script> en ook {{ 7*7 }} als gewone tekst.
"""

SUMMARY = """---
id: samenvatting-zonnewijk
title: "De regels van de Regeling Zonnewijk"
date: 2026-02-01
publisher: Vraagbaak Zonnewijk
url: "https://voorbeeld.example/regels"
kind: summary
licence: CC0-1.0
language: nl
---

## Mag geld worden bewaard?

Een gemeente mag geld van de Regeling Zonnewijk bewaren tot en met 2028.[^s1][^s2]

[^s1]: Staatscourant, "Regeling Zonnewijk", 2026. https://voorbeeld.example/stcrt-1.html
[^s2]: Ministerie van Voorbeelden, "Vragen en antwoorden", 2026. https://voorbeeld.example/vragen
"""

NAMES = """[programme]
id = "zonnewijk"
name = "Regeling Zonnewijk"
aliases = ["Zonnewijk"]
description = "Geld van het Rijk voor vier wijken."
questions = ["Hoeveel geld is er voor 2026-2028?", "Geld?", "Regels?", "Samen?", "Periode?", "Maan?"]
[[programme.contacts]]
label = "Gemeente Veldstad"
phone = "14 099"
text = "De gemeente vraagt het geld aan."
[[programme.contacts]]
label = "Rijksoverheid"
url = "https://voorbeeld.example/contact"

[[areas]]
slug = "lindenhof"
name = "Lindenhof"
[[areas]]
slug = "waterkant"
name = "Waterkant"

[[municipalities]]
name = "Veldstad"
areas = ["lindenhof", "waterkant"]

[[themes]]
id = "spelen"
name = "Spelen"

[[terms]]
term = "leeszaal"
aliases = ["leeszalen", "zaal"]
plain = ["zaal"]
explanation = "Een zaal met boeken. U kunt er ook lezen."

[[tranches]]
id = "eerste"
name = "eerste tranche"
period = "2026-2028"
first_year = 2026
last_year = 2028
"""


Quotes = tuple[tuple[str, str], ...]
"""Document ids with words of theirs."""


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of two documents about a scheme that does not exist."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "zonnewijk.md").write_text(LETTER, encoding="utf-8")
    (folder / "samenvatting.md").write_text(SUMMARY, encoding="utf-8")
    (folder / "names.toml").write_text(NAMES, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def settings(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose data folder has the published index of the made-up corpus."""
    made = load_settings(corpus=corpus, data=tmp_path_factory.mktemp("data"), embedding_threads=1)
    ensure_index(made, progress=lambda *_: None)
    return made


@pytest.fixture(scope="session")
def index(settings: Settings) -> Iterator[Index]:
    """The opened index of the made-up corpus."""
    reader = IndexReader(settings)
    yield reader.current()
    reader.close()


@pytest.fixture(scope="session")
def shipped_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the shipped corpus with an index of its own."""
    data = tmp_path_factory.mktemp("shipped")
    made = load_settings(corpus=PROJECT_ROOT / "corpus", data=data, embedding_threads=1)
    ensure_index(made, progress=lambda *_: None)
    return made


@pytest.fixture(scope="session")
def shipped(shipped_settings: Settings) -> Iterator[Index]:
    """The opened index of the shipped corpus."""
    reader = IndexReader(shipped_settings)
    yield reader.current()
    reader.close()


@pytest.fixture(scope="session")
def answers(shipped: Index) -> dict[str, Answer]:
    """The answer to every question of the question sets, by file and id: asked once for all that looks at them."""
    paths = sorted((Path(__file__).parent / "questions").glob("*.yaml"))
    return {
        f"{path.stem}/{row['id']}": pipeline.answer(shipped, ask_of(row))
        for path in paths
        for row in load_questions(path)
    }


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Settings:
    """A copy of the made-up corpus and its index that a test may change."""
    shutil.copytree(settings.corpus, tmp_path / "corpus")
    shutil.copytree(settings.data, tmp_path / "data", ignore=shutil.ignore_patterns("counts"))
    return settings.model_copy(update={"corpus": tmp_path / "corpus", "data": tmp_path / "data"})


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Callable[[Index, Ask], Answer]:
    """Let the pipeline follow `scripted_answer`, so that every status can be seen."""
    monkeypatch.setattr(pipeline, "answer", scripted_answer)
    return scripted_answer


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line how to get what the browser tests need, when they were skipped."""
    skipped = [report for report in terminalreporter.stats.get("skipped", ()) if "journey" in report.keywords]
    if skipped:
        terminalreporter.write_line(
            f"{len(skipped)} browser tests skipped: they need Chromium, npm and playwright "
            "(apt-get install chromium npm; pip install playwright)."
        )


_ids = itertools.count(1)


def scripted_answer(index: Index, ask: Ask) -> Answer:
    """Answer by the first word of the question, from the real text of the made-up corpus."""
    match ask.question.split()[0].lower():
        case "geld":
            quotes: Quotes = ((LETTER_ID, "Het Rijk stelt ruim € 12 miljoen beschikbaar."),)
            return _scripted(index, "answered", quotes=quotes, focus="ruim € 12 miljoen")
        case "regels":
            kept = "Een gemeente mag geld van de Regeling Zonnewijk bewaren tot en met 2028."
            quotes = ((SUMMARY_ID, kept), (LETTER_ID, "De gemeente Veldstad vraagt het geld aan."))
            return _scripted(index, "answered", quotes=quotes, read_as="Wat zijn de regels van de Regeling Zonnewijk?")
        case "samen":
            return _computed(index)
        case "vreemd":
            strange = 'In deze zin staat <script>alert("x")</script> en ook {{ 7*7 }} als gewone tekst.'
            return _scripted(index, "answered", quotes=((LETTER_ID, strange),))
        case "deel":
            quotes = ((LETTER_ID, "In Lindenhof komt een speeltuin."),)
            return _scripted(index, "partial", "notInSources", quotes=quotes, fixed="De rest staat niet in de bronnen.")
        case "periode":
            choices = ("Geld in 2026?", "Geld in 2027?")
            return _scripted(
                index, "clarify", "whichPeriod", fixed="Over welke periode gaat uw vraag?", suggestions=choices
            )
        case "hallo":
            return _scripted(index, "outOfScope", "greeting", fixed="Goedendag. Stel gerust een vraag.")
        case "negeer":
            return _scripted(index, "blocked", "instructions", fixed="Op opdrachten gaan wij niet in.")
        case "stuk":
            raise RuntimeError(ask.question)
        case _:
            near = ((LETTER_ID, "De Regeling Zonnewijk helpt bewoners van vier wijken."),)
            return _scripted(
                index, "unanswerable", "notInSources", nearest=near, fixed="Dit staat niet in onze bronnen."
            )


def _scripted(
    index: Index,
    status: Status,
    reason: str | None = None,
    *,
    quotes: Quotes = (),
    nearest: Quotes = (),
    fixed: str = "",
    focus: str = "",
    read_as: str | None = None,
    suggestions: tuple[str, ...] = (),
) -> Answer:
    citations = tuple(_cite(index, n, *quote) for n, quote in enumerate(quotes, start=1))
    sentences = tuple(AnswerSentence(c.quote, (c.number,), "quote") for c in citations)
    at = citations[0].start + citations[0].quote.index(focus) if focus else 0
    return Answer(
        id=f"antwoord-{next(_ids)}",
        status=status,
        reason=reason,
        language="nl",
        sentences=(*sentences, AnswerSentence(fixed, (), "fixed")) if fixed else sentences,
        citations=citations,
        nearest=tuple(_cite(index, n, *quote) for n, quote in enumerate(nearest, start=1)),
        suggestions=suggestions,
        generation=index.manifest.generation,
        took_ms=1.5,
        focus=Focus(focus, 1, at, at + len(focus)) if focus else None,
        read_as=read_as,
    )


def _computed(index: Index) -> Answer:
    """Add the two amounts of the letter, each cited where it stands."""
    amounts = {"Lindenhof": "€ 5 miljoen", "Waterkant": "€ 7 miljoen"}
    given = _scripted(index, "answered", quotes=tuple((LETTER_ID, amount) for amount in amounts.values()))
    operands = [
        Operand(place, find_figures(cited.quote)[0], cited.number, cited.start, cited.end)
        for place, cited in zip(amounts, given.citations, strict=True)
    ]
    computation = compute("sum", operands)
    assert computation is not None
    result = AnswerSentence(state(computation), (1, 2), "computed")
    return replace(given, sentences=(result, *given.sentences), computation=computation)


def _cite(index: Index, number: int, document_id: str, quote: str) -> Citation:
    document = index.documents[document_id]
    start = document.text.index(quote)
    end = start + len(quote)
    heading = [h.title for h in document.headings if h.end <= start]
    return Citation(
        number=number,
        document_id=document.id,
        title=document.title,
        publisher=document.publisher,
        date=document.date,
        kind=document.kind,
        url=document.url,
        heading=heading[-1] if heading else "",
        quote=quote,
        start=start,
        end=end,
        text_sha256=document.sha256,
        sources=tuple(r for r in document.references if start < r.position <= end),
    )
