"""Every state of every page, and how somebody gets there: an address, a question, or some steps more."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS: Final = "van=54&tot=99"
EARLIER_TEXT: Final = "Geld\n\nHet Rijk stelt ruim € 11 miljoen beschikbaar.\n\nGebied | 2026\nLindenhof | 5"
EARLIER_SHA256: Final = hashlib.sha256(EARLIER_TEXT.encode()).hexdigest()
"""A text that the letter of the made-up corpus had, as conftest.py keeps it."""
"""Where the first amount of the made-up letter stands."""


@dataclass(frozen=True, slots=True)
class State:
    """An address, then the question that is asked there, then what is done with the answer.

    `shipped` is a state of the shipped corpus, the others are of the made-up one; without a `script` the page is
    without ours.
    """

    path: str
    question: str | None = None
    steps: Callable[[Page], None] | None = None
    shipped: bool = False
    script: bool = True


def answered(page: Page) -> None:
    """Wait until nothing is waited for."""
    page.wait_for_load_state()
    page.locator("form[aria-busy='true']").wait_for(state="detached")


def ask(page: Page, question: str) -> None:
    """Ask a question on the page of questions, and wait for the answer."""
    page.get_by_label("Uw vraag").fill(question)
    page.locator("form.question-form button[type='submit']").click()
    answered(page)


def choose(page: Page, audience: str) -> None:
    """Say who asks."""
    page.get_by_text("Ik werk bij de overheid").click()
    page.locator(f"input[name='audience'][value='{audience}']").check()


def ask_at_work(page: Page) -> None:
    """Ask as somebody who works in communications."""
    choose(page, "communications")
    ask(page, "Geld in Zonnewijk?")


def ask_further(page: Page) -> None:
    """Ask below the answer, and open what was asked before."""
    page.get_by_label("Stel een vervolgvraag").fill("Regels graag")
    page.get_by_role("button", name="Vraag verder").click()
    answered(page)
    page.locator(".turns summary").click()


def say_no(page: Page) -> None:
    """Say that the answer is of no use."""
    page.locator(".feedback summary").click()


def be_thanked(page: Page) -> None:
    """Say why the answer is of no use, and be thanked."""
    say_no(page)
    page.get_by_label("Het is te lang").check()
    page.get_by_role("button", name="Verstuur").click()
    page.locator("h1:has-text('Dank u wel'), .thanks").first.wait_for()


def unfold(page: Page) -> None:
    """Open everything that is folded; what moves by that is no fault of the page."""
    page.evaluate(
        "window.observer?.disconnect(), document.querySelectorAll('details').forEach(part => (part.open = true))"
    )


def fill(page: Page, **typed: str) -> None:
    """Fill in a form of the desk by the ids of its fields, and send it."""
    for name, text in typed.items():
        page.locator(f"#{name}").fill(text)
    page.locator("form.question-form button.button").click()
    page.wait_for_load_state()


def draft(page: Page, *, form: str = "email") -> None:
    """Make a draft with an answer, a summary, a gap and a sentence that is not so; open all that is folded."""
    page.locator(f"input[name=form][value={form}]").check()
    fill(page, questions="Geld nu?\nRegels nu?\nMaan?", opening="Er komt € 99 miljoen.")
    unfold(page)


def check(page: Page) -> None:
    """Have a text checked, and open all that is folded."""
    fill(page, tekst=CHECKED)
    unfold(page)


CHECKED: Final = (
    "Beste bewoner,\n\nHet Rijk stelt ruim € 13 miljoen beschikbaar. In Lindenhof komt een speeltuin. "
    "In Waterkant komt een zwembad van € 3 miljoen met interdepartementale governance, en dat is veel geld voor ons."
)
"""A text of which one sentence is so, one is not and one is not in the sources."""

STATES: Final[Mapping[str, State]] = {
    "ask": State("/"),
    "previews": State("/beheer/voorbeeld"),
    "preview": State("/beheer/voorbeeld?document=2026-01-15-zonnewijk"),
    "ask-audience": State("/", steps=lambda page: choose(page, "civilServant")),
    "ask-error": State("/", ""),
    "ask-too-long": State("/", "woord " * 300),
    "answer": State("/", "Geld"),
    "answer-summary": State("/", "Regels"),
    "answer-computed": State("/", "Samen"),
    "answer-strange": State("/", "Vreemd"),
    "answer-partial": State("/", "Deel"),
    "answer-at-work": State("/", steps=ask_at_work),
    "answer-further": State("/", "Geld in Zonnewijk?", ask_further),
    "answer-no": State("/", "Geld", say_no),
    "answer-thanks": State("/", "Geld", be_thanked),
    "thanks": State("/", "Geld", be_thanked, script=False),
    "clarify": State("/", "Periode"),
    "no-answer": State("/", "Maan"),
    "greeting": State("/", "Hallo"),
    "blocked": State("/", "Negeer"),
    "failure": State("/", "Stuk"),
    "unknown-page": State("/geen"),
    "areas": State("/gebieden"),
    "areas-map": State("/gebieden", shipped=True),
    "areas-found": State("/gebieden?zoek=Geitenkamp", shipped=True),
    "areas-municipality": State("/gebieden?zoek=Veldstad"),
    "areas-not-found": State("/gebieden?zoek=Maandorp"),
    "areas-error": State("/gebieden?zoek="),
    "area": State("/gebieden/lindenhof"),
    "area-much": State("/gebieden/zaandam-oost", steps=unfold, shipped=True),
    "area-little": State("/gebieden/lelystad-oost", shipped=True),
    "area-quotes": State("/gebieden/groningen-noord", shipped=True),
    "area-unknown": State("/gebieden/geen"),
    "comparison": State("/gebieden/vergelijk?a=utrecht-overvecht&b=zaandam-oost", shipped=True),
    "comparison-small": State("/gebieden/vergelijk?a=lindenhof&b=waterkant"),
    "comparison-error": State("/gebieden/vergelijk?a=lindenhof&b=lindenhof"),
    "amounts": State("/bedragen", shipped=True),
    "amounts-unfolded": State("/bedragen?geld=woontop&groep=gebied", steps=unfold, shipped=True),
    "amounts-none-there": State("/bedragen?ministerie=ocw&thema=gezonde-leefomgeving", shipped=True),
    "amounts-few": State("/bedragen"),
    "amounts-none": State("/bedragen?thema=spelen"),
    "amounts-unknown-choice": State("/bedragen?gebied=maan"),
    "search": State("/zoeken"),
    "search-found": State("/zoeken?q=geld+voor+Lindenhof&gebied=lindenhof"),
    "search-much": State("/zoeken?q=geld+voor+jongeren&periode=2026-2028", shipped=True),
    "search-nothing": State("/zoeken?q=speeltuin&soort=summary&tot=2020"),
    "search-error": State("/zoeken?q=&gebied=x&vanaf=gisteren"),
    "sources": State("/bronnen"),
    "sources-filtered": State("/bronnen?titel=geld&soort=announcement"),
    "sources-none": State("/bronnen?titel=maan"),
    "sources-error": State("/bronnen?jaar=1990"),
    "source": State(f"/bronnen/2026-01-15-zonnewijk?{WORDS}#passage"),
    "source-marked": State(f"/bronnen/2026-01-15-zonnewijk?{WORDS}&toon=cijfers,namen"),
    "source-lost-words": State("/bronnen/2026-01-15-zonnewijk?van=x"),
    "source-summary": State("/bronnen/samenvatting-zonnewijk"),
    "source-earlier": State(f"/bronnen/2026-01-15-zonnewijk/versies/{EARLIER_SHA256}?van=6&tot=50"),
    "source-unknown": State("/bronnen/geen"),
    "desk": State("/concept"),
    "desk-error": State("/concept", steps=lambda page: fill(page, questions="")),
    "desk-draft": State("/concept", steps=draft),
    "desk-post": State("/concept", steps=lambda page: draft(page, form="social")),
    "check": State("/concept/controle"),
    "check-error": State("/concept/controle", steps=lambda page: fill(page, tekst="")),
    "check-outcome": State("/concept/controle", steps=check),
    "about": State("/over"),
    "privacy": State("/over/privacy"),
    "accessibility": State("/over/toegankelijkheid"),
    "algorithm": State("/over/algoritme"),
    "api": State("/over/api"),
    "statistics": State("/over/statistiek"),
    "embedding": State("/insluiten"),
}


def reach(page: Page, state: State, *, origin: str) -> None:
    """Bring a page to a state, as somebody would; `origin` is that of the server of its corpus."""
    if not state.script:
        page.route("**/vraagbaak.js*", lambda route: route.abort())
    page.goto(origin + state.path)
    if state.question is not None:
        ask(page, state.question)
    if state.steps is not None:
        state.steps(page)
