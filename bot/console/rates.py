"""Rate limits: so many calls a minute and method, and a message a second and channel.

Source: docs.slack.dev/apis/web-api/rate-limits. Slack lets bursts pass that it does not number;
here a limit holds to the letter.
"""

from __future__ import annotations

import math
import threading
from collections import deque
from datetime import datetime, timedelta
from enum import Enum

from bot.console.clock import Clock


class Tier(Enum):
    """Calls a minute, for each method and workspace."""

    ONE = 1
    TWO = 20
    THREE = 50
    FOUR = 100
    POSTING = 60
    """Special: one a second and channel."""
    FREE = 0
    """Special: hundreds a minute; not limited here."""


class Rates:
    """Counts calls while it is on; by default it is off."""

    def __init__(self, clock: Clock) -> None:
        self.is_on = False
        self._clock = clock
        self._calls: dict[tuple[str, ...], deque[datetime]] = {}
        self._lock = threading.Lock()

    def seconds_to_wait(self, team_id: str, method: str, tier: Tier, channel: str) -> int:
        """How long until the call may be made again, in whole seconds; 0 if now, and then the call
        counts.
        """
        if not self.is_on or tier is Tier.FREE:
            return 0
        if tier is Tier.POSTING:
            return self._wait((team_id, method, channel), 1, timedelta(seconds=1))
        return self._wait((team_id, method), tier.value, timedelta(minutes=1))

    def _wait(self, key: tuple[str, ...], most: int, within: timedelta) -> int:
        with self._lock:
            now = self._clock()
            calls = self._calls.setdefault(key, deque())
            while calls and now - calls[0] >= within:
                calls.popleft()
            if len(calls) < most:
                calls.append(now)
                return 0
            return max(1, math.ceil((calls[0] + within - now).total_seconds()))
