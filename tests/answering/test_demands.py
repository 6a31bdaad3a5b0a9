from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.asked_kinds import asked_name_kinds, defines, gives_cause, person_span, several_asked
from assistant.answering.demands import tells_of_a_part, unmet_demand
from assistant.answering.question import read_question
from assistant.answering.reading import read_text
from assistant.index.opening import Index


def _unmet(index: Index, asked: str, said: str, *, before: str = "", heading: str = "") -> str:
    return unmet_demand(
        read_question(index, asked),
        own=read_text(index, said),
        whole=read_text(index, f"{before}\n{said}" if before else said),
        context=read_text(index, heading),
        names=index.names,
    )


@pytest.mark.parametrize(
    ("asked", "said", "unmet"),
    [
        ("Hoeveel krijgt Merelstad-Zuid?", "Berkendam Oost krijgt € 12 miljoen.", "area"),
        ("Hoeveel krijgt Merelstad-Zuid?", "Alle gebieden krijgen € 12 miljoen.", "area"),
        ("Hoeveel krijgt Merelstad-Zuid?", "Merelstad-Zuid krijgt € 12 miljoen.", ""),
        ("Hoeveel krijgt Merelstad?", "Spoorbuurt krijgt € 12 miljoen.", ""),
        ("Wat komt er in Kraaienhoek?", "In Berkendam Oost komt een boomgaard.", ""),
        ("Wat komt er in Kraaienhoek?", "In Spoorbuurt komt een boomgaard.", "area"),
        ("Wat komt er in de wijken?", "In Spoorbuurt komt een boomgaard.", ""),
    ],
)
def test_area_of_the_question_has_to_be_spoken_of(village: Index, asked: str, said: str, unmet: str) -> None:
    assert _unmet(village, asked, said) == unmet


@pytest.mark.parametrize(
    ("asked", "said", "part"),
    [
        (
            "Welke gebieden doen mee?",
            "De gebieden in de provincie Veenland zijn Berkendam Oost en Merelstad-Zuid.",
            True,
        ),
        (
            "Welke gebieden in Veenland doen mee?",
            "De gebieden in de provincie Veenland zijn Berkendam Oost en Merelstad-Zuid.",
            False,
        ),
        ("Welke gebieden doen mee?", "De gebieden zijn Merelstad-Zuid en Berkendam Oost.", False),
        ("Welk gebied doet mee?", "Het gebied in de provincie Veenland is Berkendam Oost.", False),
    ],
)
def test_which_areas_there_are_is_not_said_of_one_province(village: Index, asked: str, said: str, part: bool) -> None:
    assert tells_of_a_part(read_question(village, asked), read_text(village, said)) is part


@pytest.mark.parametrize(
    ("asked", "said", "unmet"),
    [
        ("Hoeveel inwoners heeft Kraaienhoek?", "Berkendam Oost heeft 9.000 inwoners.", "district"),
        ("Hoeveel krijgt Kraaienhoek?", "Berkendam Oost krijgt € 12 miljoen.", "district"),
        ("Hoeveel krijgt Kraaienhoek?", "In Kraaienhoek gaat € 1 miljoen naar bomen.", ""),
        ("Hoeveel krijgt Kraaienhoek?", "Heuvel krijgt € 12 miljoen.", "district"),
        ("Wat komt er in Kraaienhoek?", "In Berkendam Oost komt een boomgaard.", ""),
        ("Hoeveel krijgt Berkendam Oost?", "In Kraaienhoek gaat € 1 miljoen naar bomen.", ""),
    ],
)
def test_figure_of_a_district_has_to_be_said_of_the_district(village: Index, asked: str, said: str, unmet: str) -> None:
    assert _unmet(village, asked, said) == unmet


def test_figure_of_a_district_may_stand_under_its_heading(village: Index) -> None:
    assert _unmet(village, "Hoeveel krijgt Kraaienhoek?", "Het krijgt € 1 miljoen.", heading="Kraaienhoek") == ""


def test_area_may_stand_in_the_sentence_before_or_in_the_heading(village: Index) -> None:
    asked, said = "Wat komt er in Spoorbuurt?", "Daar komt een boomgaard."
    assert _unmet(village, asked, said) == "area"
    assert _unmet(village, asked, said, before="De gemeente kiest Spoorbuurt.") == ""
    assert _unmet(village, asked, said, heading="Merelstad-Zuid") == ""


def test_area_nearest_to_the_sentence_counts(village: Index) -> None:
    said = "In Kraaienhoek komt een boomgaard."
    assert _unmet(village, "Wat komt er in Spoorbuurt?", said, heading="Spoorbuurt") == "area"


@pytest.mark.parametrize(
    ("asked", "said", "unmet"),
    [
        ("Hoeveel betaalt het MTW?", "Het ministerie van Volk en Buurt betaalt € 50 miljoen.", "name"),
        ("Hoeveel betaalt het MTW?", "Het Rijk betaalt € 80 miljoen.", "name"),
        ("Hoeveel betaalt het MTW?", "Het ministerie van Taal en Werk betaalt € 30 miljoen.", ""),
        ("Hoeveel betalen het MTW en het MVB?", "Het MTW betaalt € 30 miljoen.", "name"),
        ("Hoeveel is er in de tweede tranche?", "In de eerste tranche was er € 45 miljoen.", "name"),
        ("Hoeveel is er in de tweede tranche?", "In de tweede tranche is er € 80 miljoen.", ""),
    ],
)
def test_ministry_and_tranche_of_the_question_have_to_be_named(
    village: Index, asked: str, said: str, unmet: str
) -> None:
    assert _unmet(village, asked, said) == unmet


@pytest.mark.parametrize(
    ("asked", "said", "unmet"),
    [
        ("Hoeveel geld is er?", "Het Dijkenfonds heeft € 6 miljoen.", "fund"),
        ("Hoeveel geld heeft het Dijkenfonds?", "De regeling heeft € 80 miljoen.", "fund"),
        ("Hoeveel geld heeft het Dijkenfonds?", "Het Dijkenfonds heeft € 6 miljoen.", ""),
        ("Wat is het verschil?", "Het Dijkenfonds is ander geld.", ""),
    ],
)
def test_figure_of_another_fund_is_never_the_answer(village: Index, asked: str, said: str, unmet: str) -> None:
    assert _unmet(village, asked, said) == unmet


@pytest.mark.parametrize(
    ("asked", "said", "unmet"),
    [
        ("Hoeveel geld is er in 2032?", "In 2034 was er € 45 miljoen.", "period"),
        ("Hoeveel geld is er in 2035?", "In 2034-2036 is er € 80 miljoen.", ""),
        ("Hoeveel geld is er in 2034-2036?", "In 2035 is er € 20 miljoen.", ""),
        ("Hoeveel geld is er van 2032 tot en met 2034?", "In 2033 tot en met 2035 is er € 80 miljoen.", "period"),
        ("Hoeveel geld is er in 2032?", "Er is € 45 miljoen.", "period"),
        ("Wat gebeurt er van 2032 tot en met 2034?", "In 2033 tot en met 2035 komt er een boomgaard.", ""),
        ("Wat gebeurt er in 2032?", "In 2034 komt er een boomgaard.", "period"),
        ("Wat gebeurt er in 2032?", "Er komt een boomgaard.", ""),
    ],
)
def test_period_of_a_figure_has_to_be_that_of_the_question(village: Index, asked: str, said: str, unmet: str) -> None:
    assert _unmet(village, asked, said) == unmet


def test_period_may_stand_in_the_heading(village: Index) -> None:
    asked, said = "Hoeveel geld was er in 2032?", "Er was € 45 miljoen."
    assert _unmet(village, asked, said, heading="De jaren 2031 tot en met 2033") == ""


@pytest.mark.parametrize(
    ("asked", "said", "unmet"),
    [
        ("Waarom is er € 70 miljoen?", "Er is € 80 miljoen, omdat het nodig is.", "figure"),
        ("Waarom is er € 80 miljoen?", "Er is € 80 miljoen, omdat het nodig is.", ""),
        ("Waarom werkt 20 procent niet?", "Van de bewoners werkt 30 procent niet.", "figure"),
        ("Waarom werkt 30 procent niet?", "Er is € 30, omdat het nodig is.", "figure"),
    ],
)
def test_figure_that_the_question_states_has_to_stand_there(village: Index, asked: str, said: str, unmet: str) -> None:
    assert _unmet(village, asked, said) == unmet


@pytest.mark.parametrize(
    ("asked", "said", "unmet"),
    [
        ("Hoeveel geld is er?", "Er is veel geld.", "kind"),
        ("Hoeveel geld is er?", "Er zijn zeven gebieden.", "kind"),
        ("Hoeveel gebieden zijn er?", "Er zijn zeven gebieden.", ""),
        ("Hoeveel gebieden zijn er?", "Er zijn zeven scholen.", "kind"),
        ("Hoeveel procent van de bewoners werkt?", "De bewoners werken hard.", "kind"),
        ("Hoeveel procent van de bewoners werkt?", "Van de bewoners werkt 62 procent.", ""),
        ("Hoeveel procent mag naar scholen?", "Voor scholen geldt geen percentage.", ""),
        ("Hoeveel procent mag naar scholen?", "Een deel mag naar scholen.", "kind"),
        ("Hoeveel procent mag naar scholen?", "Naar scholen gaat € 5 miljoen.", "kind"),
        ("Welk deel mag naar scholen?", "Een deel mag naar scholen.", ""),
        ("Hoeveel grote gebieden zijn er?", "Er zijn zeven gebieden.", ""),
        ("Sinds wanneer is de boomgaard er?", "De boomgaard kwam op 3 mei 2021.", ""),
        ("Hoe vaak praten zij?", "Zij praten met zeven mensen.", "kind"),
        ("Hoe vaak praten zij?", "Zij praten elke maand.", ""),
        ("How often do they talk?", "Zij praten elke maand.", ""),
        ("Wie is de burgemeester?", "De burgemeester woont hier.", "kind"),
        ("Wie is de burgemeester?", "De burgemeester is Tilde Vonk.", ""),
        ("In welke provincie ligt de boomgaard?", "De boomgaard ligt in Berkendam.", "kind"),
        ("In welke provincie ligt de boomgaard?", "De boomgaard ligt in Veenland.", ""),
        ("Mag het?", "Het mag.", ""),
    ],
)
def test_asked_kind_has_to_be_in_the_sentence(village: Index, asked: str, said: str, unmet: str) -> None:
    assert _unmet(village, asked, said) == unmet


@pytest.mark.parametrize(
    ("asked", "said", "unmet"),
    [
        ("Wanneer zijn de aanvragen van 2 februari 2034 bekeken?", "De aanvragen van 2 februari 2034 zijn er.", "kind"),
        ("Wanneer zijn de aanvragen van 2 februari 2034 bekeken?", "Ze zijn op 3 maart 2034 bekeken.", ""),
        ("Wanneer begint de uitbetaling?", "De uitbetaling van de tranche 2034-2036 begint later.", "kind"),
        ("Hoe lang duurt de regeling?", "De regeling duurt drie jaar.", ""),
        ("Sinds wanneer is er een leeszaal?", "Op 1 mei 2034 was de leeszaal dicht.", "kind"),
        ("Sinds wanneer is er een leeszaal?", "De leeszaal is er sinds 1 mei 2034.", ""),
    ],
)
def test_date_has_to_tell_more_than_the_question(village: Index, asked: str, said: str, unmet: str) -> None:
    assert _unmet(village, asked, said) == unmet


@pytest.mark.parametrize(
    ("asked", "said", "unmet"),
    [
        ("Waar wonen de meeste bewoners?", "In Spoorbuurt wonen bewoners.", "degree"),
        ("Waar wonen de meeste bewoners?", "In Spoorbuurt wonen de minste bewoners.", "degree"),
        ("Waar wonen de meeste bewoners?", "De meeste bewoners wonen in Spoorbuurt.", ""),
        ("Wat is het laagste bedrag?", "Het hoogste bedrag is € 6 miljoen.", "degree"),
    ],
)
def test_superlative_is_answered_by_a_superlative(village: Index, asked: str, said: str, unmet: str) -> None:
    assert _unmet(village, asked, said) == unmet


def test_unknown_name_is_never_answered(village: Index) -> None:
    assert _unmet(village, "Wat zegt mevrouw Dremmelo ervan?", "Mevrouw zegt dat het mag.") == "unknownName"


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(
        ["Hoeveel krijgt Spoorbuurt?", "Wat komt er?", "Waar woont mevrouw Dremmelo?", "Hoeveel in 2032?", "x"]
    ),
    st.sampled_from(["€ 5 miljoen", "Spoorbuurt", "een boomgaard in 2032"]),
)
def test_sentence_that_the_sources_do_not_say_it_is_never_an_answer(village: Index, asked: str, what: str) -> None:
    assert _unmet(village, asked, f"In de bronnen staat geen woord over {what}.") == "absent"


@pytest.mark.parametrize(
    ("said", "person"),
    [
        ("De burgemeester is Tilde Vonk.", "Tilde Vonk"),
        ("Toen sprak Anna van der Berg.", "Anna van der Berg"),
        ("Toen sprak A. Zonderland.", "A. Zonderland"),
        ("In Berkendam Oost is een school.", None),
        ("Hier is een school.", None),
    ],
)
def test_person_span_is_a_name_that_no_table_knows(village: Index, said: str, person: str | None) -> None:
    span = person_span(read_text(village, said))
    assert (None if span is None else said[span.start : span.end]) == person


@pytest.mark.parametrize(
    ("asked", "said", "expected"),
    [
        ("Wat is een buurtgids?", "Een buurtgids is iemand die helpt.", True),
        ("Wat is een buurtgids?", "Buurtgidsen zijn mensen die helpen.", True),
        ("Wat is een buurtgids?", "De buurtgids van Spoorbuurt is ziek.", False),
        ("Wat is een buurtgids?", "Wij zoeken een buurtgids.", False),
    ],
)
def test_definition_opens_with_what_is_asked(village: Index, asked: str, said: str, expected: bool) -> None:
    assert defines(read_question(village, asked), read_text(village, said)) is expected


def test_cause_is_given_only_to_a_question_for_one(village: Index) -> None:
    said = read_text(village, "Er is een boomgaard, omdat bewoners dat wilden.")
    assert gives_cause(read_question(village, "Waarom is er een boomgaard?"), said)
    assert not gives_cause(read_question(village, "Is er een boomgaard?"), said)
    assert not gives_cause(read_question(village, "Waarom is er een boomgaard?"), read_text(village, "Er is er een."))


def test_why_needs_a_sentence_with_a_cause_unless_it_asks_to_explain_an_amount(village: Index) -> None:
    assert (
        _unmet(village, "Waarom komt er in Kraaienhoek een boomgaard?", "In Kraaienhoek komt een boomgaard.") == "cause"
    )
    assert _unmet(village, "Waarom lees ik € 12 miljoen?", "Samen met andere bijdragen is het € 12 miljoen.") == ""
    assert _unmet(village, "Waarom krijgt Merelstad-Zuid?", "Merelstad-Zuid krijgt € 12 miljoen.") == "cause"
    assert _unmet(village, "Waarom krijgt Merelstad-Zuid?", "Merelstad-Zuid krijgt dit omdat het arm is.") == ""


@pytest.mark.parametrize(
    ("asked", "said", "unmet"),
    [
        ("Who has the least people?", "In Heuvel wonen de meeste mensen.", "degree"),
        ("Who has the least people?", "In Heuvel wonen de minste mensen.", ""),
        ("Who are there at least?", "In Heuvel zijn Jan Bos en Anna Visser.", ""),
        ("In welke stad is de boomgaard?", "De boomgaard is in Berkendam Oost.", ""),
        ("In welke stad is de boomgaard?", "De boomgaard is in Spoorbuurt.", "kind"),
        ("Welk ministerie is het MVB?", "Het ministerie van Volk en Buurt doet mee.", ""),
        ("Welk ministerie is het MVB?", "Het MVB doet mee.", "kind"),
    ],
)
def test_degree_and_name_have_to_be_told(village: Index, asked: str, said: str, unmet: str) -> None:
    assert _unmet(village, asked, said) == unmet


def test_several_are_asked_by_a_plural(village: Index) -> None:
    both = read_text(village, "Berkendam Oost en Merelstad-Zuid doen mee.")
    assert several_asked(read_question(village, "Welke gebieden doen mee?"), both)
    assert not several_asked(read_question(village, "Welk gebied doet mee?"), both)


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("In welke provincie ligt het?", {"province"}),
        ("Welke ministeries betalen?", {"ministry"}),
        ("Welke gemeente doet mee?", {"municipality"}),
        ("Welke boomgaard is mooi?", set()),
    ],
)
def test_asked_noun_tells_the_kind_of_name(village: Index, asked: str, kinds: set[str]) -> None:
    assert asked_name_kinds(read_question(village, asked)) == kinds
