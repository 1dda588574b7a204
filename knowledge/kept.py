"""A value kept in a file for the next process, while what it was made from stays the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4


def kept_value(file: Path | None, made_from: str, make: Callable[[], Any]) -> Any:
    """Return the value that the file keeps, if it was made from the same; else make it and keep it.
    It is kept as JSON, dates by their ISO form. Without a file it is made.
    """
    kept = _read(file) if file else None
    if kept is not None and kept.get("made_from") == made_from:
        return kept["value"]
    value = make()
    if file:
        _write(file, {"made_from": made_from, "value": value})
    return value


def _read(file: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _write(file: Path, content: dict[str, Any]) -> None:
    new = file.with_name(f".{file.name}.{uuid4().hex}")
    # Where it can't be written, the next process makes it again: nothing else depends on it.
    with suppress(OSError):
        new.write_text(json.dumps(content, default=str), encoding="utf-8")
        new.replace(file)
