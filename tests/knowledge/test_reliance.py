"""What rests on a source."""

from dataclasses import replace

from knowledge.playbooks import Fork, Line, Paragraph, RestsOn, Sentence, Template
from knowledge.reliance import Reliance, reliance
from tests.bot.triage.small_desk import RULES, a_guidance, a_playbook
from tests.builders import a_statement


def test_statements_lines_rules_and_drafts_are_counted_for_each_source_that_they_name() -> None:
    page, post = "page", "post"
    statements = [
        a_statement("appeal", source=page),
        a_statement("badge", source=page),
        a_statement("unused", source=post),
    ]
    with_two = statements[1]
    assert with_two.statement is not None
    statements[1] = replace(with_two, statement=replace(with_two.statement, sources=(page, post)))
    playbook = a_playbook(
        leads=(Line(text="a", cites=("badge", "appeal")),),
        steps=(Line(text="b", cites=("appeal",)), Line(text="c", cites=("another",))),
        forks=(Fork(when="d", given=(), steps=(Line(text="e", cites=("badge",)),)),),
        afterwards=(Line(text="f", cites=("appeal",)),),
        warnings=(Line(text="g", cites=("badge",)),),
    )
    draft = Template(
        id="draft",
        kind="draft",
        addressee="amazon",
        paragraphs=(
            Paragraph(sentences=(Sentence(text="h", rests_on=RestsOn.COURTESY),)),
            Paragraph(
                sentences=(Sentence(text="i", rests_on=RestsOn.RULE, cites=("appeal",)),),
            ),
        ),
    )
    assert [rule.statements for rule in RULES] == [("answer-48",), ("appeal",)]

    counted = reliance(statements, a_guidance(playbook, templates=(draft,)))

    assert counted == {
        page: Reliance(statements=2, playbook_lines=5, deadline_rules=1, drafts=1),
        post: Reliance(statements=2, playbook_lines=3),
    }
