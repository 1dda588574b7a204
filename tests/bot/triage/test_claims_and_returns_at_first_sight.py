"""Claims, refunds and returns as people in a hurry tell them, with what only sounds alike."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.triage.answers import Question, Situation
from bot.triage.situation import SituationReader
from bot.triage.wording import Wording
from knowledge.guidance import Guidance

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)

Read = Callable[..., Situation]


@pytest.fixture(scope="session")
def read(guidance: Guidance, wording: Wording) -> Read:
    reader = SituationReader(guidance, wording)

    def _read(text: str, *before: str) -> Situation:
        return reader.read(Question(text=text, before=before), now=NOW)

    return _read


@pytest.mark.parametrize(
    ("typed", "fact", "value"),
    [
        # Decided for the buyer.
        ("the ruling was adverse, is there a remedy", "stage", "claim_granted"),
        ("amz backed the customer on this one", "stage", "claim_granted"),
        ("they pulled $18 from my payout, a-z", "stage", "claim_granted"),
        ("closed in the buyers favor", "stage", "claim_granted"),
        ("two claims i lost this month", "stage", "claim_granted"),
        ("didnt answer amazon on the a2z and they paid her", "stage", "claim_granted"),
        ("when is the appeal window over", "stage", "claim_granted"),
        ("i appealed last monday, no word", "stage", "claim_granted"),
        # Decided for the seller, or taken back.
        ("amazon sided with me on the a-z", "stage", "claim_denied"),
        ("the guarantee claim was decided in my favor", "stage", "claim_denied"),
        ("buyer called off his atoz", "stage", "claim_denied"),
        ("customer retracted the a2z herself", "stage", "claim_denied"),
        # An appeal that came to nothing.
        ("they shot down my objection to the a-z", "stage", "appeal_denied"),
        ("appeal went nowhere, canned answer", "stage", "appeal_denied"),
        ("amazon upheld its decision", "stage", "appeal_denied"),
        # Open, or asked about.
        ("buyer slapped me with an a-z", "stage", "claim_open"),
        ("customer atoz'd me", "stage", "claim_open"),
        ("buyer make a-to-z, what i do", "stage", "claim_open"),
        ("theres an atoz sitting in my account", "stage", "claim_open"),
        ("a-z raised today over a claims protected parcel", "stage", "claim_open"),
        ("amazon wants my side on the claim", "stage", "information_requested"),
        ("36 hours to answer amazon", "stage", "information_requested"),
        # SAFE-T.
        ("safe t got bounced", "stage", "safe_t_denied"),
        ("they axed my safe-t", "stage", "safe_t_denied"),
        ("still waiting on my safet, 2 weeks", "stage", "safe_t_open"),
        ("filing a second safet on it", "filed_before", "yes"),
        # Who refunded.
        ("some chat agent gave the buyer his money", "refunded_by", "amazon_service"),
        ("cs credited the customer her cash", "refunded_by", "amazon_service"),
        (
            "refund went out the moment the return was dropped off at ups",
            "refunded_by",
            "refund_at_first_scan",
        ),
        ("refunded at 1st scan", "refunded_by", "refund_at_first_scan"),
        (
            "was slow with the return and amazon refunded by itself",
            "refunded_by",
            "automated_refund",
        ),
        ("i pressed full refund, oops", "refunded_by", "seller"),
        ("paid the refund myself", "refunded_by", "seller"),
        ("amazon refunded the buyer, what can i do", "stage", "refunded"),
        # What came back.
        ("got the return, its full of cat hair", "return_condition", "used"),
        ("return arrived minus half the parts", "return_condition", "used"),
        ("got a mailer back with soap instead of the phone", "return_condition", "different_item"),
        ("tracking of the return froze in Ohio", "return_received", "lost"),
        ("return says delivered but my dock has nothing", "return_received", "lost"),
        ("customer posted nothing back", "return_received", "no"),
        ("he wants to send it back", "stage", "return_requested"),
        ("what % can i keep on a stained return", "deduction", "yes"),
        ("may i dock the refund", "deduction", "yes"),
        # Banks.
        ("she rang amex and they pulled the payment", "stage", "chargeback_received"),
        ("the cardholder won the bank dispute", "chargeback_state", "lost"),
    ],
)
def test_the_words_tell(read: Read, typed: str, fact: str, value: str) -> None:
    assert read(typed).facts.get(fact) == value


@pytest.mark.parametrize(
    ("typed", "fact", "value"),
    [
        ("amazon sided with us", "stage", "claim_granted"),
        ("amazon refunded him on its own, no return asked", "refunded_by", "seller"),
        ("should i press refund", "refunded_by", "seller"),
        ("can the buyer file an a-z already", "stage", "claim_open"),
        ("does claims protection matter", "stage", "claim_open"),
        ("do i have to let him send it back", "return_received", "yes"),
        ("account suspended, who writes the appeal", "stage", "claim_granted"),
        ("first scan was on time, refund asked", "refunded_by", "refund_at_first_scan"),
        ("my rep in india said so", "marketplace", "IN"),
        ("2 claims i lost", "reason", "item_not_received"),
        ("return with missing charger", "return_received", "lost"),
        ("the phone doesnt fit the case", "reason", "not_as_described"),
    ],
)
def test_the_words_do_not_tell(read: Read, typed: str, fact: str, value: str) -> None:
    assert read(typed).facts.get(fact) != value


def test_a_refund_by_amazon_after_a_claim_was_filed_is_a_grant(read: Read) -> None:
    situation = read("amazon refunded her", "buyer filed an a-to-z")

    assert situation.facts["stage"] == "claim_granted"


def test_a_refund_of_ones_own_after_a_claim_was_filed_is_no_grant(read: Read) -> None:
    situation = read("i refunded her", "buyer filed an a-to-z")

    assert situation.facts["stage"] == "refunded"
