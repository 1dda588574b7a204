"""Dates as sellers write them: "Nov 29", "the 12th", "3 days ago", "11/29 at 2pm", "Nov 3-5"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.triage.date_patterns import DATE, MONTHS, NUMBERS, WEEKDAYS
from knowledge.deadlines import ZONES

MONTH_FIRST = frozenset({"US", "CA"})
"""The marketplaces in which 5/11 is the eleventh of May."""

_TOO_NEAR = timedelta(days=4)
"""A past date without a year that lies so little ahead is a slip, not a date of last year."""

_JUST_PASSED = 10
"""A day of the month that passed so few days ago may be meant where one ahead is looked for."""

_PASSED = timedelta(days=60)
"""How long ago a date without a year may be that was to lie ahead."""

_CLOCK_ZONES = {
    "p": "America/Los_Angeles",
    "m": "America/Denver",
    "c": "America/Chicago",
    "e": "America/New_York",
    "bst": "Europe/London",
    "cet": "Europe/Berlin",
    "cest": "Europe/Berlin",
    "gmt": "UTC",
    "utc": "UTC",
}
_JOINED = re.compile(r" ?(?:-|to|thru|through|or|/|and) ?(?:on |the )?")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Told:
    """A date that was told: where it stands in the text, and when it is. Where several days were
    told ("Nov 3-5", "Nov 12 or 13"), `moment` is the earliest and `latest` the last of them.
    """

    start: int
    end: int
    moment: date | datetime
    latest: date | datetime | None = None


def dates_told(plain: str, *, now: datetime, marketplace: str, ahead: bool = False) -> list[Told]:
    """Find the dates in plain text. Where the year or the month is missing, it is the one that
    puts the date last before now, or next after it where `ahead`. Clock times are in the
    marketplace's zone unless they name another. What may be no date, or no one day, is none.
    """
    here = now.astimezone(ZoneInfo(ZONES.get(marketplace, ZONES["US"])))
    reading = _Reading(here, day_first=marketplace not in MONTH_FIRST, ahead=ahead)
    told: list[Told] = []
    for each in _each(plain, reading):
        before = told[-1] if told else None
        if before is not None and _are_one(plain, before, each):
            told[-1] = replace(before, end=each.end, latest=each.latest or each.moment)
        else:
            told.append(each)
    return told


def _each(plain: str, reading: _Reading) -> Iterator[Told]:
    for match in DATE.finditer(plain):
        try:
            days = reading.days(match)
        except (ValueError, OverflowError):  # no such day: 30 February
            continue
        if days is None:
            continue
        first, last = days
        yield Told(
            match.start(),
            match.end(),
            reading.at_its_hour(match, first),
            reading.at_its_hour(match, last) if last else None,
        )


def _are_one(plain: str, before: Told, after: Told) -> bool:
    """True for two dates that tell a span or a doubt: "11/3 - 11/5", "between Nov 3 and Nov 5"."""
    between = _JOINED.fullmatch(plain, before.end, after.start)
    if between is None or _day_of(after.moment) <= _day_of(before.moment):
        return False
    return "and" not in between[0] or plain[: before.start].endswith("between ")


def _day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@dataclass(frozen=True)
class _Reading:
    """How dates are read: at which moment of which zone, and whether they lie ahead."""

    here: datetime
    day_first: bool
    ahead: bool

    @property
    def today(self) -> date:
        return self.here.date()

    def days(self, match: re.Match[str]) -> tuple[date | datetime, date | None] | None:
        """Return the day that was written, or the first and the last; None where it is none."""
        if match["ago_count"] or match["half_hour"]:
            moment = self._ago(match)
        elif match["ahead"]:
            return (self._from_now(match), None) if self.ahead else None
        elif match["named"]:
            moment = self._named(match["named"])
        elif match["weekday"] or match["week_day"]:
            moment = self._weekday(match)
        else:
            return self._written(match)
        return moment, None

    def at_its_hour(self, match: re.Match[str], day: date | datetime) -> date | datetime:
        hours = [match[name] for name in ("hour_before", "hour", "hour_alone")]
        hour = next((each for each in hours if each), None)
        noon = match["noon_before"] or match["noon"]
        if isinstance(day, datetime) or (hour is None and not noon):
            return day
        halves = (match["half_before"], match["half"], match["half_alone"])
        half = next((each[0] for each in halves if each), "")
        number = 12 if hour is None else int(hour)
        if half:
            number = number % 12 + (12 if half == "p" else 0)
        minute = int(match["minute_before"] or match["minute"] or 0)
        zone = match["zone_before"] or match["zone"] or match["zone_alone"]
        there = self.here.tzinfo
        if zone:
            there = ZoneInfo(_CLOCK_ZONES.get(zone) or _CLOCK_ZONES[zone[0]])
        moment = datetime(day.year, day.month, day.day, number, minute, tzinfo=there)
        return moment.astimezone(self.here.tzinfo)

    def _ago(self, match: re.Match[str]) -> date | datetime:
        if match["half_hour"]:
            return self._hence(timedelta(minutes=-30))
        number = _number(match["ago_more"] or match["ago_count"])
        unit = match["ago_unit"]
        if unit.startswith("hour"):
            return self._hence(timedelta(hours=-number))
        if unit.startswith("min"):
            return self._hence(timedelta(minutes=-number))
        if unit.startswith("week"):
            number *= 7
        from_day = _last(match["ago_weekday"], self.today) if match["ago_weekday"] else self.today
        return _passing(from_day, -number, working=bool(match["ago_working"]))

    def _from_now(self, match: re.Match[str]) -> date | datetime:
        number = _number(match["ahead_count"] or match["from_now_count"])
        unit = match["ahead_unit"] or match["from_now_unit"]
        if unit.startswith("hour"):
            return self._hence(timedelta(hours=number))
        if unit.startswith("week"):
            number *= 7
        return _passing(self.today, number, working=bool(match["ahead_working"]))

    def _hence(self, period: timedelta) -> datetime:
        return (self.here.astimezone(UTC) + period).astimezone(self.here.tzinfo)

    def _named(self, name: str) -> date:
        if name.startswith("day "):
            return self.today + timedelta(days=-2 if "before" in name else 2)
        if name.startswith("y") or name == "last night":
            return self.today - _DAY
        if name.startswith(("tom", "tm")):
            return self.today + _DAY
        return self.today

    def _weekday(self, match: re.Match[str]) -> date:
        wanted = match["weekday"] or match["week_day"]
        which = match["which_week"] or match["week_which"]
        if which:
            monday = self.today - timedelta(days=self.today.weekday())
            monday += timedelta(weeks={"last": -1, "this": 0, "next": 1}[which])
            # A week may begin on Sunday, the day before: the earlier of its two Sundays.
            return monday + timedelta(days=-1 if _index(wanted) == 6 else _index(wanted))
        if match["before_last"]:
            return _last(wanted, self.today) - timedelta(weeks=1)
        if match["which"] == "next" or (self.ahead and match["which"] not in {"last", "past"}):
            return self.today + timedelta(days=(_index(wanted) - self.today.weekday()) % 7)
        return _last(wanted, self.today)

    def _written(self, match: re.Match[str]) -> tuple[date, date | None] | None:
        first = self._day(match)
        if first is None or (
            match["on_weekday"] and first.weekday() != _index(match["on_weekday"])
        ):
            return None
        names = ("month_first_last", "short_last", "ordinal_last")
        last = next((match[name] for name in names if match[name]), None)
        if match["day_first_first"]:
            earlier = _number(match["day_first_first"])
            return (first.replace(day=earlier), first) if earlier < first.day else None
        if last is None or _number(last) <= first.day:
            return first, None
        return first, first.replace(day=_number(last))

    def _day(self, match: re.Match[str]) -> date | None:
        if match["ordinal"]:
            return self._ordinal(_number(match["ordinal"]), match["ordinal_month"])
        if match["iso_year"]:
            return date(int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"]))
        if match["first_number"] or match["short_first"]:
            month = int(match["first_number"] or match["short_first"])
            day = int(match["second_number"] or match["short_second"])
            if (self.day_first and day <= 12) or month > 12:
                month, day = day, month
            year = match["last_number"]
        else:
            name = match["month_first"] or match["day_first_month"]
            month = MONTHS.index(name[:3]) + 1
            day = _number(match["month_first_day"] or match["day_first"])
            year = match["month_first_year"] or match["day_first_year"]
        if year:
            return date(int(year) if len(year) == 4 else 2000 + int(year.lstrip("'")), month, day)
        return self._in_year(month, day)

    def _ordinal(self, day: int, month: str | None) -> date | None:
        """The nearest month before now (or after it, if ahead) that has such a day."""
        first = self.today.replace(day=1)
        if month == "last":
            return (first - _DAY).replace(day=day)
        if month == "this":
            return first.replace(day=day)
        if self.ahead and self.today.day - _JUST_PASSED <= day < self.today.day:
            return None
        for _ in range(3):
            if day <= _length(first):
                found = first.replace(day=day)
                if (found >= self.today) if self.ahead else (found <= self.today):
                    return found
            first = (first + timedelta(days=32) if self.ahead else first - _DAY).replace(day=1)
        return None

    def _in_year(self, month: int, day: int) -> date | None:
        this = _in(self.today.year, month, day)
        if self.ahead:
            if this is not None and this >= self.today - _PASSED:
                return this
            return _in(self.today.year + 1, month, day)
        if this is not None and this <= self.today:
            return this
        if this is not None and this <= self.today + _TOO_NEAR:
            return None
        return _in(self.today.year - 1, month, day)


def _passing(day: date, days: int, *, working: bool) -> date:
    """The day so many days later (or earlier), counting Monday to Friday alone if `working`."""
    if not working:
        return day + timedelta(days=days)
    step = _DAY if days > 0 else -_DAY
    for _ in range(abs(days)):
        day += step
        while day.weekday() >= 5:
            day += step
    return day


def _in(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _length(first: date) -> int:
    return ((first + timedelta(days=32)).replace(day=1) - _DAY).day


def _last(weekday: str, today: date) -> date:
    return today - timedelta(days=(today.weekday() - _index(weekday)) % 7 or 7)


def _index(weekday: str) -> int:
    return WEEKDAYS.index(weekday[:3])


def _number(written: str) -> int:
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else NUMBERS[written]
