"""Everything the product itself says to a user: one table of fixed Dutch sentences by status and reason."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.records import Status

REPLIES: dict[tuple[Status, str], str] = {
    ("unanswerable", "notInSources"): "Dat staat niet in de bronnen.",
    ("unanswerable", "nameNotInSources"): "Over {names} staat niets in de bronnen.",
    ("unanswerable", "areaNotInSources"): "Dat staat voor {areas} niet in de bronnen.",
    ("unanswerable", "periodNotInSources"): "Dat staat voor deze periode niet in de bronnen.",
    ("unanswerable", "operandsNotInSources"): (
        "Dat kan ik niet uitrekenen. Voor {names} staat het bedrag of aantal niet in de bronnen."
    ),
    ("unanswerable", "differentScope"): "Deze bedragen horen niet bij elkaar. Daarom tel ik ze niet op.",
    ("partial", "partNotInSources"): "Over {names} staat dat niet in de bronnen.",
    ("partial", "notAllAreas"): "Dit geldt alleen voor gebieden waarvan de bronnen een bedrag noemen.",
    ("answered", "otherValues"): "Andere bronnen noemen een andere waarde.",
    ("answered", "draftSource"): "Let op: dit is een concept. Het kan nog veranderen.",
    ("answered", "notYetSource"): "Let op: deze regeling geldt vanaf {date}.",
    ("answered", "expiredSource"): "Let op: deze regeling gold tot en met {date}.",
    ("answered", "replacedSource"): "Let op: deze tekst is vervangen door ‘{title}’.",
    ("answered", "sameTotal"): "Dat totaal staat ook in de bronnen.",
    ("answered", "otherTotal"): "De bronnen noemen zelf een ander of afgerond totaal.",
    ("partial", "moreInSources"): "De bronnen noemen er meer. Dit zijn de eerste {count}.",
    ("outOfScope", "otherTopic"): (
        "Deze vraag gaat over een ander onderwerp. Ik antwoord alleen op vragen over {programme}."
    ),
    ("outOfScope", "otherTask"): "Dat kan ik niet voor u doen. Ik antwoord alleen op vragen over {programme}.",
    ("outOfScope", "crisis"): (
        "Praat er nu met iemand over: bel 113 of 0800-0113, gratis, dag en nacht. Bent u nu in gevaar? Bel 112."
    ),
    ("outOfScope", "greeting"): "Hallo. Stel uw vraag over {programme}. Ik antwoord met de woorden van de bronnen.",
    ("outOfScope", "thanks"): "Graag gedaan. Hebt u nog een vraag over {programme}? Stel die gerust.",
    ("outOfScope", "smalltalk"): "Fijn dat u er bent. Ik kan alleen vragen over {programme} beantwoorden.",
    ("outOfScope", "identity"): (
        "Ik ben een computerprogramma en kan fouten maken. Ik zoek in de bronnen wat er staat over {programme}."
    ),
    ("outOfScope", "insult"): (
        "Wat vervelend dat u niet tevreden bent. Wilt u een mens spreken? Dat kan hier: {contact}."
    ),
    ("outOfScope", "opinion"): "Ik heb geen mening. Ik laat alleen zien wat er in de bronnen staat over {programme}.",
    ("unanswerable", "personalAdvice"): "Ik kan niet zeggen wat in uw geval geldt. Vraag het hier: {contact}.",
    ("unanswerable", "prediction"): "Dat staat niet in de bronnen. Ik kan niet voorspellen wat er later gebeurt.",
    ("blocked", "personalData"): (
        "Ik zie in uw vraag {kinds}. Ik heb niets bewaard. Stel uw vraag nog een keer zonder die gegevens."
    ),
}
_STATUSES: dict[str, Status] = {reason: status for status, reason in REPLIES}


def status_of(reason: str) -> Status:
    """Return the status that a reason belongs to. Raises KeyError for a reason without a reply."""
    return _STATUSES[reason]


def reply(status: Status, reason: str, **words: str) -> str:
    """Return the sentence for a status and reason, with its words filled in."""
    return REPLIES[status, reason].format(**words)


OTHER_AREAS = "de andere gebieden"
"""What the areas without a known amount are called together."""
ASKED_BACK: dict[str, str] = {
    "part": "Meer gebieden hebben {word} in hun naam. Bedoelt u {choices}?",
    "municipality": "{word} heeft {number} gebieden. Bedoelt u {choices}?",
    "mine": "Voor welk gebied wilt u dit weten? Kies een gebied, of noem het in uw vraag.",
    "period": "Het geld is verdeeld over {number} perioden. Bedoelt u {choices}?",
    "office": "De bronnen noemen meer dan één {word}. Bedoelt u die van {choices}?",
}
_NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes")


def ask_back(kind: str, *, word: str, choices: Sequence[str]) -> str:
    """Return the sentence that asks which of some choices is meant. Raises KeyError for a kind that has none."""
    number = _NUMBERS[len(choices)] if len(choices) < len(_NUMBERS) else str(len(choices))
    listed = " of ".join([", ".join(choices[:-1]), choices[-1]]) if len(choices) > 1 else "".join(choices)
    return ASKED_BACK[kind].format(word=word, number=number, choices=listed)
