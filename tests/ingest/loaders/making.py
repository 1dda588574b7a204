"""Files of each format, made for tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from pypdf import PdfReader, PdfWriter


def a_docx(write: Callable[[Word], object]) -> bytes:
    """A Word document, as `write` writes it."""
    word = Document()
    write(word)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def a_pdf(*pages: Sequence[str], title: str = "") -> bytes:
    """A PDF whose pages hold these lines; a page without lines holds nothing that is text."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, lines in enumerate(pages):
        drawn = "".join(f"({_escaped(line)}) Tj 0 -20 Td\n" for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td\n{drawn}ET" if lines else "0 0 10 10 re f"
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * at} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    objects.append(f"<< /Title ({_escaped(title)}) >>")
    return _written(objects)


def locked(pdf: bytes, password: str) -> bytes:
    """The same PDF, to be opened with a password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _written(objects: Sequence[str]) -> bytes:
    out = "%PDF-1.4\n"
    starts = []
    for number, body in enumerate(objects, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    size = len(objects) + 1
    trailer = f"<< /Size {size} /Root 1 0 R /Info {len(objects)} 0 R >>"
    start = len(out)
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n{trailer}\n"
    return f"{out}startxref\n{start}\n%%EOF\n".encode("latin-1")
