"""Rules that the form of a text breaks; bot.triage.contact_data and message_check decide them."""

from __future__ import annotations

from bot.triage.message_rules.rule import ANYONE, Rule

BY_FORM: tuple[Rule, ...] = (
    Rule(
        name="link",
        rests_on=("msg-no-outside-links",),
        why="Links to pages outside Amazon, and web addresses in any disguise, are forbidden.",
        mend="Say in words what the page says, or name the way in Your Orders.",
    ),
    Rule(
        name="amazon_address",
        rests_on=("msg-no-outside-links",),
        why="Even Amazon's own address is allowed only where the order can't be completed without.",
        mend='Write "Amazon" without the address.',
        blocks=False,
    ),
    Rule(
        name="possible_link",
        rests_on=("msg-no-outside-links",),
        why="It reads like a web address.",
        mend="Put a space after the full stop, or take the address out.",
        blocks=False,
    ),
    Rule(
        name="email",
        rests_on=("msg-no-email-or-phone",),
        why="E-mail addresses and names on other networks are contact data, in any disguise.",
        mend="Take it out and ask the buyer to reply to this message.",
    ),
    Rule(
        name="phone",
        rests_on=("msg-no-email-or-phone",),
        why="Phone numbers are contact data, also in words or spaced out.",
        mend="Take it out and ask the buyer to reply to this message.",
    ),
    Rule(
        name="html",
        rests_on=("msg-api-length-2000",),
        why="Amazon's messages carry plain text; markup is taken for a hidden link or image.",
        mend="Write plain text.",
    ),
    Rule(
        name="length",
        rests_on=("msg-api-length-2000",),
        why="A message holds 2,000 characters; the rest may be cut off.",
        mend="Shorten it.",
        blocks=False,
        addressees=ANYONE,
    ),
    Rule(
        name="blank",
        rests_on=("msg-good-reply-holds",),
        why="It is a blank that nobody filled in.",
        mend="Fill it in, or take the sentence out.",
        blocks=False,
        addressees=ANYONE,
    ),
)
