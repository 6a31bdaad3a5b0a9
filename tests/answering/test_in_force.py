"""What is in force goes before drafts and what has ended, and an answer says when that is all there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answering.pipeline import answer
from assistant.index.opening import Index, IndexReader
from assistant.records import Ask
from assistant.settings import load_settings
from ingest.building import ensure_index

TODAY = dt.date(2036, 6, 1)
NAMES = """[programme]
id = "duinregeling"
name = "Duinregeling"
description = "Geld voor de duinen."
questions = ["Hoeveel geld is er?"]
[[areas]]
slug = "noordduin"
name = "Noordduin"
[[areas]]
slug = "zuidduin"
name = "Zuidduin"
"""
OLD = """---
id: oud
title: "Subsidie voor bankjes"
date: 2034-01-01
kind: announcement
{life}
---
Een dorp in Noordduin krijgt voor elk bankje maximaal € 500.

De aanvraag voor een bankje moet binnen zijn bij het loket in de haven.
"""
NEW = """---
id: nieuw
title: "Subsidie voor bankjes, nieuwe regels"
date: 2036-01-01
kind: other
---
Een dorp in Noordduin krijgt voor elk bankje maximaal € 650.
"""
DRAFT = """---
id: concept
title: "Concept van de Duinregeling"
date: 2036-05-01
kind: announcement
status: draft
---
Een dorp in Noordduin krijgt voor elk bankje maximaal € 900.

De vuurtoren in Zuidduin krijgt een nieuwe lamp van € 40.000.
"""

Make = Callable[..., Index]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Make an index of some documents, by the name of their files."""
    readers: list[IndexReader] = []

    def build(**files: str) -> Index:
        folder = tmp_path / "corpus"
        folder.mkdir()
        (folder / "names.toml").write_text(NAMES, encoding="utf-8")
        for name, text in files.items():
            (folder / f"{name}.md").write_text(text, encoding="utf-8")
        settings = load_settings(corpus=folder, data=tmp_path / "data", embedding_threads=1)
        ensure_index(settings, progress=lambda *_: None)
        readers.append(IndexReader(settings))
        return readers[-1].current()

    yield build
    for reader in readers:
        reader.close()


def told(index: Index, question: str, today: dt.date = TODAY) -> list[str]:
    return [s.text for s in answer(index, Ask(question), today=today).sentences]


BENCH = "Hoeveel krijgt een dorp in Noordduin voor elk bankje?"


@pytest.mark.parametrize("life", ["replaced_by: nieuw", "valid_until: 2035-12-31"])
def test_what_has_ended_loses_of_what_holds(make: Make, life: str) -> None:
    index = make(oud=OLD.format(life=life), nieuw=NEW)
    assert told(index, BENCH) == ["Een dorp in Noordduin krijgt voor elk bankje maximaal € 650."]


def test_what_still_holds_is_not_held_back(make: Make) -> None:
    index = make(oud=OLD.format(life="valid_until: 2036-06-01"), nieuw=NEW)
    assert told(index, BENCH)[0] == "Een dorp in Noordduin krijgt voor elk bankje maximaal € 500."


def test_ended_document_that_alone_answers_says_until_when_it_held(make: Make) -> None:
    index = make(oud=OLD.format(life="valid_until: 2035-12-31"), nieuw=NEW)
    assert told(index, "Waar moet de aanvraag voor een bankje binnen zijn?") == [
        "Let op: deze regeling gold tot en met 31 december 2035.",
        "De aanvraag voor een bankje moet binnen zijn bij het loket in de haven.",
    ]


def test_replaced_document_that_alone_answers_names_its_successor(make: Make) -> None:
    index = make(oud=OLD.format(life="replaced_by: nieuw"), nieuw=NEW)
    first, _ = told(index, "Waar moet de aanvraag voor een bankje binnen zijn?")
    assert first == "Let op: deze tekst is vervangen door ‘Subsidie voor bankjes, nieuwe regels’."


def test_question_about_a_time_gets_what_held_then(make: Make) -> None:
    index = make(oud=OLD.format(life="valid_until: 2035-12-31"), concept=DRAFT)
    sentences = told(index, "Hoeveel kreeg een dorp in Noordduin in 2034 voor elk bankje?")
    assert not any("concept" in s or "gold tot" in s for s in sentences)


def test_draft_never_beats_a_final(make: Make) -> None:
    index = make(nieuw=NEW, concept=DRAFT)
    assert told(index, BENCH) == ["Een dorp in Noordduin krijgt voor elk bankje maximaal € 650."]


def test_draft_that_alone_answers_says_that_it_is_one(make: Make) -> None:
    index = make(nieuw=NEW, concept=DRAFT)
    assert told(index, "Hoeveel kost de nieuwe lamp van de vuurtoren in Zuidduin?") == [
        "Let op: dit is een concept. Het kan nog veranderen.",
        "De vuurtoren in Zuidduin krijgt een nieuwe lamp van € 40.000.",
    ]


def test_warning_is_in_the_language_of_the_question(make: Make) -> None:
    index = make(nieuw=NEW, concept=DRAFT)
    first = answer(index, Ask("How much is the new lamp of the lighthouse in Zuidduin?"), today=TODAY).sentences[0]
    assert (first.text, first.language) == ("Please note: this is a draft. It may still change.", "en")


def test_rule_that_does_not_hold_yet_says_from_when(make: Make) -> None:
    later = NEW.replace("kind: other", "kind: other\nvalid_from: 2037-01-01")
    index = make(nieuw=later)
    assert told(index, BENCH)[0] == "Let op: deze regeling geldt vanaf 1 januari 2037."
    assert len(told(index, BENCH, today=dt.date(2037, 1, 1))) == 1


def test_two_announcements_that_disagree_come_out_in_the_answer(make: Make) -> None:
    other = OLD.format(life="").replace("id: oud", "id: later").replace("€ 500", "€ 800")
    index = make(oud=OLD.format(life=""), later=other)
    sentences = told(index, BENCH)
    assert sentences[1] == "Andere bronnen noemen een andere waarde."
    assert {s[-6:] for s in (sentences[0], sentences[2])} == {"€ 500.", "€ 800."}
