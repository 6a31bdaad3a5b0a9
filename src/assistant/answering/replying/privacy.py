"""What must not be read at all: a question with personal data is stopped before anything else looks at it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from assistant.answering.composition import Draft, reply_politely
from assistant.answering.question import Question, clean_question
from assistant.answering.replying.courtesy import courtesy_reason
from assistant.index.opening import Index
from assistant.records import Ask
from assistant.text.personal import PersonalKind, find_personal_data

_KINDS: Final[dict[PersonalKind, str]] = {
    "bsn": "een bsn",
    "iban": "een rekeningnummer",
    "phone": "een telefoonnummer",
    "email": "een e-mailadres",
    "address": "een adres",
}
_NEVER_PUBLIC: Final = ("bsn", "iban")
_MARKS: Final = re.compile(r"[\W_]+")
UNREAD: Final = Question("", "", "nl", "other", (), frozenset(), (), (), ())
"""What stands for a question that is not read: nothing of it can come back in the answer."""


def stop_at_once(index: Index, typed: str) -> Draft | None:
    """Return the reply to a question that holds personal data or despair, which comes first; None for any other."""
    cleaned = clean_question(typed)
    if courtesy_reason(cleaned) == "crisis":
        return reply_politely(index, "crisis")
    kinds = private_kinds(index, cleaned)
    if not kinds:
        return None
    draft = reply_politely(index, "personalData", kinds=[_KINDS[kind] for kind in kinds])
    return replace(draft, words={"kinds": tuple(kinds)})


def is_unread(index: Index, typed: str) -> bool:
    """Tell whether a question is stopped before it is read, so that nothing of it may be kept or sent along."""
    return stop_at_once(index, typed) is not None


def forget_private_turns(index: Index, ask: Ask) -> Ask:
    """Return the question without the earlier turns that hold personal data."""
    kept = tuple(turn for turn in ask.conversation if not private_kinds(index, clean_question(turn.question)))
    return ask if len(kept) == len(ask.conversation) else replace(ask, conversation=kept)


def private_kinds(index: Index, text: str) -> tuple[PersonalKind, ...]:
    """Return the kinds of personal data in a text, each once; contact data that the sources publish are none."""
    found = find_personal_data(text)
    if not found:
        return ()
    kinds = {
        data.kind: None
        for data in found
        if data.kind in _NEVER_PUBLIC or not _is_public(index, text[data.span.start : data.span.end])
    }
    return tuple(kinds)


def _is_public(index: Index, data: str) -> bool:
    """Tell whether one of the sources or the contacts says so, marks and spaces left out; one at a time, for memory."""
    contacts = (value for row in index.names.raw.get("programme", {}).get("contacts", ()) for value in row.values())
    texts = (document.text for document in index.documents.values())
    wanted = _bare(data)
    return any(wanted in _bare(text) for text in (*map(str, contacts), *texts))


def _bare(text: str) -> str:
    return _MARKS.sub("", text).casefold()
