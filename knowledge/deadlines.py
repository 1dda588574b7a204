"""Deadlines: rules in data, and the date that a rule gives once its clock has begun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from knowledge.facts import Holding, holding
from knowledge.periods import counted, day_in_words
from knowledge.sources import ANYWHERE, Conditions, EffectiveBy


class Basis(StrEnum):
    """What a due date rests on: Amazon's notice states it, a rule gives it, or a rule read the
    earliest way, because it can be counted in more than one.
    """

    STATED = "stated"
    RULE = "rule"
    EARLIEST = "earliest"


@dataclass(frozen=True, kw_only=True)
class DeadlineRule:
    """`counts_from` is the name of the moment at which the clock starts, `counts_from_label` the
    same in words, `failing_that` the moment that stands in where that one is not known. Exactly one
    of `hours`, `days` (calendar days) and `months` is set. `spare_days` is how many days before the
    last one to plan for, where the rule does not define how to count;
    `stated_as` the name of the date that Amazon's notice may state for it (that date wins);
    `closes` is true where nothing more can be done once it has passed; `statements` are the ids
    that it cites, `given` the facts under which it applies.
    """

    id: str
    action: str
    counts_from: str
    counts_from_label: str
    statements: tuple[str, ...]
    hours: int | None = None
    days: int | None = None
    months: int | None = None
    spare_days: int = 0
    failing_that: str | None = None
    stated_as: str | None = None
    closes: bool = False
    given: Conditions = field(default_factory=dict)
    marketplaces: tuple[str, ...] = (ANYWHERE,)
    effective_from: date | None = None
    effective_until: date | None = None
    effective_by: EffectiveBy = EffectiveBy.EVENT


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """The moment by which something must be done. `due_at` is what to plan for: a date, a moment
    with its zone where Amazon's notice states an hour, or None while it is not known when the clock
    began; `zone` an IANA name; `within` the period in words. `ends` is when it is over by its
    latest reading, where that is not when `due_at` is.
    """

    action: str
    due_at: date | datetime | None
    zone: str
    within: str
    counts_from: str
    basis: Basis
    statements: tuple[str, ...] = ()
    ends: date | datetime | None = None


ZONES: Mapping[str, str] = {
    "US": "America/Los_Angeles",
    "CA": "America/Los_Angeles",
    "MX": "America/Mexico_City",
    "UK": "Europe/London",
    "DE": "Europe/Berlin",
    "FR": "Europe/Paris",
    "IT": "Europe/Rome",
    "ES": "Europe/Madrid",
    "NL": "Europe/Amsterdam",
    "AE": "Asia/Dubai",
    "IN": "Asia/Kolkata",
    "JP": "Asia/Tokyo",
    "AU": "Australia/Sydney",
    "SG": "Asia/Singapore",
}
"""The zone in which each marketplace's days are counted."""

STATED_IN_NOTICE = "Amazon's notice"
"""What a stated deadline counts from, in words."""

_DAY = timedelta(days=1)
_MOST_HOURS = 72
_SHORTEST_MONTH = 28


def rules_for(
    rules: Sequence[DeadlineRule],
    *,
    known: Mapping[str, str],
    marketplace: str,
    on: date,
    dates: Mapping[EffectiveBy, date | datetime] = MappingProxyType({}),
) -> tuple[DeadlineRule, ...]:
    """Pick the rules that apply, in the order given.

    A rule applies when the known facts meet its conditions, the marketplace is its own and it is
    in force on the day that decides: `dates` has the ones that are known, `on` stands for the
    others. Where rules for the same action remain, one written for the marketplace goes before one
    that holds anywhere; of several that count from the same moment, the shortest is kept.
    """
    applying = [
        rule
        for rule in rules
        if holding(rule.given, known) is Holding.HOLDS
        and (marketplace in rule.marketplaces or ANYWHERE in rule.marketplaces)
        and _may_be_in_force(rule, on, dates, marketplace)
    ]
    own = {rule.action for rule in applying if marketplace in rule.marketplaces}
    nearest = [
        rule for rule in applying if marketplace in rule.marketplaces or rule.action not in own
    ]
    shortest: dict[tuple[str, str], DeadlineRule] = {}
    for rule in nearest:
        clock = (rule.action, rule.counts_from)
        if clock not in shortest or _period(rule) < _period(shortest[clock]):
            shortest[clock] = rule
    return tuple(rule for rule in nearest if shortest[rule.action, rule.counts_from] is rule)


def due(
    rule: DeadlineRule,
    began: date | datetime | None,
    *,
    marketplace: str,
    began_at_the_earliest: bool = False,
) -> Deadline:
    """Work out the day to plan for, in the zone of the marketplace (a code of ZONES).

    Days are calendar days after the day on which the clock began. Hours are counted as they pass,
    whatever clocks do meanwhile, and the last whole day within them is planned for: a rule never
    gives an hour. Without a clock time they are counted from the start of the day. A moment without
    a zone is read in the marketplace's. `began_at_the_earliest`: the clock may have begun later.
    """
    zone = ZoneInfo(ZONES[marketplace])
    due_at, ends = _planned(rule, began, zone)
    early = began_at_the_earliest or ends is not None
    return Deadline(
        action=rule.action,
        due_at=due_at,
        zone=zone.key,
        within=_in_words(rule),
        counts_from=rule.counts_from_label,
        basis=Basis.EARLIEST if early else Basis.RULE,
        statements=rule.statements,
        ends=ends,
    )


def stated(
    action: str,
    moment: date | datetime,
    *,
    marketplace: str,
    statements: tuple[str, ...] = (),
) -> Deadline:
    """Take the deadline from Amazon's notice. A day without an hour may end at any hour of it, and
    an hour without a zone is no moment yet: then the end of the day before is planned for. `within`
    names what the notice gives.
    """
    zone = ZoneInfo(ZONES[marketplace])
    is_exact = isinstance(moment, datetime) and moment.tzinfo is not None
    there = _in_zone(moment, zone) if isinstance(moment, datetime) else moment
    day = there.date() if isinstance(there, datetime) else there
    hour = f", {there:%H:%M}" if isinstance(there, datetime) else ""
    lacking = "no zone given" if hour else "no hour given"
    early = "" if is_exact else f", {lacking}: plan for the day before"
    return Deadline(
        action=action,
        due_at=there if is_exact else day - _DAY,
        zone=zone.key,
        within=f"by {day_in_words(day)}{hour}, as stated{early}",
        counts_from=STATED_IN_NOTICE,
        basis=Basis.STATED,
        statements=statements,
        ends=None if is_exact else day,
    )


def stated_within(
    action: str,
    period: timedelta,
    *,
    marketplace: str,
    statements: tuple[str, ...] = (),
) -> Deadline:
    """Take the period that Amazon's notice states where nothing dates the notice."""
    hours, rest = divmod(period, timedelta(hours=1))
    days = period.days if not rest and hours % 24 == 0 and hours > _MOST_HOURS else 0
    length = counted(days, "day") if days else counted(hours, "hour")
    return Deadline(
        action=action,
        due_at=None,
        zone=ZONES[marketplace],
        within=f"within {length} of the notice, as stated",
        counts_from=STATED_IN_NOTICE,
        basis=Basis.STATED,
        statements=statements,
    )


def is_missed(deadline: Deadline, now: datetime) -> bool:
    """True once it is over by its latest reading: a day is over when it has ended in the deadline's
    zone. `now` carries a zone.
    """
    match deadline.ends or deadline.due_at:
        case datetime() as moment:
            # Compared in UTC: within one zone Python compares wall clocks, also where they go back.
            return _in_zone(moment, ZoneInfo(deadline.zone)).astimezone(UTC) < now.astimezone(UTC)
        case date() as day:
            return day < now.astimezone(ZoneInfo(deadline.zone)).date()
        case None:
            return False


def _may_be_in_force(
    rule: DeadlineRule,
    on: date,
    dates: Mapping[EffectiveBy, date | datetime],
    marketplace: str,
) -> bool:
    starts, ends = rule.effective_from or date.min, rule.effective_until or date.max
    decided = dates.get(rule.effective_by)
    if decided is None:
        # What is not filed yet may be filed on any later day, so a rule to come counts already.
        last = date.max if rule.effective_by is EffectiveBy.FILING else on
        return starts <= last and on <= ends
    return starts <= _local_day(decided, ZoneInfo(ZONES[marketplace])) <= ends


def _period(rule: DeadlineRule) -> timedelta:
    """How much of the period there is to plan with; a month counts as the shortest there is."""
    days = (rule.days or 0) + _SHORTEST_MONTH * (rule.months or 0)
    return timedelta(hours=rule.hours or 0, days=days - rule.spare_days)


def _planned(
    rule: DeadlineRule, began: date | datetime | None, zone: ZoneInfo
) -> tuple[date | None, date | datetime | None]:
    """The day to plan for, and when the period is over by its latest reading, if not with it."""
    if began is None:
        return None, None
    day = _local_day(began, zone)
    if rule.hours is None:
        last = day + relativedelta(months=rule.months or 0, days=rule.days or 0)
        return last - timedelta(days=rule.spare_days), last if rule.spare_days else None
    start = _in_zone(began, zone) if isinstance(began, datetime) else _midnight(day, zone)
    end = _later(start, _period(rule))
    # In less than a day there is no whole one, and none on a day of 25 hours within 24.
    planned = max(end.date() - _DAY, day)
    if isinstance(began, datetime):
        return planned, end
    begun_last = _later(_midnight(day + _DAY, zone), _period(rule))
    return planned, (begun_last - timedelta(microseconds=1)).date()


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)


def _later(moment: datetime, period: timedelta) -> datetime:
    return (moment.astimezone(UTC) + period).astimezone(moment.tzinfo)


def _in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def _local_day(began: date | datetime, zone: ZoneInfo) -> date:
    return _in_zone(began, zone).date() if isinstance(began, datetime) else began


def _in_words(rule: DeadlineRule) -> str:
    if rule.hours is not None:
        return counted(rule.hours, "hour")
    if rule.months is not None:
        return counted(rule.months, "month")
    days = rule.days or 0
    if rule.spare_days:
        return f"{counted(days, 'day')}, planned for day {days - rule.spare_days}"
    return counted(days, "day")
