"""Formats that come in: one loader each, text in, page out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ingest.documents import Page
from ingest.loaders.markdown import load_markdown
from ingest.loaders.text import load_text

LOADERS: Mapping[str, Callable[[str], Page]] = {
    ".md": load_markdown,
    ".markdown": load_markdown,
    ".txt": load_text,
}
