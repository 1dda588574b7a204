"""Whether a difference is more than luck: the paired bootstrap, and the two halves of a set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from statistics import fmean

RESAMPLES = 10_000
SEED = 20261121


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A mean difference with the ends of its 95 % interval."""

    mean: float
    low: float
    high: float

    @property
    def certain(self) -> bool:
        """True when the interval leaves zero out."""
        return self.low > 0 or self.high < 0


def paired_difference(
    before: Sequence[float],
    after: Sequence[float],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Difference:
    """Tell how much more `after` is than `before`, query by query, with the interval that holds
    the middle 95 % of the means of resamples (Efron 1979). The same seed gives the same interval.
    """
    import numpy as np

    differences = np.asarray(after, dtype=float) - np.asarray(before, dtype=float)
    if not len(differences):
        raise ValueError("there is nothing to compare")
    drawn = np.random.default_rng(seed).integers(
        len(differences), size=(resamples, len(differences))
    )
    low, high = np.percentile(differences[drawn].mean(axis=1), [2.5, 97.5])
    return Difference(mean=fmean(differences.tolist()), low=float(low), high=float(high))


def in_first_half(query_id: str) -> bool:
    """True for about half of all ids, always the same: what is chosen is chosen on these, and
    reported on the others.
    """
    return sha256(query_id.encode()).digest()[0] % 2 == 0
