"""All that recipes need, computed once: the passages' vectors with and without their headings, and
for every query what each search says of every passage. Vectors are kept in the cache.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.evaluation.beir.job import Job, read_passages
from bot.evaluation.beir.own_systems import VECTORS, VERSION, open_model
from bot.evaluation.beir.reading import Query
from bot.evaluation.beir.recipes import Passages, Signals
from bot.triage.wording import sentences
from knowledge.index.embedding import Embedder
from knowledge.index.lexical import Lexical, build_lexical
from knowledge.index.text import Entry, normalised, words
from knowledge.sources import Passage

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from knowledge.index.embedding import Matrix

ALIKE = 10
"""Documents that lend to one another."""

FEWEST_WORDS = 3
"""A sentence with fewer that count is none to search for."""

MOST_SENTENCES = 40


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What embedding one query takes, in milliseconds or in tokens: its front, what says most as
    one text, and each sentence, those that say most first.
    """

    whole: float
    telling: float
    parts: tuple[float, ...]


class Workbench:
    """One set's passages, in one form: with their headings, or without."""

    def __init__(self, job: Job, embedder: Embedder, *, headings: bool) -> None:
        import numpy as np

        self._embedder = embedder
        cut = sorted(read_passages(job.passages), key=lambda each: (each.source.id, each.position))
        self.documents = sorted({each.source.id for each in cut})
        number = {name: at for at, name in enumerate(self.documents)}
        self._row = {each.id: row for row, each in enumerate(cut)}
        self._vectors = (
            _reordered(job, cut) if headings else _kept(job, embedder, [each.text for each in cut])
        )
        document = np.array([number[each.source.id] for each in cut], dtype=np.int64)
        starts = np.flatnonzero(np.diff(document, prepend=-1))
        alike, counting = _alike(np.add.reduceat(self._vectors, starts))
        self.passages = Passages(
            document=document,
            starts=starts,
            vectors=self._vectors,
            alike=alike,
            counting=counting,
        )
        self._lexical = _lexical(job, cut, headings=headings)

    def signals(self, query: Query, heard: Hearing) -> Signals:
        """Tell what each search says of every passage."""
        import numpy as np

        text = normalised(query.text)
        once = " ".join(dict.fromkeys(words(text)))
        parts = [self._by_word(part) for part in heard.parts]
        return Signals(
            whole=self._vectors @ heard.whole,
            telling=self._vectors @ heard.telling,
            meaning_parts=heard.vectors @ self._vectors.T,
            words=self._by_word(text),
            words_once=self._by_word(once),
            words_parts=np.stack(parts) if parts else np.zeros((0, len(self._row)), np.float32),
        )

    def hearing(self, query: Query) -> Hearing:
        """Embed a query whole, shortened, and sentence by sentence."""
        text = normalised(query.text)
        parts = self._telling_first(query.text)
        telling = self._shortened(parts, text)
        whole, took_whole = self._timed(text)
        short, took_telling = self._timed(telling)
        embedded = [self._timed(part) for part in parts]
        return Hearing(
            whole=whole,
            telling=short,
            vectors=_stacked([vector for vector, _ in embedded], whole),
            parts=tuple(parts),
            milliseconds=Cost(
                whole=took_whole,
                telling=took_telling,
                parts=tuple(took for _, took in embedded),
            ),
            tokens=Cost(
                whole=self._tokens(text),
                telling=self._tokens(telling),
                parts=tuple(map(self._tokens, parts)),
            ),
        )

    def _telling_first(self, text: str) -> list[str]:
        """The sentences of a query; those whose best passage by word stands out most come first."""
        parts = [normalised(part) for part in sentences(text.lower())]
        parts = [part for part in dict.fromkeys(parts) if len(set(words(part))) >= FEWEST_WORDS]
        best = {part: max(self._lexical.best([part], 1).values(), default=0.0) for part in parts}
        return sorted(parts, key=lambda part: -best[part])[:MOST_SENTENCES]

    def _shortened(self, parts: Sequence[str], text: str) -> str:
        """As many of the sentences that say most as the model takes in, in the query's order."""
        kept: list[str] = []
        room = self._embedder.model.max_tokens - 2
        for part in parts:
            room -= self._embedder.count_tokens(part) - 2
            if room < 0:
                break
            kept.append(part)
        place = text.lower().find
        return " ".join(sorted(kept, key=place)) if kept else text

    def _tokens(self, text: str) -> int:
        return min(self._embedder.count_tokens(text), self._embedder.model.max_tokens)

    def _by_word(self, text: str) -> Matrix:
        import numpy as np

        scores = np.zeros(len(self._row), dtype=np.float32)
        for name, score in self._lexical.best([text], len(self._row)).items():
            scores[self._row[name]] = score
        return scores

    def _timed(self, text: str) -> tuple[Matrix, float]:
        started = time.perf_counter()
        vector = self._embedder.embed([text])[0]
        return vector, (time.perf_counter() - started) * 1000


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """What the model made of one query; `parts` are its sentences, `vectors` theirs."""

    whole: Matrix
    telling: Matrix
    vectors: Matrix
    parts: tuple[str, ...]
    milliseconds: Cost
    tokens: Cost


def _stacked(vectors: Sequence[Matrix], like: Matrix) -> Matrix:
    import numpy as np

    return np.stack(vectors) if vectors else np.zeros((0, len(like)), dtype=np.float32)


def _reordered(job: Job, cut: Sequence[Passage]) -> Matrix:
    """The vectors that the model alone searches, in this order."""
    import numpy as np

    row = {each.id: at for at, each in enumerate(read_passages(job.passages))}
    vectors: Matrix = np.load(job.place("meaning") / VECTORS)[[row[each.id] for each in cut]]
    return vectors


def _kept(job: Job, embedder: Embedder, texts: Sequence[str]) -> Matrix:
    """Embed texts, or take them from the cache where the same were embedded before."""
    import numpy as np

    plain = [normalised(text) for text in texts]
    name = sha256("\0".join(plain).encode()).hexdigest()[:12]
    file = job.place("meaning") / f"without-headings-{name}.npy"
    if not file.is_file():
        np.save(file, embedder.embed(plain))
    vectors: Matrix = np.load(file)
    return vectors


def _alike(sums: Matrix) -> tuple[npt.NDArray[np.int64], Matrix]:
    """For each document the few others most alike, by the sum of its passages' vectors, and how
    much each counts: shares that sum to 1.
    """
    import numpy as np

    unit = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    few = min(ALIKE, len(unit) - 1)
    rows, counting = [], []
    for at in range(len(unit)):
        cosines = np.maximum(unit @ unit[at], 0)
        cosines[at] = -1
        nearest = np.argsort(-cosines, kind="stable")[:few]
        rows.append(nearest)
        counting.append(cosines[nearest] / max(float(cosines[nearest].sum()), 1e-6))
    return np.array(rows, dtype=np.int64), np.array(counting, dtype=np.float32)


def _lexical(job: Job, cut: Sequence[Passage], *, headings: bool) -> Lexical:
    if headings:
        return Lexical(job.place("words"), VERSION)
    name = "without-headings"
    if not (job.place("words") / name).is_dir():
        entries = [Entry(f"{each.id}:0", each.id, normalised(each.text)) for each in cut]
        build_lexical(job.place("words"), name, entries)
    return Lexical(job.place("words"), name)


def bench(job: Job) -> Mapping[bool, Workbench]:
    """Open both forms of a set's passages: with headings (True) and without."""
    embedder = open_model(job)
    return {headings: Workbench(job, embedder, headings=headings) for headings in (True, False)}
