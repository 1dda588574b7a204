from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.ranking import ndcg_at, recall_at, reciprocal_rank

NAMES = st.lists(st.sampled_from("abcdefgh"), max_size=8, unique=True)
SOME = st.sets(st.sampled_from("abcdefgh"), min_size=1)
GAINS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 3), min_size=1)


def test_recall_is_the_share_of_the_relevant_ones_among_the_first() -> None:
    assert recall_at(2, ["a", "b", "c"], {"a", "c", "d"}) == pytest.approx(1 / 3)
    assert recall_at(3, ["a", "b", "c"], {"a", "c", "d"}) == pytest.approx(2 / 3)


def test_ndcg_of_one_relevant_one_is_what_its_rank_leaves_of_it() -> None:
    assert ndcg_at(10, ["x", "a"], {"a": 1.0}) == pytest.approx(1 / log2(3))


def test_ndcg_weighs_gains_and_ranks() -> None:
    assert ndcg_at(10, ["a", "b"], {"a": 1.0, "b": 3.0}) == pytest.approx(
        (1 + 3 / log2(3)) / (3 + 1 / log2(3))
    )


def test_ndcg_can_be_one_where_there_are_more_relevant_ones_than_places() -> None:
    assert ndcg_at(2, ["a", "b"], {"a": 1.0, "b": 1.0, "c": 1.0}) == pytest.approx(1)


def test_the_reciprocal_rank_is_that_of_the_first_relevant_one() -> None:
    assert reciprocal_rank(["x", "y", "a", "b"], {"a", "b"}) == pytest.approx(1 / 3)
    assert reciprocal_rank(["x"], {"a"}) == 0


def test_without_anything_relevant_all_are_zero() -> None:
    assert recall_at(5, ["a"], set()) == 0
    assert ndcg_at(5, ["a"], {}) == 0
    assert ndcg_at(5, ["a"], {"a": 0.0}) == 0
    assert reciprocal_rank(["a"], set()) == 0


def test_what_is_named_again_counts_once_and_takes_no_place() -> None:
    assert recall_at(2, ["a", "a", "b"], {"b"}) == 1
    assert reciprocal_rank(["x", "x", "a"], {"a"}) == pytest.approx(1 / 2)
    assert ndcg_at(2, ["a", "a"], {"a": 1.0, "b": 1.0}) < 1


@given(NAMES, SOME)
def test_recall_grows_with_the_places_looked_at(ranked: list[str], relevant: set[str]) -> None:
    several = [recall_at(k, ranked, relevant) for k in range(9)]

    assert several == sorted(several)
    assert 0 <= several[0] <= several[-1] <= 1


@given(NAMES, GAINS)
def test_no_order_is_better_than_by_gain(ranked: list[str], gains: dict[str, int]) -> None:
    best = sorted(gains, key=lambda each: -gains[each])

    assert 0 <= ndcg_at(5, ranked, gains) <= ndcg_at(5, best, gains) + 1e-12
    assert ndcg_at(5, best, gains) == pytest.approx(1)
