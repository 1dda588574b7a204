from __future__ import annotations

from math import log2
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.golden import Critical
from bot.evaluation.metrics import METRICS, Figure, Judged, critical_by_kind, measured
from bot.triage.answers import Outcome
from tests.bot.evaluation.small_traces import (
    APPEAL,
    OLD,
    WINDOW,
    a_golden,
    a_judged,
    a_refusal,
    an_answer,
)

BY_NAME = {metric.name: metric for metric in METRICS}


def figure(name: str, *judged: Judged) -> tuple[float, int]:
    found = measured(BY_NAME[name], judged)
    return round(found.met, 4), found.of


@pytest.fixture
def golden(tmp_path: Path) -> Any:
    def made(**particulars: Any) -> Any:
        return a_golden(tmp_path, **particulars)

    return made


def test_a_figure_is_a_share_with_its_interval() -> None:
    assert Figure(5, 10).share == 0.5
    assert Figure(5, 10).interval == pytest.approx((0.2366, 0.7634), abs=5e-5)
    assert Figure(0, 0).share is None


def test_retrieval_is_measured_over_groups(golden: Any) -> None:
    both = golden(find=[["appeal"], ["window"]])
    found_one = a_judged(both, None, OLD, APPEAL)
    refused = a_judged(golden(outcome="no_answer", find=[], facts=[]), a_refusal(), APPEAL)

    figures = {
        name: figure(name, found_one, refused)
        for name in ("recall_at_5", "reciprocal_rank", "ndcg_at_10")
    }

    at_rank_2, ideal = 1 / log2(3), 1 + 1 / log2(3)
    assert figures == {
        "recall_at_5": (0.5, 1),
        "reciprocal_rank": (0.5, 1),
        "ndcg_at_10": (round(at_rank_2 / ideal, 4), 1),
    }


def test_facts_are_counted_each_and_by_question(golden: Any) -> None:
    facts = [{"text": "a", "say": ["30 days"]}, {"text": "b", "say": ["45 days"]}]
    half, whole = a_judged(golden(facts=facts)), a_judged(golden(facts=facts[:1]))

    assert figure("facts", half, whole) == (2, 3)
    assert figure("facts_all", half, whole) == (1, 2)


def test_support_is_counted_by_sentence() -> None:
    class Stub:
        supported, cited = 2, 3

    judged: Any = type("Judged", (), {"verdict": Stub})

    assert figure("support", judged, judged) == (4, 6)


def test_refusals_are_right_or_false(golden: Any) -> None:
    out = golden(outcome="no_answer", find=[], facts=[])
    either = golden(outcome=["no_answer", "answer"], find=[], facts=[])
    judged = [
        a_judged(out, a_refusal()),
        a_judged(out),
        a_judged(golden(), a_refusal()),
        a_judged(golden()),
        a_judged(golden()),
        a_judged(either, a_refusal()),
    ]

    assert figure("caught", *judged) == (1, 2)
    assert figure("refused_falsely", *judged) == (1, 3)


def test_a_question_asked_where_none_is_needed_is_needless(golden: Any) -> None:
    asked = an_answer(outcome=Outcome.CLARIFICATION, question="Who?")
    needed = golden(outcome=["clarification", "answer"], asks=["reason"])

    judged = [a_judged(golden(), asked), a_judged(golden()), a_judged(needed, asked)]

    assert figure("asked_needlessly", *judged) == (1, 2)


def test_wrong_advice_and_critical_errors_are_counted_by_question(golden: Any) -> None:
    never = [
        {"text": "a", "say": ["appeal"], "critical": "refund_first"},
        {"text": "b", "say": ["30 days"], "critical": "refund_first"},
    ]
    harmless = [{"text": "a", "say": ["appeal"]}]
    judged = [
        a_judged(golden(**{"not": never})),
        a_judged(golden(**{"not": harmless})),
        a_judged(golden()),
    ]

    assert figure("wrong_advice", *judged) == (2, 3)
    assert figure("critical", *judged) == (1, 3)
    assert critical_by_kind(judged)[Critical.REFUND_FIRST] == 1


def test_stability_counts_each_way_of_asking(golden: Any) -> None:
    one = a_judged(golden(), same={"paraphrased": (True, False), "again": (True,)})
    other = a_judged(golden(), same={"paraphrased": (True,)})

    assert figure("same_paraphrased", one, other) == (2, 3)
    assert figure("same_again", one, other) == (1, 1)
    assert figure("same_misspelt", one, other) == (0, 0)


@given(st.lists(st.booleans(), max_size=30))
def test_every_figure_lies_between_nothing_and_all(
    tmp_path_factory: pytest.TempPathFactory, refused: list[bool]
) -> None:
    golden = a_golden(tmp_path_factory.mktemp("golden"))
    judged = [a_judged(golden, a_refusal() if each else None, WINDOW, APPEAL) for each in refused]

    for metric in METRICS:
        found = measured(metric, judged)
        assert 0 <= found.met <= found.of or found.of == 0


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_another_right_answer_never_lowers_what_is_right(
    tmp_path_factory: pytest.TempPathFactory, refused: list[bool]
) -> None:
    golden = a_golden(tmp_path_factory.mktemp("golden"))
    judged = [a_judged(golden, a_refusal() if each else None, APPEAL) for each in refused]
    right = a_judged(golden, None, APPEAL)

    before = measured(BY_NAME["right"], judged).share
    after = measured(BY_NAME["right"], [*judged, right]).share

    assert before is not None
    assert after is not None
    assert before <= after
