"""The holds, in a file of the home: few, and written by hand of the command line alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from knowledge.errors import DeskError
from knowledge.retention import Hold


class HoldsUnreadable(DeskError):
    """Mend the file or restore it from a backup; until then nothing is purged."""


def read_holds(file: Path) -> tuple[Hold, ...]:
    """Read the holds; none where there is no file. Raises HoldsUnreadable: what can't be read may
    be a hold, so nothing may be purged.
    """
    if not file.exists():
        return ()
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        return tuple(
            Hold(
                key=row["key"],
                reason=row["reason"],
                person=row["person"],
                since=date.fromisoformat(row["since"]),
            )
            for row in rows
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise HoldsUnreadable(f"{file} ({error})") from error


def write_holds(file: Path, holds: Iterable[Hold]) -> None:
    """Write the holds, whole or not at all."""
    rows = [asdict(hold) | {"since": hold.since.isoformat()} for hold in holds]
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(".new")
    aside.write_text(json.dumps(rows, indent=2, ensure_ascii=False), encoding="utf-8")
    aside.replace(file)
