"""When personal data has to go. Amazon's Data Protection Policy: 30 days after delivery."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from knowledge.errors import DeskError

KEPT_DAYS = 30
"""Days that personal data may be kept after delivery."""


class HoldIncomplete(DeskError):
    """A hold needs a reason and a person: add --reason and --person."""


@dataclass(frozen=True, kw_only=True)
class Holding:
    """Something kept that holds personal data: `holder` says where, `id` which within its
    workspace, `found` how many pieces of each kind. `title` is safe to show. A day that is not
    known is None.
    """

    holder: str
    workspace: str
    id: str
    title: str
    found: Mapping[str, int] = field(default_factory=dict)
    delivered: date | None = None
    imported: date | None = None

    @property
    def key(self) -> str:
        """By which a person names it."""
        return f"{self.workspace}/{self.id}"


@dataclass(frozen=True, kw_only=True)
class Hold:
    """What is not purged, though it is due: a holding's key, why, who said so, since when."""

    key: str
    reason: str
    person: str
    since: date


def a_hold(key: str, *, reason: str | None, person: str | None, since: date) -> Hold:
    """Make a hold. Raises HoldIncomplete where it has no reason or no person."""
    if not (reason and reason.strip() and person and person.strip()):
        raise HoldIncomplete(key)
    return Hold(key=key, reason=reason.strip(), person=person.strip(), since=since)


def due_on(holding: Holding, days: int) -> date:
    """Return the day from which a holding must be gone: so many days after delivery, else after
    import; from the beginning where neither day is known.
    """
    known = holding.delivered or holding.imported
    return known + timedelta(days=days) if known else date.min


def is_due(holding: Holding, *, on: date, days: int) -> bool:
    """True when a holding must be gone by that day."""
    return due_on(holding, days) <= on
