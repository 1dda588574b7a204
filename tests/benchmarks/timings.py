"""What many timings come to."""

from __future__ import annotations

from collections.abc import Sequence


def percentile(timings: Sequence[float], share: float) -> float:
    """The timing that `share` per cent of them don't exceed: one that was measured (nearest rank),
    never one worked out between two.
    """
    ordered = sorted(timings)
    rank = -(-len(ordered) * share // 100)
    return ordered[max(1, int(rank)) - 1]
