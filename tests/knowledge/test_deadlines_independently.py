"""Deadlines held against a reckoning of their own (`independent_calendar.py`): 15,000 cases, and 80
for each rule of the corpus, drawn by a seeded generator so that they lie where calendars and clocks
are hard, the same in every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from knowledge.deadlines import (
    ZONES,
    Basis,
    Deadline,
    DeadlineRule,
    due,
    is_missed,
    rules_for,
    stated,
)
from knowledge.guidance import load_guidance
from knowledge.sources import EffectiveBy
from tests.knowledge.independent_calendar import (
    MINUTES_A_DAY,
    PLACES,
    Day,
    day_at,
    day_number,
    days_after,
    midnight,
    months_after,
    number_of,
)

CORPUS = load_guidance().rules
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HARD_DAYS: tuple[Day, ...] = tuple(
    day
    for year in range(2023, 2033)
    for day in (
        *((year, 1, 31), (year, 2, 28), (year, 3, 1), (year, 3, 8), (year, 3, 29), (year, 4, 30)),
        *((year, 8, 31), (year, 10, 25), (year, 10, 31), (year, 11, 1), (year, 11, 30)),
        *((year, 12, 31), (year, 2, 16), (year, 1, 26)),
    )
)
"""Month ends, leap days, year ends, days near which clocks or rules change."""


def days(seed: int, count: int) -> Iterator[tuple[Day, str, Random]]:
    """Days at or near the hard ones, each with a marketplace and the generator that drew them."""
    draw = Random(seed)  # noqa: S311 -- the same in every run
    for _ in range(count):
        near = number_of(draw.choice(HARD_DAYS)) + draw.randint(-8, 8)
        yield day_number(near), draw.choice(PLACES), draw


def as_date(day: Day) -> date:
    return date(*day)


def as_moment(minute: int) -> datetime:
    return EPOCH + timedelta(minutes=minute)


def a_rule(**period: int) -> DeadlineRule:
    return DeadlineRule(
        id="rule",
        action="Act",
        counts_from="began",
        counts_from_label="the beginning",
        statements=("s",),
        **period,  # type: ignore[arg-type]
    )


def test_days_from_a_day() -> None:
    for began, place, draw in days(1, 2500):
        length, spare = draw.randint(1, 120), draw.choice((0, 0, 1))
        rule = a_rule(days=length, spare_days=spare)

        deadline = due(rule, as_date(began), marketplace=place)

        assert deadline.due_at == as_date(days_after(began, length - spare)), (began, place, rule)


def test_days_from_a_moment() -> None:
    for day, place, draw in days(2, 2000):
        minute = number_of(day) * MINUTES_A_DAY + draw.randrange(MINUTES_A_DAY)
        length = draw.randint(1, 120)

        deadline = due(a_rule(days=length), as_moment(minute), marketplace=place)

        last = days_after(day_at(place, minute), length)
        assert deadline.due_at == as_date(last), (minute, place, length)


def test_months_from_a_day() -> None:
    for began, place, draw in days(3, 2000):
        months = draw.randint(1, 24)

        deadline = due(a_rule(months=months), as_date(began), marketplace=place)

        assert deadline.due_at == as_date(months_after(began, months)), (began, months)


def test_hours_from_a_moment() -> None:
    for day, place, draw in days(4, 2500):
        minute = number_of(day) * MINUTES_A_DAY + draw.randrange(MINUTES_A_DAY)
        hours = draw.choice((24, 48, 72, draw.randint(1, 240)))

        deadline = due(a_rule(hours=hours), as_moment(minute), marketplace=place)

        end = minute + hours * 60
        whole = days_after(day_at(place, end), -1)
        planned = max(whole, day_at(place, minute))
        assert isinstance(deadline.ends, datetime)
        # In UTC: Python holds no hour that comes twice for equal to one of another zone.
        assert deadline.ends.astimezone(UTC) == as_moment(end), (minute, place, hours)
        assert deadline.due_at == as_date(planned), (minute, place, hours)
        assert not is_missed(deadline, as_moment(end))
        assert is_missed(deadline, as_moment(end + 1))


def test_hours_from_a_day() -> None:
    for began, place, draw in days(5, 1500):
        hours = draw.choice((24, 48, 72, 96))

        deadline = due(a_rule(hours=hours), as_date(began), marketplace=place)

        first_end = midnight(place, began) + hours * 60
        last_end = midnight(place, days_after(began, 1)) + hours * 60 - 1
        planned = max(days_after(day_at(place, first_end), -1), began)
        assert deadline.due_at == as_date(planned), (began, place, hours)
        assert deadline.ends == as_date(day_at(place, last_end)), (began, place, hours)


def test_a_stated_day_is_planned_for_the_day_before_and_over_with_itself() -> None:
    for day, place, draw in days(6, 1000):
        end = midnight(place, days_after(day, 1))
        after = draw.randint(-2000, 2000)

        deadline = stated("Answer", as_date(day), marketplace=place)

        assert deadline.due_at == as_date(days_after(day, -1)), (day, place)
        assert is_missed(deadline, as_moment(end + after)) is (after >= 0), (day, place, after)


# The corpus's rules


@pytest.mark.parametrize("rule", CORPUS, ids=lambda rule: f"{rule.id}-{rule.marketplaces[0]}")
def test_no_rule_of_the_corpus_gives_an_hour_or_a_day_after_its_period(rule: DeadlineRule) -> None:
    for day, _, draw in days(7, 40):
        place = next((each for each in rule.marketplaces if each in ZONES), "US")
        minute = number_of(day) * MINUTES_A_DAY + draw.randrange(MINUTES_A_DAY)
        for began in (as_date(day), as_moment(minute)):
            deadline = due(rule, began, marketplace=place)

            assert type(deadline.due_at) is date
            assert deadline.basis in {Basis.RULE, Basis.EARLIEST}
            assert deadline.due_at <= _last_day(deadline)


def _last_day(deadline: Deadline) -> date:
    over = deadline.ends or deadline.due_at
    assert over is not None
    return over.date() if isinstance(over, datetime) else over


FILED_CHANGE, DELIVERED_CHANGE = (2026, 2, 16), (2026, 1, 26)


def test_safe_t_goes_by_the_day_of_filing_which_may_still_come() -> None:
    rules = [rule for rule in CORPUS if rule.id == "file-safe-t" and "US" in rule.marketplaces]
    for day, _, draw in days(8, 1500):
        refunded = as_date(days_after(day, -draw.randint(0, 90)))

        picked = rules_for(
            rules,
            known={"return_received": "yes"},
            marketplace="US",
            on=as_date(day),
            dates={EffectiveBy.REFUND: refunded},
        )

        # What is not filed by the change is filed under the 30 days: the shorter is planned for.
        assert [rule.days for rule in picked] == [30], day


def test_the_filings_own_day_decides_where_it_is_known() -> None:
    rules = [rule for rule in CORPUS if rule.id == "file-safe-t" and "US" in rule.marketplaces]
    for day, _, draw in days(9, 500):
        minute = midnight("US", day) + draw.randint(0, 1379)

        picked = rules_for(
            rules,
            known={"return_received": "yes"},
            marketplace="US",
            on=date(2026, 6, 1),
            dates={EffectiveBy.FILING: draw.choice((as_date(day), as_moment(minute)))},
        )

        assert [rule.days for rule in picked] == [30 if day >= FILED_CHANGE else 60], day


def test_a_returns_refund_goes_by_its_delivery() -> None:
    rules = [rule for rule in CORPUS if rule.id == "refund-return"]
    for day, _, draw in days(10, 500):
        delivered = draw.choice((as_date(day), as_moment(midnight("US", day))))

        picked = rules_for(
            rules,
            known={},
            marketplace="US",
            on=date(2026, 6, 1),
            dates={EffectiveBy.DELIVERY: delivered},
        )

        assert bool(picked) is (day >= DELIVERED_CHANGE), day


def test_a_rule_that_goes_by_the_refund_changes_at_midnight_of_its_marketplace() -> None:
    for day, place, draw in days(11, 1000):
        old = DeadlineRule(
            **{**vars(a_rule(days=60)), "id": "old"}
            | {"effective_until": as_date(days_after(day, -1)), "effective_by": EffectiveBy.REFUND}
        )
        new = DeadlineRule(
            **{**vars(a_rule(days=30)), "id": "new"}
            | {"effective_from": as_date(day), "effective_by": EffectiveBy.REFUND}
        )
        minute = midnight(place, day) + draw.choice((-1, 0, 1, draw.randint(-3000, 3000)))

        picked = rules_for(
            [old, new],
            known={},
            marketplace=place,
            on=date(2030, 1, 1),
            dates={EffectiveBy.REFUND: as_moment(minute)},
        )

        expected = "new" if minute >= midnight(place, day) else "old"
        assert [rule.id for rule in picked] == [expected], (day, place, minute)
