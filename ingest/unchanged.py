"""Whether a document is the same as when it last came in, told from its bytes alone."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from ingest.prepare import HandedIn
from knowledge.guidance import CORPUS

_CODE = Path(__file__).parent


def road_fingerprint(handed_in: HandedIn) -> str:
    """Return what changes when anything does that decides what becomes of a document: the code of
    the road in, the corpus that it is held against, and what is said of all that is handed in.
    """
    digest = hashlib.sha256()
    for path in (*sorted(_CODE.rglob("*.py")), *sorted(CORPUS.glob("*.yaml"))):
        digest.update(path.name.encode() + path.read_bytes())
    digest.update(repr(replace(handed_in, paths=(), workspace="", afresh=False)).encode())
    return digest.hexdigest()


def document_fingerprint(road: str, raw: bytes) -> str:
    """Return what changes when a document does, or the road that it comes in by."""
    return hashlib.sha256(road.encode() + raw).hexdigest()[:32]
