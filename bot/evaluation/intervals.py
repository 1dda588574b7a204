"""How sure a share is."""

from __future__ import annotations

from math import sqrt

Z_95 = 1.959963984540054
"""Standard deviations on either side that hold 95 % of a normal distribution."""


def wilson(met: float, of: int, *, z: float = Z_95) -> tuple[float, float]:
    """Return the Wilson interval of a share (Wilson 1927): (0, 1) where nothing was counted. For a
    mean of values between 0 and 1, `met` is their sum; the interval is then rather too wide.
    """
    if of == 0:
        return 0.0, 1.0
    share = met / of
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    middle = share + z * z / (2 * of)
    scale = 1 + z * z / of
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
