"""What a line says right after "Ship to:" and the like: a person's address or name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.characters import words_of
from ingest.numbers import KEPT
from ingest.personal import PLACEHOLDER

MOST_LINES = 6
"""Lines that an address may have."""


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
        if not _looks_postal(value):
            self._lines_left = 0
            return None
        self._ended = _POSTCODE_ENDS.search(value) is not None or value.count(",") > 1
        self._first_line = value.casefold()
        return AddressLine(label=label, first_line=self._first_line, goes_on=False)

    def _belongs(self, line: str) -> bool:
        if self._ended:
            return line.casefold().rstrip(".") in _COUNTRIES
        return _looks_postal(line)

    def _below(self, line: str) -> AddressLine:
        goes_on = bool(self._first_line)
        self._first_line = self._first_line or line.casefold()
        self._lines_left = 0 if self._ended else self._lines_left - 1
        self._ended = _POSTCODE_ENDS.search(line) is not None
        return AddressLine(label="", first_line=self._first_line, goes_on=goes_on)


def named_in(line: str) -> Iterator[str]:
    """Yield the name that a line says to be a person's."""
    match = _NAME.match(line)
    if match is not None:
        yield match["name"].strip()


def _looks_postal(text: str) -> bool:
    words = words_of(text)
    if not words or len(text) > 120 or re.search(r"[.!?:]$|[$€£]", text):
        return False
    if KEPT.search(text) or PLACEHOLDER.search(text):
        return False
    return sum(word[0].isupper() for word in words) * 2 >= len(words)


_LABEL = re.compile(
    r"(?i)(?P<label>\W{0,3}(?:ship(?:ping)?(?: address| to)|deliver(?:y)?(?: address| to)"
    r"|bill(?:ing)?(?: address| to)|recipient(?:'s address)?|consignee|mailing address"
    r"|(?:buyer|customer)(?:'s)? address|address)\s*:\s*)(?P<value>.*)"
)
_NAME = re.compile(
    r"\W{0,3}(?i:(?:buyer|customer|recipient|purchaser)(?:'s)? name|name of (?:the )?"
    r"(?:buyer|customer))\s*:\s*(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4})\s*$"
)
_POSTCODE_ENDS = re.compile(
    r"(?:\b\d{5}(?:-\d{4})?|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\b[A-Z]\d[A-Z] ?\d[A-Z]\d)$"
)
_COUNTRIES = {
    "us", "usa", "united states", "united states of america", "uk", "united kingdom", "england",
    "scotland", "wales", "canada", "mexico", "germany", "deutschland", "france", "italy", "italia",
    "spain", "españa", "netherlands", "nederland", "australia", "japan", "india", "singapore",
    "united arab emirates",
}  # fmt: skip
