import pytest

from assistant.answering.checks.timing import at_starts, at_year_end


@pytest.mark.parametrize(
    ("text", "quote", "put"),
    [
        ("Het loopt sinds 1 mei 2023.", "Op 1 mei 2023 begon het.", "Het loopt op 1 mei 2023."),
        ("Het geldt vanaf 1 mei 2023.", "Op 1 mei 2023 ging het plan in.", "Het geldt op 1 mei 2023."),
        ("Het loopt sinds 1 mei 2023.", "Op 1 mei 2023 eindigde het.", None),
        ("Het loopt sinds 1 mei 2024.", "Op 1 mei 2023 begon het.", None),
        ("Het loopt tot en met 1 mei 2023.", "Op 1 mei 2023 begon het.", None),
    ],
)
def test_since_is_on_a_day_when_a_quote_says_that_it_began(text: str, quote: str, put: str | None) -> None:
    assert at_starts(text, [quote]) == (put or text)


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("Voor het einde van 2023 kwam er geld.", "Vóór eind 2023 kwam er geld."),
        ("Er kwam vóór eind 2023 geld.", "Er kwam vóór eind 2023 geld."),
        ("Er kwam geld voor 2023.", None),
        ("Er kwam eind 2023 geld.", None),
    ],
)
def test_before_the_end_of_a_year_is_told_in_one_way(text: str, put: str | None) -> None:
    assert at_year_end(text) == (put or text)
