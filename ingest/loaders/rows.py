"""Rows of a table as case notes: what can be used of each, and why not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.documents import BadLine
from ingest.loaders.cells import Amount, Doubt, amount_of, day_of
from ingest.loaders.columns import Columns, Mapped
from knowledge.cases import CaseNote, money_told, odr_told
from knowledge.deadlines import ZONES

MOST_NOTES = 20
"""Doubts that are told one by one; of a table with more, how many more there are."""


@dataclass(frozen=True)
class Row:
    """A row's cells by their headings, and the line that it begins on."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class ReadRows:
    """The case notes, the rows that are none, and what of a case note could not be read."""

    cases: Sequence[CaseNote]
    bad: Sequence[BadLine]
    notes: Sequence[str]


def read_rows(rows: Sequence[Row], found: Mapped, columns: Columns) -> ReadRows:
    """Read rows as case notes. One without a usable note and decision is none; a date or an amount
    that can't be read for sure is left out, and that is told with its line.
    """
    cases: list[CaseNote] = []
    bad: list[BadLine] = []
    doubts: list[str] = []
    for row in rows:
        reading = _Reading(row, found, columns.marketplace)
        why = reading.missing()
        if why is not None:
            bad.append(BadLine(row.line, why))
            continue
        cases.append(reading.case())
        doubts += [f"line {row.line}: {doubt}" for doubt in reading.doubts]
    notes = doubts[:MOST_NOTES]
    if len(doubts) > MOST_NOTES:
        notes.append(f"{len(doubts) - MOST_NOTES} more dates and amounts could not be read")
    return ReadRows(cases, bad, notes)


@dataclass
class _Reading:
    row: Row
    found: Mapped
    default_marketplace: str | None
    doubts: list[str] = field(default_factory=list)

    def missing(self) -> str | None:
        """What a case note can't do without and this row lacks."""
        if not re.search(r"[^\W\d_]{2}", self._cell("note")):
            return "no note"
        decision = self._cell("decision")
        if not re.search(r"[^\W\d_]{2}", decision) or _UNDECIDED.fullmatch(decision):
            return f"no decision yet ({decision})" if decision else "no decision"
        return None

    def case(self) -> CaseNote:
        """The row as a case note."""
        marketplace = self._marketplace()
        amount = self._amount(marketplace)
        decision = self._cell("decision")
        return CaseNote(
            line=self.row.line,
            decision=decision,
            note=self._cell("note"),
            order_id=self._order_id(),
            reason=self._cell("reason") or None,
            filed=self._cell("filed") or None,
            lesson=self._cell("lesson") or None,
            amount=amount.value if amount else None,
            currency=amount.currency if amount else None,
            filed_on=self._day("filed_on", marketplace),
            decided_on=self._day("decided_on", marketplace),
            marketplace=marketplace,
            money=money_told(f"{self._named('money')} {decision}"),
            odr=odr_told(f"{self._named('odr')} {decision}"),
        )

    def _cell(self, name: str) -> str:
        cell = self.row.cells.get(self.found[name], "") if name in self.found else ""
        return "\n".join(" ".join(line.split()) for line in cell.strip().split("\n"))

    def _named(self, name: str) -> str:
        """A cell with the name of its field: "odr: no" tells what "no" does not."""
        cell = self._cell(name)
        return f"{name}: {cell}." if cell else ""

    def _order_id(self) -> str | None:
        cell = self._cell("order_id")
        found = re.search(r"(?<!\d)\d{3}-\d{7}-\d{7}(?!\d)", cell)
        if found:
            return found.group()
        return cell if re.fullmatch(r"[\w#/-]*\d[\w#/-]*", cell) and len(cell) <= 40 else None

    def _marketplace(self) -> str | None:
        cell = self._cell("marketplace")
        if not cell:
            return self.default_marketplace
        plain = cell.casefold().removeprefix("www.")
        code = _SITES.get(plain, "UK" if plain == "gb" else cell.upper())
        if code in ZONES:
            return code
        self.doubts.append(f"the marketplace {cell[:40]!r} is not known")
        return self.default_marketplace

    def _day(self, name: str, marketplace: str | None) -> date | None:
        cell = self._cell(name)
        day = day_of(cell, marketplace) if cell else None
        if isinstance(day, Doubt):
            self.doubts.append(f"{day.why}; it was left out")
            return None
        return day

    def _amount(self, marketplace: str | None) -> Amount | None:
        cell = self._cell("amount")
        currency = self._cell("currency").upper() or None
        amount = amount_of(cell, currency, marketplace) if cell else None
        if isinstance(amount, Doubt):
            self.doubts.append(f"{amount.why}; it was left out")
            return None
        if amount is not None and amount.currency is None:
            self.doubts.append(f"nothing tells the currency of {cell[:40]!r}")
        return amount


_UNDECIDED = re.compile(
    r"(?i)(?:pending|open|in progress|under review|waiting|tbd|n/?a|none|unknown|-+|\?+)"
)
_SITES = {
    "amazon.com": "US",
    "amazon.co.uk": "UK",
    "amazon.co.jp": "JP",
    "amazon.com.mx": "MX",
    "amazon.com.au": "AU",
    **{
        f"amazon.{site}": site.upper()
        for site in ["ca", "de", "fr", "it", "es", "nl", "in", "sg", "ae"]
    },
}
