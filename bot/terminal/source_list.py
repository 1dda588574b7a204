"""The sources that answers rest on, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.table import Table

from knowledge.ledger.passages import HeldSource


def print_sources(held: Sequence[HeldSource], console: Console, *, today: date) -> None:
    """Print sources, strongest first, with what rests on each; one overdue for review says so."""
    table = Table("source", "authority", "published", "in force", "places", "passages", "workspace")
    for each in held:
        source = each.source
        overdue = source.review_by is not None and source.review_by < today
        force = " – ".join(
            day.isoformat() if day else "…"
            for day in (source.effective_from, source.effective_until)
        )
        table.add_row(
            f"{source.title}{' (review overdue)' if overdue else ''}",
            source.authority.value,
            source.published or "undated",
            "" if force == "… – …" else force,
            ", ".join(source.marketplaces),
            str(each.passages),
            each.workspace,
        )
    console.print(table)
