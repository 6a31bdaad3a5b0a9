"""Slips in the names and words of the shipped corpus are mended; words and places that exist stay as typed."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import answer
from assistant.answering.question import read_question
from assistant.answering.spelling import mend_typos
from assistant.index.opening import Index
from assistant.records import Ask
from assistant.text.words import fold

_SLIPS = {
    "Leewarden": "Leeuwarden", "gronigen": "Groningen", "groningne": "Groningen", "vlardingen": "Vlaardingen",
    "scheidam": "Schiedam", "nieuwegien": "Nieuwegein", "rottedram": "Rotterdam", "roterdam": "Rotterdam",
    "amsterdm zuidoost": "Amsterdam Zuidoost", "utrech overvecht": "Utrecht Overvecht",
    "vlaardinge westwijk": "Vlaardingen Westwijk", "roosendal ring": "Roosendaal Ring",
    "tilbrug noordwest": "Tilburg NoordWest", "lelystat oost": "Lelystad Oost", "lelistad oost": "Lelystad Oost",
    "herlen noord": "Heerlen-Noord", "dordrect west": "Dordrecht West", "den haag zuidwset": "Den Haag Zuidwest",
    "zandam oost": "Zaandam-Oost", "rotterdm zuid": "Rotterdam-Zuid", "breda nord": "Breda-Noord",
    "armhem oost": "Arnhem Oost", "niew west": "Nieuw-West", "amsterdam niew west": "Amsterdam Nieuw-West",
    "kansrijk wijk": "Kansrijke Wijk", "kansrijke wyk": "Kansrijke Wijk", "sppuk": "SPUK",
    "vroegschols educatie": "vroegschoolse educatie", "vroegschoolse educati": "vroegschoolse educatie",
    "finaciele educatie": "Financiële educatie", "maatschapelijke samenhang": "Maatschappelijke samenhang",
    "ministrie": "ministerie", "gemeentte": "gemeente", "burgemeestr": "burgemeester", "subsidei": "subsidie",
    "tranhce": "tranche", "leefbaarhied": "leefbaarheid", "veilighied": "veiligheid", "interventei": "interventie",
    "wijkconcierg": "wijkconciërge", "bewonres": "bewoners", "focusgebeid": "focusgebied",
    "HERLEN NOORD": "Heerlen-Noord",
}  # fmt: skip
_KNOWN_AS_TYPED = {
    "schoolen omgeving": "school-en-omgeving", "schoolenomgeving": "school-en-omgeving",
    "kansrijkewijk": "spuk-kansrijke-wijk", "financiele educatie": "financiele-educatie",
    "wijk concierge": "wijkconcierge", "re integratie": "re-integratie-geldzorgen", "SCHOOL EN OMGEVING":
    "school-en-omgeving",
}  # fmt: skip
_STAYING = (
    "waard|kracht|almere|emmen|assen|zwolle|Almere|deventer|Middelburg|leiden|leidsche rijn|alkmaar|hoorn|apeldoorn"
    "|enschede|amersfoort|hilversum|gouda|veenendaal|hengelo|almelo|helmond|oss|venlo|sittard|maastricht|kerkrade"
    "|dronten|drachten|sneek|zoetermeer|rijswijk|purmerend|heerenveen|haarlem|woerden|Groningers|Rotterdammers"
    "|Roosendalers|arnhem west|Heerlen Zuid|Tilburg Noord|breda zuid|Rotterdam Noord|zaandam west|delft oost"
    "|schiedam west|Den Haag Zuid|Utrecht Oost|woensel noord|die regeling|de regelingen|rijke wijk|arme wijk"
    "|kansarme wijk|kansrijk|Hoekstra|Jetten|wethouders|huurders|jeugdzorg|voedselbank|moskee|energiearmoede"
    "|bijstand|buurthuis|daklozen|xqzvwkj|levelup"
).split("|")


@pytest.mark.parametrize(("typed", "meant"), _SLIPS.items())
def test_slip_is_mended(shipped: Index, typed: str, meant: str) -> None:
    question = read_question(shipped, f"Hoeveel geld is er voor {typed}?")
    assert fold(question.text) == fold(f"Hoeveel geld is er voor {meant}?")
    assert question.read_as == question.text


@pytest.mark.parametrize(("typed", "name"), _KNOWN_AS_TYPED.items())
def test_name_written_together_or_apart_is_known_as_typed(shipped: Index, typed: str, name: str) -> None:
    question = read_question(shipped, f"Hoeveel geld is er voor {typed}?")
    assert name in {m.name.id for m in question.mentions}
    assert question.read_as is None


@pytest.mark.parametrize("typed", _STAYING)
def test_word_or_place_that_exists_stays(shipped: Index, typed: str) -> None:
    question = f"Wat is er met {typed} gedaan?"
    assert mend_typos(shipped, question) == question


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [
        ("hoeveel krijgt almere", ("Almere",)),
        ("Hoeveel krijgt Almere?", ("Almere",)),
        ("gaat er geld naar den helder", ("Den Helder",)),
        ("krijgt leeuwarden geld", ()),
        ("hoeveel geld voor een houten huis", ()),
    ],
)
def test_real_place_that_the_sources_do_not_have_is_unknown(
    shipped: Index,
    typed: str,
    unknown: tuple[str, ...],
) -> None:
    assert read_question(shipped, typed).unknown == unknown


@pytest.mark.parametrize("typed", ["hoeveel krijgt almere", "krijgt bergen op zoom ook geld"])
def test_money_for_such_a_place_is_refused_by_name(shipped: Index, typed: str) -> None:
    given = answer(shipped, Ask(typed))
    assert (given.status, given.reason) == ("unanswerable", "nameNotInSources")


@pytest.mark.parametrize(("typed", "area"), [("Ljouwert", "leeuwarden-oost"), ("grunn", "groningen-noord")])
def test_place_is_known_by_its_regional_name(shipped: Index, typed: str, area: str) -> None:
    assert read_question(shipped, f"Hoeveel geld krijgt {typed}?").areas == {area}
