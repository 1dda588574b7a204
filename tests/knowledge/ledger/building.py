"""Versions of the index for tests."""

from __future__ import annotations

from typing import Any

from knowledge.ledger.versions import Version
from tests.conftest import NOW


def a_version(workspace: str = "local", version_id: str = "v1", **particulars: Any) -> Version:
    defaults: dict[str, Any] = {
        "model_name": "all-MiniLM-L6-v2",
        "model_hash": "53aa51172d14",
        "fingerprint": None,
        "created_at": NOW,
    }
    return Version(workspace=workspace, id=version_id, **{**defaults, **particulars})
