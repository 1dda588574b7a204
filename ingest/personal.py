"""The kinds of personal data that a line of text can be seen to hold, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.accounts import accounts_in, bank_accounts_in
from ingest.handles import MEMBER, SELLER, STAFF
from ingest.numbers import (
    CALLED_PHONE,
    KEPT,
    MASKED_CARD,
    MAYBE_CARD,
    PHONE,
    cards_within,
    may_be_phone,
)
from ingest.streets import addresses_in


class Personal(StrEnum):
    """A kind of personal data, as its placeholder names it."""

    EMAIL = "EMAIL"
    PHONE = "PHONE"
    CARD = "CARD"
    BANK_ACCOUNT = "BANK ACCOUNT"
    ACCOUNT = "ACCOUNT"
    STAFF = "AMAZON STAFF"
    ADDRESS = "ADDRESS"
    NAME = "NAME"


PLACEHOLDER = re.compile(rf"\[(?P<kind>{'|'.join(Personal)}) (?P<number>\d{{1,9}})\]")
"""What stands for personal data that was replaced."""


LONGEST_PIECE = 2000
"""Characters of a line that are looked through at once."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A stretch of a line. Personal data has a `kind` and a `key`, which is the same for the same
    value however it is written; `after` is what must follow its placeholder. One that `goes_on`
    belongs to the placeholder before it. A settled part is not looked at again.
    """

    words: str
    settled: bool = False
    kind: Personal | None = None
    key: str = ""
    after: str = ""
    goes_on: bool = False


Mentions = Callable[[str], Iterable[tuple[int, int, str]]]
"""Finds in a text where persons are named, and which person each time."""


def parts_of(line: str) -> Sequence[Part]:
    """Divide a line into what stays and what is personal data, but for people's names."""
    rules = _WITH_DIGITS if _WORTH_A_LOOK.search(line) else _WITHOUT_DIGITS
    parts = [Part(words=piece) for piece in _pieces(line)]
    for rule in rules:
        parts = [piece for part in parts for piece in _divided(part, rule)]
    return parts


def with_people(parts: Sequence[Part], mentions: Mentions) -> Iterator[Part]:
    """Divide the parts of a line further, where `mentions` finds people's names in them."""
    rule = _people(mentions)
    return (piece for part in parts for piece in _divided(part, rule))


def _pieces(line: str) -> Iterator[str]:
    """Cut a very long line where a sentence ends, so that no line takes longer than its length."""
    while len(line) > LONGEST_PIECE:
        cut = max(line.rfind(end, 0, LONGEST_PIECE) for end in (". ", "; ", "? ", "! "))
        cut = cut if cut > 0 else line.rfind(" ", 0, LONGEST_PIECE)
        cut = cut + 1 if cut > 0 else LONGEST_PIECE
        yield line[:cut]
        line = line[cut:]
    yield line


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    kind: Personal | None
    key: str = ""
    after: str = ""


_Rule = Callable[[str], Iterator[_Span]]


def _divided(part: Part, rule: _Rule) -> Iterator[Part]:
    if part.settled:
        yield part
        return
    done = 0
    for span in rule(part.words):
        if span.start > done:
            yield Part(words=part.words[done : span.start])
        yield Part(
            words=part.words[span.start : span.end],
            settled=True,
            kind=span.kind,
            key=span.key,
            after=span.after,
        )
        done = span.end
    if done < len(part.words):
        yield Part(words=part.words[done:])


def _placeholders(text: str) -> Iterator[_Span]:
    return (_Span(match.start(), match.end(), None) for match in PLACEHOLDER.finditer(text))


def _emails(text: str) -> Iterator[_Span]:
    for match in _EMAIL.finditer(text):
        key = re.sub(r"\s*[\[({]\s*(?:at|dot)\s*[\])}]\s*", "", match.group().casefold())
        yield _Span(match.start(), match.end(), Personal.EMAIL, re.sub(r"[^\w+-]", "", key))


def _kept(text: str) -> Iterator[_Span]:
    return (_Span(match.start(), match.end(), None) for match in KEPT.finditer(text))


def _cards(text: str) -> Iterator[_Span]:
    for match in MAYBE_CARD.finditer(text):
        for start, end in cards_within(match.group()):
            key = _digits(match.group()[start:end])
            yield _Span(match.start() + start, match.start() + end, Personal.CARD, key)


def _called_phones(text: str) -> Iterator[_Span]:
    for match in CALLED_PHONE.finditer(text):
        yield _Span(*match.span("called"), Personal.PHONE, _digits(match["called"])[-9:])


def _phones(text: str) -> Iterator[_Span]:
    for match in PHONE.finditer(text):
        if may_be_phone(match.group()):
            yield _Span(*match.span(), Personal.PHONE, _digits(match.group())[-9:])


def _sellers(text: str) -> Iterator[_Span]:
    for match in re.finditer(rf"(?<![\w@])@?(?P<name>{SELLER})", text):
        glued = match["name"][_SELLER_LENGTH:]
        # Forum pages lose the space after a handle: "@Seller_8ESHZD3bXlVUvis correct".
        is_word = glued.isalpha() and glued.islower()
        end = match.end() - len(glued) if is_word else match.end()
        key = match["name"][:_SELLER_LENGTH] if is_word else match["name"]
        yield _Span(match.start(), end, Personal.ACCOUNT, key, " " if is_word else "")


def _staff(text: str) -> Iterator[_Span]:
    for match in re.finditer(rf"(?<![\w@])@?(?P<name>{STAFF})\b", text):
        yield _Span(*match.span(), Personal.STAFF, match["name"])


def _accounts(text: str) -> Iterator[_Span]:
    for match in _ACCOUNT.finditer(text):
        yield _Span(*match.span(), Personal.ACCOUNT, match.group().lstrip("@"))


def _network_accounts(text: str) -> Iterator[_Span]:
    for start, end in accounts_in(text):
        yield _Span(start, end, Personal.ACCOUNT, text[start:end].lstrip("@$"))


def _bank_accounts(text: str) -> Iterator[_Span]:
    for start, end in bank_accounts_in(text):
        yield _Span(start, end, Personal.BANK_ACCOUNT, text[start:end].replace(" ", ""))


def _addresses(text: str) -> Iterator[_Span]:
    for start, end in addresses_in(text):
        yield _Span(start, end, Personal.ADDRESS, address_key(text[start:end]))


def address_key(text: str) -> str:
    """Return what is the same for the same address however it is written."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _masked_cards(text: str) -> Iterator[_Span]:
    for match in MASKED_CARD.finditer(text):
        group = match.lastgroup or "masked"
        yield _Span(*match.span(group), Personal.CARD, match.group(group)[-4:])


def _people(mentions: Mentions) -> _Rule:
    def spans(text: str) -> Iterator[_Span]:
        for start, end, person in mentions(text):
            yield _Span(start, end, Personal.NAME, person)

    return spans


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


_WITHOUT_DIGITS: Sequence[_Rule] = (_placeholders, _network_accounts, _addresses, _masked_cards)
_WITH_DIGITS: Sequence[_Rule] = (
    _placeholders,
    _network_accounts,
    _emails,
    _bank_accounts,
    _addresses,
    _kept,
    _cards,
    _masked_cards,
    _called_phones,
    _phones,
    _sellers,
    _staff,
    _accounts,
)

_WORTH_A_LOOK = re.compile(r"@|_|\d{3}|\d\D?\d\D?\d|u/|\bat\b")
_SELLER_LENGTH = len("Seller_") + 13
_EMAIL = re.compile(
    r"(?<![\w.+%'-])(?:[\w.+%'-]+@(?:[\w-]+\.)+[^\W\d_]{2,24}"
    r"|(?i:[\w.+%-]+ ?[\[({] ?at ?[\])}] ?[\w-]+(?:(?: ?[\[({] ?dot ?[\])}] ?|\.| dot )[\w-]+)+"
    r"|[\w.+%-]+ at [\w-]+ dot (?:com|net|org|de|co|uk|fr|it|es|ca)\b))"
)
# Any account but those of Amazon and the carriers, and units that look like one ("5 u/day").
_ACCOUNT = re.compile(
    r"(?<![\w@.])@(?!(?i:amazon|ups|usps|fedex|dhl)\w*)[A-Za-z_][\w.-]{1,28}\w"
    rf"|(?<!\w)(?!u/(?:hour|day|week|month|year|min)\b){MEMBER}(?![\w-])"
)
