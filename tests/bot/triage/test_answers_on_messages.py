"""What sellers are told about messages to buyers, from the bundled corpus as it is taken in."""

from __future__ import annotations

from datetime import date

import pytest

from bot.triage.answers import Outcome
from tests.bot.conftest import Ask
from tests.bot.triage.test_answers_on_the_corpus import deadline, drafts, everything


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("can I send a thank you message after the order?", "No: messages that only"),
        ("my tool sends order confirmation messages, allowed?", "No: messages that only"),
        ("follow up a week later to see if the buyer is happy", "No: a message that only checks"),
        ("can I send a tracking link to the buyer?", "Better not"),
        ("are emojis ok in a message to a buyer", "Better not"),
        ("can I put spaces in the url so the filter misses it", "No: writing a link"),
        ("can I call the buyer on his phone", "No: write through Buyer-Seller Messaging"),
        ("can I contact the buyer on instagram", "No: write through Buyer-Seller Messaging"),
        ("buyer wants the refund by paypal, ok?", "No: write through Buyer-Seller Messaging"),
        ("can I give 10% off the next order to an upset buyer", "No: a message to a buyer must"),
        ("can I promise the buyer that amazon will refund him", "No: don't promise"),
        ("package insert with our email address, ok?", "No: an insert"),
        ("can I ask the buyer to cancel, I can't ship in time", "No: a seller must not ask"),
    ],
)
def test_what_breaks_the_guidelines_gets_a_no(ask: Ask, question: str, start: str) -> None:
    answer = ask(question)

    assert answer.summary.text.startswith(start)
    assert answer.summary.citations
    assert drafts(answer) == []


def test_a_seller_writes_first_within_30_days_of_completion(ask: Ask) -> None:
    answer = ask("how long after the order can I still message the buyer?")

    assert answer.summary.text.startswith("Within 30 days after the order is complete")
    assert "17-digit order ID" in answer.summary.text


def test_the_30_days_count_from_the_orders_completion(ask: Ask) -> None:
    answer = ask("order completed Nov 2, how long can I message the buyer first?")

    found = deadline(answer, "Write to the buyer first").deadline
    assert found.due_at == date(2026, 12, 2)


def test_a_permitted_reason_is_named(ask: Ask) -> None:
    answer = ask("may I message a buyer first?")

    assert answer.summary.text.startswith("Yes, with a permitted reason")


def test_an_opt_out_does_not_stop_a_reply(ask: Ask) -> None:
    answer = ask("buyer opted out of messages, can I still answer her?")

    assert answer.summary.text.startswith("Reply in the buyer's own thread")
    assert "[Important]" in answer.summary.text


def test_a_blocked_message_is_mended_and_not_disguised(ask: Ask) -> None:
    answer = ask("my message to the buyer was blocked")

    assert answer.summary.text.startswith("Take out what the filter stops")
    assert any("fool the filter" in said.text for said in answer.warnings)


def test_while_restricted_replies_still_work(ask: Ask) -> None:
    answer = ask("amazon restricted my messaging, can I still answer buyers?")

    assert answer.summary.text.startswith("Yes, replies to buyers' own messages keep working")


def test_how_long_a_restriction_lasts_is_a_vendors_report_and_disputed(ask: Ask) -> None:
    answer = ask("how long does a buyer messaging restriction last?")

    assert "one vendor reports" in answer.summary.text
    assert any("120 hours" in said.text for said in answer.conflicts)


def test_attachments_up_to_10_mb(ask: Ask) -> None:
    assert "10 MB" in ask("max attachment size in a buyer message").summary.text


def test_weekends_count_and_an_autoresponder_does_not(ask: Ask) -> None:
    answer = ask("do I have to reply to buyers on weekends, is an autoresponder enough?")

    assert "weekends" in everything(answer)
    assert "automatic reply does not count" in everything(answer)


def test_one_late_reply_is_no_defect(ask: Ask) -> None:
    answer = ask("i answered a customer after 3 days, does it hurt my account")

    assert "not a direct hit" in everything(answer) or "Not directly" in answer.summary.text


def test_thanks_need_no_answer(ask: Ask) -> None:
    answer = ask("buyer just wrote thanks, do I need to respond?")

    assert answer.summary.text.startswith("No: write nothing and mark the message")


def test_a_complaint_is_still_a_complaint(ask: Ask) -> None:
    answer = ask("buyer says it never arrived, do I have to reply on Sunday?")

    assert answer.situation.playbook == "not-received"


def test_where_no_page_was_seen_nothing_is_taken_from_the_us(ask: Ask) -> None:
    answer = ask("can I send a thank you message?", marketplace="JP")

    assert answer.outcome is Outcome.NO_ANSWER


def test_the_uk_has_the_guidelines_too(ask: Ask) -> None:
    answer = ask("may I message a buyer first?", marketplace="UK")

    assert answer.summary.text.startswith("Yes, with a permitted reason")
