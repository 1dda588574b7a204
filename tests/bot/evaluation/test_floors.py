"""The floors of the golden questions: no metric falls below what it once reached."""

from __future__ import annotations

from pathlib import Path

from bot.evaluation.floors import broken_floors, load_floors
from bot.evaluation.loading import load_questions
from bot.evaluation.opening import Evaluand
from bot.evaluation.running import Evaluated, examined
from knowledge.guidance import Guidance
from knowledge.index.reader import IndexReader

GOLDEN = Path(__file__).parents[2] / "evaluation"


def test_no_metric_is_below_its_floor(index: IndexReader, guidance: Guidance) -> None:
    evaluand = Evaluand(index, guidance)
    golden = load_questions(GOLDEN, statements=evaluand.statements.by_id.keys())
    floors = load_floors(GOLDEN / "floors.yaml")

    evaluated = Evaluated(
        examined=tuple(examined(golden.questions, evaluand.ask, evaluand.statements)),
        not_at_hand=golden.not_at_hand,
        index=evaluand.index,
        corpus=evaluand.corpus,
    )

    assert list(broken_floors(evaluated, floors)) == []
