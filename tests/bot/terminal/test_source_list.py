"""The sources that answers rest on, as a person reads them."""

import io
from datetime import date

from rich.console import Console

from bot.terminal.source_list import print_sources
from knowledge.ledger.passages import HeldSource
from knowledge.sources import SHARED, Authority
from tests.builders import a_source


def test_each_source_says_how_much_it_weighs_and_when_it_holds() -> None:
    held = (
        HeldSource(
            source=a_source(
                title="Claims [page]",
                published="c. 2025",
                effective_from=date(2026, 2, 16),
                marketplaces=("US", "CA"),
                review_by=date(2026, 11, 20),
            ),
            workspace=SHARED,
            passages=3,
        ),
        HeldSource(
            source=a_source(
                "doc",
                title="Handbook",
                authority=Authority.HOUSE,
                effective_until=date(2026, 12, 31),
                review_by=date(2026, 11, 21),
            ),
            workspace="local",
            passages=1,
        ),
    )
    console = Console(file=io.StringIO(), width=80)

    print_sources(held, console, today=date(2026, 11, 21))

    assert isinstance(console.file, io.StringIO)
    assert (
        console.file.getvalue()
        == """\
Claims [page] (review overdue)
  official · c. 2025 · in force since 2026-02-16 · US, CA · 3 passages
Handbook
  house · undated · until 2026-12-31 · everywhere · 1 passage · workspace local
2 sources, 4 passages.
"""
    )
