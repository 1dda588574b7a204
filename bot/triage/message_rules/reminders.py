"""What no text can tell: the rules that a person holds the message against before sending it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.triage.answers import Addressee
from bot.triage.message_rules.rule import AMAZON, ANYONE, BUYER


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """A rule that the text alone does not decide. It is dropped where all facts in `decided_by`
    were told; `beside` are words of which one must stand in the text for it to matter.
    """

    name: str
    text: str
    rests_on: tuple[str, ...]
    addressees: frozenset[Addressee] = BUYER
    decided_by: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


ENGLISH = "english_only"
"""The reminder that stands where a text does not seem to be English."""

_RECORD = AMAZON | {Addressee.BANK}

REMINDERS: tuple[Reminder, ...] = (
    Reminder(
        name="true",
        text="Each fact in it is so, and you can show it.",
        rests_on=("ab-only-what-shown", "cb-only-what-can-be-shown"),
        addressees=ANYONE,
    ),
    Reminder(
        name=ENGLISH,
        text="It does not read like English, and the rules on words know English only: addresses,"
        " numbers and form were checked.",
        rests_on=("msg-proactive-within-30-days",),
        addressees=ANYONE,
        decided_by=("language",),
    ),
    Reminder(
        name="purpose",
        text="It completes the order or answers the buyer's question, and goes through"
        " Buyer-Seller Messaging.",
        rests_on=("msg-permitted-purposes", "msg-proactive-reasons"),
    ),
    Reminder(
        name="protected",
        text="The buyer is pointed to A-to-z only if the label shows Claims Protected and the first"
        " scan was on time.",
        rests_on=("bs-point-to-a-to-z-only-if-protected",),
        decided_by=("claims_protected", "first_scan"),
        beside=("a-to-z", "a2z", "request refund", "ask amazon", "refund from amazon"),
    ),
    Reminder(
        name="refund",
        text="A refund that it speaks of was given or agreed; on a Claims Protected order none is.",
        rests_on=("inr-no-early-refund-promise", "bs-seller-refund-forfeits"),
        decided_by=("refunded",),
        beside=("refund", "money back"),
    ),
    Reminder(
        name="started",
        text="If you start the conversation: within 30 days after the order is complete, with the"
        " order ID, in the buyer's language, and not against an opt-out.",
        rests_on=("msg-proactive-within-30-days", "msg-reply-despite-opt-out"),
        decided_by=("we_write_first",),
    ),
    Reminder(
        name="in_time",
        text="It goes out within 24 hours of the buyer's message, weekends included.",
        rests_on=("msg-reply-within-24-hours",),
    ),
    Reminder(
        name="spelling",
        text="Spelling is right; pictures hold no link, logo or contact data; attachments belong to"
        " the order.",
        rests_on=("msg-style-and-attachments", "msg-no-outside-links"),
    ),
    Reminder(
        name="reply_holds",
        text="It thanks, restates the facts, says what happens next and by when, and asks one"
        " question at most.",
        rests_on=("msg-good-reply-holds",),
    ),
    Reminder(
        name="new",
        text="An appeal brings something that Amazon did not have, and is sent once.",
        rests_on=("atoz-appeal-new-information", "esc-no-duplicates"),
        addressees=AMAZON,
        beside=("appeal",),
    ),
    Reminder(
        name="exhibits",
        text="Every exhibit that it names is attached, unaltered.",
        rests_on=("esc-true-documents",),
        addressees=ANYONE - BUYER,
        beside=("exhibit", "attach", "enclos"),
    ),
    Reminder(
        name="removal_ground",
        text="The ground for removal is on Amazon's list, and it is the one request for this"
        " feedback.",
        rests_on=("fb-removal-grounds", "fb-one-request"),
        addressees=AMAZON,
        beside=("feedback",),
    ),
    Reminder(
        name="bank_evidence",
        text="It holds ship date, method, tracking, proof of delivery, item, messages, and proof of"
        " any refund.",
        rests_on=("cb-evidence",),
        addressees=frozenset({Addressee.BANK}),
    ),
    Reminder(
        name="carrier_documents",
        text="Tracking number, ship date, contents, proof of value, and photos for damage are with"
        " it.",
        rests_on=("carrier-claim-documents",),
        addressees=frozenset({Addressee.CARRIER}),
    ),
    Reminder(
        name="stated_date",
        text="It goes in before the date that the notice or page states.",
        rests_on=("atoz-notice-date-first",),
        addressees=_RECORD,
    ),
)
