"""Documents cut into passages: small enough to embed whole, and each understandable by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ingest.documents import Block, BlockKind, Document
from ingest.pieces import Piece, pieces_of
from knowledge.sources import Passage, PassageKind, Source

MODEL_TOKENS = 256
"""What the embedding model reads of a text, with the marks that it puts around it. It is deaf to
the rest."""

LETTERS_PER_TOKEN = 16
"""More than words have. What is no words (a picture in base64) counts by its length."""

Count = Callable[[str], int]
"""Counts the tokens of a text, with or without the marks that a model puts around it. Two texts
together must not count more than the two apart."""


def chunk(document: Document, count: Count, limit: int = MODEL_TOKENS) -> tuple[Passage, ...]:
    """Cut a document into passages of at most `limit` tokens, title and headings included.

    A passage stays within its section. Where a section is too long, it is cut between paragraphs,
    else between items, else between sentences; a list follows the words that lead into it and a
    table's rows their header. Nothing is lost, and nothing said twice but headings and a table's
    header: a heading with nothing under it, or too long to stand above a text, is a text itself.
    """
    marks = count("")
    limit -= marks

    def size(text: str) -> int:
        by_length = len(text) // LETTERS_PER_TOKEN
        return by_length if by_length > limit else max(count(text) - marks, by_length)

    title = _shortened(document.source.title, size, limit // 2)
    texts: list[tuple[tuple[str, ...], str]] = []
    for headings, blocks in _sections(title, document.blocks, size, limit // 2):
        room = limit - size("\n".join(headings))
        pieces = pieces_of(blocks, size, room)
        texts += [(headings, text) for text in _texts(pieces, size, room)]
    return tuple(
        _passage(document.source, headings, text, position)
        for position, (headings, text) in enumerate(texts)
    )


def _passage(source: Source, headings: tuple[str, ...], text: str, position: int) -> Passage:
    return Passage(
        kind=PassageKind.TEXT,
        source=source,
        text=text,
        headings=headings,
        effective_from=source.effective_from,
        effective_until=source.effective_until,
        effective_by=source.effective_by,
        marketplaces=source.marketplaces,
        position=position,
    )


def _shortened(title: str, size: Count, most: int) -> str:
    while size(title) > most and len(title) > 2:
        title = title[: len(title) * 2 // 3].rstrip() + "…"
    return title


_Section = tuple[tuple[str, ...], Sequence[Block]]


def _sections(title: str, blocks: Sequence[Block], size: Count, most: int) -> Iterator[_Section]:
    """Yield what stands under each heading, with the headings above it."""
    path: tuple[Block, ...] = ()
    section: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.BREAK:
            yield from _ended(title, path, section)
            path, section = (), []
        elif block.kind is BlockKind.HEADING:
            above = tuple(heading for heading in path if heading.level < block.level)
            # A heading with a lower one right below it stands above that one's text.
            if section or len(above) < len(path):
                yield from _ended(title, path, section)
            fits = size("\n".join(_words(title, (*above, block)))) <= most
            path = (*above, block) if fits else above
            section = [] if fits else [_as_text(block)]
        else:
            section.append(block)
    yield from _ended(title, path, section)


def _ended(title: str, path: tuple[Block, ...], section: Sequence[Block]) -> Iterator[_Section]:
    if section:
        yield _words(title, path), section
    elif path:
        yield _words(title, path[:-1]), [_as_text(path[-1])]


def _words(title: str, path: tuple[Block, ...]) -> tuple[str, ...]:
    return (title, *(heading.text for heading in path))


def _as_text(heading: Block) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, text=heading.text)


def _texts(pieces: Sequence[Piece], size: Count, room: int) -> Iterator[str]:
    """Fill passages, each up to the last of the best places to cut before it is too large."""
    start = 0
    while start < len(pieces):
        end = _brim(pieces, start, size, room)
        if end < len(pieces):
            best = min(pieces[at].joint for at in range(start + 1, end + 1))
            end = max(at for at in range(start + 1, end + 1) if pieces[at].joint is best)
        yield _joined(pieces[start:end])
        start = end


def _brim(pieces: Sequence[Piece], start: int, size: Count, room: int) -> int:
    """Return the position of the first piece that a passage from `start` on has no room for."""
    used = size(pieces[start].header) if pieces[start].header else 0
    for at in range(start, len(pieces)):
        used += pieces[at].size
        if used > room and at > start:
            return at
    return len(pieces)


def _joined(pieces: Sequence[Piece]) -> str:
    first, *others = pieces
    text = f"{first.header}\n{first.text}" if first.header else first.text
    return text + "".join(piece.joint.between + piece.text for piece in others)
