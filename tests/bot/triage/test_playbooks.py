"""Every line of the bundled playbooks can be said: what it cites may be cited where the line may be
used, and holds the line's figures. A line that can't be cited is dropped without a word, and the
next one takes its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from bot.triage.answers import Kind
from bot.triage.citing import unsupported_figures
from ingest.loaders.corpus import load_corpus
from knowledge.deadlines import DeadlineRule
from knowledge.facts import UNKNOWN
from knowledge.guidance import CORPUS, Guidance, load_guidance
from knowledge.playbooks import Line, Playbook
from knowledge.sources import Conditions, Passage

TODAY = date(2026, 11, 21)


@cache
def guidance() -> Guidance:
    return load_guidance()


@cache
def statements() -> dict[str, Passage]:
    return {
        passage.statement.id: passage
        for passage in load_corpus(CORPUS).statements
        if passage.statement
    }


def lines(playbook: Playbook) -> Iterator[Line]:
    yield from (*playbook.leads, *playbook.steps, *playbook.afterwards, *playbook.warnings)
    yield from (line for fork in playbook.forks for line in fork.steps)


def marketplaces(line: Line) -> set[str]:
    """Where a line is meant to be said: where its conditions say so, in the US otherwise."""
    named = {code for given in line.given for code in given.get("marketplace", ())}
    return named or {"US"}


every_line = pytest.mark.parametrize(
    ("playbook", "line"),
    [
        pytest.param(playbook.id, line, id=f"{playbook.id}: {line.text[:50]}")
        for playbook in guidance().playbooks.values()
        for line in lines(playbook)
    ],
)


@every_line
def test_a_line_cites_what_may_be_cited_where_it_is_said(playbook: str, line: Line) -> None:
    wrong = [
        (name, code)
        for code in sorted(marketplaces(line))
        for name in line.cites
        if name not in statements()
        or not statements()[name].holds_in(code)
        or not statements()[name].in_force(TODAY)
    ]

    assert line.cites, playbook
    assert wrong == []


@every_line
def test_a_lines_figures_stand_in_what_it_cites(playbook: str, line: Line) -> None:
    supports = [statements()[name].text for name in line.cites]

    assert unsupported_figures(line.text, supports) == (), playbook


def test_what_playbooks_name_exists() -> None:
    known = guidance()
    rules = {rule.id for rule in known.rules}

    for playbook in known.playbooks.values():
        assert {use.id for use in playbook.deadlines} <= rules, playbook.id
        assert {use.id for use in playbook.drafts} <= known.templates.keys(), playbook.id
        assert {need.fact for need in playbook.needs} <= known.facts.keys(), playbook.id
        named = {name for worth in playbook.facts for name in worth.statements}
        assert named <= statements().keys(), playbook.id


def conditions() -> Iterator[tuple[str, Conditions]]:
    for playbook in guidance().playbooks.values():
        alternatives = (
            playbook.given,
            *(line.given for line in lines(playbook)),
            *(fork.given for fork in playbook.forks),
            *(worth.given for worth in playbook.facts),
            *(use.given for use in (*playbook.deadlines, *playbook.drafts)),
            *(need.given for need in playbook.needs),
        )
        yield from ((playbook.id, given) for several in alternatives for given in several)
    for template in guidance().templates.values():
        yield from (
            (template.id, given)
            for paragraph in template.paragraphs
            for several in (paragraph.given, *(each.given for each in paragraph.sentences))
            for given in several
        )
    for rule in guidance().rules:
        yield rule.id, rule.given


def test_conditions_name_facts_and_values_that_exist() -> None:
    facts = guidance().facts

    wrong = [
        (owner, name, value)
        for owner, given in conditions()
        for name, values in given.items()
        for value in values
        if name not in facts or (value != UNKNOWN and value not in facts[name].values)
    ]

    assert wrong == []


def test_kinds_are_kinds_of_question() -> None:
    kinds = {kind.value for kind in Kind}
    named = {
        kind
        for playbook in guidance().playbooks.values()
        for kinds in (
            *(line.kinds for line in lines(playbook)),
            *(worth.kinds for worth in playbook.facts),
            *(need.kinds for need in playbook.needs),
        )
        for kind in kinds
    }

    assert named <= kinds
    assert guidance().lexicon.kinds.keys() == kinds


@pytest.mark.parametrize("rule", guidance().rules, ids=lambda rule: rule.id)
def test_a_deadline_rules_period_stands_in_its_first_statement(rule: DeadlineRule) -> None:
    period = f"{rule.hours} hours" if rule.hours else f"{rule.days} days"

    assert unsupported_figures(period, [statements()[rule.statements[0]].text]) == ()


def test_disagreements_show_every_pair_of_statements_that_say_otherwise() -> None:
    pairs = {
        frozenset({name, other})
        for name, passage in statements().items()
        if passage.statement
        for other in passage.statement.conflicts_with
    }

    assert {frozenset(each.statements) for each in guidance().disagreements} == pairs
    for each in guidance().disagreements:
        supports = [statements()[name].text for name in each.statements]
        assert unsupported_figures(each.text, supports) == ()


def test_each_template_belongs_to_a_playbook() -> None:
    used = {use.id for playbook in guidance().playbooks.values() for use in playbook.drafts}

    assert used == guidance().templates.keys()
