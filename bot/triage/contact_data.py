"""Contact data in a message, also where it is disguised: web addresses, e-mail addresses, phone
numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.triage.disguises import Reading
from bot.triage.phone_numbers import phone_numbers, vanity_number
from bot.triage.web_addresses import email_addresses, web_addresses, written_as_one


class Found(NamedTuple):
    """What was found: the rule that it breaks and where it stands in the reading."""

    rule: str
    start: int
    end: int


def addresses(reading: Reading, written: str) -> Iterator[Found]:
    """Find web and e-mail addresses in any reading of a text."""
    yield from (Found("email", *span) for span in email_addresses(reading.text))
    yield from (Found(rule, *span) for rule, span in web_addresses(reading, written))


def numbers(plain: Reading) -> Iterator[Found]:
    """Find phone numbers in a folded text. In other readings, where digits are letters, order IDs
    and tracking numbers would no longer be known as what they are.
    """
    yield from (Found("phone", *span) for span in phone_numbers(plain.text))


def run_together(run: Reading) -> Iterator[Found]:
    """Find contact data in words whose letters stood alone and now run together."""
    yield from (Found(rule, *span) for rule, span in written_as_one(run.text))
    if any(character.isalpha() for character in run.text):
        yield from numbers(run)
        yield from (Found("phone", *span) for span in vanity_number(run.text))
