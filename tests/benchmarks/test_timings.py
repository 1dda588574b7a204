import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.timings import percentile

timings = st.lists(st.floats(min_value=0, max_value=1e6), min_size=1)


@pytest.mark.parametrize(("share", "expected"), [(50, 3.0), (95, 5.0), (20, 1.0), (21, 2.0)])
def test_a_percentile_is_the_nearest_rank(share: float, expected: float) -> None:
    assert percentile([5.0, 1.0, 4.0, 2.0, 3.0], share) == expected


def test_the_percentile_of_one_timing_is_that_timing() -> None:
    assert percentile([7.0], 95) == 7.0


@given(timings, st.integers(min_value=1, max_value=100))
def test_at_least_that_share_of_the_timings_does_not_exceed_a_percentile(
    several: list[float], share: int
) -> None:
    limit = percentile(several, share)

    assert limit in several
    assert sum(each <= limit for each in several) * 100 >= share * len(several)
