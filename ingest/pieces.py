"""The pieces that passages are put together from, and how closely they belong together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from ingest.documents import Block, BlockKind

Size = Callable[[str], int]


class Joint(IntEnum):
    """How closely a piece belongs to the one before it. Where the number is lowest, a text is best
    cut.
    """

    PARAGRAPH = 0
    ITEM = 1
    SUBITEM = 2
    LED_IN = 3
    LINE = 4
    SENTENCE = 5
    WORD = 6
    LETTER = 7

    @property
    def between(self) -> str:
        """What stands between the two pieces."""
        return {
            Joint.PARAGRAPH: "\n\n",
            Joint.SENTENCE: " ",
            Joint.WORD: " ",
            Joint.LETTER: "",
        }.get(self, "\n")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A text that fits into a passage. `header` is what must stand above it where a passage begins
    with it: the row with a table's headings.
    """

    text: str
    joint: Joint
    size: int = 0
    header: str = ""


def pieces_of(blocks: Sequence[Block], size: Size, room: int) -> tuple[Piece, ...]:
    """Cut blocks into pieces no larger than `room`, in order. Words are never lost; spaces may be
    where a text has to be cut within a sentence.
    """
    pieces: list[Piece] = []
    before: Block | None = None
    for block in blocks:
        joint = _joint(before, block)
        if block.kind is BlockKind.TABLE:
            pieces += _rows(block, joint, size, room)
        else:
            pieces += _cut(Piece(text=_shown(block), joint=joint), size, room)
        before = block
    return tuple(pieces)


def _joint(before: Block | None, block: Block) -> Joint:
    if before is None:
        return Joint.PARAGRAPH
    if before.text.endswith(":"):
        return Joint.LED_IN
    if block.kind is not BlockKind.ITEM:
        return Joint.PARAGRAPH
    if before.kind is not BlockKind.ITEM:
        return Joint.LED_IN
    return Joint.SUBITEM if block.level else Joint.ITEM


def _shown(block: Block) -> str:
    if block.kind is not BlockKind.ITEM:
        return block.text
    indent = "  " * block.level
    return f"{indent}{block.marker} {block.text}".replace("\n", f"\n{indent}  ")


def _rows(table: Block, joint: Joint, size: Size, room: int) -> Iterator[Piece]:
    """Yield a table row by row. Where its header fits above each row, it is part of the first and
    the header of the others; else it is a row like them.
    """
    header, *rows = (" | ".join(cells) for cells in table.rows)
    if rows and all(size(header) + size(row) <= room for row in rows):
        first, *others = rows
        yield _sized(Piece(text=f"{header}\n{first}", joint=joint), size)
        for row in others:
            yield _sized(Piece(text=row, joint=Joint.ITEM, header=header), size)
        return
    yield from _cut(Piece(text=header, joint=joint), size, room)
    for row in rows:
        yield from _cut(Piece(text=row, joint=Joint.ITEM), size, room)


def _sized(piece: Piece, size: Size) -> Piece:
    return replace(piece, size=size(piece.text))


def _cut(piece: Piece, size: Size, room: int) -> Iterator[Piece]:
    """Yield the piece, or as few parts of it as fit: lines, else sentences, words, letters."""
    piece = _sized(piece, size)
    if piece.size <= room or len(piece.text) < 2:
        yield piece
        return
    joint, texts = _divided(piece.text)
    for place, text in enumerate(texts):
        yield from _cut(Piece(text=text, joint=joint if place else piece.joint), size, room)


def _divided(text: str) -> tuple[Joint, Sequence[str]]:
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        return Joint.LINE, lines
    sentences = _sentences(text)
    if len(sentences) > 1:
        return Joint.SENTENCE, sentences
    words = text.split()
    if len(words) > 1:
        half = len(words) // 2
        return Joint.WORD, (" ".join(words[:half]), " ".join(words[half:]))
    half = len(text) // 2
    return Joint.LETTER, (text[:half], text[half:])


def _sentences(text: str) -> Sequence[str]:
    cuts = [
        match
        for match in _SENTENCE_ENDS.finditer(text)
        if not _ABBREVIATED.search(text, max(0, match.start() - 12), match.start() + 1)
    ]
    starts = [0, *(match.end() for match in cuts)]
    ends = [*(match.start("gap") for match in cuts), len(text)]
    return [
        text[start:end] for start, end in zip(starts, ends, strict=True) if text[start:end].strip()
    ]


_SENTENCE_ENDS = re.compile(r"[.!?…][\"”’)\]]*(?P<gap>\s+)(?=[\"“‘(\[]?[^\Wa-z_])")
_ABBREVIATED = re.compile(
    r"(?i)(?:\b(?:e\.g|i\.e|mr|mrs|ms|dr|no|vs|inc|ltd|co|corp|approx|etc|st|u\.s|art|sec)|\b[a-z])\.$"
)
