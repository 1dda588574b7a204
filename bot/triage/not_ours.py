"""Questions that read more like what Dispute Desk doesn't deal with than like what it knows."""

from __future__ import annotations

from collections.abc import Mapping

from bot.triage.evidence import Evidence
from knowledge.lexicon import NOT_OURS, NotOurs

NEARER = 0.04
"""By how much a question must be nearer to an example of what is not ours than to the guidance: at
this margin no question to develop against is refused wrongly."""

MUCH_NEARER = 0.14
"""By how much where several facts of a dispute are told: that is how sellers write."""

SEVERAL = 2

NEAR_ENOUGH = 0.45
"""Below this similarity an example says nothing."""

MAY_BE_TOLD = 0.1
"""By how much the whole question may be nearer to the guidance than what it asks: it may tell of a
matter of ours and ask for something else."""


def not_ours(
    evidence: Evidence, matters: Mapping[str, NotOurs], *, told: int = 0
) -> NotOurs | None:
    """Return the matter that a question is about where all that it asks reads more like that
    matter than like anything in the guidance; None where any of it may be ours. `told` is how many
    facts of a dispute the question tells.
    """
    nearer = MUCH_NEARER if told >= SEVERAL else NEARER
    least: tuple[float, str] | None = None
    for part in evidence.parts:
        name, margin = _margin(evidence.only(part))
        if name is None or margin < nearer:
            return None
        if least is None or margin < least[0]:
            least = (margin, name)
    if least is None or _margin(evidence)[1] < -MAY_BE_TOLD:
        return None
    return matters.get(least[1])


def _margin(evidence: Evidence) -> tuple[str | None, float]:
    """The nearest example's matter, and how much nearer it is than the guidance."""
    strange = {id_: near for id_, near in evidence.examples.items() if id_.startswith(NOT_OURS)}
    name = max(strange, key=lambda id_: strange[id_], default=None)
    if name is None or strange[name] < NEAR_ENOUGH:
        return None, -1.0
    known = (
        *(near for id_, near in evidence.examples.items() if id_ not in strange),
        *(found.similarity for found in evidence.found),
    )
    return name, strange[name] - max(known, default=0.0)
