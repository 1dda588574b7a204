import struct
import zipfile
from io import BytesIO

import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.documents import Block, BlockKind, Fault, Page, Refused
from ingest.loaders.docx import UNPACKED_BYTES, load_docx
from tests.ingest.building import heading, item, paragraph, table
from tests.ingest.loaders.making import a_docx


def loaded(raw: bytes) -> Page:
    page = load_docx(raw)
    assert isinstance(page, Page)
    return page


def test_headings_lists_and_tables_of_a_word_document_survive() -> None:
    def write(word: Word) -> None:
        word.add_heading("Returns handbook", 0)
        word.add_heading("Damaged parcels", 1)
        word.add_paragraph("Ask for photos:")
        word.add_paragraph("of the box", style="List Bullet")
        word.add_paragraph("all six sides", style="List Bullet 2")
        word.add_paragraph("Write first.", style="List Number")
        word.add_paragraph("Then wait.", style="List Number")
        word.add_heading("Thresholds", 2)
        cells = word.add_table(2, 2)
        for at, words in enumerate(("Rating", "Means", "200 or more", "Healthy")):
            cells.cell(at // 2, at % 2).text = words

    page = loaded(a_docx(write))

    assert page.title == "Returns handbook"
    assert page.blocks == (
        heading("Damaged parcels", 2),
        paragraph("Ask for photos:"),
        item("of the box"),
        item("all six sides", level=1),
        item("Write first.", marker="1."),
        item("Then wait.", marker="2."),
        heading("Thresholds", 3),
        table(("Rating", "Means"), ("200 or more", "Healthy")),
    )


def test_what_is_inserted_is_read_and_what_is_marked_as_deleted_is_not() -> None:
    def write(word: Word) -> None:
        line = word.add_paragraph("Refund within ")._p
        for tag, words in (("del", "<w:delText>60</w:delText>"), ("ins", "<w:t>30</w:t>")):
            xml = f"<w:{tag} {nsdecls('w')} w:id='1'><w:r>{words}</w:r></w:{tag}>"
            line.append(parse_xml(xml))
        word.add_paragraph("Second line.")

    assert loaded(a_docx(write)).blocks == (
        paragraph("Refund within 30"),
        paragraph("Second line."),
    )


def test_what_stands_in_a_content_control_is_read() -> None:
    def write(word: Word) -> None:
        word.add_paragraph("Before.")
        xml = (
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Within.</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        )
        word.element.body.insert(1, parse_xml(xml))

    assert [block.text for block in loaded(a_docx(write)).blocks] == ["Before.", "Within."]


def test_a_numbered_list_that_word_numbers_by_itself_has_its_numbers() -> None:
    def write(word: Word) -> None:
        for words in ("One.", "Two."):
            line = word.add_paragraph(words)._p
            xml = f"<w:numPr {nsdecls('w')}><w:ilvl w:val='0'/><w:numId w:val='99'/></w:numPr>"
            line.get_or_add_pPr().append(parse_xml(xml))

    page = loaded(a_docx(write))

    # What the number means is not said in the document: a list all the same.
    assert [block.kind for block in page.blocks] == [BlockKind.ITEM, BlockKind.ITEM]


def test_an_empty_document_is_empty() -> None:
    assert load_docx(a_docx(lambda word: word)) == Refused(Fault.EMPTY)


def test_a_document_locked_with_a_password_is_named_as_such() -> None:
    refused = load_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    assert refused == Refused(Fault.ENCRYPTED, "or it is of Word's old format")


def test_a_document_that_would_unpack_to_far_more_is_not_unpacked() -> None:
    bomb = BytesIO(a_docx(lambda word: word.add_paragraph("Text.")))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as parts:
        for number in range(3):
            with parts.open(f"word/media/{number}.xml", "w") as part:
                for _ in range(70):
                    part.write(bytes(1_000_000))

    assert len(bomb.getvalue()) < 1_000_000 < UNPACKED_BYTES
    assert load_docx(bomb.getvalue()) == Refused(Fault.BOMB)


def test_a_document_that_lies_about_its_size_is_not_unpacked_further_than_it_says() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<x>" + "a" * 100_000 + "</x>")
    raw = packed.getvalue().replace(struct.pack("<I", 100_007), struct.pack("<I", 10))

    refused = load_docx(raw)

    assert isinstance(refused, Refused)
    assert refused.fault is Fault.DAMAGED


@pytest.mark.parametrize("raw", [b"PK\x03\x04 no zip", b"plain text", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_document_is_damaged(raw: bytes) -> None:
    refused = load_docx(raw)

    assert isinstance(refused, Refused)
    assert refused.fault is Fault.DAMAGED


def test_a_quoted_paragraph_is_a_quote() -> None:
    def write(word: Word) -> None:
        word.add_paragraph("Amazon wrote:")
        word.add_paragraph("We reimbursed you.", style="Quote")

    assert loaded(a_docx(write)).blocks[1] == Block(kind=BlockKind.QUOTE, text="We reimbursed you.")
