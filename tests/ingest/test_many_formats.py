"""A folder of everything that a team has, good and bad, down the road in."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pytest

from ingest.documents import Fault
from ingest.pipeline import AT_ONCE, run_ingest
from ingest.plan import Change
from ingest.prepare import HandedIn
from ingest.report import IngestReport
from knowledge.sources import Authority, PassageKind
from tests.ingest.building import count_words
from tests.ingest.in_memory_writer import InMemoryWriter
from tests.ingest.loaders.making import a_docx, a_pdf, locked

CASES = (
    "Order ID,Decision,Note,Lesson\n"
    "113-1234567-1234567,denied,Buyer jane@example.com says it never came.,Ask jane@example.com\n"
    "113-1234567-1234568,,No decision here.,\n"
)


def ingested(writer: InMemoryWriter, folder: Path, **said: object) -> IngestReport:
    handed_in = HandedIn(**{"paths": [folder], "workspace": "local"} | said)  # type: ignore[arg-type]
    return run_ingest(handed_in, writer, count_words)


def a_folder(folder: Path, **files: bytes | str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        raw = content.encode() if isinstance(content, str) else content
        (folder / name.replace("_", ".")).write_bytes(raw)
    return folder


def faults(report: IngestReport) -> dict[str, Fault]:
    return {failure.path: failure.fault for failure in report.failures}


def test_a_folder_of_each_format_comes_in(tmp_path: Path) -> None:
    a_folder(
        tmp_path,
        markdown_md="# Title\n\nFrom Markdown.\n",
        text_txt="From text.",
        page_html="<body><p>From HTML.</p></body>",
        paper_pdf=a_pdf(["Title of it", "", "From PDF."]),
        word_docx=a_docx(lambda word: word.add_paragraph("From Word.")),
        mail_eml="Subject: S\n\nFrom a mail.\n",
        box_mbox="From a\nSubject: S\n\nFrom a mailbox.\n",
        web_mhtml="Content-Type: text/html\n\n<p>From an archive.</p>",
        cases_csv="Order,Decision,Note\n1,denied,From CSV.\n",
        cases_tsv="Order\tDecision\tNote\n1\tdenied\tFrom TSV.\n",
        cases_json='[{"decision": "denied", "note": "From JSON."}]',
        cases_jsonl='{"decision": "denied", "note": "From JSONL."}',
    )
    writer = InMemoryWriter()

    report = ingested(writer, tmp_path)

    assert report.failures == ()
    assert {
        passage.case.note if passage.case else passage.text
        for passage in writer.passages["local"].values()
    } == {
        *("From Markdown.", "From text.", "From HTML.", "From PDF.", "From Word.", "From a mail."),
        *("From a mailbox.", "From an archive.", "From CSV.", "From TSV.", "From JSON."),
        "From JSONL.",
    }


def test_bad_files_are_told_with_the_reason_and_stop_nothing(tmp_path: Path) -> None:
    folder = a_folder(
        tmp_path / "folder",
        good_md="# Good\n\nFine.\n",
        empty_pdf=b"",
        binary_html=bytes(range(256)) * 40,
        moscow_txt="Возврат в течение тридцати дней".encode("cp1251"),
        locked_pdf=locked(a_pdf(["Text."]), "secret"),
        scanned_pdf=a_pdf([], []),
        broken_docx=b"PK\x03\x04",
        sales_csv="SKU,Price\nA,1\n",
        broken_json="{",
        picture_png=b"\x89PNG",
    )
    a_folder(tmp_path / "elsewhere", other_md="Not in the folder.")
    (folder / "link.md").symlink_to(tmp_path / "elsewhere" / "other.md")
    with (folder / "huge.csv").open("wb") as huge:
        huge.truncate(200_000_000)
    writer = InMemoryWriter()

    report = ingested(writer, folder)

    assert writer.texts("local") == {"Fine."}
    assert faults(report) == {
        "empty.pdf": Fault.EMPTY,
        "binary.html": Fault.BINARY,
        "moscow.txt": Fault.ENCODING,
        "locked.pdf": Fault.ENCRYPTED,
        "scanned.pdf": Fault.SCANNED,
        "broken.docx": Fault.DAMAGED,
        "sales.csv": Fault.NO_CASES,
        "broken.json": Fault.DAMAGED,
        "picture.png": Fault.NOT_HANDLED,
        "link.md": Fault.OUTSIDE,
        "huge.csv": Fault.TOO_LARGE,
    }


def test_a_bad_line_is_told_and_the_others_come_in_scrubbed(tmp_path: Path) -> None:
    a_folder(tmp_path, closed_csv=CASES)
    writer = InMemoryWriter()

    report = ingested(writer, tmp_path)

    (passage,) = writer.passages["local"].values()
    assert (passage.kind, passage.source.authority) == (PassageKind.CASE, Authority.EXPERIENCE)
    assert passage.case is not None
    assert (passage.case.note, passage.case.lesson) == (
        "Buyer [EMAIL 1] says it never came.",
        "Ask [EMAIL 1]",
    )
    assert passage.embedded_text == "Buyer [EMAIL 1] says it never came.\nAsk [EMAIL 1]"
    assert "jane" not in passage.text
    assert [(failure.path, failure.detail) for failure in report.failures] == [
        ("closed.csv, line 3", "no decision")
    ]


def test_case_notes_can_be_given_no_authority(tmp_path: Path) -> None:
    a_folder(tmp_path, closed_csv=CASES)
    writer = InMemoryWriter()

    ingested(writer, tmp_path, authority=Authority.HOUSE)

    (passage,) = writer.passages["local"].values()
    assert passage.source.authority is Authority.EXPERIENCE


def test_a_note_too_long_to_embed_is_searched_by_its_pieces(tmp_path: Path) -> None:
    note = " ".join(f"Sentence number {number} tells what happened." for number in range(80))
    a_folder(tmp_path, closed_csv=f"Order,Decision,Note\n1,denied,{note}\n")
    writer = InMemoryWriter()

    ingested(writer, tmp_path)

    (passage,) = writer.passages["local"].values()
    assert " ".join(passage.keys) == note
    assert all(count_words(key) <= 256 for key in passage.keys)


# What has not changed is not read again


def test_an_unchanged_document_is_not_parsed_again(tmp_path: Path) -> None:
    a_folder(tmp_path, one_md="# One\n\nFirst.\n", two_md="# Two\n\nSecond.\n")
    writer = InMemoryWriter()
    ingested(writer, tmp_path)
    counted: list[str] = []

    def count(text: str) -> int:
        counted.append(text)
        return count_words(text)

    a_folder(tmp_path, two_md="# Two\n\nChanged.\n")
    report = run_ingest(HandedIn(paths=[tmp_path], workspace="local"), writer, count)

    assert not any("First" in text for text in counted)
    assert any("Changed" in text for text in counted)
    assert [
        (each.path, each.source.title, each.change, each.passages) for each in report.documents
    ] == [
        ("one.md", "One", Change.KEPT, 1),
        ("two.md", "Two", Change.REPLACED, 1),
    ]
    assert writer.texts("local") == {"First.", "Changed."}


@pytest.mark.parametrize(
    "said", [{"authority": Authority.HOUSE}, {"marketplaces": ("US",)}, {"afresh": True}]
)
def test_it_is_read_again_where_something_else_is_said_of_it(
    tmp_path: Path, said: dict[str, object]
) -> None:
    a_folder(tmp_path, one_md="# One\n\nFirst.\n\nWe use cookies.\n")
    writer = InMemoryWriter()
    ingested(writer, tmp_path)

    (document,) = ingested(writer, tmp_path, **said).documents

    assert len(document.dropped) == 1


def test_what_was_told_of_a_document_is_told_again(tmp_path: Path) -> None:
    a_folder(tmp_path, closed_csv=CASES, old_txt="Café, by an old program".encode("cp1252"))
    writer = InMemoryWriter()

    reports = [ingested(writer, tmp_path) for _ in range(2)]

    assert reports[0].failures == reports[1].failures != ()
    assert [each.notes for each in reports[0].documents] == [
        each.notes for each in reports[1].documents
    ]
    assert all(each.notes for each in reports[1].documents)


def test_a_document_that_went_away_and_came_back_is_read_again(tmp_path: Path) -> None:
    a_folder(tmp_path, one_md="# One\n\nFirst.\n", two_md="# Two\n\nSecond.\n")
    writer = InMemoryWriter()
    ingested(writer, tmp_path)
    (tmp_path / "one.md").unlink()
    ingested(writer, tmp_path)

    a_folder(tmp_path, one_md="# One\n\nFirst.\n")
    ingested(writer, tmp_path)

    assert writer.texts("local") == {"First.", "Second."}


def test_passages_of_a_large_folder_are_stored_as_they_come(tmp_path: Path) -> None:
    for number in range(30):
        sections = "".join(f"## Part {part}\n\nText {part}.\n\n" for part in range(100))
        a_folder(tmp_path, **{f"{number}_md": sections})
    writer = InMemoryWriter()

    report = ingested(writer, tmp_path)

    assert len(report.plan.add) == 3_000
    assert AT_ONCE <= writer.most_at_once < AT_ONCE + 100


# Nothing in a document is fetched


class Visits(HTTPServer):
    """Counts who comes."""

    paths: list[str]


@pytest.fixture
def visits() -> Iterator[Visits]:
    class Note(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.paths.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = Visits(("127.0.0.1", 0), Note)
    server.paths = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def with_entities(docx: bytes, *urls: str) -> bytes:
    """The document, with what stands at addresses after its HERE."""
    before, after = zipfile.ZipFile(BytesIO(docx)), BytesIO()
    with zipfile.ZipFile(after, "w") as parts:
        for name in before.namelist():
            raw = before.read(name)
            if name == "word/document.xml":
                named = {f"e{at}": url for at, url in enumerate(urls)}
                declared = "".join(f'<!ENTITY {e} SYSTEM "{url}">' for e, url in named.items())
                used = "".join(f"&{name};" for name in named)
                head, _, rest = raw.partition(b"?>")
                rest = rest.replace(b"HERE", f"HERE{used}".encode())
                raw = head + f"?><!DOCTYPE d [{declared}]>".encode() + rest
            parts.writestr(name, raw)
    return after.getvalue()


def test_nothing_that_a_document_points_to_is_fetched(
    tmp_path: Path, visits: Visits, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"http://127.0.0.1:{visits.server_port}"
    reached: list[object] = []
    monkeypatch.setattr("socket.socket.connect", lambda _self, address: reached.append(address))
    monkeypatch.setattr("socket.getaddrinfo", lambda *address, **_: reached.append(address))
    page = (
        f'<!DOCTYPE html SYSTEM "{url}/dtd"><html><head><link rel="stylesheet" href="{url}/css">'
        f'<base href="{url}/"><meta http-equiv="refresh" content="0; url={url}/next"></head><body>'
        f'<img src="{url}/img"><iframe src="{url}/frame"></iframe><p>Words.</p></body></html>'
    )
    (tmp_path / "planted").write_text("Planted words.")
    word = a_docx(lambda word: word.add_paragraph("Words HERE."))
    opening = f"/Catalog /OpenAction << /S /URI /URI ({url}/open) >>".encode()
    folder = a_folder(
        tmp_path / "folder",
        page_html=page,
        mail_eml=f"Subject: S\nContent-Type: text/html\n\n{page}",
        web_mhtml=f"Content-Type: text/html\nSnapshot-Content-Location: {url}/\n\n{page}",
        word_docx=with_entities(word, f"{url}/entity", f"file://{tmp_path}/planted"),
        paper_pdf=a_pdf(["Words."]).replace(b"/Catalog", opening),
        text_md=f"![picture]({url}/md)\n\n[Words]({url}/link).\n\n<img src='{url}/html'>\n",
    )
    writer = InMemoryWriter()

    report = ingested(writer, folder)

    assert report.failures == ()
    assert (reached, visits.paths) == ([], [])
    said = " ".join(writer.texts("local"))
    assert "HERE" in said
    assert "Planted" not in said
