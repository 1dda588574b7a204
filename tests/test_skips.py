"""A skipped test fails the run in CI."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.skips import ALLOWED_SKIPS, not_allowed

ROOT = Path(__file__).parents[1]

SKIPPED = """\
import pytest

@pytest.mark.skip(reason="no time")
def test_skipped() -> None:
    assert False

def test_run() -> None:
    assert True
"""


def ran(tmp_path: Path, tests: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run of a small file of tests."""
    (tmp_path / "test_small.py").write_text(tests, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.skips", "-q", "--rootdir", ".", "."],
        cwd=tmp_path,
        env={
            **{name: value for name, value in os.environ.items() if name != "CI"},
            "PYTHONPATH": str(ROOT),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_in_ci_a_skipped_test_fails_the_run_and_is_named(tmp_path: Path) -> None:
    run = ran(tmp_path, SKIPPED, CI="true")

    assert run.returncode == 1
    assert "FAILED test_small.py::test_skipped: skipped" in run.stdout


def test_elsewhere_it_does_not(tmp_path: Path) -> None:
    assert ran(tmp_path, SKIPPED).returncode == 0


def test_in_ci_a_file_that_is_skipped_as_a_whole_fails_the_run(tmp_path: Path) -> None:
    run = ran(tmp_path, 'import pytest\npytest.importorskip("no_such_module_here")\n', CI="true")

    assert run.returncode != 0
    assert "FAILED test_small.py: skipped" in run.stdout


def test_in_ci_a_run_without_skips_passes(tmp_path: Path) -> None:
    assert ran(tmp_path, "def test_run() -> None:\n    assert True\n", CI="true").returncode == 0


@pytest.mark.parametrize(
    ("test_id", "may"),
    [
        ("tests/a.py::test_one", True),
        ("tests/a.py::test_one[some-case]", True),
        ("tests/a.py::test_other", False),
        ("tests/b.py", True),
        ("tests/b.py::test_any", True),
        ("tests/c.py", False),
    ],
)
def test_a_test_is_allowed_to_be_skipped_by_its_id_or_its_files(test_id: str, may: bool) -> None:
    allowed = {"tests/a.py::test_one": "reason", "tests/b.py": "reason"}

    assert (not_allowed([test_id], allowed) == []) is may


def test_the_list_is_short_and_names_tests_that_there_are_each_with_a_reason() -> None:
    assert len(ALLOWED_SKIPS) < 6
    for test_id, reason in ALLOWED_SKIPS.items():
        file, _, name = test_id.partition("::")
        assert f"def {name}" in (ROOT / file).read_text(encoding="utf-8")
        assert len(reason) > 20
