from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.intervals import wilson

COUNTS = st.integers(1, 2000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(
    ("met", "of", "low", "high"),
    [  # the last three are the examples of Newcombe (1998), method 3
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_one_of_the_literature(
    met: int, of: int, low: float, high: float
) -> None:
    assert wilson(met, of) == pytest.approx((low, high), abs=5e-5)


def test_nothing_counted_tells_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(COUNTS)
def test_the_share_lies_within_its_interval(counted: tuple[int, int]) -> None:
    met, of = counted

    low, high = wilson(met, of)

    assert 0 <= low <= met / of + 1e-12
    assert met / of - 1e-12 <= high <= 1


@given(COUNTS)
def test_more_met_raises_both_ends(counted: tuple[int, int]) -> None:
    met, of = counted

    lower, higher = wilson(max(0, met - 1), of), wilson(met, of)

    assert lower[0] <= higher[0] + 1e-12
    assert lower[1] <= higher[1] + 1e-12


@given(COUNTS)
def test_the_same_share_of_more_is_surer(counted: tuple[int, int]) -> None:
    met, of = counted

    few, many = wilson(met, of), wilson(met * 4, of * 4)

    assert many[1] - many[0] < few[1] - few[0]
