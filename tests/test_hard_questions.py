"""Questions on the shipped corpus that are made to get an answer that looks right and is not."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import answer
from assistant.index.opening import Index
from assistant.records import Ask

_REFUSED = (
    "Wie betaalt NIET mee aan de tweede tranche?",
    "Welk ministerie betaalt niet meer mee in 2026-2028?",
    "Welke gebieden horen er niet bij?",
    "Welke gebieden liggen niet in Zuid-Holland?",
    "Welke wijken liggen niet in Dordrecht West?",
    "Welke provincies hebben geen NPLV-gebied?",
    "Hoeveel procent van de mensen in NPLV-gebieden werkt niet?",
    "Wie mag geen geld aanvragen?",
    "Hoeveel geld is er per inwoner?",
    "Hoeveel geld is er na 2028?",
    "Hoeveel betaalde VWS in totaal in de eerste tranche?",
    "Hoeveel geld was er in 2022 uit de SPUK?",
    "Hoeveel krijg ik?",
    "Wat is het e-mailadres van Martijn Sanders?",
    "Waar woont minister Keijzer?",
    "Hoe oud is Roelien Kamminga?",
    "Wat zei Femke Halsema over de SPUK?",
    "Wie is minister van Onderwijs?",
    "Wie was in 2019 burgemeester van Groningen?",
    "Wie was voor Roelien Kamminga burgemeester van Groningen?",
    "Wanneer eindigde de aanvraag voor 2026-2028?",
    "Welke gemeente heeft drie NPLV-gebieden?",
    "Waarom hebben dertien gebieden School & Omgeving aangevraagd?",
    "Hoeveel geld krijgt elk gebied?",
    "Hoeveel geld is er voor woningen uit de SPUK?",
    "Hoeveel geld was er tegen armoede in de SPUK?",
    "Hoeveel jaar duurt de SPUK?",
    "Hoeveel uur extra leertijd per dag krijgen leerlingen in Zaandam-Oost?",
    "Hoeveel inwoners heeft Nederland?",
    "Wie is de koning?",
    "Wie was de eerste minister van VRO?",
    "Wat staat er in Kamerstuk 30995 nummer 105?",
    "Hoeveel meer inwoners heeft Rotterdam-Zuid dan Utrecht geld krijgt?",
    "Waarom kreeg Delft-West 10 miljoen?",
    "Wie kreeg meer dan 50 miljoen?",
    "Wat is het verschil tussen de inwoners van Rotterdam-Zuid en het geld van Zaandam-Oost?",
)
_ANSWERED = (
    ("Kreeg Lelystad Oost 39 miljoen uit de SPUK Kansrijke Wijk?", "niet uit de SPUK Kansrijke Wijk"),
    ("Waarom kreeg Delft-West 12,3 miljoen uit de SPUK?", "niet uit de SPUK Kansrijke Wijk"),
    ("Moet een gemeente niet zelf meebetalen?", "hoefde"),
    ("Welk geld is niet van de SPUK?", "ander geld dan de SPUK Kansrijke Wijk"),
    ("Welk gebied krijgt meer dan 40 miljoen?", "€ 43 miljoen"),
    ("Krijgt Zaandam-Oost meer dan 50 miljoen?", "€ 43 miljoen"),
    ("Welke gebieden hebben minder dan 20.000 inwoners?", "ongeveer 14.000"),
    ("Klopt het dat er 21 gebieden zijn?", "er zijn twintig NPLV-gebieden"),
    ("Hoeveel krijgt Zaandam-Oost per jaar?", "per jaar"),
    ("Wanneer begon de aanvraagperiode voor 2023-2025?", "1 augustus 2023"),
    ("Welk gebied heeft meer inwoners: Delft-West of Dordrecht West?", "Delft-West heeft meer dan Dordrecht West."),
)


@pytest.mark.parametrize("question", _REFUSED)
def test_question_that_the_sources_do_not_answer_is_not_answered(shipped: Index, question: str) -> None:
    given = answer(shipped, Ask(question))
    assert given.status not in ("answered", "partial"), given.text


@pytest.mark.parametrize(("question", "words"), _ANSWERED)
def test_answer_corrects_or_confirms_what_is_taken_for_granted(shipped: Index, question: str, words: str) -> None:
    assert words in answer(shipped, Ask(question)).text
