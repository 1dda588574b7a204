"""The extractive composer: first line, steps, don'ts and facts from a playbook and statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.triage.answers import (
    Addressee,
    Branch,
    DatedDeadline,
    Draft,
    Kind,
    Said,
    Situation,
    Step,
)
from bot.triage.citing import Citer
from bot.triage.dating import dated_deadlines, unless_missed
from bot.triage.drafts import draft_from, stands
from bot.triage.evidence import Evidence, Found, Part, content_words
from bot.triage.hearsay import hearsay
from knowledge.deadlines import Basis, DeadlineRule
from knowledge.facts import Fact, Holding, holding, holding_any
from knowledge.guidance import Guidance
from knowledge.playbooks import Fork, Line, Playbook, Template, Use, applies
from knowledge.sources import Passage

COVERED = 0.46
"""From this similarity on, a statement covers what was asked; below, nothing does. What can't be
answered came to 0.44 at most on either half of the golden questions where this alone decides, what
can be to 0.47 and more, but for single ones; the rest of what is not ours is told by its words.
"""

DOCUMENT = 0.56
"""From this similarity on, a document of the team's own says something to what was asked."""

STRONG = 0.72
"""From this similarity on, a statement answers a question of its kind that tells no situation."""

STRONGER = 0.88
"""From this similarity on, it does so before the playbook of the situation that was told."""

WORTH_SAYING = 0.64
"""From this similarity on, a statement is worth saying beside the steps."""

NEAR = 0.5
"""From this similarity on, a statement that was said may be what a part of a question asked for."""

NEAREST = 3
"""Statements found for a part among which its answer is looked for."""

BEST = 2
"""So many of the statements that fit best are said beside a playbook's steps: on questions that
nobody had seen, what a right answer holds was among them more often than not where it was missing.
"""

NOT_FAR = 0.4
"""Below this similarity a statement that fits best fits by its words alone."""

MOST_FACTS = 6

_INFORMATIONAL = frozenset(
    {
        Kind.HOW_LONG,
        Kind.DOES_IT_COUNT,
        Kind.WHO_PAYS,
        Kind.WHAT_EVIDENCE,
        Kind.WHY,
        Kind.MAY_I,
        Kind.WHAT_IS,
    }
)
_ANY_MATTER = frozenset({"marketplace", "stage", "reason", "fulfillment"})
"""Facts that say which matter it is, and so tell nothing special of it."""

_TELLS_LITTLE = frozenset({"marketplace", "reason", "carrier"})
"""Facts that a question about a rule may name without telling a situation."""


@dataclass(frozen=True, kw_only=True)
class Composed:
    """The parts of an answer that rest on evidence."""

    lead: Said | None
    steps: tuple[Step, ...] = ()
    branches: tuple[Branch, ...] = ()
    warnings: tuple[Said, ...] = ()
    facts: tuple[Said, ...] = ()
    deadlines: tuple[DatedDeadline, ...] = ()
    conflicts: tuple[Said, ...] = ()
    drafts: tuple[Draft, ...] = ()


class Composer:
    """Composes one answer. Everything said goes through the citer: what has no support is left
    out.
    """

    def __init__(  # noqa: PLR0913 -- all that an answer may rest on, each by its name
        self,
        guidance: Guidance,
        statements: Mapping[str, Passage],
        citer: Citer,
        situation: Situation,
        evidence: Evidence,
        *,
        today: date,
        now: datetime,
    ) -> None:
        self._guidance = guidance
        self._statements = statements
        self._citer = citer
        self._situation = situation
        self._evidence = evidence
        self._today = today
        self._now = now
        self._said: set[str] = set()

    def compose(self, playbook: Playbook | None) -> Composed:
        """Compose from the playbook that fits, or from statements alone where none does."""
        lead = self._lead(playbook)
        if playbook is None:
            facts = self._facts(())
            if lead is None and facts:  # only a document of the team's own says something
                lead, facts = facts[0], facts[1:]
            deadlines = self._deadlines_of_what_was_said()
            return Composed(
                lead=lead,
                facts=facts,
                deadlines=deadlines,
                conflicts=self._conflicts(deadlines),
            )
        steps = self._steps(playbook)
        branches = self._branches(playbook.forks)
        warnings = self._lines(playbook.warnings)
        deadlines = self._deadlines(playbook.deadlines)
        worth = [
            statement
            for entry in playbook.facts
            if applies(entry, self._situation.kinds, self._situation.facts)
            for statement in entry.statements
        ]
        return Composed(
            lead=unless_missed(lead, deadlines, self._now),
            steps=steps,
            branches=branches,
            warnings=warnings,
            facts=self._facts(worth, playbook.topic),
            deadlines=deadlines,
            conflicts=self._conflicts(deadlines),
            drafts=() if playbook.no_draft else self._drafts(playbook.drafts),
        )

    def asks_for_a_rule(self, playbook: Playbook, facts: Mapping[str, Fact]) -> bool:
        """True when the question tells no situation, and a statement answers it better than the
        playbook: then the playbook's steps would only stand in the way. One that overrides all
        others is never in the way: it says what may not be done, or the rule itself.
        """
        if playbook.overrides:
            return False
        if any(self._applies(lead) and self._is_told(lead) for lead in playbook.leads):
            return False
        told = {
            name
            for name in self._situation.facts
            if facts[name].shown and name not in _TELLS_LITTLE
        }
        return not told and not self._situation.dates and self._strong_statement(STRONG) is not None

    # The first line

    def _lead(self, playbook: Playbook | None) -> Said | None:
        strong = self._strong_statement(STRONGER if playbook else STRONG)
        leads = playbook.leads if playbook else ()
        fitting = [lead for lead in leads if self._applies(lead)]
        specific = [lead for lead in fitting if lead.kinds or self._is_told(lead)]
        best = self._best_statement(STRONG if playbook else COVERED)
        for choice in (*specific, strong, *fitting, best):
            said = self._line(choice) if isinstance(choice, Line) else self._statement(choice)
            if said is not None:
                return said
        return None

    def _is_told(self, lead: Line) -> bool:
        """True when a lead is for something that was told, not for any matter of its playbook."""
        told = self._situation.facts
        return any(
            holding(given, told) is Holding.HOLDS and (given.keys() - _ANY_MATTER) & told.keys()
            for given in lead.given
        )

    def _strong_statement(self, least: float) -> Found | None:
        for found in self._evidence.found[:3]:
            if found.similarity >= least and self._is_of_asked_kind(found):
                return found
        return None

    def _is_of_asked_kind(self, found: Found) -> bool:
        statement = found.passage.statement
        asked = _INFORMATIONAL.intersection(self._situation.kinds)
        return statement is not None and not asked.isdisjoint(statement.kinds)

    def _best_statement(self, least: float) -> Found | None:
        for found in self._evidence.found:
            if found.passage.statement and found.similarity >= least:
                return found
        return None

    # The other things that were asked

    def on_part(self, situation: Situation, evidence: Evidence) -> Composer:
        """Return a composer for one asked part, that goes on with the same citations."""
        composer = Composer(
            self._guidance,
            self._statements,
            self._citer,
            situation,
            evidence,
            today=self._today,
            now=self._now,
        )
        composer._said = self._said
        return composer

    def covers(self) -> bool:
        """True when what was said holds a statement that answers this part: of the kind that is
        asked for, and near to it.
        """
        return any(
            _statement_id(found) in self._said and self._is_of_asked_kind(found)
            for found in self._evidence.found[:NEAREST]
            if found.similarity >= NEAR
        )

    def touches(self, part: Part) -> bool:
        """True when what was said holds a statement of the kind asked for that is about the same,
        in the part's own words.
        """
        asked = _INFORMATIONAL.intersection(self._situation.kinds)
        wanted = content_words(part.text)
        return any(
            statement is not None
            and not asked.isdisjoint(statement.kinds)
            and wanted & content_words(self._statements[name].text.lower())
            for name in self._said & self._statements.keys()
            for statement in [self._statements[name].statement]
        )

    def answer_to_part(self, playbook: Playbook | None, *, main: Playbook | None) -> Said | None:
        """Return the sentence that answers this part; None where nothing does. The first line of
        the `main` playbook is not it: that one was said.
        """
        leads = [lead for lead in playbook.leads if self._applies(lead)] if playbook else []
        specific = [lead for lead in leads if lead.kinds or self._is_told(lead)]
        choices: list[Line | Found | None] = [
            *specific,
            self._strong_statement(STRONGER),
            *(leads if playbook is not main else ()),
            self._best_statement(STRONG),
        ]
        for choice in choices:
            said = self._line(choice) if isinstance(choice, Line) else self._statement(choice)
            if said is not None:
                return said
        return None

    # What to do

    def _steps(self, playbook: Playbook) -> tuple[Step, ...]:
        known = self._situation.facts
        chosen = [
            fork for fork in playbook.forks if holding_any(fork.given, known) is Holding.HOLDS
        ]
        lines = [
            *playbook.steps,
            *(line for fork in chosen for line in fork.steps),
            *playbook.afterwards,
        ]
        return _numbered(self._lines(lines))

    def _branches(self, forks: Sequence[Fork]) -> tuple[Branch, ...]:
        known = self._situation.facts
        return tuple(
            Branch(when=fork.when, steps=steps)
            for fork in forks
            if holding_any(fork.given, known) is Holding.OPEN
            and (steps := _numbered(self._lines(fork.steps)))
        )

    def _lines(self, lines: Sequence[Line]) -> tuple[Said, ...]:
        said = (self._line(line) for line in lines if self._applies(line))
        return tuple(sentence for sentence in said if sentence is not None)

    def _line(self, line: Line) -> Said | None:
        said = self._citer.cite(line.text, line.cites)
        if said is not None:
            self._said.update(line.cites)
        return said

    def _applies(self, line: Line) -> bool:
        return applies(line, self._situation.kinds, self._situation.facts)

    # What carries the matter

    def _facts(self, worth: Sequence[str], topic: str | None = None) -> tuple[Said, ...]:
        asked_for = [
            found
            for part in self._evidence.parts
            for found in part.found[:3]
            if found.similarity >= (STRONG if topic in {None, _topic(found)} else STRONGER)
            or (
                found.similarity >= WORTH_SAYING
                and self._is_of_asked_kind(found)
                and (topic is None or _topic(found) == topic)
            )
        ]
        most, least = (BEST, NOT_FAR) if topic else (4, WORTH_SAYING)
        best = [each for each in self._evidence.found[:most] if each.similarity >= least]
        nearest = [_statement_id(found) for found in _once([*asked_for, *best])]
        facts: list[Said] = []
        for statement_id in dict.fromkeys((*nearest[:2], *worth, *nearest)):
            said = self._statement_of(statement_id) if len(facts) < MOST_FACTS else None
            if said is not None:
                facts.append(said)
        covered = bool(facts or self._said)
        return (*facts, *hearsay(self._evidence, self._citer, covered=covered, near=DOCUMENT))

    def _statement(self, found: Found | None) -> Said | None:
        return self._statement_of(_statement_id(found)) if found else None

    def _statement_of(self, statement_id: str | None) -> Said | None:
        passage = self._statements.get(statement_id) if statement_id else None
        if statement_id is None or statement_id in self._said:
            return None
        if passage is None or passage.statement is None:
            return None
        self._said.add(statement_id)
        return self._citer.cite(passage.text, (statement_id,))

    # Dates, disagreements, drafts

    def _deadlines(self, uses: Sequence[Use]) -> tuple[DatedDeadline, ...]:
        return self._dated(self._rules(uses))

    def _rules(self, uses: Sequence[Use]) -> Sequence[DeadlineRule]:
        known = self._situation.facts
        wanted = {use.id for use in uses if holding_any(use.given, known) is Holding.HOLDS}
        return [rule for rule in self._guidance.rules if rule.id in wanted]

    def _deadlines_of_what_was_said(self) -> tuple[DatedDeadline, ...]:
        rules = [rule for rule in self._guidance.rules if rule.statements[0] in self._said]
        return self._dated(rules)

    def _dated(self, rules: Sequence[DeadlineRule]) -> tuple[DatedDeadline, ...]:
        citable = [rule for rule in rules if rule.statements[0] in self._statements]
        dated = dated_deadlines(citable, self._situation, on=self._today, citer=self._citer)
        self._said.update(name for each in dated for name in each.deadline.statements)
        return dated

    def _conflicts(self, deadlines: Sequence[DatedDeadline]) -> tuple[Said, ...]:
        """Where sources in force disagree on what was said; not on what a notice has settled."""
        settled = [each.deadline for each in deadlines if each.deadline.basis is Basis.STATED]
        stated = {name for deadline in settled for name in deadline.statements}
        said = []
        for disagreement in self._guidance.disagreements:
            named = set(disagreement.statements)
            if named <= self._statements.keys() and self._said & named - stated:
                said.append(self._citer.cite(disagreement.text, disagreement.statements))
        return tuple(sentence for sentence in said if sentence is not None)

    def _is_whole(self, template: Template) -> bool:
        """True when a text for Amazon can rest on all that it says: where a rule of it may not be
        cited (another marketplace's), what is left would be hollow.
        """
        return template.addressee == Addressee.BUYER or all(
            name in self._statements
            for paragraph in template.paragraphs
            if stands(paragraph, self._situation)
            for sentence in paragraph.sentences
            if stands(sentence, self._situation)
            for name in sentence.cites
        )

    def _drafts(self, uses: Sequence[Use]) -> tuple[Draft, ...]:
        known = self._situation.facts
        chosen = [use for use in uses if holding_any(use.given, known) is Holding.HOLDS]
        templates = [self._guidance.templates[use.id] for use in chosen]
        drafts = [
            draft_from(
                template, self._situation, guidance=self._guidance, statements=self._statements
            )
            for template in templates
            if self._is_whole(template)
        ]
        return tuple(
            draft for draft in drafts if not any(violation.blocks for violation in draft.violations)
        )


def _numbered(said: Sequence[Said]) -> tuple[Step, ...]:
    return tuple(
        Step(number=number, text=sentence.text, citations=sentence.citations)
        for number, sentence in enumerate(said, start=1)
    )


def _once(found: Sequence[Found]) -> list[Found]:
    return list({item.passage.id: item for item in reversed(found)}.values())[::-1]


def _statement_id(found: Found) -> str | None:
    return found.passage.statement.id if found.passage.statement else None


def _topic(found: Found) -> str | None:
    return found.passage.statement.topic if found.passage.statement else None
