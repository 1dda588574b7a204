"""A message held against what is known of its matter: particulars that differ, the buyer's
language, the channel's limits, and when a message may be sent at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import NamedTuple

from bot.triage.answers import Addressee
from bot.triage.disguises import Reading
from bot.triage.languages import code_of, language_of
from bot.triage.message_facts import MessageFacts
from bot.triage.particulars import (
    Kind,
    Particular,
    known_days,
    particulars,
    same_amount,
    same_carrier,
    same_tracking,
)

LIMITS = {"api": 2000, "api_customisation": 800, "api_digital_key": 400}
"""How many characters a message of each channel may have, where the corpus has a figure."""

_START_WITHIN = timedelta(days=30)
_MOST_ATTACHMENTS = 5
_MOST_MB = 10
_FORMATS = re.compile(
    r"\.(?:pdf|jpe?g|png|gif|bmp|tiff?|webp|txt|csv|docx?|rtf|xlsx?|pptx?)$", re.IGNORECASE
)


class Contradiction(NamedTuple):
    """What the facts do not bear out: the rule, the words in the text as written, and what is
    known instead where that helps.
    """

    rule: str
    start: int
    end: int
    known: str = ""


def contradictions(
    written: str, plain: Reading, facts: MessageFacts, addressee: Addressee
) -> Iterator[Contradiction]:
    """Hold a text against the facts. `plain` is its folded reading."""
    found = particulars(plain.text, on=facts.today, marketplace=facts.marketplace)
    for each in found:
        differs = _DIFFERS[each.kind](each, plain.text, facts)
        if differs:
            rule, known = differs
            yield Contradiction(rule, *plain.written(each.start, each.end), known)
    whole = (0, len(written))
    if facts.reason == "property_damage" and written:
        yield Contradiction("to_a_person", *whole)
    if facts.refunded in {"seller", "amazon"} and not _REFUND.search(plain.text):
        yield Contradiction("refund_unmentioned", *whole)
    yield from _length(written, facts)
    yield from _language(written, facts)
    if addressee is Addressee.BUYER:
        yield from _whether_to_send(written, facts, found)
        yield from _attachments(written, facts)


_REFUND = re.compile(r"refund|reimburs|paid back|money back")
Differing = tuple[str, str] | None


def _order_id(each: Particular, plain: str, facts: MessageFacts) -> Differing:  # noqa: ARG001 -- one signature for all kinds
    if facts.order_id and each.value != facts.order_id:
        return "other_order_id", facts.order_id
    return None


def _tracking(each: Particular, plain: str, facts: MessageFacts) -> Differing:  # noqa: ARG001 -- one signature for all kinds
    if facts.tracking and not any(same_tracking(each.value, one) for one in facts.tracking):
        return "other_tracking", ", ".join(facts.tracking)
    return None


def _carrier(each: Particular, plain: str, facts: MessageFacts) -> Differing:  # noqa: ARG001 -- one signature for all kinds
    if facts.carrier and not same_carrier(each.value, facts.carrier):
        return "other_carrier", facts.carrier
    return None


_REFUND_OF = re.compile(
    r"(?:refunded|reimbursed|refund|credited|paid back|you got|got back|given back) "
    r"(?:you |was |is |the |a |sum |amount |total |buyer |customer |order |of |in |full |for "
    r"|issued |: ?)*$"
)


def _amount(each: Particular, plain: str, facts: MessageFacts) -> Differing:
    is_refund = bool(_REFUND_OF.search(plain[: each.start]))
    if is_refund and facts.refund_amount:
        if not same_amount(each.value, facts.refund_amount):
            return "other_refund", facts.refund_amount
        return None
    known = tuple(filter(None, (*facts.amounts, facts.refund_amount)))
    if known and not any(same_amount(each.value, one) for one in known):
        return "other_amount", ", ".join(known)
    return None


def _day(each: Particular, plain: str, facts: MessageFacts) -> Differing:  # noqa: ARG001 -- one signature for all kinds
    told = facts.days - ({facts.today} if facts.today else frozenset())
    if told and each.value not in known_days(facts.days):
        return "other_date", ""
    return None


_DIFFERS: dict[Kind, Callable[[Particular, str, MessageFacts], Differing]] = {
    Kind.ORDER_ID: _order_id,
    Kind.TRACKING: _tracking,
    Kind.CARRIER: _carrier,
    Kind.AMOUNT: _amount,
    Kind.DAY: _day,
}


def _length(written: str, facts: MessageFacts) -> Iterator[Contradiction]:
    limit = LIMITS.get(facts.channel or "")
    if limit is not None and len(written) > limit:
        end = min(len(written), limit + 60)
        yield Contradiction("channel_length", limit, end, f"{limit:,} characters")


def _language(written: str, facts: MessageFacts) -> Iterator[Contradiction]:
    if facts.language is None:
        return
    wanted = code_of(facts.language)
    language = language_of(written)
    start, end = 0, len(written.split("\n", 1)[0][:60])
    if language is not None and language != wanted:
        rule = "language_first" if facts.we_write_first == "yes" else "language"
        yield Contradiction(rule, start, end, f"the buyer's is {wanted}, this is {language}")
    if language is not None and language != "en":
        yield Contradiction("language_unread", start, end)


_IMPORTANT = "[important]"


def _whether_to_send(
    written: str, facts: MessageFacts, found: tuple[Particular, ...]
) -> Iterator[Contradiction]:
    whole = (0, len(written))
    is_important = _IMPORTANT in (facts.subject or "").lower()
    if is_important and facts.critical == "no":
        yield Contradiction("important_misused", *whole)
    if facts.we_write_first != "yes":
        return
    if facts.opted_out == "yes" and not (is_important and facts.critical == "yes"):
        yield Contradiction("opted_out", *whole)
    if not any(each.kind is Kind.ORDER_ID for each in found):
        yield Contradiction("order_id_missing", *whole)
    if facts.order_completed and facts.today:
        last = facts.order_completed + _START_WITHIN
        if facts.today > last:
            yield Contradiction("too_late_to_start", *whole, f"the last day was {last}")


def _attachments(written: str, facts: MessageFacts) -> Iterator[Contradiction]:
    whole = (0, len(written))
    by_api = (facts.channel or "").startswith("api")
    if by_api and len(facts.attachments) > _MOST_ATTACHMENTS:
        yield Contradiction("attachments", *whole, f"{len(facts.attachments)} files")
    for each in facts.attachments:
        if each.mb > _MOST_MB:
            yield Contradiction("attachments", *whole, f"{each.name} has {each.mb:g} MB")
        if not _FORMATS.search(each.name):
            yield Contradiction("attachment_format", *whole, each.name)
