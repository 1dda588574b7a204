"""The history of the measured part: a line for each time that it was measured and kept."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from bot.evaluation.golden import Part
from bot.evaluation.running import Evaluated
from bot.evaluation.summary import figures_of, scopes


def history_line(evaluated: Evaluated, *, on: date) -> dict[str, Any]:
    """The measured part in one line: the day, what was asked, and each metric's count."""
    judged = evaluated.judged(Part.MEASURED)
    missing = [part for part in evaluated.not_at_hand.values() if part is Part.MEASURED]
    return {
        "date": on.isoformat(),
        "corpus": evaluated.corpus,
        "index": list(evaluated.index),
        "questions": len(judged),
        "not_at_hand": len(missing),
        "metrics": {
            scope: {
                name: [round(figure.met, 4), figure.of]
                for name, figure in figures_of(several).items()
            }
            for scope, several in scopes(judged).items()
        },
    }


def append_history(file: Path, line: dict[str, Any]) -> None:
    """Add a line at the end of the file."""
    with file.open("a", encoding="utf-8") as history:
        history.write(json.dumps(line, ensure_ascii=False) + "\n")
