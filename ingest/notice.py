"""What a notice of Amazon's can say of one dispute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

Moment = date | datetime
"""A day; a moment without a zone where an hour stands without one; or a moment with its zone."""


class NoticeKind(StrEnum):
    """What a notice tells."""

    CLAIM_OPENED = "claim_opened"
    INFORMATION_REQUESTED = "information_requested"
    CLAIM_GRANTED = "claim_granted"
    CLAIM_DENIED = "claim_denied"
    CLAIM_WITHDRAWN = "claim_withdrawn"
    APPEAL_GRANTED = "appeal_granted"
    APPEAL_DENIED = "appeal_denied"
    SAFE_T_OPENED = "safe_t_opened"
    SAFE_T_QUESTION = "safe_t_question"
    SAFE_T_GRANTED = "safe_t_granted"
    SAFE_T_DENIED = "safe_t_denied"
    CHARGEBACK_RECEIVED = "chargeback_received"
    CHARGEBACK_WON = "chargeback_won"
    CHARGEBACK_LOST = "chargeback_lost"


class Payer(StrEnum):
    """Who bears the money of a decision."""

    AMAZON = "amazon"
    SELLER = "seller"


class Odr(StrEnum):
    """What a decision does to the order defect rate."""

    COUNTED = "counted"
    WAIVED = "waived"


class Matter(StrEnum):
    """Which way of Amazon's a notice is about."""

    CLAIM = "claim"
    SAFE_T = "safe_t"
    CHARGEBACK = "chargeback"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What a mail says of one dispute; None where it says nothing, or says it two ways: then the
    field's name is among `contradicted`.

    `reason` is a value of facts.yaml's reason. `amount` is the money at stake, `reimbursed` what
    was given back, both as written. `respond_by` and `appeal_by` hold every date that was stated,
    the earliest first: a day, a moment without a zone, or one with its zone; `respond_within` and
    `appeal_within` a stated period that no date of the mail lets begin. `is_doubtful`: it asks for
    what Amazon does not ask for by mail, so that nothing else of it is read.
    """

    kind: NoticeKind | None = None
    matter: Matter | None = None
    order_id: str | None = None
    reason: str | None = None
    amount: str | None = None
    reimbursed: str | None = None
    payer: Payer | None = None
    odr: Odr | None = None
    no_response: bool = False
    respond_by: tuple[Moment, ...] = ()
    respond_within: timedelta | None = None
    appeal_by: tuple[Moment, ...] = ()
    appeal_within: timedelta | None = None
    sent: Moment | None = None
    filed: Moment | None = None
    decided: Moment | None = None
    marketplace: str | None = None
    contradicted: tuple[str, ...] = ()
    is_doubtful: bool = False


@dataclass(frozen=True)
class Pasted:
    """What was typed and what was pasted with it: the notices as they stand, the topmost first."""

    own_words: str
    notices: tuple[Notice, ...]


def later(moment: Moment, period: timedelta) -> Moment:
    """The end of a period stated from a moment. From a day without an hour it is counted from the
    day's start, and so is it where the zone is missing: the earliest that it can be.
    """
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return (moment.astimezone(UTC) + period).astimezone(moment.tzinfo)
    day = moment.date() if isinstance(moment, datetime) else moment
    return day + timedelta(days=period // timedelta(days=1))
