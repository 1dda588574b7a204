"""Rules that compare a text with the facts; bot.triage.fact_check decides them."""

from __future__ import annotations

from bot.triage.answers import Addressee
from bot.triage.message_rules.rule import ANYONE, Rule

_ONE_MATTER = ("msg-no-personal-data", "ab-only-what-shown")
_FIRST = ("msg-proactive-within-30-days",)

WITH_THE_FACTS: tuple[Rule, ...] = (
    Rule(
        name="other_order_id",
        rests_on=_ONE_MATTER,
        why="It is not the order ID of this matter.",
        mend="Write this order's ID, or take it out.",
        addressees=ANYONE,
    ),
    Rule(
        name="other_tracking",
        rests_on=_ONE_MATTER,
        why="It is not the tracking number of this matter.",
        mend="Write this parcel's number, or take it out.",
        addressees=ANYONE,
    ),
    Rule(
        name="other_carrier",
        rests_on=("ab-only-what-shown",),
        why="The facts name another carrier.",
        mend="Check which carrier it is.",
        blocks=False,
        addressees=ANYONE,
    ),
    Rule(
        name="other_refund",
        rests_on=("cb-say-refunded", "ab-only-what-shown"),
        why="It is not the amount that was refunded.",
        mend="Write the amount that was refunded.",
        addressees=ANYONE,
    ),
    Rule(
        name="other_amount",
        rests_on=("ab-only-what-shown",),
        why="The facts hold no such amount.",
        mend="Check it against the order.",
        blocks=False,
        addressees=ANYONE,
    ),
    Rule(
        name="other_date",
        rests_on=("ab-only-what-shown", "inr-reply-holds"),
        why="The facts hold no such date.",
        mend="Check it against tracking or the order.",
        blocks=False,
        addressees=ANYONE,
    ),
    Rule(
        name="refund_unmentioned",
        of_the_whole=True,
        rests_on=("cb-say-refunded",),
        why="The order was refunded, and the answer does not say so: the bank may pay twice.",
        mend="Add the refund's amount and date.",
        addressees=frozenset({Addressee.BANK}),
    ),
    Rule(
        name="to_a_person",
        of_the_whole=True,
        rests_on=("damage-injury-no-settlement", "threat-admit-nothing"),
        why="After an injury, fire or property damage nothing is sent before the person in charge"
        " and the insurer have decided.",
        mend="Don't send it; hand the matter to the person in charge.",
        addressees=ANYONE,
    ),
    Rule(
        name="language",
        of_the_whole=True,
        rests_on=_FIRST,
        why="It is not in the buyer's language.",
        mend="Write it in the buyer's language.",
        blocks=False,
    ),
    Rule(
        name="language_first",
        of_the_whole=True,
        rests_on=_FIRST,
        why="A message that you start must be in the buyer's language.",
        mend="Write it in the buyer's language.",
    ),
    Rule(
        name="language_unread",
        of_the_whole=True,
        rests_on=_FIRST,
        why="The rules on words know English only: in another language only links, addresses,"
        " numbers and form were checked.",
        mend="Let somebody who reads the language check it.",
        blocks=False,
        addressees=ANYONE,
    ),
    Rule(
        name="channel_length",
        rests_on=("msg-api-length-2000",),
        why="It is over the channel's limit.",
        mend="Shorten it.",
        addressees=ANYONE,
    ),
    Rule(
        name="opted_out",
        of_the_whole=True,
        rests_on=("msg-important-subject", "msg-reply-despite-opt-out"),
        why="The buyer opted out of messages; this one neither replies to one of the buyer's nor"
        " is it critical with [Important] in its subject.",
        mend="Don't send it; answer in the buyer's own thread where there is one.",
    ),
    Rule(
        name="important_misused",
        of_the_whole=True,
        rests_on=("msg-important-subject",),
        why="[Important] is for what completing the order needs; misuse brings restrictions.",
        mend="Take [Important] out of the subject.",
    ),
    Rule(
        name="order_id_missing",
        of_the_whole=True,
        rests_on=_FIRST,
        why="A message that you start must carry the 17-digit order ID.",
        mend="Add the order ID.",
    ),
    Rule(
        name="too_late_to_start",
        of_the_whole=True,
        rests_on=_FIRST,
        why="A message that you start must be sent within 30 days after the order is complete.",
        mend="Don't send it; answer the buyer where the buyer writes.",
    ),
    Rule(
        name="attachments",
        of_the_whole=True,
        rests_on=("msg-attachments-10-mb",),
        why="Attachments hold up to 10 MB each, and the API takes 5.",
        mend="Send fewer or smaller files.",
    ),
    Rule(
        name="attachment_format",
        of_the_whole=True,
        rests_on=("msg-attachments-formats",),
        why="PDF, images, text and Word are taken; other formats may not be.",
        mend="Turn it into a PDF.",
        blocks=False,
    ),
)
