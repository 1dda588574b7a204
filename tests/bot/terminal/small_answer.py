"""An answer with a little of everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.triage.answers import (
    Addressee,
    Answer,
    Backing,
    Binding,
    Branch,
    Citation,
    DatedDeadline,
    Draft,
    Kind,
    Lettered,
    Missing,
    Option,
    Outcome,
    PriorCase,
    Remark,
    Said,
    Situation,
    Step,
    Violation,
)
from knowledge.deadlines import Basis, Deadline
from knowledge.playbooks import RestsOn
from knowledge.sources import Authority

CLAIMS_PAGE = Citation(
    number=1,
    passage_id="p1",
    title="Claims page",
    url="https://example.com/claims",
    authority=Authority.OFFICIAL,
    published="c. 2025",
    effective_from=date(2026, 2, 16),
    effective_until=None,
    marketplaces=("US",),
    own_wording=True,
    quote="A badge on the label decides who pays.",
)
FORUM_POST = Citation(
    number=2,
    passage_id="p2",
    title="Forum post",
    url=None,
    authority=Authority.COMMUNITY,
    published=None,
    effective_from=None,
    effective_until=date(2026, 12, 31),
    marketplaces=("*",),
    own_wording=False,
    quote="I was debited anyway.",
)
SAME_PAGE = replace(CLAIMS_PAGE, number=3, passage_id="p3", quote="Answer within 48 hours.")

BADGE_RULE = Backing(
    statement="badge",
    words="A badge on the label decides who pays.",
    title="Claims page",
    url="https://example.com/claims",
)

ANSWER = Answer(
    id="abc123",
    outcome=Outcome.ANSWER,
    composer="extractive",
    situation=Situation(
        kinds=(Kind.MAY_I, Kind.WHAT_DO_I_DO),
        facts={"reason": "lost", "badge": "yes", "hidden": "yes", "marketplace": "US"},
        contradicted=("stage",),
        unknown=("badge",),
        dates={"decided": date(2026, 11, 10)},
        order_id="113-1234567-1234567",
        amount="$32.07",
        playbook="lost",
    ),
    summary=Said(text="Don't refund: look for *the badge* first.", citations=(1,)),
    steps=(
        Step(number=1, text="Look at the label.", citations=(1,)),
        Step(number=2, text="Answer Amazon within 48 hours.", citations=(3, 2)),
    ),
    branches=(Branch(when="badge", steps=(Step(number=1, text="Wait.", citations=(1,)),)),),
    warnings=(Said(text="No promises.", citations=(2,)),),
    facts=(Said(text="A badge on the label decides who pays.", citations=(1,)),),
    deadlines=(
        DatedDeadline(
            deadline=Deadline(
                action="Answer Amazon",
                due_at=datetime(2026, 11, 24, 17, 0, tzinfo=ZoneInfo("America/Los_Angeles")),
                zone="America/Los_Angeles",
                within="by 24 Nov 2026, 17:00, as stated",
                counts_from="Amazon's notice",
                basis=Basis.STATED,
            ),
            citations=(3,),
        ),
        DatedDeadline(
            deadline=Deadline(
                action="Appeal",
                due_at=date(2026, 12, 10),
                zone="America/Los_Angeles",
                within="30 days",
                counts_from="the decision",
                basis=Basis.RULE,
            ),
            citations=(1,),
        ),
        DatedDeadline(
            deadline=Deadline(
                action="Reply",
                due_at=None,
                zone="America/Los_Angeles",
                within="24 hours",
                counts_from="the message",
                basis=Basis.RULE,
            ),
        ),
    ),
    conflicts=(Said(text="One page says 48, another 72.", citations=(1, 3)),),
    prior_cases=(
        PriorCase(
            id="D-7",
            summary="Lost, badge",
            decision="granted, reversed",
            money="we bore the money",
            lesson="Look twice.",
            not_counted="undated",
            citations=(2,),
        ),
    ),
    prior_case_counts=("Money: we bore the money in 5 of 6.",),
    draft=Draft(
        kind="reply",
        addressee=Addressee.BUYER,
        send_if="Only if there is a badge.",
        text="Hello,\n\nabout [ORDER ID].",
        blanks=("ORDER ID",),
        violations=(
            Violation(
                rule="tone", words="about", why="It is vague.", mend="Be clear.", blocks=False
            ),
        ),
        bindings=(
            Binding(sentence="Hello,", rests_on=RestsOn.COURTESY),
            Binding(
                sentence="about [ORDER ID].",
                rests_on=RestsOn.FACT,
                told={"badge": "badge"},
                blanks=("ORDER ID",),
                backing=(BADGE_RULE,),
            ),
        ),
        exhibits=(Lettered(letter="A", name="badge picture"),),
        missing=(
            Missing(name="scan record", decides="The scan decides.", backing=(BADGE_RULE,)),
            Missing(name="letter", lacking=True),
        ),
        remarks=(Remark(text="It is in English.", backing=(BADGE_RULE,)),),
    ),
    other_drafts=(
        Draft(
            kind="appeal", addressee=Addressee.AMAZON, send_if=None, text="We appeal.", blanks=()
        ),
    ),
    question="Does the label show *the badge*?",
    options=(
        Option(fact="badge", value="yes", label="Yes"),
        Option(fact="badge", value="no", label="No"),
    ),
    unanswered=("what about the weather?",),
    citations=(CLAIMS_PAGE, FORUM_POST, SAME_PAGE),
)

NO_ANSWER = Answer(
    id="def456",
    outcome=Outcome.NO_ANSWER,
    composer="extractive",
    situation=Situation(),
    summary=Said(text="I don't know. Weather is not covered."),
    reason="Weather is not covered.",
    nearest=("claims", "the badge"),
)
