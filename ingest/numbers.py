"""Numbers that a seller's notes are full of, told from those that belong to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

KEPT = re.compile(
    r"(?<![\w./-])(?:"
    # Amazon order ID.
    r"\d{3}[ –-]?\d{7}[ –-]?\d{7}"
    # Tracking numbers: UPS; USPS, with a ZIP code before it or not, in groups or not; the Universal
    # Postal Union's; Amazon's; DHL and others of 20 digits and more.
    r"|1Z ?(?:[0-9A-Z] ?){15}[0-9A-Z]"
    r"|(?:420 ?\d{5}(?:\d{4})? ?)?9[1-5]\d{2}(?: ?\d{4}){4}(?: ?\d{2})?"
    r"|[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}|TB[A-Z]\d{12}|\d{20,34}"
    # ASIN, ISBN and other article numbers that say what they are.
    r"|B0[0-9A-Z]{8}|(?:ISBN|EAN|UPC|GTIN|ASIN|SKU)(?:-1[03])?:? ?[\dXx -]{8,17}[\dXx]"
    # ZIP code with its four further digits.
    r"|\d{5}-\d{4}"
    # Days and hours.
    r"|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d{2}(?: \d{1,2}:\d{2}(?::\d{2})?)?"
    r")(?![\w-]|[./]\d)"
    # Whatever is called a tracking number right before it.
    r"|(?i:\b(?:tracking|shipment|consignment|waybill|label)(?: ?(?:number|no\.?|id|#|code))*"
    r"(?: is| was)?[:#]? ?#?)\d[\d -]{6,40}\d(?![\w-])"
)
"""What stays: order IDs, tracking and article numbers, days."""

PHONE = re.compile(
    r"(?<![\w.-])(?:"
    # With the country's code.
    r"(?:\+|00 ?)[1-9]\d{0,2}[ ./-]?(?:\(0?\d{0,4}\)[ ./-]?)?\d{1,5}(?:[ ./-]?\d{2,5}){1,5}"
    # North American: three, three, four.
    r"|(?:1[ .-])?(?:\(\d{3}\) ?\d{3}[ .-]?\d{4}|[2-9]\d{2}[ .-][2-9]\d{2}[ .-]?\d{4})"
    r"|(?:1[ .-])?\d{3}([.-])\d{3}\1\d{4}|\(?0\d{1,4}\)? ?/ ?\d{4,8}"
    # Elsewhere: a zero and an area, then the rest in groups; or a mobile number in one piece.
    r"|\(?0\d{1,4}\)?[ /.-]\d{2,8}(?:[ .-]\d{2,5}){0,4}"
    r"|0[1-9]\d{7,9}|[5-79]\d{2} \d{3} \d{3}(?! ?\d)|\(\d{2,4}\) ?\d{3,5}[ -]\d{3,4}"
    r")(?:,? ?(?:ext|x|extension)\.? ?\d{1,5})?(?!\w|-\d|\.\d)"
)
"""What is written like a telephone number; see `may_be_phone`."""

CALLED_PHONE = re.compile(
    r"(?i:\b(?:phoned?|tel(?:ephone|efon)?|mobile|cell(?:phone)?|fax|whatsapp|sms|contact"
    r"|call(?:ed)?(?: (?:me|us|him|her|them|back))?|text(?:ed)?(?: (?:me|us|him|her|them))?"
    r"|reach(?:ed)?(?: (?:me|us|him|her|them|[A-Z]\w+))?|rang|ring|dial(?:l?ed)?"
    r"|called (?:[A-Z][\w'’-]+ ){1,3})"
    r"(?: ?(?:number|no\.?|#))?(?: is| was| at| on)*[.:]{0,2} ?)"
    r"(?P<called>\+?\(?\d(?:[ ()./-]{0,2}\d){6,14}(?: ?(?:ext\.?|x|extension) ?\d{1,5})?)(?![\w-])"
)
"""A number that is called a telephone number right before it."""

MAYBE_CARD = re.compile(r"(?<![\d+])\d(?:[ .-]{0,2}\d){12,}")
"""Digits enough for a payment card; see `cards_within`."""


_MASK = r"[*xX•·#✱.]"
MASKED_CARD = re.compile(
    rf"(?<![\w*•])(?P<masked>(?:(?:\d{{4}}"
    rf"|\d{{6}})[ -]?)?(?:{_MASK}{{2,6}}[ -]?){{1,4}}\d{{4}}(?<!\.\d{{4}}))(?![\w-])"
    r"|(?i:\b(?:card|visa|master ?card|amex|american express|discover|debit|credit|maestro|karte"
    r"|carte"
    r"|tarjeta)\b[^.\n]{0,24}?\b(?:ending|ends|ended|last (?:4|four)|final|endet|endend"
    r"|se terminant"
    r"|terminada|digits)(?: digits)?(?: in| with| on| are| is| auf| par| en"
    r"|:)* ?#?)(?P<ending>\d{4})(?!\d)"
)
"""A payment card with most of its digits hidden, or its last four where they are called that."""


def may_be_phone(text: str) -> bool:
    """True when what is written like a telephone number has as many digits as one and is not the
    ISBN of a book, which is its ASIN too.
    """
    digits = re.sub(r"\D", "", text)
    least = 11 if text.startswith("00") else 9
    return len(digits) >= least and not (text.isdigit() and _is_isbn(text))


def cards_within(text: str) -> Iterator[tuple[int, int]]:
    """Yield where in a run of digits payment cards' numbers stand: from the beginning of a group to
    the end of one, with an issuer's prefix and length, and a check digit that agrees.
    """
    places = [place for place, letter in enumerate(text) if letter.isdigit()]
    digits = "".join(text[place] for place in places)
    done = 0
    for first, start in enumerate(places):
        if start < done or text[start - 1 : start].isdigit():
            continue
        for length in _LENGTHS:
            last = first + length - 1
            if last >= len(places) or text[places[last] + 1 : places[last] + 2].isdigit():
                continue
            number = digits[first : last + 1]
            if _ISSUED.fullmatch(number) and passes_luhn(number):
                done = places[last] + 1
                yield start, done
                break


def passes_luhn(digits: str) -> bool:
    """True when the last digit is the check digit of the others (ISO/IEC 7812)."""
    values = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits), 1)]
    return sum(value // 10 + value % 10 for value in values) % 10 == 0


def _is_isbn(digits: str) -> bool:
    weighted = [
        int(digit) * weight for digit, weight in zip(digits, range(10, 0, -1), strict=False)
    ]
    return len(digits) == 10 and sum(weighted) % 11 == 0


_LENGTHS = (19, 16, 15, 14, 13)
# Visa, Mastercard, American Express, Discover and UnionPay, JCB, Diners Club, Maestro.
_ISSUED = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d{2}|7[01]\d|720)\d{12}"
    r"|3[47]\d{13}|6(?:011|5\d{2}|4[4-9]\d|2\d{2})\d{12}(?:\d{3})?|35(?:2[89]|[3-8]\d)\d{12}"
    r"|3(?:0[0-5]|[68]\d)\d{11}|(?:50|5[6-8]|63|67)\d{14}"
)
