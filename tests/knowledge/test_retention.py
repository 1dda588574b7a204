"""When personal data has to go."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from knowledge.retention import HoldIncomplete, Holding, a_hold, is_due

DELIVERED, IMPORTED = date(2026, 10, 1), date(2026, 11, 10)


def a_holding(**days: Any) -> Holding:
    return Holding(holder="imports", workspace="local", id="doc-1", title="Note", **days)


@pytest.mark.parametrize(
    ("days", "on", "due"),
    [
        ({"delivered": DELIVERED, "imported": IMPORTED}, date(2026, 10, 30), False),
        ({"delivered": DELIVERED, "imported": IMPORTED}, date(2026, 10, 31), True),
        ({"imported": IMPORTED}, date(2026, 12, 9), False),
        ({"imported": IMPORTED}, date(2026, 12, 10), True),
        ({}, date(2026, 1, 1), True),
    ],
)
def test_it_goes_30_days_after_delivery_else_after_import_else_at_once(
    days: dict[str, date], on: date, *, due: bool
) -> None:
    assert is_due(a_holding(**days), on=on, days=30) is due


@pytest.mark.parametrize(("reason", "person"), [(None, "Dana"), ("court case", " "), ("", None)])
def test_a_hold_without_a_reason_or_a_person_is_none(
    reason: str | None, person: str | None
) -> None:
    with pytest.raises(HoldIncomplete):
        a_hold("local/doc-1", reason=reason, person=person, since=IMPORTED)
