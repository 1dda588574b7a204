"""Dates as mails write them: "November 24, 2026 5:00 PM PST", "24/11/2026", "24-Nov-26"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from ingest.notice import Moment

MONTH_FIRST = frozenset({"US", "CA"})
"""The marketplaces in which 5/11 is the eleventh of May."""


@dataclass(frozen=True)
class Written:
    """A date and where it stands. `moment` is None where it is no day that there is: 31 November,
    or a Monday that was none.
    """

    start: int
    end: int
    moment: Moment | None


def written_dates(text: str, *, day_first: bool, near: date) -> Iterator[Written]:
    """Find the dates of a text, in order. A date without a year is the one nearest to `near`."""
    for match in _DATE.finditer(text):
        yield Written(match.start(), match.end(), _moment(match, day_first=day_first, near=near))


def is_day_first(text: str, *, marketplace: str) -> bool:
    """True where 5/11 is the fifth of November: as the text's own dates show that can be read in
    one way only (24/11), else as the marketplace writes.
    """
    first = [match for match in _NUMERIC_DATE.finditer(text) if int(match[1]) > 12]
    second = [match for match in _NUMERIC_DATE.finditer(text) if int(match[2]) > 12]
    return bool(first) if bool(first) != bool(second) else marketplace not in MONTH_FIRST


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZONES: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("pst", "pt", "pacific time", "pacific"), ("America/Los_Angeles", -8)),
    "pdt": ("America/Los_Angeles", -7),
    **dict.fromkeys(("mst", "mt"), ("America/Denver", -7)),
    "mdt": ("America/Denver", -6),
    **dict.fromkeys(("cst", "ct"), ("America/Chicago", -6)),
    "cdt": ("America/Chicago", -5),
    **dict.fromkeys(("est", "et", "eastern time", "eastern"), ("America/New_York", -5)),
    "edt": ("America/New_York", -4),
    "bst": ("Europe/London", 1),
    "cet": ("Europe/Berlin", 1),
    "cest": ("Europe/Berlin", 2),
    "gmt": ("UTC", 0),
    "utc": ("UTC", 0),
    "aest": ("Australia/Sydney", 10),
    "aedt": ("Australia/Sydney", 11),
    "jst": ("Asia/Tokyo", 9),
    "gst": ("Asia/Dubai", 4),
}
"""Each abbreviation's zone, and the hours from UTC that it names to the letter."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"20\d\d"
_ZONE = "|".join(sorted(_ZONES, key=len, reverse=True))
_ZONED = (
    rf"(?: ?\(? ?(?:(?:utc|gmt) ?)?(?P<offset>[+-][01]\d:?[0-5]\d)\b|(?P<z>z)\b"
    rf"| ?\(? ?(?P<zone>{_ZONE})\b(?![+-]))"
)
_HALF = r"(?: ?(?P<half>[ap])\.?m\b\.?)"
_CLOCK = (
    rf"(?:(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\.\d+)?{_HALF}?"
    rf"|(?P<whole_hour>1[0-2]|0?[1-9]) ?(?P<whole_half>[ap])\.?m\b\.?){_ZONED}?"
)
_BEFORE = re.sub(r"\?P<(\w+)>", r"?P<before_\1>", _CLOCK)
_AFTER = re.sub(r"\?P<(\w+)>", r"?P<after_\1>", _CLOCK)
_DATE = re.compile(
    rf"(?<![\w$£€#/-])(?:{_BEFORE}\)?,? (?:on |, )?)?"
    r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b\.?,? (?:the )?)?"
    rf"(?:(?P<iso_year>{_YEAR})-(?P<iso_month>\d\d?)-(?P<iso_day>\d\d?)(?!\d)"
    r"|(?P<first>\d\d?)(?P<dash>[/.-])(?P<second>\d\d?)(?P=dash)(?P<last>20\d\d|\d\d)(?![\d/-])"
    rf"|(?P<name>{_MONTH})[ -]?(?P<name_day>{_DAY})(?!\d)(?:(?:,? |-)(?P<name_year>{_YEAR})\b)?"
    rf"|(?P<day>{_DAY})[ -]?(?:of )?(?P<day_name>{_MONTH})(?:(?:,? |-)(?P<day_year>{_YEAR}"
    rf"|\d\d\b(?![:.]\d)))?"
    rf")(?!\d)(?:(?:t|,? ?(?:at |@ ?|by |- |– |before |\()?){_AFTER})?",
    re.IGNORECASE,
)
_NUMERIC_DATE = re.compile(r"(?<![\d/.-])(\d\d?)[/.-](\d\d?)[/.-](?:20\d\d|\d\d)(?![\d/-])")
_NEARBY_YEARS = (-1, 0, 1)


def _moment(match: re.Match[str], *, day_first: bool, near: date) -> Moment | None:
    day = _day(match, day_first=day_first, near=near)
    if day is None:
        return None
    if match["weekday"] and day.weekday() != _WEEKDAYS.index(match["weekday"].lower()):
        return None
    for side in ("after", "before"):
        if match[f"{side}_hour"] or match[f"{side}_whole_hour"]:
            return _at_its_hour(match, day, side)
    return day


def _day(match: re.Match[str], *, day_first: bool, near: date) -> date | None:
    if match["iso_year"]:
        return _in(int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"]))
    if match["first"]:
        month, day = int(match["first"]), int(match["second"])
        if (day_first and day <= 12) or month > 12:
            month, day = day, month
        return _in(_full(match["last"]), month, day)
    name = match["name"] or match["day_name"]
    month = _MONTHS.index(name[:3].lower()) + 1
    day = int(re.sub(r"\D", "", match["name_day"] or match["day"]))
    year = match["name_year"] or match["day_year"]
    if year:
        return _in(_full(year), month, day)
    days = [_in(near.year + years, month, day) for years in _NEARBY_YEARS]
    return min((each for each in days if each), key=lambda each: abs(each - near), default=None)


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _in(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _at_its_hour(match: re.Match[str], day: date, side: str) -> Moment | None:
    hour = int(match[f"{side}_hour"] or match[f"{side}_whole_hour"])
    half = match[f"{side}_half"] or match[f"{side}_whole_half"]
    if half and hour > 12:
        return None
    if half:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    minute = int(match[f"{side}_minute"] or 0)
    local = datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 -- zone follows
    if match[f"{side}_z"]:
        return local.replace(tzinfo=UTC)
    if offset := match[f"{side}_offset"]:
        minutes = int(offset[1:3]) * 60 + int(offset[-2:])
        east = timedelta(minutes=-minutes if offset[0] == "-" else minutes)
        return local.replace(tzinfo=timezone(east))
    if zone := match[f"{side}_zone"]:
        return _earlier_reading(local, *_ZONES[zone.lower()])
    return local


def _earlier_reading(local: datetime, zone: str, hours: int) -> datetime:
    """Of the hour by the letter and the hour by the clocks there, the earlier: "PST" is written in
    summer too.
    """
    there = ZoneInfo(zone)
    by_letter = local.replace(tzinfo=timezone(timedelta(hours=hours)))
    by_clocks = local.replace(tzinfo=there)
    earlier = min(by_letter, by_clocks, key=lambda moment: moment.astimezone(UTC))
    return earlier.astimezone(there)
