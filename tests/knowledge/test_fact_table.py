"""Every numbered fact stands in a statement or is left out with a reason; the README says where."""

import re

import pytest

from ingest.fact_table import BEGINS, ENDS, FactTable, fact_table, with_table
from knowledge.guidance import CORPUS

AWAITED = frozenset(
    re.findall(
        r"\S+",
        "D12 D13 D14 D18 D19 D20 D27 D32 5.1 5.2 5.3 5.4 5.5 5.6 5.7 5.9 5.10 6.1 6.2 6.3 6.4 6.6 "
        "6.8 6.9 6.10 8.1 8.6 8.7 8.10 8.11 8.12 9.3 9.4 9.5 9.6 9.8 12.1 12.3 X2 X12 X18",
    )
)
"""Facts whose statements are being written elsewhere: empty once they are here."""


@pytest.fixture(scope="module")
def table() -> FactTable:
    return fact_table()


def test_every_numbered_fact_is_carried_by_a_statement_or_left_out_with_a_reason(
    table: FactTable,
) -> None:
    assert len(table.about) > 150

    assert set(table.uncovered) - AWAITED == set()


def test_what_is_left_out_has_a_reason_and_no_statement(table: FactTable) -> None:
    assert [number for number, reason in table.left_out.items() if len(reason) < 15] == []
    assert table.doubly_told == ()


def test_statements_and_reasons_name_only_facts_that_there_are(table: FactTable) -> None:
    assert table.unheard_of == ()


def test_the_readmes_table_is_the_one_that_the_corpus_gives(table: FactTable) -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")

    assert with_table(readme, table) == readme


def test_a_fact_without_statement_or_reason_is_uncovered() -> None:
    table = FactTable(
        about={"1": "one", "2": "two", "3": "three"},
        carried={"1": ["a-rule"], "4": ["another"]},
        left_out={"2": "no source"},
    )

    assert table.uncovered == ("3",)
    assert table.unheard_of == ("4",)
    assert table.written.splitlines()[2:] == [
        "| 1 | one | `a-rule` |",
        "| 2 | two | no source |",
        "| 3 | three | (not yet) |",
    ]


def test_the_table_is_written_between_its_marks_alone() -> None:
    table = FactTable(about={"1": "one"}, carried={}, left_out={"1": "no source"})

    written = with_table(f"before\n{BEGINS}\nold\n{ENDS}\nafter\n", table)

    assert written.startswith(f"before\n{BEGINS}\n")
    assert written.endswith(f"{ENDS}\nafter\n")
    assert "| 1 | one | no source |" in written
    assert "old" not in written
