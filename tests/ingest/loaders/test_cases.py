import json
from datetime import date
from decimal import Decimal

import pytest

from ingest.documents import BadLine, Fault, Page, Refused
from ingest.loaders import LOADERS
from ingest.loaders.columns import Columns, WrongColumns, columns_named
from knowledge.cases import CaseNote, Decision, Filing, Money, Odr
from tests.ingest.building import paragraph

US = Columns(marketplace="US")
HEADINGS = (
    "Order ID,Issue,Claim type,Outcome,Who paid,ODR,Order total,Claim date,Date closed,Comments"
)
ROW = (
    "113-1234567-1234567,Item not received,A-to-z appeal,granted,Amazon funded,not counted,$42.10,"
    '03/20/2026,4/2/2026,"Delivered to the porch, ""protected"" label."'
)
NOTE = CaseNote(
    line=2,
    decision="granted",
    note='Delivered to the porch, "protected" label.',
    order_id="113-1234567-1234567",
    reason="Item not received",
    filed="A-to-z appeal",
    amount=Decimal("42.10"),
    currency="USD",
    filed_on=date(2026, 3, 20),
    decided_on=date(2026, 4, 2),
    marketplace="US",
    money=Money.OURS_KEPT,
    odr=Odr.NOT_COUNTED,
)


def loaded(raw: str | bytes, suffix: str = ".csv", columns: Columns = US) -> Page:
    page = LOADERS[suffix](raw if isinstance(raw, bytes) else raw.encode(), columns)
    assert isinstance(page, Page)
    return page


def test_a_row_is_a_case_note() -> None:
    page = loaded(f"{HEADINGS}\n{ROW}\n")

    assert page.cases == (NOTE,)
    assert (page.blocks, page.bad_lines) == ((), ())
    assert (NOTE.ended, NOTE.filing) == (Decision.GRANTED, Filing.A_TO_Z_APPEAL)
    assert NOTE.reasons == {"item_not_received"}
    assert NOTE.topics == {"a_to_z"}


def test_what_each_column_was_taken_for_is_told() -> None:
    page = loaded("Order,Remarks,Decision,Notes\n1,x,denied,It was late.\n")

    assert page.read_as == "read as order_id=Order, decision=Decision, note=Notes"


def test_a_column_can_be_named() -> None:
    columns = Columns(named=columns_named('order_id="Order #, ours", note=Remarks'))

    page = loaded(
        '"Order #, ours",Remarks,Note,Result\nA-17,It was late.,ignored,denied\n', columns=columns
    )

    assert [(case.order_id, case.note, case.decision) for case in page.cases] == [
        ("A-17", "It was late.", "denied")
    ]


@pytest.mark.parametrize("told", ["", "note", "colour=Red", "note=", "note=A,,x"])
def test_columns_that_make_no_sense_are_refused(told: str) -> None:
    with pytest.raises(WrongColumns):
        columns_named(told)


def test_a_named_column_that_is_not_there_is_told() -> None:
    raw = b"Order,Decision,Note\n1,denied,Late.\n"

    assert LOADERS[".csv"](raw, Columns(named={"note": "Remarks"})) == Refused(
        Fault.NO_CASES, "no column 'Remarks'"
    )


def test_a_table_that_is_none_of_cases_is_told() -> None:
    assert LOADERS[".csv"](b"SKU,Price\nA,1\n", US) == Refused(
        Fault.NO_CASES, "none for note and decision"
    )


def test_rows_without_a_usable_note_and_decision_are_told_by_their_lines() -> None:
    page = loaded(
        "Order,Decision,Note\n"
        '1,denied,"A note\nof two lines."\n'
        "2,,It was late.\n"
        "3,pending,It was late.\n"
        "\n"
        "4,denied,-\n"
        "5,denied,It was late.,too many,cells\n"
        "6,denied,It was late.\n"
    )

    assert [case.line for case in page.cases] == [2, 9]
    assert page.bad_lines == (
        BadLine(4, "no decision"),
        BadLine(5, "no decision yet (pending)"),
        BadLine(7, "no note"),
        BadLine(8, "5 cells under 3 headings"),
    )


def test_dates_and_amounts_that_are_not_sure_are_left_out_and_told() -> None:
    page = loaded(
        'Order,Decision,Note,Date closed,Amount\n1,denied,Late.,3/4/2026,"1,234"\n',
        columns=Columns(),
    )

    assert (page.cases[0].decided_on, page.cases[0].amount) == (None, None)
    assert page.notes == (
        "line 2: the amount '1,234' can be read two ways; it was left out",
        "line 2: the date 3/4/2026 can be read two ways; it was left out",
    )


def test_a_row_may_tell_its_own_marketplace() -> None:
    page = loaded(
        "Order,Site,Decision,Note,Date closed\n1,Amazon.co.uk,denied,Late.,3/4/2026\n"
        "2,Mars,denied,Late.,3/4/2026\n"
    )

    assert [(case.marketplace, case.decided_on) for case in page.cases] == [
        ("UK", date(2026, 4, 3)),
        ("US", date(2026, 3, 4)),
    ]
    assert page.notes == ("line 3: the marketplace 'Mars' is not known",)


def test_a_field_of_ten_megabytes_and_a_zero_byte_stop_no_other_row() -> None:
    page = loaded(
        b"Order,Decision,Note\n1,denied,Late.\n2,denied," + b"x" * 10_000_000 + b"\n"
        b"3,denied,La\0te.\n4,denied,Late.\n"
    )

    assert [case.order_id for case in page.cases] == ["1", "4"]
    assert page.bad_lines == (
        BadLine(3, "one of its cells is larger than any note"),
        BadLine(4, "it holds bytes that no text has"),
    )


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    page = loaded('Order,Decision,Note\n1,denied,Late.\n2,denied,"Late.\n3,denied,Late.\n')

    assert [case.order_id for case in page.cases] == ["1"]
    assert page.bad_lines == (
        BadLine(3, "a quotation mark is opened and not closed: the rest was not read"),
    )


@pytest.mark.parametrize(
    ("suffix", "raw"),
    [
        (".csv", "Order;Decision;Note\n1;denied;Late, by far.\n"),
        (".tsv", "Order\tDecision\tNote\n1\tdenied\tLate, by far.\n"),
        (".csv", '\ufeffOrder,Decision,Note\r\n1,denied,"Late, by far."\r\n'),
        (".json", '[\n{"order": 1, "decision": "denied", "note": "Late, by far."}]'),
        (".json", '{"cases":\n[{"order": 1, "decision": "denied", "note": "Late, by far."}]}'),
        (".jsonl", '\n{"order": 1, "decision": "denied", "note": "Late, by far."}\n'),
    ],
)
def test_every_kind_of_table_gives_the_same(suffix: str, raw: str) -> None:
    assert loaded(raw, suffix).cases == (
        CaseNote(line=2, order_id="1", decision="denied", note="Late, by far.", marketplace="US"),
    )


def test_lines_of_json_lines_that_are_none_are_told() -> None:
    good = json.dumps({"order": "1", "decision": "denied", "note": "Late."})

    page = loaded(f"{good}\n{{broken\n[1, 2]\n{good}\n", ".jsonl")

    assert [case.line for case in page.cases] == [1, 4]
    assert page.bad_lines == (
        BadLine(2, "it is no JSON object"),
        BadLine(3, "it is no JSON object"),
    )


@pytest.mark.parametrize("raw", ["[1, 2]", "{", "[" * 100_000, '"text"', "17"])
def test_json_that_is_no_list_of_cases_is_damaged(raw: str) -> None:
    refused = LOADERS[".json"](raw.encode(), US)

    assert isinstance(refused, Refused)
    assert refused.fault is Fault.DAMAGED


def test_a_table_of_cases_in_markdown_is_read_and_the_rest_stays() -> None:
    page = loaded(
        "# Closed\n\nWhat we learned.\n\n| Order | Decision | Note |\n|---|---|---|\n"
        "| 1 | denied | Late. |\n| 2 | | Early. |\n\n| Decision | Note |\n|---|---|\n"
        "| appeal | within 30 days |\n",
        ".md",
    )

    assert [(case.line, case.note) for case in page.cases] == [(7, "Late.")]
    assert page.bad_lines == (BadLine(8, "no decision"),)
    assert page.blocks[0] == paragraph("What we learned.")
    # A table of decisions and notes alone may be guidance.
    assert page.blocks[-1].rows == (("Decision", "Note"), ("appeal", "within 30 days"))
