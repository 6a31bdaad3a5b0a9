"""A third made-up programme, whose places, tranches and offices can be mixed up."""

from __future__ import annotations

import tomllib
from typing import Final

from assistant.text.names import NameTable, parse_names

NAMES: Final = """[programme]
id = "duinkracht"
name = "Regeling Duinkracht"
aliases = ["Duinkracht"]

[[areas]]
slug = "duinburg-oost"
name = "Duinburg Oost"
aliases = ["Duinburgse Meeuwenpoort"]
province = "Zuid-Zandland"
wijken = ["Meeuwenhof"]
[[areas]]
slug = "duinburg-oud-haven"
name = "Duinburg Oud-Haven"
province = "Zuid-Zandland"
[[areas]]
slug = "veldrade-oost"
name = "Veldrade-Oost"
aliases = ["Veldrade Noord-West"]
province = "Zuid-Zandland"
[[areas]]
slug = "klaverstein-mosselkamp"
name = "Klaverstein Mosselkamp Ring"
province = "Noord-Zandland"
[[areas]]
slug = "rietsum-noordoost"
name = "Rietsum NoordOost"
province = "Noord-Zandland"

[[municipalities]]
name = "Duinburg"
areas = ["duinburg-oost", "duinburg-oud-haven"]
[[municipalities]]
name = "Veldrade"
areas = ["veldrade-oost"]
[[municipalities]]
name = "Klaverstein"
areas = ["klaverstein-mosselkamp"]
[[municipalities]]
name = "Rietsum"
areas = ["rietsum-noordoost"]

[[ministries]]
id = "mvb"
abbreviation = "MVB"
name = "ministerie van Volk en Buurt"

[[funds]]
id = "dijkenfonds"
name = "Dijkenfonds"

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
"""

LETTER: Final = """---
id: brief-duinkracht
title: "Wat gebeurt er met de Regeling Duinkracht?"
date: 2034-03-01
publisher: Ministerie van Volk en Buurt
url: "https://voorbeeld.example/duinkracht"
kind: summary
licence: CC0-1.0
language: nl
---

## Welke gebieden zijn er?

De gemeente Duinburg heeft twee gebieden: Duinburg Oost en Duinburg Oud-Haven.

Duinburg Oost had op 1 januari 2034 ongeveer 9.000 inwoners.

Duinburg Oud-Haven had op 1 januari 2034 ongeveer 7.000 inwoners.

Veldrade-Oost had op 1 januari 2034 ongeveer 5.000 inwoners.

Klaverstein Mosselkamp Ring had op 1 januari 2034 ongeveer 3.000 inwoners.

In Duinburg Oost ligt Meeuwenhof.

## Wat doen de gebieden?

In Duinburg Oost bouwen bewoners een werkplaats.

In Duinburg Oud-Haven leren kinderen zwemmen.

## Hoeveel geld is er?

Voor de Regeling Duinkracht 2034-2036 is € 80 miljoen beschikbaar.

Voor de Regeling Duinkracht 2031-2033 was € 45 miljoen beschikbaar.

Veldrade-Oost krijgt voor 2034-2036 een bedrag van € 6 miljoen.

Veldrade-Oost kreeg voor 2031-2033 een bedrag van € 4 miljoen.

## Wie doen er mee?

Anne Bakker is burgemeester van Duinburg.

Wim de Boer is burgemeester van Veldrade.

Tess Visser is wijkwethouder in Klaverstein.

Minister Kees Kok betaalt de Regeling Duinkracht.
"""


def dune_names() -> NameTable:
    """Return the names of the programme."""
    return parse_names(tomllib.loads(NAMES))
