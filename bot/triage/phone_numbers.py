"""Phone numbers, in digits, in words or spaced out, told from order IDs, tracking numbers, amounts,
dates, times, sizes and reference numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

Span = tuple[int, int]


def phone_numbers(text: str) -> Iterator[Span]:
    """Find phone numbers in a folded text."""
    if len(_ANY_DIGIT.findall(text)) < _FEWEST_DIGITS:
        return
    text = _MEANT_AS_DIGITS.sub(lambda match: match[0].translate(_DIGIT_FOR), text)
    text = _OTHER_NUMBER.sub(lambda match: "#" * len(match[0]), text)
    for pattern, is_phone in (
        (_DIGITS, _is_phone),
        (_SINGLE_DIGITS, _is_phone_in_single_digits),
        (_IN_WORDS, _is_phone_in_words),
    ):
        yield from (match.span() for match in pattern.finditer(text) if is_phone(match))
    yield from (match.span() for match in _VANITY.finditer(text))


def vanity_number(run: str) -> Iterator[Span]:
    """Find a number like 1-800-FLOWERS in letters that run together."""
    yield from (match.span() for match in _VANITY_RUN.finditer(run))


_DIGIT_FOR_WORD = {"zero": "0", "nought": "0", "oh": "0"} | {
    word: str(number)
    for number, word in enumerate(
        re.findall(r"\w+", "one two three four five six seven eight nine"), 1
    )
}
_DIGIT_WORD = "(?:" + "|".join(_DIGIT_FOR_WORD) + ")"
_ANY_DIGIT = re.compile(rf"\d|{_DIGIT_WORD}")
_FEWEST_DIGITS = 4  # as in 1-800-FLOWERS

_MEANT_AS_DIGITS = re.compile(r"(?<![a-z0-9])(?=[oil|]{0,9}\d)[0-9oil|]+(?![a-z0-9])")
_DIGIT_FOR = str.maketrans("oil|", "0111")

_CALLING = "call|tel|phone|text|cell|mob|fax|ph|dial|sms|double|triple"
_OTHER_NUMBER = re.compile(
    "|".join(
        (
            r"(?<!\d)\d{3} ?- ?\d{7} ?- ?\d{7}(?!\d)",  # order ID
            r"(?<!\d)\d{5}-\d{5}-\d{7}(?!\d)",  # SAFE-T claim ID
            r"(?<![a-z0-9])1z(?:[ -]?[0-9a-z]){16}(?![a-z0-9])",  # UPS
            r"(?<![a-z0-9])[a-z]{2} ?\d{3} ?\d{3} ?\d{3} ?[a-z]{2}(?![a-z0-9])",  # postal services
            # Letters and digits in one: other IDs. O, I and l alone may stand for digits.
            rf"(?<![a-z0-9])(?!{_CALLING}|{_DIGIT_WORD})(?=[a-z0-9]{{0,40}}\d)"
            r"(?=[a-z0-9]{0,40}[a-hj-km-np-z])[a-z0-9]{8,}(?![a-z0-9])",
            r"(?<![\d/.-])(?:19|20)\d\d[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])"
            r"(?![\d/-])",
            r"(?<!\d)(?<!\d[-/.])(?:3[01]|[12]\d|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])[-/.]"
            r"(?:19|20)?\d\d(?!\d)(?![-/.]\d)",
            r"(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)",
            r"[$\u20ac\u00a3\u00a5] ?(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:[.,]\d{1,2})?(?!\d)",
            r"(?<![\d.-])\d{1,6}(?:[.,]\d{2})? ?"
            r"(?:usd|eur|gbp|dollars?|euros?|cents|[\u20ac\u00a3])(?!\w)",
            r"(?<!\d)(?<!\d[ .-])\d{5}-\d{4}(?!\d)(?![ .-]\d)",  # ZIP+4
            r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])",
        )
    )
)

_SPOKEN = "(?: (?:dot|dash|point|hyphen) )"
_BETWEEN = rf"(?:[ ()/-]{{0,3}}|\.|{_SPOKEN})"  # but no full stop and space, which end a sentence
_DIGITS = re.compile(rf"(?<!\d)(?P<plus>\+ ?)?\(?\d(?:{_BETWEEN}\d){{6,}}(?!\d)")
_SINGLE_DIGITS = re.compile(rf"(?<!\d)\d(?:(?:[ ,.*_~/-]{{1,3}}|{_SPOKEN})\d){{6,14}}(?!\d)")
_ONE_IN_WORDS = rf"(?:(?:(?:double|triple) ?)?{_DIGIT_WORD}|\d{{1,4}})"
_IN_WORDS = re.compile(
    rf"(?<![a-z0-9]){_ONE_IN_WORDS}(?:(?:{_BETWEEN}|, ?){_ONE_IN_WORDS}){{3,15}}(?![a-z0-9])"
)
_VANITY = re.compile(r"(?<!\d)1[ -]?8(?:00|33|44|55|66|77|88)[ -][a-z0-9-]{5,}")
_VANITY_RUN = re.compile(r"(?<!\d)18(?:00|33|44|55|66|77|88)[a-z]{5,}")

_BEFORE = 60
_NEAR = 25
_LONG = 8
_CALL = re.compile(
    r"\b(?:call|phone|telephone|tel|text|txt|sms|dial|ring|mobile|cell|cellphone|whatsapp|fax|ph"
    r"|hotline|helpline|(?:reach|contact) \w+(?: at| on)?|(?:my|our|the) number)\b"
)
_REFERENCE = re.compile(
    r"\b(?:orders?|tracking|tracked|track|shipment|shipped|parcels?|packages?|waybill|awb"
    r"|consignment|case|ticket|rma|claim|item|sku|upc|ean|gtin|isbn|asin|serial|model|part|batch"
    r"|lot|invoice|reference|ref|confirmation|transaction|refund|label|ups|usps|fedex|dhl|carrier"
    r"|royal mail|evri|hermes|dpd|gls|ontrac|lasership|canada post|ids?|sn|imei|barcode|version"
    r"|firmware)\b"
)


def _is_phone(match: re.Match[str]) -> bool:
    groups = re.findall(r"\d+", match[0])
    total = sum(map(len, groups))
    if match["plus"] or _is_american(match[0]):
        return True
    called, named = _cued(match)
    if called:
        return total <= 15
    glued = re.search(r"[a-z0-9#]-?$", match.string[: match.start()])
    if glued or named or _counts_up(groups):
        return False
    if groups[0].startswith("00") and len(groups) > 1:
        return 11 <= total <= 15 and groups[0][2:3] != "0" and len(groups[1]) != 4
    return total in {10, 11} or (groups[0].startswith("0") and len(groups) > 1 and total == 9)


def _is_american(written: str) -> bool:
    """True for groups of three, three and four digits, whatever they are called: alone, more than
    once, or beside one long number.
    """
    groups = [group for group in re.findall(r"\d+", written) if len(group) < _LONG]
    if re.fullmatch(r"(?:1?334)+", "".join(str(len(group)) for group in groups)):
        return next(group for group in groups if len(group) == 3)[0] in "23456789"
    return bool(
        re.search(r"(?<!\d)(?<!\d[-.])\(?[2-9]\d\d\)?[-.]\d{3}[-.]\d{4}(?!\d)(?![-.]\d)", written)
    )


def _is_phone_in_single_digits(match: re.Match[str]) -> bool:
    digits = re.findall(r"\d", match[0])
    return not _counts_up(digits) and (len(digits) >= 10 or _cued(match)[0])


def _is_phone_in_words(match: re.Match[str]) -> bool:
    parts = re.findall(rf"(?:(double|triple) ?)?({_DIGIT_WORD}|\d+)", match[0])
    digits = [
        _DIGIT_FOR_WORD.get(word, word) * {"double": 2, "triple": 3}.get(times, 1)
        for times, word in parts
    ]
    in_words = sum(not word.isdigit() for _, word in parts)
    return in_words >= 2 and 7 <= sum(map(len, digits)) <= 15 and not _counts_up(digits)


def _cued(match: re.Match[str]) -> tuple[bool, bool]:
    """Whether the sentence before leads to a call, and whether the number is called a reference;
    what stands nearer counts.
    """
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    sentence = re.split(r"[.!?](?= )", before)[-1]
    called = max((found.end() for found in _CALL.finditer(sentence)), default=-1)
    named = max((found.end() for found in _REFERENCE.finditer(sentence)), default=-1)
    is_near = named >= len(sentence) - _NEAR
    return called > named or (called >= 0 and not is_near), named >= 0 and is_near


def _counts_up(groups: Sequence[str]) -> bool:
    """True for a list of sizes, pages or steps: four or more short numbers, each above the last."""
    if len(groups) < 4 or any(group[0] == "0" or len(group) > 3 for group in groups):
        return False
    return all(int(first) < int(second) for first, second in pairwise(groups))
