from datetime import date
from decimal import Decimal

import pytest

from knowledge.cases import CaseNote, Decision, Filing, Money, Odr, money_told, odr_told


def a_case(decision: str = "denied", **told: object) -> CaseNote:
    return CaseNote(**{"line": 2, "note": "It was late.", "decision": decision} | told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "ended"),
    [
        ("Granted", Decision.GRANTED),
        ("Amazon approved it", Decision.GRANTED),
        ("not granted", Decision.DENIED),
        ("Claim denied", Decision.DENIED),
        ("buyer withdrew the claim", Decision.WITHDRAWN),
        ("Refunded", Decision.REFUNDED),
        ("reimbursed", Decision.REIMBURSED),
        ("feedback removed", Decision.STRUCK),
        ("granted, then denied", None),
        ("closed", None),
    ],
)
def test_a_decision_is_one_word_where_its_words_say_only_one(
    words: str, ended: Decision | None
) -> None:
    assert a_case(words).ended is ended


@pytest.mark.parametrize(
    ("words", "money"),
    [
        ("reimbursed by Amazon", Money.OURS_KEPT),
        ("Amazon funded", Money.OURS_KEPT),
        ("not debited", Money.OURS_KEPT),
        ("we paid", Money.OURS_LOST),
        ("debited from us", Money.OURS_LOST),
        ("half", Money.SHARED),
        ("granted", None),
        ("denied", None),
        ("reimbursed, then debited again", None),
    ],
)
def test_who_bore_the_money_is_known_only_where_it_is_told(words: str, money: Money | None) -> None:
    assert money_told(words) is money


@pytest.mark.parametrize(
    ("words", "odr"),
    [
        ("counted against ODR", Odr.COUNTED),
        ("odr: counted.", Odr.COUNTED),
        ("odr: yes.", Odr.COUNTED),
        ("odr: no.", Odr.NOT_COUNTED),
        ("odr: not counted.", Odr.NOT_COUNTED),
        ("did not count in ODR", Odr.NOT_COUNTED),
        ("ODR cleared", Odr.NOT_COUNTED),
        ("granted", None),
        ("count it as won", None),
    ],
)
def test_whether_odr_counted_it_is_known_only_where_it_is_told(words: str, odr: Odr | None) -> None:
    assert odr_told(words) is odr


@pytest.mark.parametrize(
    ("filed", "filing"),
    [
        ("A-to-z appeal", Filing.A_TO_Z_APPEAL),
        ("appealed the A2Z", Filing.A_TO_Z_APPEAL),
        ("AtoZ", Filing.A_TO_Z_CLAIM),
        ("SAFE-T", Filing.SAFE_T_CLAIM),
        ("safe_t_appeal", Filing.SAFE_T_APPEAL),
        ("Chargeback reply", Filing.CHARGEBACK),
        ("UPS claim", Filing.CARRIER_CLAIM),
        ("an answer", None),
    ],
)
def test_what_was_filed_is_read_from_its_words(filed: str, filing: Filing | None) -> None:
    assert a_case(filed=filed).filing is filing


def test_a_case_in_words_tells_all_and_its_story_no_outcome() -> None:
    case = a_case(
        order_id="113-1234567-1234567",
        reason="late",
        filed="SAFE-T claim",
        amount=Decimal("42.10"),
        currency="USD",
        filed_on=date(2026, 3, 1),
        decided_on=date(2026, 3, 9),
        money=Money.OURS_LOST,
        lesson="Scan it.",
    )

    assert case.words == (
        "Order: 113-1234567-1234567\nReason: late\nFiled: SAFE-T claim (2026-03-01)\n"
        "Decision: denied; we bore the money (2026-03-09)\nAmount: 42.10 USD\n"
        "Note: It was late.\nLesson: Scan it."
    )
    assert case.story == "late\nSAFE-T claim\nIt was late.\nScan it."
