from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import PROJECT_ROOT
from assistant.text.names import NameTable, load_names
from benchmarks.plain_language import (
    AIM,
    fill_reply,
    plain_language_table,
    reading_ease,
    template_texts,
    texts_by_source,
)


@pytest.fixture(scope="module")
def names() -> NameTable:
    return load_names(PROJECT_ROOT / "corpus" / "names.toml")


def test_score_is_that_of_douma() -> None:
    assert reading_ease(("De kat zit op de mat.",)) == pytest.approx(206.835 - 0.93 * 6 - 77 * 1)
    assert reading_ease(("De kater slaapt.", "De kat zit.")) == pytest.approx(206.835 - 0.93 * 3 - 77 * 7 / 6)


def test_template_texts_are_those_that_people_read(tmp_path: Path) -> None:
    template = tmp_path / "blad.html"
    template.write_text(
        '{% if x %}<h2>Uw vraag</h2>{% endif %}<ul><li><a href="/">Stel een {{ soort }} vraag</a></li></ul>'
        "<p>Lees <em>ook</em> dit. En {# niet dit #} dat.</p><p>{{ alleen }}</p>",
        encoding="utf-8",
    )
    assert list(template_texts(template)) == ["Uw vraag", "Stel een vraag", "Lees ook dit. En dat."]


def test_reply_is_measured_with_a_name_for_each_word_it_leaves_open() -> None:
    text = "Ik zie {iets} van {programme}. Bel {wie}, {iets}."
    assert fill_reply(text, programme="Dorpskracht") == "Ik zie Zonnewijk van Dorpskracht. Bel Zonnewijk, Zonnewijk."


def test_everything_the_product_writes_is_plain(names: NameTable) -> None:
    texts = texts_by_source(names, PROJECT_ROOT / "web")
    assert set(texts) == {
        "replies",
        "glossary",
        "templates",
        "titles and errors",
        "receipts",
        "about pages",
        "algorithm register",
    }
    assert all(len(sentences) >= 5 for sentences in texts.values())
    assert {source: score for source, s in texts.items() if (score := reading_ease(s)) < AIM} == {}


def test_table_has_a_row_for_each_source(names: NameTable) -> None:
    table = plain_language_table(names, PROJECT_ROOT / "web")
    assert sum(line.startswith("| ") for line in table) == 1 + 7
