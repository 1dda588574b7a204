"""No marketplace is told another one's figures: every playbook is composed in every marketplace,
under the facts that its lines wait for, and each figure that is said must stand in a passage that
holds there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot.triage.answers import Draft, Kind, Outcome, Situation
from bot.triage.citing import Citer
from bot.triage.compose import Composed, Composer
from bot.triage.evidence import Days, Evidence, citable
from bot.triage.figures import borne_out, figures
from ingest.loaders.corpus import load_corpus
from knowledge.deadlines import ZONES
from knowledge.facts import UNKNOWN
from knowledge.guidance import CORPUS, Guidance
from knowledge.playbooks import Paragraph, Playbook, RestsOn, Sentence, Template
from knowledge.sources import ANYWHERE, Conditions, Passage
from tests.bot.conftest import Ask
from tests.conftest import NOW

TODAY = date(2026, 11, 21)
BEGAN = date(2026, 11, 18)
NOTHING_FOUND = Evidence(found=(), parts=(), examples={})

Statements = Mapping[str, Passage]


@pytest.fixture(scope="module")
def statements() -> Statements:
    return {
        passage.statement.id: passage
        for passage in load_corpus(CORPUS).statements
        if passage.statement
    }


# What there is elsewhere


@pytest.mark.parametrize(
    ("typed", "marketplace", "reason"),
    [
        (
            "how long do i have to file a safe-t claim",
            "JP",
            "Nothing in the guidance in force for Japan covers this, and no other marketplace's "
            "rule is used in its place. On SAFE-T claims there is guidance for the US, the UK, "
            "Germany, France, Italy, Spain, the UAE and India.",
        ),
        (
            "restocking fee for a late return on amazon.nl",
            None,
            "Nothing in the guidance in force for the Netherlands covers this, and no other "
            "marketplace's rule is used in its place. On returns, refunds and restocking fees "
            "there is guidance for the US, the UK and Spain.",
        ),
    ],
)
def test_a_refusal_names_the_marketplace_and_those_that_are_covered(
    ask: Ask, typed: str, marketplace: str | None, reason: str
) -> None:
    answer = ask(typed, marketplace=marketplace)

    assert answer.outcome is Outcome.NO_ANSWER
    assert answer.reason == reason
    assert answer.citations == ()


def test_a_matter_that_no_marketplace_covers_is_refused_without_naming_one(ask: Ask) -> None:
    answer = ask("how do i bake bread", marketplace="JP")

    assert answer.outcome is Outcome.NO_ANSWER
    assert "Japan" not in str(answer.reason)


# The sweep


@pytest.mark.parametrize("marketplace", ZONES)
def test_each_figure_said_stands_in_a_passage_that_holds_in_the_marketplace(
    guidance: Guidance, statements: Statements, marketplace: str
) -> None:
    swept = [
        (playbook.id, complaint)
        for playbook in guidance.playbooks.values()
        for situation in situations(playbook, guidance, marketplace)
        for complaint in complaints(playbook, situation, guidance, statements)
    ]

    assert sorted(set(swept)) == []


def test_the_sweep_sees_a_figure_that_rests_on_nothing(
    guidance: Guidance, statements: Statements
) -> None:
    playbook = next(each for each in guidance.playbooks.values() if each.drafts)
    name = playbook.drafts[0].id
    leaking = Template(
        id=name,
        kind="reply",
        addressee="buyer",
        send_if="Only within 61 days.",
        paragraphs=(
            Paragraph(sentences=(Sentence(text="You have 62 days.", rests_on=RestsOn.REQUEST),)),
        ),
    )
    planted = replace(guidance, templates={**guidance.templates, name: leaking})

    seen = {
        complaint
        for situation in situations(playbook, planted, "UK")
        for complaint in complaints(playbook, situation, planted, statements)
    }

    assert {"61 days", "62 days"} <= {complaint.split(" in ")[0] for complaint in seen}


def situations(playbook: Playbook, guidance: Guidance, marketplace: str) -> Iterator[Situation]:
    """The facts under which each line of the playbook is said, every date of its deadlines told."""
    seen = set()
    lines = (*playbook.leads, *playbook.steps, *playbook.afterwards, *playbook.warnings)
    in_forks = (line for fork in playbook.forks for line in fork.steps)
    waiting = [
        *(line.given for line in (*lines, *in_forks)),
        *(fork.given for fork in playbook.forks),
        *(worth.given for worth in playbook.facts),
        *(use.given for use in (*playbook.deadlines, *playbook.drafts)),
    ]
    dates = {
        name: BEGAN
        for rule in guidance.rules
        for name in (rule.counts_from, rule.failing_that)
        if name
    }
    for base in playbook.given or ({},):
        for given in ({}, *(given for several in waiting for given in several)):
            facts = {**_told(base), **_told(given), "marketplace": marketplace}
            if (key := tuple(sorted(facts.items()))) not in seen:
                seen.add(key)
                yield Situation(
                    kinds=tuple(Kind), facts=facts, dates=dates, marketplace=marketplace
                )


def _told(given: Conditions) -> dict[str, str]:
    first = {name: values[0] for name, values in given.items() if name != "marketplace"}
    return {name: value for name, value in first.items() if value != UNKNOWN}


def complaints(
    playbook: Playbook, situation: Situation, guidance: Guidance, statements: Statements
) -> Iterator[str]:
    """What is said in the situation that rests on nothing which holds in its marketplace."""
    days = Days(matter=TODAY, today=TODAY)
    usable = {
        name: passage for name, passage in statements.items() if citable(passage, situation, days)
    }
    citer = Citer(usable)
    composer = Composer(guidance, usable, citer, situation, NOTHING_FOUND, today=TODAY, now=NOW)
    composed = composer.compose(playbook)
    citations = {citation.number: citation for citation in citer.citations}
    passages = {passage.id: passage for passage in statements.values()}
    for citation in citations.values():
        if not {ANYWHERE, situation.marketplace} & set(citation.marketplaces):
            yield f"a passage for {citation.marketplaces} is cited: {citation.quote}"
    for text, numbers in _sentences(composed):
        held = [passages[citations[number].passage_id].text for number in numbers]
        yield from _unborne(text, held)
    for draft in composed.drafts:
        template = next(each for each in guidance.templates.values() if each.kind == draft.kind)
        held = [usable[name].text for name in template.cites if name in usable]
        yield from _unborne(_unfilled(draft, situation), held)


def _sentences(composed: Composed) -> Iterator[tuple[str, Sequence[int]]]:
    for said in (composed.lead, *composed.warnings, *composed.facts, *composed.conflicts):
        if said is not None:
            yield said.text, said.citations
    for step in composed.steps:
        yield step.text, step.citations
    for branch in composed.branches:
        cited = [number for step in branch.steps for number in step.citations]
        yield branch.when, cited
        yield from ((step.text, step.citations) for step in branch.steps)
    for dated in composed.deadlines:
        deadline = dated.deadline
        period = deadline.within.split(", planned")[0]
        yield f"{deadline.action}: {period} from {deadline.counts_from}", dated.citations


def _unfilled(draft: Draft, situation: Situation) -> str:
    """A draft's text without the dates that were told."""
    text = f"{draft.text}\n{draft.send_if or ''}"
    for moment in situation.dates.values():
        text = text.replace(f"{moment.day} {moment:%B %Y}", "")
    return text


def _unborne(text: str, held: Sequence[str]) -> Iterator[str]:
    standing = frozenset().union(*(figures(words) for words in held))
    # A number without a unit counts something; a rule's is of hours, days, money or per cent.
    for figure in filter(lambda figure: " " in figure, figures(text)):
        if not borne_out(figure, standing):
            yield f"{figure} in {text[:120]!r}"
