"""What sellers are told on account health, escalation, buyers' data, interfaces and threats, from
the bundled corpus as it is taken in.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.triage.answers import Addressee, Answer, Draft, Outcome
from knowledge.deadlines import Basis
from tests.bot.conftest import Ask


def drafts(answer: Answer) -> list[Draft]:
    return [*([answer.draft] if answer.draft else []), *answer.other_drafts]


def everything(answer: Answer) -> str:
    said = (*answer.warnings, *answer.facts, *answer.conflicts)
    return "\n".join(
        [
            answer.summary.text,
            *(step.text for step in answer.steps),
            *(sentence.text for sentence in said),
            *(draft.text for draft in drafts(answer)),
        ]
    )


# First lines


@pytest.mark.parametrize(
    ("asked", "playbook", "first_line"),
    [
        ("which lsr is still fine", "late-shipment-rate", "Under 4 %, over 10 days and over 30"),
        ("can i have a late shipment taken off my metrics", "late-shipment-rate", "No: a single"),
        ("cancellation rate max", "cancel-rate", "Under 2.5 % over 7 days"),
        (
            "customer wants to cancel, does that count in my pcr",
            "cancel-rate",
            "It does not count when the buyer presses the request-cancellation button",
        ),
        ("vtr target", "valid-tracking-rate", "Over 95 % over 30 days"),
        ("our on time delivery rate is 87%", "on-time-delivery-rate", "At least 90 % since 25 Sep"),
        ("what ahr counts as healthy", "account-health-rating", "200 to 1000 is healthy, 100 to"),
        (
            "ahr is at 80 will amazon suspend us right away",
            "account-health-rating",
            "Not by itself: at 99 or less the account is eligible",
        ),
        ("does a high return rate raise odr", "odr-returns-or-reviews", "No: returns and product"),
        ("limit for odr?", "order-defect-rate", "Under 1 % over 60 days"),
        ("item out of stock, may another shop ship it", "out-of-stock", "Cancel quickly and"),
        ("my seller account was deactivated", "account-deactivated", "Read what the notice names"),
        ("suspended over odr, what now", "account-deactivated", "Two tracks: appeal the single"),
        ("support keeps closing my ticket", "escalate", "The tool that belongs to the decision"),
        ("does every agent saying something else help me", "agents-contradict", "It helps little"),
        ("do i need a poa to appeal an a2z", "plan-of-action", "No Plan of Action: an A-to-z"),
        ("how to write a poa", "plan-of-action", "Root cause, corrective action already taken"),
        ("what is the ceo's email, i want to complain", "executives", "No private address"),
        ("pay an insider to unlock the account?", "paid-insider", "No: never pay anyone inside"),
        ("worth hiring an appeal service?", "paid-appeal", "No need: a paid service has no say"),
        ("resubmit the same appeal every day?", "duplicate-appeals", "No: don't open many cases"),
        ("fix the date on the invoice for amazon?", "altered-document", "No: every document goes"),
        ("how long can we store customer names", "data-kept", "At most 30 days after delivery"),
        ("share buyer's phone in our slack channel?", "data-in-chat", "Leave name, address, phone"),
        ("may i feed a buyer's message to an llm", "data-and-ai", "It isn't known here"),
        ("use the buyers for a mailing list?", "data-marketing", "No: buyers' data is for the"),
        ("api for a-to-z claims?", "interface-claims", "No: SP-API has no endpoint for A-to-z"),
        ("webhook for new a-to-z claims?", "interface-claims", "No: SP-API has no notification"),
        ("can an api answer buyer messages", "interface-messages", "No: the Messaging API can't"),
        ("read odr through sp-api", "interface-performance", "Rates and counts only"),
    ],
)
def test_the_first_line_answers_what_was_asked(
    ask: Ask, asked: str, playbook: str, first_line: str
) -> None:
    answer = ask(asked)

    assert answer.outcome is Outcome.ANSWER
    assert answer.situation.playbook == playbook
    assert answer.summary.text.startswith(first_line)
    assert answer.summary.citations


# Deadlines and dates


def test_held_funds_can_be_appealed_sixty_days_after_the_deactivation(ask: Ask) -> None:
    answer = ask("amazon suspended my account on Oct 3 and holds my funds, when can i get them")

    (found,) = [each for each in answer.deadlines if "withholding" in each.deadline.action]
    assert found.deadline.due_at == date(2026, 12, 2)
    assert "no payout is certain" in answer.summary.text
    assert [draft.kind for draft in drafts(answer)] == ["appeal of withheld funds"]


def test_the_ninety_days_of_old_are_not_said(ask: Ask) -> None:
    answer = ask("amazon holds my funds since the suspension, is it 90 days")

    assert "60 days" in answer.summary.text
    assert "90" not in answer.summary.text


def test_the_quiz_on_late_shipments_has_72_hours_and_a_stated_hour_wins(ask: Ask) -> None:
    offered = ask("late shipment quiz offered yesterday at 2pm")
    stated = ask("late shipment quiz, notice says Nov 23 at 5pm")

    (by_rule,) = offered.deadlines
    (by_notice,) = stated.deadlines
    zone = ZoneInfo("America/Los_Angeles")
    assert by_rule.deadline.ends == datetime(2026, 11, 23, 14, 0, tzinfo=zone)
    assert by_rule.deadline.due_at == date(2026, 11, 22)
    assert by_notice.deadline.basis is Basis.STATED
    assert by_notice.deadline.due_at == datetime(2026, 11, 23, 17, 0, tzinfo=zone)


# Drafts and warnings


def test_a_plan_of_action_is_drafted_for_a_deactivation_and_for_nothing_else(ask: Ask) -> None:
    deactivated = ask("account deactivated, amazon wants a plan of action")
    claim = ask("plan of action for my a-to-z appeal")

    (draft,) = drafts(deactivated)
    assert draft.addressee is Addressee.AMAZON
    assert {"Root cause", "Corrective action taken", "Prevention"} <= {
        line.split(":")[0] for line in draft.text.splitlines()
    }
    assert drafts(claim) == []


def test_a_deactivated_seller_is_warned_of_duplicates_alterations_and_insiders(ask: Ask) -> None:
    answer = ask("amazon shut down my store what do i do")

    assert answer.situation.playbook == "account-deactivated"
    assert any("Pay nobody" in warning.text for warning in answer.warnings)
    assert any("altered document" in warning.text for warning in answer.warnings)


def test_no_address_of_anyone_at_amazon_is_given(ask: Ask) -> None:
    answer = ask("which email of amazon executives works best for sellers, jeff or jassy?")

    assert answer.situation.playbook == "executives"
    assert "@" not in everything(answer)


# Threats: no draft, what to secure, whom to call


@pytest.mark.parametrize(
    ("asked", "playbook"),
    [
        ("buyer's attorney wrote us about order 113-1234567-1234567", "threat-from-buyer"),
        ("we were served with court papers by a customer", "threat-from-buyer"),
        ("got a cease and desist from a law firm", "threat-from-buyer"),
        ("buyer never got it and says he will sue", "threat-from-buyer"),
        ("a reporter wants a comment on a customer's complaint", "threat-of-press"),
        ("customer will go public if I don't refund the return", "threat-of-press"),
        ("mail about my a-to-z claim looks fishy", "is-it-amazon"),
        ("text message: verify your account here or be suspended", "is-it-amazon"),
        ("notice about a claim but I can't find it in seller central", "is-it-amazon"),
        ("should we take amazon to arbitration", "law-against-amazon"),
        ("our buyer data got leaked", "data-leak"),
    ],
)
def test_what_needs_a_person_gets_no_draft_and_names_the_person(
    ask: Ask, asked: str, playbook: str
) -> None:
    answer = ask(asked)

    assert answer.situation.playbook == playbook
    assert drafts(answer) == []
    assert any(who in everything(answer) for who in ("person in charge", "person who speaks"))


@pytest.mark.parametrize("threat", ["he will sue", "the news will hear of it from the customer"])
def test_a_threat_says_what_to_secure_and_that_dates_go_on(ask: Ask, threat: str) -> None:
    answer = ask(f"buyer opened an a-to-z claim and {threat}")

    steps = "\n".join(step.text for step in answer.steps)
    assert "Secure" in steps
    assert "dates" in steps or "date" in steps


def test_who_has_clicked_is_told_to_change_the_password_first(ask: Ask) -> None:
    answer = ask("i clicked the link in a phishing mail and typed my password")

    assert answer.summary.text.startswith("Tell the person in charge now: change the Seller")


# What is not known is said


def test_figures_of_the_us_are_not_said_elsewhere(ask: Ask) -> None:
    answers = [
        ask("what is the late shipment rate target", marketplace="DE"),
        ask("funds held after my account was suspended", marketplace="UK"),
        ask("odr limit", marketplace="UK"),
    ]

    for answer in answers:
        assert "4 %" not in everything(answer)
        assert "60 days" not in everything(answer).replace("60-day period", "")


def test_seller_fulfilled_primes_targets_are_said_for_the_uk_alone(ask: Ask) -> None:
    uk = ask("sfp metrics requirement", marketplace="UK")
    us = ask("sfp metrics requirement", marketplace="US")

    assert uk.summary.text.startswith("99 % on-time shipment, 98 %")
    assert us.summary.text.startswith("No figure is confirmed here for your marketplace")


def test_no_time_limit_for_a_data_incident_is_made_up(ask: Ask) -> None:
    answer = ask("customer data leaked, when must we tell amazon")

    assert "isn't confirmed here" in answer.summary.text
    assert not any("hours" in step.text for step in answer.steps)


# Neighbours


@pytest.mark.parametrize(
    ("asked", "playbook"),
    [
        ("account suspended over one a-to-z claim", "claim-behind-deactivation"),
        ("plan of action for a denied safe-t", "safe-t-denied"),
        ("customer service told us to refund the buyer", "service-asks-refund"),
        ("customer says not received, I used Buy Shipping", "not-received"),
        ("can I tell the buyer I will go to court", "theft-scare"),
    ],
)
def test_neighbouring_questions_keep_their_own_answers(ask: Ask, asked: str, playbook: str) -> None:
    assert ask(asked).situation.playbook == playbook


def test_a_sellers_verification_is_not_covered_and_said_so(ask: Ask) -> None:
    answer = ask("amazon rejected my utility bill for identity verification")

    assert answer.outcome is Outcome.NO_ANSWER
    assert "verification" in answer.summary.text


def test_a_threat_is_a_persons_matter_even_beside_what_is_not_covered(ask: Ask) -> None:
    answer = ask("a youtuber asked us for a comment on our ppc ads and a customer's complaint")

    assert answer.situation.playbook == "threat-of-press"
    assert answer.unanswered == ()
