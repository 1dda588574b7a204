"""Why there is no answer: nothing covers the matter at all, or nothing does on its marketplace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.triage.answers import Situation
from bot.triage.compose import COVERED
from bot.triage.evidence import Evidence
from knowledge.deadlines import ZONES
from knowledge.guidance import Guidance
from knowledge.playbooks import Playbook
from knowledge.sources import Passage

_NOTHING = (
    "Nothing in the guidance in force covers this, so there is no answer that could be cited."
)


@dataclass(frozen=True)
class Held:
    """All statements by id, whatever their marketplace, and the day of the matter."""

    statements: Mapping[str, Passage]
    on: date


def reason_for_nothing(
    situation: Situation,
    playbook: Playbook | None,
    evidence: Evidence,
    held: Held,
    guidance: Guidance,
) -> str:
    """Say that nothing covers the matter or, where a playbook or another marketplace's statement
    does, name the marketplace and those that the guidance in force covers for the topic.
    """
    topic = _topic(playbook, evidence, held)
    if topic is None:
        return _NOTHING
    labels = guidance.facts["marketplace"].values
    here = _with_article(labels[situation.marketplace].label)
    reason = (
        f"Nothing in the guidance in force for {here} covers this, and no other marketplace's rule "
        "is used in its place."
    )
    covered = {
        code
        for passage in held.statements.values()
        if passage.statement and passage.statement.topic == topic and passage.in_force(held.on)
        for code in passage.marketplaces
    }
    named = [_with_article(labels[code].label) for code in ZONES if code in covered & labels.keys()]
    if topic not in guidance.lexicon.topics or not named:
        return reason
    return f"{reason} On {guidance.lexicon.topics[topic]} there is guidance for {_listed(named)}."


def _topic(playbook: Playbook | None, evidence: Evidence, held: Held) -> str | None:
    """The topic of what a playbook's first line rests on or, without a playbook, of the statement
    of other marketplaces that comes near enough to answer from.
    """
    leads = playbook.leads if playbook else ()
    cited = (held.statements.get(name) for lead in leads for name in lead.cites)
    near = evidence.elsewhere
    nearest = near.passage if near is not None and near.similarity >= COVERED else None
    for passage in (*cited, nearest):
        if passage is not None and passage.statement is not None:
            return passage.statement.topic
    return None


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _with_article(name: str) -> str:
    return f"the {name}" if name.isupper() or name.endswith("lands") else name
