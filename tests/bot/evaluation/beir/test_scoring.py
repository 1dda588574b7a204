from __future__ import annotations

import pytest

from bot.evaluation.beir.reading import Query
from bot.evaluation.beir.scoring import (
    Latency,
    documents_of,
    latency,
    mean_scores,
    scored,
)


def test_a_ranking_is_scored_by_every_measure() -> None:
    query = Query(id="q", text="", gains={"a": 1, "b": 1, "x": 0})

    scores = scored(query, ["x", "a", "y", "z", "u", "v", "b"])

    assert scores["recall@5"] == 0.5
    assert scores["recall@10"] == 1
    assert scores["recall@20"] == 1
    assert scores["MRR"] == 0.5
    assert scores["nDCG@10"] == pytest.approx((0.6309 + 0.3333) / (1 + 0.6309), abs=1e-4)


def test_scores_are_averaged_measure_by_measure() -> None:
    query = Query(id="q", text="", gains={"a": 1})

    means = mean_scores([scored(query, ["a"]), scored(query, ["x", "a"])])

    assert means["MRR"] == 0.75
    assert means["recall@5"] == 1


def test_a_document_stands_where_its_best_passage_does() -> None:
    assert documents_of(["b", "a", "b", "c", "a"]) == ("b", "a", "c")


def test_latency_is_told_by_times_that_were_measured() -> None:
    assert latency([5.0, 1.0, 3.0]) == Latency(p50=3.0, p95=5.0)
    assert latency([7.0]) == Latency(p50=7.0, p95=7.0)
    assert latency([float(each) for each in range(1, 101)]) == Latency(p50=50.0, p95=95.0)
