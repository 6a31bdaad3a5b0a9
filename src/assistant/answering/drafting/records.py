"""A draft as it travels: from the questions to the page and the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.answering.checking.verdicts import CheckedSentence
from assistant.records import Citation

FormName = Literal["email", "brief", "webtekst", "woordvoeringslijn", "social"]
BlockKind = Literal["title", "heading", "fixed", "own", "quoted", "open"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a draft with the numbers of its citations; those of a source are literal."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a draft. `quoted` holds sentences of the sources, `own` the writer's, `fixed` those of the form.

    `open` is what has no answer. `checked` are the writer's sentences as held against the sources.
    """

    kind: BlockKind
    sentences: tuple[Sentence, ...]
    checked: tuple[CheckedSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of a form with its citations, numbered from 1 in order of first use."""

    form: FormName
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]

    @property
    def title(self) -> str:
        """The title of the draft, or ""."""
        return next((b.sentences[0].text for b in self.blocks if b.kind == "title"), "")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants a draft of: 1 to 10 questions, a form, and own sentences.

    `own` are the writer's words before each answer, as many as the questions or fewer; `length` is the most characters
    of a social post, the address of its source counted.
    """

    questions: tuple[str, ...]
    form: FormName
    opening: str = ""
    closing: str = ""
    own: tuple[str, ...] = ()
    length: int = 280
