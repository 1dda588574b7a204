"""Case notes: what was written when a dispute was closed. Experience, never authority."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

Name = TypeVar("Name", bound=str)


class Decision(StrEnum):
    """How a filing ended."""

    GRANTED = "granted"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"
    REFUNDED = "refunded"
    REIMBURSED = "reimbursed"
    STRUCK = "struck"


class Filing(StrEnum):
    """What was filed, or received."""

    A_TO_Z_APPEAL = "a_to_z_appeal"
    A_TO_Z_CLAIM = "a_to_z_claim"
    SAFE_T_APPEAL = "safe_t_appeal"
    SAFE_T_CLAIM = "safe_t_claim"
    CHARGEBACK = "chargeback"
    FEEDBACK_REMOVAL = "feedback_removal"
    CARRIER_CLAIM = "carrier_claim"

    @property
    def label(self) -> str:
        """Its name in the seller's words, of several."""
        return _LABELS[self]


class Money(StrEnum):
    """Who bore the money in the end, where that was told."""

    OURS_KEPT = "the money stayed with us"
    OURS_LOST = "we bore the money"
    SHARED = "the money was shared"


class Odr(StrEnum):
    """Whether the order defect rate counted it in the end, where that was told."""

    COUNTED = "counted against ODR"
    NOT_COUNTED = "not counted against ODR"


@dataclass(frozen=True, kw_only=True)
class CaseNote:
    """One closed dispute, `line` being where it stands in its file. `decision` is as it was
    written; `reason` and `filed` too. `amount` is in `currency`, a code such as USD. Money and ODR
    are two outcomes of one decision: each is known only where it was told.
    """

    line: int
    decision: str
    note: str
    order_id: str | None = None
    reason: str | None = None
    filed: str | None = None
    lesson: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    filed_on: date | None = None
    decided_on: date | None = None
    marketplace: str | None = None
    money: Money | None = None
    odr: Odr | None = None

    @property
    def name(self) -> str:
        """What a person knows it by: its order, or its line in the file."""
        return self.order_id or f"line {self.line}"

    @property
    def ended(self) -> Decision | None:
        """The decision in one word; None where its words are none of those, or several."""
        return _only(_DECISIONS, self.decision)

    @property
    def filing(self) -> Filing | None:
        """What was filed, in one word; None where that is not told for sure."""
        told = " ".join(filter(None, (self.filed, self.decision)))
        found = _all(_FILINGS, told)
        return found[0] if found else None

    @property
    def reasons(self) -> frozenset[str]:
        """What the buyer said, as values of the fact `reason`; none where that is not told."""
        return frozenset(_all(_REASONS, f"{self.reason or ''} {self.filed or ''}"))

    @property
    def topics(self) -> frozenset[str]:
        """The topics of guidance under which it was decided, by what was filed."""
        told = " ".join(filter(None, (self.filed, self.reason, self.decision)))
        return frozenset(_all(_TOPICS, told))

    @property
    def story(self) -> str:
        """What happened and what was learned, without numbers and outcomes."""
        return "\n".join(filter(None, (self.reason, self.filed, self.note, self.lesson)))

    @property
    def words(self) -> str:
        """All that it tells, for a person to read and for a search to find."""
        outcome = "; ".join(
            [self.decision, *(each.value for each in (self.money, self.odr) if each)]
        )
        parts = {
            "Order": self.order_id,
            "Reason": self.reason,
            "Filed": _dated(self.filed, self.filed_on),
            "Decision": _dated(outcome, self.decided_on),
            "Amount": self.amount and f"{self.amount} {self.currency or ''}".strip(),
            "Note": self.note,
            "Lesson": self.lesson,
        }
        return "\n".join(f"{name}: {value}" for name, value in parts.items() if value)


def money_told(words: str) -> Money | None:
    """Who bore the money, where the words of a decision say so plainly and only one way."""
    return _only(_MONEY, words)


def odr_told(words: str) -> Odr | None:
    """Whether ODR counted it, where the words of a decision say so plainly."""
    return _only(_ODR, words)


def _dated(words: str | None, day: date | None) -> str | None:
    return f"{words} ({day.isoformat()})" if words and day else words


def _only(patterns: Mapping[Name, str], words: str) -> Name | None:
    found = _all(patterns, words)
    return found[0] if len(found) == 1 else None


def _all(patterns: Mapping[Name, str], words: str) -> list[Name]:
    plain = " ".join(re.sub(r"[_/]+", " ", words.casefold()).split())
    return [name for name, pattern in patterns.items() if re.search(pattern, plain)]


_DECISIONS = {
    Decision.GRANTED: r"(?<!not )\b(?:granted|approved|accepted|won|in our favou?r)\b",
    Decision.DENIED: r"\b(?:denied|rejected|declined|refused|lost|not granted|dismissed)\b",
    Decision.WITHDRAWN: r"\b(?:withdrawn|withdrew|cancell?ed by (?:the )?buyer|retracted)\b",
    Decision.REFUNDED: r"\brefunded\b",
    Decision.REIMBURSED: r"\b(?:reimbursed|amazon[- ](?:funded|paid)|funded by amazon)\b",
    Decision.STRUCK: r"\b(?:struck|removed|taken down)\b",
}
_A_TO_Z = r"\ba[- ]?(?:to|2)[- ]?z\b|\batoz\b"
_FILINGS = {
    Filing.SAFE_T_APPEAL: r"\bsafe[- ]?t\b.*appeal|appeal.*\bsafe[- ]?t\b",
    Filing.SAFE_T_CLAIM: r"\bsafe[- ]?t\b",
    Filing.A_TO_Z_APPEAL: rf"(?:{_A_TO_Z}).*appeal|appeal.*(?:{_A_TO_Z})",
    Filing.A_TO_Z_CLAIM: _A_TO_Z,
    Filing.CHARGEBACK: r"chargeback",
    Filing.FEEDBACK_REMOVAL: r"feedback",
    Filing.CARRIER_CLAIM: r"(?:carrier|usps|ups|fedex|dhl)\b.*claim|claim.*carrier",
}
_LABELS = {
    Filing.A_TO_Z_APPEAL: "A-to-z appeals",
    Filing.A_TO_Z_CLAIM: "A-to-z claims",
    Filing.SAFE_T_APPEAL: "SAFE-T appeals",
    Filing.SAFE_T_CLAIM: "SAFE-T claims",
    Filing.CHARGEBACK: "Chargebacks",
    Filing.FEEDBACK_REMOVAL: "Requests to remove feedback",
    Filing.CARRIER_CLAIM: "Carrier claims",
}
_MONEY = {
    Money.OURS_KEPT: r"\breimbursed\b(?! part)|amazon[- ](?:funded|paid)|funded by amazon"
    r"|\bpaid by amazon|money (?:back|kept|stayed|returned)|not (?:debited|charged)|\bkept\b",
    Money.OURS_LOST: r"(?<!not )\b(?:debited|charged to us|charged us)|we (?:paid|refunded|bore)"
    r"|seller[- ](?:funded|paid)|funded by (?:us|the seller)|\bour loss\b|\bmoney lost\b",
    Money.SHARED: r"\b(?:half|partial(?:ly)?|shared|split)\b",
}
_ODR = {
    Odr.COUNTED: r"(?<!not )(?<!n't )\bcount(?:s|ed)?\b(?=.{0,20}\bodr\b)"
    r"|\bodr\b(?!.{0,12}\b(?:not|no|un)).{0,12}\b(?:counted|hit|affected|yes)\b",
    Odr.NOT_COUNTED: r"(?:not|n't) (?:be |been )?count(?:ed)?\b(?=.{0,20}\bodr\b)|\bodr\b.{0,12}"
    r"\b(?:not|no|unaffected|cleared|waived|removed|excluded)\b|no odr",
}
_REASONS = {
    "item_not_received": r"not received|\binr\b|never (?:came|arrived|received)|not delivered"
    r"|lost|missing",
    "late": r"\blate\b|delayed",
    "not_as_described": r"not as described|\bsnad\b|\binad\b|different from|wrong item|defective",
    "damaged": r"damaged|broken",
    "refund_not_received": r"refund not|no refund",
    "return_problem": r"\breturn",
    "unauthorized_charge": r"unauthori[sz]ed|chargeback|fraud",
    "feedback": r"feedback|review|rating",
    "property_damage": r"property damage|injur",
}
_TOPICS = {
    "a_to_z": _A_TO_Z,
    "safe_t": r"\bsafe[- ]?t\b",
    "chargebacks": r"chargeback",
    "feedback": r"feedback",
    "returns": r"\breturn",
    "fba": r"\bfba\b",
}
