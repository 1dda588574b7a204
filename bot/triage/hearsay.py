"""What a team's own documents say on a question, and how it is told apart from Amazon's word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.triage.answers import Said
from bot.triage.citing import Citer
from bot.triage.evidence import Evidence, content_words
from bot.triage.message_check import check_message
from knowledge.sources import Authority, PassageKind

MOST = 2
"""Passages of documents in one answer."""

_PREFIX = {
    Authority.HOUSE: "House procedure",
    Authority.EXPERT: "A third-party guide, not Amazon, says",
    Authority.COMMUNITY: "A forum post, not Amazon, says",
}


def hearsay(evidence: Evidence, citer: Citer, *, covered: bool, near: float) -> tuple[Said, ...]:
    """Return what documents say: the house's procedures always, others only where the corpus has
    not `covered` the question; nothing less similar than `near`, and nothing that would break
    Amazon's rules if it were repeated.
    """
    asked = [part.text for part in evidence.parts]
    said: list[Said] = []
    for found in evidence.found:
        passage = found.passage
        if passage.kind is not PassageKind.TEXT or found.similarity < near or len(said) == MOST:
            continue
        if covered and passage.source.authority is not Authority.HOUSE:
            continue
        words = nearest_sentences(passage.text, asked)
        if any(violation.blocks for violation in check_message(words)):
            continue
        prefix = _PREFIX.get(passage.source.authority, passage.source.publisher)
        sentence = citer.cite_passages(f"{prefix}: {words}", (passage,))
        if sentence is not None:
            said.append(sentence)
    return tuple(said)


def nearest_sentences(text: str, asked: Sequence[str], most: int = 2) -> str:
    """Return the run of at most `most` sentences that shares most words with what was asked."""
    cut = re.split(r"(?<=[.!?])\s+", text.strip())
    wanted = content_words(" ".join(asked))
    runs = [cut[start : start + most] for start in range(max(1, len(cut) - most + 1))]
    best = max(runs, key=lambda run: len(content_words(" ".join(run).lower()) & wanted))
    start = text.index(best[0])
    return text[start : text.index(best[-1], start) + len(best[-1])]
