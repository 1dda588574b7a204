"""Postal addresses that stand over several lines, announced ("Ship to:") or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.characters import words_of
from ingest.name_cues import closes_a_letter
from ingest.numbers import KEPT
from ingest.personal import PLACEHOLDER
from ingest.streets import begins_address, is_country, is_flat, is_postcode, is_street, is_town

MOST_LINES = 6
"""Lines that an address may have."""

LONGEST_LINE = 120
"""Characters that a line of an address may have."""


@dataclass(frozen=True, kw_only=True)
class AddressLine:
    """A line that belongs to an address: `label` is what stands before it and stays; `first_line`
    the line by which the address is known; `goes_on` is true for the lines below that.
    """

    label: str
    first_line: str
    goes_on: bool


class Postal:
    """Follows lines and tells those of an address that was announced."""

    def __init__(self) -> None:
        self._lines_left = 0
        self._first_line = ""
        self._ended = False

    def take(self, line: str) -> AddressLine | None:
        """Return what the line is of an address; None where it is of none."""
        match = _LABEL.match(line)
        if match is not None:
            return self._labelled(match["label"], match["value"].strip())
        if self._lines_left and line.strip() and self._belongs(line.strip()):
            return self._below(line.strip())
        if line.strip():
            self._lines_left = 0
        return None

    def _labelled(self, label: str, value: str) -> AddressLine | None:
        self._lines_left, self._first_line, self._ended = MOST_LINES, "", False
        if not value:
            return None
        if _NAMES_A_PERSON.match(label) and not begins_address(value):
            self._lines_left = 0
            return None
        if not _looks_postal(value):
            self._lines_left = 0
            return None
        self._ended = _POSTCODE_ENDS.search(value) is not None or value.count(",") > 1
        self._first_line = value.casefold()
        return AddressLine(label=label, first_line=self._first_line, goes_on=False)

    def _belongs(self, line: str) -> bool:
        if self._ended:
            return is_country(line)
        return _looks_postal(line) or is_flat(line)

    def _below(self, line: str) -> AddressLine:
        goes_on = bool(self._first_line)
        self._first_line = self._first_line or line.casefold()
        self._lines_left = 0 if self._ended else self._lines_left - 1
        self._ended = _POSTCODE_ENDS.search(line) is not None
        return AddressLine(label="", first_line=self._first_line, goes_on=goes_on)


def unannounced(lines: Sequence[str]) -> Iterator[range]:
    """Yield the lines of addresses that nothing announces: two or more that read like parts of
    one, a street or a box, a flat, a town with its postcode, a country, with the addressee above.
    """
    at = 0
    while at < len(lines):
        end = at
        while end < min(len(lines), at + MOST_LINES) and _may_belong(lines[end]):
            end += 1
        while end > at and not _is_sure(lines[end - 1]):
            end -= 1
        if at < end < len(lines) and is_postcode(lines[end - 1]) and _is_plain(lines[end]):
            end += 1
        if end - at > 1 and any(_is_place(line) for line in lines[at:end]):
            yield range(at, end)
        at = max(end, at + 1)


def _may_belong(line: str) -> bool:
    return len(line) <= LONGEST_LINE and (_is_sure(line) or is_street(line) or _is_plain(line))


def _is_sure(line: str) -> bool:
    return _is_place(line) or is_country(line) or is_flat(line)


def _is_place(line: str) -> bool:
    return begins_address(line) or is_town(line)


def _is_plain(line: str) -> bool:
    """True for a line that can name an addressee, a house or a town: a few words, each written
    with a capital, and no more.
    """
    words = line.split()
    if not 1 <= len(words) <= 5 or closes_a_letter(line) or _NO_ADDRESSEE.search(line):
        return False
    capitals = [word[0].isupper() or word in _SMALL_WORDS for word in words]
    return all(capitals) and words[0][0].isupper()


def _looks_postal(text: str) -> bool:
    words = words_of(text)
    if not words or len(text) > LONGEST_LINE or re.search(r"[.!?:]$|[$€£]", text):
        return False
    if KEPT.search(text) or PLACEHOLDER.search(text):
        return False
    return begins_address(text) or sum(word[0].isupper() for word in words) * 2 >= len(words)


_NO_ADDRESSEE = re.compile(r"[:!?;@\[\]<>=$€£|]|\d{3}|[.]$")
_SMALL_WORDS = frozenset(
    {
        "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "la", "le", "y",
        "zu", "am", "an", "upon", "on", "in",
    }
)  # fmt: skip
_LABEL = re.compile(
    r"(?i)(?P<label>\W{0,3}(?:ship(?:ping)?(?: address| to)|deliver(?:y)?(?: address| to)"
    r"|bill(?:ing)?(?: address| to)|recipient(?:'s address)?|consignee|mailing address"
    r"|(?:buyer|customer)(?:'s)? address|(?:liefer|rechnungs)?(?:adresse|anschrift)"
    r"|adresse de (?:livraison|facturation)|dirección(?: de (?:envío|entrega|facturación))?"
    r"|indirizzo(?: di (?:spedizione|consegna|fatturazione))?|(?:bezorg|aflever)?adres|address)"
    r"\s*:\s*)(?P<value>.*)"
)
# "Recipient: Jane Doe" names a person, "Ship to: Jane Doe" all that the parcel needs.
_NAMES_A_PERSON = re.compile(r"(?i)\W*(?:recipient|consignee)\s*:")
_POSTCODE_ENDS = re.compile(
    r"(?:\b\d{5}(?:-\d{4})?|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\b[A-Z]\d[A-Z] ?\d[A-Z]\d)$"
)
