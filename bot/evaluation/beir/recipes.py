"""One way to rank documents from what the two searches say of every passage. Pure: figures in, a
ranking out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Vector = npt.NDArray[np.float32]
    Matrix = npt.NDArray[np.float32]


class Heard(StrEnum):
    """What the model is given of a query: all that it takes in from the front, the sentences that
    say most as one text, or sentences each by itself.
    """

    WHOLE = "whole"
    TELLING = "telling"
    PARTS = "parts"
    WHOLE_AND_PARTS = "whole and parts"
    TELLING_AND_PARTS = "telling and parts"


class Joined(StrEnum):
    """How a passage's cosines with several sentences become one: the best, the mean, how far they
    stand out among all passages', summed, or its ranks for each, fused.
    """

    BEST = "best"
    MEAN = "mean"
    OUTSTANDING = "outstanding"
    RANKS = "ranks"


class Counted(StrEnum):
    """How BM25 takes a query: each word as often as it stands there, each once, or sentence by
    sentence: the best one's score, all added up, each with one vote to share out, or ranks fused.
    """

    WORDS = "words"
    ONCE = "once"
    BEST = "best"
    SUM = "sum"
    VOTES = "votes"
    RANKS = "ranks"


class Fusion(StrEnum):
    """How the two searches become one: by ranks, or by scores brought to one scale."""

    RANKS = "ranks"
    SCORES = "scores"


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """The default is what the product does.

    `headings`: title and headings are part of a passage's text. `most_parts`: how many sentences
    are heard by themselves, those that say most; `most_counted` the same for BM25. `meaning`: the
    weight of the model in the fusion, from 0 to 1. `depth`: how many each ranking brings.
    `by_document`: passages become documents before the fusion. `neighbours`: what share the
    passages before and after lend. `related`: what share the documents most alike lend.
    `feedback`: what share of the query's vector comes from the first passages found.
    """

    headings: bool = True
    heard: Heard = Heard.WHOLE
    most_parts: int = 100
    joined: Joined = Joined.BEST
    counted: Counted = Counted.WORDS
    most_counted: int = 100
    fusion: Fusion = Fusion.RANKS
    rank_constant: float = 60.0
    meaning: float = 0.5
    depth: int = 100
    by_document: bool = False
    neighbours: float = 0.0
    related: float = 0.0
    feedback: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Signals:
    """What one query's searches say of all passages. Rows of `meaning_parts` and `words_parts` are
    sentences, those that say most first; columns are passages.
    """

    whole: Vector
    telling: Vector
    meaning_parts: Matrix
    words: Vector
    words_once: Vector
    words_parts: Matrix


@dataclass(frozen=True, kw_only=True)
class Passages:
    """All passages, a document's together: each one's document by its number, where documents
    start, their vectors, and for each document the few most alike with how much each counts.
    """

    document: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    vectors: Matrix
    alike: npt.NDArray[np.int64]
    counting: Matrix


FED_BACK = 5
"""Passages that a query learns from."""


def ranking(recipe: Recipe, signals: Signals, passages: Passages) -> Sequence[int]:
    """Rank the numbers of documents, best first; those that neither search brings are left out."""
    import numpy as np

    words = _by_words(recipe, signals)
    meaning = _by_meaning(recipe, signals)
    if recipe.feedback:
        fused = _fused(recipe, meaning, words)
        first = np.argsort(-fused, kind="stable")[:FED_BACK]
        learnt: Vector = passages.vectors @ passages.vectors[first].mean(axis=0)
        meaning = _mixed(meaning, learnt, recipe.feedback)
    if recipe.neighbours:
        meaning = _with_neighbours(recipe, meaning, passages)
        words = _with_neighbours(recipe, words, passages)
    if recipe.by_document:
        meaning = np.maximum.reduceat(meaning, passages.starts)
        words = np.maximum.reduceat(words, passages.starts)
        scores = _fused(recipe, meaning, words)
    else:
        scores = np.maximum.reduceat(_fused(recipe, meaning, words), passages.starts)
    if recipe.related:
        lent = (scores[passages.alike] * passages.counting).sum(axis=1)
        scores = scores + recipe.related * lent
    order = np.argsort(-scores, kind="stable")
    return [int(each) for each in order if scores[each] > 0]


def _mixed(vector: Vector, other: Vector, share: float) -> Vector:
    import numpy as np

    return np.asarray((1 - share) * vector + share * other, dtype=np.float32)


def _by_words(recipe: Recipe, signals: Signals) -> Vector:
    parts = signals.words_parts[: recipe.most_counted]
    if recipe.counted is Counted.ONCE:
        return signals.words_once
    if recipe.counted is Counted.WORDS or not len(parts):
        return signals.words
    if recipe.counted is Counted.RANKS:
        return _ranks_fused(parts, least=0.0)
    return _counted(recipe.counted, parts)


def _counted(counted: Counted, parts: Matrix) -> Vector:
    import numpy as np

    if counted is Counted.BEST:
        best: Vector = parts.max(axis=0)
        return best
    if counted is Counted.VOTES:
        parts = parts / np.maximum(parts.max(axis=1, keepdims=True), 1e-6)
    summed: Vector = parts.sum(axis=0)
    return summed


def _by_meaning(recipe: Recipe, signals: Signals) -> Vector:
    import numpy as np

    texts = {
        Heard.WHOLE: [signals.whole],
        Heard.TELLING: [signals.telling],
        Heard.PARTS: [],
        Heard.WHOLE_AND_PARTS: [signals.whole],
        Heard.TELLING_AND_PARTS: [signals.telling],
    }[recipe.heard]
    parts = signals.meaning_parts[: recipe.most_parts]
    if recipe.heard in (Heard.WHOLE, Heard.TELLING) or not len(parts):
        return texts[0] if texts else signals.whole
    joined = _joined(recipe.joined, parts)
    if not texts:
        return joined
    if recipe.joined is Joined.BEST:
        best: Vector = np.maximum(texts[0], joined)
        return best
    return _standing_out(texts[0][None, :]) + _standing_out(joined[None, :])


def _joined(joined: Joined, parts: Matrix) -> Vector:
    if joined is Joined.BEST:
        best: Vector = parts.max(axis=0)
        return best
    if joined is Joined.MEAN:
        mean: Vector = parts.mean(axis=0)
        return mean
    if joined is Joined.RANKS:
        # What no sentence's ranking brings is in the order of the mean.
        by_rank: Vector = _ranks_fused(parts, least=-1.0) + 1e-5 * parts.mean(axis=0)
        return by_rank
    return _standing_out(parts)


CLEARLY = 2.0
"""Standard deviations above the mean at which a passage stands out for a sentence."""


def _standing_out(parts: Matrix) -> Vector:
    """How far each passage lies above what is usual for each sentence, summed; a little of the
    mean cosine orders those that stand out for none.
    """
    import numpy as np

    usual = parts.mean(axis=1, keepdims=True) + CLEARLY * parts.std(axis=1, keepdims=True)
    above = np.maximum(parts - usual, 0).sum(axis=0) + 1e-3 * parts.mean(axis=0)
    return np.asarray(above, dtype=np.float32)


EACH_BRINGS = 30
"""Passages that a sentence's ranking brings, where ranks are fused."""


def _ranks_fused(parts: Matrix, *, least: float) -> Vector:
    import numpy as np

    few = Recipe(depth=EACH_BRINGS)
    summed: Vector = np.sum([_by_rank(few, part, least=least) for part in parts], axis=0)
    return summed


def _with_neighbours(recipe: Recipe, scores: Vector, passages: Passages) -> Vector:
    import numpy as np

    same = passages.document[1:] == passages.document[:-1]
    before, after = np.zeros_like(scores), np.zeros_like(scores)
    before[1:] = np.where(same, scores[:-1], 0)
    after[:-1] = np.where(same, scores[1:], 0)
    lent = scores + recipe.neighbours * np.maximum(before, after)
    return np.asarray(lent, dtype=np.float32)


def _fused(recipe: Recipe, meaning: Vector, words: Vector) -> Vector:
    """Fuse; 0 for what neither ranking brings within its depth."""
    part = _by_rank if recipe.fusion is Fusion.RANKS else _by_score
    # Twice the weights, so that one half each is what the product adds.
    share = 2 * recipe.meaning
    fused: Vector = share * part(recipe, meaning, least=-1.0)
    fused += (2 - share) * part(recipe, words, least=0.0)
    return fused


def _by_rank(recipe: Recipe, scores: Vector, *, least: float) -> Vector:
    import numpy as np

    rows = np.argsort(-scores, kind="stable")[: recipe.depth]
    rows = rows[scores[rows] > least]
    fused = np.zeros_like(scores)
    fused[rows] = 1 / (recipe.rank_constant + np.arange(1, len(rows) + 1))
    return fused


def _by_score(recipe: Recipe, scores: Vector, *, least: float) -> Vector:
    """Bring scores to between 0 (what stands at the depth) and 1 (the best)."""
    import numpy as np

    rows = np.argsort(-scores, kind="stable")[: recipe.depth]
    rows = rows[scores[rows] > least]
    fused = np.zeros_like(scores)
    if len(rows):
        low, high = scores[rows[-1]], scores[rows[0]]
        fused[rows] = (scores[rows] - low + 1e-6) / (high - low + 1e-6)
    return fused
