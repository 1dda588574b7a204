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
    """The moment by which something must be done. `due_at` is a date, a moment with its zone
    where a clock time is known, or None while it is not known when the clock began; `zone` an
    IANA name; `within` the period in words.
    """

    action: str
    due_at: date | datetime | None
    zone: str
    within: str
    counts_from: str
    basis: Basis
    statements: tuple[str, ...] = ()


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
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


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
    """Work out when the rule's period ends, in the zone of the marketplace (a code of ZONES).

    Days are calendar days after the day on which the clock began; hours are counted as they pass,
    whatever clocks do meanwhile. Without a clock time, hours are counted from the start of the day
    and the end of the last whole day within them is planned for. A moment without a zone is read
    in the marketplace's. `began_at_the_earliest`: the clock may have begun later.
    """
    zone = ZoneInfo(ZONES[marketplace])
    due_at, exact = _end(rule, began, zone)
    exact = exact and not rule.spare_days and not began_at_the_earliest
    return Deadline(
        action=rule.action,
        due_at=due_at,
        zone=zone.key,
        within=_in_words(rule),
        counts_from=rule.counts_from_label,
        basis=Basis.RULE if exact else Basis.EARLIEST,
        statements=rule.statements,
    )


def stated(
    action: str,
    moment: date | datetime,
    *,
    marketplace: str,
    statements: tuple[str, ...] = (),
) -> Deadline:
    """Take the deadline from Amazon's notice. A day without an hour may end at any hour of it, so
    the end of the day before is planned for; `within` names the day that the notice gives.
    """
    zone = ZoneInfo(ZONES[marketplace])
    due_at: date | datetime
    if isinstance(moment, datetime):
        due_at = _in_zone(moment, zone)
        within = f"by {_day_in_words(due_at)}, {due_at:%H:%M}, as stated"
    else:
        due_at = moment - _DAY
        within = f"by {_day_in_words(moment)}, as stated, no hour given: plan for the day before"
    return Deadline(
        action=action,
        due_at=due_at,
        zone=zone.key,
        within=within,
        counts_from=STATED_IN_NOTICE,
        basis=Basis.STATED,
        statements=statements,
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
    length = _counted(days, "day") if days else _counted(hours, "hour")
    return Deadline(
        action=action,
        due_at=None,
        zone=ZONES[marketplace],
        within=f"within {length} of the notice, as stated",
        counts_from=STATED_IN_NOTICE,
        basis=Basis.STATED,
        statements=statements,
    )


def moment_in_words(moment: date | datetime) -> str:
    """A moment as it is written in a sentence: "24 Nov 2026", "24 Nov 2026, 17:00 PST"."""
    day = _day_in_words(moment)
    if not isinstance(moment, datetime):
        return day
    return f"{day}, {moment:%H:%M} {moment.tzname() or '(no zone given)'}"


def is_missed(deadline: Deadline, now: datetime) -> bool:
    """True once the moment planned for has passed: a day has passed when it has ended in the
    deadline's zone. `now` carries a zone. What was planned for early may still be open.
    """
    match deadline.due_at:
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


def _end(
    rule: DeadlineRule, began: date | datetime | None, zone: ZoneInfo
) -> tuple[date | datetime | None, bool]:
    """When the period ends, and whether it can be counted in no other way."""
    if began is None:
        return None, True
    if rule.months is not None:
        day = _local_day(began, zone) + relativedelta(months=rule.months)
        return day - timedelta(days=rule.spare_days), True
    if rule.hours is None:
        return _local_day(began, zone) + _period(rule), True
    if isinstance(began, datetime):
        return _later(_in_zone(began, zone), _period(rule)), True
    end = _later(datetime.combine(began, time(), tzinfo=zone), _period(rule))
    last_whole_day = end.date() - _DAY
    return (last_whole_day if last_whole_day >= began else end), False


def _later(moment: datetime, period: timedelta) -> datetime:
    return (moment.astimezone(UTC) + period).astimezone(moment.tzinfo)


def _in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def _local_day(began: date | datetime, zone: ZoneInfo) -> date:
    return _in_zone(began, zone).date() if isinstance(began, datetime) else began


def _in_words(rule: DeadlineRule) -> str:
    if rule.hours is not None:
        return _counted(rule.hours, "hour")
    if rule.months is not None:
        return _counted(rule.months, "month")
    days = rule.days or 0
    if rule.spare_days:
        return f"{_counted(days, 'day')}, planned for day {days - rule.spare_days}"
    return _counted(days, "day")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _day_in_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
