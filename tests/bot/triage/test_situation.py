"""What is read from a seller's words, by the lexicon of the bundled corpus."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.triage.answers import Kind, Question, Situation
from bot.triage.situation import SituationReader
from bot.triage.wording import Wording
from knowledge.guidance import Guidance

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
PACIFIC = ZoneInfo("America/Los_Angeles")
DECIDING = (
    "reason",
    "stage",
    "fulfillment",
    "buy_shipping",
    "claims_protected",
    "first_scan",
    "delivery_status",
    "refunded_by",
    "signature",
)

Read = Callable[..., Situation]


@pytest.fixture(scope="session")
def read(guidance: Guidance, wording: Wording) -> Read:
    reader = SituationReader(guidance, wording)

    def _read(text: str, *before: str, marketplace: str | None = None) -> Situation:
        return reader.read(Question(text=text, before=before, marketplace=marketplace), now=NOW)

    return _read


def told(situation: Situation) -> dict[str, str]:
    """The facts that decide, of those that are known."""
    return {name: situation.facts[name] for name in DECIDING if name in situation.facts}


# Messy words


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("INR", "item_not_received"),
        ("customer didn't recieve pkg", "item_not_received"),
        ("cust says it never showed up", "item_not_received"),
        ("custmer says pacakge never arived", "item_not_received"),
        ("where is my order, he asks", "item_not_received"),
        ("porch pirate", "item_not_received"),
        ("photo is NOT his house", "item_not_received"),
        ("stuck in transit for a week", "late"),
        ("it arrived 3 days late", "late"),
        ("SNAD", "not_as_described"),
        ("they got the wrong color", "not_as_described"),
        ("item doesnt work", "not_as_described"),
        ("box was crushed", "damaged"),
        ("arrived broken", "damaged"),
        ("he returned an empty box", "return_problem"),
        ("she sent back a brick", "return_problem"),
        ("charger caught fire", "property_damage"),
        ("buyer left 1 star feedback", "feedback"),
        ("he returned it but no refund yet", "refund_not_received"),
    ],
)
def test_what_the_buyer_says_is_read_from_messy_words(read: Read, typed: str, reason: str) -> None:
    assert read(typed).facts.get("reason") == reason


@pytest.mark.parametrize(
    ("typed", "stage"),
    [
        ("cust filed A2Z", "claim_open"),
        ("got an a to z today", "claim_open"),
        ("buyer opened an A-Z claim", "claim_open"),
        ("Amazon wants more info on the claim", "information_requested"),
        ("it says action required", "information_requested"),
        ("amazon granted the a-to-z", "claim_granted"),
        ("we lost the A-Z", "claim_granted"),
        ("amazon sided with the buyer", "claim_granted"),
        ("they debited me", "claim_granted"),
        ("a-to-z was denied", "claim_denied"),
        ("buyer withdrew the claim", "claim_denied"),
        ("my appeal was rejected", "appeal_denied"),
        ("SAFET rejected", "safe_t_denied"),
        ("filed safe t last week", "safe_t_open"),
        ("safe-t: awaiting seller response", "safe_t_question"),
        ("amazon refunded him", "refunded"),
        ("the return came back", "return_received"),
        ("buyer wants to return it", "return_requested"),
        ("got a chargeback", "chargeback_received"),
        ("customer messaged me", "buyer_message"),
    ],
)
def test_where_the_matter_stands_is_read_from_messy_words(
    read: Read, typed: str, stage: str
) -> None:
    assert read(typed).facts.get("stage") == stage


@pytest.mark.parametrize(
    ("typed", "facts"),
    [
        ("I used Buy Shipping", {"fulfillment": "fbm", "buy_shipping": "yes"}),
        ("amz label", {"fulfillment": "fbm", "buy_shipping": "yes"}),
        ("bought postage thru amazon", {"fulfillment": "fbm", "buy_shipping": "yes"}),
        ("we ship w amazon purchased label", {"fulfillment": "fbm", "buy_shipping": "yes"}),
        ("label bought on seller central", {"fulfillment": "fbm", "buy_shipping": "yes"}),
        (
            "label says Claims Protected",
            {"fulfillment": "fbm", "buy_shipping": "yes", "claims_protected": "yes"},
        ),
        ("shipped on time", {"first_scan": "on_time"}),
        ("on-time first scan", {"first_scan": "on_time"}),
        ("scanned after ship-by", {"first_scan": "late"}),
        ("first scan two days late", {"first_scan": "late"}),
        ("it's an FBA order", {"fulfillment": "fba"}),
        ("MFN order", {"fulfillment": "fbm"}),
        ("tracking says delivered", {"delivery_status": "delivered"}),
        ("tracking: no scan yet", {"delivery_status": "no_scan"}),
        ("signature on file", {"signature": "yes"}),
    ],
)
def test_facts_of_the_label_and_the_parcel_are_read(
    read: Read, typed: str, facts: dict[str, str]
) -> None:
    situation = read(typed)

    assert {name: told(situation).get(name) for name in facts} == facts
    assert told(situation).keys() - {"reason", "stage"} == facts.keys()


@pytest.mark.parametrize(
    ("typed", "by"),
    [
        ("we already refunded him", "seller"),
        ("I reshipped it", "seller"),
        ("customer service refunded the buyer", "amazon_service"),
        ("RFS order", "refund_at_first_scan"),
        ("amazon did an automatic refund", "automated_refund"),
        ("refunded by an a-to-z grant", "a_to_z"),
    ],
)
def test_who_refunded_is_read(read: Read, typed: str, by: str) -> None:
    assert read(typed).facts.get("refunded_by") == by


def test_several_facts_of_one_sentence_are_read_together(read: Read) -> None:
    situation = read("INR, amz label, cust filed A2Z")

    assert told(situation) == {
        "reason": "item_not_received",
        "stage": "claim_open",
        "fulfillment": "fbm",
        "buy_shipping": "yes",
    }


# What a "not" does


@pytest.mark.parametrize(
    ("typed", "name", "value"),
    [
        ("label is not Claims Protected", "claims_protected", "no"),
        ("it isnt claims protected", "claims_protected", "no"),
        ("there's no Claims Protected badge", "claims_protected", "no"),
        ("badge says Late Delivery Risk", "claims_protected", "no"),
        ("we did not use Buy Shipping", "buy_shipping", "no"),
        ("I didn't buy the label on amazon", "buy_shipping", "no"),
        ("without buy shipping", "buy_shipping", "no"),
        ("no signature", "signature", "no"),
        ("it was never signed", "signature", "no"),
        ("not scanned until 2 days after", "first_scan", "late"),
    ],
)
def test_a_negation_turns_a_fact_round(read: Read, typed: str, name: str, value: str) -> None:
    assert read(typed).facts.get(name) == value


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("the item was not damaged", "reason"),
        ("it was not late", "reason"),
        ("we never refunded him", "refunded_by"),
        ("we have not refunded the buyer", "stage"),
        ("no chargeback so far", "stage"),
    ],
)
def test_a_fact_that_is_only_denied_is_not_known(read: Read, typed: str, name: str) -> None:
    assert name not in read(typed).facts


def test_a_not_in_another_clause_turns_nothing_round(read: Read) -> None:
    situation = read("customer says not received, but label is Claims Protected")

    assert situation.facts["claims_protected"] == "yes"


# What is only asked, feared or conditional is not told


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("is it claims protected?", "claims_protected"),
        ("what does Claims Protected mean", "claims_protected"),
        ("was it FBM?", "fulfillment"),
        ("is it FBA or FBM", "fulfillment"),
        ("should I refund?", "refunded_by"),
        ("if I refunded him would that help", "refunded_by"),
        ("can he still open an A-Z?", "stage"),
        ("buyer threatens to file an a-to-z", "stage"),
        ("how do I file a safe-t claim", "stage"),
        ("amazon asked me to refund", "refunded_by"),
    ],
)
def test_what_is_asked_or_feared_is_not_known(read: Read, typed: str, name: str) -> None:
    assert name not in read(typed).facts


@pytest.mark.parametrize("typed", ["", "   ", "hello", "thanks!", "12345", "what now?"])
def test_nothing_told_nothing_known(read: Read, typed: str) -> None:
    situation = read(typed)

    assert situation.facts == {"marketplace": "US"}
    assert situation.dates == {}
    assert (situation.order_id, situation.tracking, situation.amount) == (None, None, None)


# Told two ways


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Label says Claims Protected. It also says Late Delivery Risk", "claims_protected"),
        ("I used Buy Shipping but bought the label on pirateship", "buy_shipping"),
        ("It's FBA. It's FBM.", "fulfillment"),
        ("no signature but he signed for it", "signature"),
        ("shipped on time, but scanned 2 days late", "first_scan"),
    ],
)
def test_a_fact_told_two_ways_is_contradicted_and_not_known(
    read: Read, typed: str, name: str
) -> None:
    situation = read(typed)

    assert situation.contradicted == (name,)
    assert name not in situation.facts


def test_what_a_fact_implies_can_contradict_what_was_told(read: Read) -> None:
    situation = read("FBA order, label is Claims Protected")

    assert situation.contradicted == ("fulfillment",)
    assert "fulfillment" not in situation.facts


# The turn before


def test_what_the_turn_before_told_holds(read: Read) -> None:
    situation = read("label is Claims Protected", "customer says not received")

    assert told(situation) == {
        "reason": "item_not_received",
        "stage": "buyer_message",
        "fulfillment": "fbm",
        "buy_shipping": "yes",
        "claims_protected": "yes",
    }


def test_unless_this_turn_says_otherwise(read: Read) -> None:
    situation = read("badge says Late Delivery Risk", "not received, label is Claims Protected")

    assert situation.facts["claims_protected"] == "no"
    assert situation.contradicted == ()


def test_a_later_turn_settles_what_was_told_two_ways(read: Read) -> None:
    situation = read("it is FBM", "It's FBA. It's FBM.")

    assert situation.facts["fulfillment"] == "fbm"
    assert situation.contradicted == ()


def test_a_turn_that_tells_it_two_ways_takes_back_what_was_known(read: Read) -> None:
    situation = read("It's FBA. Or FBM. Well: FBM order, FBA stock", "FBM order")

    assert situation.contradicted == ("fulfillment",)
    assert "fulfillment" not in situation.facts


def test_the_kind_of_question_is_this_turns_alone(read: Read) -> None:
    situation = read("badge says Late Delivery Risk", "how long do I have?")

    assert Kind.HOW_LONG not in situation.kinds


# Kinds of question


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("what do I do", Kind.WHAT_DO_I_DO),
        ("can I appeal?", Kind.MAY_I),
        ("how long do I have to appeal", Kind.HOW_LONG),
        ("does it count against odr", Kind.DOES_IT_COUNT),
        ("who pays for it", Kind.WHO_PAYS),
        ("what evidence do they want", Kind.WHAT_EVIDENCE),
        ("what should I say to the buyer", Kind.HOW_WORDED),
        ("why was it granted", Kind.WHY),
        ("what is claims protection", Kind.WHAT_IS),
    ],
)
def test_what_is_asked_for_is_read(read: Read, typed: str, kind: Kind) -> None:
    assert kind in read(typed).kinds


def test_two_questions_in_one_are_both_read(read: Read) -> None:
    situation = read("does it count against odr? and how long do I have to appeal?")

    assert {Kind.DOES_IT_COUNT, Kind.HOW_LONG} <= set(situation.kinds)


# Dates


@pytest.mark.parametrize(
    ("typed", "dates"),
    [
        ("delivered Nov 14", {"delivered": date(2026, 11, 14)}),
        (
            "shipped Nov 29 delivered Dec 4",
            {"shipped": date(2025, 11, 29), "delivered": date(2025, 12, 4)},
        ),
        (
            "shipped 11/10, delivered 11/14",
            {"shipped": date(2026, 11, 10), "delivered": date(2026, 11, 14)},
        ),
        ("buyer wrote 3 days ago", {"buyer_wrote": date(2026, 11, 18)}),
        (
            "buyer wrote yesterday at 2pm",
            {"buyer_wrote": datetime(2026, 11, 20, 14, 0, tzinfo=PACIFIC)},
        ),
        ("he contacted us on Nov 18", {"buyer_wrote": date(2026, 11, 18)}),
        ("ordered Nov 1", {"ordered": date(2026, 11, 1)}),
        ("expected Nov 12", {"expected": date(2026, 11, 12)}),
        (
            "claim filed on 11/9, granted 11/12",
            {
                "claim_filed": date(2026, 11, 9),
                "decided": date(2026, 11, 12),
                "claim_clock": date(2026, 11, 12),
            },
        ),
        ("delivered tomorrow", {}),  # a parcel can't have been
        ("today is 11/21", {}),
    ],
)
def test_a_date_tells_what_its_words_say(
    read: Read, typed: str, dates: dict[str, date | datetime]
) -> None:
    assert read(typed).dates == dates


def test_an_appeals_clock_starts_with_the_earlier_of_decision_and_debit(read: Read) -> None:
    assert read("debited Nov 5, decision Nov 3").dates["claim_clock"] == date(2026, 11, 3)
    assert read("decision Nov 5, debited Nov 3").dates["claim_clock"] == date(2026, 11, 3)
    assert read("debited Nov 5").dates["claim_clock"] == date(2026, 11, 5)


def test_safe_ts_clock_starts_with_the_later_of_return_scan_and_refund(read: Read) -> None:
    assert read("refunded 10/30, return scanned 11/2").dates["safe_t_clock"] == date(2026, 11, 2)
    assert read("return scanned 10/30, refunded 11/2").dates["safe_t_clock"] == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("typed", "name", "moment"),
    [
        ("appeal by Dec 1", "appeal_by", date(2026, 12, 1)),
        ("last day to appeal is 12/1", "appeal_by", date(2026, 12, 1)),
        ("respond by Nov 24 5pm", "respond_by", datetime(2026, 11, 24, 17, 0, tzinfo=PACIFIC)),
        ("notice says Nov 23", "respond_by", date(2026, 11, 23)),
        ("I have until Monday to respond to amazon", "respond_by", date(2026, 11, 23)),
        ("response due by tomorrow", "respond_by", date(2026, 11, 22)),
    ],
)
def test_a_date_that_amazons_notice_states_lies_ahead(
    read: Read, typed: str, name: str, moment: date | datetime
) -> None:
    assert read(typed).dates == {name: moment}


def test_a_stated_date_stands_beside_what_happened(read: Read) -> None:
    assert read("claim granted Nov 10. Appeal by Dec 1").dates == {
        "decided": date(2026, 11, 10),
        "claim_clock": date(2026, 11, 10),
        "appeal_by": date(2026, 12, 1),
    }


@pytest.mark.parametrize(
    ("typed", "dates"),
    [
        # What somebody says happened, and when somebody says it
        ("customer says he got it on Nov 12", {"delivered": "11-12"}),
        ("customer says it came Nov 12", {"delivered": "11-12"}),
        ("customer said on Nov 12 he never got it", {"buyer_wrote": "11-12"}),
        ("on Nov 12 customer said nothing came", {"buyer_wrote": "11-12"}),
        ("buyer wrote that he waited at home on Nov 12", {}),
        ("he says the box was empty on nov 3", {}),
        ("customer asked for a refund on Nov 3", {"buyer_wrote": "11-03"}),
        ("buyer asked me for a refund on Nov 3", {"buyer_wrote": "11-03"}),
        ("buyer contacted Amazon on Nov 3", {}),
        ("amazon contacted us on Nov 3", {"amazon_asked": "11-03"}),
        ("UPS told me on Nov 3 it is lost", {}),
        ("we messaged the buyer on Nov 3, they wrote back on Nov 5", {"buyer_wrote": "11-05"}),
        ("I replied on Nov 3", {}),
        ("she needs it for a birthday on Nov 12", {}),
        # A-to-z, SAFE-T, appeals and the carrier's claims
        ("safe-t denied on Nov 15", {"safe_t_denied": "11-15"}),
        ("amazon denied my safe-t yesterday", {"safe_t_denied": "11-20"}),
        ("I filed a SAFE-T. It was denied on Nov 15.", {"safe_t_denied": "11-15"}),
        ("my safe-t was filed Nov 1 and denied Nov 15", {"safe_t_denied": "11-15"}),
        ("filed safe-t on Nov 3", {}),
        ("safe-t granted Nov 10", {}),
        ("amazon asked a question on safe-t on Nov 15", {"safe_t_asked": "11-15"}),
        ("my safe-t: amazon asked for more info Nov 5", {"safe_t_asked": "11-05"}),
        (
            "a-to-z granted Nov 1, so I filed safe-t, denied Nov 12",
            {"decided": "11-01", "claim_clock": "11-01", "safe_t_denied": "11-12"},
        ),
        (
            "a-to-z granted Nov 1, appeal denied Nov 15",
            {"decided": "11-01", "claim_clock": "11-01"},
        ),
        ("appeal rejected on Nov 15", {}),
        ("USPS claim filed Nov 3", {}),
        ("the buyer decided to keep it on Nov 3", {}),
        ("package was lost on Nov 3", {}),
        ("we lost the a-to-z on Nov 3", {"decided": "11-03", "claim_clock": "11-03"}),
        # The order, the parcel, its return and the refund for it
        (
            "order 11/12 and refund of $20 on 11/15",
            {"ordered": "11-12", "refunded": "11-15", "safe_t_clock": "11-15"},
        ),
        ("refund of order 11/12", {"ordered": "11-12"}),
        ("we shipped the order on Nov 3", {"shipped": "11-03"}),
        ("1/2 of the refund was given", {}),
        ("refunded 1/2", {}),
        ("debited 11/5 for $11/15", {"debited": "11-05", "claim_clock": "11-05"}),
        ("he sent it back Nov 5", {}),
        ("we sent photos on Nov 3", {}),
        ("replacement delivered Nov 12", {}),
        ("bought the label on Nov 3, shipped Nov 4", {"shipped": "11-04"}),
        ("return was requested on Nov 3", {}),
        (
            "return was scanned delivered 11/9, refunded 11/12",
            {"return_delivered": "11-09", "refunded": "11-12", "safe_t_clock": "11-12"},
        ),
        (
            "opened a return on Nov 5, I got it back Nov 12, refunded him Nov 13",
            {"return_delivered": "11-12", "refunded": "11-13", "safe_t_clock": "11-13"},
        ),
        (
            "granted on nov 3, the parcel was already delivered (oct 30)",
            {"decided": "11-03", "claim_clock": "11-03", "delivered": "10-30"},
        ),
        # The date first
        ("11/3 - delivered", {"delivered": "11-03"}),
        ("Nov 3: delivered", {"delivered": "11-03"}),
        (
            "11/3 delivered, 11/5 buyer wrote, 11/9 debited",
            {
                "delivered": "11-03",
                "buyer_wrote": "11-05",
                "debited": "11-09",
                "claim_clock": "11-09",
            },
        ),
        ("delivered nov 3, nov 5 buyer wrote", {"delivered": "11-03", "buyer_wrote": "11-05"}),
        # What did not happen, or not yet, or at some other time
        ("I will refund on Monday", {}),
        ("should I refund on Nov 20", {}),
        ("asked us to refund by Nov 20", {}),
        ("delivered before Nov 12", {}),
        ("delivered as of Nov 12", {}),
        ("it was not refunded until Nov 12", {}),
        ("I was away until Nov 25", {}),
        ("buyer has until Nov 24 to return it", {}),
        ("refunded on Nov 25, 2026", {}),
        ("refunded Nov 23", {}),
        ("delivered Feb 30", {}),
        ("claim granted last week", {}),
        ("claim granted over 30 days ago", {}),
        ("claim granted Tue 11/16", {}),
        ("delivered in 2 days on Nov 5", {"delivered": "11-05"}),
        # Several days, and days that are estimated
        ("shipped Nov 3-5", {"shipped": "11-03"}),
        ("claim granted Nov 12 or 13", {"decided": "11-12", "claim_clock": "11-12"}),
        ("claim granted around the 12th", {"decided": "11-12", "claim_clock": "11-12"}),
        ("estimated delivery Nov 10-14", {"expected": "11-14"}),
        ("expected delivery date Nov 12", {"expected": "11-12"}),
        ("it was supposed to arrive Monday", {"expected": "11-16"}),
        ("it is due to arrive on Monday", {"expected": "11-23"}),
        # What Amazon's notice states
        ("need to respond to amazon by Friday", {"respond_by": "11-27"}),
        ("response due in 2 days", {"respond_by": "11-23"}),
        ("appeal deadline is Dec 3", {"appeal_by": "12-03"}),
        ("we have to appeal it by the 3rd", {"appeal_by": "12-03"}),
        ("the deadline was Monday", {"respond_by": "11-16"}),
        (
            "decision nov 3 says appeal by dec 3",
            {"decided": "11-03", "claim_clock": "11-03", "appeal_by": "12-03"},
        ),
    ],
)
def test_a_date_tells_no_other_moment_than_its_own(
    read: Read, typed: str, dates: dict[str, str]
) -> None:
    told = read(typed).dates

    assert {name: moment.isoformat() for name, moment in told.items()} == {
        name: f"2026-{day}" for name, day in dates.items()
    }


def test_an_hour_before_the_day_is_read_with_it(read: Read) -> None:
    assert read("I have until 5pm tomorrow to respond").dates == {
        "respond_by": datetime(2026, 11, 22, 17, 0, tzinfo=PACIFIC)
    }


@pytest.mark.parametrize(
    ("turns", "dates"),
    [
        (("debited Nov 12", "debited on Nov 14"), {"debited": 14}),
        (("debited Nov 12", "sorry, it was Nov 14"), {"debited": 14}),
        (("debited Nov 12", "actually nov 14, not 12"), {"debited": 14}),
        (("debited Nov 12", "no, it was nov 14"), {"debited": 14}),
        (("debited Nov 12", "oops, the 14th"), {"debited": 14}),
        (("debited Nov 12", "it's FBM", "sorry, I meant Nov 14"), {"debited": 14}),
        (("debited Nov 12, sorry, Nov 14",), {"debited": 14}),
        (("debited Nov 12. Correction: Nov 14",), {"debited": 14}),
        (("debited not on Nov 12 but on Nov 14",), {"debited": 14}),
        (("debited Nov 14, not Nov 12",), {"debited": 14}),
        (("respond by Nov 24", "sorry, it's Nov 25"), {"respond_by": 25}),
        (
            ("shipped Nov 12, delivered Nov 13", "actually nov 14, not 12"),
            {"shipped": 14, "delivered": 13},
        ),
        # Which of the two is not plain.
        (
            ("shipped Nov 12, delivered Nov 13", "sorry, it was Nov 14"),
            {"shipped": 12, "delivered": 13},
        ),
        (
            ("shipped Nov 12, delivered Nov 13", "sorry, delivered Nov 14"),
            {"shipped": 12, "delivered": 14},
        ),
        (("debited Nov 12", "Nov 14"), {"debited": 12}),
        (("debited Nov 12", "sorry, we shipped Nov 2"), {"debited": 12, "shipped": 2}),
        (("I filed a safe-t", "it was denied on Nov 14"), {"safe_t_denied": 14}),
    ],
)
def test_a_later_turn_corrects_the_date_of_an_earlier_one(
    read: Read, turns: tuple[str, ...], dates: dict[str, int]
) -> None:
    *before, text = turns

    told = read(text, *before).dates

    assert {name: moment.day for name, moment in told.items() if name != "claim_clock"} == dates


def test_a_corrected_date_moves_the_clock_that_it_starts(read: Read) -> None:
    assert read("sorry, it was Nov 14", "debited Nov 12").dates["claim_clock"] == date(2026, 11, 14)


# Order ID, tracking, amount


@pytest.mark.parametrize(
    ("typed", "order_id"),
    [
        ("order 113-1234567-1234567 lost", "113-1234567-1234567"),
        ("(#113-1234567-1234567)", "113-1234567-1234567"),
        ("4113-1234567-12345678", None),
        ("113-1234567", None),
    ],
)
def test_an_order_id_is_read_whole_or_not_at_all(
    read: Read, typed: str, order_id: str | None
) -> None:
    assert read(typed).order_id == order_id


def test_the_last_order_id_counts_and_the_turn_befores_holds(read: Read) -> None:
    assert read("and 114-7654321-7654321?", "order 113-1234567-1234567").order_id == (
        "114-7654321-7654321"
    )
    assert read("label is Claims Protected", "order 113-1234567-1234567").order_id == (
        "113-1234567-1234567"
    )


@pytest.mark.parametrize(
    ("typed", "tracking"),
    [
        ("tracking 1Z999AA10123456784", "1Z999AA10123456784"),
        ("tracking TBA123456789012", "TBA123456789012"),
        ("usps 9400111899223344556677", "9400111899223344556677"),
        ("fedex 123456789012", "123456789012"),
        ("order 113-1234567-1234567", None),
        ("phone 555-0142", None),
    ],
)
def test_a_tracking_number_is_read(read: Read, typed: str, tracking: str | None) -> None:
    assert read(typed).tracking == tracking


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("debited $32.07", "$32.07"),
        ("$1,234.50 gone", "$1,234.50"),
        ("£15 lost", "£15"),
        ("€20.50", "€20.50"),
        ("$6k order", "$6k"),
        ("48 hours", None),
    ],
)
def test_an_amount_is_read_with_its_currency(read: Read, typed: str, amount: str | None) -> None:
    assert read(typed).amount == amount


# Marketplace


@pytest.mark.parametrize(
    ("typed", "marketplace"),
    [
        ("amazon.co.uk order", "UK"),
        ("our UK buyer", "UK"),
        ("royal mail lost it", "UK"),
        ("amazon.de", "DE"),
        ("amazon.com.au", "AU"),
        ("canadian customer", "CA"),
        ("buyer in Dubai", "AE"),
        ("amazon.com order", "US"),
    ],
)
def test_a_marketplace_is_read_from_what_names_it(read: Read, typed: str, marketplace: str) -> None:
    situation = read(typed)

    assert (situation.marketplace, situation.marketplace_told) == (marketplace, True)


def test_where_none_is_told_the_default_is_used_and_said_to_be_one(read: Read) -> None:
    situation = read("contact us about it")

    assert (situation.marketplace, situation.marketplace_told) == ("US", False)


def test_the_default_is_the_settings(guidance: Guidance, wording: Wording) -> None:
    reader = SituationReader(guidance, wording, marketplace="UK")

    assert reader.read(Question(text="not received"), now=NOW).marketplace == "UK"
    assert reader.read(Question(text="amazon.com order"), now=NOW).marketplace == "US"


def test_a_marketplace_that_was_given_wins_over_one_in_the_words(read: Read) -> None:
    assert read("amazon.de order", marketplace="FR").marketplace == "FR"


def test_the_marketplace_of_the_turn_before_holds(read: Read) -> None:
    assert read("label is Claims Protected", "amazon.co.uk, not received").marketplace == "UK"


# Whatever is typed

WORDS = st.sampled_from(
    [
        *("buyer", "says", "not", "never", "received", "claims", "protected", "label", "amazon"),
        *("granted", "claim", "a-to-z", "safe-t", "refunded", "we", "they", "fba", "fbm", "scan"),
        *("on time", "late", "delivery", "risk", "yesterday", "nov 3", "11/5", "2pm", "appeal by"),
        *("no", "signature", "return", "back", "brick", "$32.07", "?", ".", "but", "if", "can i"),
        *("113-1234567-1234567", "1Z999AA10123456784", "uk", "amazon.de", "inr", "INR", "custmer"),
    ]
)
MESSY = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join))


@settings(deadline=None, max_examples=40)
@given(text=MESSY, before=MESSY)
def test_reading_never_fails_and_knows_only_what_the_corpus_has(
    read: Read, guidance: Guidance, text: str, before: str
) -> None:
    situation = read(text, before)

    for name, value in situation.facts.items():
        assert value in guidance.facts[name].values
    assert set(situation.contradicted) <= guidance.facts.keys()
    assert not set(situation.contradicted) & situation.facts.keys()
    assert situation.kinds


@settings(deadline=None, max_examples=40)
@given(words=st.lists(WORDS, max_size=14))
def test_case_and_white_space_make_no_difference(read: Read, words: list[str]) -> None:
    text = " ".join(words)

    shouted = read(f"\t {'   '.join(words).upper()}  ")

    calm = read(text.lower())
    assert shouted.facts == calm.facts
    assert (shouted.contradicted, shouted.kinds) == (calm.contradicted, calm.kinds)
    assert shouted.dates == calm.dates


@settings(deadline=None, max_examples=40)
@given(text=MESSY)
def test_reading_is_the_same_each_time(read: Read, text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "typed",
    [
        "tracking says delivered but buyer says nothing came",
        "buyer says it should have arrived monday",
        "she says she is still waiting for it to come, asks when it arrived at the hub",
        "someone took it from her porch she says",
    ],
)
def test_a_buyer_who_misses_the_parcel_does_not_admit_receipt(read: Read, typed: str) -> None:
    assert "buyer_admits" not in read(typed).facts


def test_the_decision_is_dated_though_the_debit_came_later(read: Read) -> None:
    dates = read("granted the a-to-z on Nov 3, debited on 11/5").dates

    assert dates["decided"] < dates["debited"]
    assert dates["claim_clock"] == dates["decided"]


# Doubt


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("I think it was claims protected but I'm not sure", "claims_protected"),
        ("is this covered by claims protected? buyer says INR", "claims_protected"),
        ("claims protected or late delivery risk, can't tell", "claims_protected"),
        ("is it FBA or FBM? cust says INR", "fulfillment"),
        ("maybe the first scan was on time", "first_scan"),
        ("did amazon refund him or not", "refunded_by"),
        ("was it delivered?", "delivery_status"),
    ],
)
def test_what_is_doubted_or_asked_for_is_not_known(read: Read, typed: str, fact: str) -> None:
    situation = read(typed)

    assert fact not in situation.facts
    assert fact not in situation.contradicted


def test_a_rule_for_fba_is_asked_about_fba(read: Read) -> None:
    assert read("can i file safe-t for FBA?").facts["fulfillment"] == "fba"


def test_a_doubt_does_not_take_back_what_was_told_before(read: Read) -> None:
    situation = read("not sure if it was on time though", "label was claims protected")

    assert situation.facts["claims_protected"] == "yes"
    assert "first_scan" not in situation.facts


# Words that were once read as something else


@pytest.mark.parametrize(
    ("typed", "fact", "value"),
    [
        ("buyer says refund not received", "reason", "refund_not_received"),
        ("it was scanned the next day", "first_scan", "late"),
        ("this one is not FBA", "fulfillment", "fbm"),
        ("it's late, buyer is upset", "reason", "late"),
    ],
)
def test_the_words_tell(read: Read, typed: str, fact: str, value: str) -> None:
    assert read(typed).facts[fact] == value


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("first scan was one day late", "reason"),
        ("amazon gave me 48 hours to respond, their email came Nov 20", "asks_breach"),
        ("label said claims protected, not late delivery risk", "reason"),
    ],
)
def test_the_words_do_not_tell(read: Read, typed: str, fact: str) -> None:
    assert fact not in read(typed).facts


@pytest.mark.parametrize(
    "typed", ["$25.5", "32.07 dollars", "20 usd", "£12", "USD 9.99", "15 bucks"]
)
def test_an_amount_is_kept_as_it_was_typed(read: Read, typed: str) -> None:
    assert read(f"amazon debited {typed} for it").amount == typed


def test_an_order_id_typed_with_long_dashes_is_one(read: Read) -> None:
    assert read("order 112\N{EN DASH}1234567\N{EN DASH}1234567").order_id == "112-1234567-1234567"


# What would break the rules


@pytest.mark.parametrize(
    ("typed", "breach"),
    [
        ("can I tell her I'll refund once the claim is withdrawn", "withdrawal_deal"),
        ("we would gladly reship if he closes the a-z", "withdrawal_deal"),
        ("write that Amazon will approve the refund", "promise"),
        ("can i guarantee him a refund from amazon", "promise"),
        ("can i just say the carrier lost it", "false_proof"),
        ("can i send tracking from another order", "false_proof"),
        ("should I backdate the invoice", "false_proof"),
        ("say we have a signature, we don't", "false_proof"),
    ],
)
def test_what_would_break_a_rule_is_seen(read: Read, typed: str, breach: str) -> None:
    assert read(typed).facts["asks_breach"] == breach


@pytest.mark.parametrize(
    "typed",
    [
        "can I refund after the claim is closed",
        "will amazon refund him",
        "the carrier lost it, what do I send amazon",
        "I sent tracking for the order yesterday",
        "buyer withdrew the claim, do I refund",
    ],
)
def test_what_sounds_like_it_breaks_none(read: Read, typed: str) -> None:
    assert "asks_breach" not in read(typed).facts


# What a draft may say of a parcel


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        (
            "not received, scanned nov 3, ship by nov 4",
            {"first_scan": 3, "shipped": 3, "ship_by": 4},
        ),
        ("not received, first scan was nov 3", {"first_scan": 3, "shipped": 3}),
        ("not received, shipped nov 2, first scan nov 3", {"first_scan": 3, "shipped": 2}),
        ("not received, shipped nov 3", {"shipped": 3}),
        ("not as described, we authorised the return nov 8", {"return_authorised": 8}),
    ],
)
def test_a_ship_date_is_no_first_scan(read: Read, typed: str, days: dict[str, int]) -> None:
    assert read(typed).dates == {name: date(2026, 11, day) for name, day in days.items()}


def test_in_the_matter_of_a_return_a_scan_is_not_the_first_scan_of_the_parcel(read: Read) -> None:
    dates = read("refund at first scan, another item came back, scanned nov 9").dates

    assert dates["return_delivered"] == date(2026, 11, 9)
    assert dates.keys().isdisjoint({"first_scan", "shipped"})


def test_all_amounts_are_kept(read: Read) -> None:
    assert read("claim of $57.20, postage was $8.00").amounts == ("$57.20", "$8.00")


@pytest.mark.parametrize(
    ("turns", "at_hand", "lacking"),
    [
        (("not received, I have the signature",), ("signature",), ()),
        (("not received, no signature", "found it: I have the signature"), ("signature",), ()),
        (("I have the signature", "sorry, no signature"), (), ("signature",)),
    ],
)
def test_a_later_turn_tells_what_is_at_hand(
    read: Read, turns: tuple[str, ...], at_hand: tuple[str, ...], lacking: tuple[str, ...]
) -> None:
    *before, text = turns

    situation = read(text, *before)

    assert (situation.at_hand, situation.lacking) == (at_hand, lacking)
