"""The settings, read once, at the edge, from the environment and from `.env`."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from knowledge.deadlines import ZONES
from knowledge.errors import WrongSetting

LONGEST_PERSON = 100
"""Characters of a name and how to reach somebody."""

_MARKUP = frozenset("*[]<>{}|`")
"""What marks emphasis, citations, links or mentions in an answer, here or in a chat."""


class Settings(BaseSettings):
    """Every setting by its name in the environment, in small letters."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    dispute_desk_home: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("dispute-desk", appauthor=False)),
        description="Where the index, the database and the model lie.",
    )
    database_url: str | None = Field(
        default=None, description="SQLAlchemy URL; by default SQLite below DISPUTE_DESK_HOME."
    )
    embedding_model: str = Field(
        default="all-MiniLM-L6-v2",
        description="The sentence-transformers model: the bundled one, or a name or folder.",
    )
    marketplace: str = Field(
        default="US", description="The marketplace meant where a question names none."
    )

    person_in_charge: str | None = Field(
        default=None,
        description="Whom answers name where a person must take over: name and how to reach them.",
    )

    @field_validator("person_in_charge")
    @classmethod
    def _is_one_plain_line(cls, person: str | None) -> str | None:
        """It is put into answers as it stands, so nothing in it may look like a part of one."""
        if person is None:
            return None
        person = person.strip(" ")
        if len(person) > LONGEST_PERSON or not person.isprintable():
            raise ValueError(f"write one line of at most {LONGEST_PERSON} characters")
        if marks := sorted(_MARKUP.intersection(person)):
            raise ValueError(f"{person!r}: leave {' '.join(marks)} out")
        return person or None

    @field_validator("marketplace")
    @classmethod
    def _is_known(cls, code: str) -> str:
        if code.upper() not in ZONES:
            raise ValueError(f"{code!r} is not one of {', '.join(ZONES)}")
        return code.upper()

    @field_validator("database_url")
    @classmethod
    def _is_url(cls, url: str | None) -> str | None:
        if url is not None and "://" not in url:
            raise ValueError(f"{url!r} is not a database URL, like sqlite:////var/lib/desk.sqlite3")
        return url

    @field_validator("dispute_desk_home")
    @classmethod
    def _is_folder(cls, home: Path) -> Path:
        home = home.expanduser()
        if home.exists() and not home.is_dir():
            raise ValueError(f"{home} is a file, not a folder")
        return home


def read_settings() -> Settings:
    """Read the settings. Raises WrongSetting, which names the first one that is wrong and why."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "settings"
        why = first["msg"].removeprefix("Value error, ")
        raise WrongSetting(f"{name}: {why}") from error
    except UnicodeDecodeError as error:
        raise WrongSetting(f".env is not text in UTF-8 ({error.reason})") from error
