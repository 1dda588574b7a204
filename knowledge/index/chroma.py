"""The embeddings, in Chroma on this machine.

Chroma must not be opened by a process that writes while another has it open: that damages it, and
shows what is out of date, without an error. So a process that reads holds a shared lock for as
long as it has Chroma open; one that writes holds it alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, cast

from knowledge.errors import IndexMissing
from knowledge.freed_pages import erase_freed_pages
from knowledge.index.locks import locked
from knowledge.index.overriding import unchecked_overrides

if TYPE_CHECKING:
    import chromadb
    from chromadb.api.client import Client

    from knowledge.index.embedding import Matrix

BATCH = 500
"""Entries stored at once: a question that comes meanwhile waits for one batch, a third of a
second. Chroma takes 5,461 at most."""

NEIGHBOURS_TRIED = 200
"""How widely Chroma looks around for a query's neighbours: half as wide loses some."""

Metadata = Mapping[str, str]


def collection_name(workspace: str, model_hash: str = "", *, cases: bool = False) -> str:
    """The name of a workspace's collection for one model, or, without one, how the names of all its
    collections begin: no two workspaces share one. Case notes have a collection of their own, so
    that thousands of them don't stand before the few documents that a question is searched in.
    """
    start = f"desk.{workspace}."
    return f"{start}{model_hash[:8]}{'.cases' if cases else ''}" if model_hash else start


def collection_names(workspace: str, model_hash: str) -> tuple[str, str]:
    """The names of both of a workspace's collections for one model."""
    return (
        collection_name(workspace, model_hash),
        collection_name(workspace, model_hash, cases=True),
    )


class Chroma:
    """Opens Chroma when it is first needed, under the lock that the use asks for."""

    def __init__(self, folder: Path, lock: Path, *, wait: float) -> None:
        self._folder = folder
        self._lock = lock
        self._wait = wait
        self._turn = RLock()
        self._held = ExitStack()
        self._open: Collections | None = None
        self._owned = False

    def own(self) -> None:
        """Hold Chroma alone from now on, for reading and for writing, until it is closed."""
        with self._turn:
            self._take(BUSY, shared=False)
            self._owned = True

    @contextmanager
    def reading(self) -> Iterator[Collections]:
        """The collections, to be read. Raise IndexMissing where there are none, IndexBusy where
        another process is still writing after the time that was given.
        """
        if self._owned and self._open:
            # Within one process Chroma takes care of threads itself.
            yield self._open
            return
        with self._turn:
            if not self.exists():
                raise IndexMissing
            yield self._open or self._take(WRITTEN, shared=True)

    @contextmanager
    def writing(self) -> Iterator[Collections]:
        """The collections, to be written, with no other process having them open."""
        if self._owned and self._open:
            yield self._open
            return
        with self._turn:
            self.close()
            try:
                yield self._take(BUSY, shared=False)
            finally:
                self.close()

    def exists(self) -> bool:
        """True where anything was ever stored."""
        return self._folder.is_dir()

    def require_free(self) -> None:
        """Raise IndexBusy where another process owns Chroma and will not let go of it."""
        if not self._owned:
            with self._turn, locked(self._lock, wait=self._wait, why=BUSY, shared=True):
                pass

    def erase_freed(self) -> None:
        """Let nothing deleted be left on the free pages of Chroma's own database."""
        with self._turn:
            self.close()
            with locked(self._lock, wait=self._wait, why=BUSY):
                erase_freed_pages(self._folder / "chroma.sqlite3")

    def close(self) -> None:
        """Close Chroma, and only then let go of the lock."""
        with self._turn:
            self._open = None
            self._owned = False
            self._held.close()

    def _take(self, why: str, *, shared: bool) -> Collections:
        """Take the lock and open Chroma; both are kept until it is closed."""
        with ExitStack() as held:
            held.enter_context(locked(self._lock, wait=self._wait, why=why, shared=shared))
            with unchecked_overrides():
                import chromadb
                from chromadb.config import Settings

                settings = Settings(anonymized_telemetry=False)
                opened = chromadb.PersistentClient(str(self._folder), settings=settings)
            # What comes back can be closed; its declared type doesn't say so.
            client = cast("Client", opened)
            held.callback(client.close)
            self._open = Collections(client)
            self._held = held.pop_all()
        return self._open


class Collections:
    """The collections of an open Chroma, by name."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._known: dict[str, chromadb.Collection] = {}

    def nearest(
        self, name: str, vectors: Matrix, count: int
    ) -> Sequence[Sequence[tuple[str, float]]]:
        """For each vector, the ids of the `count` nearest entries and their cosines, nearest
        first.
        """
        found = self._collection(name).query(
            query_embeddings=vectors, n_results=count, include=["distances"]
        )
        return [
            [(entry_id, 1.0 - float(distance)) for entry_id, distance in zip(*row, strict=True)]
            for row in zip(found["ids"], found["distances"] or [], strict=True)
        ]

    def vectors(self, name: str, entry_ids: Sequence[str]) -> Mapping[str, Any]:
        """The vectors of those entries that are there, by id."""
        found = self._collection(name).get(ids=list(entry_ids), include=["embeddings"])
        vectors = found["embeddings"]
        return {} if vectors is None else dict(zip(found["ids"], vectors, strict=True))

    def store(
        self, name: str, entry_ids: Sequence[str], vectors: Matrix, metadata: Sequence[Metadata]
    ) -> None:
        """Put entries in, over those that have the same ids; make the collection if need be."""
        collection = self._client.get_or_create_collection(
            name,
            # Everything stored is on disk before the lock is let go: otherwise each reader would
            # write it, and readers hold the lock together.
            configuration={
                "hnsw": {
                    "space": "cosine",
                    "ef_construction": NEIGHBOURS_TRIED,
                    "ef_search": NEIGHBOURS_TRIED,
                    "sync_threshold": 1,
                }
            },
            embedding_function=None,
        )
        for start in range(0, len(entry_ids), BATCH):
            part = slice(start, start + BATCH)
            collection.upsert(
                ids=list(entry_ids[part]),
                embeddings=vectors[part],
                metadatas=[dict(each) for each in metadata[part]],
            )

    def names(self) -> frozenset[str]:
        """The names of all collections."""
        return frozenset(collection.name for collection in self._client.list_collections())

    def entry_ids(self, name: str) -> Sequence[str]:
        """The ids of all entries of a collection."""
        return self._collection(name).get(include=[])["ids"]

    def remove(self, name: str, entry_ids: Collection[str]) -> None:
        """Take entries out."""
        ids = list(entry_ids)
        for start in range(0, len(ids), BATCH):
            self._collection(name).delete(ids=ids[start : start + BATCH])

    def rewrite(self, name: str) -> None:
        """Put a collection's entries into a new one of the same name."""
        import numpy as np

        found = self._collection(name).get(include=["embeddings", "metadatas"])
        vectors = found["embeddings"]
        self.drop(name)
        if found["ids"] and vectors is not None:
            metadata = [
                {key: str(value) for key, value in (each or {}).items()}
                for each in found["metadatas"] or ()
            ]
            self.store(name, found["ids"], np.asarray(vectors, dtype=np.float32), metadata)

    def drop(self, name: str) -> None:
        """Take a whole collection away."""
        self._known.pop(name, None)
        self._client.delete_collection(name)

    def _collection(self, name: str) -> chromadb.Collection:
        import chromadb.errors

        if name not in self._known:
            try:
                self._known[name] = self._client.get_collection(name, embedding_function=None)
            except chromadb.errors.NotFoundError as error:
                raise IndexMissing(f"the embeddings {name} are gone") from error
        return self._known[name]


BUSY = "its embeddings are in use"
WRITTEN = "its embeddings are being written"
