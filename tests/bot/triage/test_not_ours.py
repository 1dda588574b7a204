"""Which questions read like what is not ours, and which don't."""

from __future__ import annotations

import pytest

from bot.triage.evidence import Evidence, Found, Part
from bot.triage.not_ours import not_ours
from knowledge.lexicon import NotOurs
from tests.builders import a_passage

JOBS = NotOurs(id="jobs", reason="Jobs are not covered.", examples=("hire a packer",))
MATTERS = {JOBS.passage_id: JOBS}


def evidence(*parts: tuple[float, float, float]) -> Evidence:
    """Evidence with, for each part, how near a statement, a playbook and the matter come."""
    made = tuple(
        Part(
            text="asked",
            found=(Found(passage=a_passage(), similarity=statement, fit=statement),),
            examples={"claim-open": playbook, JOBS.passage_id: strange},
        )
        for statement, playbook, strange in parts
    )
    return Evidence(
        found=tuple(found for part in made for found in part.found),
        parts=made,
        examples={
            name: max(part.examples[name] for part in made)
            for name in ("claim-open", JOBS.passage_id)
        },
    )


def test_a_question_nearer_to_what_is_not_ours_than_to_the_guidance_is_not_ours() -> None:
    assert not_ours(evidence((0.5, 0.4, 0.6)), MATTERS) == JOBS


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([(0.60, 0.4, 0.62)], id="hardly nearer than a statement"),
        pytest.param([(0.40, 0.6, 0.62)], id="hardly nearer than a playbook's example"),
        pytest.param([(0.10, 0.1, 0.40)], id="near to nothing"),
        pytest.param([(0.50, 0.4, 0.7), (0.6, 0.4, 0.3)], id="one of two parts is ours"),
    ],
)
def test_a_question_that_may_be_ours_is_ours(parts: list[tuple[float, float, float]]) -> None:
    assert not_ours(evidence(*parts), MATTERS) is None


def test_where_nothing_shows_what_is_not_ours_everything_is() -> None:
    assert not_ours(evidence((0.5, 0.4, 0.6)), {}) is None


def test_where_several_facts_of_a_dispute_are_told_it_must_be_much_nearer() -> None:
    assert not_ours(evidence((0.5, 0.4, 0.6)), MATTERS, told=2) is None
    assert not_ours(evidence((0.5, 0.4, 0.7)), MATTERS, told=2) == JOBS
