"""The words by which Amazon's mails tell what happened, who pays and whether ODR counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.notice import Matter, NoticeKind

MATTERS: Mapping[Matter, re.Pattern[str]] = {
    Matter.CLAIM: re.compile(r"\b(?:a-? ?(?:to|2)-? ?z|guarantee claim)\b", re.IGNORECASE),
    Matter.SAFE_T: re.compile(r"\bsafe-? ?t\b", re.IGNORECASE),
    Matter.CHARGEBACK: re.compile(
        r"\bcharge-?backs?\b|\bdisputed (?:a|the|this) (?:charge|transaction|payment)\b"
        r"|\bcard ?holder\b|\b(?:card issuer|issuing bank)\b|\bpayment dispute\b",
        re.IGNORECASE,
    ),
}
SUPPOSED = re.compile(
    r"\b(?:if|may|might|could|would|unless|whether|in case|when|once|should you|in the event)\b",
    re.IGNORECASE,
)
NOT_ASKED = re.compile(
    r"^if\b|\bno(?:t|n't)? (?:\w+ ){0,3}(?:action|required|needed?|necessary)\b"
    r"|n't (?:need|have) to\b",
    re.IGNORECASE,
)
NOT_SO = re.compile(r"\b(?:not|never|no)\b", re.IGNORECASE)
NO_RESPONSE = re.compile(
    r"\byou (?:did not|didn't|have not|haven't|failed to) (?:respond|repl|answer)"
    r"|\b(?:no|not receive(?:d)? (?:a|any|your)) (?:response|reply)\b|\b(?:lack of"
    r"|without a) response\b",
    re.IGNORECASE,
)
VALUE_NO = re.compile(
    r"\bnot (?:been )?(?:granted|approved|accepted|eligible)|\bdenied|\bdeclined|\brejected"
    r"|\bineligible|in (?:your|the seller's|seller) favou?r|in favou?r of (?:the )?(?:seller"
    r"|you)\b",
    re.IGNORECASE,
)
VALUE_YES = re.compile(
    r"\bgranted|\bapproved|\breimbursed|\baccepted|in (?:the )?(?:buyer|customer"
    r"|cardholder)(?:'s)? favou?r"
    r"|in favou?r of (?:the )?(?:buyer|customer|cardholder)",
    re.IGNORECASE,
)
_DONE = r"\b(?:has|have|was|were|is now|is)(?: now)?(?: not)?(?: been)? "
_NOT = r"(?:\bnot (?:been )?)?"
_BUYER = r"(?:the |your )?(?:buyer|customer|card ?holder)"
_REFUSED = r"(?:denied|declined|rejected)"
_GRANTED = r"(?:granted|approved|accepted)"
_ASKS = (
    r"\b(?:need|require|request(?:ed|ing)?|ask(?:ed|ing)? (?:you )?for|provide(?: us)?(?: with)?)\b"
    r"[^.]{0,40}?\b(?:information|details|evidence|documentation|documents|proof|photos|response)\b"
    r"|\brequest for (?:more |additional |further )?information\b|\baction required\b"
    r"|\brequires your (?:response|attention|action|reply)\b"
    r"|\b(?:please|you must|you have to) (?:respond|reply|answer|provide|submit|send|upload)\b"
)
_APPEALS: Sequence[tuple[NoticeKind, str]] = (
    (
        NoticeKind.APPEAL_DENIED,
        rf"\bappeal\b[^.]{{0,80}}?{_DONE}{_REFUSED}\b|\b{_REFUSED} [^.]{{0,30}}?\bappeal\b"
        r"|\b(?:uphold(?:ing)?|upheld|maintain(?:ed|ing)?|stand by)\b [^.]{0,40}?\bdecision\b"
        r"|\bdecision (?:stands|remains)\b"
        r"|\bdecided (?=not to (?:change|reverse|overturn)\b)",
    ),
    (
        NoticeKind.APPEAL_GRANTED,
        rf"\bappeal\b(?:(?! that | which )[^.]){{0,60}}?{_DONE}(?:{_GRANTED}|successful)\b"
        rf"|{_NOT}\b(?:granted|approved|upheld) [^.]{{0,30}}?\bappeal\b"
        r"|\brevers(?:ed|ing) [^.]{0,40}?\bdecision\b",
    ),
)
_OPENED = r"(?:filed|opened|submitted|received|initiated|started)"
KINDS: Mapping[Matter, Sequence[tuple[NoticeKind, re.Pattern[str]]]] = {
    matter: [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in patterns]
    for matter, patterns in {
        Matter.CLAIM: (
            *_APPEALS,
            (
                NoticeKind.CLAIM_GRANTED,
                rf"\bclaim\b[^.]{{0,80}}?{_DONE}{_GRANTED}\b"
                rf"|{_NOT}\b{_GRANTED} (?:the|this|an?|{_BUYER}'s) [^.]{{0,40}}?\bclaim\b"
                rf"|{_NOT}\bin (?:{_BUYER})(?:'s)? favou?r\b|{_NOT}\bin favou?r of {_BUYER}\b"
                rf"|\b(?:we|amazon)(?: have| has)? (?:refunded|issued a (?:full "
                rf"|partial )?refund to)"
                rf" {_BUYER}\b",
            ),
            (
                NoticeKind.CLAIM_DENIED,
                rf"\bclaim\b[^.]{{0,80}}?\b(?:has|have|was|were|is now"
                rf"|is)(?: now)?(?: been)? {_REFUSED}\b"
                rf"|\b{_REFUSED} (?:the|this|{_BUYER}'s) [^.]{{0,40}}?\bclaim\b"
                rf"|{_NOT}\bin (?:your|the seller's) favou?r\b",
            ),
            (
                NoticeKind.CLAIM_WITHDRAWN,
                rf"\bclaim\b[^.]{{0,60}}?{_DONE}withdrawn\b|{_BUYER} (?:withdrew|has withdrawn)\b",
            ),
            (NoticeKind.INFORMATION_REQUESTED, _ASKS),
            (
                NoticeKind.CLAIM_OPENED,
                rf"\bclaim\b[^.]{{0,60}}?{_DONE}{_OPENED}\b|\b{_OPENED} [^.]{{0,40}}?\bclaim\b"
                rf"|\bnew (?:a-to-z )?(?:guarantee )?claim\b|\bclaim (?:notification|opened|filed"
                rf"|received)\b",
            ),
        ),
        Matter.SAFE_T: (
            *_APPEALS,
            (
                NoticeKind.SAFE_T_DENIED,
                rf"\b(?:has|have|was|were|is now|is)(?: now)?(?: been)? (?:{_REFUSED}|ineligible)\b"
                r"|\b(?:unable to|cannot) (?:approve|grant|reimburse)\b"
                rf"|\b{_REFUSED} [^.]{{0,30}}?\b(?:claim|safe)",
            ),
            (
                NoticeKind.SAFE_T_GRANTED,
                rf"{_DONE}(?:{_GRANTED}|reimbursed|credited)\b"
                rf"|{_NOT}\b{_GRANTED} [^.]{{0,30}}?\b(?:claim|safe|reimburse)"
                r"|\b(?:we|amazon)(?: have| has)? reimbursed\b",
            ),
            (NoticeKind.SAFE_T_QUESTION, _ASKS),
            (NoticeKind.SAFE_T_OPENED, rf"\b{_OPENED}\b|\bunder review\b"),
        ),
        Matter.CHARGEBACK: (
            (NoticeKind.CHARGEBACK_WON, rf"{_NOT}\bin (?:your|the seller's) favou?r\b"),
            (
                NoticeKind.CHARGEBACK_LOST,
                rf"\bin {_BUYER}(?:'s)? favou?r\b|\bin favou?r of {_BUYER}\b"
                rf"|\bupheld the chargeback\b",
            ),
            (NoticeKind.CHARGEBACK_RECEIVED, r"\bcharge-?backs?\b|\bdisput|\bcard ?holder\b"),
        ),
    }.items()
}
AMAZON_PAYS = re.compile(
    r"\b(?:amazon|we)(?: has| have| will| is| are)? (?:fund\w*|cover\w*|paid|pay|paying|absorb\w*"
    r"|bears?)\b"
    r"[^.]{0,40}?\b(?:refund|claim|cost|amount|chargeback|order|dispute)\b"
    r"|(?:\bnot|n't|\bnor)(?: \w+){0,2} (?:debited|charged|deducted|responsible|liable)\b[^.]{0,60}"
    r"|\bat no cost to you\b|\b(?:funded|covered|paid) by amazon\b"
    r"|\bno (?:debit|deduction|charge|amount|funds)\b[^.]{0,60}"
    r"|\b(?:credited|returned)(?: back)? to your\b",
    re.IGNORECASE,
)
SELLER_PAYS = re.compile(
    r"\b(?:debited|deducted|charged|recovered)\b[^.]{0,50}?\byour?\b"
    r"|\byour (?:seller |payments? )?(?:account|balance)\b[^.]{0,40}?\b(?:debited|charged"
    r"|deducted)\b"
    r"|\byou (?:are|have been|were|remain|will be)(?: held)? (?:financially )?(?:responsible"
    r"|liable)\b"
    r"|\b(?:we|amazon)(?: have| has)? (?:debited|deducted|charged)\b",
    re.IGNORECASE,
)
CREDITED = re.compile(r"\b(?:credited|returned)(?: back)? to your\b", re.IGNORECASE)
_RATE = r"(?:order defect rate|\bodr\b|performance metrics?)"
ODR_WAIVED = re.compile(
    rf"(?:\bnot|n't|\bno longer|\bnever)\b[^.]{{0,50}}?{_RATE}|\bno (?:impact"
    rf"|effect)\b[^.]{{0,30}}?{_RATE}"
    rf"|{_RATE}[^.]{{0,40}}?(?:\bnot\b|n't\b|\bno (?:impact|effect)|\bunaffected)[^.]{{0,30}}"
    rf"|\b(?:excluded|removed|waived|without (?:affecting|counting))\b[^.]{{0,30}}?{_RATE}",
    re.IGNORECASE,
)
ODR_COUNTED = re.compile(
    rf"\b(?:count\w*|affect\w*|impact\w*|included|reflected)\b[^.]{{0,40}}?{_RATE}"
    rf"|{_RATE}[^.]{{0,40}}?\b(?:affected|impacted|counted)\b",
    re.IGNORECASE,
)
REASONS: Mapping[str, re.Pattern[str]] = {
    reason: re.compile(pattern, re.IGNORECASE)
    for reason, pattern in {
        "unauthorized_charge": r"\bunauthori[sz]ed|\bfraud|\b(?:not |un)recogni[sz]ed?\b",
        "refund_not_received": (
            r"\brefund\b[^.]{0,20}\bnot (?:been )?(?:received|issued|processed|given)"
            r"|\bnot (?:been )?refunded"
            r"|\bno refund\b|\bnot receive[d]? (?:a |the |their |his |her )?refund"
            r"|\bcredit not processed"
        ),
        "item_not_received": (
            r"(?<!refund )(?<!credit )\bnot (?:been )?(?:received|delivered|arrived?)\b"
            r"|\bnever (?:arrived|received|came)"
            r"|(?:did not|didn't|has not|hasn't) (?:arrive|receive (?:the |an? |their )?(?:item"
            r"|order|package|parcel|goods))"
            r"|\bnon-?(?:receipt|delivery)\b|\binr\b|\bundelivered\b"
        ),
        "not_as_described": (
            r"\bas described\b|\bas expected\b|\bdifferent\b|\bwrong item|\bdefective\b|\bsnad\b"
            r"|\bfaulty\b"
        ),
        "damaged": r"\bdamaged?\b|\bbroken\b",
        "late": r"\blate\b|\bdelayed\b",
        "return_problem": r"\breturn\b[^.]{0,20}\b(?:problem|issue|refused|not accepted)",
    }.items()
}
