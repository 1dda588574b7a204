"""Whether the answer stays the same when the same thing is asked again, or in other words."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.evaluation.golden import Golden
from bot.evaluation.perturb import misspelt, reordered
from bot.evaluation.reading import drafts
from bot.evaluation.statements import Statements
from bot.triage.answers import Answer, Outcome, Question

AGAIN, PARAPHRASED, MISSPELT, REORDERED = "again", "paraphrased", "misspelt", "reordered"

ONE_IN = 3
"""One question in so many is asked again, misspelt and reordered; paraphrases are all asked."""

Ask = Callable[[Question], Answer]


@dataclass(frozen=True)
class Gist:
    """What must stay the same: the outcome, the statement that the first line leads to, the
    deadlines, and the drafts by kind.
    """

    outcome: Outcome
    lead: str | None
    deadlines: frozenset[tuple[str, date | datetime | None]]
    drafts: tuple[str, ...]


def same_on(
    golden: Golden, question: Question, answer: Answer, ask: Ask, statements: Statements
) -> Mapping[str, tuple[bool, ...]]:
    """Ask in other ways, and tell for each whether the answer stayed the same: byte for byte where
    the question is the same, in its gist where it is not.
    """
    gist = gist_of(answer, statements)

    def keeps(text: str) -> bool:
        return gist_of(ask(replace(question, text=text)), statements) == gist

    same: dict[str, tuple[bool, ...]] = {}
    if is_perturbed(golden.id):
        same[AGAIN] = (repr(ask(question)) == repr(answer),)
        for way, written in ((MISSPELT, misspelt), (REORDERED, reordered)):
            text = written(golden.text)
            if text is not None:
                same[way] = (keeps(text),)
    if golden.paraphrases:
        same[PARAPHRASED] = tuple(keeps(text) for text in golden.paraphrases)
    return same


def is_perturbed(question_id: str) -> bool:
    """True for the questions that are asked again: always the same ones."""
    return zlib.crc32(question_id.encode()) % ONE_IN == 0


def gist_of(answer: Answer, statements: Statements) -> Gist:
    """What must stay the same of an answer."""
    passages = {citation.number: citation.passage_id for citation in answer.citations}
    led = [passages[number] for number in answer.summary.citations if number in passages]
    lead = statements.of_passage(led[0]) if led else None
    return Gist(
        outcome=answer.outcome,
        lead=statements.named(lead) if lead else None,
        deadlines=frozenset(
            (each.deadline.action, each.deadline.due_at) for each in answer.deadlines
        ),
        drafts=tuple(sorted(draft.kind for draft in drafts(answer))),
    )
