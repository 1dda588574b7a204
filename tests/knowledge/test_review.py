"""By when somebody must look whether a source still holds."""

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from knowledge.review import PERIODS, is_overdue, review_by
from knowledge.sources import Authority
from tests.builders import a_source

READ = date(2026, 8, 31)

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31))


@pytest.mark.parametrize(
    ("authority", "by"),
    [
        (Authority.OFFICIAL, date(2027, 2, 28)),
        (Authority.STAFF, date(2026, 12, 31)),
        (Authority.ANNOUNCEMENT, date(2026, 12, 31)),
        (Authority.HOUSE, date(2027, 8, 31)),
        (Authority.EXPERT, date(2027, 2, 28)),
        (Authority.COMMUNITY, date(2027, 2, 28)),
    ],
)
def test_a_source_is_reviewed_by_the_end_of_its_authoritys_period(
    authority: Authority, by: date
) -> None:
    assert review_by(a_source(authority=authority, retrieved=READ)) == by


def test_the_day_that_a_source_sets_itself_wins_over_the_rule() -> None:
    source = a_source(retrieved=READ, review_by=date(2026, 12, 15))

    assert review_by(source) == date(2026, 12, 15)


def test_a_rule_that_begins_or_ends_before_is_reviewed_on_that_day() -> None:
    ahead, far = date(2026, 11, 1), date(2027, 6, 1)

    assert review_by(a_source(retrieved=READ, effective_from=ahead, effective_until=far)) == ahead
    assert review_by(a_source(retrieved=READ, effective_until=ahead)) == ahead
    assert review_by(a_source(retrieved=READ, effective_until=far)) == date(2027, 2, 28)
    assert review_by(a_source(retrieved=READ, effective_from=READ)) == date(2027, 2, 28)


def test_a_documents_age_counts_from_the_day_on_which_it_was_taken_in() -> None:
    handbook = a_source(authority=Authority.HOUSE)

    assert review_by(handbook, READ) == date(2027, 8, 31)
    assert review_by(handbook) is None
    assert not is_overdue(handbook, today=date.max)


def test_a_teams_own_cases_are_never_overdue() -> None:
    case = a_source(authority=Authority.EXPERIENCE, retrieved=date(2020, 1, 1))

    assert review_by(case) is None
    assert not is_overdue(case, today=date.max)


@given(authority=st.sampled_from(sorted(PERIODS)), read=days, own=st.none() | days, today=days)
def test_a_source_is_overdue_from_the_day_after_its_review_date_and_stays_so(
    authority: Authority, read: date, own: date | None, today: date
) -> None:
    source = a_source(authority=authority, retrieved=read, review_by=own)

    due = review_by(source)

    assert due is not None
    assert is_overdue(source, today=today) == (today > due)
    if own is None:
        assert read + relativedelta(months=3) < due <= read + relativedelta(months=12)
