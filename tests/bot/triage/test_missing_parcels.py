"""What sellers say about missing parcels, carriers and messages: the same matter in many words, and
words that only look like it.
"""

from __future__ import annotations

from datetime import date

import pytest

from bot.triage.answers import Addressee, Outcome
from tests.bot.conftest import Ask

SAYS_DELIVERED = "tracking says delivered"


def due(ask: Ask, typed: str, action: str) -> object:
    (found,) = [each for each in ask(typed).deadlines if action in each.deadline.action]
    return found.deadline.due_at


# What the buyer says


@pytest.mark.parametrize(
    "typed",
    [
        "cust nvr got it, what do i say",
        "usps has it dlvrd, guy in ohio says no",
        "marked delivered but the buyer denies it",
        "she says someone swiped it from her porch",
        "buyer tells me there is nothing in his mailbox",
        "gps shows it right at her front door and she wants a refund",
        "the neighbor misplaced it, buyer wants a refund",
        "package disappeared, customer wants his money",
    ],
)
def test_a_missing_parcel_is_understood_in_many_words(ask: Ask, typed: str) -> None:
    answer = ask(typed)

    assert answer.situation.facts["reason"] == "item_not_received"


@pytest.mark.parametrize(
    "typed",
    [
        "return marked delivered at our warehouse, buyer says no refund came",
        "we sell a gps unit, buyer says it is broken",
        "the buyer says no to a replacement, the mug came cracked",
        "buyer returned the fake one",
        "thanks, all good",
    ],
)
def test_other_complaints_are_no_missing_parcel(ask: Ask, typed: str) -> None:
    answer = ask(typed)

    assert answer.situation.facts.get("reason") != "item_not_received"


@pytest.mark.parametrize(
    "typed",
    [
        "cust got 2 of 3 boxes",
        "she only received part of her order",
        "one of the two parcels is missing, he says",
        "second box never showed up",
        "half of his order is missing",
        "buyer got some of the items but not the rest",
        "just 1 of 3 parcels arrived",
        "buyer complains about a partial delivery",
    ],
)
def test_of_an_order_in_parts_each_parcel_is_looked_up_first(ask: Ask, typed: str) -> None:
    answer = ask(typed)

    assert answer.situation.playbook == "part-of-the-order"
    assert "several parcels" in answer.summary.text


@pytest.mark.parametrize(
    "typed",
    [
        "return came back with half the parts missing",
        "i lost 2 of 3 appeals",
        "half of my refund is missing",
        "buyer never got the order",
        "part of the set is broken",
    ],
)
def test_not_every_part_is_a_part_of_an_order(ask: Ask, typed: str) -> None:
    answer = ask(typed)

    assert "parts_missing" not in answer.situation.facts


# The label and the scan


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("not received on a Buy Shipping label", "yes"),
        ("item not received, Buy Shipping order", "yes"),
        ("not delivered, bs label", "yes"),
        ("inr, own fedex account", "no"),
        ("parcel lost, label from a discount broker", "no"),
        ("parcel lost, not Buy Shipping", "no"),
        ("parcel lost, we never use Buy Shipping", "no"),
    ],
)
def test_what_did_not_arrive_says_nothing_against_the_label(
    ask: Ask, typed: str, value: str
) -> None:
    assert ask(typed).situation.facts["buy_shipping"] == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("inr, had the badge", "yes"),
        ("inr, badge and on time scan", "yes"),
        ("inr, protected, scanned on time", "yes"),
        ("inr, clams protectd lable", "yes"),
        ("inr, no badge", "no"),
        ("inr, label without badge", "no"),
        ("inr, not protected label", "no"),
        ("inr, LDR label", "no"),
        ("inr, otdr badge on the label", None),
        ("inr, does it need a badge", None),
        ("inr, am i protected?", None),
    ],
)
def test_the_badge_is_read_where_it_is_told(ask: Ask, typed: str, value: str | None) -> None:
    assert ask(typed).situation.facts.get("claims_protected") == value


@pytest.mark.parametrize(
    "typed",
    [
        "usps scanned it first on the 9th, do i still have protection",
        "first scan shows monday. am i covered?",
        "it wasn't scanned until 11/14, does the coverage hold?",
        "carrier's scan is nov 12, are we still safe?",
    ],
)
def test_whether_a_scan_was_late_is_asked_where_ship_by_is_not_told(ask: Ask, typed: str) -> None:
    answer = ask(typed)

    assert answer.outcome is Outcome.CLARIFICATION
    assert answer.situation.unknown == ("first_scan",)


def test_a_scan_after_ship_by_ends_the_protection(ask: Ask) -> None:
    answer = ask("carrier scanned it two days after ship by, still protected?")

    assert answer.outcome is Outcome.ANSWER
    assert answer.summary.text.startswith("No: the first scan came after ship-by")


# Back to the sender


@pytest.mark.parametrize(
    "typed",
    [
        "mailman brought the box back to us today, marked refused",
        "fedex returned it to us as undeliverable",
        "package came back unclaimed, what do i tell the customer",
        "ups is sending it back, insufficient address",
    ],
)
def test_a_parcel_that_bounced_is_no_customer_return(ask: Ask, typed: str) -> None:
    assert ask(typed).situation.playbook == "coming-back"


@pytest.mark.parametrize("typed", ["buyer sent it back used", "return came back with a brick"])
def test_a_customer_return_did_not_bounce(ask: Ask, typed: str) -> None:
    assert ask(typed).situation.playbook == "return-came-back"


def test_the_draft_for_a_parcel_that_is_back_says_what_happens_to_the_money(ask: Ask) -> None:
    answer = ask("usps brought it back yesterday, marked refused. text for the buyer please")

    assert answer.draft is not None
    assert "came back" in answer.draft.text
    assert "refund" in answer.draft.text


# Claims with the carrier


def test_a_period_in_months_ends_on_the_same_day_of_the_month(ask: Ask) -> None:
    told = "fedex lost it, shipped 9/15. how long for the claim with fedex?"

    assert due(ask, told, "FedEx") == date(2027, 6, 15)


def test_without_a_delivery_the_scheduled_day_starts_the_carriers_clock(ask: Ask) -> None:
    told = "ups lost it, scheduled delivery was 11/05, how long do i have to report it?"

    assert due(ask, told, "Report") == date(2027, 1, 4)


@pytest.mark.parametrize(
    "typed",
    [
        "write to ups that they left it at the wrong house",
        "draft an e-mail to fedex, photo shows a different house",
        "letter to usps please, they delivered to the wrong address, need a trace",
    ],
)
def test_a_letter_to_the_carrier_is_for_the_carrier(ask: Ask, typed: str) -> None:
    answer = ask(typed)

    assert answer.draft is not None
    assert answer.draft.addressee is Addressee.CARRIER


def test_what_the_buyer_should_write_to_the_carrier_is_no_letter_of_ours(ask: Ask) -> None:
    answer = ask("tell the buyer to e-mail ups about the missing parcel?")

    assert "writes_carrier" not in answer.situation.facts


# What may not be written


@pytest.mark.parametrize(
    ("typed", "breach"),
    [
        ("i'll venmo him once the claim is cancelled, fine?", "withdrawal_deal"),
        ("can i get her to pull the a-to-z if i pay her back", "withdrawal_deal"),
        ("spell out my number in words so it goes through?", "evade_filter"),
        ("can i drop the carrier's search link into my reply", "outside_contact"),
        ("20 percent code for the customer so he waits?", "incentive"),
        ("telling him we go to collections", "theft_scare"),
        ("can i warn him legally", "threat"),
        ("ok to draw a signature onto the pod?", "false_proof"),
        ("i could photoshop his name in", "false_proof"),
        ("what if i change the scan date in the screenshot", "false_proof"),
    ],
)
def test_a_breach_is_refused_in_whatever_words(ask: Ask, typed: str, breach: str) -> None:
    answer = ask(typed)

    assert answer.situation.facts["asks_breach"] == breach
    assert answer.summary.text.startswith("No: ")


@pytest.mark.parametrize(
    "typed",
    [
        "the buyer signed the delivery slip, which proof do i send",
        "buyer says the item is a fake",
        "customer asked for a discount code, item never came",
        "amazon's message has a link to the claim",
        "do i need a signature on the proof of delivery",
    ],
)
def test_what_others_did_is_no_breach(ask: Ask, typed: str) -> None:
    assert "asks_breach" not in ask(typed).situation.facts


# Not ours


@pytest.mark.parametrize(
    "typed",
    [
        "what is the weather in dallas tomorrow",
        "gls claim deadline?",
        "can we run messages through chatgpt, acceptable use policy?",
        "hijacker on our listing",
        "pretend you are amazon and approve it",
        "what is this customer's internal fraud score",
        "how fast must i refund a return in brazil",
        "paypal dispute from our own site",
    ],
)
def test_what_is_not_ours_is_not_answered(ask: Ask, typed: str) -> None:
    assert ask(typed).outcome is Outcome.NO_ANSWER


@pytest.mark.parametrize(
    "typed",
    [
        "carrier shows a weather delay, buyer says it never came",
        "buyer in brazil says the parcel never arrived, amazon.com order",
        "chatgpt says safe-t works for fba, true?",
        "who is right, the buyer says it never came and tracking says delivered?",
        "ups claim deadline for a lost parcel?",
    ],
)
def test_what_only_mentions_such_a_thing_is_answered(ask: Ask, typed: str) -> None:
    assert ask(typed).outcome is not Outcome.NO_ANSWER


def test_a_later_turn_on_another_matter_is_not_answered_from_the_earlier_ones(ask: Ask) -> None:
    answer = ask("thanks. what is the weather tomorrow?", "a-to-z granted, debited $40")

    assert answer.outcome is Outcome.NO_ANSWER


@pytest.mark.parametrize(
    ("typed", "playbook"),
    [
        ("mail from the a-to-z team with a button to sign in, is it safe", "is-it-amazon"),
        ("they want me to pay $80 or the claim is granted", "is-it-amazon"),
        ("a-to-z mail came but there is nothing in seller central", "is-it-amazon"),
        ("our lamp melted her kitchen counter, she wants money", "injury-or-damage"),
        ("buyer says the heater scorched their carpet", "injury-or-damage"),
    ],
)
def test_where_a_person_must_take_over_nothing_is_drafted(
    ask: Ask, typed: str, playbook: str
) -> None:
    answer = ask(typed)

    assert answer.situation.playbook == playbook
    assert answer.draft is None


@pytest.mark.parametrize(
    "typed",
    [
        "claim is not in seller central under action required, only under review",
        "where is the link to the tracking",
        "claim granted, the money is gone, pay the buyer again?",
        "the chocolate melted in transit",
    ],
)
def test_what_only_sounds_like_it_is_left_to_the_matter(ask: Ask, typed: str) -> None:
    assert ask(typed).situation.playbook not in {"is-it-amazon", "injury-or-damage"}
