"""What rests on a source: the statements that name it, and what rests on those in turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.guidance import Guidance
from knowledge.playbooks import Playbook
from knowledge.sources import Passage


@dataclass(frozen=True, kw_only=True)
class Reliance:
    """How many statements name a source, and how many lines of playbooks, deadline rules and drafts
    cite one of those statements: what has to be looked through when the source changes.
    """

    statements: int = 0
    playbook_lines: int = 0
    deadline_rules: int = 0
    drafts: int = 0


def reliance(statements: Iterable[Passage], guidance: Guidance) -> Mapping[str, Reliance]:
    """Count by source id what rests on each source that a statement names, first or not."""
    named: dict[str, set[str]] = defaultdict(set)
    for passage in statements:
        if passage.statement is not None:
            for source in passage.statement.sources:
                named[source].add(passage.statement.id)
    lines = [
        frozenset(cites)
        for playbook in guidance.playbooks.values()
        for cites in _cited_by_lines(playbook)
    ]
    rules = [frozenset(rule.statements) for rule in guidance.rules]
    drafts = [frozenset(template.cites) for template in guidance.templates.values()]
    return {
        source: Reliance(
            statements=len(ids),
            playbook_lines=_citing(lines, ids),
            deadline_rules=_citing(rules, ids),
            drafts=_citing(drafts, ids),
        )
        for source, ids in named.items()
    }


def _cited_by_lines(playbook: Playbook) -> Iterator[tuple[str, ...]]:
    forks = (line for fork in playbook.forks for line in fork.steps)
    for line in (
        *playbook.leads,
        *playbook.steps,
        *forks,
        *playbook.afterwards,
        *playbook.warnings,
    ):
        yield line.cites


def _citing(cited: Iterable[frozenset[str]], ids: set[str]) -> int:
    return sum(not ids.isdisjoint(each) for each in cited)
