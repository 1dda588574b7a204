"""With CI=true a skipped test fails the run, unless it stands in one short list with its reason."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

import pytest

ALLOWED_SKIPS: dict[str, str] = {
    "tests/ingest/test_seeds.py": "the documents are handed over beside the project, not with it",
}
"""Tests that may be skipped, by their id or by their file's, and why."""


def not_allowed(skipped: Iterable[str], allowed: Mapping[str, str] = ALLOWED_SKIPS) -> list[str]:
    """Return the ids of the skipped tests that may not be skipped."""
    return [
        test_id
        for test_id in skipped
        if test_id.partition("[")[0] not in allowed and test_id.partition("::")[0] not in allowed
    ]


class Skips:
    """Notes each test that is skipped, and what is expected to fail, which is a skip too."""

    def __init__(self) -> None:
        self._skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped:
            self._skipped.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self._skipped.append(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if not_allowed(self._skipped) and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for test_id in not_allowed(self._skipped):
            terminalreporter.write_line(
                f"FAILED {test_id}: skipped; run it, or give its reason in tests/skips.py", red=True
            )


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("CI", "").lower() == "true":
        config.pluginmanager.register(Skips(), "skips")
