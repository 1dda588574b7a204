from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.calibration import THRESHOLDS, Case, Point, best, case_of, curve
from bot.triage.answers import Situation
from tests.bot.evaluation.small_traces import a_golden, a_refusal, a_trace, an_answer

CASES = st.lists(
    st.builds(
        Case,
        should_be_refused=st.booleans(),
        nearness=st.floats(-1, 1),
        always=st.booleans(),
        never=st.booleans(),
    ),
    max_size=30,
)


def at(threshold: float, points: tuple[Point, ...]) -> Point:
    return next(point for point in points if point.threshold == threshold)


def test_thresholds_go_from_30_to_90_in_steps_of_2() -> None:
    assert (THRESHOLDS[0], THRESHOLDS[1], THRESHOLDS[-1], len(THRESHOLDS)) == (0.30, 0.32, 0.90, 31)


def test_a_threshold_refuses_what_lies_below_it_and_has_no_playbook() -> None:
    cases = [
        Case(should_be_refused=True, nearness=0.41),
        Case(should_be_refused=True, nearness=0.35, never=True),
        Case(should_be_refused=True, nearness=0.89, always=True),
        Case(should_be_refused=False, nearness=0.55),
    ]

    points = curve(cases)

    assert at(0.40, points) == Point(0.40, 1, 3, 0, 1)
    assert at(0.42, points) == Point(0.42, 2, 3, 0, 1)
    assert at(0.56, points) == Point(0.56, 2, 3, 1, 1)


def test_the_best_threshold_catches_most_within_what_may_be_refused() -> None:
    points = [
        Point(0.40, 5, 10, 0, 100),
        Point(0.50, 8, 10, 5, 100),
        Point(0.52, 8, 10, 5, 100),
        Point(0.60, 10, 10, 6, 100),
    ]

    assert best(points) == points[1]
    assert best(points, most_false=0.06) == points[3]
    assert best(points[3:]) is None


@pytest.fixture
def golden(tmp_path: Path) -> Any:
    def made(**particulars: Any) -> Any:
        return a_golden(tmp_path, **particulars)

    return made


OUT: dict[str, Any] = {"outcome": "no_answer", "find": [], "facts": []}


def test_a_case_is_taken_from_what_came_back(golden: Any) -> None:
    told = Situation(playbook="granted")
    traces = [
        a_trace(a_refusal(), nearness=0.4),
        a_trace(a_refusal(reason="Weather."), nearness=0.4),
        a_trace(a_refusal(), nearness=0.8),
        a_trace(an_answer(situation=told), nearness=0.4),
    ]

    cases = [case_of(golden(**OUT), trace, {"Weather."}) for trace in traces]

    assert cases == [
        Case(should_be_refused=True, nearness=0.4),
        Case(should_be_refused=True, nearness=0.4, always=True),
        Case(should_be_refused=True, nearness=0.8, always=True),
        Case(should_be_refused=True, nearness=0.4, never=True),
    ]


def test_a_question_that_may_go_either_way_calibrates_nothing(golden: Any) -> None:
    either = golden(**{**OUT, "outcome": ["no_answer", "answer"]})

    assert case_of(either, a_trace(), ()) is None


@given(CASES)
def test_a_higher_threshold_never_refuses_less(cases: list[Case]) -> None:
    points = curve(cases)

    assert list(points) == sorted(points, key=lambda point: (point.caught, point.refused))
    assert all(point.caught <= point.to_catch for point in points)


@given(CASES, st.floats(0, 1))
def test_the_best_threshold_keeps_what_may_be_refused(cases: list[Case], most: float) -> None:
    chosen = best(curve(cases), most_false=most)

    assert chosen is None or chosen.false_share <= most
