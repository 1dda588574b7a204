"""Formats that come in: one loader each, bytes in, page out, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ingest.documents import Page, Refused
from ingest.loaders.cases import load_csv, load_json, load_jsonl, load_tsv, with_cases
from ingest.loaders.columns import Columns
from ingest.loaders.docx import load_docx
from ingest.loaders.encodings import decoded
from ingest.loaders.html import load_html
from ingest.loaders.mail import load_eml, load_mbox, load_mhtml
from ingest.loaders.markdown import load_markdown
from ingest.loaders.pdf import load_pdf
from ingest.loaders.text import load_text

Load = Callable[[bytes, Columns], Page | Refused]
"""Reads a file's bytes, with what a person said of the columns of case notes."""


def _text(raw: bytes, _columns: Columns) -> Page | Refused:
    return _from_text(raw, load_text)


def _markdown(raw: bytes, columns: Columns) -> Page | Refused:
    return _from_text(raw, lambda text: with_cases(load_markdown(text), columns, text))


def _from_text(raw: bytes, load: Callable[[str], Page]) -> Page | Refused:
    read = decoded(raw)
    if isinstance(read, Refused):
        return read
    page = load(read.text)
    return replace(page, notes=(read.note, *page.notes)) if read.note else page


def _attachment(name: str, raw: bytes) -> Page | Refused | None:
    """Read what is attached to a mail, where it is a document: not a mail, nor case notes."""
    load = _DOCUMENTS.get(f".{name.rpartition('.')[2].lower()}")
    return load(raw, Columns()) if load is not None else None


_DOCUMENTS: Mapping[str, Load] = {
    ".txt": _text,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": lambda raw, _columns: load_html(raw),
    ".htm": lambda raw, _columns: load_html(raw),
    ".mhtml": lambda raw, _columns: load_mhtml(raw),
    ".mht": lambda raw, _columns: load_mhtml(raw),
    ".pdf": lambda raw, _columns: load_pdf(raw),
    ".docx": lambda raw, _columns: load_docx(raw),
}

LOADERS: Mapping[str, Load] = {
    **_DOCUMENTS,
    ".eml": lambda raw, _columns: load_eml(raw, _attachment),
    ".mbox": lambda raw, _columns: load_mbox(raw, _attachment),
    ".csv": load_csv,
    ".tsv": load_tsv,
    ".json": load_json,
    ".jsonl": load_jsonl,
}
"""By the ending of the file's name."""
