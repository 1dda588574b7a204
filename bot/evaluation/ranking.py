"""How good a ranking is: recall, nDCG and reciprocal rank, each between 0 and 1.

A ranking names each thing once, best first. An id that it names again counts at its first rank
only and takes up no rank after that.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import log2


def recall_at(k: int, ranked: Sequence[str], relevant: Collection[str]) -> float:
    """Tell what share of the relevant ones is among the first k; 0 where none is relevant."""
    wanted = frozenset(relevant)
    if not wanted:
        return 0.0
    return len(wanted.intersection(_once(ranked)[:k])) / len(wanted)


def ndcg_at(k: int, ranked: Sequence[str], gains: Mapping[str, float]) -> float:
    """Tell how near the first k come to the best order of the gains, a later rank counting less by
    the logarithm (Järvelin and Kekäläinen 2002, linear gains, as BEIR has it); 0 without gains.
    """
    best = _discounted(sorted(gains.values(), reverse=True)[:k])
    if best <= 0:
        return 0.0
    return _discounted([gains.get(each, 0.0) for each in _once(ranked)[:k]]) / best


def reciprocal_rank(ranked: Sequence[str], relevant: Collection[str]) -> float:
    """Tell one over the rank of the first relevant one; 0 where none is found."""
    wanted = frozenset(relevant)
    for rank, each in enumerate(_once(ranked), start=1):
        if each in wanted:
            return 1 / rank
    return 0.0


def _once(ranked: Sequence[str]) -> Sequence[str]:
    return list(dict.fromkeys(ranked))


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, start=1))
