"""An answer as a hurried reader takes it in: sentence by sentence, what advises told from what only
tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.terminal.rendering import due_in_words
from bot.triage.answers import Answer, DatedDeadline, Draft, Said, Step


@dataclass(frozen=True)
class Telling:
    """Words of an answer, where they stand, what they cite, and whether they say what to do."""

    place: str
    said: Said
    must_cite: bool = False
    advises: bool = False


def tellings(answer: Answer) -> Iterator[Telling]:
    """What an answer says with citations, in its order: all but dates, question and drafts."""
    yield Telling("summary", answer.summary, advises=True)
    yield from _steps("step", answer.steps)
    for branch in answer.branches:
        yield from _steps(f"if {branch.when}, step", branch.steps)
    for name, several, must_cite in (
        ("warning", answer.warnings, False),
        ("fact", answer.facts, True),
        ("conflict", answer.conflicts, True),
    ):
        for number, said in enumerate(several, start=1):
            yield Telling(f"{name} {number}", said, must_cite)


def told(answer: Answer) -> tuple[str, ...]:
    """All sentences that tell the reader something; drafts are for somebody else."""
    texts = [
        *(telling.said.text for telling in tellings(answer)),
        *(branch.when for branch in answer.branches),
        *(dated_in_words(dated) for dated in answer.deadlines),
        *(option.label for option in answer.options),
        *answer.unanswered,
        answer.question or "",
    ]
    return tuple(sentence for text in texts for sentence in sentences(text))


def advised(answer: Answer) -> tuple[tuple[str, str], ...]:
    """The sentences that advise, each with its place: first line, steps, branches, drafts."""
    places = [(telling.place, telling.said.text) for telling in tellings(answer) if telling.advises]
    places += [(f"draft for {draft.addressee.value}", draft.text) for draft in drafts(answer)]
    return tuple((place, sentence) for place, text in places for sentence in sentences(text))


def drafts(answer: Answer) -> tuple[Draft, ...]:
    """All drafts of an answer, the first one first."""
    return (answer.draft, *answer.other_drafts) if answer.draft else answer.other_drafts


def dated_in_words(dated: DatedDeadline) -> str:
    """A deadline as it is printed."""
    return f"{dated.deadline.action}: {due_in_words(dated.deadline)}"


def sentences(text: str) -> tuple[str, ...]:
    """Cut a text into sentences, in plain quotes and without marks of emphasis."""
    plain = _EMPHASIS.sub(r"\1", text.translate(_QUOTES))
    pieces, start = [], 0
    for match in _END.finditer(plain):
        if not _ABBREVIATED.search(plain[start : match.start() + 1]):
            pieces.append(plain[start : match.end()])
            start = match.end()
    pieces.append(plain[start:])
    return tuple(re.sub(r"\s+", " ", piece).strip() for piece in pieces if piece.strip())


def advice_in(sentence: str, pattern: re.Pattern[str]) -> str | None:
    """The words of a sentence that match a pattern and aren't said to be left undone; else None."""
    for match in pattern.finditer(sentence):
        if match[0] and not _NEGATION.search(_clause_before(sentence, match.start())):
            return match[0]
    return None


_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<!\s)\*(?![\w*])")
_END = re.compile(r"[.!?]+[\"')\]]*(?=\s)|\n+")
_ABBREVIATED = re.compile(
    r"\b(?:e\.g|i\.e|etc|vs|approx|no|nos|inc|ltd|co|st|mr|mrs|ms|dr|a\.m|p\.m|u\.s|u\.k|[a-z])\.$",
    re.IGNORECASE,
)
# A comma ends a clause ("if it isn't protected, refund"), but not between the items of a list ("do
# not refund, replace or reship").
_CLAUSE_END = re.compile(
    r"[;:()]|\s[-\u2013\u2014]\s|\u2014"
    r"|,(?!\s+(?:or|nor)\b)(?!\s+[\w-]+(?:\s[\w-]+){0,2},?\s+(?:or|nor)\b)"
    r"|\b(?:but|however|though|although|yet|while|because|then|so)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not(?! only\b| just\b| later\b)|never|cannot|without|nor|neither|nobody|nothing|none"
    r"|no(?! (?:later|more|less|longer|fewer|sooner) than\b)|avoid|refrain|instead of|rather than)"
    r"\b|n't\b",
    re.IGNORECASE,
)


def _clause_before(sentence: str, position: int) -> str:
    start = 0
    for match in _CLAUSE_END.finditer(sentence):
        if match.end() > position:
            break
        start = match.end()
    return sentence[start:position]


def _steps(name: str, steps: tuple[Step, ...]) -> Iterator[Telling]:
    for step in steps:
        said = Said(text=step.text, citations=step.citations)
        yield Telling(f"{name} {step.number}", said, must_cite=True, advises=True)
