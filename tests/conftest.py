"""What all tests may use: an embedding model that is exported once, and homes that have it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.index.embedding import Models
from knowledge.opening import Home

pytest_plugins = ["tests.skips"]

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

NO_NETWORK = """\
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        raise RuntimeError(f"{event} {arguments}: nothing here may use the network")

sys.addaudithook(refuse)
"""
"""Python that ends any attempt to reach the network, for the start of another process."""


@pytest.fixture(scope="session")
def no_network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that, on another process's PYTHONPATH, keeps it from the network."""
    folder = tmp_path_factory.mktemp("no-network")
    (folder / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory, no_network: Path) -> Path:
    """The folder of exported models, with the bundled one. It takes ten seconds, once."""
    folder = tmp_path_factory.mktemp("models")
    (folder / ".exporting-cut-off").mkdir()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYTHONPATH", str(no_network))
        Models(folder, "all-MiniLM-L6-v2").ready(lambda: None)
    return folder


@pytest.fixture
def home(tmp_path: Path, models: Path) -> Home:
    """A home with nothing in it but the exported model."""
    return a_home(tmp_path / "home", models)


def a_home(root: Path, models: Path) -> Home:
    root.mkdir(exist_ok=True)
    (root / "models").symlink_to(models, target_is_directory=True)
    return Home(root=root)
