"""Whether words tell a fact or only wonder about it: a doubt or a question is no statement."""

from __future__ import annotations

import re

from bot.triage.wording import clause_before

_DOUBT = (
    r"(?:not|never|isn't|aren't|ain't|wasn't) (?:\w+ ){0,2}(?:sure|certain|clear|positive)\b"
    r"(?! (?:why|how|what|who|where)\b)"
    r"|unsure|uncertain|no (?:idea|clue)|who knows|maybe|perhaps|probably|possibly|presumabl[ey]"
    r"|supposedly|allegedly|i (?:\w+ )?(?:think|guess|believe|assume|suppose|reckon)"
    r"|(?:do|does|did|can|could|would)(?:n't| not) (?:\w+ ){0,2}(?:know|remember|recall|tell)\b"
    r"(?! (?:why|how|what|who|where|him|her|them|the buyer|the customer)\b)"
    r"|(?:might|could|may) (?:have|be|well)|(?:should|must) (?:be|have been)|hopefully"
    r"|(?:find out|check|tell|know|see|wonder\w*|checking|asking|ask\w*) (?:whether|if)"
    r"|how (?:do|can|would) (?:i|we) (?:know|tell|check|see|find)"
)
_DOUBT_BEFORE = re.compile(rf"\b(?:{_DOUBT})\b")
_DOUBT_AFTER = re.compile(
    r"^[^.?!]{0,12}?(?:,|\bbut\b|\bor\b|-|\(|\band\b)\s*"
    r"(?:honestly |i am |i'm |we're |we are |am )?"
    rf"(?:{_DOUBT}|or not|or something|if i (?:\w+ )?(?:recall|remember))\b"
    r"|^ (?:i (?:\w+ )?(?:think|guess|believe|assume|suppose)|or not|or something|maybe|probably)\b"
)
_ASKS_FOR_IT = re.compile(
    r"^(?:(?:so|and|but|hi|hey|ok|also|well|wait) )*"
    r"(?:(?:is|was|are|were|isn't|wasn't)"
    r"|(?:do|does|did|has|have|had|didn't|doesn't|hasn't|haven't)) "
    r"(?:it|this|that|these|those|i|we|he|she|they|amazon|ups|usps|fedex"
    r"|(?:the|my|our|his|her|their) (?:[\w-]+ ){0,2}?[\w-]+)\b"
    r"(?!.*\b(?:since|because|when|if|as|after|that|even|though|where|while|who|which|and)\b)"
)
_WHETHER = re.compile(r"\b(?:whether|what if|in case|even if|only if|unless|suppose|assuming)\b")
_ALTERNATIVE = re.compile(r"\b(?:or|vs|versus)\b|/")

_LONGEST_TAIL = 12
"""Letters that may follow in a question that ends with what it asks for."""


def is_doubted(sentence: str, start: int, end: int) -> bool:
    """True when the words from start to end of a plain sentence don't tell what they say: a doubt
    governs them ("I think it was …", "…, but I'm not sure"), or the sentence asks for just that
    ("was it …?").
    """
    clause = clause_before(sentence, start)
    if _DOUBT_BEFORE.search(clause) or _DOUBT_AFTER.match(sentence[end:]):
        return True
    if _WHETHER.search(clause):
        return True
    tail = sentence[end:].split(",", maxsplit=1)[0]
    asks = sentence.endswith("?") or "," in sentence[end:]
    return asks and len(tail) <= _LONGEST_TAIL and _ASKS_FOR_IT.match(sentence[:end]) is not None


def are_alternatives(sentence: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """True when two spans of a plain sentence are offered as a choice: "FBA or FBM"."""
    (_, end), (start, _) = sorted((first, second))
    return 0 <= start - end <= _LONGEST_TAIL and bool(_ALTERNATIVE.search(sentence[end:start]))
