"""Locks between processes: advisory locks on files, which the system frees when a process ends,
however it ends.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import portalocker

from knowledge.errors import IndexBusy

PAUSE = 0.05
"""Seconds between two attempts."""


def _silent() -> None:
    pass


@contextmanager
def locked(
    file: Path,
    *,
    wait: float,
    why: str,
    shared: bool = False,
    waiting: Callable[[], None] = _silent,
) -> Iterator[None]:
    """Hold the lock; shared, any number may hold it together.

    Where another holds it, call `waiting` once and try for `wait` seconds, then raise IndexBusy
    with `why`.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    kind = portalocker.LockFlags.SHARED if shared else portalocker.LockFlags.EXCLUSIVE
    with file.open("a+b") as handle:
        give_up = time.monotonic() + wait
        told = False
        while True:
            try:
                portalocker.lock(handle, kind | portalocker.LockFlags.NON_BLOCKING)
                break
            except portalocker.exceptions.AlreadyLocked as error:
                if time.monotonic() >= give_up:
                    raise IndexBusy(why) from error
            if not told:
                waiting()
                told = True
            time.sleep(PAUSE)
        try:
            yield
        finally:
            portalocker.unlock(handle)
