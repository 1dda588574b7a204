"""A draft that a person changed: what is new, what nothing backs, what breaks a rule."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.triage.assertions import Assertion
from bot.triage.edited import Change, Unbacked, check_edited
from bot.triage.message_facts import MessageFacts
from tests.bot.triage.messages import BREACHES, HONEST

DRAFT = """Hello,

I'm sorry that order [ORDER ID] hasn't reached you. Tracking shows: [LATEST STATUS, DATE].
The refund of $32.07 is not issued yet. We will write to you again by Friday.

Kind regards"""


def unbacked(edited: str, draft: str = DRAFT, **told: Any) -> list[tuple[str, str]]:
    """The kind and the words of what nothing backs."""
    facts = MessageFacts(**told)
    found = check_edited(draft, edited, facts=facts)
    return [(each.kind.value, each.words) for change in found.changes for each in change.unbacked]


def test_a_draft_that_nobody_changed_has_no_changes() -> None:
    found = check_edited(DRAFT, DRAFT)

    assert (found.changes, found.removed) == ((), ())
    assert {each.rule for each in found.violations} == {"blank"}


def test_an_added_sentence_is_named_with_what_nothing_backs() -> None:
    found = check_edited(DRAFT, DRAFT + "\nWe called you, and the driver left it with Tom Miller.")

    assert found.changes == (
        Change(
            was=None,
            now="We called you, and the driver left it with Tom Miller.",
            unbacked=(
                Unbacked(kind=Assertion.DEED, words="we called"),
                Unbacked(kind=Assertion.DEED, words="the driver left"),
                Unbacked(kind=Assertion.NAME, words="Tom Miller"),
            ),
        ),
    )


def test_a_blank_that_was_filled_in_is_named_unless_a_fact_backs_it() -> None:
    edited = DRAFT.replace("[ORDER ID]", "113-1234567-1234567")

    known = check_edited(DRAFT, edited, facts=MessageFacts(order_id="113-1234567-1234567"))
    unknown = check_edited(DRAFT, edited)

    assert [change.unbacked for change in known.changes] == [()]
    assert [change.unbacked for change in unknown.changes] == [
        (Unbacked(kind=Assertion.ORDER_ID, words="113-1234567-1234567", fills="ORDER ID"),)
    ]


@pytest.mark.parametrize(
    ("added", "kind", "words"),
    [
        ("It travels with FedEx.", "carrier", "fedex"),
        ("It costs $12.50.", "amount", "$12.50"),
        ("It takes 14 days.", "date or figure", "14 days"),
        ("It was there on 6 November 2026.", "date or figure", "2026-11-06"),
        ("It was scanned.", "status", "scanned"),
        ("It has been delivered.", "status", "delivered"),
        ("We will replace it.", "promise", "we will replace it"),
        ("We inspected it.", "something done", "we inspected"),
        ("UPS confirmed it.", "something done", "ups confirmed"),
        ("It is late because of a storm.", "cause", "because of a storm"),
        ("It is at 1Z999AA10123456784.", "tracking number", "1z999aa10123456784"),
        ("It arrives tomorrow.", "time", "tomorrow"),
        ("The clerk was Jane Roe.", "name", "Jane Roe"),
    ],
)
def test_each_kind_of_assertion_is_found(added: str, kind: str, words: str) -> None:
    assert (kind, words) in unbacked(f"{DRAFT}\n{added}")


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ("It travels with FedEx.", {"carrier": "fedex"}),
        ("The price was $12.50.", {"amounts": ("12.50",)}),
        ("It was there on 6 November 2026.", {"dates": (date(2026, 11, 6),)}),
        ("It was there on November 6.", {"dates": (date(2026, 11, 6),)}),
        ("It was delivered.", {"delivery_status": "delivered"}),
        ("It is at 1Z 999 AA1 01 2345 6784.", {"tracking": ("1Z999AA10123456784",)}),
        ("We refunded it.", {"refunded": "seller"}),
        ("The refund is $32.07.", {}),  # the draft says so
    ],
)
def test_what_the_facts_or_the_draft_hold_is_backed(added: str, told: dict[str, Any]) -> None:
    assert unbacked(f"{DRAFT}\n{added}", **told) == []


def test_a_fact_goes_before_the_draft() -> None:
    draft = "Order 113-1234567-1234567 is on its way."

    found = unbacked(draft + " See 113-1234567-1234567.", draft, order_id="113-7654321-7654321")

    assert found == [("order ID", "113-1234567-1234567")]


def test_a_blank_that_stood_alone_became_what_was_put_in() -> None:
    found = check_edited("Thanks,\n[YOUR NAME]", "Thanks,\nJim")

    assert (found.changes, found.removed) == ((Change(was="[YOUR NAME]", now="Jim"),), ())


def test_a_day_without_a_year_is_named_as_a_person_writes_it() -> None:
    assert unbacked(f"{DRAFT}\nIt was there on Nov 6.") == [("date or figure", "6 November")]


def test_what_was_denied_before_and_is_asserted_now_is_named() -> None:
    edited = "The parcel has been delivered."

    assert unbacked(edited, "The parcel has not been delivered.") == [("status", "delivered")]


def test_a_changed_sentence_stands_beside_what_it_was() -> None:
    edited = DRAFT.replace("by Friday", "by Monday")

    (change,) = check_edited(DRAFT, edited).changes

    assert change == Change(
        was="We will write to you again by Friday.",
        now="We will write to you again by Monday.",
        unbacked=(Unbacked(kind=Assertion.WHEN, words="by monday"),),
    )


def test_sentences_that_are_gone_are_named_and_moved_ones_are_no_change() -> None:
    found = check_edited("One is here. Two is there. Three is gone.", "Two is there.\nOne is here.")

    assert (found.changes, found.removed) == ((), ("Three is gone.",))


def test_what_the_edited_text_breaks_is_told_with_the_facts() -> None:
    found = check_edited(DRAFT, "We will refund you.", facts=MessageFacts(refunded="no"))

    assert [each.rule for each in found.violations] == ["refund_promised"]
    assert not found.may_be_sent


@given(row=st.sampled_from(BREACHES), honest=st.sampled_from(HONEST))
def test_a_breach_that_is_edited_in_is_found(row: tuple[str, str], honest: str) -> None:
    rule, breach = row

    found = check_edited(honest, f"{honest}\n\n{breach}")

    assert rule in {each.rule for each in found.violations if each.blocks}


@given(honest=st.sampled_from(HONEST))
def test_respacing_is_no_change(honest: str) -> None:
    found = check_edited(honest, f"\n{honest.replace('. ', '.  ')}\n\n")

    assert (found.changes, found.removed) == ((), ())
