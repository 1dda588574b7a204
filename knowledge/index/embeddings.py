"""The embeddings of passages: which are stored, and storing those that are not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from knowledge.index.chroma import Chroma, collection_name, collection_names
from knowledge.index.text import Entry, entries, passage_of
from knowledge.sources import Passage, PassageKind

if TYPE_CHECKING:
    from knowledge.index.embedding import Embedder
    from knowledge.ledger.versions import Version

AT_ONCE = 2000
"""Entries that are embedded and then stored in one go: what a run that is cut off can lose, and
what questions may have to wait for, a second or two."""


class Embeddings:
    """What one writer knows of the embeddings in Chroma."""

    def __init__(self, chroma: Chroma) -> None:
        self._chroma = chroma
        self._known: dict[tuple[str, str], set[str]] = {}
        self._whole: set[str] = set()

    def store(
        self,
        version: Version,
        passages: Mapping[str, Passage],
        embedder: Embedder,
        progress: Callable[[int, int], None],
    ) -> None:
        """Embed and store the texts that are not stored yet. No version shows them so far."""
        stored = self._stored(version)
        new = [entry for entry in sorted_entries(passages) if entry.id not in stored]
        for start in range(0, len(new), AT_ONCE):
            part = new[start : start + AT_ONCE]
            texts = [entry.text for entry in part]
            vectors = embedder.embed(texts, _onward(progress, start, new))
            with self._chroma.writing() as collections:
                for name, rows in _by_collection(version, passages, part).items():
                    collections.store(
                        name,
                        [part[row].id for row in rows],
                        vectors[rows],
                        [_metadata(passages[part[row].passage_id], part[row]) for row in rows],
                    )
            stored.update(entry.id for entry in part)
        self._whole.update(passages)

    def unsure(
        self, version: Version, passage_ids: Collection[str], sure: Collection[str]
    ) -> Collection[str]:
        """Those of the passages that may not be stored whole: neither stored by this writer, nor
        among those that are `sure` as long as anything of them is there.
        """
        stored = self._stored(version)
        whole = self._whole.union(sure)
        return {each for each in passage_ids if each not in whole or f"{each}:0" not in stored}

    def keep_only(self, workspace: str, used: Mapping[str, Collection[str]]) -> int:
        """Remove a workspace's embeddings but for those of the passages in use, by the hash of the
        model that made them. Return how many went.
        """
        self._known.clear()
        self._whole.clear()
        if not self._chroma.exists():
            return 0
        named = {
            name: passage_ids
            for model_hash, passage_ids in used.items()
            for name in collection_names(workspace, model_hash)
        }
        gone = 0
        with self._chroma.writing() as collections:
            for name in collections.names():
                if not name.startswith(collection_name(workspace)):
                    continue
                here = collections.entry_ids(name)
                useless = [each for each in here if passage_of(each) not in named.get(name, ())]
                if name in named:
                    collections.remove(name, useless)
                else:
                    collections.drop(name)
                gone += len(useless)
        return gone

    def _stored(self, version: Version) -> set[str]:
        """The ids of the entries that are stored in the workspace's collections of the model."""
        key = (version.workspace, version.model_hash)
        if key not in self._known:
            self._known[key] = set()
            if self._chroma.exists():
                with self._chroma.reading() as collections:
                    there = collections.names()
                    for name in collection_names(*key):
                        if name in there:
                            self._known[key].update(collections.entry_ids(name))
        return self._known[key]


def sorted_entries(passages: Mapping[str, Passage]) -> list[Entry]:
    """The entries of passages, in the order of the passages' ids."""
    return [entry for each in sorted(passages) for entry in entries(passages[each], each)]


def _onward(
    progress: Callable[[int, int], None], start: int, all_of_it: Sequence[Entry]
) -> Callable[[int], None]:
    return lambda done: progress(start + done, len(all_of_it))


def _by_collection(
    version: Version, passages: Mapping[str, Passage], entries: Sequence[Entry]
) -> Mapping[str, list[int]]:
    """The rows of the entries by the collection that each belongs in: cases in one of their own."""
    rows: dict[str, list[int]] = {}
    for row, entry in enumerate(entries):
        of_cases = passages[entry.passage_id].kind is PassageKind.CASE
        name = collection_name(version.workspace, version.model_hash, cases=of_cases)
        rows.setdefault(name, []).append(row)
    return rows


def _metadata(passage: Passage, entry: Entry) -> Mapping[str, str]:
    return {
        "passage_id": entry.passage_id,
        "source_id": passage.source.id,
        "kind": passage.kind.value,
    }
