"""What a sentence asserts that could be untrue: figures, names, statuses, promises, deeds."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from bot.triage.disguises import folded
from bot.triage.figures import figures
from bot.triage.particulars import Kind, particulars


class Assertion(StrEnum):
    """The kinds of what is asserted."""

    ORDER_ID = "order ID"
    TRACKING = "tracking number"
    AMOUNT = "amount"
    FIGURE = "date or figure"
    WHEN = "time"
    CARRIER = "carrier"
    STATUS = "status"
    PROMISE = "promise"
    DEED = "something done"
    CAUSE = "cause"
    NAME = "name"


class Asserted(NamedTuple):
    """One assertion: its kind, its value in one form, and the words that make it."""

    kind: Assertion
    value: str
    words: str


def asserted(sentence: str) -> Iterator[Asserted]:
    """Find what a sentence asserts, in the order of the kinds. Blanks assert nothing."""
    written = _BLANK.sub(" ", sentence)
    plain = folded(written).text
    yield from _particulars(plain)
    for figure in sorted(_other_figures(plain)):
        yield Asserted(Assertion.FIGURE, figure, _readable(figure))
    yield from _by_pattern(plain)
    yield from _names(written)


_BLANK = re.compile(r"\[[^\[\]\n]*\]")
_PARTICULARS = {
    Kind.ORDER_ID: Assertion.ORDER_ID,
    Kind.TRACKING: Assertion.TRACKING,
    Kind.AMOUNT: Assertion.AMOUNT,
    Kind.CARRIER: Assertion.CARRIER,
}


def _particulars(plain: str) -> Iterator[Asserted]:
    for each in particulars(plain, on=None):
        if each.kind in _PARTICULARS:
            yield Asserted(_PARTICULARS[each.kind], each.value, plain[each.start : each.end])


def _other_figures(plain: str) -> frozenset[str]:
    """The figures that are no order ID, tracking number or amount."""
    rest = plain
    for each in particulars(plain, on=None):
        if each.kind in {Kind.ORDER_ID, Kind.TRACKING, Kind.AMOUNT}:
            rest = rest[: each.start] + "#" * (each.end - each.start) + rest[each.end :]
    return figures(rest)


def _readable(figure: str) -> str:
    """A day without its year as a person writes it: "--11-20" is 20 November."""
    day = re.fullmatch(r"--(\d\d)-(\d\d)", figure)
    return f"{int(day[2])} {month_name[int(day[1])]}" if day else figure


_WHEN = (
    r"(?:today|tonight|tomorrow|yesterday|(?:this|next|last) (?:week|month|morning|evening)"
    r"|(?:on|by|until|before|since|next|last|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|right away|immediately|at once|straight away|shortly|soon|as soon as possible)"
)
_ADVERBS = r"(?: (?:\w+ly|also|already|now|then|just|never|not|always|even|both|all|soon)){0,3}"
_WE = r"(?:we|i|our (?:\w+ )?(?:team|warehouse|staff|driver|office|support|colleagues?))"
_SOMEBODY = (
    r"(?:(?:the|your|a|our|their) (?:carrier|courier|driver|post office|neighbou?r|buyer|customer"
    r"|recipient|agent|manufacturer|supplier|mailroom|locker)|ups|usps|fedex|dhl|royal mail|amazon"
    r"|they|somebody|someone|he|she)"
)
_DID = (
    r"(?:[a-z]{2,}ed|told|said|spoke|sent|gave|got|found|made|took|left|went|saw|wrote|put|paid"
    r"|held|lost|sold|bought|brought|kept|met|rang|built|chose|threw|broke|knew|heard|won)"
)
_STATUS = {
    "delivered": r"delivered|delivery (?:was|is) (?:made|complete)|arrived",
    "in transit": r"in transit|on its way|on the way|out for delivery|moving",
    "shipped": r"shipped|dispatched|handed over|left our warehouse|posted",
    "returned": r"returned to (?:us|sender)|came back|sent back|refused",
    "lost": r"lost|missing|stolen|misplaced",
    "damaged": r"damaged|broken|cracked|defective|faulty",
    "refunded": r"refunded|reimbursed|refund (?:was|has been|is) (?:issued|made|sent|processed)",
    "replaced": r"replaced|replacement (?:was|has been|is) (?:sent|shipped)|reshipped|resent",
    "cancelled": r"cancell?ed",
    "held": r"held|on hold|customs|at a pick-?up point|locker",
    "signed": r"signed|signature",
    "scanned": r"scanned|first scan",
    "protected": r"claims protected|protected by",
    "granted": r"granted|approved|in (?:your|our) favou?r",
    "denied": r"denied|rejected|declined",
    "in stock": r"(?:in|out of) stock|backorder(?:ed)?|sold out",
    "tested": r"tested|inspected|brand new|in perfect condition|sealed",
    "insured": r"insured|insurance|covered by|warranty",
    "free": r"free of charge|at no cost|for free|no charge",
}
_PATTERNS = (
    (Assertion.WHEN, re.compile(rf"(?<!\w){_WHEN}(?!\w)"), 0),
    (
        Assertion.PROMISE,
        re.compile(
            rf"(?<!\w)(?:{_WE}(?: will| shall|'ll| can| are going to| am going to)|you(?: will|'ll)"
            rf"|i'll|we'll|it (?:will|should)|(?:the|your) [a-z]+ (?:will|should)"
            rf"|{_SOMEBODY} (?:will|should)){_ADVERBS} (?P<key>[a-z]+(?: [a-z]+)?)"
        ),
        "key",
    ),
    (
        Assertion.PROMISE,
        re.compile(r"(?<!\w)(?P<key>promise|guarantee|assure|commit)(?!\w)"),
        "key",
    ),
    (
        Assertion.DEED,
        re.compile(rf"(?<!\w){_WE}(?: have|'ve| had| has)?{_ADVERBS} (?P<key>{_DID})(?!\w)"),
        "key",
    ),
    (
        Assertion.DEED,
        re.compile(rf"(?<!\w){_SOMEBODY}(?: have| has|'s| had)?{_ADVERBS} (?P<key>{_DID})(?!\w)"),
        "key",
    ),
    (
        Assertion.CAUSE,
        re.compile(
            r"(?<!\w)(?:because(?: of)?|due to|caused by|as a result of|owing to) [^.,;!?]+"
        ),
        0,
    ),
)
_DENIED = re.compile(r"(?:(?<!\w)(?:not|never|no|yet to)|n't)(?: \w+){0,3} $")
_STATUSES = {status: re.compile(rf"(?<!\w)(?:{said})(?!\w)") for status, said in _STATUS.items()}


def _by_pattern(plain: str) -> Iterator[Asserted]:
    for status, pattern in _STATUSES.items():
        for match in pattern.finditer(plain):
            is_denied = _DENIED.search(plain, 0, match.start())
            yield Asserted(Assertion.STATUS, f"not {status}" if is_denied else status, match[0])
    for kind, pattern, key in _PATTERNS:
        for match in pattern.finditer(plain):
            yield Asserted(kind, match[key], match[0])


_COMMON = frozenset(
    re.findall(
        r"\S+",
        """
        Amazon Amazon's A-to-z Guarantee Your Orders Order Problem Package Request Refund Seller
        Central Buyer-Seller Messages Prime Buy Shipping Claims Protected Exhibit ODR SAFE-T FBA FBM
        I I'm I've I'll OK PDF ASIN ID POD GPS AM PM UPS USPS FedEx DHL Hello Hi Dear Thanks Thank
        Please Regards Best Kind Sincerely Monday Tuesday Wednesday Thursday Friday Saturday Sunday
        January February March April May June July August September October November December
        Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
        """,
    )
)
_CAPITAL = r"[A-Z][^\W\d_A-Z][^\W\d_]*(?:['-][^\W\d_]+)*"
_CAPITALISED = re.compile(
    rf"(?<!Hello )(?<!Hi )(?<!Dear )(?<=[\w,;:] ){_CAPITAL}(?: {_CAPITAL})*(?!\w)"
)


def _names(written: str) -> Iterator[Asserted]:
    """Words with a capital letter within a sentence, as in "left with Tom Miller"."""
    for match in _CAPITALISED.finditer(written):
        words = [word for word in match[0].split() if word.removesuffix("'s") not in _COMMON]
        if words:
            name = " ".join(words)
            yield Asserted(Assertion.NAME, name.lower(), name)
