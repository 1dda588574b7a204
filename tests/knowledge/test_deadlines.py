from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.deadlines import (
    ZONES,
    Basis,
    Deadline,
    DeadlineRule,
    due,
    is_missed,
    rules_for,
    stated,
    stated_within,
)
from knowledge.sources import ANYWHERE, EffectiveBy

PACIFIC = ZoneInfo("America/Los_Angeles")


def a_rule(**changes: object) -> DeadlineRule:
    particulars: dict[str, object] = {
        "id": "a-rule",
        "action": "File the claim",
        "counts_from": "return_scanned",
        "counts_from_label": "the scan of the return",
        "statements": ("a-statement",),
    }
    if not changes.keys() & {"hours", "months"}:
        particulars["days"] = 30
    return DeadlineRule(**(particulars | changes))  # type: ignore[arg-type]


# What a rule gives


def test_a_period_in_days_ends_that_many_days_after_the_day_it_counts_from() -> None:
    rule = a_rule(days=30)

    deadline = due(rule, date(2026, 2, 1), marketplace="US")

    assert deadline == Deadline(
        action="File the claim",
        due_at=date(2026, 3, 3),
        zone="America/Los_Angeles",
        within="30 days",
        counts_from="the scan of the return",
        basis=Basis.RULE,
        statements=("a-statement",),
    )


@pytest.mark.parametrize(
    ("began", "days", "last_day"),
    [
        (date(2026, 1, 31), 30, date(2026, 3, 2)),
        (date(2028, 1, 30), 30, date(2028, 2, 29)),
        (date(2028, 2, 29), 365, date(2029, 2, 28)),
        (date(2026, 12, 25), 7, date(2027, 1, 1)),
        (date(2026, 10, 31), 1, date(2026, 11, 1)),
    ],
)
def test_days_are_counted_over_month_ends_leap_days_and_years(
    began: date, days: int, last_day: date
) -> None:
    deadline = due(a_rule(days=days), began, marketplace="US")

    assert deadline.due_at == last_day


def test_a_rule_that_leaves_open_how_to_count_is_planned_for_early() -> None:
    rule = a_rule(days=4, spare_days=1)

    deadline = due(rule, date(2026, 11, 9), marketplace="US")

    assert (deadline.due_at, deadline.basis, deadline.within) == (
        date(2026, 11, 12),
        Basis.EARLIEST,
        "4 days, planned for day 3",
    )


def test_a_clock_that_began_at_the_earliest_gives_the_earliest_reading() -> None:
    deadline = due(a_rule(), date(2026, 2, 1), marketplace="US", began_at_the_earliest=True)

    assert (deadline.due_at, deadline.basis) == (date(2026, 3, 3), Basis.EARLIEST)


def test_days_count_from_the_day_that_it_was_in_the_marketplace() -> None:
    just_after_midnight_in_london = datetime(2026, 3, 2, 0, 30, tzinfo=ZoneInfo("Europe/London"))

    here = due(a_rule(days=30), just_after_midnight_in_london, marketplace="UK")
    there = due(a_rule(days=30), just_after_midnight_in_london, marketplace="US")

    assert (here.due_at, there.due_at) == (date(2026, 4, 1), date(2026, 3, 31))


def test_hours_are_planned_for_the_last_whole_day_within_them_and_never_for_an_hour() -> None:
    asked = datetime(2026, 11, 12, 14, 10, tzinfo=PACIFIC)

    deadline = due(a_rule(hours=48), asked, marketplace="US")

    assert deadline == Deadline(
        action="File the claim",
        due_at=date(2026, 11, 13),
        zone="America/Los_Angeles",
        within="48 hours",
        counts_from="the scan of the return",
        basis=Basis.EARLIEST,
        statements=("a-statement",),
        ends=datetime(2026, 11, 14, 14, 10, tzinfo=PACIFIC),
    )


@pytest.mark.parametrize(
    ("began", "ends"),
    [
        (datetime(2026, 10, 31, 9, tzinfo=PACIFIC), datetime(2026, 11, 2, 8, tzinfo=PACIFIC)),
        (datetime(2026, 3, 7, 9, tzinfo=PACIFIC), datetime(2026, 3, 9, 10, tzinfo=PACIFIC)),
    ],
    ids=["clocks go back", "clocks go forward"],
)
def test_hours_pass_whatever_the_clocks_do(began: datetime, ends: datetime) -> None:
    deadline = due(a_rule(hours=48), began, marketplace="US")

    assert deadline.ends == ends


def test_a_moment_without_a_zone_is_read_in_the_marketplaces() -> None:
    asked = datetime(2026, 6, 1, 9)  # noqa: DTZ001 -- that is what the test is about

    deadline = due(a_rule(hours=24), asked, marketplace="JP")

    assert deadline.ends == datetime(2026, 6, 2, 9, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize(
    ("hours", "plan_for"),
    [(24, date(2026, 6, 1)), (48, date(2026, 6, 2)), (72, date(2026, 6, 3))],
)
def test_hours_from_a_day_without_a_clock_time_count_from_its_start(
    hours: int, plan_for: date
) -> None:
    deadline = due(a_rule(hours=hours), date(2026, 6, 1), marketplace="US")

    assert (deadline.due_at, deadline.basis) == (plan_for, Basis.EARLIEST)


def test_a_day_of_25_hours_takes_an_hour_from_the_last_day_so_the_one_before_is_planned_for() -> (
    None
):
    day_before_the_clocks_go_back = date(2026, 10, 31)

    deadline = due(a_rule(hours=48), day_before_the_clocks_go_back, marketplace="US")

    assert deadline.due_at == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("hours", "day"),
    [(12, date(2026, 6, 1)), (24, date(2026, 11, 1))],
    ids=["half a day", "a day of 25 hours"],
)
def test_where_no_whole_day_is_left_the_day_itself_is_planned_for(hours: int, day: date) -> None:
    deadline = due(a_rule(hours=hours), day, marketplace="US")

    assert (deadline.due_at, deadline.basis) == (day, Basis.EARLIEST)


def test_without_a_start_there_is_no_date_but_still_a_period() -> None:
    deadline = due(a_rule(days=7), None, marketplace="UK")

    assert (deadline.due_at, deadline.within, deadline.basis) == (None, "7 days", Basis.RULE)


# What the notice says


def test_a_stated_moment_is_kept_and_shown_in_the_marketplaces_zone() -> None:
    moment = datetime(2026, 11, 12, 22, 10, tzinfo=UTC)

    deadline = stated("Answer Amazon", moment, marketplace="US", statements=("s",))

    assert deadline == Deadline(
        action="Answer Amazon",
        due_at=datetime(2026, 11, 12, 14, 10, tzinfo=PACIFIC),
        zone="America/Los_Angeles",
        within="by 12 Nov 2026, 14:10, as stated",
        counts_from="Amazon's notice",
        basis=Basis.STATED,
        statements=("s",),
    )


def test_a_stated_day_without_an_hour_is_planned_for_the_day_before_and_still_named() -> None:
    deadline = stated("Answer Amazon", date(2026, 3, 1), marketplace="UK")

    assert (deadline.due_at, deadline.basis, deadline.within) == (
        date(2026, 2, 28),
        Basis.STATED,
        "by 1 Mar 2026, as stated, no hour given: plan for the day before",
    )


def test_a_stated_hour_without_a_zone_is_planned_for_the_day_before_and_still_named() -> None:
    hour = datetime(2026, 11, 24, 17, 0)  # noqa: DTZ001 -- the notice names no zone

    deadline = stated("Answer Amazon", hour, marketplace="US")

    assert (deadline.due_at, deadline.within) == (
        date(2026, 11, 23),
        "by 24 Nov 2026, 17:00, as stated, no zone given: plan for the day before",
    )


def test_a_stated_period_that_nothing_dates_has_no_date() -> None:
    deadline = stated_within("Answer Amazon", timedelta(hours=72), marketplace="US")

    assert (deadline.due_at, deadline.basis, deadline.within) == (
        None,
        Basis.STATED,
        "within 72 hours of the notice, as stated",
    )


# Missed or not


@pytest.mark.parametrize(
    ("deadline", "over_from"),
    [
        (stated("Answer", date(2026, 11, 24), marketplace="US"), (11, 25, 0)),
        (due(a_rule(days=4, spare_days=1), date(2026, 11, 9), marketplace="US"), (11, 14, 0)),
        (due(a_rule(hours=48), date(2026, 11, 9), marketplace="US"), (11, 12, 0)),
    ],
    ids=["a stated day", "a day to spare", "hours from a day"],
)
def test_what_is_planned_for_early_is_missed_only_when_it_can_be_open_no_more(
    deadline: Deadline, over_from: tuple[int, int, int]
) -> None:
    month, day, hour = over_from
    over = datetime(2026, month, day, hour, tzinfo=PACIFIC)

    assert is_missed(deadline, over)
    assert not is_missed(deadline, over - timedelta(minutes=1))


def test_hours_from_a_moment_are_missed_only_once_they_have_passed() -> None:
    asked = datetime(2026, 11, 12, 14, 10, tzinfo=PACIFIC)
    deadline = due(a_rule(hours=48), asked, marketplace="US")

    assert not is_missed(deadline, asked + timedelta(hours=48))
    assert is_missed(deadline, asked + timedelta(hours=48, seconds=1))


@pytest.mark.parametrize(
    ("now", "missed"),
    [
        (datetime(2026, 3, 3, 23, 59, tzinfo=PACIFIC), False),
        (datetime(2026, 3, 4, 7, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 4, 8, 0, tzinfo=UTC), True),
    ],
)
def test_a_day_is_missed_once_it_has_ended_in_its_zone(now: datetime, missed: bool) -> None:
    deadline = due(a_rule(days=30), date(2026, 2, 1), marketplace="US")

    assert is_missed(deadline, now) is missed


def test_a_moment_is_missed_once_it_has_passed_also_while_clocks_go_back() -> None:
    first_half_past_one = datetime(2026, 11, 1, 1, 30, tzinfo=PACIFIC, fold=0)
    second_quarter_past_one = datetime(2026, 11, 1, 1, 15, tzinfo=PACIFIC, fold=1)
    deadline = stated("Answer", first_half_past_one, marketplace="US")

    assert not is_missed(deadline, first_half_past_one)
    assert is_missed(deadline, second_quarter_past_one)


def test_what_has_no_date_is_not_missed() -> None:
    deadline = due(a_rule(), None, marketplace="US")

    assert not is_missed(deadline, datetime(2100, 1, 1, tzinfo=UTC))


# Which rules apply

SIXTY = a_rule(id="sixty", days=60, effective_until=date(2026, 2, 15), marketplaces=("US",))
THIRTY = a_rule(id="thirty", days=30, effective_from=date(2026, 2, 16), marketplaces=("US",))


@pytest.mark.parametrize(
    ("on", "rule"), [(date(2026, 2, 15), SIXTY), (date(2026, 2, 16), THIRTY)], ids=str
)
def test_the_rule_in_force_on_the_day_is_picked(on: date, rule: DeadlineRule) -> None:
    assert rules_for([SIXTY, THIRTY], known={}, marketplace="US", on=on) == (rule,)


def test_a_rule_that_has_ended_is_not_picked_even_where_it_is_the_shorter() -> None:
    two_days = a_rule(id="two", days=2, effective_until=date(2026, 1, 25))
    four_days = a_rule(id="four", days=4, effective_from=date(2026, 1, 26))

    picked = rules_for([two_days, four_days], known={}, marketplace="US", on=date(2026, 11, 21))

    assert picked == (four_days,)


def test_the_date_that_the_rule_goes_by_decides_not_the_day_of_the_matter() -> None:
    by_refund = [
        a_rule(
            id="old", days=60, effective_until=date(2026, 2, 15), effective_by=EffectiveBy.REFUND
        ),
        a_rule(
            id="new", days=30, effective_from=date(2026, 2, 16), effective_by=EffectiveBy.REFUND
        ),
    ]

    picked = rules_for(
        by_refund,
        known={},
        marketplace="US",
        on=date(2026, 3, 1),
        dates={EffectiveBy.REFUND: date(2026, 2, 10)},
    )

    assert [rule.id for rule in picked] == ["old"]


def test_of_rules_that_go_by_different_dates_the_shorter_period_is_picked() -> None:
    old = a_rule(
        id="old", days=60, effective_until=date(2026, 2, 15), effective_by=EffectiveBy.REFUND
    )
    new = a_rule(
        id="new", days=30, effective_from=date(2026, 2, 16), effective_by=EffectiveBy.FILING
    )
    dates = {EffectiveBy.REFUND: date(2026, 1, 25), EffectiveBy.FILING: date(2026, 2, 20)}

    picked = rules_for([old, new], known={}, marketplace="US", on=date(2026, 2, 20), dates=dates)

    assert picked == (new,)


def test_what_may_still_be_filed_under_a_rule_to_come_is_planned_for_under_the_shorter() -> None:
    old = a_rule(
        id="old", days=60, effective_until=date(2026, 2, 15), effective_by=EffectiveBy.FILING
    )
    new = a_rule(
        id="new", days=30, effective_from=date(2026, 2, 16), effective_by=EffectiveBy.FILING
    )

    picked = rules_for([old, new], known={}, marketplace="US", on=date(2026, 2, 1))

    assert picked == (new,)


def test_a_moment_decides_by_its_day_in_the_marketplace() -> None:
    at_the_change = datetime(2026, 2, 16, 7, 0, tzinfo=UTC)  # still 15 February in the US
    by_event = {EffectiveBy.EVENT: at_the_change}

    picked = rules_for(
        [SIXTY, THIRTY], known={}, marketplace="US", on=date(2026, 6, 1), dates=by_event
    )

    assert picked == (SIXTY,)


def test_another_marketplaces_rule_is_never_picked() -> None:
    american, emirati = a_rule(id="us", marketplaces=("US",)), a_rule(id="ae", marketplaces=("AE",))
    on = date(2026, 6, 1)

    assert rules_for([american, emirati], known={}, marketplace="AE", on=on) == (emirati,)
    assert rules_for([american], known={}, marketplace="UK", on=on) == ()


def test_a_marketplaces_own_rule_goes_before_one_that_holds_anywhere() -> None:
    everywhere = a_rule(id="everywhere", days=7, marketplaces=(ANYWHERE,))
    emirati = a_rule(id="ae", days=10, marketplaces=("AE",), counts_from="return_delivered")
    other = a_rule(id="other", action="Appeal", days=5)
    on = date(2026, 6, 1)

    assert rules_for([everywhere, emirati, other], known={}, marketplace="AE", on=on) == (
        emirati,
        other,
    )
    assert rules_for([everywhere, emirati], known={}, marketplace="UK", on=on) == (everywhere,)


def test_a_rule_applies_only_when_the_facts_that_it_presumes_are_known() -> None:
    rule = a_rule(given={"fulfillment": ("FBM",)})
    on = date(2026, 6, 1)

    assert rules_for([rule], known={"fulfillment": "FBM"}, marketplace="US", on=on) == (rule,)
    assert rules_for([rule], known={"fulfillment": "FBA"}, marketplace="US", on=on) == ()
    assert rules_for([rule], known={}, marketplace="US", on=on) == ()


def test_rules_that_count_from_different_moments_are_both_kept_in_their_order() -> None:
    from_scan = a_rule(id="scan", days=30)
    from_refund = a_rule(id="refund", days=20, counts_from="refunded")

    picked = rules_for([from_scan, from_refund], known={}, marketplace="US", on=date(2026, 6, 1))

    assert picked == (from_scan, from_refund)


# The shape of it, against reckonings of another kind

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
PLACES = st.sampled_from(sorted(ZONES))


def day_after(day: date) -> date:
    """The next day by the calendar, without date arithmetic."""
    if day.day < monthrange(day.year, day.month)[1]:
        return day.replace(day=day.day + 1)
    if day.month < 12:
        return day.replace(month=day.month + 1, day=1)
    return date(day.year + 1, 1, 1)


@given(began=DAYS, days=st.integers(1, 120), place=PLACES)
@settings(max_examples=2000, deadline=None)
def test_days_agree_with_turning_the_calendar_day_by_day(
    began: date, days: int, place: str
) -> None:
    last_day = began
    for _ in range(days):
        last_day = day_after(last_day)

    deadline = due(a_rule(days=days), began, marketplace=place)

    assert (deadline.due_at, deadline.zone) == (last_day, ZONES[place])
    assert last_day.toordinal() == began.toordinal() + days


@given(day=DAYS, place=PLACES)
@settings(max_examples=500, deadline=None)
def test_a_stated_day_is_planned_for_a_day_that_ends_before_it_begins(
    day: date, place: str
) -> None:
    deadline = stated("Answer", day, marketplace=place)

    assert isinstance(deadline.due_at, date)
    assert day_after(deadline.due_at) == day


@given(began=DAYS, days=st.integers(1, 90), place=PLACES, seconds=st.integers(-172800, 172800))
@settings(max_examples=500, deadline=None)
def test_a_day_is_missed_exactly_from_its_last_midnight_on(
    began: date, days: int, place: str, seconds: int
) -> None:
    deadline = due(a_rule(days=days), began, marketplace=place)
    assert isinstance(deadline.due_at, date)
    after = day_after(deadline.due_at)
    midnight = datetime(after.year, after.month, after.day, tzinfo=ZoneInfo(ZONES[place]))
    now = datetime.fromtimestamp(midnight.timestamp() + seconds, tz=UTC)

    assert is_missed(deadline, now) is (seconds >= 0)


@given(periods=st.lists(st.integers(1, 90), min_size=1, max_size=6), on=DAYS)
@settings(max_examples=500, deadline=None)
def test_of_rules_for_one_clock_exactly_the_shortest_is_left(periods: list[int], on: date) -> None:
    rules = [a_rule(id=f"{place}", days=days) for place, days in enumerate(periods)]

    picked = rules_for(rules, known={}, marketplace="US", on=on)

    assert picked == (rules[periods.index(min(periods))],)


def test_all_the_zones_exist() -> None:
    offsets = {
        code: datetime(2026, 6, 1, tzinfo=ZoneInfo(zone)).utcoffset()
        for code, zone in ZONES.items()
    }

    assert offsets["US"] == timedelta(hours=-7)
    assert None not in offsets.values()


def test_a_period_in_months_ends_on_that_day_of_the_month_or_on_the_last_there_is() -> None:
    rule = a_rule(months=9)

    assert due(rule, date(2026, 10, 2), marketplace="US").due_at == date(2027, 7, 2)
    assert due(rule, date(2026, 5, 31), marketplace="US").due_at == date(2027, 2, 28)
    assert due(rule, None, marketplace="US").within == "9 months"
