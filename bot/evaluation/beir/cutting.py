"""Documents of a set cut into passages by our own chunker."""

from __future__ import annotations

from collections.abc import Sequence

from bot.evaluation.beir.reading import Text
from ingest.chunk import Count, chunk
from ingest.documents import Block, BlockKind, Document
from ingest.loaders.markdown import blocks_of, tokens_of
from knowledge.sources import Authority, Passage, Source


def cut(documents: Sequence[Text], count: Count) -> tuple[Passage, ...]:
    """Cut the documents, read as Markdown. A passage's source has the document's id.

    Nothing is cleaned or made anonymous: a set's words stay as they are. A document without a
    text is its title; one without either is no passage.
    """
    return tuple(passage for each in documents for passage in chunk(_document(each), count))


def _document(text: Text) -> Document:
    source = Source(id=text.id, title=text.title, publisher="", authority=Authority.HOUSE)
    blocks = blocks_of(tokens_of(text.text))
    if not blocks and text.title.strip():
        blocks = (Block(kind=BlockKind.PARAGRAPH, text=text.title),)
    return Document(source=source, blocks=blocks)
