"""Values lately looked up, kept so that they need not be looked up again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """At most `limit` values by key. Only for what never changes under its key."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: dict[str, Value] = {}
        self._lock = Lock()

    def get(
        self,
        keys: Collection[str],
        look_up: Callable[[Collection[str]], Mapping[str, Value]],
    ) -> dict[str, Value]:
        """The values of those keys that have one; `look_up` finds the ones that are not kept."""
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
        missing = [key for key in keys if key not in found]
        if missing:
            new = look_up(missing)
            found |= new
            with self._lock:
                self._kept |= new
                for key in list(self._kept)[: max(0, len(self._kept) - self._limit)]:
                    del self._kept[key]
        return found
