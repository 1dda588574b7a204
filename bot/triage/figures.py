"""Figures in a text (periods, amounts, percentages, dates, clock times, numbers), each brought to
one form: "24 h" and "24 hours" are the same figure, "2 days" and "2 business days" are not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache, lru_cache

_WORDS = dict(
    zip(
        re.findall(
            r"\w+",
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
            "eighty ninety",
        ),
        [*range(1, 20), *range(20, 100, 10)],
        strict=True,
    )
)
_ONES = "|".join(word for word, number in _WORDS.items() if number < 10)
_TENS = "|".join(word for word, number in _WORDS.items() if number >= 20)
_WORD = rf"(?:(?:{_TENS})[ -](?:{_ONES})|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
# Digits that belong to a name (G1781, A-to-z, v2, D-31) are no figures.
_ALONE = r"(?<![\w/#])(?<!\d[.,])(?<![a-z]-)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
_NUMBER = rf"{_ALONE}(?:{_DIGITS}|{_WORD}(?![a-z]))"

_UNITS = {
    r"(?:business|working)[ -]days?": "business days",
    r"(?:calendar[ -])?days?": "days",
    r"hours?|hrs?|h": "hours",
    r"minutes?|mins?": "minutes",
    r"weeks?": "weeks",
    r"months?": "months",
    r"years?|yrs?": "years",
    r"%|percent|per cent": "%",
    r"(?:us )?dollars?|usd|bucks": "USD",
    r"euros?|eur|€": "EUR",
    r"pounds(?: sterling)?|gbp|£": "GBP",
    r"cad": "CAD",
    r"aud": "AUD",
    r"yen|jpy": "JPY",
    r"stars?|★": "stars",
    r"digits?": "digits",
    r"characters?": "characters",
    r"mb": "MB",
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_CURRENCIES = {
    "c$": "CAD",
    "a$": "AUD",
    "us$": "USD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "cad": "CAD",
    "aud": "AUD",
}
_CURRENCY = "|".join(re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True))

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_MONTHS_IN_ORDER = re.findall(r"\w+", "jan feb mar apr may jun jul aug sep oct nov dec")
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"

_ANY_NUMBER = re.compile(rf"\d|{'|'.join(_WORDS)}")

_Reader = Callable[[re.Match[str]], Iterable[str]]
_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...]


@lru_cache(maxsize=4096)
def figures(text: str) -> frozenset[str]:
    """Return the figures of a text: "30 days", "5000 USD", "50 %", "2026-02-16", "--02-16" (a day
    without its year), "14:10", an order ID as it stands, or a number alone. Numbers in words count
    where a unit follows; digits that are part of a name don't count.
    """
    rest = unicodedata.normalize("NFKC", text).lower().translate(_DASHES)
    rest = re.sub(r"\s+", " ", rest)
    if not _ANY_NUMBER.search(rest):
        return frozenset()
    found: set[str] = set()
    for pattern, read in _PATTERNS:

        def taken(match: re.Match[str], read: _Reader = read) -> str:
            found.update(read(match))
            return " " * len(match[0])

        rest = pattern.sub(taken, rest)
    return frozenset(found)


def borne_out(figure: str, by: frozenset[str]) -> bool:
    """True when the figure stands among others, or is part of one of them: a number of a period, a
    month of a date.
    """
    return figure in by or any(figure in _parts(other) for other in by)


def is_tellable(figure: str) -> bool:
    """True for what a person can know of the own case: an amount, a date, a clock time, an order
    ID. A period or a percentage is a rule's, whoever mentions it.
    """
    return not re.fullmatch(r"[\d.]+(?: .*)?", figure) or figure.endswith(_MONEY)


_HYPHENS, _EN_DASH, _EM_DASH = "\u2010\u2011\u2012\u2212", "\u2013", "\u2014"
_DASHES = str.maketrans(dict.fromkeys(_HYPHENS, "-") | {_EM_DASH: _EN_DASH})
_MONEY = tuple(sorted(set(_CURRENCIES.values())))


def _parts(figure: str) -> frozenset[str]:
    number, _, unit = figure.partition(" ")
    if unit:
        return frozenset({number})
    if whole := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", figure):
        year, month, day = whole.groups()
        return frozenset({year, f"{year}-{month}", f"--{month}-{day}"})
    if month_of := re.fullmatch(r"(\d{4})-\d\d", figure):
        return frozenset({month_of[1]})
    return frozenset()


def _value(written: str) -> str:
    words = re.split(r"[ -]", written)
    if all(word in _WORDS for word in words):
        return str(sum(_WORDS[word] for word in words))
    if re.fullmatch(r"\d+,\d{1,2}", written):
        written = written.replace(",", ".")
    return format(Decimal(written.replace(",", "")).normalize(), "f")


@cache
def _unit(written: str) -> str:
    return next(unit for pattern, unit in _UNITS.items() if re.fullmatch(pattern, written))


def _month(written: str) -> int:
    return _MONTHS_IN_ORDER.index(written[:3]) + 1


def _read_date(match: re.Match[str]) -> Iterable[str]:
    parts = match.groupdict()
    month = int(parts["month"]) if parts["month"].isdigit() else _month(parts["month"])
    day = re.sub(r"\D", "", parts.get("day") or "")
    year = parts.get("year")
    if "slashed" in parts and month > 12:
        month, day = int(day), str(month)
    if day:
        yield f"{year or '-'}-{month:02}-{int(day):02}"
    elif year:
        yield f"{year}-{month:02}"


def _read_time(match: re.Match[str]) -> Iterable[str]:
    hour, minute, half = int(match["hour"]), match["minute"] or "00", match["half"]
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    yield f"{hour:02}:{minute}"


def _read_amount(match: re.Match[str]) -> Iterable[str]:
    currency = _CURRENCIES[match["currency"]]
    for written in filter(None, (match["from"], match["amount"])):
        yield f"{_in_digits(written, match['thousands'])} {currency}"


def _read_quantity(match: re.Match[str]) -> Iterable[str]:
    unit = _unit(match["unit"])
    for written in re.findall(rf"{_DIGITS}|{_WORD}(?![a-z])", match["numbers"]):
        yield f"{_value(written)} {unit}"


def _read_number(match: re.Match[str]) -> Iterable[str]:
    yield _in_digits(match["number"], match["thousands"])


def _in_digits(written: str, thousands: str | None) -> str:
    return format((Decimal(_value(written)) * (1000 if thousands else 1)).normalize(), "f")


_JOINED = r"(?: ?[-\u2013] ?|/| to | or | and | & |, )"
_PATTERNS = (
    (re.compile(r"(?<!\d)\d{3}-\d{7}-\d{7}(?!\d)"), lambda match: (match[0],)),
    (
        re.compile(rf"(?<![\d-])(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"),
        _read_date,
    ),
    (
        re.compile(
            rf"(?<![\w/])(?P<slashed>(?P<month>\d\d?)/(?P<day>\d\d?)/(?P<year>{_YEAR}))(?![\w/])"
        ),
        _read_date,
    ),
    (
        re.compile(
            rf"(?<!\w)(?P<day>{_DAY}) (?:of )?(?P<month>{_MONTHS})\b\.?(?:,? (?P<year>{_YEAR})\b)?"
        ),
        _read_date,
    ),
    (
        re.compile(
            rf"\b(?P<month>{_MONTHS})\.? (?P<day>{_DAY})(?![\w:]|[.,]\d|[ -]?(?:{_UNIT})(?!\w))"
            rf"(?:,? (?P<year>{_YEAR})\b)?"
        ),
        _read_date,
    ),
    (re.compile(rf"\b(?P<month>{_MONTHS})\.?,? (?P<year>{_YEAR})\b"), _read_date),
    (
        re.compile(
            r"(?<![\w:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d) ?(?P<half>[ap]\.?m\b)?"
        ),
        _read_time,
    ),
    (
        re.compile(r"(?<![\w:.])(?P<hour>1[0-2]|[1-9])(?P<minute>) ?(?P<half>[ap]\.?m\b)"),
        _read_time,
    ),
    (
        re.compile(
            rf"(?<![a-z])(?P<currency>{_CURRENCY}) ?(?:(?P<from>{_DIGITS})(?: ?[-\u2013] ?| to )"
            rf"(?:{_CURRENCY})? ?)?(?P<amount>{_DIGITS})(?P<thousands> ?k\b)?"
        ),
        _read_amount,
    ),
    (
        re.compile(
            rf"(?P<numbers>{_NUMBER}(?:{_JOINED}(?:{_DIGITS}|{_WORD}(?![a-z])))*)"
            rf"\)?[ -]?(?P<unit>{_UNIT})(?!\w)"
        ),
        _read_quantity,
    ),
    (
        re.compile(rf"{_ALONE}(?P<number>{_DIGITS})(?:st|nd|rd|th|(?P<thousands> ?k))?(?!\w|\.\d)"),
        _read_number,
    ),
)
