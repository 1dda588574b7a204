"""What sellers are told about fraud and abuse, from the bundled corpus as it is taken in."""

from __future__ import annotations

import re

import pytest

from bot.triage.answers import Addressee
from bot.triage.message_check import check_message
from tests.bot.conftest import Ask
from tests.bot.triage.test_answers_on_the_corpus import drafts, everything


@pytest.mark.parametrize(
    "question",
    ["how do I report a buyer?", "where can I report this customer", "can I block a buyer?"],
)
def test_a_buyer_is_reported_with_order_ids_and_facts(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.situation.playbook == "report-a-buyer"
    assert "Report Abuse" in answer.summary.text
    assert "brings no money" in answer.summary.text
    assert [draft.kind for draft in drafts(answer)] == ["report of a buyer's abuse"]


def test_a_report_brings_no_money(ask: Ask) -> None:
    answer = ask("I reported the buyer, will amazon reimburse me?")

    assert answer.summary.text.startswith("No: a report brings no reimbursement")


@pytest.mark.parametrize(
    "question",
    [
        "this buyer is a scammer, same guy for the 3rd time",
        "serial returner, 5 returns this month, what can I do",
    ],
)
def test_suspicion_is_shown_by_facts_and_accuses_nobody(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.situation.playbook == "suspected-abuse"
    assert "accuse nobody in writing" in answer.summary.text
    assert answer.situation.unknown == ("reason",)


def test_what_shows_return_fraud(ask: Ask) -> None:
    answer = ask("what evidence do I need against return fraud")

    assert "video of the packing" in answer.summary.text


@pytest.mark.parametrize(
    "question",
    [
        "can I cancel the buyer's other orders because he scammed me",
        "post the scammer's name in a facebook group",
        "can I share the buyer's address with other sellers as a warning",
        "file a theft claim to scare him",
        "send the customer to collections",
        "can I take him to small claims and tell him so",
        "can I refuse a return from a known scammer",
        "tell the buyer I will call the police",
        "can I tell Amazon it was signed even though it wasn't",
        "exaggerate to amazon so I win the claim",
        "ask the buyer for his ID first",
    ],
)
def test_what_makes_it_worse_gets_a_no(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.summary.text.startswith("No: ") or "should never" in answer.summary.text
    assert answer.summary.citations
    assert drafts(answer) == []


@pytest.mark.parametrize(
    "question",
    [
        "buyer threatens a 1 star review unless I refund",
        "customer wants money back or he leaves negative feedback",
        "he blackmails me with bad feedback",
        "buyer says he'll remove the review if I refund him",
    ],
)
def test_a_rating_is_not_paid_for(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.situation.playbook == "rating-extortion"
    assert answer.summary.text.startswith("Don't pay for a rating")
    to_buyer = [draft for draft in drafts(answer) if draft.addressee is Addressee.BUYER]
    assert to_buyer
    assert not any(re.search("review|feedback|rating", draft.text) for draft in to_buyer)


def test_elsewhere_the_report_page_of_the_us_is_not_named(ask: Ask) -> None:
    answer = ask("buyer threatens a 1 star review unless I refund", marketplace="UK")

    assert answer.summary.text.startswith("Don't pay for a rating")
    assert "Account Health" not in everything(answer)


def test_drafts_accuse_nobody(ask: Ask) -> None:
    answer = ask("buyer threatens a 1 star review unless I refund")

    for draft in drafts(answer):
        if draft.addressee is Addressee.BUYER:
            assert [each for each in check_message(draft.text) if each.blocks] == []


@pytest.mark.parametrize(
    ("question", "playbook"),
    [
        ("scammer sent back an empty box, not refunded yet", "return-came-back"),
        ("buyer is a liar, says not received but tracking says delivered", "not-received"),
        ("scam: refunded him and then he did a chargeback", "chargeback"),
        ("is this email from amazon a scam? it asks for my password", "is-it-amazon"),
        ("buyer says his lawyer will sue us", "threat-from-buyer"),
        ("our charger burned the customer's hand, he wants $500", "injury-or-damage"),
    ],
)
def test_what_has_its_own_way_keeps_it(ask: Ask, question: str, playbook: str) -> None:
    assert ask(question).situation.playbook == playbook
