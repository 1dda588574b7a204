from datetime import date
from decimal import Decimal

import pytest

from ingest.loaders.cells import Amount, Doubt, amount_of, day_of

MARCH_4 = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "marketplace", "day"),
    [
        ("2026-03-04", None, MARCH_4),
        ("2026-03-04T10:15:00Z", None, MARCH_4),
        ("2026/3/4", "DE", MARCH_4),
        ("4 Mar 2026", None, MARCH_4),
        ("March 4th, 2026", None, MARCH_4),
        ("4. März 2026", None, MARCH_4),
        ("3/4/2026", "US", MARCH_4),
        ("03/04/26", "US", MARCH_4),
        ("4/3/2026", "UK", MARCH_4),
        ("04.03.2026", "DE", MARCH_4),
        ("25/12/2026", None, date(2026, 12, 25)),
        ("12/25/2026", None, date(2026, 12, 25)),
        ("12/25/2026", "UK", date(2026, 12, 25)),
        ("5/5/2026", None, date(2026, 5, 5)),
        ("3/4/2026 09:30", "US", MARCH_4),
    ],
)
def test_a_day_is_read_in_the_marketplaces_order(
    text: str, marketplace: str | None, day: date
) -> None:
    assert day_of(text, marketplace) == day


@pytest.mark.parametrize(
    ("text", "marketplace", "why"),
    [
        ("3/4/2026", None, "the date 3/4/2026 can be read two ways"),
        ("3/4/2026", "CA", "the date 3/4/2026 can be read two ways"),
        ("30 Feb 2026", None, "there is no day '30 Feb 2026'"),
        ("13/45/2026", "US", "there is no day '13/45/2026'"),
        ("Mar 2026", "US", "'Mar 2026' is no date"),
        ("last Tuesday", "US", "'last Tuesday' is no date"),
        ("46085", "US", "'46085' is no date"),
    ],
)
def test_a_day_that_is_not_sure_is_a_doubt(text: str, marketplace: str | None, why: str) -> None:
    assert day_of(text, marketplace) == Doubt(why)


@pytest.mark.parametrize(
    ("text", "currency", "marketplace", "amount"),
    [
        ("$42.10", None, "US", Amount(Decimal("42.10"), "USD")),
        ("$42.10", None, "CA", Amount(Decimal("42.10"), "CAD")),
        ("$42.10", None, None, Amount(Decimal("42.10"), None)),
        ("42.10", "EUR", "US", Amount(Decimal("42.10"), "EUR")),
        ("1.234,56 €", None, "DE", Amount(Decimal("1234.56"), "EUR")),
        ("€1,234.56", None, None, Amount(Decimal("1234.56"), "EUR")),
        ("GBP 12", None, "US", Amount(Decimal(12), "GBP")),
        ("1,234", None, "US", Amount(Decimal(1234), "USD")),
        ("1,234", None, "DE", Amount(Decimal("1.234"), "EUR")),
        ("1.234.567", None, "DE", Amount(Decimal(1234567), "EUR")),
        ("-5.00", None, "US", Amount(Decimal("-5.00"), "USD")),
        ("8,00", None, None, Amount(Decimal("8.00"), None)),
    ],
)
def test_an_amount_is_a_decimal_with_its_currency(
    text: str, currency: str | None, marketplace: str | None, amount: Amount
) -> None:
    assert amount_of(text, currency, marketplace) == amount


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1,234", "the amount '1,234' can be read two ways"),
        ("about fifty", "'about fifty' is no amount"),
        ("1,2,3.4.5", "'1,2,3.4.5' is no amount"),
    ],
)
def test_an_amount_that_is_not_sure_is_a_doubt(text: str, why: str) -> None:
    assert amount_of(text, None, None) == Doubt(why)
