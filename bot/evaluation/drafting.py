"""The drafts of an answer held against what one must and must not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from bot.evaluation.golden import ExpectedDraft, Words
from bot.evaluation.reading import advice_in, drafts, sentences
from bot.evaluation.verdicts import Aspect, Check, checked, not_applicable
from bot.triage.answers import Answer, Draft


def judged_drafts(
    wanted: ExpectedDraft | Literal["none"] | None, answer: Answer
) -> Iterator[Check]:
    """Whether the draft is there and for whom, what it holds, and the rules that it keeps: no draft
    may break one, whether or not it was expected.
    """
    given = drafts(answer)
    yield _rules(given)
    if wanted is None:
        yield not_applicable(Aspect.DRAFT)
        return
    names = ", ".join(f"{draft.kind} for {draft.addressee.value}" for draft in given)
    if wanted == "none":
        yield checked(Aspect.DRAFT, "none", met=not given, why=names)
        return
    right = [draft for draft in given if draft.addressee is wanted.addressee]
    what = f"for {wanted.addressee.value}"
    yield checked(Aspect.DRAFT, what, met=bool(right), why=names or "no draft")
    # Where there are several for the same reader, the one that holds most was meant.
    best = max(right, key=lambda draft: _held(wanted.must, draft), default=None)
    for words in wanted.must:
        why = "no draft" if best is None else f"not in {best.kind}"
        met = best is not None and _holds(words, best)
        yield checked(Aspect.DRAFT_MUST, words.text, met=met, why="" if met else why)
    for words in wanted.must_not:
        wrong = [sentence for draft in right for sentence in _affirmed(words, draft)]
        why = wrong[0] if wrong else ""
        yield checked(Aspect.DRAFT_MUST_NOT, words.text, met=not wrong, why=why)


def _rules(given: Sequence[Draft]) -> Check:
    if not given:
        return not_applicable(Aspect.DRAFT_RULES)
    broken = [
        f"{draft.kind}: {violation.rule}: {violation.words!r}"
        for draft in given
        for violation in draft.violations
        if violation.blocks
    ]
    what = "breaks no rule for messages"
    return checked(Aspect.DRAFT_RULES, what, met=not broken, why="; ".join(broken))


def _held(several: Sequence[Words], draft: Draft) -> int:
    return sum(_holds(words, draft) for words in several)


def _holds(words: Words, draft: Draft) -> bool:
    # A draft is read as a whole: a greeting and its sentence may stand on two lines.
    whole = re.sub(r"\s+", " ", " ".join(sentences(draft.text)))
    return any(pattern.search(whole) for pattern in words.say)


def _affirmed(words: Words, draft: Draft) -> list[str]:
    return [
        sentence
        for sentence in sentences(draft.text)
        if any(advice_in(sentence, pattern) for pattern in words.say)
    ]
