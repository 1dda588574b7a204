"""A calendar and clocks reckoned by other means than the product's: from the rules of the Gregorian
calendar and of daylight saving, with integers alone.

A day is (year, month, day); a moment is minutes since 1 January 1970, 00:00 UTC.
"""

from __future__ import annotations

Day = tuple[int, int, int]

HOURS_EAST = {"US": -8, "CA": -8, "UK": 0, "FR": 1, "DE": 1, "NL": 1, "AE": 4, "IN": 5.5, "JP": 9}
"""The standard time of each marketplace that is reckoned with."""

AMERICAN, EUROPEAN = {"US", "CA"}, {"UK", "FR", "DE", "NL"}
"""Where clocks change: by the American rule, by the European one; elsewhere never."""

PLACES = sorted(HOURS_EAST)
MINUTES_A_DAY = 24 * 60


def length_of_month(year: int, month: int) -> int:
    if month == 2:
        is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if is_leap else 28
    return 30 if month in {4, 6, 9, 11} else 31


def number_of(day: Day) -> int:
    """Days since 1 January 1970."""
    year, month, of_month = day
    whole_years = sum(366 if length_of_month(each, 2) == 29 else 365 for each in range(1970, year))
    whole_months = sum(length_of_month(year, each) for each in range(1, month))
    return whole_years + whole_months + of_month - 1


def day_number(number: int) -> Day:
    """The day so many days after 1 January 1970."""
    year = 1970
    while number >= (in_year := 366 if length_of_month(year, 2) == 29 else 365):
        number, year = number - in_year, year + 1
    month = 1
    while number >= length_of_month(year, month):
        number, month = number - length_of_month(year, month), month + 1
    return year, month, number + 1


def days_after(day: Day, days: int) -> Day:
    return day_number(number_of(day) + days)


def months_after(day: Day, months: int) -> Day:
    """That day of the month, or the month's last where it has none."""
    year, month, of_month = day
    years, month_before = divmod(month - 1 + months, 12)
    return (
        year + years,
        month_before + 1,
        min(of_month, length_of_month(year + years, month_before + 1)),
    )


def minutes_east(place: str, minute: int) -> int:
    """How far a marketplace's clocks are ahead of UTC at a moment."""
    standard = int(HOURS_EAST[place] * 60)
    year = day_number(minute // MINUTES_A_DAY)[0]
    if place in AMERICAN:  # second Sunday of March to first of November, at 2:00 by the clocks
        begins = _sunday(year, 3, 2) * MINUTES_A_DAY + 120 - standard
        ends = _sunday(year, 11, 1) * MINUTES_A_DAY + 60 - standard
    elif place in EUROPEAN:  # last Sunday of March to last of October, at 1:00 UTC
        begins = _last_sunday(year, 3) * MINUTES_A_DAY + 60
        ends = _last_sunday(year, 10) * MINUTES_A_DAY + 60
    else:
        return standard
    return standard + (60 if begins <= minute < ends else 0)


def day_at(place: str, minute: int) -> Day:
    """The day that it is in a marketplace at a moment."""
    return day_number((minute + minutes_east(place, minute)) // MINUTES_A_DAY)


def midnight(place: str, day: Day) -> int:
    """The moment at which a day begins in a marketplace."""
    local = number_of(day) * MINUTES_A_DAY
    return next(
        local - east
        for east in (minutes_east(place, local - 16 * 60), minutes_east(place, local + 16 * 60))
        if minutes_east(place, local - east) == east
    )


def _sunday(year: int, month: int, which: int) -> int:
    first = number_of((year, month, 1))
    return first + (3 - first) % 7 + 7 * (which - 1)  # 4 January 1970, day 3, was a Sunday


def _last_sunday(year: int, month: int) -> int:
    last = number_of((year, month, length_of_month(year, month)))
    return last - (last - 3) % 7
