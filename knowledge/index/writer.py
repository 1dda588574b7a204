"""Writes versions of the index: whatever happens on the way, the version before answers on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from knowledge.index.chroma import Chroma, collection_name
from knowledge.index.embedding import Embedder, Models
from knowledge.index.erasing import erase
from knowledge.index.lexical import UNFINISHED, build_lexical, is_built
from knowledge.index.text import Entry, entries, passage_of
from knowledge.ledger.database import Ledger
from knowledge.ledger.passages import kept_ids, kept_workspaces, read_passages, write_passages
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
from knowledge.sources import SHARED, Passage

AT_ONCE = 2000
"""Entries that are embedded and then stored in one go: what a run that is cut off can lose, and
what questions may have to wait for, a second or two."""


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
        self._counter: Embedder | None = None

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

    def switch(  # noqa: PLR0913 -- each by its name
        self,
        workspace: str,
        *,
        add: Sequence[Passage],
        keep: Collection[str],
        fingerprint: str | None = None,
        progress: Callable[[int, int], None] = _not_told,
        reached: Callable[[Stage], None] = _not_told,
    ) -> str:
        """Make what is added and what is kept the workspace's index, in one step; return the
        version's id, which is the current one's where nothing changed.

        `progress` is told how many texts are embedded, of how many; `reached` each stage.
        """
        current = self._current(workspace)
        added = {passage.id: passage for passage in add}
        if current and self._sound(current) and self._names(current, {*added, *keep}):
            self._note(current, fingerprint)
            return current.id
        passages = self._with_kept(workspace, added, keep)
        embedder = self._models.ready(lambda: reached(Stage.EXPORTING))
        self._model_hash = embedder.model.hash
        version = Version(
            workspace=workspace,
            id=uuid4().hex,
            model_name=embedder.model.name,
            model_hash=embedder.model.hash,
            fingerprint=fingerprint,
            created_at=self._now,
        )
        with self._ledger.writing() as connection:
            begin_version(connection, version)
        reached(Stage.BEGUN)
        self._store(version, passages, embedder, progress)
        reached(Stage.STORED)
        build_lexical(self._lexical, version.id, _entries(passages))
        reached(Stage.BUILT)
        with self._ledger.writing() as connection:
            write_passages(connection, workspace, added.values())
            switch_version(connection, version, passages)
        reached(Stage.SWITCHED)
        return version.id

    def count_tokens(self, text: str) -> int:
        """How many of the model's tokens a text takes; exports the model where it isn't yet."""
        if self._counter is None:
            self._counter = self._models.ready(lambda: None)
        return self._counter.count_tokens(text)

    def sweep(self, reached: Callable[[Stage], None] = _not_told) -> int:
        """Remove what no current or previous version names, exports of models too, and what a run
        that was cut off left behind. Return how many embeddings, rows and folders went.
        """
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

    def _note(self, version: Version, fingerprint: str | None) -> None:
        if fingerprint != version.fingerprint:
            with self._ledger.writing() as connection:
                note_fingerprint(connection, version, fingerprint)

    def _with_kept(
        self, workspace: str, added: Mapping[str, Passage], keep: Collection[str]
    ) -> Mapping[str, Passage]:
        kept = set(keep) - added.keys()
        with self._ledger.reading() as connection:
            passages = {**added, **read_passages(connection, workspace, kept)}
        if unknown := kept - passages.keys():
            raise ValueError(f"{workspace} holds no passages {sorted(unknown)} to keep")
        return passages

    def _store(
        self,
        version: Version,
        passages: Mapping[str, Passage],
        embedder: Embedder,
        progress: Callable[[int, int], None],
    ) -> None:
        """Embed and store the texts that are not stored yet. No version shows them so far."""
        name = collection_name(version.workspace, version.model_hash)
        stored = self._stored(name)
        new = [entry for entry in _entries(passages) if entry.id not in stored]
        for start in range(0, len(new), AT_ONCE):
            part = new[start : start + AT_ONCE]
            vectors = embedder.embed([entry.text for entry in part], _onward(progress, start, new))
            with self._chroma.writing() as collections:
                collections.store(
                    name,
                    [entry.id for entry in part],
                    vectors,
                    [_metadata(passages[entry.passage_id], entry) for entry in part],
                )

    def _stored(self, name: str) -> frozenset[str]:
        if not self._chroma.exists():
            return frozenset()
        with self._chroma.reading() as collections:
            return frozenset(collections.entry_ids(name) if name in collections.names() else ())

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
        if not self._chroma.exists():
            return 0
        with self._ledger.reading() as connection:
            used = {
                collection_name(workspace, version.model_hash): held(
                    connection, workspace, version.model_hash
                )
                for version in versions_of_use(connection, workspace)
            }
        gone = 0
        with self._chroma.writing() as collections:
            for name in collections.names():
                if not name.startswith(collection_name(workspace, "")):
                    continue
                here = collections.entry_ids(name)
                useless = [each for each in here if passage_of(each) not in used.get(name, ())]
                if name in used:
                    collections.remove(name, useless)
                else:
                    collections.drop(name)
                gone += len(useless)
        return gone

    def _clear_folders(self, version: Version) -> int:
        folders = [self._lexical / version.id, self._lexical / f"{UNFINISHED}{version.id}"]
        there = [folder for folder in folders if folder.is_dir()]
        for folder in there:
            shutil.rmtree(folder)
        return len(there)


def _onward(
    progress: Callable[[int, int], None], start: int, all_of_it: Sequence[Entry]
) -> Callable[[int], None]:
    return lambda done: progress(start + done, len(all_of_it))


def _entries(passages: Mapping[str, Passage]) -> list[Entry]:
    return [entry for each in sorted(passages) for entry in entries(passages[each], each)]


def _metadata(passage: Passage, entry: Entry) -> Mapping[str, str]:
    return {
        "passage_id": entry.passage_id,
        "source_id": passage.source.id,
        "kind": passage.kind.value,
    }
