"""The sources that answers rest on, as a person reads them."""

import io
import re
from datetime import date

from rich.console import Console

from bot.terminal.source_list import listed, print_sources
from knowledge.ledger.passages import HeldSource
from knowledge.reliance import Reliance
from knowledge.sources import SHARED, Authority
from tests.builders import a_source

TODAY = date(2026, 11, 21)


def printed(*held: HeldSource, beside: tuple[str, ...] = (), resting: str = "off-claims") -> str:
    rests = {name: Reliance(statements=1) for name in beside}
    rests[resting] = Reliance(statements=2, playbook_lines=5, deadline_rules=1)
    bundled = {name: a_source(name, title=name, retrieved=TODAY) for name in (*beside, "unused")}
    console = Console(file=io.StringIO(), width=90)
    print_sources(listed(held, bundled, rests, today=TODAY), console)
    assert isinstance(console.file, io.StringIO)
    # What fills a line up to the width is not seen.
    return re.sub(r" +\n", "\n", console.file.getvalue())


def test_each_source_says_how_old_it_is_how_much_it_weighs_and_when_it_holds() -> None:
    claims = HeldSource(
        source=a_source(
            title="Claims [page]",
            published="c. 2025",
            effective_from=date(2026, 2, 16),
            marketplaces=("US", "CA"),
            retrieved=date(2026, 5, 20),
        ),
        workspace=SHARED,
        passages=3,
    )
    handbook = HeldSource(
        source=a_source(
            "doc",
            title="Handbook",
            authority=Authority.HOUSE,
            effective_until=date(2026, 12, 31),
        ),
        workspace="local",
        passages=1,
        imported=date(2026, 11, 20),
    )

    assert (
        printed(claims, handbook, beside=("Veeqo",))
        == """\
Claims [page] (review overdue since 2026-11-20)
  official · c. 2025 · in force since 2026-02-16 · US, CA · read 185 days ago · 3 passages
  · holds up 2 statements, 5 playbook lines, 1 deadline rule
Veeqo
  official · undated · everywhere · read 0 days ago · review by 2027-05-21 · 0 passages ·
  holds up 1 statement
Handbook
  house · undated · until 2026-12-31 · everywhere · taken in 1 day ago · review by
  2026-12-31 · 1 passage · workspace local
3 sources, 1 overdue, 4 passages.
"""
    )


def test_a_document_that_nobody_noted_the_import_of_has_no_age_and_is_never_overdue() -> None:
    document = HeldSource(
        source=a_source("doc", title="Old notes", authority=Authority.HOUSE),
        workspace="local",
        passages=1,
    )

    assert (
        printed(document)
        == """\
Old notes
  house · undated · everywhere · age unknown · 1 passage · workspace local
1 source, 0 overdue, 1 passage.
"""
    )
