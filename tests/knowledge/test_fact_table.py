"""Every numbered fact stands in a statement or is left out with a reason; the README says where."""

import pytest

from ingest.fact_table import BEGINS, ENDS, FactTable, fact_table, with_table
from knowledge.guidance import CORPUS


@pytest.fixture(scope="module")
def table() -> FactTable:
    return fact_table()


def test_every_numbered_fact_is_carried_by_a_statement_or_left_out_with_a_reason(
    table: FactTable,
) -> None:
    assert len(table.about) > 150

    assert table.uncovered == ()


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
