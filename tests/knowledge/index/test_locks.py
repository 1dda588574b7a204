from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from knowledge.errors import IndexBusy
from knowledge.index.locks import locked

HOLD = """\
import sys, time
from pathlib import Path
from knowledge.index.locks import locked

with locked(Path(sys.argv[1]), wait=0, why="", shared=sys.argv[2] == "shared"):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(lock: Path, kind: str) -> subprocess.Popen[str]:
    """Another process that holds the lock."""
    started = subprocess.Popen(  # noqa: S603 -- the command is ours
        [sys.executable, "-c", HOLD, str(lock), kind], stdout=subprocess.PIPE, text=True
    )
    assert started.stdout
    assert started.stdout.readline() == "held\n"
    return started


@pytest.mark.parametrize(
    ("theirs", "shared", "held"),
    [("shared", True, True), ("shared", False, False), ("alone", True, False)],
)
def test_many_share_a_lock_and_one_holds_it_alone(
    tmp_path: Path, theirs: str, *, shared: bool, held: bool
) -> None:
    lock = tmp_path / "the.lock"

    with holder(lock, theirs) as other:
        refused = _attempt(lock, shared=shared)
        other.kill()

    assert refused == (None if held else str(IndexBusy("it is in use")))


def _attempt(lock: Path, *, shared: bool) -> str | None:
    try:
        with locked(lock, wait=0.1, why="it is in use", shared=shared):
            return None
    except IndexBusy as busy:
        return str(busy)


def test_a_killed_process_lets_go(tmp_path: Path) -> None:
    lock = tmp_path / "the.lock"

    with holder(lock, "alone") as other:
        other.kill()

    with locked(lock, wait=1, why=""):
        pass


def test_who_waits_is_told_once_and_gets_the_lock_when_it_is_free(tmp_path: Path) -> None:
    lock = tmp_path / "the.lock"
    told: list[str] = []

    with holder(lock, "alone") as other:
        Timer(0.3, other.kill).start()
        with locked(lock, wait=20, why="", waiting=lambda: told.append("waiting")):
            pass

    assert told == ["waiting"]


def test_a_lock_is_held_against_this_process_too(tmp_path: Path) -> None:
    lock = tmp_path / "the.lock"

    with locked(lock, wait=0, why=""), pytest.raises(IndexBusy), locked(lock, wait=0, why=""):
        pass
