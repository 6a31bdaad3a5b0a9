"""One frozen Settings object from the environment (`ASSISTANT_…`); nothing else reads the environment."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingsError

_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")
PROJECT_ROOT = Path(__file__).resolve().parents[2]


_LLM_USES = ("answer", "plain", "translation", "draft")


class Settings(BaseSettings):
    """All settings; each description is what the README prints."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True, extra="ignore")

    data: Path = Field(PROJECT_ROOT / "var", description="Folder for everything that is made: the index.")
    corpus: Path = Field(PROJECT_ROOT / "corpus", description="Folder with the documents and names.toml.")
    web: Path = Field(PROJECT_ROOT / "web", description="Folder with templates/, styles/ and static/.")
    host: str = Field("127.0.0.1", description="Address the server listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port the server listens on.")
    workers: int = Field(1, ge=1, le=64, description="Server processes.")
    chroma_url: str = Field(
        "", description="URL of a Chroma server, such as http://localhost:8001; empty: in the data folder."
    )
    embedding_model: str = Field(
        "", description="Name or path of a sentence-transformers model; empty: the multilingual encoder in the box."
    )
    embedding_threads: int = Field(
        1, ge=1, le=64, description="Threads of the encoder in the box; more than one is slower for single questions."
    )
    passage_max_chars: int = Field(700, ge=200, le=4000, description="Longest passage, in characters.")
    document_max_bytes: int = Field(
        20_000_000, ge=1_000, description="Largest document read, in bytes; a larger one is reported and left out."
    )
    fetch_private: bool = Field(
        False, description="Let `--fetch` ask addresses of the own network too, on any port; for an intranet."
    )
    fetch_contact: str = Field(
        "",
        pattern=r"^((mailto:|https?://)[!-~]+)?$",
        description="Where websites that are fetched can turn to, such as mailto:name@example.org; in the user agent.",
    )
    fetch_pause_s: float = Field(
        1.0, ge=0, le=60, description="Least time, in seconds, between two requests of `--fetch` to one website."
    )
    fetch_timeout_s: float = Field(
        60.0, gt=0, le=600, description="Longest time, in seconds, that `--fetch` waits for one page."
    )
    keep_receipts: bool = Field(
        False, description="Keep the receipt of each answer, with the question, in the folder receipts/ of the data."
    )
    receipt_days: int = Field(
        28,
        ge=1,
        le=3650,
        description="Days that a receipt is kept; older ones go when the server starts and each day after.",
    )
    statistics: bool = Field(
        True, description="Count answers and opinions, without their texts, in the folder counts/ of the data."
    )
    embed_origins: str = Field(
        "",
        description="Websites that may show the question field, such as https://www.gemeente.nl; a space between them.",
    )
    contact: str = Field("", description="Extra line in an answer without evidence: where people can ask.")
    statistics_days: int = Field(
        366, ge=1, le=3650, description="Days that counts are kept; older ones go as receipts."
    )
    editor: bool = Field(
        False,
        description="Show the preview of documents to this machine also when the server listens on other addresses.",
    )
    public_url: str = Field(
        "",
        pattern=r"^(https?://[^\s/]+)?$",
        description="Address at which people reach this server, such as https://vraagbaak.example; in security.txt.",
    )
    security_contact: str = Field(
        "",
        pattern=r"^((mailto:|https://|tel:)\S+)?$",
        description="Where leaks are reported, such as mailto:name@example.org; empty: there is no security.txt.",
    )
    security_policy: str = Field(
        "", pattern=r"^(https://\S+)?$", description="Page with the rules for whoever reports a leak; in security.txt."
    )

    llm_url: str = Field(
        "",
        description="URL of an OpenAI-compatible server, such as http://localhost:11434/v1; empty: no language model.",
    )
    llm_model: str = Field("", description="Name of the language model on that server.")
    llm_key: SecretStr = Field(SecretStr(""), description="Key of that server, if it asks for one; never shown.")
    llm_key_file: str = Field("", description="File that holds the key; goes before ASSISTANT_LLM_KEY.")
    llm_timeout_s: float = Field(
        8.0, gt=0, le=120, description="Longest time, in seconds, that a person waits for the language model."
    )
    llm_max_tokens: int = Field(400, ge=50, le=4000, description="Longest answer of the language model, in tokens.")

    llm_uses: str = Field(
        "answer plain translation draft",
        description="What the language model may do: answer, plain (plainer words), translation, draft (at the desk).",
    )

    @field_validator("llm_uses")
    @classmethod
    def _are_uses(cls, value: str) -> str:
        for use in value.split():
            if use not in _LLM_USES:
                raise ValueError(f"{use!r} is not one of {', '.join(_LLM_USES)}")
        return value

    @field_validator("embed_origins")
    @classmethod
    def _are_origins(cls, value: str) -> str:
        for origin in value.split():
            if not _ORIGIN.fullmatch(origin):
                raise ValueError(f"{origin!r} is not the origin of a website, as in https://www.gemeente.nl")
        return value

    @property
    def receipts(self) -> Path:
        """The folder of the receipts, if they are kept."""
        return self.data / "receipts"

    @property
    def counts_folder(self) -> Path:
        """Where counts are or would be kept."""
        return self.data / "counts"

    @property
    def counts(self) -> Path | None:
        """The folder of the counts; None when nothing is counted."""
        return self.counts_folder if self.statistics else None


def load_settings(**overrides: object) -> Settings:
    """Read the settings from the environment, `overrides` going before it.

    Raises SettingsError naming the variable and its value when one can't be used.
    """
    try:
        return Settings(**{key: value for key, value in overrides.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as exc:
        first = exc.errors()[0]
        name = "ASSISTANT_" + str(first["loc"][0]).upper()
        raise SettingsError(
            f"{name}={first['input']!r} can't be used: {first['msg']}. Set it right or unset it."
        ) from exc
