"""The sources that answers rest on, two lines each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from knowledge.ledger.passages import HeldSource
from knowledge.sources import ANYWHERE, SHARED, Source


def print_sources(held: Sequence[HeldSource], console: Console, *, today: date) -> None:
    """Print sources, strongest first, with what rests on each; one overdue for review says so."""
    for each in held:
        title = Text(each.source.title, style="bold")
        if each.source.review_by is not None and each.source.review_by < today:
            title.append(" (review overdue)", style="yellow")
        console.print(title)
        particulars = Text(" · ".join(_particulars(each)), style="dim")
        console.print(Padding(particulars, (0, 0, 0, 2), expand=False))
    console.print(f"{len(held)} sources, {sum(each.passages for each in held)} passages.")


def _particulars(held: HeldSource) -> Iterator[str]:
    source = held.source
    yield source.authority.value
    yield source.published or "undated"
    yield from _in_force(source)
    yield "everywhere" if ANYWHERE in source.marketplaces else ", ".join(source.marketplaces)
    yield f"{held.passages} passage{'' if held.passages == 1 else 's'}"
    if held.workspace != SHARED:
        yield f"workspace {held.workspace}"


def _in_force(source: Source) -> Iterator[str]:
    if source.effective_from:
        yield f"in force since {source.effective_from.isoformat()}"
    if source.effective_until:
        yield f"until {source.effective_until.isoformat()}"
