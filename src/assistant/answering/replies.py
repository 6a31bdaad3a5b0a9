"""Everything the product itself says to a user: one table of fixed Dutch sentences by status and reason."""

from __future__ import annotations

from assistant.records import Status

REPLIES: dict[tuple[Status, str], str] = {
    ("unanswerable", "notInSources"): "Dat staat niet in de bronnen.",
    ("unanswerable", "nameNotInSources"): "Over {names} staat niets in de bronnen.",
    ("unanswerable", "areaNotInSources"): "Dat staat voor {areas} niet in de bronnen.",
    ("unanswerable", "periodNotInSources"): "Dat staat voor deze periode niet in de bronnen.",
    ("outOfScope", "otherTopic"): (
        "Deze vraag gaat over een ander onderwerp. Ik antwoord alleen op vragen over {programme}."
    ),
    ("outOfScope", "crisis"): (
        "Wat naar dat u zich zo voelt. Praat er nu met iemand over. Bel 113 of 0800-0113: gratis, dag en nacht. "
        "Bent u nu in gevaar? Bel 112."
    ),
    ("outOfScope", "greeting"): "Hallo. Stel uw vraag over {programme}. Ik antwoord met de woorden van de bronnen.",
    ("outOfScope", "thanks"): "Graag gedaan. Hebt u nog een vraag over {programme}? Stel die gerust.",
    ("outOfScope", "identity"): (
        "Ik ben een computerprogramma. Ik zoek antwoorden over {programme} in de bronnen en laat zien waar het staat. "
        "Ik kan fouten maken."
    ),
}


def reply(status: Status, reason: str, **words: str) -> str:
    """Return the sentence for a status and reason, with its words filled in."""
    return REPLIES[status, reason].format(**words)
