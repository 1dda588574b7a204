"""Whatever happens to a file on its way, its loader returns what it can read, or why it can't."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.documents import Page, Refused
from ingest.loaders import LOADERS
from ingest.loaders.columns import Columns
from tests.ingest.loaders.making import a_docx, a_pdf

MAIL = b"""Subject: A claim\r\nDate: Tue, 3 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r
It was granted.\r\n--b\r\nContent-Type: text/html; charset=utf-8\r
Content-Disposition: attachment; filename="a.html"\r\n\r\n<p>Attached.</p>\r\n--b--\r\n"""

WHOLE = {
    ".pdf": a_pdf(["Title", "", "A line of text."], ["Another page."]),
    ".docx": a_docx(lambda word: word.add_heading("Title", 1)),
    ".eml": MAIL,
    ".mbox": b"From somebody\n" + MAIL,
    ".mhtml": MAIL,
    ".html": b"<html><body><h1>T</h1><ul><li>x<table><tr><td>a<td>b</table></ul>",
    ".csv": b'Order,Decision,Note\n113-1234567-1234567,denied,"It was ""late""."\n',
    ".json": b'[{"order": "1", "decision": "denied", "note": "It was late."}]',
    ".jsonl": b'{"order": "1", "decision": "denied", "note": "It was late."}\n',
    ".md": b"# T\n\n| Order | Decision | Note |\n|---|---|---|\n| 1 | denied | late |\n",
    ".txt": b"Title\n\nA line of text.\n",
}


@pytest.mark.parametrize("suffix", WHOLE)
def test_a_whole_file_is_read(suffix: str) -> None:
    assert isinstance(LOADERS[suffix](WHOLE[suffix], Columns()), Page)


@settings(max_examples=150)
@given(
    suffix=st.sampled_from(sorted(WHOLE)),
    at=st.floats(min_value=0, max_value=1),
    length=st.integers(min_value=0, max_value=40),
    instead=st.binary(max_size=20),
)
def test_a_damaged_file_stops_nothing(suffix: str, at: float, length: int, instead: bytes) -> None:
    raw = WHOLE[suffix]
    place = int(at * len(raw))
    damaged = raw[:place] + instead + raw[place + length :]

    outcome = LOADERS[suffix](damaged, Columns())

    assert isinstance(outcome, Page | Refused)


@settings(max_examples=60)
@given(suffix=st.sampled_from(sorted(LOADERS)), raw=st.binary(max_size=400))
def test_any_bytes_under_any_name_stop_nothing(suffix: str, raw: bytes) -> None:
    assert isinstance(LOADERS[suffix](raw, Columns()), Page | Refused)
