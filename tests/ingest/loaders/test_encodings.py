import pytest

from ingest.documents import Fault, Refused
from ingest.loaders.encodings import FileText, decoded


@pytest.mark.parametrize(
    ("content", "text", "note"),
    [
        ("Café “refund”".encode(), "Café “refund”", None),
        ("\ufeffCafé".encode(), "Café", None),
        ("Café".encode("utf-16"), "Café", "read as UTF-16"),
        (
            "The buyer’s café – “refund” within 30 days of delivery".encode("cp1252"),
            "The buyer’s café – “refund” within 30 days of delivery",
            "read as Windows-1252, since it is not UTF-8",
        ),
        (b"one\r\ntwo", "one\ntwo", None),
    ],
)
def test_text_is_read_in_the_encoding_that_it_is_in(
    content: bytes, text: str, note: str | None
) -> None:
    assert decoded(content) == FileText(text=text, note=note)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY),
        (b" \n\t\n", Fault.EMPTY),
        ("\ufeff\u200b\n".encode(), Fault.EMPTY),
        (b"\x89PNG\r\n\x1a\n\x00\x00", Fault.BINARY),
        (b"%PDF-1.7 and so on", Fault.BINARY),
        (b"PK\x03\x04 a document of an office", Fault.BINARY),
        (b"text\x00with\x00zeros", Fault.BINARY),
        ("返品は三十日以内に受け付けます".encode("shift_jis"), Fault.ENCODING),
        ("Возврат в течение тридцати дней".encode("cp1251"), Fault.ENCODING),
        ("A café, in a long line that was damaged at its end".encode() + b"\xe2", Fault.ENCODING),
        (b"A few odd signs \x86\x87 in a long line of plain ASCII text", Fault.ENCODING),
    ],
)
def test_what_is_no_text_is_told_with_the_reason(content: bytes, fault: Fault) -> None:
    assert decoded(content) == Refused(fault)
