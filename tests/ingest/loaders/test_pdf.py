from dataclasses import replace

import pytest

from ingest.documents import Fault, Page, Refused
from ingest.loaders.pdf import load_pdf
from tests.ingest.loaders.making import a_pdf, locked


def words(page: Page | Refused) -> list[str]:
    assert isinstance(page, Page)
    return [block.text for block in page.blocks]


def test_the_pages_of_a_pdf_are_one_text() -> None:
    page = load_pdf(
        a_pdf(
            ["Returns Handbook", "", "Accept a return within 30 days."],
            ["Take photos of what comes back (all sides)."],
        )
    )

    assert isinstance(page, Page)
    assert page.title == "Returns Handbook"
    assert words(page) == [
        "Accept a return within 30 days.",
        "Take photos of what comes back (all sides).",
    ]


def test_the_title_is_the_one_that_the_document_gives_itself() -> None:
    page = load_pdf(a_pdf(["One line.", "Another line."], title="How we answer claims"))

    assert isinstance(page, Page)
    assert page.title == "How we answer claims"


def test_a_title_that_is_a_files_name_is_none() -> None:
    page = load_pdf(a_pdf(["One line.", "Another line."], title="Microsoft Word - draft3.doc"))

    assert isinstance(page, Page)
    assert page.title is None


def test_what_stands_at_the_head_and_foot_of_each_page_goes() -> None:
    texts = ("First we look.", "Then we write.", "Last we wait.", "And wait 3 days more.")
    pages = [
        ["Example Ltd, internal", text, f"Page {number} of 4"]
        for number, text in enumerate(texts, start=1)
    ]

    assert words(load_pdf(a_pdf(*pages))) == list(texts)


def test_pages_without_text_among_others_are_told() -> None:
    page = load_pdf(a_pdf(["Some text that is here."], [], ["More text that is here."], []))

    assert isinstance(page, Page)
    assert page.notes == ("no text on page 2, 4: pictures are not read",)


def test_a_scanned_pdf_is_named_as_such() -> None:
    assert load_pdf(a_pdf([], [])) == Refused(Fault.SCANNED, "2 pages")


def test_a_locked_pdf_is_named_as_such_and_one_locked_against_changes_is_read() -> None:
    pdf = a_pdf(["For the owner alone to read."])

    assert load_pdf(locked(pdf, "secret")) == Refused(Fault.ENCRYPTED)
    assert words(load_pdf(locked(pdf, ""))) == ["For the owner alone to read."]


@pytest.mark.parametrize(
    "raw",
    [
        b"no pdf at all",
        b"%PDF-1.4\n",
        a_pdf(["Text."])[:200],
        a_pdf(["Text."]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
        a_pdf(["Text."]).replace(b"/Type /Pages", b"/Type /Pag\xff\xff"),
    ],
    ids=["no pdf", "header alone", "cut off", "pages in a circle", "broken names"],
)
def test_a_damaged_pdf_is_refused_or_read_and_never_stops_anything(raw: bytes) -> None:
    outcome = load_pdf(raw)

    if isinstance(outcome, Refused):
        assert replace(outcome, detail="") == Refused(Fault.DAMAGED)
    else:
        assert words(outcome) == ["Text."]
