from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.golden import Critical
from bot.evaluation.verdicts import Aspect, Check, CriticalError, Result
from bot.triage.answers import (
    Addressee,
    Answer,
    Branch,
    Draft,
    Option,
    Outcome,
    Said,
    Situation,
    Step,
    Violation,
)
from knowledge.deadlines import Basis
from knowledge.sources import Passage
from tests.bot.evaluation.small_traces import (
    APPEAL,
    OLD,
    STATEMENTS,
    WINDOW,
    a_citation,
    a_deadline,
    a_golden,
    a_refusal,
    a_verdict,
    an_answer,
)
from tests.builders import a_statement


@pytest.fixture
def golden(tmp_path: Path) -> Any:
    def made(**particulars: Any) -> Any:
        return a_golden(tmp_path, **particulars)

    return made


def results(checks: tuple[Check, ...], aspect: Aspect) -> list[Result]:
    return [check.result for check in checks if check.aspect is aspect]


MET, MISSED, NOT_APPLICABLE = [Result.MET], [Result.MISSED], [Result.NOT_APPLICABLE]


def test_an_answer_that_holds_all_is_right(golden: Any) -> None:
    verdict = a_verdict(golden(), an_answer(), APPEAL)

    assert verdict.missed == ()
    assert verdict.is_right


# Outcome and what was understood


@pytest.mark.parametrize(
    ("wanted", "result"), [("answer", MISSED), (["clarification", "answer"], MISSED)]
)
def test_another_outcome_than_expected_is_missed(golden: Any, wanted: Any, result: Any) -> None:
    verdict = a_verdict(golden(outcome=wanted, asks=["reason"]), a_refusal())

    assert results(verdict.checks, Aspect.OUTCOME) == result


def test_either_of_two_outcomes_is_right_where_both_are(golden: Any) -> None:
    verdict = a_verdict(golden(outcome=["clarification", "answer"], asks=["reason"]), an_answer())

    assert results(verdict.checks, Aspect.OUTCOME) == MET


@pytest.mark.parametrize(
    ("read", "result"), [({"stage": "claim_granted"}, MET), ({}, MISSED), ({"stage": "x"}, MISSED)]
)
def test_the_stage_must_be_read_as_it_is(golden: Any, read: Any, result: Any) -> None:
    answer = an_answer(situation=Situation(facts=read))

    verdict = a_verdict(golden(stage="claim_granted"), answer)

    assert results(verdict.checks, Aspect.STAGE) == result
    assert results(verdict.checks, Aspect.REASON) == NOT_APPLICABLE


# What was found

OTHERS = tuple(a_statement(f"other-{number}", f"Other {number}.") for number in range(5))


@pytest.mark.parametrize(
    ("found", "result"),
    [((APPEAL,), MET), ((*OTHERS[:4], APPEAL), MET), ((*OTHERS, APPEAL), MISSED), ((), MISSED)],
)
def test_what_answers_must_be_among_the_first_five(
    golden: Any, found: tuple[Passage, ...], result: list[Result]
) -> None:
    verdict = a_verdict(golden(), an_answer(), *found)

    assert results(verdict.checks, Aspect.FOUND) == result


def test_a_group_counts_once_at_its_best_rank(golden: Any) -> None:
    verdict = a_verdict(
        golden(find=[["appeal", "window"], ["old-window"]]), an_answer(), APPEAL, WINDOW, OLD
    )

    assert verdict.ranking == ("group:1", "window", "group:2")
    assert verdict.groups == ("group:1", "group:2")


def test_a_fact_stands_for_every_statement_that_carries_it(golden: Any) -> None:
    verdict = a_verdict(golden(find=[["fact:D8"]]), an_answer(), APPEAL, WINDOW)

    assert verdict.ranking == ("appeal", "group:1")


def test_a_fact_that_no_statement_carries_is_not_met(golden: Any) -> None:
    verdict = a_verdict(
        golden(find=[["fact:5.2"]], facts=[{"text": "seven days", "cite": ["fact:5.2"]}]),
        an_answer(),
        APPEAL,
    )

    missed = {(check.aspect, check.why) for check in verdict.missed}
    assert missed == {
        (Aspect.FOUND, "not in the corpus yet"),
        (Aspect.FACT, "not in the corpus yet"),
    }


# Facts


@pytest.mark.parametrize(
    ("fact", "result"),
    [
        ({"cite": ["appeal"]}, MET),
        ({"cite": ["window"]}, MISSED),
        ({"cite": ["window", "fact:D4"]}, MET),
        ({"say": ["APPEAL within"]}, MET),
        ({"say": ["45 days", "30 days"]}, MET),
        ({"say": ["45 days"]}, MISSED),
        ({"cite": ["appeal"], "say": ["45 days"]}, MISSED),
        ({"cite": ["window"], "say": ["30 days"]}, MISSED),
        ({"say": ["appeal.*Wait"]}, MISSED),  # of two sentences
        ({"say": ["nothing new\\. Wait"]}, MISSED),
    ],
)
def test_a_fact_is_met_when_it_is_cited_and_said(
    golden: Any, fact: dict[str, Any], result: list[Result]
) -> None:
    verdict = a_verdict(
        golden(facts=[{"text": "a fact", **fact}]),
        an_answer("You can *appeal* within 30 days. Wait for the decision."),
    )

    assert results(verdict.checks, Aspect.FACT) == result


@pytest.mark.parametrize(
    "place",
    [
        {"steps": (Step(number=1, text="Plan for 48 hours.", citations=(1,)),)},
        {"branches": (Branch(when="it is late", steps=(Step(number=1, text="Plan 48 hours."),)),)},
        {"warnings": (Said(text="48 hours, no more."),)},
        {"facts": (Said(text="It is 48 hours."),)},
        {"conflicts": (Said(text="One says 48 hours."),)},
        {"deadlines": (a_deadline(None, within="48 hours"),)},
    ],
)
def test_a_fact_may_be_said_anywhere_in_an_answer(golden: Any, place: dict[str, Any]) -> None:
    verdict = a_verdict(
        golden(facts=[{"text": "48 hours", "say": ["48 hours"]}]), an_answer(**place)
    )

    assert results(verdict.checks, Aspect.FACT) == MET


# What must never be advised

REFUND = {"text": "refund first", "say": [r"\brefund (?:the buyer|first)"]}


@pytest.mark.parametrize(
    ("sentence", "result"),
    [
        ("Refund the buyer today.", MISSED),
        ("Do not refund the buyer.", MET),
        ("Don't argue or refund the buyer.", MET),
        ("Do not argue, reship or refund the buyer.", MET),
        ("If it isn't protected, refund the buyer.", MISSED),
        ("Do not argue but refund the buyer.", MISSED),
        ("Answer no later than Friday and refund the buyer.", MISSED),
        ("Never argue; refund the buyer.", MISSED),
        ("It never helps. Refund the buyer.", MISSED),
    ],
)
def test_wrong_advice_is_found_unless_it_is_advised_against(
    golden: Any, sentence: str, result: list[Result]
) -> None:
    verdict = a_verdict(golden(**{"not": [REFUND]}), an_answer("Wait 30 days.", sentence))

    assert results(verdict.checks, Aspect.NEVER) == result


def a_draft(text: str, **particulars: Any) -> Draft:
    return Draft(
        **{
            "kind": "reply",
            "addressee": Addressee.BUYER,
            "send_if": None,
            "text": text,
            "blanks": (),
            **particulars,
        }
    )


@pytest.mark.parametrize(
    ("place", "result"),
    [
        ({"summary": "Refund the buyer."}, MISSED),
        ({"branches": (Branch(when="x", steps=(Step(number=1, text="Refund first."),)),)}, MISSED),
        ({"draft": a_draft("Amazon will refund the buyer.")}, MISSED),
        ({"other_drafts": (a_draft("Amazon will refund the buyer."),)}, MISSED),
        ({"facts": (Said(text="Sellers who refund the buyer lose it."),)}, MET),
        ({"warnings": (Said(text="To refund first is to lose it."),)}, MET),
    ],
)
def test_advice_is_looked_for_where_an_answer_advises(
    golden: Any, place: dict[str, Any], result: list[Result]
) -> None:
    verdict = a_verdict(golden(**{"not": [REFUND]}), an_answer(**place))

    assert results(verdict.checks, Aspect.NEVER) == result


def test_wrong_advice_can_be_a_critical_error(golden: Any) -> None:
    never = {**REFUND, "critical": "refund_first"}

    verdict = a_verdict(golden(**{"not": [never]}), an_answer("Refund the buyer."))

    assert verdict.critical == (CriticalError(Critical.REFUND_FIRST, "summary: Refund the buyer."),)


# Deadlines


@pytest.mark.parametrize(
    ("given", "result"),
    [
        (a_deadline(date(2026, 12, 12)), MET),
        (a_deadline(datetime(2026, 12, 12, 9, tzinfo=UTC)), MET),
        (a_deadline(date(2026, 12, 11)), MISSED),
        (a_deadline(date(2026, 12, 11), basis=Basis.EARLIEST), MET),
        (a_deadline(date(2026, 12, 9), basis=Basis.EARLIEST), MISSED),
        (a_deadline(date(2026, 12, 13)), MISSED),
        (a_deadline(None), MISSED),
    ],
)
def test_a_due_date_is_right_on_its_day_or_where_it_says_that_it_is_planned_early(
    golden: Any, given: Any, result: list[Result]
) -> None:
    verdict = a_verdict(golden(deadline={"due": "2026-12-12"}), an_answer(deadlines=(given,)))

    assert results(verdict.checks, Aspect.DEADLINE) == result


@pytest.mark.parametrize(
    ("dates", "kinds"),
    [
        ([date(2026, 12, 13)], [Critical.WRONG_DEADLINE]),
        ([date(2026, 12, 12), date(2026, 12, 30)], []),
        ([date(2026, 12, 1)], []),
        ([], []),
    ],
)
def test_only_later_dates_than_the_right_one_are_a_critical_error(
    golden: Any, dates: list[date], kinds: list[Critical]
) -> None:
    answer = an_answer(deadlines=tuple(a_deadline(day) for day in dates))

    verdict = a_verdict(golden(deadline={"due": "2026-12-12"}), answer)

    assert [error.kind for error in verdict.critical] == kinds


@pytest.mark.parametrize(
    ("within", "result"), [("30 days", MET), ("30 calendar days", MET), ("48 hours", MISSED)]
)
def test_a_period_may_be_given_as_a_deadline_or_in_words(
    golden: Any, within: str, result: list[Result]
) -> None:
    verdict = a_verdict(golden(deadline={"within": within}), an_answer())

    assert results(verdict.checks, Aspect.DEADLINE) == result


@pytest.mark.parametrize(
    ("deadlines", "result"),
    [((), MET), ((a_deadline(None),), MET), ((a_deadline(date(2026, 12, 12)),), MISSED)],
)
def test_where_nothing_is_to_be_dated_nothing_may_be(
    golden: Any, deadlines: Any, result: list[Result]
) -> None:
    verdict = a_verdict(golden(deadline="none"), an_answer(deadlines=deadlines))

    assert results(verdict.checks, Aspect.DEADLINE) == result


# Drafts

WANTED = {
    "addressee": "buyer",
    "must": [{"text": "asks the neighbours", "say": ["neighbou?rs"]}],
    "must_not": [{"text": "promises", "say": ["we will refund"]}],
}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (a_draft("Please ask your neighbors."), [MET, MET, MET]),
        (a_draft("We will refund you."), [MET, MISSED, MISSED]),
        (a_draft("We cannot say that we will refund. Ask the neighbours."), [MET, MET, MET]),
        (a_draft("Ask neighbours", addressee=Addressee.AMAZON), [MISSED, MISSED, MET]),
        (None, [MISSED, MISSED, MET]),
    ],
)
def test_a_draft_is_for_its_reader_and_holds_what_it_must(
    golden: Any, draft: Draft | None, expected: list[list[Result]]
) -> None:
    verdict = a_verdict(golden(draft=WANTED), an_answer(draft=draft))

    aspects = (Aspect.DRAFT, Aspect.DRAFT_MUST, Aspect.DRAFT_MUST_NOT)
    assert [results(verdict.checks, aspect) for aspect in aspects] == expected


def test_of_several_drafts_the_one_that_holds_most_was_meant(golden: Any) -> None:
    answer = an_answer(draft=a_draft("Hello."), other_drafts=(a_draft("Ask the neighbours."),))

    verdict = a_verdict(golden(draft=WANTED), answer)

    assert results(verdict.checks, Aspect.DRAFT_MUST) == MET


@pytest.mark.parametrize(("draft", "result"), [(None, MET), (a_draft("Hello."), MISSED)])
def test_where_no_draft_is_wanted_there_must_be_none(
    golden: Any, draft: Draft | None, result: list[Result]
) -> None:
    verdict = a_verdict(golden(draft="none"), an_answer(draft=draft))

    assert results(verdict.checks, Aspect.DRAFT) == result


@pytest.mark.parametrize(("blocks", "result"), [(True, MISSED), (False, MET)])
def test_a_draft_that_breaks_a_rule_is_a_breach(
    golden: Any, blocks: bool, result: list[Result]
) -> None:
    violation = Violation(rule="link", words="x.com", why="", mend="", blocks=blocks)

    verdict = a_verdict(golden(), an_answer(draft=a_draft("See x.com", violations=(violation,))))

    assert results(verdict.checks, Aspect.DRAFT_RULES) == result
    assert [error.kind for error in verdict.critical] == ([Critical.BREACH] if blocks else [])


# Asking


def asking(fact: str, question: str = "Who fulfils it?", **particulars: Any) -> Answer:
    return an_answer(
        **{
            "outcome": Outcome.CLARIFICATION,
            "situation": Situation(unknown=(fact,)),
            "question": question,
            "options": (Option(fact=fact, value="yes", label="Yes"),),
            **particulars,
        }
    )


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (asking("claims_protected"), MET),
        (asking("buy_shipping"), MET),
        (asking("fulfillment"), MISSED),
        (asking("x", "How much was the insurance?"), MET),
        (an_answer(), MISSED),
    ],
)
def test_the_fact_that_decides_must_be_asked_for(
    golden: Any, answer: Answer, result: list[Result]
) -> None:
    wanted = golden(
        outcome="clarification",
        asks=["claims_protected", "bought_buy_shipping", "other:insurance"],
    )

    verdict = a_verdict(wanted, answer)

    assert results(verdict.checks, Aspect.ASKS) == result


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (an_answer(), NOT_APPLICABLE),
        (asking("reason", outcome=Outcome.ANSWER), MET),
        (asking("marketplace", outcome=Outcome.ANSWER), MISSED),
        (a_refusal(), MISSED),
    ],
)
def test_an_answer_with_every_branch_need_not_ask_where_both_are_right(
    golden: Any, answer: Answer, result: list[Result]
) -> None:
    verdict = a_verdict(golden(outcome=["clarification", "answer"], asks=["reason"]), answer)

    assert results(verdict.checks, Aspect.ASKS) == result


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (an_answer(unanswered=("why is my listing down?",)), MET),
        (an_answer(unanswered=("what about tax?",)), MISSED),
        (an_answer(), MISSED),
        (a_refusal(reason="Listings are not covered."), MET),
    ],
)
def test_the_part_that_is_not_ours_must_be_named(
    golden: Any, answer: Answer, result: list[Result]
) -> None:
    verdict = a_verdict(golden(unanswered=["listing"]), answer)

    assert results(verdict.checks, Aspect.UNANSWERED) == result


# Citations


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (an_answer("It is 45 days."), "summary says '45 days', which what it cites doesn't hold"),
        (
            an_answer(citations=(a_citation(quote="within 30 weeks"),)),
            "summary [1] doesn't quote its passage verbatim",
        ),
        (
            an_answer(citations=(a_citation(passage_id="elsewhere"),)),
            "summary [1] is of a passage that can't be cited",
        ),
        (an_answer(citations=()), "summary cites [1], which isn't there"),
        (
            an_answer(steps=(Step(number=1, text="Wait."),)),
            "step 1 cites nothing",
        ),
    ],
)
def test_a_citation_that_does_not_hold_is_told(golden: Any, answer: Answer, fault: str) -> None:
    verdict = a_verdict(golden(), answer)

    assert [check.why for check in verdict.missed if check.aspect is Aspect.SUPPORT] == [fault]
    assert verdict.cited - verdict.supported == 1


def test_a_date_of_the_persons_own_needs_no_citation(golden: Any) -> None:
    verdict = a_verdict(
        golden(text="granted on 2026-11-12"), an_answer("You can appeal what fell on 2026-11-12.")
    )

    assert results(verdict.checks, Aspect.SUPPORT) == MET


def test_what_is_said_without_a_source_in_a_refusal_needs_none(golden: Any) -> None:
    verdict = a_verdict(golden(), a_refusal())

    assert results(verdict.checks, Aspect.SUPPORT) == NOT_APPLICABLE


# Rules that have ended


def citing(*passages: Passage, summary: str = "You can ask.") -> Answer:
    numbers = tuple(range(1, len(passages) + 1))
    return an_answer(
        summary,
        citations=tuple(
            a_citation(number, passage) for number, passage in zip(numbers, passages, strict=True)
        ),
        facts=(Said(text=summary, citations=numbers),),
    )


@pytest.mark.parametrize(
    ("answer", "particulars", "result"),
    [
        (citing(WINDOW), {}, MET),
        (citing(OLD), {}, MISSED),
        (citing(OLD, APPEAL), {}, MISSED),
        (citing(OLD, WINDOW), {}, MET),
        (citing(OLD, summary="Until 15 February 2026 you could ask."), {}, MET),
        (citing(OLD), {"on": "2026-01-10"}, MET),
        (citing(OLD), {"find": [["old-window"]]}, MET),
        (a_refusal(), {}, NOT_APPLICABLE),
    ],
)
def test_a_rule_that_has_ended_may_not_stand_alone(
    golden: Any, answer: Answer, particulars: dict[str, Any], result: list[Result]
) -> None:
    verdict = a_verdict(golden(**particulars), answer)

    assert results(verdict.checks, Aspect.SUPERSEDED) == result


def test_a_topic_is_covered_once_its_facts_are_carried(golden: Any) -> None:
    by_id = golden(topic="chargeback", find=[["appeal"]])
    carried = golden(topic="safe_t", find=[["fact:D8"]])
    neighbour = golden(topic="chargeback", find=[["fact:D8"]])
    missing = golden(topic="safe_t", find=[["fact:5.2"]])

    covered = [STATEMENTS.covers(each) for each in (by_id, carried, neighbour, missing)]

    assert covered == [True, True, False, False]
