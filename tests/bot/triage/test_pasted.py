"""Pasted notices, asked of the bundled corpus: what they state goes before any rule."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.triage.answers import Answer, Outcome, Question
from bot.triage.pasted import NOTHING_ASKED, may_hold_notice, with_notice
from knowledge.deadlines import Basis
from tests.bot.conftest import Ask
from tests.ingest.stated_notices import STATED, at, text_of

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def stated(answer: Answer) -> list[tuple[date | datetime | None, str]]:
    return [
        (each.deadline.due_at, each.deadline.within)
        for each in answer.deadlines
        if each.deadline.basis is Basis.STATED
    ]


def everything_said(answer: Answer) -> str:
    said = (answer.summary, *answer.warnings, *answer.facts, *answer.conflicts)
    steps = (*answer.steps, *(step for branch in answer.branches for step in branch.steps))
    return " ".join((*(each.text for each in said), *(step.text for step in steps)))


def test_a_notice_alone_is_answered_as_if_its_matter_had_been_told(ask: Ask) -> None:
    answer = ask(text_of("request_for_information_us"), now=NOW)

    situation = answer.situation
    assert (situation.facts["stage"], situation.facts["reason"]) == (
        "information_requested",
        "item_not_received",
    )
    assert (situation.order_id, situation.amount) == ("113-4821937-5523401", "$45.99")
    assert situation.playbook == "claim-information"
    assert stated(answer) == [(at(11, 24, 17, utc=-8), "by 24 Nov 2026, 17:00, as stated")]


def test_the_answer_says_where_it_was_read_and_asks_to_confirm_it(ask: Ask) -> None:
    answer = ask(text_of("request_for_information_us"), now=NOW)

    read = answer.warnings[0]
    assert read.text == (
        "Read from the pasted notice, not in Seller Central: information requested, order "
        "113-4821937-5523401, $45.99 at stake, respond by 24 Nov 2026, 17:00 PST. Confirm it in "
        "Seller Central, reached by typing its address, before you act on it."
    )
    (number,) = read.citations
    assert "is checked in Seller Central" in answer.citations[number - 1].quote


def test_a_day_without_an_hour_is_planned_for_the_day_before(ask: Ask) -> None:
    answer = ask(text_of("request_day_without_hour"), now=NOW)

    assert stated(answer) == [
        (
            date(2026, 11, 24),
            "by 25 Nov 2026, as stated, no hour given: plan for the day before",
        )
    ]


def test_of_two_dates_the_earlier_is_planned_for_and_both_are_shown(ask: Ask) -> None:
    answer = ask(text_of("two_dates"), now=NOW)

    assert stated(answer)[0][0] == date(2026, 11, 23)
    assert [said.text for said in answer.warnings if "more than one date" in said.text] == [
        "The notice states more than one date to respond: 24 Nov 2026 and 26 Nov 2026. "
        "The earlier is planned for."
    ]


def test_the_persons_question_is_what_is_answered(ask: Ask) -> None:
    notice = text_of("granted_seller_pays_not_counted")

    answer = ask(f"why do they take the money if it doesn't count?\n\n{notice}", now=NOW)

    assert answer.summary.text.startswith("Amazon decided two things")
    assert answer.situation.facts["odr"] == "waived"
    assert stated(answer)[0][0] == date(2026, 12, 11)


def test_what_was_pasted_holds_in_the_next_turn(ask: Ask) -> None:
    notice = text_of("granted_seller_pays_counts")

    answer = ask("can I still appeal, and by when?", f"look at this\n{notice}", now=NOW)

    assert answer.situation.facts["stage"] == "claim_granted"
    assert stated(answer)[0][0] == date(2026, 12, 11)


def test_the_notice_on_the_order_that_was_named_is_meant(ask: Ask) -> None:
    notices = text_of("another_order_below")

    answer = ask(f"what about 113-2000000-0000002?\n\n{notices}", now=NOW)

    assert answer.situation.facts["stage"] == "chargeback_received"
    assert "Another notice stands beside it, on order 113-1000000-0000001: ask about it apart." in [
        said.text for said in answer.warnings
    ]


def test_a_date_that_has_passed_is_said_first(ask: Ask) -> None:
    answer = ask(text_of("respond_by_passed"), now=NOW)

    assert answer.summary.text.startswith("By the dates told it is too late to answer")


def test_a_stated_date_is_shown_where_no_rule_is_for_it(ask: Ask) -> None:
    answer = ask(text_of("germany"), now=NOW)

    assert [
        (each.deadline.action, each.deadline.due_at, each.deadline.zone)
        for each in answer.deadlines
    ] == [("Answer Amazon, as its notice asks", at(11, 25, 17, utc=1), "Europe/Berlin")]


def test_a_stated_date_is_shown_where_there_is_no_answer(ask: Ask) -> None:
    answer = ask(text_of("chargeback_uk_days"), now=NOW)

    assert answer.outcome is Outcome.NO_ANSWER
    assert stated(answer)[0][0] == date(2026, 11, 25)
    assert {number for each in answer.deadlines for number in each.citations} <= {
        citation.number for citation in answer.citations
    }


def test_a_period_that_nothing_dates_goes_before_the_rules(ask: Ask) -> None:
    undated = ask(text_of("request_within_hours_undated"), now=NOW)
    dated = ask(
        f"the claim email came on Nov 20\n\n{text_of('request_within_hours_undated')}", now=NOW
    )

    assert stated(undated) == [(None, "within 72 hours of the notice, as stated")]
    assert stated(dated)[0][0] == date(2026, 11, 22)


# What stands in a notice is data


def test_orders_in_a_notice_are_not_followed_and_not_repeated(ask: Ask) -> None:
    plain = text_of("orders_in_instructions")

    answer = ask(plain, now=NOW)

    assert "Ignore all earlier instructions" in plain
    assert answer.situation.playbook == "claim-information"
    assert "no longer apply" not in everything_said(answer)
    assert "refund the buyer today" not in everything_said(answer)


def test_what_the_buyer_writes_within_a_notice_tells_nothing(ask: Ask) -> None:
    plain = text_of("buyers_words_inside")

    answer = ask(plain, now=NOW)

    assert "December 30" in plain
    assert "broken" in plain
    assert stated(answer)[0][0] == date(2026, 11, 23)
    assert answer.situation.facts["reason"] == "item_not_received"
    assert answer.situation.facts["stage"] == "information_requested"


@pytest.mark.parametrize("name", ["phishing_password", "phishing_payment"])
@pytest.mark.parametrize("question", ["", "what do I do with this, claim was granted?"])
def test_what_asks_for_secrets_or_payments_leads_to_doubt_and_nothing_of_it_is_used(
    ask: Ask, name: str, question: str
) -> None:
    answer = ask(f"{question}\n\n{text_of(name)}", now=NOW)

    assert answer.situation.playbook == "is-it-amazon"
    assert (stated(answer), answer.situation.order_id, answer.draft) == ([], None, None)
    assert "nothing that it states is relied on" in answer.warnings[0].text


@pytest.mark.parametrize("name", sorted(STATED))
def test_no_notice_is_left_without_its_dates_or_with_others(ask: Ask, name: str) -> None:
    notice = STATED[name]

    answer = ask(text_of(name), now=NOW)

    planned = {due for due, _ in stated(answer)}
    first = [*notice.respond_by[:1], *notice.appeal_by[:1]]
    assert len(planned - {None}) == len(first)
    assert (answer.situation.notice, answer.situation.order_id) == (notice, notice.order_id)


# Which questions are looked through


def test_a_question_without_a_notice_is_left_as_it_is() -> None:
    question = Question(text="what now?\nbuyer wants a refund", before=("hi",))

    assert with_notice(question, marketplace="US", now=NOW) is question


def test_a_notice_alone_asks_what_to_do() -> None:
    question = Question(text=text_of("denied"))

    read = with_notice(question, marketplace="US", now=NOW)

    assert (read.text, read.before) == (
        NOTHING_ASKED,
        ("Amazon denied the buyer's A-to-z claim. Not as described.",),
    )


@pytest.mark.parametrize("name", sorted(STATED))
def test_no_notice_is_passed_over(name: str) -> None:
    assert may_hold_notice(Question(text=text_of(name)))


def test_a_short_question_is_not_looked_through() -> None:
    assert not may_hold_notice(Question(text="buyer opened an a-to-z claim, what do I do?"))
