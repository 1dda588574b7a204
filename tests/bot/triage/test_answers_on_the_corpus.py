"""What sellers are told, from the bundled corpus as it is taken in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from bot.triage.answers import Addressee, Answer, DatedDeadline, Draft, Kind, Outcome
from bot.triage.citing import verified
from bot.triage.figures import figures
from knowledge.deadlines import Basis
from knowledge.guidance import Guidance
from knowledge.index.reader import IndexReader
from knowledge.sources import Authority
from tests.bot.conftest import Ask

BUY_SHIPPING = "customer says not received, I used Buy Shipping"


def everything(answer: Answer) -> str:
    """All that an answer says."""
    return "\n".join(
        [
            answer.summary.text,
            *(step.text for step in answer.steps),
            *(step.text for branch in answer.branches for step in branch.steps),
            *(said.text for said in (*answer.warnings, *answer.facts, *answer.conflicts)),
            *(draft.text for draft in drafts(answer)),
        ]
    )


def drafts(answer: Answer) -> list[Draft]:
    return [*([answer.draft] if answer.draft else []), *answer.other_drafts]


def deadline(answer: Answer, action: str) -> DatedDeadline:
    (found,) = [each for each in answer.deadlines if action in each.deadline.action]
    return found


# Not received, before any claim


def test_not_received_with_buy_shipping_says_first_not_to_refund_and_what_to_check(
    ask: Ask,
) -> None:
    answer = ask(BUY_SHIPPING)

    assert answer.outcome is Outcome.ANSWER
    assert answer.situation.playbook == "not-received"
    assert answer.summary.text.startswith("Don't refund or reship yet.")
    assert answer.summary.citations


def test_both_branches_are_shown_while_the_label_is_unknown_and_the_badge_is_asked_for(
    ask: Ask,
) -> None:
    answer = ask(BUY_SHIPPING)

    assert [branch.when for branch in answer.branches] == [
        "Claims Protected and scanned by ship-by",
        "Late Delivery Risk, no badge, another label, or scanned late",
    ]
    assert all(branch.steps for branch in answer.branches)
    assert answer.situation.unknown == ("claims_protected",)
    assert {(option.fact, option.value) for option in answer.options} == {
        ("claims_protected", "yes"),
        ("claims_protected", "no"),
    }
    assert answer.question is not None
    assert "Claims Protected" in answer.question


def test_the_draft_that_leads_to_amazon_may_be_sent_only_when_protected_and_on_time(
    ask: Ask,
) -> None:
    answer = ask(BUY_SHIPPING)

    to_amazon = [draft for draft in drafts(answer) if "Request refund" in draft.text]
    others = [draft for draft in drafts(answer) if draft not in to_amazon]

    assert [draft.send_if for draft in to_amazon] == [
        "Only if the label shows Claims Protected and the carrier's first scan is on or before "
        "ship-by."
    ]
    assert [draft.addressee for draft in others] == [Addressee.BUYER]
    assert "Amazon" not in others[0].text


def test_its_deadlines_are_the_reply_and_the_claim_that_can_open(ask: Ask) -> None:
    answer = ask(BUY_SHIPPING)

    assert [
        (each.deadline.action, each.deadline.within, each.deadline.due_at)
        for each in answer.deadlines[:2]
    ] == [
        ("Reply to the buyer", "24 hours", None),
        ("An A-to-z claim can open", "48 hours", None),
    ]


def test_a_deadline_is_dated_once_the_buyers_message_is(ask: Ask) -> None:
    answer = ask(f"{BUY_SHIPPING}. buyer wrote yesterday at 2pm")

    due = deadline(answer, "Reply to the buyer").deadline
    assert (due.due_at, due.basis) == (date(2026, 11, 20), Basis.EARLIEST)
    assert isinstance(due.ends, datetime)
    assert (due.ends.isoformat(), due.zone) == ("2026-11-21T14:00:00-08:00", "America/Los_Angeles")


def test_that_amazons_pages_disagree_on_the_time_to_answer_is_shown(ask: Ask) -> None:
    answer = ask(BUY_SHIPPING)

    (conflict,) = [said for said in answer.conflicts if "72" in said.text]
    quotes = [answer.citations[number - 1].quote for number in conflict.citations]
    assert "48" in conflict.text
    assert [re.findall(r"gives (\d+) hours", quote) for quote in quotes] == [["48"], ["72"]]


def test_told_protected_and_on_time_only_that_branch_and_its_draft_are_left(ask: Ask) -> None:
    answer = ask("label is Claims Protected, first scan on time", BUY_SHIPPING)

    assert answer.branches == ()
    assert answer.question is None
    assert answer.summary.text.startswith("Don't refund, reship")
    assert any("gives the protection up" in step.text for step in answer.steps)
    assert not any("yours to pay" in step.text for step in answer.steps)
    assert [draft.kind for draft in drafts(answer)] == ["reply about a missing parcel, protected"]


@pytest.mark.parametrize(
    "told", ["badge says Late Delivery Risk", "first scan was two days late", "not protected label"]
)
def test_told_unprotected_the_buyer_is_never_pointed_to_amazon(ask: Ask, told: str) -> None:
    answer = ask(f"{BUY_SHIPPING}. {told}")

    assert "Request refund" not in "".join(draft.text for draft in drafts(answer))
    assert [draft.kind for draft in drafts(answer)] == [
        "reply about a missing parcel, not protected"
    ]
    assert any("yours to pay" in step.text for step in answer.steps)


def test_with_another_label_the_seller_likely_pays_and_signed_proof_decides(ask: Ask) -> None:
    answer = ask("customer says not received, label from pirateship")

    assert "you likely pay" in answer.summary.text
    assert "Request refund" not in everything(answer)


def test_a_photo_of_another_house_supports_the_buyer_and_nobody_is_accused(ask: Ask) -> None:
    answer = ask("tracking photo is not his house, amazon label")

    assert "photo supports the buyer" in answer.summary.text
    assert answer.summary.text.startswith("Don't refund or reship yet")
    assert any("don't accuse" in said.text for said in answer.warnings)


def test_a_parcel_on_its_way_is_not_called_delivered(ask: Ask) -> None:
    answer = ask("buyer says it's not here, tracking is stuck in transit")

    assert answer.situation.playbook == "not-received-on-its-way"
    assert not any("delivered" in draft.text for draft in drafts(answer))


def test_an_fba_order_is_amazons_matter_and_has_no_safe_t(ask: Ask) -> None:
    answer = ask("FBA order, customer says it never arrived")

    assert answer.summary.text.startswith("It's Amazon's matter")
    assert any("SAFE-T" in step.text and step.text.startswith("Don't") for step in answer.steps)


def test_an_injury_goes_to_a_person_and_nothing_is_drafted(ask: Ask) -> None:
    answer = ask("our charger caught fire and the customer was in hospital")

    assert "write nothing to the buyer yet" in answer.summary.text
    assert drafts(answer) == []


# A-to-z claims


def test_an_open_claim_is_not_refunded_and_need_not_be_answered_unless_amazon_asks(
    ask: Ask,
) -> None:
    answer = ask("buyer opened an A-Z claim, item not received")

    assert answer.situation.playbook == "claim-open"
    assert answer.summary.text.startswith("Don't refund")
    assert "need not answer unless Amazon asks" in answer.summary.text


def test_amazons_question_is_answered_by_the_notices_date_else_within_48_hours(ask: Ask) -> None:
    answer = ask("Amazon asks for information on an a-to-z claim, what do I do")

    assert "48 hours" in answer.summary.text
    assert deadline(answer, "Answer Amazon").deadline.within == "48 hours"
    assert any("48" in said.text and "72" in said.text for said in answer.conflicts)


def test_the_date_in_amazons_notice_wins(ask: Ask) -> None:
    answer = ask("Amazon asked for info on the a-to-z claim, respond by Nov 24 5pm")

    due = deadline(answer, "Answer Amazon").deadline
    assert isinstance(due.due_at, datetime)
    assert (due.due_at.isoformat(), due.basis) == ("2026-11-24T17:00:00-08:00", Basis.STATED)


def test_a_granted_claim_can_be_appealed_for_30_days_from_the_decision(ask: Ask) -> None:
    answer = ask("a-to-z claim was granted, decided Nov 10, they debited $32.07")

    due = deadline(answer, "Appeal").deadline
    assert (due.due_at, due.basis) == (date(2026, 12, 10), Basis.RULE)
    assert "30 calendar days" in answer.summary.text


def test_a_stated_appeal_date_wins_and_a_day_to_spare_is_kept(ask: Ask) -> None:
    answer = ask("a-to-z claim was granted, decided Nov 10. Appeal by Dec 1")

    due = deadline(answer, "Appeal").deadline
    assert (due.due_at, due.basis) == (date(2026, 11, 30), Basis.STATED)


def test_an_appeal_that_is_too_late_is_said_first(ask: Ask) -> None:
    answer = ask("a-to-z claim granted on Sep 1")

    assert answer.summary.text.startswith("By the dates told it is too late to appeal")
    assert deadline(answer, "Appeal").deadline.due_at == date(2026, 10, 1)


def test_money_and_odr_are_two_outcomes(ask: Ask) -> None:
    answer = ask("amazon says the claim won't count against ODR but will debit $32.07. why?")

    assert "two things" in answer.summary.text
    assert answer.draft is not None
    assert answer.draft.kind == "A-to-z appeal, for the money only"
    assert "$32.07" in answer.draft.text


def test_a_claim_that_was_denied_to_the_buyer_needs_nothing(ask: Ask) -> None:
    answer = ask("amazon denied the buyer's a-to-z claim")

    assert answer.situation.playbook == "claim-denied"
    assert answer.summary.text.startswith("Nothing to do now")


# SAFE-T


def test_the_safe_t_window_is_30_days_today(ask: Ask) -> None:
    answer = ask("how long do I have to file SAFE-T?")

    (citation,) = [answer.citations[number - 1] for number in answer.summary.citations]
    assert "within 30 days" in answer.summary.text
    assert (citation.effective_from, citation.effective_until) == (date(2026, 2, 16), None)


def test_for_a_matter_before_16_february_2026_the_60_day_rule_is_shown(ask: Ask) -> None:
    then = datetime(2026, 1, 20, 18, 0, tzinfo=UTC)

    answer = ask("how long do I have to file SAFE-T?", on=date(2026, 1, 10), now=then)

    assert "within 60 days" in answer.summary.text
    (citation,) = [answer.citations[number - 1] for number in answer.summary.citations]
    assert citation.effective_until == date(2026, 2, 15)


def test_safe_t_is_closed_to_an_order_with_an_a_to_z_claim(ask: Ask) -> None:
    answer = ask("an a-to-z claim was granted on my order, can I file SAFE-T too?")

    assert re.match("Not SAFE-T|No", answer.summary.text)
    assert not any(draft.kind.startswith("SAFE-T") for draft in drafts(answer))


def test_safe_t_is_never_for_fba(ask: Ask) -> None:
    answer = ask("can I file safe-t for an FBA return?")

    assert "never possible for an FBA order" in answer.summary.text
    assert drafts(answer) == []


def test_a_sellers_own_refund_is_got_back_by_neither_way(ask: Ask) -> None:
    answer = ask("I already refunded the buyer myself, item not received, can I get SAFE-T?")

    assert answer.summary.text.startswith("From Amazon, no")
    assert drafts(answer) == []


def test_a_refund_at_first_scan_of_a_switched_return_is_what_safe_t_is_for(ask: Ask) -> None:
    answer = ask(
        "amazon refunded at first scan and a brick came back in the box, "
        "refunded Nov 2, return arrived Nov 5"
    )

    assert "SAFE-T" in answer.summary.text
    assert deadline(answer, "File the SAFE-T").deadline.due_at == date(2026, 12, 5)
    assert [draft.kind for draft in drafts(answer) if draft.addressee is Addressee.AMAZON] == [
        "SAFE-T claim about a return"
    ]


def test_who_refunded_is_asked_for_where_it_decides(ask: Ask) -> None:
    answer = ask("amazon refunded the buyer, what can I do?")

    assert answer.outcome is Outcome.CLARIFICATION
    assert answer.situation.unknown == ("refunded_by",)
    assert {option.value for option in answer.options} == {
        "a_to_z",
        "refund_at_first_scan",
        "automated_refund",
        "amazon_service",
        "seller",
    }
    assert drafts(answer) == []


def test_the_answer_to_it_decides(ask: Ask) -> None:
    before = "amazon refunded the buyer, item not received, what can I do?"

    by_grant = ask("Amazon granted an A-to-z claim", before)
    by_service = ask("customer service refunded him, no claim", before)

    assert by_grant.situation.playbook == "claim-granted"
    assert by_service.situation.playbook == "safe-t-file"
    assert "not_received" not in (by_grant.outcome, by_service.outcome)


# What is missing, and what is not ours


def test_a_complaint_without_a_reason_is_asked_for_it(ask: Ask) -> None:
    answer = ask("customer messaged me and is upset, what do i do")

    assert answer.outcome is Outcome.CLARIFICATION
    assert answer.situation.unknown == ("reason",)
    assert len(answer.options) > 3
    assert drafts(answer) == []


@pytest.mark.parametrize(
    "question",
    [
        "how do i run ppc ads",
        "what is the weather in Berlin",
        "my ebay buyer says not received",
        "how do I bake bread",
        "vendor central shortage claim",
        "how do I do my sales tax return",
        "asdf qwer zxcv",
    ],
)
def test_what_is_not_ours_is_not_answered_and_nothing_is_made_up(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.outcome is Outcome.NO_ANSWER
    assert answer.reason
    assert answer.citations == ()
    assert (answer.steps, answer.facts, answer.deadlines, drafts(answer)) == ((), (), (), [])


def test_the_nearest_topics_are_named_instead(ask: Ask, guidance: Guidance) -> None:
    answer = ask("how do I bake bread")

    assert answer.nearest
    assert set(answer.nearest) <= set(guidance.lexicon.topics.values())


# Marketplaces

US_FIGURES = re.compile(r"\b72[ -]hours|\$5,000|\$1,000|4 calendar days|16 February 2026")


@pytest.mark.parametrize(
    "question",
    [
        "buyer opened an A-Z claim, item not received",
        "Amazon asks for information on an a-to-z claim, how long do I have?",
        "a-to-z claim was granted, decided Nov 10",
        BUY_SHIPPING,
        "how do I file a SAFE-T claim?",
        "a return came back used, what now",
    ],
)
def test_a_uk_question_never_shows_a_figure_that_holds_in_the_us_alone(
    ask: Ask, question: str
) -> None:
    answer = ask(question, marketplace="UK")

    assert not US_FIGURES.search(everything(answer))
    assert all({"UK", "*"} & set(citation.marketplaces) for citation in answer.citations)


def test_a_uk_question_is_answered_from_uk_pages_in_uk_time(ask: Ask) -> None:
    answer = ask("amazon.co.uk: Amazon asked for information on the a-to-z claim yesterday at 2pm")

    due = deadline(answer, "Answer Amazon").deadline
    assert isinstance(due.ends, datetime)
    assert (due.ends.isoformat(), due.zone) == ("2026-11-22T14:00:00+00:00", "Europe/London")
    assert due.due_at == date(2026, 11, 21)


# Whatever is asked

VARIED = [
    BUY_SHIPPING,
    "INR, amz label",
    "cust says nothing came but usps says delivered Nov 14",
    "delivered to wrong house per the photo, label from stamps.com",
    "buyer says it's late, still in transit",
    "package is coming back undeliverable",
    "amazon customer service told me to refund the buyer",
    "buyer wants it sent to a new address",
    "item arrived damaged, I used amazon shipping",
    "our product caught fire",
    "customer wants his money back",
    "FBA order never arrived",
    "handmade order marked delivered, customer says no",
    "do I have to reply to buyers on weekends?",
    "got an a-to-z, should I refund now?",
    "a-z filed although the buyer never contacted me",
    "claim filed before the latest delivery date. how come?",
    "Amazon wants info, action required, wrong item claim",
    "amazon gave me 72 hours to respond",
    "lost the A-Z, debited $89.00 on 11/5, order 113-1234567-1234567",
    "claim granted but buyer admitted it arrived",
    "claim denied because 'you didnt respond', I did",
    "won't count against ODR but will debit $32.07",
    "does a withdrawn claim count in ODR?",
    "my appeal was denied, can I appeal again?",
    "can a buyer open an a-to-z after 90 days?",
    "who pays for an a-to-z with Claims Protected?",
    "what evidence do I need for a not received claim?",
    "what does Late Delivery Risk mean?",
    "how do I file safe-t",
    "safe-t denied on 11/15, appeal by 11/25",
    "safe-t: Amazon asked for more photos",
    "return came back with a brick, refund at first scan",
    "amazon refunded automatically after 4 days",
    "amazon refunded the buyer, am I out of luck?",
    "I reshipped it, will Amazon repay me?",
    "order over $6k refunded by customer service, SAFE-T?",
    "UK order not received, royal mail",
    "amazon.com.au claim, amazon asks for info",
    "how long does UPS give me to claim?",
    "safe-t and a-to-z: what is the difference? who decides?",
]


@pytest.fixture(scope="module")
def varied(ask: Ask) -> dict[str, Answer]:
    return {question: ask(question) for question in VARIED}


def in_all(answers: dict[str, Answer], wrong: Callable[[Answer], object]) -> dict[str, object]:
    """What is wrong, by the question, where something is."""
    found = {question: wrong(answer) for question, answer in answers.items()}
    return {question: what for question, what in found.items() if what}


def test_each_of_them_is_answered_or_asked_back(varied: dict[str, Answer]) -> None:
    assert in_all(varied, lambda answer: answer.outcome is Outcome.NO_ANSWER) == {}


def test_citations_hold_for_each(varied: dict[str, Answer], index: IndexReader) -> None:
    problems = {
        question: verified(
            answer,
            index.passages([citation.passage_id for citation in answer.citations]),
            told=figures(question),
        )
        for question, answer in varied.items()
    }

    assert {question: found for question, found in problems.items() if found} == {}


def test_the_first_line_of_each_cites_something(varied: dict[str, Answer]) -> None:
    assert in_all(varied, lambda answer: not answer.summary.citations) == {}


def test_every_citation_of_each_is_used(varied: dict[str, Answer]) -> None:
    def unused(answer: Answer) -> set[int]:
        steps = (*answer.steps, *(step for branch in answer.branches for step in branch.steps))
        said = (*answer.warnings, *answer.facts, *answer.conflicts)
        several = [
            answer.summary.citations,
            *(step.citations for step in steps),
            *(each.citations for each in said),
            *(each.citations for each in answer.deadlines),
        ]
        used = {number for numbers in several for number in numbers}
        return {citation.number for citation in answer.citations} - used

    assert in_all(varied, unused) == {}


def test_no_sentence_of_any_is_said_twice(varied: dict[str, Answer]) -> None:
    def repeated(answer: Answer) -> set[str]:
        said = [
            answer.summary.text,
            *(step.text for step in answer.steps),
            *(each.text for each in (*answer.warnings, *answer.facts, *answer.conflicts)),
        ]
        return {text for text in said if said.count(text) > 1}

    assert in_all(varied, repeated) == {}


def test_no_draft_of_any_breaks_a_rule(varied: dict[str, Answer]) -> None:
    assert (
        in_all(
            varied,
            lambda answer: [
                violation
                for draft in drafts(answer)
                for violation in draft.violations
                if violation.blocks
            ],
        )
        == {}
    )


def test_no_draft_of_any_holds_a_figure_that_was_not_told_or_ours(
    varied: dict[str, Answer], guidance: Guidance
) -> None:
    of_templates = frozenset().union(
        *(
            figures(sentence.text)
            for template in guidance.templates.values()
            for paragraph in template.paragraphs
            for sentence in paragraph.sentences
        )
    )
    for question, answer in varied.items():
        dates = {f"{each.day} {each:%B %Y}" for each in answer.situation.dates.values()}
        told = figures(" ; ".join([question, *dates]))
        for draft in drafts(answer):
            assert figures(draft.text) <= of_templates | told, question


def test_a_buyer_is_pointed_to_amazon_only_under_that_condition(varied: dict[str, Answer]) -> None:
    def pointed(answer: Answer) -> list[Draft]:
        return [
            draft
            for draft in drafts(answer)
            if draft.addressee is Addressee.BUYER
            and re.search("Request refund|A-to-z|guarantee claim", draft.text)
            and not (draft.send_if and "Claims Protected" in draft.send_if)
        ]

    assert in_all(varied, pointed) == {}


def test_no_question_key_is_ever_said_or_quoted(
    varied: dict[str, Answer], index: IndexReader
) -> None:
    keys = {key.lower() for passage in index.all_statements().values() for key in passage.keys}
    assert len(keys) > 500

    def leaked(answer: Answer) -> set[str]:
        said = "\n".join(
            [everything(answer), *(citation.quote for citation in answer.citations)]
        ).lower()
        return {key for key in keys if key in said}

    assert in_all(varied, leaked) == {}


def test_nothing_is_quoted_that_was_superseded_before_the_day(varied: dict[str, Answer]) -> None:
    def over(answer: Answer) -> list[str]:
        return [
            citation.quote
            for citation in answer.citations
            if citation.effective_until and citation.effective_until < date(2026, 11, 21)
        ]

    assert in_all(varied, over) == {}


def test_amazons_decision_is_never_promised(varied: dict[str, Answer]) -> None:
    promise = re.compile(
        r"amazon will (?:pay|fund|refund you|reimburse|cover|reverse)|you will (?:win|get|not pay)"
        r"|guaranteed to|you won't (?:lose|be charged|pay)",
        re.IGNORECASE,
    )

    assert in_all(varied, lambda answer: promise.findall(everything(answer))) == {}


def test_what_no_page_of_amazons_says_is_not_said_in_its_name(varied: dict[str, Answer]) -> None:
    def in_its_name(answer: Answer) -> list[str]:
        return [
            citation.quote
            for citation in answer.citations
            if citation.authority is Authority.OFFICIAL and not citation.own_wording
        ]

    assert in_all(varied, in_its_name) == {}


def test_a_question_in_two_parts_has_both_answered(ask: Ask) -> None:
    answer = ask("how long can I appeal a granted a-to-z claim? does Buy Shipping cover damage?")

    assert {Kind.HOW_LONG, Kind.MAY_I} <= set(answer.situation.kinds)
    assert "30 calendar days" in answer.summary.text
    assert re.search(
        "doesn't cover damage|does not pay for an item that the carrier damaged", everything(answer)
    )
    assert answer.unanswered == ()


def test_the_same_question_has_the_same_answer(ask: Ask, varied: dict[str, Answer]) -> None:
    assert {question: ask(question) for question in VARIED[:8]} == {
        question: varied[question] for question in VARIED[:8]
    }


# Several questions at once


def test_a_second_question_is_answered_beside_the_first(ask: Ask) -> None:
    answer = ask("can I file safe-t for FBA? how long is the window for FBM?")

    assert answer.summary.text.startswith("No: a SAFE-T claim is never possible for an FBA order")
    assert any("within 30 days" in fact.text for fact in answer.facts)
    assert answer.unanswered == ()


def test_two_questions_in_one_sentence_are_two(ask: Ask) -> None:
    answer = ask("does a withdrawn claim count in ODR, and how long can I appeal a granted one?")

    assert "30 calendar days" in answer.summary.text
    assert any("ODR" in fact.text for fact in answer.facts)


def test_a_question_that_nothing_answers_is_named(ask: Ask) -> None:
    answer = ask("safe-t denied. can i appeal? and if that fails, who decides?")

    assert "appeal once" in answer.summary.text
    assert answer.unanswered == ("and if that fails, who decides?",)


def test_a_buyers_question_that_is_passed_on_is_not_an_open_one(ask: Ask) -> None:
    answer = ask("cust asks where is my order? what do i tell him?")

    assert answer.outcome is Outcome.ANSWER
    assert answer.unanswered == ()


# Claims and returns whose period is their own


@pytest.mark.parametrize(
    ("question", "action", "due"),
    [
        (
            "amazon asked about my a-z appeal on 11/20, how long do i have",
            "question on the appeal",
            date(2026, 11, 22),
        ),
        (
            "return got lost, refunded at first scan 10/20, last scan 10/26. safe-t?",
            "SAFE-T",
            date(2026, 11, 25),
        ),
    ],
)
def test_what_has_a_period_of_its_own_is_dated_by_it(
    ask: Ask, question: str, action: str, due: date
) -> None:
    assert deadline(ask(question), action).deadline.due_at == due


@pytest.mark.parametrize(
    ("on", "question", "due"),
    [
        (date(2026, 1, 20), "refunded jan 2, return scanned jan 4. safe-t deadline?", "2026-02-15"),
        (date(2026, 1, 20), "refunded dec 2, return scanned dec 9. safe-t deadline?", "2026-02-07"),
    ],
)
def test_a_rule_that_goes_by_the_filing_ends_with_its_last_day(
    ask: Ask, on: date, question: str, due: str
) -> None:
    now = datetime(on.year, on.month, on.day, 18, tzinfo=UTC)

    assert str(deadline(ask(question, on=on, now=now), "SAFE-T").deadline.due_at) == due


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        (
            "a2z granted, parcel arrived 11/18 after all. ask her to let amazon charge her again",
            "request to a buyer whose parcel came after the refund",
        ),
        (
            "a-z granted and he still has my drone, ask him to ship it back",
            "request to a buyer who was refunded for the item",
        ),
        (
            "we lost the a-z appeal, what do we write to support",
            "support case or forum post after a lost appeal",
        ),
    ],
)
def test_the_text_that_was_asked_for_comes_first(ask: Ask, question: str, kind: str) -> None:
    assert drafts(ask(question))[0].kind == kind


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("must we respond to every a-z claim?", "No, not each of them"),
        ("does filing many safe-t claims hurt my metrics", "No: filing SAFE-T"),
        ("can I sell under my wife's account until odr is down", "Don't: orders elsewhere"),
        (
            "support says refund him, but the a-z is still under review",
            "Don't refund it: a message",
        ),
        ("can I file the same safe-t three times from two logins", "No: only one SAFE-T claim"),
    ],
)
def test_the_first_line_answers_what_was_asked(ask: Ask, question: str, first: str) -> None:
    assert ask(question).summary.text.startswith(first)
