"""What came of a run, document by document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.clean import Dropped
from ingest.documents import LoadFailure
from ingest.personal import Personal
from ingest.plan import Change, Plan
from knowledge.sources import Source


@dataclass(frozen=True, kw_only=True)
class DocumentReport:
    """What became of a document: how many passages it was cut into, what was dropped and why, how
    many pieces of personal data were replaced, what its owner should know.
    """

    path: str
    source: Source
    change: Change
    passages: int
    dropped: tuple[Dropped, ...] = ()
    scrubbed: Mapping[Personal, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IngestReport:
    """What a run did, or with `dry_run` would do. `version` is the version of the index that
    answers now, where the run had the index written or checked; `documents` are told one by one
    but for the bundled corpus.
    """

    workspace: str
    dry_run: bool
    version: str | None
    documents: tuple[DocumentReport, ...]
    failures: tuple[LoadFailure, ...]
    plan: Plan

    def having(self, change: Change) -> tuple[DocumentReport, ...]:
        """Return the documents that were added, replaced or kept."""
        return tuple(document for document in self.documents if document.change is change)
