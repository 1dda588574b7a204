"""The fate of a parcel in the words of many people, and words that only look like it."""

from __future__ import annotations

import pytest

from tests.bot.conftest import Ask


@pytest.mark.parametrize(
    ("typed", "fact", "value"),
    [
        ("lady insists nobody dropped a thing off, no claim yet", "reason", "item_not_received"),
        ("recipient disputes receipt of the goods", "reason", "item_not_received"),
        ("customer can't locate her parcel", "reason", "item_not_received"),
        ("someone lifted it off his stoop", "reason", "item_not_received"),
        ("teapot came in a thousand pieces", "reason", "damaged"),
        ("she got a cracked mirror from us", "reason", "damaged"),
        ("it landed 6 days past the promised date", "reason", "late"),
        ("the gift showed up after the wedding", "reason", "late"),
        ("postman left it with the man next door", "delivery_status", "delivered_elsewhere"),
        ("the pin is 4 blocks away from her place", "delivery_status", "delivered_elsewhere"),
        ("radio silence since it left denver", "delivery_status", "in_transit"),
        ("parcel going in circles, buyer upset", "delivery_status", "in_transit"),
        ("ups never picked it up from me, buyer asks", "delivery_status", "no_scan"),
        ("box came back stamped no such address", "delivery_status", "undeliverable"),
        ("waiting at the post office and he won't collect it", "delivery_status", "pickup_point"),
        ("lost box, usps took it the same afternoon", "first_scan", "on_time"),
        ("lost box, handed in two days ahead", "first_scan", "on_time"),
        ("lost box, my helper was two days late dropping it off", "first_scan", "late"),
        ("lost parcel, cp label", "claims_protected", "yes"),
        ("lost parcel, badge missing on the label", "claims_protected", "no"),
        ("lost parcel, paid postage at the post office", "buy_shipping", "no"),
        ("amazon took 70 bucks off me for a package that was delivered", "stage", "claim_granted"),
        ("the case closed in buyer's favor, lost parcel", "stage", "claim_granted"),
        ("amazon wants documents on the lost parcel", "stage", "information_requested"),
        ("an a-z was lodged over the missing parcel", "stage", "claim_open"),
        ("buyer: never mind, the package was under the mat", "buyer_admits", "yes"),
    ],
)
def test_a_fact_is_read_in_other_words(ask: Ask, typed: str, fact: str, value: str) -> None:
    assert ask(typed).situation.facts.get(fact) == value


@pytest.mark.parametrize(
    ("typed", "fact", "value"),
    [
        ("lost parcel, otdr badge on the label", "claims_protected", "yes"),
        ("lost parcel, was it protected?", "claims_protected", "yes"),
        ("the return came 2 weeks past the window", "reason", "late"),
        ("buyer broke the lamp and sent it back", "reason", "damaged"),
        ("will i lose the a-z if it is at a locker", "stage", "claim_granted"),
        ("he won't pick it up", "stage", "claim_granted"),
        ("ups never picked it up from me", "delivery_status", "pickup_point"),
        ("it is out for delivery, buyer asks", "delivery_status", "delivered"),
        ("if the buyer opens a case over the lost parcel, what then", "stage", "claim_open"),
    ],
)
def test_a_look_alike_is_not_read_as_it(ask: Ask, typed: str, fact: str, value: str) -> None:
    assert ask(typed).situation.facts.get(fact) != value


def test_an_unless_of_a_group_takes_back_its_own_phrases_only(ask: Ask) -> None:
    answer = ask("damage claim, nothing was sent back")

    assert answer.situation.facts["reason"] == "damaged"
