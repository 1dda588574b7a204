"""What rankings of documents are worth, over all queries of a set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from bot.evaluation.beir.reading import Query
from bot.evaluation.ranking import ndcg_at, recall_at, reciprocal_rank

MEASURES = ("recall@5", "recall@10", "recall@20", "nDCG@10", "MRR")

Scores = Mapping[str, float]
"""By each of MEASURES, in their order."""


@dataclass(frozen=True, kw_only=True)
class Latency:
    """Milliseconds a query."""

    p50: float
    p95: float


def scored(query: Query, ranked: Sequence[str]) -> Scores:
    """Score one ranking of documents, best first."""
    relevant = query.relevant
    values = (
        recall_at(5, ranked, relevant),
        recall_at(10, ranked, relevant),
        recall_at(20, ranked, relevant),
        ndcg_at(10, ranked, query.gains),
        reciprocal_rank(ranked, relevant),
    )
    return dict(zip(MEASURES, values, strict=True))


def mean_scores(each: Sequence[Scores]) -> Scores:
    """Average the scores of several queries."""
    return {measure: fmean(scores[measure] for scores in each) for measure in MEASURES}


def documents_of(passages: Iterable[str]) -> tuple[str, ...]:
    """Collapse a ranking of passages, each given by its document: a document's best one counts."""
    return tuple(dict.fromkeys(passages))


def latency(milliseconds: Sequence[float]) -> Latency:
    """Tell the middle and the slow end: times that were measured, none between two."""
    ordered = sorted(milliseconds)

    def at(share: int) -> float:
        return ordered[max(1, -(-len(ordered) * share // 100)) - 1]

    return Latency(p50=at(50), p95=at(95))
