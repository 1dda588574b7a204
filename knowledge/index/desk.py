"""The index as a whole: hands out readers and the one writer, and opens each version once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock

from knowledge.errors import IndexMissing, ModelMismatch
from knowledge.index.chroma import Chroma
from knowledge.index.embedding import Embedder, Models
from knowledge.index.lexical import Lexical, of_cases
from knowledge.index.locks import locked
from knowledge.index.reader import IndexReader, Memory, View
from knowledge.index.recent import Recent
from knowledge.index.writer import IndexWriter
from knowledge.ledger.database import Ledger, migrate
from knowledge.ledger.passages import read_case_ids, read_statement_ids
from knowledge.ledger.versions import Version, current_versions, manifest
from knowledge.sources import SHARED, workspace_named

KEPT = 4096
"""Passages and vectors kept between questions, at most: some 50 MB."""


def _silent() -> None:
    pass


class DeskIndex:
    """The index of one home. A context manager: leaving it closes Chroma and frees the lock."""

    def __init__(  # noqa: PLR0913 -- each by its name
        self,
        *,
        ledger: Ledger,
        chroma: Chroma,
        lexical: Path,
        models: Models,
        ingest_lock: Path,
        wait: float,
    ) -> None:
        self._ledger = ledger
        self._chroma = chroma
        self._lexical = lexical
        self._models = models
        self._ingest_lock = ingest_lock
        self._wait = wait
        self._opening = Lock()
        self._checked = False
        self._views: dict[str, tuple[View, ...]] = {}
        self._embedder: Embedder | None = None
        self._memory = Memory(passages=Recent(KEPT), vectors=Recent(KEPT))

    def __enter__(self) -> DeskIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self._chroma.close()
        self._ledger.close()

    def reader(self, workspace: str) -> IndexReader:
        """A reader of the versions that are current now, the shared one and the workspace's.

        Cheap while they stay the same: ask for one with each question. Raise IndexMissing where
        there is nothing to read, ModelMismatch where another model than the settings' made it.
        """
        if workspace != SHARED:
            workspace_named(workspace)
        # One at a time: libraries are imported in here, and not all bear that from two threads.
        with self._opening:
            versions = self._current(workspace)
            embedder = self._model_of(versions)
            views = [view for version in versions for view in self._opened(version)]
            with self._chroma.reading():
                pass
        return IndexReader(
            views,
            ledger=self._ledger,
            chroma=self._chroma,
            embedder=embedder,
            memory=self._memory,
        )

    @contextmanager
    def writer(
        self, *, now: datetime, waiting: Callable[[], None] = _silent
    ) -> Iterator[IndexWriter]:
        """The writer, for as long as the block lasts; there is one at a time on this home.

        Where another process writes, `waiting` is called and the wait begins; at its end
        IndexBusy is raised.
        """
        with locked(
            self._ingest_lock, wait=self._wait, why="another ingest is running", waiting=waiting
        ):
            self._chroma.require_free()
            migrate(self._ledger.url)
            yield IndexWriter(
                ledger=self._ledger,
                chroma=self._chroma,
                lexical=self._lexical,
                models=self._models,
                now=now,
            )

    def _current(self, workspace: str) -> list[Version]:
        if not self._checked:
            self._ledger.require()
            self._checked = True
        with self._ledger.reading() as connection:
            current = current_versions(connection, {SHARED, workspace})
        versions = [current[each] for each in dict.fromkeys((SHARED, workspace)) if each in current]
        if not versions:
            raise IndexMissing
        return versions

    def _model_of(self, versions: list[Version]) -> Embedder:
        for version in versions:
            if version.model_name != self._models.name:
                raise ModelMismatch(f"{version.model_name}, not {self._models.name}")
        hashes = {version.model_hash for version in versions}
        if len(hashes) > 1:
            raise ModelMismatch(f"{self._models.name} has changed")
        wanted = hashes.pop()
        if self._embedder is None or self._embedder.model.hash != wanted:
            self._embedder = self._models.exported(wanted)
        return self._embedder

    def _opened(self, version: Version) -> tuple[View, ...]:
        views = self._views.get(version.workspace)
        if views is None or views[0].version.id != version.id:
            views = self._views[version.workspace] = self._read(version)
        return views

    def _read(self, version: Version) -> tuple[View, ...]:
        """A version's guidance, and its cases where it has some."""
        with self._ledger.reading() as connection:
            passage_ids = manifest(connection, version)
            cases = read_case_ids(connection, version.workspace, version.id)
            guidance = View(
                version=version,
                passage_ids=passage_ids - cases,
                statement_ids=read_statement_ids(connection, version.workspace, version.id),
                lexical=Lexical(self._lexical, version.id),
            )
        if not cases:
            return (guidance,)
        lexical = Lexical(self._lexical, of_cases(version.id))
        return guidance, View(
            version=version, passage_ids=cases, statement_ids={}, lexical=lexical, cases=True
        )
