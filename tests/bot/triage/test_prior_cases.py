"""What an answer says of the team's own cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from bot.triage.answers import Outcome, PriorCase, Situation
from bot.triage.citing import Citer
from bot.triage.prior_cases import PriorCases, prior_cases
from knowledge.cases import CaseNote, Money, Odr
from knowledge.retrieval import Hit
from knowledge.sources import Authority, Passage, PassageKind
from tests.bot.triage.small_desk import LOST_EXAMPLES, STATEMENTS, answered
from tests.builders import a_passage, a_source, a_statement

CASES = a_source("cases", authority=Authority.EXPERIENCE, publisher="your team's cases")
OLD = a_statement(
    "old",
    topic="safe_t",
    effective_until=date(2026, 2, 15),
    particulars={"superseded_by": "new"},
)


def a_case(line: int = 2, note: str = "The parcel was lost.", **told: Any) -> Passage:
    defaults: dict[str, Any] = {
        "decision": "granted",
        "filed": "SAFE-T claim",
        "decided_on": date(2026, 6, line),
    }
    case = CaseNote(line=line, note=note, **{**defaults, **told})
    return a_passage(
        case.words,
        kind=PassageKind.CASE,
        source=CASES,
        case=case,
        keys=(note,),
        position=line,
        marketplaces=(case.marketplace or "*",),
    )


def hit(passage: Passage, similarity: float = 0.6) -> Hit:
    return Hit(
        passage=passage,
        similarity=similarity,
        own=similarity,
        matched=passage.text,
        lexical=0.0,
        score=0.0,
    )


def told(
    *cases: Passage | Hit,
    statements: Mapping[str, Passage] = {},
    facts: Mapping[str, str] = {},
    asked: Sequence[str] = ("the parcel was lost",),
) -> PriorCases:
    hits = [each if isinstance(each, Hit) else hit(each) for each in cases]
    return prior_cases(
        hits,
        Situation(facts=facts),
        statements,
        asked=asked,
        today=date(2026, 11, 22),
        citer=Citer({}, told=frozenset()),
    )


def test_a_similar_case_is_shown_with_how_it_ended_money_and_odr_apart() -> None:
    case = a_case(
        order_id="113-1234567-1234567",
        note="We called. The parcel was lost. It rained.",
        money=Money.OURS_KEPT,
        odr=Odr.COUNTED,
        lesson="Call the carrier first.",
    )

    assert told(case).shown == (
        PriorCase(
            id="113-1234567-1234567",
            summary="We called. The parcel was lost.",
            decision="granted (2026-06-02)",
            money="the money stayed with us",
            odr="counted against ODR",
            lesson="Call the carrier first.",
            citations=(1,),
        ),
    )


def test_a_case_without_an_order_goes_by_its_line() -> None:
    assert [case.id for case in told(a_case(line=7)).shown] == ["line 7"]


def test_the_most_alike_come_first_and_few_are_shown() -> None:
    hits = [hit(a_case(line=line), 0.5 + line / 100) for line in range(2, 8)]

    assert [case.id for case in told(*hits).shown] == ["line 7", "line 6", "line 5"]


@pytest.mark.parametrize(
    ("similarity", "reason", "asked_reason", "shown"),
    [
        (0.5, None, None, True),
        (0.49, None, None, False),
        (0.45, "Item not received", "item_not_received", True),
        (0.41, "Item not received", "item_not_received", False),
        (0.9, "Item not received", "damaged", False),
        (0.9, "Other", "damaged", True),
    ],
)
def test_a_case_is_alike_when_it_is_near_and_of_no_other_complaint(
    similarity: float, reason: str | None, asked_reason: str | None, shown: bool
) -> None:
    facts = {"reason": asked_reason} if asked_reason else {}

    cases = told(hit(a_case(reason=reason), similarity), facts=facts)

    assert bool(cases.shown) is shown


def test_a_case_of_another_marketplace_is_not_alike() -> None:
    assert told(a_case(marketplace="UK")) == PriorCases()


def test_counts_come_from_five_cases_on_and_are_never_a_rate() -> None:
    granted = [a_case(line=line, money=Money.OURS_KEPT) for line in range(2, 6)]
    denied = a_case(line=6, decision="denied", money=Money.OURS_LOST, odr=Odr.COUNTED)

    four, five = told(*granted), told(*granted, denied)

    assert four.counts == ()
    assert five.counts == (
        "SAFE-T claims: granted in 4 of 5, denied in 1 of 5.",
        "Money: the money stayed with us in 4 of 5, we bore the money in 1 of 5.",
    )


def test_decisions_on_different_filings_are_not_counted_together() -> None:
    claims = [a_case(line=line) for line in range(2, 5)]
    others = [a_case(line=line, filed="A-to-z claim") for line in range(5, 8)]

    assert told(*claims, *others).counts == ()


def test_a_case_under_a_superseded_rule_is_marked_and_not_counted() -> None:
    new = [a_case(line=line) for line in range(2, 6)]
    old = a_case(line=7, filed_on=date(2026, 2, 15))

    cases = told(hit(old, 0.9), *new, statements={"old": OLD})

    assert cases.shown[0].not_counted == "decided under a rule that has changed since"
    assert cases.shown[1].not_counted is None
    assert cases.counts == ()


def test_the_day_after_a_rule_ended_and_another_topic_count() -> None:
    day_after = a_case(filed_on=date(2026, 2, 16))
    another = a_case(line=3, filed="A-to-z claim", filed_on=date(2020, 1, 1))

    shown = told(day_after, another, statements={"old": OLD}).shown

    assert [case.not_counted for case in shown] == [None, None]


def test_an_undated_case_is_not_counted_where_a_rule_has_changed() -> None:
    undated = a_case(decided_on=None)

    assert told(undated, statements={"old": OLD}).shown[0].not_counted == (
        "undated, so perhaps under a rule that has changed since"
    )
    assert told(undated).shown[0].not_counted is None


def test_a_case_that_tells_of_what_must_not_be_done_is_left_out() -> None:
    bad = a_case(note="We offered a full refund if they change the review to five stars.")

    assert told(bad) == PriorCases()


# In an answer

QUESTION = "the parcel is lost, is there a badge?"
LOST = a_case(note="The parcel is lost, there is a badge.", order_id="113-1234567-1234567")


def test_an_answer_shows_similar_cases_and_cites_them() -> None:
    answer = answered(QUESTION, passages=(*STATEMENTS, LOST_EXAMPLES, LOST))

    (case,) = answer.prior_cases
    (citation,) = (each for each in answer.citations if each.number in case.citations)
    assert case.id == "113-1234567-1234567"
    assert citation.authority is Authority.EXPERIENCE
    assert citation.quote in LOST.text


def test_an_answer_says_the_same_with_and_without_cases() -> None:
    with_cases = answered(QUESTION, passages=(*STATEMENTS, LOST_EXAMPLES, LOST))
    without = answered(QUESTION, passages=(*STATEMENTS, LOST_EXAMPLES))

    assert (with_cases.summary, with_cases.steps, with_cases.facts, with_cases.warnings) == (
        without.summary,
        without.steps,
        without.facts,
        without.warnings,
    )


def test_what_is_not_answered_shows_no_cases() -> None:
    rain = a_case(note="Will it rain tomorrow in the city?")

    answer = answered("will it rain tomorrow in the city?", passages=(*STATEMENTS, rain))

    assert (answer.outcome, answer.prior_cases) == (Outcome.NO_ANSWER, ())
