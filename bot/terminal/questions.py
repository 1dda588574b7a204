"""Questions from a file: a JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from knowledge.deadlines import ZONES
from knowledge.errors import DeskError


class UnreadableQuestions(DeskError):
    """Name a text file in UTF-8 with a JSON object a line that has an `id` and a `text`."""


def _known(code: str | None) -> str | None:
    if code is not None and code.upper() not in ZONES:
        raise ValueError(f"{code!r} is not one of {', '.join(ZONES)}")
    return code.upper() if code else None


@checked(frozen=True, kw_only=True)
class Asked:
    """A question of the file. `before` are the questions before it, oldest first."""

    id: str
    text: str
    before: tuple[str, ...] = ()
    on: date | None = None
    marketplace: Annotated[str | None, AfterValidator(_known)] = None


@dataclass(frozen=True)
class BadLine:
    """A line that is no question, and why."""

    number: int
    why: str


def questions_in(file: Path) -> Iterator[Asked | BadLine]:
    """Read a file's questions; further keys of a line are left alone, empty lines passed over.
    Raises UnreadableQuestions.
    """
    try:
        # Not splitlines(): it also cuts at separators that JSON allows within a string.
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableQuestions(f"{file} can't be read") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _asked(number, line)


_ASKED = TypeAdapter(Asked)


def _asked(number: int, line: str) -> Asked | BadLine:
    try:
        raw = json.loads(line)
    except json.JSONDecodeError as error:
        return BadLine(number, f"not JSON: {error.msg}")
    if not isinstance(raw, dict) or not str(raw.get("text", "")).strip():
        return BadLine(number, "no `text`: each line needs an `id` and a `text`")
    if "id" not in raw:
        return BadLine(number, "no `id`: each line needs an `id` and a `text`")
    known = {name: raw[name] for name in ("text", "before", "on", "marketplace") if name in raw}
    if isinstance(raw.get("follow_up"), str):
        known["before"] = (raw["follow_up"],)
    try:
        return _ASKED.validate_python({**known, "id": str(raw["id"])})
    except ValidationError as error:
        first = error.errors()[0]
        why = first["msg"].removeprefix("Value error, ")
        return BadLine(number, f"`{first['loc'][0]}`: {why}")
