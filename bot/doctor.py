"""What `doctor` looks at: the settings, the index, the database, the machine."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from rich.console import Console

from bot.settings import Settings
from bot.wiring import OpenDesk, home_of, listed_sources
from knowledge.errors import DeskError
from knowledge.guidance import load_guidance
from knowledge.opening import Home, list_sources

LEAST_FREE = 500_000_000
"""Bytes that an index, its model and an ingest need, about."""

LEAST_FILES = 1024
"""Open files: Chroma keeps several for each workspace."""


_NOBODY_NAMED = (
    'not named: set PERSON_IN_CHARGE in .env, such as "Dana Reyes, @dana", and answers on '
    "injuries, threats and false messages say whom to call"
)


@dataclass(frozen=True)
class Finding:
    """One thing looked at: is it well, and what was seen, or what to do."""

    name: str
    well: bool
    seen: str


def examined(settings: Settings, *, now: datetime) -> tuple[Finding, ...]:
    """Look at everything; what fails is a finding and stops nothing."""
    home = home_of(settings)
    return (
        Finding("Python", sys.version_info >= (3, 11), sys.version.split()[0]),
        Finding("Dispute Desk", True, version("dispute-desk")),
        _looked("settings", lambda: f"marketplace {settings.marketplace}, model {home.model}"),
        Finding("person in charge", True, settings.person_in_charge or _NOBODY_NAMED),
        _looked("guidance", lambda: f"{len(load_guidance().playbooks)} playbooks"),
        _writable(home),
        _looked("database", lambda: _database(home)),
        _looked("index", lambda: _index(settings)),
        _looked("reviews", lambda: _reviews(settings, now)),
        _files(),
        Finding("leaves this machine", True, "nothing: no account, no key, no server is used"),
    )


def print_findings(findings: Sequence[Finding], console: Console) -> None:
    """Print what was found, a line each."""
    for finding in findings:
        mark = "ok " if finding.well else "BAD"
        console.print(f"{mark} {finding.name}: {finding.seen}", markup=False, highlight=False)


def _looked(name: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, look())
    except (DeskError, OSError) as error:
        return Finding(name, False, str(error))


def _database(home: Home) -> str:
    without_password = re.sub(r"(?<=://)([^/@]*?):[^/]*@", r"\1:***@", home.ledger)
    return f"{without_password}: {len(list_sources(home, 'local'))} sources"


def _index(settings: Settings) -> str:
    with OpenDesk(settings, wait=1.0) as desk:
        if desk.is_current():
            return "up to date with the bundled guidance"
    return "not built yet, or older than the bundled guidance: the next `ask` brings it up to date"


def _reviews(settings: Settings, now: datetime) -> str:
    found = listed_sources(settings, "local", now=now)
    overdue = [each for each in found if each.overdue]
    if overdue:
        return (
            f"{len(overdue)} of {len(found)} sources are overdue for review: "
            "`dispute-desk sources --overdue` names them"
        )
    following = min((each.review_by for each in found if each.review_by), default=None)
    return f"none overdue, the next by {following}" if following else "none overdue"


def _writable(home: Home) -> Finding:
    folder = next(each for each in (home.root, *home.root.parents) if each.exists())
    free = shutil.disk_usage(folder).free
    if not os.access(folder, os.W_OK):
        return Finding("data folder", False, f"{home.root} can't be written; set DISPUTE_DESK_HOME")
    if free < LEAST_FREE:
        return Finding("data folder", False, f"{home.root}: {free // 10**6} MB free, too little")
    return Finding("data folder", True, f"{home.root}, {free // 10**9} GB free")


def _files() -> Finding:
    try:
        import resource
    except ImportError:  # no such limit on this system
        return Finding("open files", True, "no limit known")
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= soft < LEAST_FILES:
        return Finding("open files", False, f"at most {soft}: raise it with `ulimit -n 4096`")
    return Finding("open files", True, f"at most {soft}")
