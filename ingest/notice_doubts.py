"""What Amazon does not ask for in a mail: passwords, payments, contact outside Amazon."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DISCLAIMED = re.compile(
    r"\b(?:never|not|n't) (?:\w+ ){0,3}(?:ask|request|share|give|disclose|reveal|require)\b",
    re.IGNORECASE,
)
_SECRETS = re.compile(
    r"\b(?:password|passcode|one-time (?:code|pin)|\botp\b|verification code|security code|cvv"
    r"|log-?in (?:details|credentials|data|information)|sign-?in (?:details|credentials)"
    r"|credentials"
    r"|(?:credit |debit )?card (?:number|details)|bank (?:details|data|account (?:details|number))"
    r"|social security|passport)\b",
    re.IGNORECASE,
)
_PAYMENT = re.compile(
    r"\b(?:gift ?cards?|bitcoin|crypto\w*|wire transfer|western union|moneygram|paypal|zelle|venmo"
    r"|cash ?app)\b"
    r"|\b(?:pay|transfer|remit|deposit|send) (?:us )?(?:an? |the |this "
    r"|your )?(?:[$£€]?\d[\d.,]* ?)?"
    r"(?:\w+ ){0,3}(?:fee|fine|penalty|deposit|charge|[$£€] ?\d[\d.,]*)(?!\w)",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(?:whatsapp|telegram|signal app|text message)\b"
    r"|\b(?:call|phone|dial|text|contact|reach|write|e-?mail|reply|respond|answer)\b[^\n]{0,40}?"
    r"(?:\+\d[\d ().-]{8,}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b0\d{3,4} ?\d{5,7}\b"
    r"|[\w.+-]+@(?![\w.-]*\bamazon\.)[\w-]+\.\w+)",
    re.IGNORECASE,
)
_ORDER_ID = re.compile(r"\d{3}-\d{7}-\d{7}")
_LINK = re.compile(r"\b(?:https?://|www\.)([\w.-]+)", re.IGNORECASE)
_TEMPTING = re.compile(
    r"\b(?:click|log ?in|sign ?in|verify|confirm|restore|unlock|validate|update your|suspend\w*)\b",
    re.IGNORECASE,
)
_SENDER = re.compile(r"^from\s*:.*amazon.*@([\w.-]+)", re.IGNORECASE)
_AMAZONS = re.compile(
    r"(?:[\w-]+\.)*amazon\.(?:com|co\.uk|de|fr|it|es|nl|ca|com\.au|ae|in|co\.jp|com\.mx|sg|pl|se)",
    re.IGNORECASE,
)


def asks_what_amazon_does_not(lines: Sequence[str]) -> bool:
    """True where a mail asks for a secret, a payment or an answer outside Amazon, leads to a page
    that is not Amazon's, or names Amazon as a sender whose address is another's.
    """
    text = " ".join(lines)
    sentences = re.split(r"(?<=[.!?])\s+", _ORDER_ID.sub(" ", text))
    asked = any(
        pattern.search(sentence) and not _DISCLAIMED.search(sentence)
        for sentence in sentences
        for pattern in (_SECRETS, _PAYMENT, _OUTSIDE)
    )
    return asked or _leads_away(text) or any(_is_another_sender(line) for line in lines)


def _leads_away(text: str) -> bool:
    hosts = _LINK.findall(text)
    strange = [host for host in hosts if not _is_amazons(host)]
    posing = any("amazon" in host.lower() or "amzn" in host.lower() for host in strange)
    return posing or bool(strange and _TEMPTING.search(text))


def _is_another_sender(line: str) -> bool:
    match = _SENDER.match(line)
    return match is not None and not _is_amazons(match[1])


def _is_amazons(host: str) -> bool:
    return _AMAZONS.fullmatch(host.rstrip(".")) is not None
