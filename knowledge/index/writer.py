"""Writes versions of the index: whatever happens on the way, the version before answers on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from knowledge.index.chroma import Chroma
from knowledge.index.embedding import Embedder, Models
from knowledge.index.embeddings import AT_ONCE, Embeddings, sorted_entries
from knowledge.index.erasing import erase
from knowledge.index.lexical import UNFINISHED, build_lexical, is_built, of_cases
from knowledge.index.text import Entry
from knowledge.ledger.database import Ledger
from knowledge.ledger.documents import document_fingerprints, note_documents
from knowledge.ledger.passages import (
    case_ids,
    held_sources,
    ids_held,
    kept_ids,
    kept_workspaces,
    note_imported,
    read_passages,
    write_passages,
)
from knowledge.ledger.versions import (
    Version,
    begin_version,
    current_versions,
    forget_versions,
    held,
    manifest,
    note_fingerprint,
    retire_previous,
    standing,
    switch_version,
    versions_of_no_use,
    versions_of_use,
)
from knowledge.sources import SHARED, Passage, Source


class Stage(StrEnum):
    """How far a write has come."""

    EXPORTING = "exporting"
    BEGUN = "begun"
    STORED = "stored"
    BUILT = "built"
    SWITCHED = "switched"
    CLEARED = "cleared"


def _not_told(*_: object) -> None:
    pass


class IndexWriter:
    """The one who may write the index now; `now` is the moment that its versions are made at."""

    def __init__(
        self, *, ledger: Ledger, chroma: Chroma, lexical: Path, models: Models, now: datetime
    ) -> None:
        self._ledger = ledger
        self._chroma = chroma
        self._lexical = lexical
        self._models = models
        self._now = now
        self._model_hash = models.wanted_hash()
        self._embedder: Embedder | None = None
        self._embeddings = Embeddings(chroma)
        self._writing: dict[str, Version] = {}

    def standing(self, workspace: str) -> Mapping[str, frozenset[str]]:
        """The passage ids in the workspace's current version, by source id."""
        current = self._current(workspace)
        if current is None:
            return {}
        with self._ledger.reading() as connection:
            return standing(connection, current)

    def fingerprint(self, workspace: str) -> str | None:
        """What was noted of the current version's inputs; None where there is no version, or it
        has to be built again because the model is another or a part of it is gone.
        """
        current = self._current(workspace)
        return current.fingerprint if current and self._sound(current) else None

    def outdated(self) -> tuple[str, ...]:
        """The workspaces whose current version has to be built again: by a `switch` that adds
        nothing and keeps all that is standing.
        """
        with self._ledger.reading() as connection:
            current = current_versions(connection)
        return tuple(sorted(each for each, version in current.items() if not self._sound(version)))

    def documents(self, workspace: str) -> Mapping[str, str]:
        """What was noted of the workspace's documents when they last came in, by source id."""
        with self._ledger.reading() as connection:
            return document_fingerprints(connection, workspace)

    def sources(self, workspace: str) -> Mapping[str, Source]:
        """The sources in the workspace's current version, by id."""
        with self._ledger.reading() as connection:
            return {held.source.id: held.source for held in held_sources(connection, [workspace])}

    def store(
        self,
        workspace: str,
        passages: Sequence[Passage],
        progress: Callable[[int, int], None] = _not_told,
    ) -> None:
        """Embed and store passages ahead of the `switch` that keeps them, so that not all of them
        have to be in memory together. No version shows them so far.
        """
        version = self._begun(workspace)
        wanted = {passage.id: passage for passage in passages}
        self._embeddings.store(version, wanted, self._ready(), progress)
        with self._ledger.writing() as connection:
            write_passages(connection, workspace, passages)

    def switch(  # noqa: PLR0913 -- each by its name
        self,
        workspace: str,
        *,
        add: Sequence[Passage],
        keep: Collection[str],
        fingerprint: str | None = None,
        documents: Mapping[str, str] | None = None,
        progress: Callable[[int, int], None] = _not_told,
        reached: Callable[[Stage], None] = _not_told,
    ) -> str:
        """Make what is added and what is kept (of what stands, or was stored for this) the
        workspace's index, in one step; return the version's id, which is the current one's where
        nothing changed.

        `documents` is noted of the workspace's documents, where it is given. `progress` is told
        how many texts are embedded, of how many; `reached` each stage.
        """
        current = self._current(workspace)
        added = {passage.id: passage for passage in add}
        wanted = {*added, *keep}
        if current and self._sound(current) and self._names(current, wanted):
            self._note(current, fingerprint, documents)
            return current.id
        self._require(workspace, wanted - added.keys())
        version = self._begun(workspace, reached)
        # Should this fail, what is tried next is another version.
        del self._writing[workspace]
        reached(Stage.BEGUN)
        unsure = self._unsure(version, wanted - added.keys())
        with self._ledger.reading() as connection:
            unsure_ones = read_passages(connection, workspace, unsure)
        self._embeddings.store(version, {**added, **unsure_ones}, self._ready(), progress)
        reached(Stage.STORED)
        with self._ledger.writing() as connection:
            write_passages(connection, workspace, added.values())
        self._build_lexical(version, wanted)
        reached(Stage.BUILT)
        with self._ledger.writing() as connection:
            switch_version(connection, version, wanted)
            note_fingerprint(connection, version, fingerprint)
            if documents is not None:
                note_documents(connection, workspace, documents)
        reached(Stage.SWITCHED)
        return version.id

    def note_imported(self, workspace: str, source_ids: Collection[str]) -> None:
        """Note that these sources were taken in now, also where nothing of them had changed."""
        with self._ledger.writing() as connection:
            note_imported(connection, workspace, source_ids, self._now.date())

    def count_tokens(self, text: str) -> int:
        """How many of the model's tokens a text takes; exports the model where it isn't yet."""
        return self._ready().count_tokens(text)

    def sweep(self, reached: Callable[[Stage], None] = _not_told) -> int:
        """Remove what no current or previous version names, exports of models too, and what a run
        that was cut off left behind. Return how many embeddings, rows and folders went.
        """
        self._writing.clear()
        with self._ledger.reading() as connection:
            useless = versions_of_no_use(connection)
        gone = self._clear(useless, reached) if useless else 0
        return gone + self._models.sweep(self._models_of_use())

    def workspaces(self) -> frozenset[str]:
        """The workspaces that keep documents, without the shared one."""
        with self._ledger.reading() as connection:
            return kept_workspaces(connection) - {SHARED}

    def kept(self, workspace: str) -> Mapping[str, Passage]:
        """All passages that a workspace keeps, by id, those of earlier versions too."""
        with self._ledger.reading() as connection:
            return read_passages(connection, workspace, kept_ids(connection, workspace))

    def erase(self, workspace: str) -> None:
        """Let nothing be left of what the workspace's current version doesn't name."""
        with self._ledger.writing() as connection:
            retire_previous(connection, workspace)
        self.sweep()
        erase(self._ledger, self._chroma, self._lexical, workspace)

    def _clear(self, useless: Sequence[Version], reached: Callable[[Stage], None]) -> int:
        gone = sum(map(self._clear_collections, sorted({each.workspace for each in useless})))
        gone += sum(self._clear_folders(version) for version in useless)
        reached(Stage.CLEARED)
        # The rows go last: they are what says that there is something to clear.
        with self._ledger.writing() as connection:
            return gone + forget_versions(connection, useless)

    def _current(self, workspace: str) -> Version | None:
        with self._ledger.reading() as connection:
            return current_versions(connection, [workspace]).get(workspace)

    def _sound(self, version: Version) -> bool:
        return (
            version.model_name == self._models.name
            and version.model_hash == self._model_hash
            and is_built(self._lexical, version.id)
            and self._chroma.exists()
            and self._models.has(version.model_hash)
        )

    def _names(self, version: Version, passage_ids: Collection[str]) -> bool:
        with self._ledger.reading() as connection:
            return manifest(connection, version) == passage_ids

    def _note(
        self, current: Version, fingerprint: str | None, documents: Mapping[str, str] | None
    ) -> None:
        if fingerprint == current.fingerprint and documents is None:
            return
        with self._ledger.writing() as connection:
            note_fingerprint(connection, current, fingerprint)
            if documents is not None:
                note_documents(connection, current.workspace, documents)

    def _begun(self, workspace: str, reached: Callable[[Stage], None] = _not_told) -> Version:
        """The version that is being written: the one that passages were stored for, or a new
        one.
        """
        embedder = self._ready(reached)
        begun = self._writing.get(workspace)
        if begun is not None:
            return begun
        version = Version(
            workspace=workspace,
            id=uuid4().hex,
            model_name=embedder.model.name,
            model_hash=embedder.model.hash,
            fingerprint=None,
            created_at=self._now,
        )
        with self._ledger.writing() as connection:
            begin_version(connection, version)
        self._writing[workspace] = version
        return version

    def _ready(self, reached: Callable[[Stage], None] = _not_told) -> Embedder:
        if self._embedder is None:
            self._embedder = self._models.ready(lambda: reached(Stage.EXPORTING))
            self._model_hash = self._embedder.model.hash
        return self._embedder

    def _require(self, workspace: str, passage_ids: Collection[str]) -> None:
        with self._ledger.reading() as connection:
            unknown = set(passage_ids) - ids_held(connection, workspace, passage_ids)
        if unknown:
            raise ValueError(f"{workspace} holds no passages {sorted(unknown)} to keep")

    def _unsure(self, version: Version, passage_ids: Collection[str]) -> Collection[str]:
        """Those of the passages that may not be stored whole: neither stored by this writer, nor in
        a version of the same model that answers.
        """
        current = self._current(version.workspace)
        sure = frozenset[str]()
        if current is not None and current.model_hash == version.model_hash:
            with self._ledger.reading() as connection:
                sure = manifest(connection, current)
        return self._embeddings.unsure(version, passage_ids, sure)

    def _build_lexical(self, version: Version, passage_ids: Collection[str]) -> None:
        with self._ledger.reading() as connection:
            cases = case_ids(connection, version.workspace, passage_ids)
        if cases:
            entries_of_cases = self._entries_of(version.workspace, cases)
            build_lexical(self._lexical, of_cases(version.id), entries_of_cases)
        guidance = self._entries_of(version.workspace, set(passage_ids) - cases)
        build_lexical(self._lexical, version.id, guidance)

    def _entries_of(self, workspace: str, passage_ids: Collection[str]) -> Iterator[Entry]:
        ids = sorted(passage_ids)
        for start in range(0, len(ids), AT_ONCE):
            with self._ledger.reading() as connection:
                passages = read_passages(connection, workspace, ids[start : start + AT_ONCE])
            yield from sorted_entries(passages)

    def _models_of_use(self) -> frozenset[str]:
        """The hashes of the models that versions of use were built with, and the settings' one."""
        with self._ledger.reading() as connection:
            versions = [
                version
                for workspace in current_versions(connection)
                for version in versions_of_use(connection, workspace)
            ]
        wanted = {self._model_hash} if self._model_hash else set()
        return frozenset(wanted.union(version.model_hash for version in versions))

    def _clear_collections(self, workspace: str) -> int:
        with self._ledger.reading() as connection:
            used = {
                version.model_hash: held(connection, workspace, version.model_hash)
                for version in versions_of_use(connection, workspace)
            }
        return self._embeddings.keep_only(workspace, used)

    def _clear_folders(self, version: Version) -> int:
        folders = [
            self._lexical / f"{unfinished}{name}"
            for name in (version.id, of_cases(version.id))
            for unfinished in ("", UNFINISHED)
        ]
        there = [folder for folder in folders if folder.is_dir()]
        for folder in there:
            shutil.rmtree(folder)
        return len(there)
