"""An evaluation summed up: each metric over each part and scope, for tables and machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.evaluation.calibration import Point
from bot.evaluation.golden import Part
from bot.evaluation.metrics import METRICS, Figure, Judged, critical_by_kind, measured
from bot.evaluation.running import Evaluated

EVERYTHING, COVERED = "everything", "covered"
"""All questions; those on what is in the corpus."""


def scopes(judged: Sequence[Judged]) -> Mapping[str, Sequence[Judged]]:
    """The questions by scope: all, and those on what is in the corpus."""
    return {EVERYTHING: judged, COVERED: [each for each in judged if each.is_covered]}


def topics(judged: Sequence[Judged]) -> Mapping[str, Sequence[Judged]]:
    """The questions by topic."""
    named = sorted({each.golden.topic for each in judged})
    return {name: [each for each in judged if each.golden.topic == name] for name in named}


def figures_of(judged: Sequence[Judged]) -> Mapping[str, Figure]:
    """Every metric over these questions, by its name."""
    return {metric.name: measured(metric, judged) for metric in METRICS}


def summary_json(
    evaluated: Evaluated, points: Sequence[Point], chosen: Point | None
) -> dict[str, Any]:
    """The evaluation in JSON's own types. Of a question that is only measured, its id and how many
    checks it missed, and nothing that could be tuned on.
    """
    return {
        "questions": len(evaluated.examined),
        "not_at_hand": sorted(evaluated.not_at_hand),
        "index": list(evaluated.index),
        "corpus": evaluated.corpus,
        "parts": {part.value: _part(evaluated, part) for part in evaluated.parts},
        "calibration": {
            "points": [_point(point) for point in points],
            "chosen": _point(chosen) if chosen else None,
        },
    }


def figures_json(judged: Sequence[Judged]) -> dict[str, Any]:
    """Every metric with its count and its interval."""
    return {name: _figure(figure) for name, figure in figures_of(judged).items()}


def _part(evaluated: Evaluated, part: Part) -> dict[str, Any]:
    judged = evaluated.judged(part)
    return {
        "questions": len(judged),
        "scopes": {name: figures_json(each) for name, each in scopes(judged).items()},
        "topics": {name: figures_json(each) for name, each in topics(judged).items()},
        "critical": {kind.value: count for kind, count in critical_by_kind(judged).items()},
        "failing": [_failing(each) for each in judged if not each.verdict.is_right],
    }


def _failing(judged: Judged) -> dict[str, Any]:
    verdict = judged.verdict
    if judged.golden.part is Part.MEASURED:
        return {"id": judged.golden.id, "missed": len(verdict.missed)}
    return {
        "id": judged.golden.id,
        "missed": [
            {"aspect": check.aspect.value, "what": check.what, "why": check.why}
            for check in verdict.missed
        ],
        "critical": [
            {"kind": error.kind.value, "words": error.words} for error in verdict.critical
        ],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    low, high = figure.interval
    share = figure.share
    return {
        "met": round(figure.met, 4),
        "of": figure.of,
        "share": None if share is None else round(share, 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "threshold": point.threshold,
        "caught": point.caught,
        "to_catch": point.to_catch,
        "refused": point.refused,
        "answerable": point.answerable,
    }
