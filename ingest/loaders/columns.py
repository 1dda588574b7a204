"""Which column of a table of case notes is what: told by the person, or by its heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.documents import Fault, Refused
from knowledge.errors import DeskError

Mapped = Mapping[str, str]
"""The heading of each field that was found."""


class WrongColumns(DeskError):
    """Name columns as field=heading, commas between: --columns order_id="Order #",note=Comments.
    Fields: order_id, reason, filed, decision, money, odr, amount, currency, filed_on, decided_on,
    marketplace, note, lesson.
    """


@dataclass(frozen=True, kw_only=True)
class Columns:
    """What a person says of their tables: headings by field, and the marketplace of rows that tell
    none.
    """

    named: Mapping[str, str] = field(default_factory=dict)
    marketplace: str | None = None


def columns_named(told: str) -> Mapping[str, str]:
    """Read `field=heading, …` as typed; raise WrongColumns."""
    named: dict[str, str] = {}
    for name, quoted, bare in _NAMED.findall(told):
        named[name.strip()] = (quoted or bare).strip()
    wrong = [name for name in named if name not in _GUESSES]
    if wrong or not named or not all(named.values()) or _NAMED.sub("", told).strip(" ,"):
        raise WrongColumns(f"columns {told!r}")
    return named


def mapped(headings: Sequence[str], columns: Columns) -> Mapped | Refused:
    """Find the heading of each field: a named one must be there; the others are guessed. A table
    without a note and a decision is none of case notes.
    """
    by_name = {_plain(heading): heading for heading in reversed(headings)}
    found: dict[str, str] = {}
    for name, guesses in _GUESSES.items():
        if name in columns.named:
            heading = by_name.get(_plain(columns.named[name]))
            if heading is None:
                return Refused(Fault.NO_CASES, f"no column {columns.named[name]!r}")
            found[name] = heading
            continue
        guessed = next((by_name[each] for each in guesses if each in by_name), None)
        if guessed is not None and guessed not in columns.named.values():
            found[name] = guessed
    if not {"note", "decision"} <= found.keys():
        missing = " and ".join(name for name in ("note", "decision") if name not in found)
        return Refused(Fault.NO_CASES, f"none for {missing}")
    return found


def is_row_of_cases(found: Mapped, columns: Columns) -> bool:
    """True for a table in a text that is surely one of cases: it has more than notes and decisions,
    or the person named its columns.
    """
    return bool(columns.named) or not {"order_id", "reason", "amount"}.isdisjoint(found)


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", heading.casefold()).split())


_NAMED = re.compile(r"\s*(\w+)\s*=\s*(?:\"([^\"]*)\"|([^,\"]*))\s*(?:,|$)")
_GUESSES: Mapping[str, Sequence[str]] = {
    "order_id": ("order id", "order", "order number", "order no", "amazon order id", "order nr"),
    "reason": (
        *("reason", "buyer reason", "claim reason", "issue", "problem", "dispute type", "type"),
        *("category", "buyer says", "complaint"),
    ),
    "filed": (
        "filed",
        "what was filed",
        "filing",
        "action",
        "action taken",
        "what we filed",
        "claim type",
    ),
    "decision": (
        *("decision", "outcome", "result", "resolution", "final decision", "amazon decision"),
        *("how it ended", "verdict", "status"),
    ),
    "money": ("money", "money outcome", "who paid", "funded by", "paid by", "funding"),
    "odr": ("odr", "odr outcome", "odr impact", "counted in odr", "odr affected"),
    "amount": (
        "amount",
        "claim amount",
        "order amount",
        "order total",
        "value",
        "refund amount",
        "total",
    ),
    "currency": ("currency", "currency code"),
    "filed_on": (
        "filed on",
        "date filed",
        "claim date",
        "opened",
        "opened on",
        "date opened",
        "date",
    ),
    "decided_on": (
        "decided on",
        "decision date",
        "date decided",
        "closed",
        "closed on",
        "date closed",
        "resolved on",
    ),
    "marketplace": ("marketplace", "market", "site", "country", "sales channel"),
    "note": (
        "note",
        "notes",
        "comment",
        "comments",
        "description",
        "summary",
        "details",
        "what happened",
        "facts",
    ),
    "lesson": (
        "lesson",
        "lessons",
        "lesson learned",
        "lessons learned",
        "learning",
        "learnings",
        "takeaway",
        "what we learned",
    ),
}
