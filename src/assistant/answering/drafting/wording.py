"""The words of the forms, from forms.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, cast, get_args

from assistant.answering.drafting.records import FormName

FORM_NAMES: Final = cast(tuple[FormName, ...], get_args(FormName))


@cache
def read_forms() -> Mapping[str, Mapping[str, str]]:
    """Return the words of each form, and those of open points under "open"."""
    return tomllib.loads(Path(__file__).with_name("forms.toml").read_text(encoding="utf-8"))


def form_labels() -> Mapping[FormName, str]:
    """Return what each form is called."""
    return {name: read_forms()[name]["label"] for name in FORM_NAMES}
