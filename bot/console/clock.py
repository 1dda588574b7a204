"""The time as the stand-in sees it: the wall's, or one that a test sets by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class HandClock:
    """A clock that stands until it is moved."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self._lock = threading.Lock()

    def __call__(self) -> datetime:
        """The time that the hands show."""
        with self._lock:
            return self._now

    def advance(self, by: timedelta) -> None:
        """Move the hands on."""
        with self._lock:
            self._now += by
