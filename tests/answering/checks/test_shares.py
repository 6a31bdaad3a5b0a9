import pytest

from assistant.answering.checks.shares import keeps_bases
from assistant.text.names import parse_names

QUOTE = "Van een coalitie moest 85 procent van de scholen in het gebied liggen."


@pytest.mark.parametrize(
    ("text", "keeps"),
    [
        ("Van de scholen moest 85 procent van een coalitie in het gebied liggen.", False),
        ("85 procent van de scholen van een coalitie moest in het gebied liggen.", True),
        ("Van de scholen van een coalitie moest 85 procent in het gebied liggen.", True),
    ],
)
def test_percentage_stays_that_of_the_same_whole(text: str, keeps: bool) -> None:
    assert keeps_bases(text, [QUOTE], parse_names({})) is keeps
