"""Which exhibits a person says they have, and which they say they lack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.triage.certainty import is_doubted
from bot.triage.wording import sentences
from knowledge.exhibits import whole_words
from knowledge.guidance import Guidance
from knowledge.patterns import Pattern

_HAVE = re.compile(
    r"(?:(?:\b(?:i|we)(?:'ve)?(?: (?:do|also|still|both|already|even|only|just|have|now|did))*"
    r" (?:have|had|got|hold|kept|saved|took|attach(?:ed)?|filmed|photographed|weighed"
    r"|can (?:show|attach|send|prove|upload|provide))"
    r"|(?:^|(?<=[,;:(] )|(?<=\band )|(?<=\bbut ))(?:i |we )?(?:also |still |only |just |even )*"
    r"(?:have|got|has|kept|saved|took)"
    r"|\b(?:attached|attaching|enclosed|in hand|on file|here(?:'s| is| are)"
    r"|(?<!is )(?<!are )there(?:'s| is| are)))\b(?! to\b)"
    r"|\b(?:exhibits?|evidence|proof|on file|in hand|attached)(?: (?:we have|so far))?:)"
)
_LACK = re.compile(
    r"\b(?:no|without|missing|lacking|lost|lack|nor|neither"
    r"|(?:don't|do not|didn't|did not|never|haven't|have not|hasn't|can't|cannot|couldn't)"
    r"(?: \w+)? (?:have|had|got|get|keep|kept|take|took|taken|find|save|saved|hold|show|prove))\b"
)
_ASKED = re.compile(
    r"\b(?:do|does|did|should|would|could|must|can|if|whether|wish|unless|until|once|need|needs"
    r"|want|wants|ask\w*|request\w*|require\w*|send me|when)\b[^,;]*$"
)
_BREAK = re.compile(
    r"\b(?:because|so|then|when|while|after|before|if|what|how|which|where|should|needs?|wants?"
    r"|asks?|asked|asking|buyer|customer|she|he|they|amazon|shows?|says?|but)\b"
)
_AT_HAND_AFTER = re.compile(
    r"^[\w', &+/-]{0,60}?\b(?:attached|enclosed|on file|in hand|at hand|to hand|on record)\b"
    r"|^ (?:(?:is|are|all|both|right|already|were|was) )*(?:ready|saved|available|recorded|logged"
    r"|kept|taken(?! by))\b"
)
_TELLS_MORE = re.compile(
    r"^ (?:differ\w*|do|does|did|don't|doesn't|didn't|is|isn't|are|aren't|was|wasn't|were|weren't"
    r"|came|shows?|says|match\w*|not)\b"
)
"""What makes the words the subject of another clause: "…, serials differ" is no exhibit."""
_REACH = 90


@dataclass(frozen=True)
class ExhibitWords:
    """The words for an exhibit, ready to be looked for."""

    exhibit: str
    phrases: tuple[Pattern, ...]
    evident: tuple[Pattern, ...]


def exhibit_words(guidance: Guidance) -> tuple[ExhibitWords, ...]:
    """Return the words for all exhibits of the guidance, in its order."""

    def patterns(phrases: Iterable[str]) -> tuple[Pattern, ...]:
        return tuple(guidance.pattern(whole_words(each), at_word=True) for each in phrases)

    return tuple(
        ExhibitWords(each.id, patterns(each.phrases), patterns(each.evident))
        for each in guidance.exhibits.values()
    )


def exhibits_told(
    plain: str, words: Sequence[ExhibitWords]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the exhibits that a plain text says are at hand, and those that it says are not, in
    the order of `words`. One that is merely asked for, or that somebody else has, is neither; one
    that is told both ways is not at hand.
    """
    at_hand: set[str] = set()
    lacking: set[str] = set()
    for sentence in sentences(plain):
        for exhibit, start, end in _mentions(sentence, words):
            has = _has(sentence, start, end)
            if has is not None:
                (at_hand if has else lacking).add(exhibit)
        at_hand.update(_evident(sentence, words))
    names = [each.exhibit for each in words]
    return (
        tuple(name for name in names if name in at_hand - lacking),
        tuple(name for name in names if name in lacking),
    )


def _mentions(sentence: str, words: Sequence[ExhibitWords]) -> list[tuple[str, int, int]]:
    """Where exhibits are named; where two names overlap, the longer one is meant."""
    found = [
        (each.exhibit, match.start(), match.end())
        for each in words
        for phrase in each.phrases
        for match in phrase.finditer(sentence)
    ]
    kept: list[tuple[str, int, int]] = []
    for mention in sorted(found, key=lambda span: (span[1] - span[2], span[1])):
        if not any(mention[1] < end and start < mention[2] for _, start, end in kept):
            kept.append(mention)
    return sorted(kept, key=lambda span: span[1])


def _has(sentence: str, start: int, end: int) -> bool | None:
    """Whether the words from start to end are said to be there; None where that isn't said."""
    # A list goes on after a comma: "have the label line, tracking" asks nothing.
    rest = sentence[end:].replace(",", " -")
    if is_doubted(sentence[:end] + rest, start, end):
        return None
    following = _AT_HAND_AFTER.match(sentence[end:])
    if following and not (_BREAK.search(following[0]) or _LACK.search(following[0])):
        return not _LACK.search(sentence[max(0, start - len("without the ")) : start])
    if _TELLS_MORE.match(sentence[end:]):
        return None
    before = max(0, start - _REACH)
    have = _last(_HAVE, sentence, before, start)
    lack = _last(_LACK, sentence, before, start)
    if lack is not None and (have is None or lack[1] >= have[1]):
        between = sentence[lack[1] : start]
        return None if "," in between or _BREAK.search(between) else False
    if have is None or _BREAK.search(sentence[have[1] : start]):
        return None
    return None if _ASKED.search(sentence[: have[0]]) else True


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int] | None:
    found = [match.span() for match in pattern.finditer(text[:end]) if match.end() > start]
    return found[-1] if found else None


def _evident(sentence: str, words: Sequence[ExhibitWords]) -> set[str]:
    return {
        each.exhibit
        for each in words
        for phrase in each.evident
        for match in phrase.finditer(sentence)
        if not is_doubted(sentence, *match.span())
    }
