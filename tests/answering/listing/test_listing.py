"""Lists, on a made-up programme of five villages of which each name stands in more than one document."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.checks.verification import verified
from assistant.answering.listing.wanted import wanted_list
from assistant.answering.pipeline import answer
from assistant.answering.question import read_question
from assistant.index.opening import Index, IndexReader
from assistant.records import Answer, Ask
from assistant.settings import load_settings
from ingest.building import ensure_index

_AREAS = {
    "Aldenoord": ("Hoogveen", "Aldestad"),
    "Bergzijde": ("Hoogveen", "Bergstad"),
    "Dalkwartier": ("Laagland", "Dalstad"),
    "Eikenhoek": ("Laagland", "Eikstad"),
    "Fonteinwijk": ("Laagland", "Fontstad"),
}
_NAMES = """[programme]
id = "wijkimpuls"
name = "Wijkimpuls"
[[tranches]]
id = "eerste"
name = "eerste tranche"
period = "2031-2033"
first_year = 2031
last_year = 2033
[[tranches]]
id = "tweede"
name = "tweede tranche"
period = "2034-2036"
first_year = 2034
last_year = 2036
[[funds]]
id = "dijkenfonds"
name = "Dijkenfonds"
""" + "".join(
    f'[[areas]]\nslug = "{name.lower()}"\nname = "{name}"\nprovince = "{province}"\n'
    f'[[municipalities]]\nname = "{gemeente}"\nareas = ["{name.lower()}"]\n'
    for name, (province, gemeente) in _AREAS.items()
)
_HEAD = """---
id: {id}
title: "{title}"
date: 2034-05-01
publisher: Vraagbaak
url: "https://voorbeeld.example/{id}"
kind: summary
licence: CC0-1.0
language: nl
---
"""
_PLACES = (
    _HEAD.format(id="gebieden", title="De gebieden van de Wijkimpuls")
    + """
## Welke gebieden zijn er?

De gebieden in Hoogveen zijn Aldenoord en Bergzijde.

De gebieden in Laagland zijn Dalkwartier, Eikenhoek en Fonteinwijk.
"""
    + "".join(
        f"\n## {name}\n\n{name} ligt in de gemeente {gemeente}.\n\n{name} had in 2034 ongeveer {number}.000 inwoners.\n"
        for number, (name, (_, gemeente)) in enumerate(_AREAS.items(), start=11)
    )
)
_DONE = (
    _HEAD.format(id="projecten", title="Projecten van de gebieden")
    + """
## Wat doen de gebieden met het geld?

### Aldenoord

Aldenoord zet met de Wijkimpuls 2031-2033 in op zwemles.

Aldenoord zet met de Wijkimpuls 2031-2033 in op een kookclub.

Aldenoord zet met de Wijkimpuls 2031-2033 in op hulp bij schulden.

Aldenoord zet met de Wijkimpuls 2031-2033 in op een speeltuin.

### Bergzijde

Bergzijde helpt met de Wijkimpuls 2034-2036 bewoners met schulden.

### Dalkwartier

Dalkwartier opent met de Wijkimpuls 2034-2036 een bibliotheek.
"""
)
_MONEY = (
    _HEAD.format(id="bedragen", title="Bedragen")
    + """
## Hoeveel krijgt elk gebied?

Aldenoord krijgt voor 2034-2036 € 3 miljoen uit de Wijkimpuls.

Bergzijde krijgt voor 2034-2036 € 4 miljoen uit de Wijkimpuls.

Dalkwartier kreeg voor 2031-2033 € 5 miljoen uit de Wijkimpuls.

## Dijkenfonds

Dalstad kreeg in 2033 € 7 miljoen uit het Dijkenfonds, niet uit de Wijkimpuls.

Eikenhoek kreeg in 2033 € 8 miljoen uit het Dijkenfonds, niet uit de Wijkimpuls.
"""
)


@pytest.fixture(scope="module")
def villages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("villages")
    texts = {"names.toml": _NAMES, "gebieden.md": _PLACES, "projecten.md": _DONE, "bedragen.md": _MONEY}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings(corpus=folder, data=tmp_path_factory.mktemp("villages-data"), embedding_threads=1)
    ensure_index(settings, progress=lambda *_: None)
    reader = IndexReader(settings)
    yield reader.current()
    reader.close()


def _told(given: Answer) -> list[str]:
    return [s.text for s in given.sentences]


def test_names_are_all_given_in_the_fewest_sentences(villages: Index) -> None:
    assert _told(answer(villages, Ask("Welke gebieden worden genoemd?"))) == [
        "De gebieden in Hoogveen zijn Aldenoord en Bergzijde.",
        "De gebieden in Laagland zijn Dalkwartier, Eikenhoek en Fonteinwijk.",
    ]


def test_names_within_a_place_are_those_of_the_sentence_that_names_it(villages: Index) -> None:
    assert _told(answer(villages, Ask("Welke gebieden liggen in Laagland?"))) == [
        "De gebieden in Laagland zijn Dalkwartier, Eikenhoek en Fonteinwijk."
    ]


def test_each_gemeente_is_named_also_by_an_area_in_it(villages: Index) -> None:
    given = answer(villages, Ask("Welke gemeenten kregen in 2033 geld uit het Dijkenfonds?"))
    assert (given.status, [(s.group, s.text) for s in given.sentences]) == (
        "answered",
        [
            ("Dalkwartier", "Dalstad kreeg in 2033 € 7 miljoen uit het Dijkenfonds, niet uit de Wijkimpuls."),
            ("Eikenhoek", "Eikenhoek kreeg in 2033 € 8 miljoen uit het Dijkenfonds, niet uit de Wijkimpuls."),
        ],
    )


@pytest.mark.parametrize(
    "asked", ["Wat doet Aldenoord allemaal?", "Waar gaf Aldenoord in 2031-2033 zijn geld aan uit?"]
)
def test_all_that_an_area_does_however_alike_the_sentences(villages: Index, asked: str) -> None:
    given = answer(villages, Ask(asked))
    assert _told(given) == [
        "Aldenoord zet met de Wijkimpuls 2031-2033 in op zwemles.",
        "Aldenoord zet met de Wijkimpuls 2031-2033 in op een kookclub.",
        "Aldenoord zet met de Wijkimpuls 2031-2033 in op hulp bij schulden.",
        "Aldenoord zet met de Wijkimpuls 2031-2033 in op een speeltuin.",
    ]
    assert verified(given.sentences, given.citations, documents=villages.documents, names=villages.names)


def test_what_areas_do_about_something_is_told_by_area(villages: Index) -> None:
    given = answer(villages, Ask("Wat doen de gebieden tegen schulden?"))
    assert [(s.group, s.text) for s in given.sentences] == [
        ("Aldenoord", "Aldenoord zet met de Wijkimpuls 2031-2033 in op hulp bij schulden."),
        ("Bergzijde", "Bergzijde helpt met de Wijkimpuls 2034-2036 bewoners met schulden."),
    ]


def test_areas_of_which_an_amount_is_known_are_those_of_the_period(villages: Index) -> None:
    given = answer(villages, Ask("Van welke gebieden weten we hoeveel zij voor 2034-2036 krijgen?"))
    assert _told(given) == [
        "Aldenoord krijgt voor 2034-2036 € 3 miljoen uit de Wijkimpuls.",
        "Bergzijde krijgt voor 2034-2036 € 4 miljoen uit de Wijkimpuls.",
    ]


def test_overview_of_amounts_has_each_area_and_period(villages: Index) -> None:
    assert _told(answer(villages, Ask("Geef een overzicht van de bedragen per gebied"))) == [
        "Aldenoord krijgt voor 2034-2036 € 3 miljoen uit de Wijkimpuls.",
        "Bergzijde krijgt voor 2034-2036 € 4 miljoen uit de Wijkimpuls.",
        "Dalkwartier kreeg voor 2031-2033 € 5 miljoen uit de Wijkimpuls.",
    ]


def test_list_that_does_not_fit_says_so(villages: Index) -> None:
    given = answer(villages, Ask("Wat doet Aldenoord allemaal?", max_sentences=3))
    assert (given.status, given.reason) == ("partial", "moreInSources")
    assert _told(given)[2:] == ["De bronnen noemen er meer. Dit zijn de eerste 2."]
    assert given.sentences[-1].citations == ()


def test_answer_in_two_sentences_is_no_list(villages: Index) -> None:
    given = answer(villages, Ask("Wat doet Aldenoord allemaal?", max_sentences=2))
    assert given.reason != "moreInSources"
    assert len(given.sentences) <= 2


@pytest.mark.parametrize(
    "asked",
    [
        "Hoeveel gebieden zijn er in Laagland?",
        "Welke burgemeester woont in Aldenoord?",
        "Wat doet Aldenoord aan schulden?",
        "Wie zijn de bewoners?",
        "Wanneer begon de Wijkimpuls?",
        "Hoeveel geld krijgen de gebieden?",
        "Welke gebieden krijgen geen geld?",
        "Van welke gebieden weten we hoeveel inwoners ze hebben?",
    ],
)
def test_question_with_one_answer_wants_no_list(villages: Index, asked: str) -> None:
    assert wanted_list(read_question(villages, asked)) is None


def test_alternatives_are_one_term(villages: Index) -> None:
    wanted = wanted_list(read_question(villages, "Welke gebieden helpen kinderen of bewoners?"))
    assert wanted is not None
    (either,) = [t for t in wanted.about if "bewoner" in t.near]
    assert "kind" in either.near
