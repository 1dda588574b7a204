"""Claims, SAFE-T and appeals in sellers' words: what they tell, and what only sounds alike."""

from collections.abc import Callable
from datetime import UTC, date, datetime

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
        # Amazon took the money and gave it to the buyer; by what way is not told.
        ("amazon pulled 31 bucks and handed it to the buyer", "stage", "refunded"),
        ("amz deducted $40 and paid the customer", "stage", "refunded"),
        ("cust was refunded by amazon", "stage", "refunded"),
        ("the refund was issued by customer service", "stage", "refunded"),
        ("csr refunded w/o telling me", "stage", "refunded"),
        ("amazon already gave the money back to her", "stage", "refunded"),
        ("buyer got reimbursed last week", "stage", "refunded"),
        ("refunded 11/2, return scan 11/5", "stage", "refunded"),
        # A return that came in bad, and one that never came.
        ("return turned up totally busted", "reason", "return_problem"),
        ("opened the returned box and it's wrecked", "reason", "return_problem"),
        ("serials dont match on what came back", "reason", "return_problem"),
        ("got junk back in the return", "reason", "return_problem"),
        ("got a brick back", "reason", "return_problem"),
        ("returned order is filthy and unsellable", "reason", "return_problem"),
        ("the return went missing", "return_received", "lost"),
        ("return tracking stopped in Memphis", "return_received", "lost"),
        ("return disappeared two weeks ago", "return_received", "lost"),
        ("nothing came back and she has the money", "return_received", "no"),
        ("serial numbers differ from the one we shipped back then", "reason", "return_problem"),
        # An appeal of a claim is of a granted one; a question on it is another stage.
        ("how do I word the appeal on this a-z", "stage", "claim_granted"),
        ("a2z appeal window?", "stage", "claim_granted"),
        ("amazon decided against us on the a-to-z", "stage", "claim_granted"),
        ("claim shows seller funded", "stage", "claim_granted"),
        ("can I appeal a lost a-z", "stage", "claim_granted"),
        ("appealed the lost a-z and it was denied", "stage", "appeal_denied"),
        ("we lost the a-z appeal", "stage", "appeal_denied"),
        ("do I need to respond to every a-z", "stage", "claim_open"),
        ("return authorized but nothing shipped back", "return_received", "no"),
        ("amazon has questions about my appeal", "stage", "information_requested"),
        ("amz wants more info on the appeal", "asks_on_appeal", "yes"),
        ("amazon asks about order 12, what do they want", "stage", "information_requested"),
        ("got a question from amazon on an order", "stage", "information_requested"),
        # A claim that opens, and one that is won.
        ("refund him the moment a claim pops up?", "stage", "claim_open"),
        ("is it smart to refund an open a-z", "stage", "claim_open"),
        ("claim came in on monday", "stage", "claim_open"),
        ("do claims I won still hurt", "stage", "claim_denied"),
        ("an a2z you win counts too?", "stage", "claim_denied"),
        # A claim's own name wins over its circumstances.
        ("SNAD claim, she never sent it back", "reason", "not_as_described"),
        ("claim says defective but item was never returned", "reason", "not_as_described"),
        ("INR claim and the return came back empty", "reason", "item_not_received"),
        ("damage claim, nothing was sent back", "reason", "damaged"),
        # What sellers want.
        ("can amazon recharge her, package came", "recharge", "yes"),
        ("ask him to let amazon charge him again", "recharge", "yes"),
        ("could she ship it back to me please", "wants_item_back", "yes"),
        ("she still has my lamp", "wants_item_back", "yes"),
        ("how many hours before they can file", "files_when", "yes"),
        ("earliest the buyer could open it?", "files_when", "yes"),
        ("is a claim ok 30 days after the order", "files_when", "yes"),
        ("do I have to answer every a-z", "must_answer", "yes"),
        ("is filing safe-t held against me", "asks_metrics", "yes"),
        ("does it hurt my account health", "asks_metrics", "yes"),
        ("put in the same safe-t three times", "filed_before", "yes"),
        ("submit the safe-t twice from two accounts", "filed_before", "yes"),
        ("whats the ceiling for safe-t", "asks_cap", "yes"),
        ("sell under my brothers account meanwhile?", "asks_breach", "second_account"),
        ("open a new seller account until odr drops", "asks_breach", "second_account"),
        ("tell him he is paid the moment he drops it", "asks_breach", "withdrawal_deal"),
        ("promise her a refund as soon as the claim is gone", "asks_breach", "withdrawal_deal"),
        ("label was amazon's", "buy_shipping", "yes"),
        ("fbm privileges revoked", "stage", "account_deactivated"),
        ("box came back empty", "empty_return", "yes"),
        ("prime order, buyer refunded by amazon", "prime_order", "yes"),
    ],
)
def test_the_words_tell(read: Read, typed: str, fact: str, value: str) -> None:
    assert read(typed).facts.get(fact) == value


@pytest.mark.parametrize(
    ("typed", "fact", "value"),
    [
        ("should I refund by nov 30", "stage", "refunded"),
        ("will amazon pay me back", "stage", "refunded"),
        ("amazon told me to pay the buyer", "stage", "refunded"),
        ("return label came without postage", "reason", "return_problem"),
        ("how do I win an a-to-z claim", "stage", "claim_denied"),
        ("what happens if a claim comes", "stage", "claim_open"),
        ("when does a claim open", "stage", "claim_open"),
        ("when the claim is closed does the buyer get his money", "asks_breach", "withdrawal_deal"),
        ("safe-t appeal text please", "stage", "claim_granted"),
        ("how do I appeal a denied safe-t", "stage", "claim_granted"),
        ("he used his own label for the return", "buy_shipping", "no"),
        ("do I just reply by sunday? boss says so", "support_said", "yes"),
        ("an a-z is auto lost if I sleep on it?", "reason", "item_not_received"),
        ("property damage claim from a buyer", "reason", "damaged"),
        ("he still has the claim open", "wants_item_back", "yes"),
        ("customer wants to return after 60 days", "mentions_safe_t", "yes"),
        ("can I use my second store address", "asks_breach", "second_account"),
        ("we ship through our account with ups", "asks_breach", "second_account"),
        ("my 3d printer arrived, 20 days", "files_when", "yes"),
    ],
)
def test_what_sounds_alike_tells_nothing(read: Read, typed: str, fact: str, value: str) -> None:
    assert read(typed).facts.get(fact) != value


@pytest.mark.parametrize(
    "now",
    ["what do I tell him", "he says it's urgent", "what do i write her?", "she keeps asking"],
)
def test_a_vague_later_turn_takes_nothing_back(read: Read, now: str) -> None:
    assert read(now, "buyer filed an a-to-z this morning").facts["stage"] == "claim_open"


@pytest.mark.parametrize(
    "typed",
    [
        "boss says reply by sunday",
        "my VA thinks saturday",
        "the forum says to answer by nov 24",
        "do I have till monday or tuesday",
        "is the deadline monday",
    ],
)
def test_what_somebody_thinks_or_asks_is_no_date_of_amazons(read: Read, typed: str) -> None:
    situation = read(typed)

    assert "respond_by" not in situation.dates
    assert "notice_date" not in situation.facts


@pytest.mark.parametrize(
    ("typed", "moment", "day"),
    [
        (
            "the notice says reply by nov 24, my boss says saturday",
            "respond_by",
            date(2026, 11, 24),
        ),
        ("claim email came 11/19", "amazon_asked", date(2026, 11, 19)),
        ("amazon asked about my appeal on 11/18", "amazon_asked", date(2026, 11, 18)),
        ("got the notice on 11/18", "amazon_asked", date(2026, 11, 18)),
        ("amz granted an INR a2z on 11/13", "decided", date(2026, 11, 13)),
        ("return stuck, last scan 10/28", "last_scan", date(2026, 10, 28)),
        ("tracking stopped 10/30", "last_scan", date(2026, 10, 30)),
        ("parcel back 11/10", "return_delivered", date(2026, 11, 10)),
    ],
)
def test_a_moment_is_dated(read: Read, typed: str, moment: str, day: date) -> None:
    assert read(typed).dates.get(moment) == day
