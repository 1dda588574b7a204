"""Dates as sellers write them ("Nov 29", "3 days ago", "11/29 at 2pm"), and what each one dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil import parser as dateutil_parser

from knowledge.deadlines import ZONES

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {
    word: number
    for number, word in enumerate(
        re.findall(r"\w+", "zero one two three four five six seven eight nine ten eleven twelve")
    )
} | {"a": 1, "an": 1, "couple of": 2, "couple": 2}
_COUNT = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_CLOCK = (
    r"(?:\s*(?:,|at|@|by)?\s*(?P<hour>[01]?\d|2[0-3])"
    r"(?::(?P<minute>[0-5]\d)\s*(?P<half>[ap]m)?|\s*(?P<half2>[ap]m)))?"
)
_DATE = re.compile(
    r"\b(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?P<month_first>{_MONTH}\.? {_DAY}(?:,? (?:19|20)\d\d)?)"
    rf"|(?P<day_first>{_DAY} (?:of )?{_MONTH}\.?(?:,? (?:19|20)\d\d)?)"
    r"|(?P<slashed>(?:1[0-2]|0?\d|[12]\d|3[01])/(?:[12]\d|3[01]|0?\d)(?:/(?:\d{4}|\d\d))?(?![/\d]))"
    rf"|(?P<ago>{_COUNT} (?:days?|weeks?|hours?) ago)"
    r"|(?P<named>today|yesterday|this morning|tonight|tomorrow|day before yesterday)"
    r"|(?P<weekday>(?:last |on |next |this )?(?:" + "|".join(_WEEKDAYS) + r"))"
    r")" + _CLOCK + r"\b"
)
_NEGATED = re.compile(r"(?:n't|\bnot|\bnever|\bwithout|\bbefore)(?: \w+){0,2} ?$")
_BEFORE, _AFTER = 60, 25


@dataclass(frozen=True)
class Told:
    """A date that was told: where it stands in the text, and when it is."""

    start: int
    end: int
    moment: date | datetime


def dates_told(plain: str, *, now: datetime, marketplace: str, ahead: bool = False) -> list[Told]:
    """Find the dates in plain text. Where the year is missing it is the one that puts the date
    last before now, or next after it where `ahead`. Clock times are in the marketplace's zone.
    """
    zone = ZoneInfo(ZONES.get(marketplace, ZONES["US"]))
    here = now.astimezone(zone)
    told = []
    for match in _DATE.finditer(plain):
        moment = _moment(match, here, day_first=marketplace not in {"US", "CA"}, ahead=ahead)
        if moment is not None:
            told.append(Told(match.start(), match.end(), moment))
    return told


def dated(  # noqa: PLR0913 -- how a date is read, each by its name
    plain: str,
    cues: Mapping[str, Sequence[re.Pattern[str]]],
    *,
    now: datetime,
    marketplace: str,
    ahead: bool = False,
    taken: Collection[int] = (),
) -> dict[str, Told]:
    """Return the dates that tell moments, by the moment's name: a date tells the moment whose cue
    stands nearest before it in its sentence, or failing that shortly after it. Dates that start
    where one is `taken` already tell nothing more; a negated cue ("haven't refunded") none.
    """
    found: dict[str, Told] = {}
    told = dates_told(plain, now=now, marketplace=marketplace, ahead=ahead)
    for index, date_told in enumerate(told):
        if date_told.start in taken:
            continue
        floor = told[index - 1].end if index else 0
        names = _before(plain[max(floor, date_told.start - _BEFORE) : date_told.start], cues)
        names = names or _after(plain[date_told.end : date_told.end + _AFTER], cues)
        for name in names:
            found.setdefault(name, date_told)
    return found


def _before(text: str, cues: Mapping[str, Sequence[re.Pattern[str]]]) -> list[str]:
    text = re.split(r"[.?!;\n](?=\s)", text)[-1]
    return _nearest(
        {
            name: max(
                (
                    match.end()
                    for cue in patterns
                    for match in cue.finditer(text)
                    if not _NEGATED.search(text[: match.start()])
                ),
                default=-1,
            )
            for name, patterns in cues.items()
        }
    )


def _after(text: str, cues: Mapping[str, Sequence[re.Pattern[str]]]) -> list[str]:
    text = re.split(r"[,.?!;\n]", text)[0]
    return _nearest(
        {
            name: max(
                (-match.start() for cue in patterns for match in cue.finditer(text)), default=-99
            )
            for name, patterns in cues.items()
        },
        none=-99,
    )


def _nearest(ends: Mapping[str, int], none: int = -1) -> list[str]:
    best = max(ends.values(), default=none)
    return [name for name, end in ends.items() if end == best and best > none]


def _moment(
    match: re.Match[str], here: datetime, *, day_first: bool, ahead: bool
) -> date | datetime | None:
    day = _day(match, here, day_first=day_first, ahead=ahead)
    if day is None or isinstance(day, datetime) or match["hour"] is None:
        return day
    hour, half = int(match["hour"]), match["half"] or match["half2"]
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return datetime(
        day.year, day.month, day.day, hour, int(match["minute"] or 0), tzinfo=here.tzinfo
    )


def _day(
    match: re.Match[str], here: datetime, *, day_first: bool, ahead: bool
) -> date | datetime | None:
    today = here.date()
    if match["ago"]:
        return _ago(match["ago"], here)
    if match["named"]:
        return today + timedelta(days=_NAMED[match["named"]])
    if match["weekday"]:
        return _weekday(match["weekday"], today, ahead=ahead)
    written = match["iso"] or match["month_first"] or match["day_first"] or match["slashed"]
    default = datetime(today.year, 1, 1)  # noqa: DTZ001 -- only its date is used
    try:
        day = dateutil_parser.parse(
            re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", written.replace(" of ", " ")),
            default=default,
            dayfirst=bool(match["slashed"]) and day_first,
        ).date()
    except (ValueError, OverflowError):
        return None
    has_year = bool(match["iso"] or re.search(r"(?:19|20)\d\d|/\d+/\d", written))
    return day if has_year else _in_year(day, today, ahead=ahead)


_NAMED = {
    "today": 0,
    "this morning": 0,
    "tonight": 0,
    "yesterday": -1,
    "day before yesterday": -2,
    "tomorrow": 1,
}


def _ago(written: str, here: datetime) -> date | datetime:
    count, unit = re.fullmatch(rf"({_COUNT}) (day|week|hour)s? ago", written).groups()  # type: ignore[union-attr]
    number = int(count) if count.isdigit() else _NUMBERS[count]
    if unit == "hour":
        return here - timedelta(hours=number)
    return here.date() - timedelta(days=number * (7 if unit == "week" else 1))


def _weekday(written: str, today: date, *, ahead: bool) -> date:
    wanted = _WEEKDAYS.index(written.rsplit(maxsplit=1)[-1])
    if written.startswith("next") or (ahead and not written.startswith("last")):
        return today + timedelta(days=(wanted - today.weekday()) % 7)
    return today - timedelta(days=(today.weekday() - wanted) % 7 or 7)


def _in_year(day: date, today: date, *, ahead: bool) -> date:
    """Give a date without a year the year that it most likely means."""
    if ahead:
        return day if day >= today - timedelta(days=60) else _shifted(day, 1)
    return day if day <= today else _shifted(day, -1)


def _shifted(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
