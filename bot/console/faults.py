"""Failures on demand: what the Web API shall do wrong the next time that a method is called."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal


@dataclass(frozen=True)
class Fault:
    """One failure: a wait, then an HTTP status, an error in the answer, a 429, or no answer at all
    because the connection drops, before or after the work was done.
    """

    status: int | None = None
    error: str | None = None
    retry_after: int | None = None
    wait: timedelta = timedelta()
    drops: Literal["before", "after"] | None = None


def server_error(status: int = 500) -> Fault:
    """An HTTP status with a body that is no JSON."""
    return Fault(status=status)


def refusal(error: str) -> Fault:
    """`ok: false` with that error."""
    return Fault(error=error)


def too_many_requests(retry_after: int = 1) -> Fault:
    """429 with a Retry-After, in seconds."""
    return Fault(retry_after=retry_after)


def slow(wait: timedelta) -> Fault:
    """The right answer, late."""
    return Fault(wait=wait)


def dropped(when: Literal["before", "after"] = "before") -> Fault:
    """The connection closes without an answer, before or after the work was done."""
    return Fault(drops=when)


class Faults:
    """The failures that are waiting, by method."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Fault]] = {}
        self._lock = threading.Lock()

    def plan(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of that method fail so. `response`, `upload` and `files` mean those
        addresses, `*` any request.
        """
        with self._lock:
            self._waiting.setdefault(method, deque()).extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        """The failure of this call, if one waits."""
        with self._lock:
            for name in (method, "*"):
                if self._waiting.get(name):
                    return self._waiting[name].popleft()
            return None
