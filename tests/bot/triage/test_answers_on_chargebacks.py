"""What sellers are told about chargebacks, from the bundled corpus as it is taken in."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.triage.answers import Addressee, Answer, Outcome
from knowledge.deadlines import Basis
from tests.bot.conftest import Ask
from tests.bot.triage.test_answers_on_the_corpus import deadline, drafts, everything


def warnings(answer: Answer) -> str:
    return "\n".join(said.text for said in answer.warnings)


def test_a_chargeback_is_answered_by_page_and_by_mail_within_7_days(ask: Ask) -> None:
    answer = ask("got a chargeback, what do i do")

    assert answer.outcome is Outcome.ANSWER
    assert answer.situation.playbook == "chargeback"
    assert answer.summary.text.startswith("Answer within 7 calendar days of Amazon's e-mail")
    assert "replying to the e-mail" in answer.summary.text
    assert [draft.addressee for draft in drafts(answer)] == [Addressee.AMAZON, Addressee.BANK]


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("chargeback email came Nov 18, what now", date(2026, 11, 25)),
        ("we received a chargeback on 11/16", date(2026, 11, 23)),
        ("bank dispute notice dated Nov 20, item not as described", date(2026, 11, 27)),
    ],
)
def test_the_7_days_count_from_the_notice(ask: Ask, question: str, due: date) -> None:
    found = deadline(ask(question), "Answer the chargeback").deadline

    assert (found.due_at, found.basis) == (due, Basis.RULE)


def test_the_notices_own_date_wins(ask: Ask) -> None:
    answer = ask("chargeback notice from Nov 12 says respond by Nov 30")

    found = deadline(answer, "Answer the chargeback").deadline
    assert (found.due_at, found.basis) == (date(2026, 11, 29), Basis.STATED)
    assert answer.summary.text.startswith("Answer by the date in the notice")


def test_an_answer_that_is_too_late_is_said_first(ask: Ask) -> None:
    answer = ask("the chargeback e-mail came on Nov 2, what now")

    assert answer.summary.text.startswith("By the dates told it is too late")


@pytest.mark.parametrize(
    "question",
    [
        "chargeback because of a stolen card, do I lose the money?",
        "cb: cardholder never authorised the purchase, who pays",
        "chargeback reason is fraud, what now",
    ],
)
def test_an_unauthorised_card_is_amazons_to_bear(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.summary.text.startswith("Amazon, not you")
    assert deadline(answer, "Answer the chargeback").deadline.within == "7 days"


def test_a_service_chargeback_is_the_sellers_if_the_bank_decides_so(ask: Ask) -> None:
    answer = ask("chargeback for item not as described, who pays")

    assert answer.summary.text.startswith("You, if the bank decides for the cardholder")


def test_where_the_reason_is_not_told_both_are_said_and_it_is_asked_for(ask: Ask) -> None:
    answer = ask("who pays for a chargeback")

    assert answer.summary.text.startswith("It depends on the bank's reason")
    assert answer.situation.unknown == ("chargeback_type",)
    assert {option.value for option in answer.options} == {"fraud", "service"}


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("does a chargeback count in ODR", "It depends"),
        ("does a fraud chargeback count in ODR", "No"),
        ("does a service chargeback count against my ODR", "Yes"),
    ],
)
def test_only_service_chargebacks_count_in_odr(ask: Ask, question: str, start: str) -> None:
    assert ask(question).summary.text.startswith(start)


@pytest.mark.parametrize(
    "question",
    [
        "item not received chargeback, label was Claims Protected. am i covered?",
        "will claims protection pay for a chargeback",
    ],
)
def test_claims_protection_does_not_stop_a_chargeback(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.summary.text.startswith("Don't rely on Claims Protected")


def test_safe_t_is_not_for_chargebacks(ask: Ask) -> None:
    answer = ask("can I file safe-t for a chargeback?")

    assert answer.summary.text.startswith("No SAFE-T")
    assert [draft.kind for draft in drafts(answer)] == [
        "answer to a chargeback",
        "statement of facts for the bank",
    ]


def test_a_chargeback_shuts_out_an_a_to_z_refund(ask: Ask) -> None:
    answer = ask("buyer has an a-to-z and a chargeback on the same order")

    assert answer.situation.playbook == "chargeback"
    assert answer.summary.text.startswith("Not both")


@pytest.mark.parametrize(
    "question",
    [
        "buyer did a chargeback after I already refunded him",
        "refund and then chargeback on one order, he is paid twice",
    ],
)
def test_what_was_refunded_is_told_and_not_refunded_again(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.summary.text.startswith("Don't refund again")
    assert "refund at once" not in "".join(step.text for step in answer.steps)


def test_a_refund_stands_in_the_draft(ask: Ask) -> None:
    answer = ask("chargeback, but I refunded the buyer on Nov 3, $45.00")

    assert answer.draft is not None
    assert "Refund of $45.00 on 3 November 2026" in answer.draft.text


def test_without_a_button_the_e_mail_is_answered(ask: Ask) -> None:
    answer = ask("chargeback page only shows view details, no button")

    assert answer.summary.text.startswith("Answer Amazon's e-mail by reply")


def test_to_refund_or_to_contest_is_the_sellers_choice(ask: Ask) -> None:
    answer = ask("should I just refund the chargeback?")

    assert answer.summary.text.startswith("Either: refund at once, or contest it")


def test_evidence_is_listed_first_when_asked_for(ask: Ask) -> None:
    answer = ask("what evidence do I need for a chargeback")

    assert answer.summary.text.startswith("Ship date, method and tracking")


def test_the_bank_may_take_90_days(ask: Ask) -> None:
    answer = ask("answered the chargeback two weeks ago, no word. how long does it take?")

    assert answer.situation.playbook == "chargeback-answered"
    assert answer.summary.text.startswith("Up to 90 days")
    assert answer.deadlines == ()


@pytest.mark.parametrize(
    "question",
    ["lost the chargeback, can i appeal?", "bank sided with the cardholder, what are my options"],
)
def test_a_lost_chargeback_has_no_appeal_and_no_other_way(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.situation.playbook == "chargeback-lost"
    assert "no appeal to Amazon" in answer.summary.text
    assert drafts(answer) == []


def test_the_buyer_is_not_asked_to_drop_it(ask: Ask) -> None:
    answer = ask("can i ask the customer to cancel the chargeback")

    assert answer.summary.text.startswith("No:")
    assert [draft.kind for draft in drafts(answer)] == ["one factual message to a buyer"]


def test_the_warnings_are_no_pressure_no_cover_no_untruth(ask: Ask) -> None:
    said = warnings(ask("got a chargeback for item not received"))

    assert "threaten" in said
    assert "Neither Claims Protected nor SAFE-T" in said
    assert "no signature unless one was taken" in said


def test_eleven_days_and_business_days_are_not_confirmed(ask: Ask) -> None:
    answer = ask("is it 7 business days for a chargeback or 11?")

    assert answer.summary.text.startswith("Calendar days: 7")
    assert "11" not in everything(answer)


def test_the_netherlands_have_the_7_days_and_nothing_of_the_us(ask: Ask) -> None:
    answer = ask("chargeback, how long to answer?", marketplace="NL")

    assert answer.summary.text.startswith("7 calendar days")
    assert all({"NL", "*"} & set(citation.marketplaces) for citation in answer.citations)


def test_where_no_page_was_seen_nothing_is_taken_from_the_us(ask: Ask) -> None:
    answer = ask("got a chargeback what do i do", marketplace="UK")

    assert answer.outcome is Outcome.NO_ANSWER


@pytest.mark.parametrize(
    "question",
    [
        "vendor central chargeback for a late ASN",
        "amazon pay chargeback on our web shop",
        "paypal chargeback from my own store",
        "stripe chargeback, what now",
    ],
)
def test_other_chargebacks_are_not_ours(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.outcome is Outcome.NO_ANSWER
    assert answer.citations == ()


def test_no_chargeback_yet_is_no_chargeback(ask: Ask) -> None:
    answer = ask("customer says not received, no chargeback so far, Claims Protected")

    assert answer.situation.playbook == "not-received"


def test_nothing_is_promised(ask: Ask) -> None:
    said = everything(ask("chargeback for fraud, I have a signature"))

    assert not re.search("you will win|guaranteed|Amazon will pay", said)
