"""Periods, days and moments in words."""

from __future__ import annotations

from datetime import date, datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def counted(number: int, noun: str) -> str:
    """A number of things: "1 day", "2 days"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def day_in_words(day: date) -> str:
    """A day: "24 Nov 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment_in_words(moment: date | datetime) -> str:
    """A moment as it stands in a sentence: "24 Nov 2026", "24 Nov 2026, 17:00 PST"."""
    day = day_in_words(moment)
    if not isinstance(moment, datetime):
        return day
    return f"{day}, {moment:%H:%M} {moment.tzname() or '(no zone given)'}"
