import pytest

from assistant.answering.checks.counted import without_counts
from assistant.text.names import parse_names

NAMES = parse_names({"areas": [{"slug": s.lower(), "name": s} for s in ("Berkendam", "Eikdorp", "Lindestad")]})
QUOTE = "Het geld is voor Berkendam, Eikdorp en Lindestad."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Er zijn drie wijken: Berkendam, Eikdorp en Lindestad.", "Er zijn wijken: Berkendam, Eikdorp en Lindestad."),
        ("Er zijn vier wijken: Berkendam, Eikdorp en Lindestad.", None),
        ("Er zijn twee wijken: Berkendam en Eikdorp.", None),
        ("Er zijn drie wijken: Berkendam, Eikdorp en Lindestad krijgen geld.", None),
        ("Er zijn ruim drie wijken: Berkendam, Eikdorp en Lindestad.", None),
    ],
)
def test_number_goes_where_it_only_counts_a_whole_list(text: str, left: str | None) -> None:
    assert without_counts(text, [QUOTE], NAMES) == (left or text)


def test_one_of_is_no_number_where_a_quote_says_one_of() -> None:
    assert (
        without_counts("Het is één van de wijken.", ["Het is een van de wijken."], NAMES) == "Het is een van de wijken."
    )
    assert without_counts("Het is één van de wijken.", ["Er is één wijk."], NAMES) == "Het is één van de wijken."
