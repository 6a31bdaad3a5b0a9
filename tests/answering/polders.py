"""A fourth made-up programme: payers and themes that differ by tranche, and sources that differ on values."""

from __future__ import annotations

from typing import Final

NAMES: Final = """[programme]
id = "polderkans"
name = "Regeling Polderkans"
aliases = ["Polderkans"]

[[areas]]
slug = "kwelderstad-noord"
name = "Kwelderstad Noordkwartier"
province = "Slikland"
[[areas]]
slug = "kwelderstad-sluis"
name = "Kwelderstad Sluiskade"
province = "Slikland"
[[areas]]
slug = "terpwoude-dijk"
name = "Terpwoude Dijkbuurt"
province = "Terpland"
[[areas]]
slug = "zandheem-hof"
name = "Zandheem Hof"
province = "Terpland"

[[municipalities]]
name = "Kwelderstad"
areas = ["kwelderstad-noord", "kwelderstad-sluis"]
[[municipalities]]
name = "Terpwoude"
areas = ["terpwoude-dijk"]
[[municipalities]]
name = "Zandheem"
areas = ["zandheem-hof"]

[[themes]]
id = "zwemles"
name = "Zwemles voor iedereen"
[[themes]]
id = "buurtmoestuin"
name = "Buurtmoestuinen"
[[themes]]
id = "fietsles"
name = "Fietsles"

[[ministries]]
id = "mvb"
abbreviation = "MVB"
name = "ministerie van Volk en Buurt"
[[ministries]]
id = "mtw"
abbreviation = "MTW"
name = "ministerie van Taal en Werk"
[[ministries]]
id = "mgz"
abbreviation = "MGZ"
name = "ministerie van Gezondheid en Zee"

[[funds]]
id = "dijkenfonds"
name = "Dijkenfonds"
[[funds]]
id = "veendeal"
name = "Veendeal"

[[tranches]]
id = "eerste"
name = "eerste tranche"
aliases = ["eerste ronde", "vorige ronde"]
period = "2031-2033"
first_year = 2031
last_year = 2033
[[tranches]]
id = "tweede"
name = "tweede tranche"
aliases = ["tweede ronde", "nieuwe ronde"]
period = "2034-2036"
first_year = 2034
last_year = 2036

[[synonyms]]
word = "onderwerp"
like = ["thema"]
[[synonyms]]
word = "mens"
like = ["inwoner"]
"""

FACTS: Final = """---
id: feiten-polderkans
title: "De Regeling Polderkans"
date: 2034-05-01
publisher: Vraagbaak Polderkans
url: "https://voorbeeld.example/polderkans"
kind: summary
licence: CC0-1.0
language: nl
---

## Wie betaalt er?

Drie ministeries betaalden de Regeling Polderkans 2031-2033: MVB, MTW en MGZ.

Twee ministeries betalen de Regeling Polderkans 2034-2036: MVB en MTW.

## Welke thema's zijn er?

De thema's van de Regeling Polderkans 2031-2033 waren zwemles voor iedereen en buurtmoestuinen.

De thema's van de Regeling Polderkans 2034-2036 zijn zwemles voor iedereen en fietsles.

## Hoeveel geld is er?

Voor de Regeling Polderkans 2034-2036 is € 70 miljoen beschikbaar.

Voor de Regeling Polderkans 2031-2033 was € 46 miljoen beschikbaar.

Terpwoude Dijkbuurt kreeg voor 2031-2033 € 4 miljoen uit de Regeling Polderkans.

Terpwoude Dijkbuurt krijgt voor 2034-2036 € 6 miljoen uit de Regeling Polderkans.

Zandheem Hof kreeg voor 2031-2033 € 3 miljoen uit de Regeling Polderkans.

## Wat zeiden anderen?

Op 3 mei 2031 noemde de Kwelderkoerier nog € 40 miljoen voor de Regeling Polderkans 2031-2033.

Op 9 mei 2031 noemde de Terpbode € 44 miljoen voor de Regeling Polderkans 2031-2033.

Het totaal van de Regeling Polderkans 2031-2033 groeide, omdat MGZ erbij kwam, en € 46 miljoen is het laatste bedrag.

## Welke gebieden zijn er?

De gebieden in Slikland zijn Kwelderstad Noordkwartier en Kwelderstad Sluiskade.

De gebieden in Terpland zijn Terpwoude Dijkbuurt en Zandheem Hof.

Kwelderstad Noordkwartier had op 1 januari 2034 ongeveer 9.000 inwoners.

Kwelderstad Sluiskade had op 1 januari 2034 ongeveer 7.000 inwoners.

Terpwoude Dijkbuurt had op 1 januari 2034 ongeveer 5.000 inwoners.

## Welk geld is ander geld?

Het Dijkenfonds is ander geld dan de Regeling Polderkans.

Ook de Veendeal is ander geld dan de Regeling Polderkans.

## Wat doet Terpwoude Dijkbuurt met het geld?

Terpwoude Dijkbuurt betaalde met de Regeling Polderkans 2031-2033 een badmeester.

Terpwoude Dijkbuurt kocht met de Regeling Polderkans 2031-2033 ook een zaaimachine voor de moestuin.
"""
