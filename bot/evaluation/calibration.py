"""Where to draw the line below which nothing covers a question: what each threshold would catch,
and what it would refuse that can be answered.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.evaluation.golden import Golden
from bot.triage.answers import Outcome
from bot.triage.compose import COVERED
from bot.triage.pipeline import Trace

THRESHOLDS = tuple(round(0.30 + 0.02 * step, 2) for step in range(31))

MOST_FALSE = 0.05
"""The share of answerable questions that may be refused."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """What decides whether a question is refused: `always` for another reason than distance,
    `never` because a playbook was chosen; else by how near the nearest statement came.
    """

    should_be_refused: bool
    nearness: float
    always: bool = False
    never: bool = False

    def is_refused(self, threshold: float) -> bool:
        """True when it would be refused, were this the threshold."""
        return self.always or (not self.never and self.nearness < threshold)


@dataclass(frozen=True)
class Point:
    """What a threshold would do: out-of-scope questions caught, answerable ones refused."""

    threshold: float
    caught: int
    to_catch: int
    refused: int
    answerable: int

    @property
    def caught_share(self) -> float:
        """The share of out-of-scope questions caught."""
        return self.caught / self.to_catch if self.to_catch else 0.0

    @property
    def false_share(self) -> float:
        """The share of answerable questions refused."""
        return self.refused / self.answerable if self.answerable else 0.0


def case_of(golden: Golden, trace: Trace, foreign: Collection[str]) -> Case | None:
    """Take from a trace what decides; None for a question where either outcome is right. `foreign`
    are the reasons of the matters that are refused whatever was found.
    """
    should = golden.outcome == (Outcome.NO_ANSWER,)
    if not should and Outcome.NO_ANSWER in golden.outcome:
        return None
    answer = trace.answer
    refused = answer.outcome is Outcome.NO_ANSWER
    return Case(
        should_be_refused=should,
        nearness=trace.nearness,
        always=refused and (answer.reason in foreign or trace.nearness >= COVERED),
        never=answer.situation.playbook is not None,
    )


def curve(cases: Sequence[Case]) -> tuple[Point, ...]:
    """What each threshold would do."""
    to_catch = [case for case in cases if case.should_be_refused]
    answerable = [case for case in cases if not case.should_be_refused]
    return tuple(
        Point(
            threshold,
            sum(case.is_refused(threshold) for case in to_catch),
            len(to_catch),
            sum(case.is_refused(threshold) for case in answerable),
            len(answerable),
        )
        for threshold in THRESHOLDS
    )


def best(points: Sequence[Point], *, most_false: float = MOST_FALSE) -> Point | None:
    """Return the lowest threshold of those that catch most with no more refused than that; None
    where each refuses more.
    """
    allowed = [point for point in points if point.false_share <= most_false]
    return max(allowed, key=lambda point: (point.caught, -point.threshold), default=None)
