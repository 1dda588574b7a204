"""Fresh processes, one for each measurement: how long, how much memory, what they said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

A_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024
"""In what `ru_maxrss` counts: bytes on macOS, kilobytes on Linux."""


class ChildFailed(Exception):
    """A child ended with an error, so that there is nothing to measure."""


@dataclass(frozen=True, kw_only=True)
class Ran:
    """One process from its start to its end."""

    seconds: float
    megabytes: float
    said: str

    def told(self) -> dict[str, Any]:
        """What the child measured of itself: the JSON object in its last line."""
        told: dict[str, Any] = json.loads(self.said.strip().splitlines()[-1])
        return told


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> Ran:
    """Run Python with the arguments and wait for its end. Raise ChildFailed with what it wrote.

    What uses much memory must not be imported here: a child counts its parent's at the start.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 -- our own modules
            [sys.executable, *arguments],
            stdout=out,
            stderr=errors,
            env={**os.environ, **environment},
        )
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            errors.seek(0)
            raise ChildFailed(f"{' '.join(arguments)}\n{errors.read().decode()}")
        out.seek(0)
        return Ran(
            seconds=seconds,
            megabytes=used.ru_maxrss / A_MEGABYTE,
            said=out.read().decode(),
        )
