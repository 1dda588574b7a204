"""Golden questions, answers and traces small enough to judge in one's head."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.evaluation.golden import Golden, Part
from bot.evaluation.judging import judged
from bot.evaluation.loading import load_questions
from bot.evaluation.metrics import Judged
from bot.evaluation.running import Evaluated, Examined
from bot.evaluation.statements import Statements
from bot.evaluation.verdicts import Verdict
from bot.triage.answers import (
    Answer,
    Citation,
    DatedDeadline,
    Outcome,
    Said,
    Situation,
    Step,
)
from bot.triage.evidence import Evidence, Found
from bot.triage.pipeline import Trace
from knowledge.deadlines import Basis, Deadline
from knowledge.sources import Passage
from tests.builders import a_statement

TODAY = date(2026, 11, 21)

APPEAL = a_statement(
    "appeal",
    "A granted claim can be appealed within 30 days.",
    particulars={"facts": ("D4",)},
)
OLD = a_statement(
    "old-window",
    "A reimbursement can be asked for within 60 days.",
    topic="safe_t",
    effective_until=date(2026, 2, 15),
    particulars={"superseded_by": "window", "facts": ("D8",)},
)
WINDOW = a_statement(
    "window",
    "A reimbursement can be asked for within 30 days.",
    topic="safe_t",
    effective_from=date(2026, 2, 16),
    particulars={"facts": ("D8", "4.1")},
)
STATEMENTS = Statements({"appeal": APPEAL, "old-window": OLD, "window": WINDOW})


def read(tmp_path: Path, *lines: dict[str, Any] | str, file: str = "develop/a.jsonl") -> Path:
    """A folder of golden questions with these lines in one file."""
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    written = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(written) + "\n", encoding="utf-8")
    return tmp_path


def a_line(**particulars: Any) -> dict[str, Any]:
    """A golden question as it stands in a file."""
    return {
        "id": "q-1",
        "text": "how long can I appeal?",
        "tags": ["plain"],
        "topic": "a_to_z",
        "written_from": ["D4"],
        "outcome": "answer",
        "find": [["appeal"]],
        "facts": [{"text": "30 days", "say": ["30 days"]}],
        **particulars,
    }


def a_golden(tmp_path: Path, **particulars: Any) -> Golden:
    """A golden question, read from a file as all are."""
    return load_questions(read(tmp_path, a_line(**particulars))).questions[0]


def a_citation(number: int = 1, passage: Passage = APPEAL, **particulars: Any) -> Citation:
    return Citation(
        **{
            "number": number,
            "passage_id": passage.id,
            "title": passage.source.title,
            "url": passage.source.url,
            "authority": passage.source.authority,
            "published": None,
            "effective_from": passage.effective_from,
            "effective_until": passage.effective_until,
            "marketplaces": passage.marketplaces,
            "own_wording": True,
            "quote": passage.text,
            **particulars,
        }
    )


def an_answer(
    summary: str = "You can appeal within 30 days.", *steps: str, **particulars: Any
) -> Answer:
    """An answer whose sentences all cite the appeal."""
    return Answer(
        **{
            "id": "a-1",
            "outcome": Outcome.ANSWER,
            "composer": "extractive",
            "situation": Situation(),
            "summary": Said(text=summary, citations=(1,)),
            "steps": tuple(
                Step(number=number, text=text, citations=(1,))
                for number, text in enumerate(steps, start=1)
            ),
            "citations": (a_citation(),),
            **particulars,
        }
    )


def a_refusal(**particulars: Any) -> Answer:
    reason = particulars.pop("reason", "Nothing covers it.")
    refusal = an_answer(outcome=Outcome.NO_ANSWER, reason=reason, citations=(), **particulars)
    return replace(refusal, summary=Said(text=f"I don't know. {reason}"))


def a_deadline(due_at: date | datetime | None, **particulars: Any) -> DatedDeadline:
    return DatedDeadline(
        deadline=Deadline(
            **{
                "action": "Appeal",
                "due_at": due_at,
                "zone": "America/Los_Angeles",
                "within": "30 days",
                "counts_from": "the decision",
                "basis": Basis.RULE,
                **particulars,
            }
        ),
        citations=(1,),
    )


def a_trace(
    answer: Answer | None = None,
    *found: Passage,
    nearness: float = 0.8,
    dropped: Sequence[str] = (),
) -> Trace:
    several = tuple(Found(passage=each, similarity=0.8, fit=0.8) for each in found)
    return Trace(
        answer=answer or an_answer(),
        evidence=Evidence(found=several, parts=(), examples={}),
        nearness=nearness,
        dropped=tuple(dropped),
    )


def a_verdict(golden: Golden, answer: Answer | None = None, *found: Passage) -> Verdict:
    """The judgement on an answer as of today."""
    return judged(golden, a_trace(answer, *found), STATEMENTS, today=TODAY)


def a_judged(
    golden: Golden, answer: Answer | None = None, *found: Passage, **particulars: Any
) -> Judged:
    trace = a_trace(answer, *found)
    return Judged(
        **{
            "golden": golden,
            "outcome": trace.answer.outcome,
            "verdict": judged(golden, trace, STATEMENTS, today=TODAY),
            "is_covered": STATEMENTS.covers(golden),
            **particulars,
        }
    )


def an_evaluation(*judged_traces: tuple[Judged, Trace], **particulars: Any) -> Evaluated:
    return Evaluated(
        **{
            "examined": tuple(Examined(judged=one, trace=trace) for one, trace in judged_traces),
            "not_at_hand": {},
            "index": ("v1",),
            "corpus": "c1",
            **particulars,
        }
    )


def of_part(golden: Golden, part: Part) -> Golden:
    """The same question in another part."""
    return replace(golden, part=part)
