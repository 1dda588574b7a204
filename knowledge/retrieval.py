"""What a search returns, and how two rankings become one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.sources import Passage

RANK_CONSTANT = 60
"""Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", SIGIR 2009: k = 60."""


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A passage that a search found. `similarity` is the best cosine between a query and the
    passage's text or one of its keys, `own` that with its text alone; `matched` the text or key
    that came nearest; `lexical` the best BM25 score (0 where none); `score` the fused one, which
    ranks and says nothing of how sure the match is.
    """

    passage: Passage
    similarity: float
    own: float
    matched: str
    lexical: float
    score: float


def fused(rankings: Sequence[Sequence[str]]) -> Mapping[str, float]:
    """Fuse rankings of passage ids, best first, by reciprocal rank."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, passage_id in enumerate(ranking, start=1):
            scores[passage_id] = scores.get(passage_id, 0.0) + 1 / (RANK_CONSTANT + rank)
    return scores
