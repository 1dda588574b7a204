"""From a question and the time to an answer: understand, retrieve, choose, compose, cite, draft."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.triage.answers import Answer, Kind, Outcome, Question, Said, Situation
from bot.triage.asked import asked_parts
from bot.triage.choosing import ForeignMatters, clarifying, fitting, rests_on
from bot.triage.citing import Citer
from bot.triage.compose import COVERED, Composer
from bot.triage.evidence import CANDIDATES, Days, Evidence, citable, gather
from bot.triage.figures import figures
from bot.triage.not_ours import not_ours
from bot.triage.several import further
from bot.triage.situation import DEFAULT_MARKETPLACE, SituationReader
from bot.triage.wording import Wording
from knowledge.deadlines import ZONES
from knowledge.guidance import Guidance
from knowledge.lexicon import Foreign
from knowledge.playbooks import Playbook
from knowledge.retrieval import Hit
from knowledge.sources import Passage

EXTRACTIVE = "extractive"
_NOTHING = (
    "Nothing in the guidance in force covers this, so there is no answer that could be cited."
)

_NOTHING_HERE = (
    "Nothing in the guidance in force for this marketplace covers this, and no other marketplace's "
    "rule is used in its place."
)


class Index(Protocol):
    """What triage asks of an index: a snapshot of one version of the guidance."""

    @property
    def version_ids(self) -> tuple[str, ...]:
        """What names the snapshot."""

    def search_each(self, queries: Sequence[str], *, limit: int = 20) -> list[list[Hit]]:
        """The hits for each query, best first."""

    def all_statements(self) -> Mapping[str, Passage]:
        """Every statement of the bundled corpus, by its id."""


@dataclass(frozen=True, kw_only=True)
class Trace:
    """An answer with what it came from: the evidence, how near what was found came to what was
    asked (cosine similarity, 0 where nothing was found), and the sentences that had no support.
    """

    answer: Answer
    evidence: Evidence
    nearness: float
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class _Asked:
    """A question as understood: the part of it that is ours, the situation that it tells, and the
    matters in it that are not.
    """

    question: Question
    situation: Situation
    foreign: tuple[Foreign, ...]
    is_ours: bool


class Triage:
    """Answers questions from the guidance and an index. It reads no clock: `now` is given."""

    def __init__(
        self, guidance: Guidance, wording: Wording, *, marketplace: str = DEFAULT_MARKETPLACE
    ) -> None:
        self._guidance = guidance
        self._wording = wording
        self._reader = SituationReader(guidance, wording, marketplace=marketplace)
        self._foreign = ForeignMatters(guidance.lexicon.foreign, guidance.needed)
        self._not_ours = {matter.passage_id: matter for matter in guidance.not_ours}

    def answer(self, question: Question, index: Index, *, now: datetime) -> Answer:
        """Answer one question: an answer, one clarifying question, or no answer and why."""
        return self.trace(question, index, now=now).answer

    def trace(self, question: Question, index: Index, *, now: datetime) -> Trace:
        """Answer one question, and keep what the answer came from."""
        asked = self._understood(question, now)
        today = _local_day(now, asked.situation.marketplace)
        days = Days(matter=question.on or today, today=today)
        evidence = gather(
            asked.question,
            asked.situation,
            wording=self._wording,
            search=partial(index.search_each, limit=CANDIDATES),
            days=days,
        )
        statements = self._citable_statements(index, asked.situation, days)
        citer = Citer(statements, told=_told(asked.question))
        composer = Composer(
            self._guidance,
            statements,
            citer,
            asked.situation,
            evidence,
            today=days.matter,
            now=now,
        )
        playbook = self._playbook(asked, evidence, composer)
        if playbook is not None:
            evidence = evidence.favouring(rests_on(playbook, asked.situation))
            composer = composer.on_part(asked.situation, evidence)
        answer = self._answer(asked, playbook, evidence, citer, composer)
        return Trace(
            answer=replace(answer, id=_answer_id(asked.question, index, now)),
            evidence=evidence,
            nearness=max((found.similarity for found in evidence.found), default=0.0),
            dropped=citer.dropped,
        )

    def _understood(self, question: Question, now: datetime) -> _Asked:
        plain = self._wording.plain(question.text)
        foreign, ours = self._foreign.divided(plain)
        if foreign and _THREAT in self._reader.read(question, now=now).facts:
            foreign, ours = (), plain
        situation = self._reader.read(
            replace(question, text=ours) if foreign else question, now=now
        )
        if foreign and not (ours and _TELLS_OUR_MATTER & situation.facts.keys()):
            return _Asked(question, self._reader.read(question, now=now), foreign, is_ours=False)
        if ours:
            question = replace(question, text=ours)
        parts = asked_parts(self._wording.plain(question.text))
        if situation.contradicted and len(parts) > 1:
            # "… for FBA? and for FBM?": each part has a situation of its own, the first leads.
            first = self._reader.narrowed(situation, parts[0])
            situation = replace(first, kinds=situation.kinds)
        return _Asked(question, situation, foreign, is_ours=bool(ours))

    def _playbook(self, asked: _Asked, evidence: Evidence, composer: Composer) -> Playbook | None:
        """The playbook that answers: none for what is not ours, or where a rule is asked for."""
        if asked.foreign and not asked.is_ours:
            return None
        playbook = fitting(self._guidance.playbooks, asked.situation, evidence.examples)
        if playbook is None or self._must_ask(playbook, asked.situation):
            return playbook
        return None if composer.asks_for_a_rule(playbook, self._guidance.facts) else playbook

    def _must_ask(self, playbook: Playbook, situation: Situation) -> bool:
        """True when a playbook needs to know more before it says what to do, and that is asked for:
        then no rule answers in its place.
        """
        asking = clarifying(playbook, situation, self._guidance.facts)
        return (
            asking is not None
            and asking.need.decisive
            and situation.kinds[0] in {Kind.WHAT_DO_I_DO, Kind.MAY_I}
        )

    def _answer(
        self,
        asked: _Asked,
        playbook: Playbook | None,
        evidence: Evidence,
        citer: Citer,
        composer: Composer,
    ) -> Answer:
        situation, foreign = asked.situation, asked.foreign
        if foreign and not asked.is_ours:
            return self._no_answer(situation, evidence, foreign[0].reason)
        strange = not_ours(
            evidence, self._not_ours, told=len(situation.facts.keys() - {"marketplace"})
        )
        if strange is not None and _THREAT not in situation.facts:
            return self._no_answer(situation, evidence, strange.reason)
        if playbook is None and (foreign or not self._covered(evidence)):
            return self._no_answer(situation, evidence, foreign[0].reason if foreign else _NOTHING)
        situation = replace(situation, playbook=playbook.id if playbook else None)
        composed = composer.compose(playbook)
        if composed.lead is None:
            reason = _NOTHING_HERE if playbook else _NOTHING
            return self._no_answer(replace(situation, playbook=None), evidence, reason)
        more = further(
            composed,
            composer,
            evidence,
            main=playbook,
            playbooks=self._guidance.playbooks,
            narrowed=lambda part: self._reader.narrowed(situation, part),
        )
        asking = clarifying(playbook, situation, self._guidance.facts) if playbook else None
        undecided = asking is not None and asking.need.decisive
        drafts = () if undecided else composed.drafts
        return Answer(
            id="",
            outcome=Outcome.CLARIFICATION if undecided else Outcome.ANSWER,
            composer=EXTRACTIVE,
            situation=replace(situation, unknown=(asking.need.fact,) if asking else ()),
            summary=composed.lead,
            steps=composed.steps,
            branches=composed.branches,
            warnings=composed.warnings,
            facts=(*more.said, *composed.facts),
            deadlines=composed.deadlines,
            conflicts=composed.conflicts,
            draft=drafts[0] if drafts else None,
            other_drafts=drafts[1:],
            question=asking.question if asking else None,
            options=asking.options if asking else (),
            unanswered=(*more.left_open, *(matter.reason for matter in foreign)),
            citations=citer.citations,
        )

    def _no_answer(self, situation: Situation, evidence: Evidence, reason: str) -> Answer:
        nearest = dict.fromkeys(
            found.passage.statement.topic
            for found in evidence.found[:8]
            if found.passage.statement is not None
        )
        names = self._guidance.lexicon.topics
        return Answer(
            id="",
            outcome=Outcome.NO_ANSWER,
            composer=EXTRACTIVE,
            situation=situation,
            summary=Said(text=f"I don't know. {reason}"),
            reason=reason,
            nearest=tuple(names[topic] for topic in [*nearest][:3] if topic in names),
        )

    def _covered(self, evidence: Evidence) -> bool:
        """True when what was found comes near enough to what was asked to answer from it."""
        return any(found.similarity >= COVERED for found in evidence.found)

    def _citable_statements(
        self, index: Index, situation: Situation, days: Days
    ) -> Mapping[str, Passage]:
        return {
            name: passage
            for name, passage in index.all_statements().items()
            if citable(passage, situation, days)
        }


_THREAT = "threat"
"""A person's matter at once, whatever else the question is about."""

_TELLS_OUR_MATTER = frozenset(
    {
        *("reason", "mentions_a_to_z", "mentions_safe_t", "metric", "must_accept", "holiday"),
        *("deduction", "return_postage", "message_matter", "chargeback_type", "funds_held"),
        "odr_over",
    }
)
"""Beside a matter that is not ours, only a question that tells one of these is answered."""


def _local_day(now: datetime, marketplace: str) -> date:
    return now.astimezone(ZoneInfo(ZONES.get(marketplace, ZONES["US"]))).date()


def _told(question: Question) -> frozenset[str]:
    return frozenset().union(*(figures(text) for text in (*question.before, question.text)))


def _answer_id(question: Question, index: Index, now: datetime) -> str:
    content = json.dumps([asdict(question), index.version_ids, now.isoformat()], default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:12]
