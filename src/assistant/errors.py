"""Every exception the product raises on purpose.

AssistantError            anything below; its message is one sentence for a person, with what to do
├── SettingsError         a setting or an argument can't be used
├── CorpusError           no document of the corpus can be read
├── DocumentError         one document can't be read; the others go on
├── IndexMissingError     there is no published index
├── IndexMismatchError    the index was made with another model or by a newer version
├── ReceiptError          what was given as a receipt is none that this version reads
└── FetchError            an address that can't, or may not, be fetched; the others go on

What can be expected of a question (no evidence, out of scope) is a status of the Answer, never an exception.
"""

from __future__ import annotations


class AssistantError(Exception):
    """An error whose message says what failed, on what, and what to do."""


class SettingsError(AssistantError):
    """A setting or an argument that can't be used."""


class CorpusError(AssistantError):
    """A corpus from which nothing can be read."""


class DocumentError(AssistantError):
    """One document that can't be read."""


class IndexMissingError(AssistantError):
    """No published index where one was expected."""


class IndexMismatchError(AssistantError):
    """An index that this version or this embedding model can't use."""


class ReceiptError(AssistantError):
    """Something that is no receipt, or one of another format."""


class FetchError(AssistantError):
    """An address that can't or may not be fetched."""
