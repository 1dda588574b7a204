"""A desk small enough to keep in mind: a guidance of two playbooks, an index of a few passages
that compares words, and the builders for more of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

from bot.triage.answers import Answer, Question
from bot.triage.pipeline import Triage
from bot.triage.wording import Wording
from knowledge.deadlines import DeadlineRule
from knowledge.facts import Fact, Value, conditions
from knowledge.guidance import Guidance
from knowledge.lexicon import Foreign, Lexicon
from knowledge.playbooks import (
    Disagreement,
    Fork,
    Line,
    Need,
    Paragraph,
    Playbook,
    RestsOn,
    Sentence,
    Template,
    Use,
)
from knowledge.retrieval import Hit
from knowledge.sources import Passage, PassageKind
from tests.builders import a_source, a_statement

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)


class WordsIndex:
    """An index of passages that compares words: as similar as the words are that two texts share,
    of all that they have.
    """

    def __init__(
        self,
        *passages: Passage,
        version: str = "1",
        imported: Mapping[str, date] = MappingProxyType({}),
    ) -> None:
        self.version_ids = (version,)
        self._passages = passages
        self._imported = imported

    def search_each(self, queries: Sequence[str], *, limit: int = 20) -> list[list[Hit]]:
        return [
            [hit for hit in self._search(query) if hit.passage.kind is not PassageKind.CASE][:limit]
            for query in queries
        ]

    def similar_cases(self, query: str, *, limit: int = 20) -> list[Hit]:
        cases = [hit for hit in self._search(query) if hit.passage.kind is PassageKind.CASE]
        return cases[:limit]

    def all_statements(self) -> Mapping[str, Passage]:
        return {passage.statement.id: passage for passage in self._passages if passage.statement}

    def imported(self, source_ids: Collection[str]) -> Mapping[str, date]:
        return {name: day for name, day in self._imported.items() if name in source_ids}

    def _search(self, query: str) -> list[Hit]:
        hits = [_hit(passage, query) for passage in self._passages]
        return sorted(hits, key=lambda hit: (-hit.similarity, hit.passage.id))


def _hit(passage: Passage, query: str) -> Hit:
    shared = {text: _shared(query, text) for text in (passage.text, *passage.keys)}
    matched = max(shared, key=lambda text: shared[text])
    return Hit(
        passage=passage,
        similarity=shared[matched],
        own=shared[passage.text],
        matched=matched,
        lexical=0.0,
        score=0.0,
    )


def _shared(one: str, other: str) -> float:
    words, others = (set(re.findall(r"[a-z0-9-]+", text.lower())) for text in (one, other))
    return len(words & others) / len(words | others) if words | others else 0.0


# What it knows

BADGE = a_statement(
    "badge",
    "Amazon should fund a claim when the label shows a badge.",
    topic="protection",
    keys=("who pays when there is a badge",),
    particulars={"kinds": ("who_pays",), "given": {"badge": ("yes",)}},
)
NO_BADGE = a_statement(
    "no-badge", "Without a badge the seller pays for a parcel that is lost.", topic="protection"
)
ANSWER_48 = a_statement(
    "answer-48", "One page gives 48 hours to answer Amazon.", source="off-48", topic="claims"
)
ANSWER_72 = a_statement(
    "answer-72", "Another page gives 72 hours to answer Amazon.", source="off-72", topic="claims"
)
APPEAL = a_statement(
    "appeal",
    "A granted claim can be appealed within 30 days of the decision.",
    topic="claims",
    keys=("how long can i appeal",),
    particulars={"kinds": ("how_long",)},
)
OLD_WINDOW = a_statement(
    "old-window",
    "A reimbursement can be asked for within 60 days.",
    topic="reimbursement",
    keys=("how long can i ask for a reimbursement",),
    effective_until=date(2026, 2, 15),
    marketplaces=("US",),
    particulars={"kinds": ("how_long",)},
)
WINDOW = a_statement(
    "window",
    "A reimbursement can be asked for within 30 days.",
    topic="reimbursement",
    keys=("how long can i ask for a reimbursement",),
    effective_from=date(2026, 2, 16),
    marketplaces=("US",),
    particulars={"kinds": ("how_long",)},
)
LOST_EXAMPLES = Passage(
    kind=PassageKind.PLAYBOOK, source=a_source("lost"), text="where is my parcel says the buyer"
)
STATEMENTS = (BADGE, NO_BADGE, ANSWER_48, ANSWER_72, APPEAL, OLD_WINDOW, WINDOW)

FACTS = (
    Fact(
        name="reason",
        label="what the buyer says",
        ask="What is wrong?",
        values={
            "lost": Value(label="lost", phrases=("lost",), option="It is lost"),
            "broken": Value(label="broken", phrases=("broken",), option="It is broken"),
        },
    ),
    Fact(
        name="badge",
        label="badge",
        ask="Does the label show the badge?",
        values={
            "yes": Value(label="badge", phrases=("badge",), option="Yes"),
            "no": Value(label="no badge", option="No"),
        },
    ),
    Fact(
        name="stage",
        label="where it stands",
        ask="Where does it stand?",
        values={
            "granted": Value(label="granted", phrases=("granted",), option="Granted"),
            "asked": Value(label="asked", phrases=("asked",), option="Asked"),
        },
    ),
    Fact(
        name="marketplace",
        label="marketplace",
        values={"US": Value(label="US"), "UK": Value(label="UK")},
    ),
)


def a_playbook(playbook_id: str = "lost", **particulars: Any) -> Playbook:
    return Playbook(
        **{"id": playbook_id, "title": playbook_id, "topic": "protection", **particulars}
    )


LOST = a_playbook(
    given=conditions({"reason": "lost"}),
    leads=(
        Line(
            text="Amazon should fund it: don't refund.",
            cites=("badge",),
            given=conditions({"badge": True}),
        ),
        Line(text="Look for the badge first.", cites=("badge",)),
    ),
    steps=(
        Line(
            text="Look whether there is a badge.",
            cites=("badge",),
            given=conditions({"badge": "unknown"}),
        ),
        Line(text="Answer Amazon within 48 hours.", cites=("answer-48",)),
        Line(text="Answer Amazon within 36 hours.", cites=("answer-48",)),  # stands nowhere
    ),
    forks=(
        Fork(
            when="badge",
            given=conditions({"badge": True}),
            steps=(Line(text="Send the buyer to Amazon.", cites=("badge",)),),
        ),
        Fork(
            when="no badge",
            given=conditions({"badge": False}),
            steps=(Line(text="Refund the buyer.", cites=("no-badge",)),),
        ),
    ),
    warnings=(Line(text="Don't promise anything.", cites=("badge",)),),
    deadlines=(Use(id="answer"),),
    needs=(Need(fact="badge"),),
    drafts=(
        Use(id="with-badge", given=conditions({"badge": [True, "unknown"]})),
        Use(id="without-badge", given=conditions({"badge": [False, "unknown"]})),
    ),
)
GRANTED = a_playbook(
    "granted",
    topic="claims",
    given=conditions({"stage": "granted"}),
    leads=(Line(text="Appeal within 30 days.", cites=("appeal",)),),
    deadlines=(Use(id="appeal"),),
    no_draft=True,
)
BROKEN = a_playbook(
    "broken",
    given=conditions({"reason": "broken"}),
    leads=(Line(text="It depends on what broke.", cites=("no-badge",)),),
    needs=(Need(fact="stage", decisive=True), Need(fact="badge")),
    drafts=(Use(id="with-badge"),),
)

RULES = (
    DeadlineRule(
        id="answer",
        action="Answer Amazon",
        counts_from="asked_on",
        counts_from_label="Amazon's question",
        hours=48,
        stated_as="respond_by",
        statements=("answer-48",),
    ),
    DeadlineRule(
        id="appeal",
        action="Appeal",
        counts_from="decided",
        counts_from_label="the decision",
        days=30,
        stated_as="appeal_by",
        statements=("appeal",),
    ),
)


def a_paragraph(text: str, **particulars: Any) -> Paragraph:
    sentence = Sentence(**{"text": text, "rests_on": RestsOn.FACT, **particulars})
    return Paragraph(sentences=(sentence,))


def a_template(template_id: str = "with-badge", *texts: str, **particulars: Any) -> Template:
    """A template of one sentence a paragraph, each resting on what the person told or fills in."""
    paragraphs = tuple(a_paragraph(text) for text in texts)
    return Template(
        **{
            "id": template_id,
            "kind": template_id,
            "addressee": "buyer",
            "paragraphs": paragraphs,
            **particulars,
        }
    )


TEMPLATES = (
    a_template(
        "with-badge",
        "Hello,",
        "I'm sorry about your order {order_id|ORDER ID}.",
        send_if="Only if there is a badge.",
    ),
    a_template("without-badge", "Hello,", "I am looking into it.", send_if="Only without one."),
)

LEXICON = Lexicon(
    abbreviations={r"\bpcl\b": "parcel"},
    vocabulary=("parcel", "badge"),
    kinds={
        "how_long": ("how long",),
        "who_pays": ("who pays",),
        "what_do_i_do": ("what do i do",),
    },
    date_cues={"asked_on": ("asked",), "decided": ("granted", "decided")},
    stated_cues={"respond_by": ("respond by",), "appeal_by": ("appeal by",)},
    marketplaces={"UK": (r"amazon\.co\.uk",)},
    foreign=(
        Foreign(
            id="weather", phrases=("rain",), unless=("parcel",), reason="Weather is not covered."
        ),
    ),
    topics={
        "protection": "the badge",
        "claims": "claims",
        "reimbursement": "reimbursements",
    },
)


def a_guidance(*playbooks: Playbook, templates: Sequence[Template] = TEMPLATES) -> Guidance:
    return Guidance(
        lexicon=LEXICON,
        facts={fact.name: fact for fact in FACTS},
        playbooks={playbook.id: playbook for playbook in playbooks or (LOST, GRANTED, BROKEN)},
        rules=RULES,
        templates={template.id: template for template in templates},
        disagreements=(
            Disagreement(
                statements=("answer-48", "answer-72"),
                text="One page says 48 hours, another 72. Plan for 48.",
            ),
        ),
    )


def answered(
    text: str,
    *before: str,
    guidance: Guidance | None = None,
    passages: Sequence[Passage] = (*STATEMENTS, LOST_EXAMPLES),
    now: datetime = NOW,
    **particulars: Any,
) -> Answer:
    """What the small desk answers."""
    wording = Wording(LEXICON.abbreviations, LEXICON.vocabulary)
    triage = Triage(guidance or a_guidance(), wording)
    question = Question(text=text, before=before, **particulars)
    return triage.answer(question, WordsIndex(*passages), now=now)
