"""Dates as sellers write them, told on Saturday 21 November 2026, 10 a.m. Pacific time."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.triage.dates import dated, dates_told

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
PACIFIC = ZoneInfo("America/Los_Angeles")
LONDON = ZoneInfo("Europe/London")


def moments(
    plain: str, *, marketplace: str = "US", ahead: bool = False, now: datetime = NOW
) -> list[date | datetime]:
    told = dates_told(plain, now=now, marketplace=marketplace, ahead=ahead)
    return [each.moment for each in told]


# When it is


@pytest.mark.parametrize(
    ("plain", "day"),
    [
        ("nov 20", date(2026, 11, 20)),
        ("nov. 3", date(2026, 11, 3)),
        ("november 10th, 2026", date(2026, 11, 10)),
        ("10th of november", date(2026, 11, 10)),
        ("3 nov 2025", date(2025, 11, 3)),
        ("sept 3", date(2026, 9, 3)),
        ("11/20", date(2026, 11, 20)),
        ("11/14/26", date(2026, 11, 14)),
        ("11/14/2026", date(2026, 11, 14)),
        ("2026-11-19", date(2026, 11, 19)),
        ("today", date(2026, 11, 21)),
        ("this morning", date(2026, 11, 21)),
        ("yesterday", date(2026, 11, 20)),
        ("the day before yesterday", date(2026, 11, 19)),
        ("3 days ago", date(2026, 11, 18)),
        ("three days ago", date(2026, 11, 18)),
        ("a couple of days ago", date(2026, 11, 19)),
        ("a week ago", date(2026, 11, 14)),
        ("two weeks ago", date(2026, 11, 7)),
        ("on friday", date(2026, 11, 20)),
        ("last monday", date(2026, 11, 16)),
        ("saturday", date(2026, 11, 14)),  # today is one: then today would have been said
    ],
)
def test_a_day_without_an_hour_is_a_date(plain: str, day: date) -> None:
    assert moments(plain) == [day]


@pytest.mark.parametrize(
    ("plain", "moment"),
    [
        ("yesterday at 2pm", datetime(2026, 11, 20, 14, 0, tzinfo=PACIFIC)),
        ("yesterday 14:30", datetime(2026, 11, 20, 14, 30, tzinfo=PACIFIC)),
        ("nov 3, 2:05 pm", datetime(2026, 11, 3, 14, 5, tzinfo=PACIFIC)),
        ("3 days ago at 9am", datetime(2026, 11, 18, 9, 0, tzinfo=PACIFIC)),
        ("nov 20 12am", datetime(2026, 11, 20, 0, 0, tzinfo=PACIFIC)),
        ("nov 20 12pm", datetime(2026, 11, 20, 12, 0, tzinfo=PACIFIC)),
        ("2 hours ago", datetime(2026, 11, 21, 8, 0, tzinfo=PACIFIC)),
    ],
)
def test_a_day_with_an_hour_is_a_moment_in_the_marketplaces_zone(
    plain: str, moment: datetime
) -> None:
    assert moments(plain) == [moment]


def test_hours_are_read_in_the_zone_of_another_marketplace() -> None:
    assert moments("yesterday at 2pm", marketplace="UK") == [
        datetime(2026, 11, 20, 14, 0, tzinfo=LONDON)
    ]


def test_today_is_the_marketplaces_day_and_not_the_machines() -> None:
    late_evening = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)

    assert moments("today", now=late_evening) == [date(2026, 11, 21)]
    assert moments("today", now=late_evening, marketplace="JP") == [date(2026, 11, 22)]


@pytest.mark.parametrize(
    ("plain", "before_now", "ahead_of_now"),
    [
        ("nov 29", date(2025, 11, 29), date(2026, 11, 29)),
        ("dec 1", date(2025, 12, 1), date(2026, 12, 1)),
        ("may 5", date(2026, 5, 5), date(2027, 5, 5)),
        ("monday", date(2026, 11, 16), date(2026, 11, 23)),
        ("dec 1, 2024", date(2024, 12, 1), date(2024, 12, 1)),
    ],
)
def test_a_missing_year_is_last_before_now_or_next_after_it_where_a_date_lies_ahead(
    plain: str, before_now: date, ahead_of_now: date
) -> None:
    assert moments(plain) == [before_now]
    assert moments(plain, ahead=True) == [ahead_of_now]


def test_a_date_that_lay_ahead_a_little_while_ago_has_passed_and_is_not_next_years() -> None:
    assert moments("nov 18", ahead=True) == [date(2026, 11, 18)]


@pytest.mark.parametrize(
    ("marketplace", "day"),
    [
        ("US", date(2026, 5, 11)),
        ("CA", date(2026, 5, 11)),
        ("UK", date(2026, 11, 5)),
        ("DE", date(2026, 11, 5)),
    ],
)
def test_which_of_two_numbers_is_the_day_depends_on_the_marketplace(
    marketplace: str, day: date
) -> None:
    assert moments("05/11", marketplace=marketplace) == [day]


@pytest.mark.parametrize(
    "plain",
    [
        "may i refund",
        "march on",
        "nov 31",
        "2/30",
        "2026-13-45",
        "24/7",
        "113-1234567-1234567",
        "$32.07",
        "48 hours",
        "5 business days ago",
        "on the 3rd",
        "",
    ],
)
def test_what_is_no_date_or_no_day_that_exists_tells_none(plain: str) -> None:
    assert moments(plain) == []


def test_several_dates_are_told_in_the_order_in_which_they_stand() -> None:
    told = dates_told("nov 3 and 11/5", now=NOW, marketplace="US")

    assert [(each.start, each.end, each.moment) for each in told] == [
        (0, 5, date(2026, 11, 3)),
        (10, 14, date(2026, 11, 5)),
    ]


@given(st.dates(min_value=NOW.date() - timedelta(days=360), max_value=NOW.date()))
def test_a_past_day_is_read_the_same_in_each_way_of_writing_it(day: date) -> None:
    ways = [
        f"{day:%b} {day.day}".lower(),
        f"{day.day} {day:%B}".lower(),
        f"{day.month}/{day.day}",
        f"{day:%m/%d/%y}",
        day.isoformat(),
        f"{(NOW.date() - day).days} days ago",
    ]

    assert [moments(way) for way in ways] == [[day]] * len(ways)


@given(st.text(alphabet="0123456789/:-., apmdysgoweknvtuhrijcbl", max_size=60))
def test_reading_dates_never_fails_and_tells_none_that_was_not_written(plain: str) -> None:
    for told in dates_told(plain, now=NOW, marketplace="US"):
        assert 0 <= told.start < told.end <= len(plain)
        assert isinstance(told.moment, date)


# What it dates

CUES = {
    "asked": [re.compile("asked")],
    "refunded": [re.compile("refunded")],
    "delivered": [re.compile("delivered")],
}


def told(plain: str) -> dict[str, date | datetime]:
    found = dated(plain, CUES, now=NOW, marketplace="US")
    return {name: each.moment for name, each in found.items()}


def test_a_date_tells_the_moment_whose_words_stand_nearest_before_it() -> None:
    assert told("delivered on nov 3, refunded on nov 5") == {
        "delivered": date(2026, 11, 3),
        "refunded": date(2026, 11, 5),
    }


def test_or_shortly_after_it_where_none_stand_before() -> None:
    assert told("on nov 3 they refunded him") == {"refunded": date(2026, 11, 3)}


def test_words_in_another_sentence_do_not_count() -> None:
    assert told("it was delivered. nov 3 was nice") == {}
    assert told("nov 3. then they refunded") == {}


def test_words_far_away_do_not_count() -> None:
    assert told("asked for " + "very " * 20 + "much on nov 3") == {}


def test_words_before_another_date_belong_to_that_one() -> None:
    assert told("delivered nov 3 and nov 5 too") == {"delivered": date(2026, 11, 3)}


def test_what_did_not_happen_has_no_date() -> None:
    assert told("not refunded on nov 3") == {}
    assert told("not delivered, refunded on nov 3") == {"refunded": date(2026, 11, 3)}


def test_a_date_that_is_taken_already_tells_nothing_more() -> None:
    plain = "refunded on nov 3"
    (each,) = dates_told(plain, now=NOW, marketplace="US")

    assert dated(plain, CUES, now=NOW, marketplace="US", taken={each.start}) == {}
