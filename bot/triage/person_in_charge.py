"""Who is meant by the person in charge, wherever an answer hands something to them."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.triage.answers import Answer, Branch, Said, Step


def with_person_named(answer: Answer, person: str | None) -> Answer:
    """Put after "the person in charge" who that is, in the first line, the steps and the warnings;
    quotes and what documents say stay as they are. Without a person the answer is unchanged.
    """
    if person is None:
        return answer
    return replace(
        answer,
        summary=_said(answer.summary, person),
        steps=_steps(answer.steps, person),
        branches=tuple(
            Branch(when=branch.when, steps=_steps(branch.steps, person))
            for branch in answer.branches
        ),
        warnings=tuple(_said(said, person) for said in answer.warnings),
    )


def _said(said: Said, person: str) -> Said:
    return replace(said, text=_named(said.text, person))


def _steps(steps: tuple[Step, ...], person: str) -> tuple[Step, ...]:
    return tuple(replace(step, text=_named(step.text, person)) for step in steps)


def _named(text: str, person: str) -> str:
    return _PERSON.sub(lambda match: f"{match[0]} ({person})", text)


_PERSON = re.compile(r"\b[Tt]he person in charge\b")
