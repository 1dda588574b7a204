"""Search: by meaning and by word, fused, over the shared corpus and one workspace's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from knowledge.index.chroma import Chroma, Collections, collection_name
from knowledge.index.embedding import Embedder
from knowledge.index.lexical import Lexical
from knowledge.index.recent import Recent
from knowledge.index.text import entries, normalised, passage_of, searched_texts
from knowledge.ledger.database import Ledger
from knowledge.ledger.passages import imported_on, read_passages
from knowledge.ledger.versions import Version
from knowledge.retrieval import Hit, fused
from knowledge.sources import SHARED, Passage

if TYPE_CHECKING:
    from knowledge.index.embedding import Matrix

DEPTH = 30
"""How many passages each of the two rankings brings to the fusion, at least: at rank 30 the weight
is down to two thirds of the first one's."""

ENTRIES_AT_FIRST = 120
"""How many entries are fetched for a question at first, shared among its queries."""

AND_THEN = 4
"""How many times as many are fetched where those were of too few passages."""


@dataclass(frozen=True)
class View:
    """One version of one workspace's index, opened: its guidance, or its `cases`."""

    version: Version
    passage_ids: frozenset[str]
    statement_ids: Mapping[str, str]
    lexical: Lexical
    cases: bool = False

    @property
    def collection(self) -> str:
        """The name of the collection with its embeddings."""
        return collection_name(self.version.workspace, self.version.model_hash, cases=self.cases)


@dataclass(frozen=True)
class Memory:
    """What readers of one index keep between questions; an id never means another content."""

    passages: Recent[Passage]
    vectors: Recent[Matrix]


class IndexReader:
    """The index as it stood when the reader was made: a switch meanwhile changes nothing for it."""

    def __init__(
        self,
        views: Sequence[View],
        *,
        ledger: Ledger,
        chroma: Chroma,
        embedder: Embedder,
        memory: Memory,
    ) -> None:
        self.version_ids = tuple(dict.fromkeys(view.version.id for view in views))
        self._views = tuple(view for view in views if not view.cases)
        self._cases = tuple(view for view in views if view.cases)
        self._ledger = ledger
        self._chroma = chroma
        self._embedder = embedder
        self._memory = memory

    def search(self, queries: Sequence[str], *, limit: int = 20) -> list[Hit]:
        """Find the passages that answer any of the queries best, best first.

        A passage counts once: by the nearest of its texts and keys, and by the words of all of
        them, for the best of the queries.
        """
        texts = list(dict.fromkeys(filter(None, map(normalised, queries))))
        if not texts:
            return []
        vectors = self._embedder.embed(texts)
        with self._chroma.reading() as collections:
            views = self._views
            near = _best_of(_near(views, collections, vectors, limit, together=True))
            return self._hits(views, collections, texts, vectors, near, limit)

    def search_each(self, queries: Sequence[str], *, limit: int = 20) -> list[list[Hit]]:
        """Find the passages that answer each of the queries best, best first."""
        texts = [normalised(query) for query in queries]
        asked = list(dict.fromkeys(filter(None, texts)))
        if not asked:
            return [[] for _ in texts]
        vectors = self._embedder.embed(asked)
        with self._chroma.reading() as collections:
            views = self._views
            near = _near(views, collections, vectors, limit, together=False)
            found = {
                text: self._hits(
                    views, collections, [text], vectors[row : row + 1], near[row], limit
                )
                for row, text in enumerate(asked)
            }
        return [found.get(text, []) for text in texts]

    def similar_cases(self, query: str, *, limit: int = 20) -> list[Hit]:
        """Find the workspace's prior cases that are most like what a query tells, best first. They
        are found by nothing else.
        """
        text = normalised(query)
        if not text or not self._cases:
            return []
        vectors = self._embedder.embed([text])
        with self._chroma.reading() as collections:
            near = _best_of(_near(self._cases, collections, vectors, limit, together=True))
            return self._hits(self._cases, collections, [text], vectors, near, limit)

    def fingerprint(self, workspace: str) -> str | None:
        """What was noted of the inputs of the workspace's version; None where there is none."""
        for view in self._views:
            if view.version.workspace == workspace:
                return view.version.fingerprint
        return None

    def knows_word(self, word: str) -> bool:
        """True for a word that the embedding model knows whole, and so no misspelling."""
        return self._embedder.knows_word(word)

    def all_statements(self) -> Mapping[str, Passage]:
        """Every statement of the shared corpus, by the statement's id."""
        known = [
            name
            for view in self._views
            if view.version.workspace == SHARED
            for name in view.statement_ids
        ]
        return self.statements(known)

    def imported(self, source_ids: Collection[str]) -> Mapping[str, date]:
        """The day on which each of these documents was last taken in, where that is known."""
        with self._ledger.reading() as connection:
            workspaces = {view.version.workspace for view in self._views}
            return imported_on(connection, workspaces, source_ids)

    def passages(self, ids: Collection[str]) -> Mapping[str, Passage]:
        """The passages with these ids, of those that this reader may see."""

        def look_up(missing: Collection[str]) -> Mapping[str, Passage]:
            found: dict[str, Passage] = {}
            with self._ledger.reading() as connection:
                for view in (*self._views, *self._cases):
                    seen = view.passage_ids.intersection(missing)
                    found |= read_passages(connection, view.version.workspace, seen)
            return found

        views = (*self._views, *self._cases)
        seen = [each for each in ids if any(each in view.passage_ids for view in views)]
        return self._memory.passages.get(seen, look_up)

    def statements(self, ids: Collection[str]) -> Mapping[str, Passage]:
        """The shared corpus's passages by the ids of their statements."""
        shared = (view for view in self._views if view.version.workspace == SHARED)
        passage_ids = {
            statement_id: view.statement_ids[statement_id]
            for view in shared
            for statement_id in ids
            if statement_id in view.statement_ids
        }
        passages = self.passages(list(passage_ids.values()))
        return {
            statement_id: passages[passage_id]
            for statement_id, passage_id in passage_ids.items()
            if passage_id in passages
        }

    def _hits(  # noqa: PLR0913 -- each is what a search has come to
        self,
        views: Sequence[View],
        collections: Collections,
        texts: Sequence[str],
        vectors: Matrix,
        near: Mapping[str, float],
        limit: int,
    ) -> list[Hit]:
        depth = max(DEPTH, limit)
        by_word = _best_of([view.lexical.best(texts, depth) for view in views])
        scores = fused([_ranked(near)[:depth], _ranked(by_word)[:depth]])
        best = _ranked(scores)[:limit]
        lexical = _best_of([view.lexical.of(texts, best) for view in views])
        passages = self.passages(best)
        stored = self._vectors(collections, passages)
        return [
            _hit(passages[each], stored[each], vectors, lexical.get(each, 0.0), scores[each])
            for each in best
            # A version that has since been swept away may lack one.
            if each in passages and each in stored
        ]

    def _vectors(
        self, collections: Collections, passages: Mapping[str, Passage]
    ) -> Mapping[str, Matrix]:
        """The stored vectors of each passage, in the order of its texts."""

        def look_up(missing: Collection[str]) -> Mapping[str, Matrix]:
            found: dict[str, Matrix] = {}
            for view in (*self._views, *self._cases):
                seen = [each for each in missing if each in view.passage_ids]
                found |= _stored(collections, view, {each: passages[each] for each in seen})
            return found

        return self._memory.vectors.get(list(passages), look_up)


def _near(
    views: Sequence[View],
    collections: Collections,
    vectors: Matrix,
    limit: int,
    *,
    together: bool,
) -> Sequence[Mapping[str, float]]:
    """For each vector the passages near it, by their best cosine, from all the views."""
    found = [_nearest(collections, view, vectors, limit, together=together) for view in views]
    return [_best_of(rows) for rows in zip(*found, strict=True)]


def _nearest(
    collections: Collections, view: View, vectors: Matrix, limit: int, *, together: bool
) -> Sequence[Mapping[str, float]]:
    """For each vector the passages near it, by their best cosine: `limit` of them or more, where
    the view has as many; for all vectors `together`, or else for each.

    Entries of versions that are not yet or no longer in force come back too and don't count: where
    they leave too few, more are fetched.
    """
    if not view.passage_ids:
        return [{} for _ in vectors]
    wanted = min(limit, len(view.passage_ids))
    count = max(limit, ENTRIES_AT_FIRST // (len(vectors) if together else 1))
    while True:
        rows = collections.nearest(view.collection, vectors, count)
        near = [_by_passage(row, view) for row in rows]
        found = len(set().union(*near)) if together else min(map(len, near))
        if found >= wanted or len(rows[0]) < count:
            return near
        count *= AND_THEN


def _by_passage(row: Sequence[tuple[str, float]], view: View) -> Mapping[str, float]:
    near: dict[str, float] = {}
    for entry_id, cosine in row:  # The nearest come first.
        passage_id = passage_of(entry_id)
        if passage_id in view.passage_ids:
            near.setdefault(passage_id, cosine)
    return near


def _best_of(all_scores: Iterable[Mapping[str, float]]) -> Mapping[str, float]:
    best: dict[str, float] = {}
    for scores in all_scores:
        for passage_id, score in scores.items():
            best[passage_id] = max(score, best.get(passage_id, score))
    return best


def _stored(
    collections: Collections, view: View, passages: Mapping[str, Passage]
) -> Mapping[str, Matrix]:
    import numpy as np

    wanted = {
        passage_id: [entry.id for entry in entries(passage, passage_id)]
        for passage_id, passage in passages.items()
    }
    ids = [entry_id for entry_ids in wanted.values() for entry_id in entry_ids]
    found = collections.vectors(view.collection, ids) if ids else {}
    return {
        passage_id: np.stack([found[entry_id] for entry_id in entry_ids])
        for passage_id, entry_ids in wanted.items()
        if all(entry_id in found for entry_id in entry_ids)
    }


def _ranked(scores: Mapping[str, float]) -> Sequence[str]:
    """Ids by score, best first; what is equal by id, so that the order is always the same."""
    return sorted(scores, key=lambda each: (-scores[each], each))


def _hit(passage: Passage, stored: Matrix, queries: Matrix, lexical: float, score: float) -> Hit:
    by_text = (stored @ queries.T).max(axis=1)
    nearest = int(by_text.argmax())
    return Hit(
        passage=passage,
        similarity=min(1.0, float(by_text[nearest])),
        own=min(1.0, float(by_text[0])),
        matched=searched_texts(passage)[nearest],
        lexical=lexical,
        score=score,
    )
