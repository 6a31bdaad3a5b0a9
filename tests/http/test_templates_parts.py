"""The macros of parts.html: what belongs together is tied together, and what is shown is escaped."""

from __future__ import annotations

from typing import Any

import lxml.html  # type: ignore[import-untyped]
import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.settings import PROJECT_ROOT


def made(source: str) -> Any:
    """Return the elements that a template with the macros makes."""
    templates = Environment(
        loader=FileSystemLoader(PROJECT_ROOT / "web" / "templates"), autoescape=True, undefined=StrictUndefined
    )
    names = "alert, badge, button, checkbox, chooser, described, error_summary, field, note, table_frame"
    macros = "{% from 'parts.html' import " + names + " %}"
    return lxml.html.fromstring(f"<main>{templates.from_string(macros + source).render()}</main>")


def test_field_ties_label_hint_and_fault_to_its_control() -> None:
    page = made(
        "{% call field('a', 'Naam', hint='Kort', error='<Leeg>') %}"
        "<input id='a' {{ described('a', hint='Kort', error='<Leeg>') }}>{% endcall %}"
    )
    (control,) = page.xpath("//input")
    described = [page.get_element_by_id(name).text_content() for name in control.get("aria-describedby").split()]

    assert page.xpath("string(//label[@for='a'])") == "Naam"
    assert described == ["Fout: <Leeg>", "Kort"]
    assert control.get("aria-invalid") == "true"


def test_field_without_hint_or_fault_describes_nothing() -> None:
    (control,) = made("{% call field('a', 'Naam') %}<input id='a' {{ described('a') }}>{% endcall %}").xpath("//input")
    assert dict(control.attrib) == {"id": "a"}


def test_error_summary_counts_and_leads_to_each_fault() -> None:
    page = made("{{ error_summary({'a': 'Leeg', 'b': 'Fout'}) }}")
    assert page.xpath("string(//h2)") == "Er zijn 2 fouten"
    assert page.xpath("//a/@href") == ["#a", "#b"]


def test_chooser_and_checkbox_keep_what_was_chosen() -> None:
    page = made(
        "{{ chooser('a', [{'value': '1', 'label': 'Een'}, {'value': '2', 'label': 'Twee'}], '2') }}"
        "{{ checkbox('b', 'x', 'Ja', true) }}{{ checkbox('b', 'y', 'Nee') }}"
    )
    assert page.xpath("//option[@selected]/text()") == ["Twee"]
    assert page.xpath("//input[@checked]/@id") == ["b-x"]
    assert page.xpath("//label[@for='b-y']/text()") == ["Nee"]


@pytest.mark.parametrize(
    ("source", "name", "classes"),
    [
        ("{{ button('Zoek') }}", "button", "nl-button--primary"),
        ("{{ button('Wis', quiet=true) }}", "button", "nl-button--secondary"),
        ("{{ badge('bericht') }}", "span", "nl-data-badge"),
        ("{{ note(3) }}", "a", "nl-number-badge"),
        ("{% call alert('warning') %}x{% endcall %}", "div", "utrecht-alert--warning"),
    ],
)
def test_macro_has_the_class_of_its_part(source: str, name: str, classes: str) -> None:
    assert classes in made(source).xpath(f"string(//{name}[1]/@class)").split()


def test_table_frame_has_a_name_and_focus() -> None:
    (frame,) = made("{% call table_frame('t') %}<table></table>{% endcall %}").xpath("//*[table]")
    assert (frame.get("role"), frame.get("tabindex"), frame.get("aria-labelledby")) == ("region", "0", "t")


def test_tables_of_our_own_are_framed_by_the_macro() -> None:
    templates = (PROJECT_ROOT / "web" / "templates").glob("*.html")
    frames = {file.name: file.read_text(encoding="utf-8").count('class="table-wrap') for file in templates}

    assert {name for name, count in frames.items() if count} == {"parts.html", "document_text.html"}


def test_wide_frame_says_so() -> None:
    page = made("{% call table_frame('a', wide=true) %}<table></table>{% endcall %}")
    assert page.xpath("//div[@role='region'][@tabindex='0'][@aria-labelledby='a']/@class") == ["table-wrap wide"]
