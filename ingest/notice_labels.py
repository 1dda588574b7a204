"""The labels under which Amazon's mails give their particulars: "Order ID: …", "Respond by …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_BUYER = r"(?:buyer|customer|cardholder)"
_MATTER = r"(?:a-to-z (?:guarantee )?|safe-?t )?(?:claim|dispute|chargeback|appeal|case)"

_LABELS: Mapping[str, str] = {
    "order_id": r"(?:amazon )?order ?(?:id|number|no\.?|#)|order",
    "respond_by": (
        r"(?:please )?(?:respond|reply|answer|response|submit (?:your )?response)"
        r"(?: (?:required|needed|due))?(?: to amazon)? (?:by|before|until|deadline|due(?: (?:by"
        r"|date))?)"
        r"|(?:response|reply) due|due (?:date|by)|deadline(?: (?:to|for) (?:respon\w+|repl\w+))?"
        r"|(?:last day|time) to (?:respond|reply)"
    ),
    "appeal_by": (
        r"(?:you (?:can|may) )?appeal(?: this decision)? (?:by|before|until|deadline|due(?: (?:by"
        r"|date))?)"
        r"|(?:last day|deadline) (?:to|for an?|for) appeal"
    ),
    "amount": (
        r"(?:total )?(?:claim(?:ed)?|disputed?|chargeback|transaction|requested|safe-?t claim"
        r"|debit)"
        r" (?:amount|total|value)|amount(?: (?:of (?:the )?(?:claim|dispute|chargeback)|claimed"
        r"|disputed|in dispute|at stake|requested|debited|charged))?"
    ),
    "order_total": r"(?:order|item) (?:total|value|amount|price|subtotal)",
    "reimbursed": (
        r"(?:total )?(?:amount )?reimburse(?:d|ment)(?: (?:amount|total))?"
        r"|(?:approved|granted|credited|reimbursed) amount|amount (?:reimbursed|approved|credited"
        r"|granted)"
        r"(?: to you)?"
    ),
    "reason": (
        rf"(?:{_MATTER} |{_BUYER}(?:'s)? |return )?reason(?: (?:code|for (?:the )?{_MATTER}))?"
        r"|issue|claim type"
    ),
    "decision": rf"(?:{_MATTER} )?(?:decision|outcome|result|status)",
    "odr": (
        r"(?:counts? (?:towards?|against|in) (?:your )?(?:odr|order defect rate)"
        r"|(?:impact|effect) on (?:your )?(?:odr|order defect rate)"
        r"|(?:odr|order defect rate)(?: (?:impact|effect))?)"
    ),
    "paid_by": (
        r"(?:refund )?(?:funded|paid|covered|charged|debited) (?:by|to|from)|who pays"
        r"|liab(?:ility|le party)"
    ),
    "decided": (
        rf"(?:{_MATTER} )?(?:decision date|date of (?:the )?decision|decided on|(?:granted"
        rf"|denied) on)"
    ),
    "filed": (
        rf"(?:{_MATTER} (?:date|opened|filed|received)(?: (?:on|date))?|(?:filed|opened)(?: on)?"
        r"|date (?:filed|opened|of claim))"
    ),
    "sent": (
        r"(?:notice|notification|e-?mail|message) (?:date|sent)"
        r"|date(?: (?:sent|of (?:this )?notice))?|sent(?: on)?"
    ),
    "subject": r"subject",
    "from": r"from",
    "marketplace": r"marketplace|store(?:front)?|site",
    "buyers_words": (
        rf"{_BUYER}(?:'s)? (?:comments?|message|statement|note|explanation|remarks?|wrote|said)"
        rf"|(?:message|comments?|note) from (?:the |your )?{_BUYER}|comments?"
    ),
}
_GENERIC = frozenset({"sent", "subject", "from", "reason", "marketplace", "paid_by", "filed"})
"""Labels so short that they are one only at the start of a line."""

_TYPED = frozenset({"order_id", "respond_by", "appeal_by", "amount", "order_total", "reimbursed"})
"""Labels that may stand without a colon: what follows shows whether they are one."""

AMAZONS_LABELS = frozenset({"respond_by", "appeal_by", "reimbursed", "decision", "odr", "decided"})
"""Labels that a person who describes a matter hardly writes."""

LABELLED = (
    "|".join(pattern for name, pattern in _LABELS.items() if name not in _GENERIC)
    .replace("|order|", "|")
    .replace("|comments?", "")
)
"""Any label that may begin anywhere in a line that was flattened."""

_AT_START = re.compile(
    "|".join(
        rf"(?P<{name}>(?:{pattern}) ?(?:\([^)]*\) ?)?(?:[:=–]|- )"
        + (
            rf"|(?:{pattern}) ?(?=#? ?(?:\d|[$£€]|[a-z]{{3,9}}\.?,? \d|(?:mon|tue|wed|thu|fri|sat"
            rf"|sun)))"
            if name in _TYPED
            else ""
        )
        + ")"
        for name, pattern in _LABELS.items()
    ),
    re.IGNORECASE,
)


_HEADERS = frozenset({"from", "sent", "subject"})


@dataclass(frozen=True)
class Labelled:
    """A label's name, its line, its value, and the places of both."""

    name: str
    line: str
    value: str
    places: frozenset[int]


def label_of(line: str) -> str | None:
    """The name of the label that a line begins with; None for the headers of a mail, which any
    mail has.
    """
    match = _AT_START.match(line)
    return None if match is None or match.lastgroup in _HEADERS else match.lastgroup


def is_colonless(line: str) -> bool:
    """True for a line whose label nothing parts from what follows."""
    match = _AT_START.match(line)
    return match is not None and match[0].rstrip()[-1:].isalnum()


def labelled(lines: Sequence[str]) -> Iterator[Labelled]:
    """Find the labels of lines and their values. A value may stand on the line below."""
    for place, line in enumerate(lines):
        match = _AT_START.match(line)
        if match is None or match.lastgroup is None:
            continue
        value = line[match.end() :].strip(" :=-–")
        if value:
            yield Labelled(match.lastgroup, line, value, frozenset({place}))
            continue
        below = next((at for at in range(place + 1, len(lines)) if lines[at]), None)
        if below is not None and _AT_START.match(lines[below]) is None:
            yield Labelled(match.lastgroup, line, lines[below], frozenset({place, below}))
