"""The particulars of one matter in a text: order IDs, tracking numbers, amounts, days, carriers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from bot.triage.dates import dates_told


class Kind(StrEnum):
    """What a particular is."""

    ORDER_ID = "order ID"
    TRACKING = "tracking number"
    AMOUNT = "amount"
    DAY = "date"
    CARRIER = "carrier"


@dataclass(frozen=True)
class Particular:
    """One of them: its value in one form, and where it stands in the folded text."""

    kind: Kind
    value: str
    start: int
    end: int


def particulars(plain: str, *, on: date | None, marketplace: str = "US") -> tuple[Particular, ...]:
    """Find the particulars in a folded text. `on` is the day from which days without a year are
    read; without it only those with a year are found.
    """
    found = [*_numbers(plain), *_carriers(plain), *_days(plain, on, marketplace)]
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def same_tracking(one: str, other: str) -> bool:
    """True for one tracking number, however it is spaced."""
    return _bare(one) == _bare(other)


def same_amount(one: str, other: str) -> bool:
    """True for one sum; a currency counts where both name one."""
    first, second = _sum(one), _sum(other)
    return first[0] == second[0] and (first[1] == second[1] or "" in {first[1], second[1]})


def same_carrier(one: str, other: str) -> bool:
    """True for one carrier by any of its names."""
    return _carrier(one.lower()) == _carrier(other.lower())


_ORDER_ID = re.compile(r"(?<!\d)(\d{3}) ?- ?(\d{7}) ?- ?(\d{7})(?!\d)")
_SPACE = r"[ -]?"
_TRACKING = re.compile(
    rf"(?<![a-z0-9-])(?:1z(?:{_SPACE}[a-z0-9]){{16}}|tba\d{{10,14}}"
    rf"|9[2-5](?:{_SPACE}\d){{18,20}}|[a-z]{{2}} ?\d{{3}} ?\d{{3}} ?\d{{3}} ?[a-z]{{2}}"
    rf"|(?:\d{{4}} ?){{2}}\d{{4}}(?: ?\d{{3}})?|jd\d{{16,18}})(?![a-z0-9-])"
)
_SIGNS = {"$": "usd", "us$": "usd", "\u20ac": "eur", "\u00a3": "gbp", "c$": "cad", "\u00a5": "jpy"}
_CODES = r"usd|eur|gbp|cad|aud|jpy|dollars?|euros?|pounds"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_AMOUNT = re.compile(
    rf"(?<![a-z0-9])(?P<sign>us\$|c\$|[$\u20ac\u00a3\u00a5]) ?(?P<sum>{_NUMBER})(?![\d,.]*\d)"
    rf"|(?<![\d.,-])(?P<plain>{_NUMBER}) ?(?P<code>{_CODES}|[\u20ac\u00a3])(?![a-z])"
)


def _numbers(plain: str) -> Iterator[Particular]:
    rest = plain
    for match in _ORDER_ID.finditer(plain):
        yield Particular(Kind.ORDER_ID, "-".join(match.groups()), *match.span())
    rest = _ORDER_ID.sub(lambda match: "#" * len(match[0]), plain)
    for match in _TRACKING.finditer(rest):
        yield Particular(Kind.TRACKING, _bare(match[0]), *match.span())
    rest = _TRACKING.sub(lambda match: "#" * len(match[0]), rest)
    for match in _AMOUNT.finditer(rest):
        yield Particular(Kind.AMOUNT, match[0], *match.span())


def _bare(tracking: str) -> str:
    return re.sub(r"[ -]", "", tracking).lower()


def _sum(written: str) -> tuple[Decimal | str, str]:
    """The sum and its currency: ("32.07", "usd"); no currency where none is named."""
    match = _AMOUNT.fullmatch(written.lower().strip())
    if match is None:
        return _decimal(written), ""
    code = _SIGNS.get(match["sign"] or match["code"]) or _currency(match["code"])
    return _decimal(match["sum"] or match["plain"]), code


def _currency(code: str) -> str:
    named = {"dollar": "usd", "euro": "eur", "pound": "gbp"}
    return named.get(code.rstrip("s"), code)


def _decimal(written: str) -> Decimal | str:
    plain = re.sub(r",(?=\d{3}\b)", "", written.strip()).replace(",", ".")
    try:
        return Decimal(plain).normalize()
    except InvalidOperation:
        return written


_CARRIERS = {
    "ups": r"ups(?! and downs)|united parcel service",
    "usps": r"usps|united states postal service|us postal service",
    "fedex": r"fed ?ex",
    "dhl": "dhl",
    "ontrac": "ontrac|lasership",
    "amazon": "amazon (?:logistics|shipping)",
    "royal mail": "royal mail",
    "evri": "evri|hermes",
    "dpd": "dpd",
    "gls": "gls",
    "yodel": "yodel",
    "canada post": "canada post",
    "purolator": "purolator",
    "deutsche post": "deutsche post",
    "la poste": "la poste|colissimo|chronopost",
}
_ANY_CARRIER = re.compile(
    r"(?<![a-z0-9-])(?:" + "|".join(_CARRIERS.values()) + r")(?![a-z0-9]|-[a-z])"
)


def _carriers(plain: str) -> Iterator[Particular]:
    for match in _ANY_CARRIER.finditer(plain):
        yield Particular(Kind.CARRIER, _carrier(match[0]), *match.span())


def _carrier(name: str) -> str:
    for carrier, pattern in _CARRIERS.items():
        if re.match(rf"(?:{pattern})(?![a-z0-9])", name):
            return carrier
    return name


_WITH_YEAR = re.compile(r"(?:19|20)\d\d|\d[/.]\d\d$")


def _days(plain: str, on: date | None, marketplace: str) -> Iterator[Particular]:
    now = datetime.combine(on or date(2000, 1, 1), time(12), UTC)
    for told in dates_told(plain, now=now, marketplace=marketplace):
        words = plain[told.start : told.end]
        if on is None and not _WITH_YEAR.search(words):
            continue
        for moment in filter(None, (told.moment, told.latest)):
            day = moment.date() if isinstance(moment, datetime) else moment
            yield Particular(Kind.DAY, day.isoformat(), told.start, told.end)


def known_days(days: Iterable[date]) -> frozenset[str]:
    """Write days as a particular's value."""
    return frozenset(day.isoformat() for day in days)
