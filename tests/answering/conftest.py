"""A second made-up programme, with districts, payers, another fund and two tranches: no name of it is in the code."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.answering.evidence import Evidence, weigh
from assistant.answering.question import read_question
from assistant.index.opening import Index, IndexReader
from assistant.settings import load_settings
from ingest.building import ensure_index
from tests.answering import polders

NAMES = """[programme]
id = "dorpskracht"
name = "Regeling Dorpskracht"
aliases = ["Dorpskracht", "de regeling"]

[[areas]]
slug = "berkendam-oost"
name = "Berkendam Oost"
aliases = ["Oosterkwartier"]
province = "Veenland"
wijken = ["Kraaienhoek", "Heuvel"]
[[areas]]
slug = "merelstad-zuid"
name = "Merelstad-Zuid"
province = "Kustland"
wijken = ["Spoorbuurt"]

[[municipalities]]
name = "Berkendam"
areas = ["berkendam-oost"]
[[municipalities]]
name = "Merelstad"
aliases = ["Merelstede"]
areas = ["merelstad-zuid"]

[[themes]]
id = "leren-en-spelen"
name = "Leren en Spelen"
aliases = ["Leren & Spelen"]

[[ministries]]
id = "mvb"
abbreviation = "MVB"
name = "ministerie van Volk en Buurt"
foreign = ["Ministry of Neighbourhoods"]
[[ministries]]
id = "mtw"
abbreviation = "MTW"
name = "ministerie van Taal en Werk"

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

[[terms]]
term = "buurtgids"
aliases = ["buurtgidsen"]

[[synonyms]]
word = "poen"
like = ["bedrag"]
"""

LETTER = """---
id: 2034-03-01-dorpskracht
title: "Nieuw geld voor de gebieden"
date: 2034-03-01
publisher: Ministerie van Volk en Buurt
url: "https://voorbeeld.example/dorpskracht"
kind: announcement
licence: CC0-1.0
language: nl
---

De Regeling Dorpskracht 2034-2036 is toegekend. Het Rijk stelt hiervoor ruim € 80 miljoen beschikbaar. Hiermee helpen \
gemeenten hun bewoners aan werk.

Het geld komt van het ministerie van Volk en Buurt (€ 50 miljoen) en het ministerie van Taal en Werk (€ 30 miljoen). \
In de Regeling Dorpskracht 2031-2033 was € 45 miljoen beschikbaar.

## Leren en Spelen

Zeven gebieden vroegen het programma Leren & Spelen aan.

## Wat zegt de burgemeester?

Tilde Vonk, burgemeester van Berkendam:

“Bewoners van Berkendam Oost willen graag vooruit met hun straat. Met de Regeling Dorpskracht planten wij samen een \
grote boomgaard.”

## Wat gebeurt er in de wijken?

In Merelstad-Zuid komt een fietsschool voor volwassenen. In Kraaienhoek opent de gemeente een leeszaal.
"""

SUMMARY = """---
id: samenvatting-dorpskracht
title: "Vragen over de Regeling Dorpskracht"
date: 2034-05-01
publisher: Vraagbaak Dorpskracht
url: "https://voorbeeld.example/vragen"
kind: summary
licence: CC0-1.0
language: nl
---

## Hoeveel geld is er?

Het Rijk stelt voor de Regeling Dorpskracht 2034-2036 ruim € 80 miljoen beschikbaar.[^s1]

## Hoeveel krijgt Berkendam Oost?

Berkendam Oost krijgt voor 2034-2036 een bedrag van € 12,5 miljoen.[^s1][^s2]

Berkendam Oost kreeg voor 2031-2033 een bedrag van € 9 miljoen.[^s2]

## Hoeveel krijgt Merelstad-Zuid?

In de bronnen staat geen bedrag voor Merelstad-Zuid uit de Regeling Dorpskracht.

Merelstad-Zuid kreeg in 2034 € 6 miljoen uit het Dijkenfonds, niet uit de Regeling Dorpskracht.[^s2]

## Buurtgids

Een buurtgids is iemand die bewoners de weg wijst.

## Hoe praten bewoners mee?

Wethouders praten elke maand met bewoners. De meeste bewoners komen uit Spoorbuurt.

## Waarom is er een regeling?

De regeling is er omdat bewoners weinig kansen hebben.

## Wanneer eindigt het?

De uitbetaling van de tweede tranche begint op 1 mei 2034. De aanvragen van 2 februari 2034 zijn bekeken.

[^s1]: Staatscourant, "Regeling Dorpskracht", 2034. https://voorbeeld.example/stcrt-7.html
[^s2]: Gemeente Berkendam, "Begroting", 2034. https://voorbeeld.example/begroting
"""

LETTER_ID, SUMMARY_ID = "2034-03-01-dorpskracht", "samenvatting-dorpskracht"


@pytest.fixture(scope="session")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The opened index of the programme Dorpskracht."""
    folder = tmp_path_factory.mktemp("village")
    for name, text in (("names.toml", NAMES), ("brief.md", LETTER), ("samenvatting.md", SUMMARY)):
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings(corpus=folder, data=tmp_path_factory.mktemp("village-data"), embedding_threads=1)
    ensure_index(settings, progress=lambda *_: None)
    reader = IndexReader(settings)
    yield reader.current()
    reader.close()


@pytest.fixture(scope="session")
def weighed(village: Index) -> Callable[[str], tuple[Evidence, ...]]:
    """Weigh every sentence of the programme against a question, whatever retrieval would have found."""

    def weigh_all(asked: str) -> tuple[Evidence, ...]:
        question = read_question(village, asked)
        vector = village.vectors.embed_query(question.text)
        return weigh(village, question, vector, [(number, 0.0) for number in range(len(village.passages))])

    return weigh_all


@pytest.fixture(scope="session")
def piece(weighed: Callable[[str], tuple[Evidence, ...]]) -> Callable[[str, str], Evidence]:
    """Return the evidence of the sentence with some words, weighed against a question."""

    def find(asked: str, words: str) -> Evidence:
        found = [e for e in weighed(asked) if words in e.own.text]
        assert found, words
        return found[0]

    return find


@pytest.fixture(scope="session")
def polder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The opened index of the programme Polderkans."""
    folder = tmp_path_factory.mktemp("polder")
    for name, text in (("names.toml", polders.NAMES), ("feiten.md", polders.FACTS)):
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings(corpus=folder, data=tmp_path_factory.mktemp("polder-data"), embedding_threads=1)
    ensure_index(settings, progress=lambda *_: None)
    reader = IndexReader(settings)
    yield reader.current()
    reader.close()
