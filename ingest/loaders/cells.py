"""Dates and amounts in the cells of case notes: read by the marketplace's custom, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MONTH_FIRST = frozenset({"US"})
"""Where 3/4 is the fourth of March. In Canada both are in use, so that it says nothing there."""

EITHER = frozenset({"CA"})

CURRENCIES = {
    **dict.fromkeys(("DE", "FR", "IT", "ES", "NL"), "EUR"),
    "US": "USD",
    "CA": "CAD",
    "MX": "MXN",
    "UK": "GBP",
    "AE": "AED",
    "IN": "INR",
    "JP": "JPY",
    "AU": "AUD",
    "SG": "SGD",
}
"""The currency of each marketplace's orders."""

_COMMA_DECIMAL = frozenset({"DE", "FR", "IT", "ES", "NL"})


@dataclass(frozen=True)
class Doubt:
    """Why a cell could not be read, for the person who wrote it."""

    why: str


@dataclass(frozen=True)
class Amount:
    """A sum of money; `currency` is None where nothing tells it."""

    value: Decimal
    currency: str | None


def day_of(text: str, marketplace: str | None) -> date | Doubt:
    """Read a day. One of figures alone is read in the marketplace's order; where that is not known
    and both orders give a day, it is a doubt.
    """
    try:
        return _day(text.strip(), marketplace)
    except ValueError:  # no such day: 30 February
        return Doubt(f"there is no day {text.strip()[:40]!r}")


def amount_of(text: str, currency: str | None, marketplace: str | None) -> Amount | Doubt:
    """Read an amount with the currency that it names, or else that of its row or marketplace."""
    match = _AMOUNT.fullmatch(" ".join(text.split()))
    if match is None:
        return Doubt(f"{text.strip()[:40]!r} is no amount")
    figures = match["figures"].replace(" ", "").replace("'", "")
    point = _decimal_sign(figures, marketplace)
    if point is None:
        return Doubt(f"the amount {text.strip()[:40]!r} can be read two ways")
    value = _decimal(figures, point)
    if value is None:
        return Doubt(f"{text.strip()[:40]!r} is no amount")
    sign = match["before"] or match["after"] or ""
    named = _named(sign.strip(), marketplace) or currency or CURRENCIES.get(marketplace or "")
    return Amount(-value if match["minus"] else value, named)


def _day(text: str, marketplace: str | None) -> date | Doubt:
    if match := _YEAR_FIRST.match(text):
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := (_DAY_NAMED.fullmatch(text) or _MONTH_NAMED.fullmatch(text)):
        month = _MONTHS.get(match["name"][:3].casefold())
        if month is not None:
            return date(int(match["year"]), month, int(match["day"]))
    if match := _FIGURES.match(text):
        return _by_custom(int(match["one"]), int(match["two"]), _year(match["year"]), marketplace)
    return Doubt(f"{text[:40]!r} is no date")


def _by_custom(one: int, two: int, year: int, marketplace: str | None) -> date | Doubt:
    if one > 12 or one == two:
        return date(year, two, one)
    if two > 12 or marketplace in MONTH_FIRST:
        return date(year, one, two)
    if marketplace is None or marketplace in EITHER:
        return Doubt(f"the date {one}/{two}/{year} can be read two ways")
    return date(year, two, one)


def _year(written: str) -> int:
    return int(written) + 2000 if len(written) == 2 else int(written)


def _decimal_sign(figures: str, marketplace: str | None) -> str | None:
    """Return the sign before the part of a whole, "" where there is none; None where both readings
    are possible.
    """
    signs: list[str] = re.findall(r"[.,]", figures)
    if not signs:
        return ""
    last, after = signs[-1], len(figures) - 1 - max(figures.rfind("."), figures.rfind(","))
    if len(signs) > 1:
        return last if last not in signs[:-1] else ""
    if after != 3:
        return last
    if marketplace is None:
        return None
    return last if (last == ",") == (marketplace in _COMMA_DECIMAL) else ""


def _decimal(figures: str, point: str) -> Decimal | None:
    """Read figures; None where signs don't group them by thousands."""
    whole, _, part = figures.rpartition(point) if point else (figures, "", "")
    groups = re.split(r"[.,]", whole)
    grouped = len(groups[-1]) == 3 and all(len(each) in {2, 3} for each in groups[1:])
    if len(groups) > 1 and not (grouped and len({*re.findall(r"[.,]", whole)}) == 1):
        return None
    return Decimal(f"{''.join(groups)}.{part}" if part else "".join(groups))


def _named(sign: str, marketplace: str | None) -> str | None:
    if sign in _DOLLARS:
        own = CURRENCIES.get(marketplace or "", "")
        return own if own in {"USD", "CAD", "AUD", "MXN", "SGD"} else None
    return _SIGNS.get(sign.casefold(), sign.upper() or None)


_DOLLARS = frozenset({"$"})
_SIGNS = {"€": "EUR", "£": "GBP", "us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "¥": "JPY"}
_SIGN = r"(?:US|CA?|A)?\$|[€£¥]|[A-Z]{3}"
_AMOUNT = re.compile(
    rf"(?P<minus>-)? ?(?P<before>(?:{_SIGN}) ?)?(?P<figures>\d[\d.,' ]*\d|\d)"
    rf"(?P<after> ?(?:{_SIGN}))?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_FIGURES = re.compile(r"(?P<one>\d{1,2})[-/. ](?P<two>\d{1,2})[-/. ](?P<year>\d{4}|\d{2})(?!\d)")
_DAY_NAMED = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[ -](?P<name>[^\W\d_]{3,9})\.?,?[ -](?P<year>\d{4})"
)
_MONTH_NAMED = re.compile(
    r"(?P<name>[^\W\d_]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan ene gen", "feb fév fev", "mar mär mrz", "apr avr abr", "may mai mag maj"),
            *(
                "jun giu",
                "jul lug",
                "aug aoû ago",
                "sep set",
                "oct okt ott",
                "nov",
                "dec dez déc dic",
            ),
        ),
        start=1,
    )
    for name in names.split()
}
