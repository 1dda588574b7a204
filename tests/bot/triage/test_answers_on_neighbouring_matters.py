"""Words that two matters share: each question gets its own, and a doubtful one is asked about."""

from __future__ import annotations

import pytest

from bot.triage.answers import Addressee, Outcome
from tests.bot.conftest import Ask


def facts(question: str, ask: Ask, *before: str) -> dict[str, str]:
    return dict(ask(question, *before).situation.facts)


@pytest.mark.parametrize(
    ("question", "playbook"),
    [
        # Feedback that is to be removed, and stock that is.
        ("got a 1 star, is it removable", "feedback-removal"),
        ("amazon denied my removal of the 2 star rating", "feedback-removal"),
        ("fba removal order got lost with ups", "fba-removal"),
        # Money tied to a rating, in other words than "refund for feedback".
        ("i'll send her the $25 but only once the 1 star is deleted", "reward-for-review"),
        ("can we hold his refund until the review is gone", "reward-for-review"),
        ("what do i do when the customer changed his feedback", "feedback-removal"),
        # Messages.
        ("am i permitted to write to this customer about an order", "message-first"),
        ("is it too late to message the buyer of a september order", "message-first"),
        ("can i email the customer directly", "contact-outside"),
        ("type the site as mybrand (dot) com so the bot doesn't catch it", "filter-evasion"),
        ("how can i trick the filter with our web address", "filter-evasion"),
        ("we put a little card into each box: text us before you rate", "contact-insert"),
        ("customer replied 'k thx', must i answer", "no-response-needed"),
        ("do i owe a reply to a thumbs up", "no-response-needed"),
        ("she wrote 'ok but where is my package'", "not-received"),
        # Chargebacks.
        (
            "tell him to drop the chargeback by monday or it's collections",
            "drop-the-chargeback",
        ),
        ("get the lady to withdraw at her bank", "drop-the-chargeback"),
        ("can i photoshop the delivery slip so there is a signature", "untrue-proof"),
        # Damage goes before whatever is offered for it.
        ("blender leaked all over the kitchen counter, they want 900", "injury-or-damage"),
        ("our heater scorched a customer's hardwood, can i zelle her 300", "injury-or-damage"),
        ("lawyer letter, the lamp burned his hand", "injury-or-damage"),
        # Account health.
        ("i cancelled 3 of 80 orders this week, is that bad", "cancel-rate"),
        ("when does this a-to-z drop out of my ODR, order was in september", "odr-until-when"),
        ("does odr run by purchase date or decision date", "odr-until-when"),
        ("amazon offers me a quiz in place of a plan, is it phishing?", "late-shipment-rate"),
        ("is this mail phishing? it says my claim", "is-it-amazon"),
        ("someone on telegram knows an insider, and fakes invoices too", "paid-insider"),
        # Sending it again, in other words.
        ("spam 6 tickets at support until one says yes", "duplicate-appeals"),
        ("support closed the case, can i file a bunch more", "duplicate-appeals"),
        ("refund only if he closes the claim", "withdrawal-deal"),
        # Chargebacks, returns, deactivation.
        ("the order got charged back, who pays", "chargeback"),
        ("we represented the dispute in october and it's silent", "chargeback-answered"),
        ("item returned with signs of wear, what part of the refund can we keep", "restocking-fee"),
        ("lost selling privileges this morning, what now", "account-deactivated"),
        ("need a reply to post under the neutral feedback", "feedback-public-reply"),
        # FBA.
        ("they paid my lost units at my cost instead of retail, is that right", "fba-warehouse"),
        ("amazon refunded the buyer but he never sent the item back", "refunded-without-return"),
        ("refunded last week, he never shipped it back, what can i claim", "refunded-not-returned"),
        # Support, data, custom goods.
        ("amazon support promised me a reimbursement and now refuses", "agents-contradict"),
        ("customer service told me to refund the buyer, must i", "service-asks-refund"),
        ("our assistant left on monday, what about her login", "data-secured"),
        ("mug with her name, she changed her mind, must we take it back", "custom-return"),
    ],
)
def test_each_question_gets_the_playbook_of_its_matter(
    ask: Ask, question: str, playbook: str
) -> None:
    assert ask(question).situation.playbook == playbook


@pytest.mark.parametrize(
    ("question", "stage"),
    [
        ("somebody left us 2 stars last night", "feedback_left"),
        ("bad feedback about shipping, buyer says it was late", "feedback_left"),
        ("how often may i ask buyers for a review", None),
        ("can the customer leave feedback twice", None),
        ("chargeback and 1 star feedback on one order", "chargeback_received"),
        ("we refunded on 10/12", "refunded"),
        ("return on 111-2223334-5556667 delivered nov 19", "return_received"),
        ("bank wants proof of delivery", "chargeback_received"),
    ],
)
def test_the_stage_is_read(ask: Ask, question: str, stage: str | None) -> None:
    assert facts(question, ask).get("stage") == stage


def test_what_came_back_is_a_return_matter_unless_another_was_told(ask: Ask) -> None:
    assert facts("came back unopened, can i keep 25%", ask)["reason"] == "return_problem"
    assert facts("not as described, return was received", ask)["reason"] == "not_as_described"


def test_a_later_turn_that_supposes_a_case_is_answered_for_that_case(ask: Ask) -> None:
    answer = ask("and what if amazon refunded her when fedex scanned it", "return came back used")

    assert answer.situation.facts["refunded_by"] == "refund_at_first_scan"
    assert answer.summary.text.startswith("Yes, that is what SAFE-T is for")


def test_a_first_question_that_supposes_tells_nothing(ask: Ask) -> None:
    assert "refunded_by" not in facts("what if amazon refunded at first scan?", ask)


def test_an_amount_without_a_sign_stands_in_the_draft(ask: Ask) -> None:
    answer = ask("chargeback today, we refunded 47.50 on nov 8 already, write to amazon")

    assert answer.draft is not None
    assert "Refund of 47.50 on 8 November 2026" in answer.draft.text


@pytest.mark.parametrize("question", ["odr 1.25, chargeback came", "chargeback, 12.50% of orders"])
def test_a_rate_is_no_amount(ask: Ask, question: str) -> None:
    assert ask(question).situation.amount is None


def test_a_later_ship_date_gets_a_message_with_that_date(ask: Ask) -> None:
    answer = ask(
        "tell customer the order ships nov 27 rather than nov 23, our factory is late, "
        "order 111-2223334-5556667"
    )

    assert answer.draft is not None
    assert answer.draft.addressee is Addressee.BUYER
    assert "The new ship date is 27 November 2026." in answer.draft.text
    assert "111-2223334-5556667" in answer.draft.text


def test_a_carriers_delay_is_not_the_sellers(ask: Ask) -> None:
    assert ask("carrier delay, buyer says where is it").situation.playbook == "not-received"


def test_another_item_in_a_return_is_named_in_the_draft_without_blame(ask: Ask) -> None:
    answer = ask("return box contained a rock, not our camera, not refunded. what do i tell him")

    assert answer.draft is not None
    assert "a different item from the one that we sent" in answer.draft.text


def test_chargebacks_on_purchase_orders_are_asked_about(ask: Ask) -> None:
    answer = ask("chargebacks on our POs every week, where to dispute")

    assert answer.outcome is Outcome.CLARIFICATION
    assert answer.question is not None
    assert answer.question.startswith("Vendor Central or Seller Central")


@pytest.mark.parametrize(
    ("question", "left_open"),
    [
        ("ODR limit? and ups billed me a surcharge, dispute how", "bills"),
        ("1) bought nov 3, return until when? 2) where is my 1099", "Tax"),
    ],
)
def test_a_foreign_part_is_named_and_the_rest_answered(
    ask: Ask, question: str, left_open: str
) -> None:
    answer = ask(question)

    assert answer.outcome is Outcome.ANSWER
    assert any(left_open in each for each in answer.unanswered)
