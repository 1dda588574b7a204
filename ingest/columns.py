"""Columns of a table that are named after a person's particulars."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.personal import Personal


def kinds_of_columns(rows: Sequence[Sequence[str]]) -> Mapping[int, Personal]:
    """Return what the cells of each column are, for those whose heading says so; the first row
    holds the headings.
    """
    headings = rows[0] if rows else ()
    kinds = {at: kind_of_column(heading) for at, heading in enumerate(headings)}
    return {at: kind for at, kind in kinds.items() if kind is not None}


def kind_of_column(heading: str) -> Personal | None:
    """Return the kind of personal data that a column's heading announces."""
    plain = " ".join(re.split(r"[\W_]+", heading.casefold())).strip()
    return next((kind for kind, pattern in _HEADINGS.items() if pattern.fullmatch(plain)), None)


_WHO = (
    r"(?:buyer|customer|client|recipient|purchaser|shopper|rater|contact|ship(?:ping)?(?: to)?"
    r"|bill(?:ing)?(?: to)?|delivery|consignee|receiver|käufer|kunden|empfänger|acheteur|comprador"
    r"|cliente|acquirente|klant|s)"
)
_HEADINGS: Mapping[Personal, re.Pattern[str]] = {
    Personal.EMAIL: re.compile(rf"(?:{_WHO} )?e ?mail(?: address| adresse)?"),
    Personal.PHONE: re.compile(
        rf"(?:{_WHO} )?(?:tele)?(?:phone|fon|mobile|cell|fax)(?: number| no| nummer)?"
    ),
    Personal.NAME: re.compile(
        rf"{_WHO}(?: s)?(?: full| first| last)? name|buyer|customer|client|recipient|purchaser"
        r"|(?:full|first|last|given|family) name|surname|consignee|käufer(?:in|name)?|kunde"
        r"|kundenname|empfänger|acheteur|nom|comprador|acquirente|klant|rater|attn"
    ),
    Personal.ADDRESS: re.compile(
        rf"(?:{_WHO} )?(?:street )?address(?: line)?(?: ?\d)?|{_WHO} street|street|strasse|straße"
        rf"|(?:{_WHO} )?(?:anschrift|adresse|dirección|indirizzo|adres)"
        rf"|{_WHO} (?:city|town|postal code|postcode|zip(?: code)?)"
    ),
    Personal.CARD: re.compile(r"(?:credit |debit |payment )?card(?: number| no)?"),
    Personal.ACCOUNT: re.compile(rf"{_WHO} (?:id|user ?name|account|handle|profile)|user ?name"),
}
