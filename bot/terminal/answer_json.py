"""An answer as JSON. The schema beside this module promises its keys: later ones may be added, none
is renamed.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from bot.triage.answers import (
    Answer,
    Binding,
    Branch,
    DatedDeadline,
    Draft,
    Missing,
    Remark,
    Said,
    Situation,
    Step,
)
from ingest.notice import Notice

SCHEMA = Path(__file__).parent / "answer.schema.json"


def answer_json(answer: Answer, *, took_ms: float) -> dict[str, Any]:
    """Return the answer in the shape that the schema promises."""
    return {
        "id": answer.id,
        "outcome": answer.outcome.value,
        "composer": answer.composer,
        "situation": _situation(answer.situation),
        "summary": answer.summary.text,
        "summary_citations": list(answer.summary.citations),
        "steps": [_step(step) for step in answer.steps],
        "branches": [_branch(branch) for branch in answer.branches],
        "warnings": [_said(said) for said in answer.warnings],
        "facts": [_said(said) for said in answer.facts],
        "deadlines": [_deadline(dated) for dated in answer.deadlines],
        "conflicts": [_said(said) for said in answer.conflicts],
        "prior_cases": [_plain(asdict(case)) for case in answer.prior_cases],
        "prior_case_counts": list(answer.prior_case_counts),
        "draft": _draft(answer.draft) if answer.draft else None,
        "other_drafts": [_draft(draft) for draft in answer.other_drafts],
        "question": answer.question,
        "options": [asdict(option) for option in answer.options],
        "unanswered": list(answer.unanswered),
        "reason": answer.reason,
        "nearest": list(answer.nearest),
        "citations": [_plain(asdict(citation)) for citation in answer.citations],
        "overdue": [_plain(asdict(overdue)) for overdue in answer.overdue],
        "took_ms": round(took_ms, 1),
    }


_OF_NOTICE = (
    *("kind", "is_doubtful", "order_id", "reason", "amount", "reimbursed", "payer", "odr"),
    *("respond_by", "appeal_by", "sent", "decided", "contradicted"),
)


def as_line(answer: dict[str, Any]) -> str:
    """Write an answer's JSON on one line, the same for the same answer."""
    return json.dumps(answer, ensure_ascii=False, sort_keys=False)


def _situation(situation: Situation) -> dict[str, Any]:
    return {
        "reason": situation.facts.get("reason"),
        "stage": situation.facts.get("stage"),
        "kinds": [kind.value for kind in situation.kinds],
        "facts": dict(situation.facts),
        "unknown": list(situation.unknown),
        "contradicted": list(situation.contradicted),
        "dates": {name: moment.isoformat() for name, moment in situation.dates.items()},
        "order_id": situation.order_id,
        "tracking": situation.tracking,
        "amount": situation.amount,
        "amounts": list(situation.amounts),
        "at_hand": list(situation.at_hand),
        "lacking": list(situation.lacking),
        "marketplace": situation.marketplace,
        "playbook": situation.playbook,
        "notice": _notice(situation.notice) if situation.notice else None,
    }


def _notice(notice: Notice) -> dict[str, Any]:
    told = _plain(asdict(notice))
    return {name: told[name] for name in _OF_NOTICE}


def _said(said: Said) -> dict[str, Any]:
    return {"text": said.text, "citations": list(said.citations)}


def _step(step: Step) -> dict[str, Any]:
    return {"number": step.number, "text": step.text, "citations": list(step.citations)}


def _branch(branch: Branch) -> dict[str, Any]:
    return {"when": branch.when, "steps": [_step(step) for step in branch.steps]}


def _deadline(dated: DatedDeadline) -> dict[str, Any]:
    deadline = dated.deadline
    return {
        "action": deadline.action,
        "due_at": deadline.due_at.isoformat() if deadline.due_at else None,
        "zone": deadline.zone,
        "within": deadline.within,
        "counts_from": deadline.counts_from,
        "basis": deadline.basis.value,
        "citations": list(dated.citations),
    }


def _draft(draft: Draft) -> dict[str, Any]:
    return {
        "kind": draft.kind,
        "addressee": draft.addressee.value,
        "send_if": draft.send_if,
        "text": draft.text,
        "blanks": list(draft.blanks),
        "violations": [asdict(violation) for violation in draft.violations],
        "bindings": [_binding(binding) for binding in draft.bindings],
        "exhibits": [asdict(exhibit) for exhibit in draft.exhibits],
        "missing": [_missing(exhibit) for exhibit in draft.missing],
        "remarks": [_remark(remark) for remark in draft.remarks],
    }


def _binding(binding: Binding) -> dict[str, Any]:
    return {
        "sentence": binding.sentence,
        "rests_on": binding.rests_on.value,
        "told": dict(binding.told),
        "blanks": list(binding.blanks),
        "backing": [asdict(backing) for backing in binding.backing],
    }


def _missing(missing: Missing) -> dict[str, Any]:
    return {
        "name": missing.name,
        "decides": missing.decides,
        "lacking": missing.lacking,
        "backing": [asdict(backing) for backing in missing.backing],
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "text": remark.text,
        "backing": [asdict(backing) for backing in remark.backing],
    }


def _plain(value: Any) -> Any:
    """Bring a value to JSON's own types."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value
