"""Dates as sellers write them, told on Saturday 21 November 2026, 10 a.m. Pacific time."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.triage.dates import dates_told
from bot.triage.moments import dated
from knowledge.patterns import Pattern

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
        ("nov12", date(2026, 11, 12)),
        ("nov-12", date(2026, 11, 12)),
        ("nov. 12th", date(2026, 11, 12)),
        ("nov the 12th", date(2026, 11, 12)),
        ("november 12 '26", date(2026, 11, 12)),
        ("12 nov", date(2026, 11, 12)),
        ("12nov", date(2026, 11, 12)),
        ("12-nov-2026", date(2026, 11, 12)),
        ("the 12th of november", date(2026, 11, 12)),
        ("11-12-2026", date(2026, 11, 12)),
        ("11.12.2026", date(2026, 11, 12)),
        ("2026/11/12", date(2026, 11, 12)),
        ("around the 12th", date(2026, 11, 12)),
        ("on the 12th", date(2026, 11, 12)),
        ("on 12th", date(2026, 11, 12)),
        ("the 24th", date(2026, 10, 24)),
        ("the 31st", date(2026, 10, 31)),
        ("the 12th of last month", date(2026, 10, 12)),
        ("mon 11/16", date(2026, 11, 16)),
        ("monday, nov 16", date(2026, 11, 16)),
        ("monday the 16th", date(2026, 11, 16)),
        ("nov 16 (mon)", date(2026, 11, 16)),
        ("on 1/2", date(2026, 1, 2)),
        ("this monday", date(2026, 11, 16)),
        ("this past monday", date(2026, 11, 16)),
        ("since tuesday", date(2026, 11, 17)),
        ("thurs", date(2026, 11, 19)),
        ("on sat", date(2026, 11, 14)),
        ("tuesday last week", date(2026, 11, 10)),
        ("last week on tuesday", date(2026, 11, 10)),
        ("friday before last", date(2026, 11, 13)),
        ("last night", date(2026, 11, 20)),
        ("yesterday morning", date(2026, 11, 20)),
        ("yday", date(2026, 11, 20)),
        ("this afternoon", date(2026, 11, 21)),
        ("a week ago today", date(2026, 11, 14)),
        ("a week ago monday", date(2026, 11, 9)),
        ("10 days back", date(2026, 11, 11)),
        ("3 business days ago", date(2026, 11, 18)),
        ("5 business days ago", date(2026, 11, 16)),
        ("on the 3rd", date(2026, 11, 3)),
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
        ("5pm on nov 18", datetime(2026, 11, 18, 17, 0, tzinfo=PACIFIC)),
        ("17:30 on friday", datetime(2026, 11, 20, 17, 30, tzinfo=PACIFIC)),
        ("noon on the 12th", datetime(2026, 11, 12, 12, 0, tzinfo=PACIFIC)),
        ("nov 18 at 5 p.m.", datetime(2026, 11, 18, 17, 0, tzinfo=PACIFIC)),
        ("nov 18 5pm est", datetime(2026, 11, 18, 14, 0, tzinfo=PACIFIC)),
        ("11/18 9:30am pst", datetime(2026, 11, 18, 9, 30, tzinfo=PACIFIC)),
        ("nov 18 17:00 utc", datetime(2026, 11, 18, 9, 0, tzinfo=PACIFIC)),
        ("half an hour ago", datetime(2026, 11, 21, 9, 30, tzinfo=PACIFIC)),
        ("20 minutes ago", datetime(2026, 11, 21, 9, 40, tzinfo=PACIFIC)),
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


@pytest.mark.parametrize(
    ("plain", "moment"),
    [
        ("by friday", date(2026, 11, 27)),
        ("this monday", date(2026, 11, 23)),
        ("next tuesday", date(2026, 11, 24)),
        ("the 24th", date(2026, 11, 24)),
        ("the 3rd", date(2026, 12, 3)),
        ("in 2 days", date(2026, 11, 23)),
        ("in a week", date(2026, 11, 28)),
        ("in 3 business days", date(2026, 11, 25)),
        ("2 days from now", date(2026, 11, 23)),
        ("day after tomorrow", date(2026, 11, 23)),
        ("in 48 hours", datetime(2026, 11, 23, 10, 0, tzinfo=PACIFIC)),
        ("until 5pm tomorrow", datetime(2026, 11, 22, 17, 0, tzinfo=PACIFIC)),
        ("by noon on friday", datetime(2026, 11, 27, 12, 0, tzinfo=PACIFIC)),
    ],
)
def test_a_date_ahead_is_the_next_one(plain: str, moment: date | datetime) -> None:
    assert moments(plain, ahead=True) == [moment]


def test_a_period_is_no_date_in_the_past() -> None:
    assert moments("delivered in 2 days") == []


def test_a_day_of_the_month_that_just_passed_is_unclear_where_one_ahead_is_looked_for() -> None:
    assert moments("the 18th", ahead=True) == []


@pytest.mark.parametrize(
    ("plain", "first", "last"),
    [
        ("nov 3-5", date(2026, 11, 3), date(2026, 11, 5)),
        ("nov 3 to 5", date(2026, 11, 3), date(2026, 11, 5)),
        ("3-5 nov", date(2026, 11, 3), date(2026, 11, 5)),
        ("between 3 and 5 nov", date(2026, 11, 3), date(2026, 11, 5)),
        ("between nov 3 and nov 5", date(2026, 11, 3), date(2026, 11, 5)),
        ("from nov 3 to nov 5", date(2026, 11, 3), date(2026, 11, 5)),
        ("11/3-11/5", date(2026, 11, 3), date(2026, 11, 5)),
        ("11/3-5", date(2026, 11, 3), date(2026, 11, 5)),
        ("oct 30 - nov 2", date(2026, 10, 30), date(2026, 11, 2)),
        ("nov 12 or 13", date(2026, 11, 12), date(2026, 11, 13)),
        ("the 12th or 13th", date(2026, 11, 12), date(2026, 11, 13)),
        ("2-3 days ago", date(2026, 11, 18), None),
        ("a day or two ago", date(2026, 11, 19), None),
    ],
)
def test_of_several_days_the_earliest_is_taken_and_the_last_is_kept(
    plain: str, first: date, last: date | None
) -> None:
    (each,) = dates_told(plain, now=NOW, marketplace="US")

    assert (each.moment, each.latest) == (first, last)


def test_an_hour_after_a_dash_is_no_second_day() -> None:
    assert moments("nov 3 - 5pm") == [date(2026, 11, 3)]


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
        "feb 30",
        "last week",
        "a few days ago",
        "over 30 days ago",
        "mid november",
        "nov 2026",
        "11/2026",
        "1/2 of the refund",
        "half, 1/2, or 3/4 of it",
        "50/50",
        "5/5 stars",
        "box 2/3",
        "size 11/12",
        "11/12 inch",
        "$11/15",
        "11/12%",
        "nov 3 days late",
        "item 12 may be late",
        "the 1st scan",
        "the 3rd party",
        "on the 1st and 2nd attempt",
        "it sat at the hub",
        "wed like to know",
        "9400111899223344556677",
        "1z999aa10123456784",
        "555-11-12-26",
        "32.07",
        "within 48 hours",
        "tue 11/16",  # that day was a Monday
        "nov 22",  # a slip, or a date of last year
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
        f"on {day.month}/{day.day}",
        f"{day:%b}. {_ordinal(day.day)}".lower(),
        f"the {_ordinal(day.day)} of {day:%B}".lower(),
        f"{day.day}-{day:%b}-{day.year}".lower(),
        f"{day:%b} {day.day} '{day:%y}".lower(),
        f"{day:%a} {day.month}/{day.day}".lower(),
        f"{day:%A}, {day:%B} {_ordinal(day.day)}".lower(),
        f"{day:%m/%d/%y}",
        f"{day:%m-%d-%Y}",
        f"{day:%m.%d.%Y}",
        f"{day:%Y/%m/%d}",
        day.isoformat(),
        f"{(NOW.date() - day).days} days ago",
    ]

    assert {way: moments(way) for way in ways} == {way: [day] for way in ways}


def _ordinal(day: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{'th' if day in {11, 12, 13} else ending}"


@given(st.dates(min_value=NOW.date() - timedelta(days=30), max_value=NOW.date()))
def test_a_day_of_the_last_month_is_read_without_its_month(day: date) -> None:
    assert moments(f"on the {_ordinal(day.day)}") == [day]


@given(
    day=st.dates(min_value=NOW.date() - timedelta(days=350), max_value=NOW.date()),
    minute=st.integers(0, 24 * 60 - 1),
    before=st.booleans(),
)
def test_an_hour_reads_back_to_itself_on_either_side_of_its_day(
    day: date, minute: int, before: bool
) -> None:
    at = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=PACIFIC)
    clock, written = f"{at:%I:%M %p}".lower(), f"{at:%b} {at.day}".lower()

    assert moments(f"{clock} on {written}" if before else f"{written} at {clock}") == [at]


@given(st.text(alphabet="0123456789/:-., apmdysgoweknvtuhrijcbl", max_size=60))
def test_reading_dates_never_fails_and_tells_none_that_was_not_written(plain: str) -> None:
    for told in dates_told(plain, now=NOW, marketplace="US"):
        assert 0 <= told.start < told.end <= len(plain)
        assert isinstance(told.moment, date)


DATE_WORDS = st.sampled_from(
    [
        *("nov", "feb", "may", "12", "30", "31st", "the", "12th", "of", "last", "month", "week"),
        *("monday", "tue", "ago", "days", "a", "couple of", "999", "in", "between", "and", "-"),
        *("or", "to", "/", "11/12", "2026", "'26", "5pm", "17:00", "est", "noon", "0/0", "00"),
        *("99/99", "2026-02-30", "29 feb", "today", "before last", "business", "from now", "1/2"),
    ]
)


@given(words=st.lists(DATE_WORDS, max_size=10), ahead=st.booleans(), text=st.text(max_size=40))
def test_no_text_makes_it_fail(words: list[str], ahead: bool, text: str) -> None:
    for plain in (" ".join(words), "".join(words), text):
        told = dates_told(plain, now=NOW, marketplace="US", ahead=ahead)

        assert all(before.end <= after.start for before, after in pairwise(told))
        assert all(each.latest is None or each.latest != each.moment for each in told)


# What it dates

CUES = {
    "asked": [Pattern("asked")],
    "refunded": [Pattern("refunded")],
    "delivered": [Pattern("delivered")],
}


def told(plain: str) -> dict[str, date | datetime]:
    found = dated([plain], CUES, now=NOW, marketplace="US")
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
