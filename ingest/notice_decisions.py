"""What a notice of Amazon's says happened: its kind, who pays, whether ODR counts, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.notice import Matter, NoticeKind, Odr, Payer
from ingest.notice_wording import (
    AMAZON_PAYS,
    CREDITED,
    KINDS,
    MATTERS,
    NO_RESPONSE,
    NOT_ASKED,
    NOT_SO,
    ODR_COUNTED,
    ODR_WAIVED,
    REASONS,
    SELLER_PAYS,
    SUPPOSED,
    VALUE_NO,
    VALUE_YES,
)


def matter_of(text: str) -> Matter | None:
    """The matter that a text names first."""
    found = [
        (match.start(), matter)
        for matter, pattern in MATTERS.items()
        if (match := pattern.search(text))
    ]
    if found:
        return min(found)[1]
    return Matter.CLAIM if re.search(r"\bclaim\b", text, re.IGNORECASE) else None


def kinds_told(
    clauses: Sequence[str], decisions: Sequence[str], matter: Matter | None
) -> tuple[NoticeKind, ...]:
    """The kind that clauses and the values of decision labels tell, a decision before what went
    before it; more than one is a contradiction. What may come to pass tells nothing.
    """
    if matter is None:
        return ()
    clauses = [clause for clause in clauses if _is_about(matter, clause)]
    asserted = _asserted(clauses)
    told = [
        found
        for kind, pattern in KINDS[matter]
        for clause in (_asking(clauses) if kind in _ASKING else asserted)
        if (found := _told(kind, pattern, clause)) is not None
    ]
    told.extend(kind for value in decisions for kind in _decided(value, matter))
    decided = [kind for kind in dict.fromkeys(told) if kind in _DECISIONS]
    on_appeal = [kind for kind in decided if kind in _ON_APPEAL]
    # A decision on an appeal names the one before it: "we uphold our decision to grant the claim".
    return tuple(on_appeal or decided or told[:1])


def payers_told(clauses: Sequence[str]) -> frozenset[Payer]:
    """Who pays, by the clauses that say it; both is a contradiction."""
    told = set()
    for clause in _asserted(clauses):
        without = AMAZON_PAYS.sub(" ", clause)
        if without != clause:
            told.add(Payer.AMAZON)
        if SELLER_PAYS.search(without) and not CREDITED.search(clause):
            told.add(Payer.SELLER)
    return frozenset(told)


def odr_told(clauses: Sequence[str]) -> frozenset[Odr]:
    """Whether it counts in ODR, by the clauses that say it; both is a contradiction."""
    told = set()
    for clause in _asserted(clauses):
        without = ODR_WAIVED.sub(" ", clause)
        if without != clause:
            told.add(Odr.WAIVED)
        if ODR_COUNTED.search(without):
            told.add(Odr.COUNTED)
    return frozenset(told)


def says_no_response(clauses: Sequence[str]) -> bool:
    """True where a decision is put down to the seller's silence."""
    return any(NO_RESPONSE.search(clause) for clause in _asserted(clauses))


def reason_of(value: str) -> str | None:
    """The buyer's reason as facts.yaml names it; None where the words fit none, or two that
    exclude each other.
    """
    told = [reason for reason, pattern in REASONS.items() if pattern.search(value)]
    if "item_not_received" in told and {"not_as_described", "damaged"} & set(told):
        return None
    return told[0] if told else None


def _is_about(matter: Matter, clause: str) -> bool:
    """True unless a clause names other matters alone: "because an A-to-z claim was granted"."""
    named = {each for each, pattern in MATTERS.items() if pattern.search(clause)}
    return not named or matter in named


def _asserted(clauses: Sequence[str]) -> list[str]:
    return [clause for clause in clauses if not SUPPOSED.search(clause)]


def _asking(clauses: Sequence[str]) -> list[str]:
    """Those that can ask for something: "respond by …, or we may grant the claim" still asks."""
    return [clause for clause in clauses if not NOT_ASKED.search(clause)]


def _told(kind: NoticeKind, pattern: re.Pattern[str], clause: str) -> NoticeKind | None:
    match = pattern.search(clause)
    if match is None or (kind in _ASKING and SUPPOSED.search(clause[: match.start()])):
        return None
    return _OPPOSITES.get(kind) if NOT_SO.search(match[0]) else kind


def _decided(value: str, matter: Matter) -> tuple[NoticeKind, ...]:
    against, granted = VALUE_NO.search(value), VALUE_YES.search(VALUE_NO.sub(" ", value))
    if bool(against) == bool(granted):
        return ()
    if re.search(r"\bappeal\b", value, re.IGNORECASE):
        return (NoticeKind.APPEAL_DENIED if against else NoticeKind.APPEAL_GRANTED,)
    return (_BY_VALUE[matter][0 if against else 1],)


_DECISIONS = frozenset(NoticeKind) - {
    NoticeKind.CLAIM_OPENED,
    NoticeKind.INFORMATION_REQUESTED,
    NoticeKind.SAFE_T_OPENED,
    NoticeKind.SAFE_T_QUESTION,
    NoticeKind.CHARGEBACK_RECEIVED,
}
_ON_APPEAL = frozenset({NoticeKind.APPEAL_GRANTED, NoticeKind.APPEAL_DENIED})
_OPPOSITES: Mapping[NoticeKind, NoticeKind] = {
    NoticeKind.CLAIM_GRANTED: NoticeKind.CLAIM_DENIED,
    NoticeKind.CLAIM_DENIED: NoticeKind.CLAIM_GRANTED,
    NoticeKind.APPEAL_GRANTED: NoticeKind.APPEAL_DENIED,
    NoticeKind.SAFE_T_GRANTED: NoticeKind.SAFE_T_DENIED,
    NoticeKind.CHARGEBACK_WON: NoticeKind.CHARGEBACK_LOST,
}
"""What it means where one is denied: "not granted", "not in your favor"."""

_ASKING = frozenset({NoticeKind.INFORMATION_REQUESTED, NoticeKind.SAFE_T_QUESTION})

_BY_VALUE = {
    Matter.CLAIM: (NoticeKind.CLAIM_DENIED, NoticeKind.CLAIM_GRANTED),
    Matter.SAFE_T: (NoticeKind.SAFE_T_DENIED, NoticeKind.SAFE_T_GRANTED),
    Matter.CHARGEBACK: (NoticeKind.CHARGEBACK_WON, NoticeKind.CHARGEBACK_LOST),
}
"""What a label's no and yes to the one who filed it mean."""
