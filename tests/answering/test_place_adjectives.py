"""Words made of the name of a gemeente."""

from __future__ import annotations

from assistant.answering.place_adjectives import name_adjectives
from assistant.index.opening import Index


def test_adjective_of_a_gemeente_becomes_its_name(polder: Index) -> None:
    assert name_adjectives(polder.names, "de twee Kwelderstadse gebieden") == "de twee gebieden in Kwelderstad"


def test_other_adjectives_stay(polder: Index) -> None:
    assert (
        name_adjectives(polder.names, "de Spaanse wijken en Kwelderstadse soep")
        == "de Spaanse wijken en Kwelderstadse soep"
    )
