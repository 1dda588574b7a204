"""Whether an answer leans on a rule that has ended without saying so."""

from __future__ import annotations

import re
from datetime import date

from bot.evaluation.golden import Golden
from bot.evaluation.reading import tellings
from bot.evaluation.statements import Statements
from bot.evaluation.verdicts import Aspect, Check, checked, not_applicable
from bot.triage.answers import Answer, Citation
from knowledge.sources import Passage

_SAYS_ENDED = re.compile(
    r"\b(?:ended|no longer|formerly|previous(?:ly)?|used to|replaced|superseded|outdated|old(?:er)?"
    r"|(?:until|since|before|from|up to)(?: \w+){0,3} 20\d\d)\b",
    re.IGNORECASE,
)


def judged_superseded(
    golden: Golden, answer: Answer, statements: Statements, *, today: date
) -> Check:
    """A rule that has ended may be cited where the question sets the day, where it is what the
    question expects, beside the rule that took its place, or in a sentence that says it has ended.
    """
    ended = [each for each in answer.citations if _has_ended(each, today)]
    what = "no rule that has ended"
    if not answer.citations:
        return not_applicable(Aspect.SUPERSEDED, what)
    if golden.on is not None or not ended:
        return checked(Aspect.SUPERSEDED, what, met=True)
    expected = statements.meant(tuple(golden.references))
    cited = [statements.of_passage(citation.passage_id) for citation in answer.citations]
    in_force = {
        statements.named(passage)
        for citation, passage in zip(answer.citations, cited, strict=True)
        if passage and not _has_ended(citation, today)
    }
    wrong = []
    for citation in ended:
        passage = statements.of_passage(citation.passage_id)
        if passage and statements.named(passage) in expected:
            continue
        if _replacement_cited(passage, in_force, statements) or _says_so(citation, answer):
            continue
        wrong.append(f"[{citation.number}] {citation.title} ended on {citation.effective_until}")
    return checked(Aspect.SUPERSEDED, what, met=not wrong, why="; ".join(wrong))


def _has_ended(citation: Citation, today: date) -> bool:
    return citation.effective_until is not None and citation.effective_until < today


def _replacement_cited(passage: Passage | None, in_force: set[str], statements: Statements) -> bool:
    """True when the rule that took this one's place is cited: the next one, or one after that."""
    seen: set[str] = set()
    while passage and passage.statement and passage.statement.superseded_by:
        name = passage.statement.superseded_by
        if name in in_force:
            return True
        if name in seen:
            return False
        seen.add(name)
        passage = statements.by_id.get(name)
    return bool(passage and passage.statement and not seen and in_force)


def _says_so(citation: Citation, answer: Answer) -> bool:
    citing = [each.said for each in tellings(answer) if citation.number in each.said.citations]
    return bool(citing) and all(_SAYS_ENDED.search(said.text) for said in citing)
