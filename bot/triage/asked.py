"""The questions in a question: what a person asks, one part at a time."""

from __future__ import annotations

import re

from bot.triage.wording import sentences

_OPENER = (
    r"(?:how|what|when|where|who|which|why|can|could|may|do|does|did|don't|doesn't|is|are|was|were"
    r"|isn't|will|would|should|shall|am|have|has|must)\b"
)
_PLAIN_OPENER = (
    r"(?:how (?:long|much|many|do|does|can|should|to)\b"
    r"|(?:can|could|may|should|must|do|will|am) (?:i|we)\b"
    r"|(?:does|will|is|can|would) (?:it|this|that|the|a|an|amazon|he|she|they)\b"
    r"|what (?:do|does|is|are|happens|if|about|should)\b|who (?:pays|funds)\b|which\b|why\b)"
)
_LEAD_IN = (
    r"(?:(?:\d{1,2}[.):]|\(?[a-d]\)|[-*•]|and|also|plus|so|but|ok|then|or|well|hi|hey"
    r"|second(?:ly)?|first(?:ly)?)[,:]? +)*"
)
_JOINT = re.compile(rf"(?:,|\s)+(?:and|also|plus|&|,)(?: also| then)? +(?={_OPENER})")
_CLAUSE = re.compile(rf"[,:-] +(?={_LEAD_IN}{_PLAIN_OPENER})")
_NUMBER = re.compile(r"(?<!\S)\(?(?:\d|[a-d])[.)]\s+(?=\S+\s+\S+)")
_STARTS_MARKED = re.compile(_LEAD_IN + _OPENER)
_STARTS_PLAIN = re.compile(_LEAD_IN + _PLAIN_OPENER)
_PASSED_ON = re.compile(
    r"\b(?:buyer|customer|he|she|they|guy|lady) (?:\w+ ){0,2}"
    r"(?:asks?|asked|asking|says?|said|wrote|writes|demands?|wants to know)\b"
    r"|\bwhere(?:'s| is| are| the \w+ is) my (?:order|package|parcel|item|stuff|refund|things?)\b"
    r"|\bwhen (?:will|does|is) my (?:order|package|parcel|item|stuff|refund)\b"
)
"""A question of the buyer's that is passed on: it tells what happened and asks nothing of us."""

FEWEST_WORDS = 3


def asked_parts(plain: str) -> tuple[str, ...]:
    """Return the parts of plain text that ask something, in order: its questions, one that joins
    two ("…, and how long …?") as two, numbered ones each. Nothing where nothing is asked outright:
    one question without a mark may as well be part of what is told.
    """
    numbered = _NUMBER.findall(plain)
    cut = _NUMBER.split(plain) if len(numbered) > 1 else [plain]
    asked = [part for piece in cut for each in sentences(piece) for part in _asked(each)]
    parts = tuple(dict.fromkeys(part for part in asked if len(part.split()) >= FEWEST_WORDS))
    return parts if len(parts) > 1 or any(part.endswith("?") for part in parts) else ()


def _after_what_happened(text: str) -> str:
    """A question without the clauses before it that tell what happened."""
    starts = [match.end() for match in _CLAUSE.finditer(text)]
    return text[starts[-1] :] if starts and not _STARTS_MARKED.match(text) else text


def _asked(sentence: str) -> list[str]:
    """The questions that a sentence joins; none where it asks nothing."""
    joined = [part.strip(" ,") for part in _JOINT.split(sentence)]
    joined[0] = _after_what_happened(joined[0])
    if _PASSED_ON.search(joined[0]):
        return []
    if len(joined) > 1 and all(_STARTS_MARKED.match(part) for part in joined):
        return [part if part.endswith("?") else f"{part}?" for part in joined]
    if sentence.endswith("?"):
        return [sentence]
    return [sentence] if _STARTS_PLAIN.match(sentence) else []
