"""Documents built for tests, naming only what matters."""

from __future__ import annotations

import re

from ingest.documents import Block, BlockKind, Document
from knowledge.sources import Authority, Source


def a_source(**particulars: object) -> Source:
    given = {"id": "doc-1", "title": "Returns", "publisher": "somebody"} | particulars
    return Source(authority=Authority.EXPERT, **given)  # type: ignore[arg-type]


def a_document(*blocks: Block, **particulars: object) -> Document:
    return Document(source=a_source(**particulars), blocks=blocks)


def heading(text: str, level: int = 2) -> Block:
    return Block(kind=BlockKind.HEADING, text=text, level=level)


def paragraph(text: str) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, text=text)


def item(text: str, level: int = 0, marker: str = "-") -> Block:
    return Block(kind=BlockKind.ITEM, text=text, level=level, marker=marker)


def table(*rows: tuple[str, ...]) -> Block:
    return Block(kind=BlockKind.TABLE, rows=rows)


def a_break() -> Block:
    return Block(kind=BlockKind.BREAK)


def count_words(text: str) -> int:
    """Count more than a tokenizer would: each word and each sign by itself."""
    return len(re.findall(r"\w+|[^\w\s]", text))
