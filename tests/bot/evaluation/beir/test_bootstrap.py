from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evaluation.beir.bootstrap import Difference, in_first_half, paired_difference

SCORES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=30)


def test_a_gain_that_every_query_has_is_certain() -> None:
    difference = paired_difference([0.2, 0.4, 0.6], [0.3, 0.5, 0.7])

    assert difference.mean == pytest.approx(0.1)
    assert difference.low == pytest.approx(0.1)
    assert difference.high == pytest.approx(0.1)
    assert difference.certain


def test_a_gain_as_often_lost_as_won_is_not_certain() -> None:
    difference = paired_difference([0.0, 1.0] * 20, [1.0, 0.0] * 20)

    assert difference.mean == 0
    assert not difference.certain


def test_the_interval_is_as_wide_as_statistics_expect() -> None:
    # 100 differences of mean 0.5 and standard deviation 0.5: 0.5 ± 1.96 * 0.05.
    difference = paired_difference([0.0] * 100, [0.0, 1.0] * 50)

    assert difference.low == pytest.approx(0.402, abs=0.011)
    assert difference.high == pytest.approx(0.598, abs=0.011)


def test_the_same_seed_gives_the_same_interval_and_another_one_a_different_one() -> None:
    before, after = [0.1, 0.5, 0.9, 0.2, 0.7], [0.4, 0.3, 0.8, 0.9, 0.6]

    once = paired_difference(before, after)

    assert paired_difference(before, after) == once
    assert paired_difference(before, after, seed=1) != once


def test_queries_are_paired_so_that_their_own_differences_count() -> None:
    # Each query gains a little, although queries differ much among themselves.
    assert paired_difference([0.0, 0.5, 0.9] * 10, [0.05, 0.55, 0.95] * 10).certain


def test_nothing_can_not_be_compared() -> None:
    with pytest.raises(ValueError, match="nothing to compare"):
        paired_difference([], [])


@settings(max_examples=30)
@given(SCORES)
def test_the_other_way_round_is_the_same_with_the_sign_turned(
    scores: list[tuple[float, float]],
) -> None:
    before, after = zip(*scores, strict=True)

    there = paired_difference(before, after, resamples=200)
    back = paired_difference(after, before, resamples=200)

    assert there.mean == pytest.approx(-back.mean)
    assert there.low == pytest.approx(-back.high)
    assert there.high == pytest.approx(-back.low)


def test_an_interval_that_touches_zero_is_not_certain() -> None:
    assert not Difference(mean=0.1, low=0.0, high=0.2).certain
    assert Difference(mean=-0.1, low=-0.2, high=-0.01).certain


def test_about_half_of_all_ids_are_in_the_first_half_and_always_the_same_ones() -> None:
    ids = [f"task_{number:03}" for number in range(1000)]

    first = [each for each in ids if in_first_half(each)]

    assert 430 < len(first) < 570
    assert first[:3] == [each for each in ids if in_first_half(each)][:3]
