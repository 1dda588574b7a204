"""What sellers are told on returns, restocking fees, custom goods, FBA, damage and injury."""

from __future__ import annotations

from datetime import date

import pytest

from bot.triage.answers import Addressee, Answer, Outcome
from knowledge.deadlines import Basis
from tests.bot.conftest import Ask
from tests.bot.triage.test_answers_on_the_corpus import deadline, drafts, everything

US_FIGURES = ("20 %", "50 %", "100 %", "4 calendar days", "$")


def playbook(answer: Answer) -> str | None:
    return answer.situation.playbook


def first(answer: Answer) -> str:
    return answer.summary.text


# Restocking fees


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("buyer sent the jacket back worn, how much can I deduct?", "at most 50 %"),
        ("return came 3 weeks past the window, still sealed, what may I keep?", "At most 20 %"),
        ("customer opened the video game and sent it back, full refund?", "Up to 100 %"),
        ("textbook came back full of notes, partial refund ok?", "At most 50 %"),
        ("retrn missing the charger cable, how much can i hold back", "at most 50 %"),
    ],
)
def test_a_restocking_fee_is_capped_by_what_came_back_and_when(
    ask: Ask, question: str, figure: str
) -> None:
    answer = ask(question)

    assert playbook(answer) == "restocking-fee"
    assert figure in first(answer)


def test_every_cap_is_named_while_it_is_not_told_what_came_back(ask: Ask) -> None:
    answer = ask("can I charge a restocking fee?")

    assert playbook(answer) == "restocking-fee"
    assert first(answer).startswith("It depends on how and when it came back")
    assert all(figure in first(answer) for figure in ("20 %", "50 %", "100 %"))
    assert answer.options


@pytest.mark.parametrize(
    "question",
    [
        "restocking fee on a defective item ok?",
        "we shipped the wrong size, can i keep 15% for restocking",
        "customer changed his mind, may I take off a restocking fee?",
        "can i charge 20% restock when it came back sealed within 30 days",
    ],
)
def test_no_restocking_fee_for_the_sellers_fault_nor_for_goods_as_sent_and_in_time(
    ask: Ask, question: str
) -> None:
    answer = ask(question)

    assert playbook(answer) == "restocking-fee"
    assert first(answer).startswith("No restocking fee")


def test_no_figure_is_given_for_a_materially_different_return(ask: Ask) -> None:
    answer = ask("box came back with a brick in it, how much can I withhold from the refund?")

    assert playbook(answer) == "restocking-fee"
    assert "no figure is confirmed" in first(answer)
    assert "%" not in everything(answer)


def test_a_fee_from_20_percent_on_needs_a_photo_and_a_grade(ask: Ask) -> None:
    answer = ask("what proof do I need for a 30% restocking fee?")

    assert first(answer).startswith("A photo of the returned item and a grade of its condition")


def test_after_a_refund_at_first_scan_there_is_no_fee_but_safe_t(ask: Ask) -> None:
    answer = ask("rfs refund already paid and it came back broken, can i still charge restocking?")

    assert first(answer).startswith("No fee can be taken any more")
    assert "SAFE-T" in first(answer)
    assert deadline(answer, "SAFE-T").deadline.within == "30 days"


def test_a_restocking_fee_is_never_taken_from_postage(ask: Ask) -> None:
    answer = ask("can I deduct the original shipping when they changed their mind?")

    assert "never from postage" in first(answer)


def test_the_four_days_are_planned_for_the_third(ask: Ask) -> None:
    answer = ask("return arrived on nov 20 and was used, how much can I deduct?")

    due = deadline(answer, "Guided Refund Workflow").deadline
    assert due.due_at == date(2026, 11, 23)
    assert due.basis is Basis.EARLIEST


def test_before_26_january_2026_the_two_business_days_held(ask: Ask) -> None:
    answer = ask("isn't it two business days to refund a return?", on=date(2025, 12, 1))

    assert "2 business days" in everything(answer)


def test_no_us_fee_is_given_on_another_marketplace(ask: Ask) -> None:
    answer = ask("can i charge a restocking fee on a used return", marketplace="UK")

    assert answer.outcome is Outcome.NO_ANSWER
    assert not any(figure in everything(answer) for figure in US_FIGURES)


# Which returns have to be taken, and who pays


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("do I have to take any return for any reason?", "Not any return"),
        ("can I decline a return after 50 days?", "Your choice"),
        ("is my own 14 day return policy fine?", "No: your return policy"),
        ("customer wants to return it, he no longer needs it", "It has to be taken"),
        ("can i refuse delivery of the returned parcel from ups?", "No: accept the parcel"),
    ],
)
def test_a_return_within_the_window_has_to_be_taken_and_a_late_one_is_a_choice(
    ask: Ask, question: str, start: str
) -> None:
    answer = ask(question)

    assert first(answer).startswith(start)


def test_the_holiday_window_is_that_of_the_notice_seen(ask: Ask) -> None:
    answer = ask("ordered in december, what is the last day for holiday returns?")

    assert playbook(answer) == "holiday-return"
    assert "31 January" in first(answer)
    assert "2025" in first(answer)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("who pays return shipping when we sent the wrong part?", "You pay it"),
        ("who pays to ship a dress back that she didn't like?", "whatever the reason"),
        ("do i have to give a prepaid label for a $2,000 watch?", "A high price exempts nothing"),
        ("why was I charged for a return label?", "when the carrier gets the return"),
    ],
)
def test_return_postage_goes_by_fault_and_the_label_is_amazons(
    ask: Ask, question: str, words: str
) -> None:
    answer = ask(question)

    assert playbook(answer) == "return-postage"
    assert words in first(answer)


def test_a_partial_refund_for_keeping_the_item_needs_the_buyers_agreement(ask: Ask) -> None:
    answer = ask("lamp is scratched, can I offer a partial refund if she keeps it?")

    assert playbook(answer) == "no-return-needed"
    assert first(answer).startswith("Yes, if the buyer agrees")
    assert "never tie it to feedback" in first(answer)
    (draft,) = drafts(answer)
    assert draft.kind == "offer of a partial refund instead of a return"
    assert draft.addressee is Addressee.BUYER


def test_a_partial_refund_for_a_withdrawn_claim_stays_forbidden(ask: Ask) -> None:
    answer = ask("can I give a partial refund so he withdraws the claim?")

    assert playbook(answer) == "withdrawal-deal"
    assert first(answer).startswith("No")


def test_a_buyer_who_misses_the_refund_is_answered_from_the_returns_tracking(ask: Ask) -> None:
    answer = ask("buyer says he sent it back last week and got no refund")

    assert playbook(answer) == "refund-missing"
    assert any("Amazon may have it although you never saw it" in step.text for step in answer.steps)
    assert [draft.kind for draft in drafts(answer)] == ["status of a refund"]


def test_a_refund_without_a_return_leads_to_safe_t(ask: Ask) -> None:
    answer = ask("amazon refunded the buyer but he never sent the item back")

    assert playbook(answer) == "refunded-without-return"
    assert "SAFE-T" in first(answer)
    assert "30 days" in first(answer)


def test_import_fees_are_the_buyers_on_amazon_com(ask: Ask) -> None:
    answer = ask("buyer refused the parcel because of customs duty")

    assert playbook(answer) == "refused-for-duty"
    assert first(answer).startswith("The buyer")
    assert "without an ODR mark" in first(answer)


# Custom goods


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("we engraved the wrong date on a bracelet", "Refund it"),
        ("buyer misspelled the name himself on a custom sign", "You need not refund it"),
        ("she wants to return a monogrammed bag because she doesn't like it", "No, not for"),
    ],
)
def test_a_custom_item_goes_back_only_for_the_sellers_error(
    ask: Ask, question: str, start: str
) -> None:
    answer = ask(question)

    assert playbook(answer) == "custom-return"
    assert first(answer).startswith(start)


def test_the_date_of_the_european_rule_on_custom_goods_is_said_only_there(ask: Ask) -> None:
    question = "buyer wants to return a personalised mug"

    assert "15 February 2023" in first(ask(question, marketplace="DE"))
    assert "15 February 2023" not in first(ask(question))


# FBA


@pytest.mark.parametrize(
    ("question", "expected", "words"),
    [
        ("amazon lost 30 units at the fulfillment center, deadline?", "fba-warehouse", "60 days"),
        ("fba reimbursement far too low, why", "fba-warehouse", "manufacturing cost"),
        ("FBA buyer wants a refund, should I refund him?", "fba-return", "Don't refund"),
        ("fba return was customer damaged, will I be reimbursed?", "fba-return", "Not if"),
        ("free replacement on an FBA order, who pays?", "fba-replacement", "30 days"),
        ("my removal order never arrived", "fba-removal", "no period is confirmed"),
        ("can I use safe-t for an FBA return?", "safe-t-fba", "No"),
        ("a-to-z came on an FBA order, do I respond?", "fba-a-to-z", "Not yours to answer"),
        ("is the removal fee still 50 cents?", "fba-old-fees", "No: such figures"),
        ("fba customer says it never arrived", "not-received-fba", "Amazon's matter"),
    ],
)
def test_fba_matters_go_to_their_own_playbook(
    ask: Ask, question: str, expected: str, words: str
) -> None:
    answer = ask(question)

    assert playbook(answer) == expected
    assert words in first(answer)


def test_a_claim_over_an_fba_return_opens_after_60_and_closes_after_120_days(ask: Ask) -> None:
    answer = ask("fba customer was refunded on august 3 and never returned the item")

    opens = deadline(answer, "can be filed").deadline
    closes = deadline(answer, "at the latest").deadline
    assert (opens.due_at, closes.due_at) == (date(2026, 10, 2), date(2026, 12, 1))


def test_fba_returns_in_europe_have_their_own_days(ask: Ask) -> None:
    answer = ask("when can I claim for an fba return that wasn't sent back?", marketplace="UK")

    assert "From 45 until 105 days" in first(answer)
    assert "120 days" not in everything(answer)


def test_fba_stock_is_claimed_within_60_days_of_the_report(ask: Ask) -> None:
    answer = ask("warehouse damaged my inventory, reported nov 2, when is the deadline?")

    assert deadline(answer, "FBA stock").deadline.due_at == date(2027, 1, 1)


# Damage in transit, before any claim


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("ups crushed it, amazon buy shipping label, am I covered?", "Not covered"),
        ("how long do I have to claim damage from usps?", "within 60 days after mailing"),
        ("fedex broke the vase, how long to file?", "within 60 calendar days"),
        ("can I ask the buyer for pictures of the damaged item first?", "Yes, once"),
        ("can I tell the customer to contact UPS about the damage?", "No: don't send the buyer"),
    ],
)
def test_damage_is_settled_with_the_buyer_and_claimed_from_the_carrier(
    ask: Ask, question: str, words: str
) -> None:
    answer = ask(question)

    assert playbook(answer) == "damaged-in-transit"
    assert words in first(answer)


def test_an_international_fedex_claim_has_21_days(ask: Ask) -> None:
    home = ask("fedex shipment arrived damaged, delivered nov 10, how long to file?")
    abroad = ask("international fedex shipment arrived damaged, delivered nov 10, how long?")

    assert deadline(home, "FedEx").deadline.due_at == date(2027, 1, 9)
    assert deadline(abroad, "FedEx").deadline.due_at == date(2026, 12, 1)


def test_an_item_called_defective_that_works_is_tested_before_anything_is_deducted(
    ask: Ask,
) -> None:
    answer = ask("buyer claims it's defective to get a free label, but nothing is wrong with it")

    assert playbook(answer) == "wrong-or-not-as-described"
    assert "test it when it is back" in first(answer)
    assert "liar" not in everything(answer)


# Injury and property damage


@pytest.mark.parametrize(
    "question",
    [
        "battery exploded and burned the buyer's hand",
        "customer says our lamp caused a fire",
        "child swallowed a piece of the toy",
        "the hose leaked over her floor and she wants us to pay",
        "should I refund the customer who got hurt by our knife?",
    ],
)
def test_injury_and_property_damage_have_no_draft_but_what_to_secure_and_whom_to_call(
    ask: Ask, question: str
) -> None:
    answer = ask(question)

    assert playbook(answer) == "injury-or-damage"
    assert drafts(answer) == []
    assert any(step.text.startswith("Call first the person in charge") for step in answer.steps)
    assert any(step.text.startswith("Secure the order") for step in answer.steps)


def test_proof_of_insurance_is_due_within_7_days_of_amazons_request(ask: Ask) -> None:
    answer = ask("amazon asked on nov 19 for proof of liability insurance, how long do I have?")

    assert "Within 7 days" in first(answer)
    assert deadline(answer, "proof of insurance").deadline.due_at == date(2026, 11, 26)


def test_the_uk_sums_are_said_in_the_uk_only(ask: Ask) -> None:
    question = "buyer says our heater damaged his floor"

    assert "£1,000" in everything(ask(question, marketplace="UK"))
    assert "$1,000" not in everything(ask(question, marketplace="UK"))
    assert "£1,000" not in everything(ask(question))


# Neighbours that are not ours


@pytest.mark.parametrize(
    "question",
    [
        "ebay restocking fee question",
        "how do I set up an inbound shipment plan",
        "what are the fba storage fees in december",
    ],
)
def test_neighbouring_matters_stay_out(ask: Ask, question: str) -> None:
    assert ask(question).outcome is Outcome.NO_ANSWER


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("customer says not received, I used Buy Shipping", "not-received"),
        ("buyer is angry that her shoes never arrived, wants a full refund", "not-received"),
        ("buyer filed an a-to-z, not as described", "claim-open"),
        ("return came back used, rfs, how do I file safe-t", "safe-t-file"),
        ("amazon auto refunded the return, safe-t?", "automated-refund"),
        ("package is coming back as undeliverable", "coming-back"),
        ("buyer asks to ship to another address", "other-address"),
    ],
)
def test_the_old_matters_keep_their_playbooks(ask: Ask, question: str, expected: str) -> None:
    assert playbook(ask(question)) == expected
